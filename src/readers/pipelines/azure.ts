/** Azure Pipelines: stages, jobs and steps, with templates in between. */
import { type Node, type Said, upTo } from '../../core/service';
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
export function isAzurePipeline(root: Node | undefined): boolean {
  return Object.entries(kinds).some(([list, keys]) => {
    const items = flat(below(root, list));
    return items.length > 0 && items.every((item) => entryAt(item, ...keys) !== undefined);
  });
}

/** The items of a list, with those that stand below `${{ if … }}:` and `${{ each … }}:`. */
function flat(list: Node | undefined, depth = 0): Node[] {
  return itemsOf(list).flatMap((item) => {
    const [only, another] = entriesOf(item);
    if (only === undefined || another !== undefined || !only.key.startsWith('${{') || depth > 8)
      return [item];
    return flat(only.value, depth + 1);
  });
}

interface Stage {
  readonly name: string;
  readonly condition?: string;
  readonly needs: readonly string[];
  readonly jobs: readonly Node[];
}

function stagesOf(root: Node): Stage[] {
  const stages: Stage[] = [];
  for (const node of flat(below(root, 'stages'))) {
    const name = textAt(node, 'stage');
    const condition = textAt(node, 'condition');
    if (name === undefined || isNever(condition)) continue;
    const before = stages.at(-1)?.name;
    const stated = entryAt(node, 'dependsOn');
    stages.push({
      name,
      needs: stated === undefined ? (before === undefined ? [] : [before]) : textsOf(stated.value),
      jobs: flat(below(node, 'jobs')),
      ...(condition === undefined ? {} : { condition }),
    });
  }
  if (stages.length > 0) return stages;
  const steps = entryAt(root, 'steps');
  return [{ name: '', needs: [], jobs: steps === undefined ? flat(below(root, 'jobs')) : [root] }];
}

export function azurePipeline(file: SourceFile, root: Node): Pipeline {
  const stages = stagesOf(root);
  const keysOf = new Map(
    stages.map(({ name, jobs }) => [name, jobs.map((job) => keyOf(name, nameOf(job)?.value))] as const),
  );
  const jobs = stages.flatMap((stage) => {
    const before = stage.needs.flatMap((need) => keysOf.get(need) ?? []);
    return stage.jobs.flatMap((job) => jobOf(file, job, stage, before) ?? []);
  });
  return {
    file,
    jobs,
    env: textMapOf(below(root, 'variables')),
    ...startedBy(root),
    system: 'azure-pipelines',
  };
}

function keyOf(stage: string, job: Node | undefined): string {
  return `${stage}/${textOf(job) ?? ''}`;
}

function nameOf(job: Node): Entry | undefined {
  return entryAt(job, 'deployment', 'job', 'template', 'steps');
}

function jobOf(file: SourceFile, node: Node, stage: Stage, before: readonly string[]): Job | undefined {
  const named = nameOf(node);
  const condition = [stage.condition, textAt(node, 'condition')]
    .filter((each) => each !== undefined)
    .join(' && ');
  if (named === undefined || isNever(textAt(node, 'condition'))) return undefined;
  const isDeployment = named.key === 'deployment';
  const environment = isDeployment ? environmentOf(entryAt(node, 'environment')) : undefined;
  const strategy = isDeployment ? entriesOf(below(node, 'strategy'))[0] : undefined;
  const id = idOf(named);
  const own = textsOf(below(node, 'dependsOn')).map((need) => `${stage.name}/${need}`);
  const deploys = isDeployment ? 'itself' : deploysBy(named, stage.name);
  return {
    id,
    key: keyOf(stage.name, named.value),
    at: named.keyStart,
    needs: [...own, ...before],
    goesOn: goesOn(node, 'continueOnError'),
    steps: stepsOf(node, strategy).map((step) => azureStep(file, step)),
    env: textMapOf(below(node, 'variables')),
    text: wholeTextOf(node),
    ...(environment === undefined ? {} : { environment }),
    ...(condition === '' ? {} : { condition }),
    ...(strategy === undefined ? {} : { strategy: strategy.key }),
    ...(deploys === undefined ? {} : { deploys }),
  };
}

/** A template's name stands for the jobs in it; a pipeline of steps alone has one job, which Azure calls `Job`. */
function idOf({ key, value }: Entry): string {
  const name = textOf(value) ?? 'Job';
  return key === 'template' ? upTo(name, '@').replace(/\.ya?ml$/, '') : name;
}

