/** GitLab CI: jobs that take from others what they do not say themselves. */
import type { Node, Said } from '../../core/service';
import type { SourceFile } from '../source/file';
import {
  below,
  type Entry,
  entriesOf,
  entryAt,
  itemsOf,
  textAt,
  textMapOf,
  textOf,
  textsOf,
  wholeTextOf,
} from '../source/nodes';
import { isCalledDeploy } from './deploy-commands';
import { isNever, type Job, type Pipeline, type Step, saidAt } from './pipeline';
import { commandsIn } from './script';
import { environmentOf } from './written';

const reserved = new Set([
  ...['image', 'services', 'stages', 'types', 'before_script', 'after_script', 'variables', 'cache'],
  ...['include', 'default', 'workflow', 'spec', 'pages:deploy'],
]);

/** A job with what it takes from those that it extends. */
interface Written {
  readonly entry: Entry;
  /** What it says of a key, or what those say that it extends. */
  readonly of: (key: string) => Entry | undefined;
}

function jobsOf(root: Node): Written[] {
  return entriesOf(root).flatMap((entry) => {
    if (reserved.has(entry.key) || entry.key.startsWith('.') || entry.value.kind !== 'map') return [];
    const of = (key: string): Entry | undefined => inherited(root, entry.value, key) ?? byDefault(root, key);
    const isJob = of('script') !== undefined || of('trigger') !== undefined;
    return isJob && textOf(of('when')?.value) !== 'never' ? [{ entry, of }] : [];
  });
}

function byDefault(root: Node, key: string): Entry | undefined {
  return key === 'before_script' ? (entryAt(below(root, 'default'), key) ?? entryAt(root, key)) : undefined;
}

