/** What an evaluation in a pipeline holds up: as far as the file says it, never by the settings of the host. */
import type { Said } from '../../core/service';
import { deploysStep, isThrowaway } from './deploy-commands';
import type { Fails } from './evaluation';
import { isJudgedLater } from './judged';
import type { Command, Job, Pipeline, Step } from './pipeline';

type Gate = Said<'workflow.evaluation'>['value']['gate'];

interface Evaluating {
  readonly job: Job;
  readonly step: Step;
  readonly command?: Command & { readonly fails: Fails };
}

/** Conditions under which a job runs though one before it failed. */
const evenAfterFailure =
  /\b(?:always|failure|cancelled|succeededOrFailed|failed)\s*\(|^\s*(?:always|on_failure)\s*$/i;

export function gateOf(pipeline: Pipeline, evaluating: Evaluating, awaited: Awaited): Gate {
  const { job, step, command } = evaluating;
  if (job.goesOn === true) return 'does-not-block';
  const goesOn = step.goesOn === true || command?.swallowed === true;
  if (goesOn && !isJudgedLater(job, step, command)) return 'does-not-block';
  // On GitHub a job waits for one that is skipped in vain; elsewhere it goes on without it.
  const isAlwaysThere = pipeline.system === undefined || job.condition === undefined;
  const isSure =
    !goesOn &&
    job.goesOn === false &&
    step.goesOn === false &&
    isUnconditional(step.condition) &&
    isAlwaysThere;
  if (
    isSure &&
    command?.fails === 'on-threshold' &&
    !command.statusLost &&
    (awaited.steps.has(step) || awaited.jobs.has(job.key))
  )
    return 'blocks';
  return byTriggers(pipeline, [job.condition, step.condition]);
}

export function deploysJob(job: Job): boolean {
  if (job.deploys !== undefined) return true;
  return job.steps.some(deploysStep) && !isThrowaway(job);
}

function isUnconditional(condition: string | undefined): boolean {
  return condition === undefined || /^\s*(?:\$\{\{\s*)?success\(\)(?:\s*\}\})?\s*$/.test(condition);
}

/** What a deployment of a pipeline waits for. */
export interface Awaited {
  /** By their keys: a deployment needs them, be it by way of others. */
  readonly jobs: ReadonlySet<string>;
  /** A later step of the same job deploys. */
  readonly steps: ReadonlySet<Step>;
}

/** Found once for all evaluations of a pipeline: it may have thousands of jobs. */
export function awaitedIn({ jobs }: Pipeline): Awaited {
  return { jobs: neededJobs(jobs), steps: new Set(jobs.flatMap(stepsBeforeDeployment)) };
}

function neededJobs(jobs: readonly Job[]): Set<string> {
  const byKey = new Map(jobs.map((each) => [each.key, each]));
  const waiting = jobs.filter((job) => !runsAnyway(job.condition) && deploysJob(job));
  const found = new Set<string>();
  for (let job = waiting.pop(); job !== undefined; job = waiting.pop())
    for (const need of job.needs) {
      if (found.has(need)) continue;
      found.add(need);
      const before = byKey.get(need);
      if (before !== undefined && !runsAnyway(before.condition)) waiting.push(before);
    }
  return found;
}

function stepsBeforeDeployment(job: Job): Step[] {
  let last = job.steps.length - 1;
  for (let step = job.steps[last]; step !== undefined; step = job.steps[--last])
    if (deploysStep(step) && !runsAnyway(step.condition)) break;
  return last < 1 || isThrowaway(job) ? [] : job.steps.slice(0, last);
}

function runsAnyway(condition: string | undefined): boolean {
  return condition !== undefined && evenAfterFailure.test(condition);
}

const byHand = new Set(['workflow_dispatch', 'issue_comment', 'repository_dispatch', 'manual']);

function byTriggers(
  { triggers, pushes, system }: Pipeline,
  conditions: readonly (string | undefined)[],
): Gate {
  const events = conditions.reduce<readonly string[]>(narrowed, triggers);
  if (system === 'gitlab') return 'unknown';
  const others = events.filter((event) => !byHand.has(event));
  if (others.length === 0) return events.length > 0 ? 'manual' : 'unknown';
  const isOnMain = conditions.some((each) => each !== undefined && onMain.test(each) && !each.includes('||'));
  if (isOnMain && others.includes('push')) return 'after-merge';
  if (others.every((event) => event === 'release')) return 'after-release';
  if (!others.every((event) => event === 'push' || event === 'release')) return 'unknown';
  if (pushes === 'main') return 'after-merge';
  return pushes === 'tags' ? 'after-release' : 'unknown';
}

const onMain = /github\.ref\s*==\s*'refs\/heads\/(?:main|master)'|github\.ref_name\s*==\s*'(?:main|master)'/;

/** Of the events those that a condition lets through, where it names one and leaves no other way. */
function narrowed(events: readonly string[], condition: string | undefined): readonly string[] {
  if (condition === undefined || condition.includes('||')) return events;
  const only = /github\.event_name\s*==\s*'(\w+)'/.exec(condition)?.[1];
  const not = /github\.event_name\s*!=\s*'(\w+)'/.exec(condition)?.[1];
  if (only !== undefined) return events.filter((event) => event === only);
  return not === undefined ? events : events.filter((event) => event !== not);
}