function deploysBy({ key, value }: Entry, stage: string): Job['deploys'] {
  const ref = key === 'template' ? textOf(value) : undefined;
  if (ref === undefined || !isCalledDeploy(stage, ref, false)) return undefined;
  return isElsewhere(ref) ? 'elsewhere' : 'locally';
}

function isElsewhere(ref: string): boolean {
  return ref.includes('@') && !ref.endsWith('@self');
}

/** The steps of a job; of a deployment those of each of its phases. */
function stepsOf(job: Node, strategy: Entry | undefined): Node[] {
  const phases = entriesOf(strategy?.value).filter(({ key }) => key !== 'on');
  return [job, ...phases.map(({ value }) => value)].flatMap((node) => flat(below(node, 'steps')));
}

/** What starts it, in the words of other pipelines. What is not written is a setting of the host. */
function startedBy(root: Node): Pick<Pipeline, 'triggers' | 'pushes'> {
  const trigger = below(root, 'trigger');
  const isPushed = isStarting(trigger);
  const triggers = [
    ...(isPushed ? ['push'] : []),
    ...(isStarting(below(root, 'pr')) ? ['pull_request'] : []),
    ...(itemsOf(below(root, 'schedules')).length > 0 ? ['schedule'] : []),
  ];
  const branches = [
    ...textsOf(trigger),
    ...textsOf(below(trigger, 'branches', 'include')),
    ...textsOf(below(trigger, 'branches')),
  ];
  const isMain =
    branches.length > 0 &&
    branches.every((each) => /^(?:refs\/heads\/)?(?:main|master|develop|release)$/.test(each));
  if (!isPushed) return { triggers, pushes: 'none' };
  return { triggers, pushes: isMain ? 'main' : 'any' };
}

function isStarting(node: Node | undefined): boolean {
  return node !== undefined && node.end > node.start && textOf(node) !== 'none' && textOf(node) !== '';
}

/** What only Azure has: templates that are called, schedules, and a person who is waited for. */
export function azureFacts(file: SourceFile, root: Node): Said[] {
  const pins = pinsOf(root);
  const stages = flat(below(root, 'stages')).flatMap((node) => call(file, entryAt(node, 'template'), pins));
  const jobs = stagesOf(root).flatMap((stage) =>
    stage.jobs.flatMap((job) => jobFacts(file, job, stage.name, pins)),
  );
  return [
    ...schedules(file, below(root, 'schedules')),
    ...call(file, entryAt(below(root, 'extends'), 'template'), pins),
    ...stages,
    ...jobs,
  ];
}

function jobFacts(file: SourceFile, job: Node, stage: string, pins: Pins): Said[] {
  const named = nameOf(job);
  if (named === undefined || isNever(textAt(job, 'condition'))) return [];
  if (named.key === 'template') return call(file, named, pins, stage);
  const id = idOf(named);
  const strategy = named.key === 'deployment' ? entriesOf(below(job, 'strategy'))[0] : undefined;
  return stepsOf(job, strategy).flatMap((step) => {
    const task = entryAt(step, 'task');
    const isManual =
      /^ManualValidation@/i.test(textOf(task?.value) ?? '') && textAt(step, 'enabled') !== 'false';
    if (task !== undefined && isManual)
      return [saidAt(file, task.keyStart, { fact: 'workflow.manual', value: { job: id } })];
    return call(file, entryAt(step, 'template'), pins, id);
  });
}

type Pin = 'commit' | 'tag' | 'branch' | 'local';
type Pins = ReadonlyMap<string, Pin>;

/** How the repositories are pinned from which templates come. */
function pinsOf(root: Node): Pins {
  return new Map(
    itemsOf(below(root, 'resources', 'repositories')).flatMap((item) => {
      const alias = textAt(item, 'repository');
      const ref = textAt(item, 'ref') ?? '';
      const pin: Pin = ref.startsWith('refs/tags/')
        ? 'tag'
        : /^[\da-f]{40}$/i.test(ref)
          ? 'commit'
          : 'branch';
      return alias === undefined ? [] : [[alias, pin] as const];
    }),
  );
}

function call(file: SourceFile, template: Entry | undefined, pins: Pins, job?: string): Said[] {
  const ref = textOf(template?.value);
  if (template === undefined || ref === undefined) return [];
  const here = !isElsewhere(ref);
  const pin = here ? 'local' : (pins.get(ref.slice(ref.lastIndexOf('@') + 1)) ?? 'branch');
  const value = { ...(job === undefined || job === '' ? {} : { job }), ref, pin, here };
  return [saidAt(file, template.keyStart, { fact: 'workflow.call', value })];
}
