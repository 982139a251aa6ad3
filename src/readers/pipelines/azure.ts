/** Azure Pipelines: stages, jobs and steps, with templates in between. */
import { type Said, upTo } from '../../core/service';
import type { SourceFile } from '../source/file';
import { type Tree, textMapOf, textsOf, wholeTextOf } from '../source/tree';
import { azureStep } from './azure-steps';
import { isCalledDeploy } from './deploy-commands';
import { isNever, type Job, type Pipeline, saidAt } from './pipeline';
import { environmentOf, goesOn, schedules } from './written';

const kinds: Readonly<Record<string, readonly string[]>> = {
  stages: ['stage', 'template'],
  jobs: ['job', 'deployment', 'template'],
  steps: ['task', 'script', 'bash', 'pwsh', 'powershell', 'template', 'checkout', 'download', 'publish'],
};

/** What makes a YAML file a pipeline of Azure, or a template of one. */
export function isAzurePipeline(root: Tree): boolean {
  return Object.entries(kinds).some(([list, keys]) => {
    const items = flat(root.get(list));
    return items.length > 0 && items.every((item) => item.first(...keys) !== undefined);
  });
}

/** The items of a list, with those that stand below `${{ if … }}:` and `${{ each … }}:`. */
function flat(list: Tree | undefined, depth = 0): Tree[] {
  return (list?.items ?? []).flatMap((item) => {
    const [only, another] = item.entries;
    if (only === undefined || another !== undefined || !only.key.startsWith('${{') || depth > 8)
      return [item];
    return flat(only, depth + 1);
  });
}

interface Stage {
  readonly name: string;
  readonly condition?: string;
  readonly needs: readonly string[];
  readonly jobs: readonly Tree[];
}

function stagesOf(root: Tree): Stage[] {
  const stages: Stage[] = [];
  for (const node of flat(root.get('stages'))) {
    const name = node.get('stage')?.asWritten;
    const condition = node.get('condition')?.asWritten;
    if (name === undefined || isNever(condition)) continue;
    const before = stages.at(-1)?.name;
    const stated = node.get('dependsOn');
    stages.push({
      name,
      needs: stated === undefined ? (before === undefined ? [] : [before]) : textsOf(stated),
      jobs: flat(node.get('jobs')),
      ...(condition === undefined ? {} : { condition }),
    });
  }
  if (stages.length > 0) return stages;
  const steps = root.get('steps');
  return [{ name: '', needs: [], jobs: steps === undefined ? flat(root.get('jobs')) : [root] }];
}

export function azurePipeline(file: SourceFile, root: Tree): Pipeline {
  const stages = stagesOf(root);
  const keysOf = new Map(
    stages.map(({ name, jobs }) => [name, jobs.map((job) => keyOf(name, nameOf(job)))] as const),
  );
  const jobs = stages.flatMap((stage) => {
    const before = stage.needs.flatMap((need) => keysOf.get(need) ?? []);
    return stage.jobs.flatMap((job) => jobOf(file, job, stage, before) ?? []);
  });
  return {
    file,
    jobs,
    env: textMapOf(root.get('variables')),
    ...startedBy(root),
    system: 'azure-pipelines',
  };
}

function keyOf(stage: string, job: Tree | undefined): string {
  return `${stage}/${job?.asWritten ?? ''}`;
}

function nameOf(job: Tree): Tree | undefined {
  return job.first('deployment', 'job', 'template', 'steps');
}

function jobOf(file: SourceFile, node: Tree, stage: Stage, before: readonly string[]): Job | undefined {
  const named = nameOf(node);
  const condition = [stage.condition, node.get('condition')?.asWritten]
    .filter((each) => each !== undefined)
    .join(' && ');
  if (named === undefined || isNever(node.get('condition')?.asWritten)) return undefined;
  const isDeployment = named.key === 'deployment';
  const environment = isDeployment ? environmentOf(node.get('environment')) : undefined;
  const strategy = isDeployment ? node.get('strategy')?.entries[0] : undefined;
  const id = idOf(named);
  const own = textsOf(node.get('dependsOn')).map((need) => `${stage.name}/${need}`);
  const deploys = isDeployment ? 'itself' : deploysBy(named, stage.name);
  return {
    id,
    key: keyOf(stage.name, named),
    at: named.keyAt,
    needs: [...own, ...before],
    goesOn: goesOn(node, 'continueOnError'),
    steps: stepsOf(node, strategy).map((step) => azureStep(file, step)),
    env: textMapOf(node.get('variables')),
    text: wholeTextOf(node),
    ...(environment === undefined ? {} : { environment }),
    ...(condition === '' ? {} : { condition }),
    ...(strategy === undefined ? {} : { strategy: strategy.key }),
    ...(deploys === undefined ? {} : { deploys }),
  };
}

