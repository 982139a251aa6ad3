import { oneLine } from '../base/harmless';
import { type Stage, stages, stageTitle } from '../base/stages';
import { newestEdition } from '../schema/catalogue';

/** What a new manifest begins with. */
interface StarterInput {
  readonly name: string;
  readonly stage: Stage;
  /** Sections that the repository has said something for, as texts; see `discover/`. */
  readonly found?: Found;
  /** What is worth a look in the first minute, a line each. */
  readonly worth?: readonly string[];
}

type Found = Readonly<Partial<Record<string, string>>>;

const next: Readonly<Record<Stage, string>> = {
  diagnose: 'Diagnose: understand the workflow, its data, systems and risks, and what it is worth.',
  design: 'Design: decide architecture, integrations, data contracts, governance and escalation.',
  deploy: 'Deploy: put it into the live environment, with controls that were tried.',
  operate: 'Operate: watch performance, refine the workflow, keep the capability in the team.',
};

/** A short manifest with comments that teach, valid from the first line. It claims nothing that is not so. */
export function starterManifest({ name, stage, found = {}, worth = [] }: StarterInput): string {
  const text = starter({ name: quoted(name), stage, meaning: `# ${next[stage]}\n`, status: 'unmet', found });
  if (worth.length === 0) return text;
  const lines = worth.map((each) => `# - ${oneLine(each).replaceAll('\ufffd', '?')}\n`);
  return `# Worth a look, by what the repository says. Take these lines out when you have looked.\n${lines.join('')}\n${text}`;
}

/** The same as a snippet, with its name and stage to be filled in. What the text holds must not look like a field. */
export function starterSnippet(): string {
  return starter({
    name: '${1:name of the workflow}',
    // The first stage claims nothing.
    stage: `\${2:${stages[0]}}`,
    meaning: '',
    status: '     ',
    found: {},
  });
}

interface Parts {
  readonly name: string;
  readonly stage: string;
  /** What the stage means, as a line of its own. */
  readonly meaning: string;
  /** Of the items that it begins with. */
  readonly status: string;
  readonly found: Found;
}

/** What stands for a section of which nothing was found. */
const examples: Readonly<Record<'owners' | 'systems' | 'data', string>> = {
  owners: `# owners:
#   someone: { handle: "@someone", roles: [outcome] }        # decides on going live
#   another: { handle: "@another", roles: [performance] }    # looks after it day by day
`,
  systems: `# systems:
#   crm: { name: The CRM, owner: someone, access: read }
`,
  data: `# data:
#   customers:
#     system: crm
#     systemOfRecord:              # true where that system has the last word
#     owner: someone
#     classification:              # public | internal | confidential | personal | special-category
#     freshness: 15m               # how old it is when it is read
#     maxAge: 1h                   # how old it may be
`,
};

/** The sections behind those three, each with what it is about. */
const further = [
  ['integrations', 'How it is connected to them.'],
  ['models', 'The models that it uses.'],
  ['release', 'What runs, or will run.'],
  ['evaluations', 'How it was tried.'],
  ['agent', 'What it may do on its own.'],
] as const;
const watched = [
  ['signals', 'What is measured while it runs.'],
  ['controls', 'What is there when something goes wrong.'],
] as const;

function foundIn(found: Found, sections: readonly (readonly [section: string, about: string])[]): string {
  return sections
    .flatMap(([section, about]) => (found[section] === undefined ? [] : [`# ${about}\n${found[section]}\n`]))
    .join('');
}

function starter({ name, stage, meaning, status, found }: Parts): string {
  return `# What we know about one AI workflow on its way from a pilot into daily operations.
# Facts first, claims after: every item of the checklist rests on the facts above it and on evidence.
version: 1
# The edition of the checklist that judges it, in every later version of the tool.
catalogue: "${newestEdition}"
# Where the team says it is: ${stages.join(' | ')}.
${meaning}stage: ${stage}

workflow:
  name: ${name}
  # summary: What goes in, what comes out, who relies on it.
  # trigger: What starts one case.
  # endState: How one can tell that a case is finished.
  # users: [who-uses-it]
  # volumePerMonth: 1000           # from a system, not from memory
  # minutesPerCase: 10

# Who is accountable for it. Other sections refer to these people by their id.
${found.owners ?? examples.owners}
# What it reads and writes.
${found.systems ?? examples.systems}${found.data ?? examples.data}
${foundIn(found, further)}# How much harm a wrong output can do.
# risk:
#   tier:                          # minimal | limited | high
#   roles: []                      # provider | deployer | importer | distributor
#   jurisdictions: []              # such as DE, EU, UK
#   decisions:                     # about people: none | supports | automated

${foundIn(found, watched)}# The claims. Begin with these three of ${stageTitle('diagnose')}; completion offers the others.
checklist:
  diagnose:
    workflow-scoped:
      status: ${status}                # met | in-progress | unmet | not-applicable | waived
    owners-named:
      status: ${status.trim()}
    data-sources-inventoried:
      status: ${status.trim()}
`;
}

/** A name as YAML reads it back: plain where that is safe, in quotes otherwise. */
function quoted(name: string): string {
  const line = name.replace(/\s+/g, ' ').trim();
  const isPlain =
    /^[A-Za-z][\w ()/&+.-]*[\w)]$/.test(line) && !/^(?:true|false|yes|no|on|off|null|y|n)$/i.test(line);
  return isPlain ? line : JSON.stringify(line);
}
