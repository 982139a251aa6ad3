/** Steps that look for secrets and weaknesses, and whether what they find fails the job. */
import { isJudgedLater } from './judged';
import { type Command, isNever, type Job, type Step } from './pipeline';
import { called, optionOf, subcommand } from './words';

interface Scan {
  readonly tool: string;
  readonly kind: 'code' | 'secrets' | 'image' | 'dependencies';
  /** Undefined where a setting of the host decides. */
  readonly blocks?: boolean;
  readonly line: number | undefined;
  readonly at: number;
}

type Kind = Scan['kind'];
type Finds = Pick<Scan, 'tool' | 'kind' | 'blocks'>;

const isOn = (value: string | undefined): boolean => value === 'true' || value === '1';
const isNonZero = (value: string | undefined): boolean => /^['"]?[1-9]/.test(value ?? '');

/** A command: its words, its first subcommand, whether it has one of some options. */
interface Called {
  readonly words: readonly string[];
  readonly line: string;
  readonly sub: string;
  readonly has: (...names: readonly string[]) => boolean;
}

const always =
  (tool: string, kind: Kind, blocks = true) =>
  (): Finds => ({ tool, kind, blocks });
const unless =
  (tool: string, kind: Kind, ...switches: readonly string[]) =>
  ({ has }: Called): Finds => ({ tool, kind, blocks: !has(...switches) });
const audit =
  (tool: string, blocks = true) =>
  ({ sub, words }: Called): Finds | undefined =>
    sub === 'audit' && words[2] !== 'fix' && words[2] !== 'signatures'
      ? { tool: `${tool} audit`, kind: 'dependencies', blocks }
      : undefined;

/** What a program looks for; `blocks` as far as the tool itself decides. */
const programs: Readonly<Record<string, (command: Called) => Finds | undefined>> = {
  bandit: unless('bandit', 'code', '--exit-zero'),
  semgrep: ({ sub, has }) =>
    sub === 'ci'
      ? { tool: 'semgrep', kind: 'code' }
      : { tool: 'semgrep', kind: 'code', blocks: has('--error') },
  gosec: unless('gosec', 'code', '-no-fail'),
  brakeman: unless('brakeman', 'code', '--no-exit-on-warn'),
  checkov: unless('checkov', 'code', '--soft-fail', '-s'),
  tfsec: unless('tfsec', 'code', '--soft-fail', '-s'),
  gitleaks: ({ words }) => ({
    tool: 'gitleaks',
    kind: 'secrets',
    blocks: optionOf(words, '--exit-code') !== '0',
  }),
  trufflehog: ({ has }) => ({ tool: 'trufflehog', kind: 'secrets', blocks: has('--fail') }),
  'detect-secrets-hook': always('detect-secrets', 'secrets'),
  'detect-secrets': ({ sub }) =>
    sub === 'scan' ? { tool: 'detect-secrets', kind: 'secrets', blocks: false } : undefined,
  ggshield: (command) =>
    command.sub === 'secret' ? unless('ggshield', 'secrets', '--exit-zero')(command) : undefined,
  grype: ({ has }) => ({ tool: 'grype', kind: 'image', blocks: has('--fail-on', '-f') }),
  'pip-audit': always('pip-audit', 'dependencies'),
  'osv-scanner': always('osv-scanner', 'dependencies'),
  safety: ({ sub }) =>
    sub === 'check' || sub === 'scan' ? { tool: 'safety', kind: 'dependencies', blocks: true } : undefined,
  npm: audit('npm'),
  pnpm: audit('pnpm'),
  yarn: audit('yarn', false),
  cargo: (command) =>
    command.sub === 'deny' ? cargoDeny(command.line.split(' ').slice(2).join(' ')) : audit('cargo')(command),
  'bundle-audit': always('bundle-audit', 'dependencies'),
  govulncheck: always('govulncheck', 'dependencies'),
  trivy: ({ sub, words, has }) =>
    has('--download-db-only', '--download-java-db-only')
      ? undefined
      : trivy(sub, {
          blocks: isNonZero(optionOf(words, '--exit-code')),
          format: optionOf(words, '--format', '-f'),
          scanners: optionOf(words, '--scanners', '--security-checks'),
        }),
  snyk: ({ sub, line }) => snyk(sub, line),
};

function commandScan(written: readonly string[]): Finds | undefined {
  const words = called(written);
  const line = subcommand(words);
  const [head = '', sub = ''] = line.split(' ');
  const has = (...names: readonly string[]): boolean => optionOf(words, ...names) !== undefined;
  if (has('--help', '--version')) return undefined;
  const module = /^python3?$/.test(head) ? optionOf(words, '-m') : undefined;
  if (module === 'bandit' || module === 'pip_audit')
    return commandScan([module.replace('_', '-'), ...words.slice(words.indexOf(module) + 1)]);
  if (/^(?:docker|podman|nerdctl)$/.test(head) && sub === 'run') {
    const inside = inContainer(words);
    return inside === undefined ? undefined : commandScan(inside);
  }
  return Object.hasOwn(programs, head) ? programs[head]?.({ words, line, sub, has }) : undefined;
}

interface TrivyOptions {
  readonly blocks: boolean;
  readonly format: string | undefined;
  readonly scanners: string | undefined;
}

function trivy(target: string, { blocks, format = '', scanners }: TrivyOptions): Finds | undefined {
  const isList = /^['"]?(?:spdx|cyclonedx|github)/.test(format);
  const looksFor =
    scanners === undefined ? !isList : /vuln|secret|config/.test(scanners) || /\$/.test(scanners);
  // A list of parts, or of licences, finds no weakness.
  if (!looksFor) return undefined;
  const kinds: Record<string, Kind> = {
    image: 'image',
    i: 'image',
    fs: 'dependencies',
    filesystem: 'dependencies',
    repo: 'dependencies',
    repository: 'dependencies',
    config: 'code',
    conf: 'code',
  };
  const kind = Object.hasOwn(kinds, target) ? kinds[target] : undefined;
  return kind === undefined ? undefined : { tool: 'trivy', kind, blocks };
}

/** `cargo deny check` looks for advisories, unless it is told to look for something else alone. */
function cargoDeny(asked: string): Finds | undefined {
  const [command, ...which] = asked.split(' ').filter((word) => word !== '' && !word.startsWith('-'));
  const looksFor = which.length === 0 || which.some((word) => /^(?:advisories|all)$/.test(word));
  return command === 'check' && looksFor
    ? { tool: 'cargo deny', kind: 'dependencies', blocks: true }
    : undefined;
}

function deniedBy(inputs: ReadonlyMap<string, string>): string {
  return [inputs.get('command') ?? 'check', inputs.get('command-arguments') ?? ''].join(' ');
}

/** The tools that are run as images of their makers. */
const images: readonly (readonly [image: RegExp, program: string])[] = [
  [/^(?:aquasec|ghcr\.io\/aquasecurity|public\.ecr\.aws\/aquasecurity)\/trivy$/, 'trivy'],
  [/^(?:zricethezav|ghcr\.io\/gitleaks)\/gitleaks$/, 'gitleaks'],
  [/^(?:trufflesecurity|ghcr\.io\/trufflesecurity)\/trufflehog$/, 'trufflehog'],
  [/^(?:returntocorp|semgrep)\/semgrep$/, 'semgrep'],
  [/^anchore\/grype$/, 'grype'],
  [/^bridgecrew\/checkov$/, 'checkov'],
  [/^aquasec\/tfsec$/, 'tfsec'],
  [/^ghcr\.io\/google\/osv-scanner$/, 'osv-scanner'],
];

/** `docker run … aquasec/trivy image …`: the command that runs in the container; undefined where it is none of those. */
function inContainer(words: readonly string[]): readonly string[] | undefined {
  for (const [at, word] of words.entries()) {
    const name = (word.split('@', 1)[0] ?? '').replace(/:[\w.-]+$/, '').replace(/^docker\.io\//, '');
    const program = at < 2 ? undefined : images.find(([image]) => image.test(name))?.[1];
    if (program === undefined) continue;
    const rest = words.slice(at + 1);
    return rest[0] === program ? rest : [program, ...rest];
  }
  return undefined;
}

function snyk(sub: string, line: string): Finds | undefined {
  if (sub === 'test') return { tool: 'snyk', kind: 'dependencies', blocks: true };
  if (line.startsWith('snyk container test')) return { tool: 'snyk', kind: 'image', blocks: true };
  return line.startsWith('snyk code test') ? { tool: 'snyk', kind: 'code', blocks: true } : undefined;
}

/** What an action looks for. */
function actionScan(action: string, inputs: ReadonlyMap<string, string>): Finds | undefined {
  if (action === 'trufflesecurity/trufflehog') return { tool: 'trufflehog', kind: 'secrets', blocks: true };
  if (/^(?:gitleaks\/gitleaks-action|zricethezav\/gitleaks-action)$/.test(action))
    return { tool: 'gitleaks', kind: 'secrets', blocks: true };
  // Whether its alerts stop anything is a setting of the host.
  if (action === 'github/codeql-action/analyze') return { tool: 'codeql', kind: 'code' };
  if (action === 'aquasecurity/trivy-action') {
    return trivy(inputs.get('scan-type') ?? 'image', {
      blocks: isNonZero(inputs.get('exit-code')),
      format: inputs.get('format'),
      scanners: inputs.get('scanners') ?? inputs.get('security-checks'),
    });
  }
  if (action === 'actions/dependency-review-action')
    return { tool: 'dependency-review', kind: 'dependencies', blocks: !isOn(inputs.get('warn-only')) };
  if (action === 'anchore/scan-action')
    return { tool: 'grype', kind: 'image', blocks: inputs.get('fail-build') !== 'false' };
  if (/^snyk\/actions\/(?!setup)[\w-]+$/.test(action))
    return { tool: 'snyk', kind: action.endsWith('/docker') ? 'image' : 'dependencies', blocks: true };
  if (/^(?:returntocorp|semgrep)\/semgrep-action$/.test(action)) return { tool: 'semgrep', kind: 'code' };
  if (action === 'pypa/gh-action-pip-audit') return { tool: 'pip-audit', kind: 'dependencies', blocks: true };
  if (action === 'bridgecrewio/checkov-action')
    return { tool: 'checkov', kind: 'code', blocks: !isOn(inputs.get('soft_fail')) };
  if (/^embarkstudios\/cargo-deny-action$/i.test(action)) return cargoDeny(deniedBy(inputs));
  // On a schedule it opens issues; otherwise it fails.
  if (/^(?:rustsec|actions-rs)\/audit-check$/.test(action))
    return { tool: 'cargo audit', kind: 'dependencies' };
  // Which tools run, and what fails the job, is a policy that stands elsewhere.
  if (action === 'microsoft/security-devops-action') return { tool: 'security-devops', kind: 'code' };
  if (action === 'docker/scout-action')
    return { tool: 'docker-scout', kind: 'image', blocks: isOn(inputs.get('exit-code')) };
  return undefined;
}

/** The scans of a job, in its order. */
export function scansOf(job: Job): Scan[] {
  return job.steps.filter(({ condition }) => !isNever(condition)).flatMap((step) => scansOfStep(job, step));
}

function scansOfStep(job: Job, step: Step): Scan[] {
  const { use, commands, at } = step;
  const byAction = use === undefined ? undefined : actionScan(use.action, use.inputs);
  const own: Scan[] =
    byAction === undefined ? [] : [{ ...weighed(byAction, job, step), line: undefined, at: use?.at ?? at }];
  const run = commands.flatMap((command) => {
    const found = commandScan(command.words);
    return found === undefined ? [] : [{ ...weighed(found, job, step, command), line: command.line, at }];
  });
  return [...own, ...run];
}

/** A job that goes on stops nothing, whatever the tool says; unless it looks at the report later. */
function weighed(found: Finds, job: Job, step: Step, command?: Command): Finds {
  const { blocks, ...rest } = found;
  if (job.goesOn === true) return { ...rest, blocks: false };
  const goesOn = step.goesOn === true || command?.swallowed === true || command?.statusLost === true;
  if (goesOn || blocks === false)
    return isJudgedLater(job, step, command) ? rest : { ...rest, blocks: false };
  return blocks === undefined || job.goesOn === undefined || step.goesOn === undefined ? rest : found;
}