/** Of several that are extended the last one wins. */
function inherited(root: Node, job: Node | undefined, key: string, depth = 0): Entry | undefined {
  const own = entryAt(job, key);
  if (own !== undefined || depth > 10) return own;
  for (const name of textsOf(below(job, 'extends')).reverse()) {
    const found = inherited(root, below(root, name), key, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

export function isGitlabPipeline(root: Node | undefined): boolean {
  return root?.kind === 'map' && (jobsOf(root).length > 0 || entryAt(root, 'include') !== undefined);
}

export function gitlabPipeline(file: SourceFile, root: Node): Pipeline {
  const written = jobsOf(root);
  const stages = ['.pre', ...stagesOf(root), '.post'];
  const stageOf = ({ of }: Written): number => stages.indexOf(textOf(of('stage')?.value) ?? 'test');
  const jobs = written.map((each) => {
    const needs = each.of('needs');
    const earlier = written.filter((other) => stageOf(other) < stageOf(each)).map(({ entry }) => entry.key);
    return jobOf(file, each, needs === undefined ? earlier : needsOf(needs.value));
  });
  return {
    file,
    jobs,
    env: textMapOf(below(root, 'variables')),
    triggers: [],
    pushes: 'none',
    system: 'gitlab',
  };
}

function stagesOf(root: Node): string[] {
  const stated = textsOf(below(root, 'stages'));
  return stated.length > 0 ? stated : ['build', 'test', 'deploy'];
}

function needsOf(needs: Node): string[] {
  return [...textsOf(needs), ...itemsOf(needs).flatMap((item) => textAt(item, 'job') ?? [])];
}

function jobOf(file: SourceFile, { entry, of }: Written, needs: readonly string[]): Job {
  const environment = environmentOf(of('environment'));
  const when = textOf(of('when')?.value) ?? (of('rules') ?? of('only') ?? of('except'))?.key;
  const deploys = deploysBy(entry.key, of);
  return {
    id: entry.key,
    key: entry.key,
    at: entry.keyStart,
    needs,
    goesOn: allowed(of('allow_failure')?.value),
    steps: [stepOf(file, entry, of)],
    env: textMapOf(of('variables')?.value),
    text: wholeTextOf(entry.value),
    triggers: triggersOf(of),
    ...(environment === undefined ? {} : { environment }),
    ...(when === undefined ? {} : { condition: when }),
    ...(deploys === undefined ? {} : { deploys }),
  };
}

function allowed(node: Node | undefined): boolean | undefined {
  const value = textOf(node);
  if (node === undefined || value === 'false') return false;
  return value === 'true' ? true : undefined;
}

/** Where a job has an environment, GitLab itself calls it a deployment; its name has to say so as well. */
function deploysBy(id: string, of: Written['of']): Job['deploys'] {
  const environment = of('environment')?.value;
  const trigger = of('trigger')?.value;
  if (trigger !== undefined) {
    const project = textOf(trigger) ?? textAt(trigger, 'project');
    return project !== undefined && isCalledDeploy(id, project, environment !== undefined)
      ? 'elsewhere'
      : undefined;
  }
  const action = textAt(environment, 'action') ?? 'start';
  const stage = textOf(of('stage')?.value) ?? '';
  const isNamed =
    isCalledDeploy(id, '', false) ||
    (isCalledDeploy(stage, '', false) && !/stop|clean|verify|test|check/i.test(id));
  return environment !== undefined && action === 'start' && isNamed ? 'itself' : undefined;
}

function stepOf(file: SourceFile, entry: Entry, of: Written['of']): Step {
  const scripts = [of('before_script'), of('script')].flatMap((each) => scriptNodes(each?.value));
  return {
    label: entry.key,
    at: entry.keyStart,
    commands: scripts.flatMap((node) => commandsIn(file, node, { strict: true })),
    env: new Map(),
    goesOn: false,
  };
}

/** A script is a text, a list of texts, or has lists of others in it. */
function scriptNodes(node: Node | undefined, depth = 0): Node[] {
  if (node?.kind === 'scalar') return [node];
  return depth > 8 ? [] : itemsOf(node).flatMap((item) => scriptNodes(item, depth + 1));
}

/** What starts a job, where its rules say so. */
function triggersOf(of: Written['of']): string[] {
  const rules = itemsOf(of('rules')?.value).filter((rule) => textAt(rule, 'when') !== 'never');
  const conditions = rules.flatMap((rule) => textAt(rule, 'if') ?? []).join('\n');
  const only = [...textsOf(of('only')?.value), ...textsOf(below(of('only')?.value, 'refs'))];
  const sources = [...conditions.matchAll(/\$CI_PIPELINE_SOURCE\s*==\s*["'](\w+)["']/g)].map(
    ([, source = '']) => source,
  );
  const isTagged = /\$CI_COMMIT_TAG\b/.test(conditions) || only.includes('tags');
  const isPushed =
    /\$CI_COMMIT_(?:BRANCH|REF_NAME)\s*={1,2}/.test(conditions) ||
    only.some((each) => /^(?:main|master|branches|pushes)$/.test(each));
  return [
    ...new Set([
      ...sources,
      ...(isPushed ? ['push'] : []),
      ...(isTagged ? ['tag'] : []),
      ...(manualOf(of) === undefined ? [] : ['manual']),
    ]),
  ];
}

/** Where a job waits for a person: it says so itself, or each of its rules does by which it runs. */
function manualOf(of: Written['of']): Entry | undefined {
  const own = of('when');
  if (textOf(own?.value) === 'manual') return own;
  const rules = itemsOf(of('rules')?.value).map((rule) => entryAt(rule, 'when'));
  const running = rules.filter((when) => textOf(when?.value) !== 'never');
  return running.length > 0 && running.every((when) => textOf(when?.value) === 'manual')
    ? running[0]
    : undefined;
}

/** What only GitLab has: jobs that wait for a person, pipelines elsewhere, the scans of its templates. */
export function gitlabFacts(file: SourceFile, root: Node): Said[] {
  const jobs = jobsOf(root).flatMap(({ entry, of }) => {
    const manual = manualOf(of);
    const waits: Said[] =
      manual === undefined || isNever(textOf(of('when')?.value))
        ? []
        : [saidAt(file, manual.keyStart, { fact: 'workflow.manual', value: { job: entry.key } })];
    return [...waits, ...calls(file, entry.key, of('trigger'))];
  });
  return [...templateScans(file, below(root, 'include')), ...jobs];
}

function calls(file: SourceFile, job: string, trigger: Entry | undefined): Said[] {
  if (trigger === undefined) return [];
  const project = textOf(trigger.value) ?? textAt(trigger.value, 'project');
  const branch = textAt(trigger.value, 'branch');
  const include = below(trigger.value, 'include');
  const local = textOf(include) ?? textAt(include, 'local') ?? textAt(itemsOf(include)[0], 'local');
  if (project !== undefined) {
    const ref = branch === undefined ? project : `${project}@${branch}`;
    return [
      saidAt(file, trigger.keyStart, {
        fact: 'workflow.call',
        value: { job, ref, pin: 'branch', here: false },
      }),
    ];
  }
  return local === undefined
    ? []
    : [
        saidAt(file, trigger.keyStart, {
          fact: 'workflow.call',
          value: { job, ref: local, pin: 'local', here: true },
        }),
      ];
}

const scans = {
  SAST: { tool: 'gitlab-sast', kind: 'code' },
  'Secret-Detection': { tool: 'gitlab-secret-detection', kind: 'secrets' },
  'Dependency-Scanning': { tool: 'gitlab-dependency-scanning', kind: 'dependencies' },
  'Container-Scanning': { tool: 'gitlab-container-scanning', kind: 'image' },
} as const;

/** GitLab's own scans may fail without stopping anything. */
function templateScans(file: SourceFile, include: Node | undefined): Said[] {
  const items = include?.kind === 'list' ? include.items : include === undefined ? [] : [include];
  return items.flatMap((item) => {
    const entry = entryAt(item, 'template');
    const name =
      /(?:^|\/)([\w-]+?)(?:\.latest)?\.gitlab-ci\.yml$/.exec(textOf(entry?.value) ?? '')?.[1] ?? '';
    const scan = Object.entries(scans).find(([key]) => key === name)?.[1];
    if (entry === undefined || scan === undefined) return [];
    return [
      saidAt(file, entry.keyStart, { fact: 'workflow.security-scan', value: { ...scan, blocks: false } }),
    ];
  });
}