/** A template's name stands for the jobs in it; a pipeline of steps alone has one job, which Azure calls `Job`. */
function idOf({ key, asWritten: name = 'Job' }: Tree): string {
  return key === 'template' ? upTo(name, '@').replace(/\.ya?ml$/, '') : name;
}

function deploysBy({ key, asWritten }: Tree, stage: string): Job['deploys'] {
  const ref = key === 'template' ? asWritten : undefined;
  if (ref === undefined || !isCalledDeploy(stage, ref, false)) return undefined;
  return isElsewhere(ref) ? 'elsewhere' : 'locally';
}

function isElsewhere(ref: string): boolean {
  return ref.includes('@') && !ref.endsWith('@self');
}

/** The steps of a job; of a deployment those of each of its phases. */
function stepsOf(job: Tree, strategy: Tree | undefined): Tree[] {
  const phases = (strategy?.entries ?? []).filter(({ key }) => key !== 'on');
  return [job, ...phases].flatMap((node) => flat(node.get('steps')));
}

/** What starts it, in the words of other pipelines. What is not written is a setting of the host. */
function startedBy(root: Tree): Pick<Pipeline, 'triggers' | 'pushes'> {
  const trigger = root.get('trigger');
  const isPushed = isStarting(trigger);
  const triggers = [
    ...(isPushed ? ['push'] : []),
    ...(isStarting(root.get('pr')) ? ['pull_request'] : []),
    ...((root.get('schedules')?.items ?? []).length > 0 ? ['schedule'] : []),
  ];
  const branches = [
    ...textsOf(trigger),
    ...textsOf(trigger?.get('branches', 'include')),
    ...textsOf(trigger?.get('branches')),
  ];
  const isMain =
    branches.length > 0 &&
    branches.every((each) => /^(?:refs\/heads\/)?(?:main|master|develop|release)$/.test(each));
  if (!isPushed) return { triggers, pushes: 'none' };
  return { triggers, pushes: isMain ? 'main' : 'any' };
}

function isStarting(node: Tree | undefined): boolean {
  return node !== undefined && !node.isNull && node.asWritten !== 'none' && node.asWritten !== '';
}

/** What only Azure has: templates that are called, schedules, and a person who is waited for. */
export function azureFacts(file: SourceFile, root: Tree): Said[] {
  const pins = pinsOf(root);
  const stages = flat(root.get('stages')).flatMap((node) => call(file, node.get('template'), pins));
  const jobs = stagesOf(root).flatMap((stage) =>
    stage.jobs.flatMap((job) => jobFacts(file, job, stage.name, pins)),
  );
  return [
    ...schedules(file, root.get('schedules')),
    ...call(file, root.get('extends')?.get('template'), pins),
    ...stages,
    ...jobs,
  ];
}

function jobFacts(file: SourceFile, job: Tree, stage: string, pins: Pins): Said[] {
  const named = nameOf(job);
  if (named === undefined || isNever(job.get('condition')?.asWritten)) return [];
  if (named.key === 'template') return call(file, named, pins, stage);
  const id = idOf(named);
  const strategy = named.key === 'deployment' ? job.get('strategy')?.entries[0] : undefined;
  return stepsOf(job, strategy).flatMap((step) => {
    const task = step.get('task');
    const isManual =
      /^ManualValidation@/i.test(task?.asWritten ?? '') && step.get('enabled')?.asWritten !== 'false';
    if (task !== undefined && isManual)
      return [saidAt(file, task.keyAt, { fact: 'workflow.manual', value: { job: id } })];
    return call(file, step.get('template'), pins, id);
  });
}

type Pin = 'commit' | 'tag' | 'branch' | 'local';
type Pins = ReadonlyMap<string, Pin>;

/** How the repositories are pinned from which templates come. */
function pinsOf(root: Tree): Pins {
  return new Map(
    (root.get('resources', 'repositories')?.items ?? []).flatMap((item) => {
      const alias = item.get('repository')?.asWritten;
      const ref = item.get('ref')?.asWritten ?? '';
      const pin: Pin = ref.startsWith('refs/tags/')
        ? 'tag'
        : /^[\da-f]{40}$/i.test(ref)
          ? 'commit'
          : 'branch';
      return alias === undefined ? [] : [[alias, pin] as const];
    }),
  );
}

function call(file: SourceFile, template: Tree | undefined, pins: Pins, job?: string): Said[] {
  const ref = template?.asWritten;
  if (template === undefined || ref === undefined) return [];
  const here = !isElsewhere(ref);
  const pin = here ? 'local' : (pins.get(ref.slice(ref.lastIndexOf('@') + 1)) ?? 'branch');
  const value = { ...(job === undefined || job === '' ? {} : { job }), ref, pin, here };
  return [saidAt(file, template.keyAt, { fact: 'workflow.call', value })];
}
