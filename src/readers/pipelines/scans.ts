/** Steps that look for secrets and weaknesses, and whether what they find fails the job. */
import { isJudgedLater } from './judged';
import { type Command, isNever, type Job, type Step } from './pipeline';
import { called, optionOf, subcommand } from './words';

export interface Scan {
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

/** What a command looks for; `blocks` as far as the tool itself decides. */
function commandScan(words: readonly string[]): Finds | undefined {
  const all = called(words);
  const line = subcommand(all);
  const [head = '', sub = ''] = line.split(' ');
  const has = (...names: readonly string[]): boolean => optionOf(all, ...names) !== undefined;
  if (has('--help', '--version')) return undefined;
  if (head === 'python' || head === 'python3') {
    const module = optionOf(all, '-m');
    return module === 'bandit' || module === 'pip_audit'
      ? commandScan([module.replace('_', '-'), ...all.slice(all.indexOf(module) + 1)])
      : undefined;
  }
  if (head === 'trivy') return trivy(sub, isNonZero(optionOf(all, '--exit-code')));
  if (head === 'snyk') return snyk(sub, line);
  switch (head) {
    case 'bandit':
      return { tool: head, kind: 'code', blocks: !has('--exit-zero') };
    case 'semgrep':
      return sub === 'ci'
        ? { tool: head, kind: 'code' }
        : { tool: head, kind: 'code', blocks: has('--error') };
    case 'gosec':
    case 'brakeman':
      return { tool: head, kind: 'code', blocks: !has('-no-fail', '--no-exit-on-warn') };
    case 'checkov':
    case 'tfsec':
      return { tool: head, kind: 'code', blocks: !has('--soft-fail', '-s') };
    case 'gitleaks':
      return { tool: head, kind: 'secrets', blocks: optionOf(all, '--exit-code') !== '0' };
    case 'trufflehog':
      return { tool: head, kind: 'secrets', blocks: has('--fail') };
    case 'detect-secrets-hook':
      return { tool: 'detect-secrets', kind: 'secrets', blocks: true };
    case 'detect-secrets':
      return sub === 'scan' ? { tool: head, kind: 'secrets', blocks: false } : undefined;
    case 'ggshield':
      return sub === 'secret' ? { tool: head, kind: 'secrets', blocks: !has('--exit-zero') } : undefined;
    case 'grype':
      return { tool: head, kind: 'image', blocks: has('--fail-on', '-f') };
    case 'pip-audit':
    case 'osv-scanner':
      return { tool: head, kind: 'dependencies', blocks: true };
    case 'safety':
      return sub === 'check' || sub === 'scan'
        ? { tool: head, kind: 'dependencies', blocks: true }
        : undefined;
    case 'npm':
    case 'pnpm':
    case 'yarn':
      return sub === 'audit' && all[2] !== 'fix' && all[2] !== 'signatures'
        ? { tool: `${head} audit`, kind: 'dependencies', blocks: head !== 'yarn' }
        : undefined;
    case 'cargo':
    case 'bundle-audit':
      return head === 'bundle-audit' || sub === 'audit'
        ? { tool: head === 'cargo' ? 'cargo audit' : head, kind: 'dependencies', blocks: true }
        : undefined;
    case 'govulncheck':
      return { tool: head, kind: 'dependencies', blocks: true };
    default:
      return undefined;
  }
}

function trivy(target: string, blocks: boolean): Finds | undefined {
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
    const type = inputs.get('scan-type') ?? 'image';
    return trivy(type, isNonZero(inputs.get('exit-code')));
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
