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

export function gateOf(pipeline: Pipeline, evaluating: Evaluating): Gate {
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
  if (isSure && command?.fails === 'on-threshold' && !command.statusLost && holdsUp(pipeline, evaluating))
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

/** Whether a deployment waits for the evaluation: a later step of its job, or a job that needs it. */
function holdsUp({ jobs }: Pipeline, { job, step }: Evaluating): boolean {
  const later = job.steps.slice(job.steps.indexOf(step) + 1);
  if (!isThrowaway(job) && later.some((each) => deploysStep(each) && !runsAnyway(each.condition)))
    return true;
  const byKey = new Map(jobs.map((each) => [each.key, each]));
  return jobs.some((each) => each !== job && deploysJob(each) && waitsFor(each, job.key, byKey, new Set()));
}

function waitsFor(job: Job, key: string, byKey: ReadonlyMap<string, Job>, seen: Set<string>): boolean {
  if (seen.has(job.key) || runsAnyway(job.condition)) return false;
  seen.add(job.key);
  return job.needs.some((need) => {
    if (need === key) return true;
    const before = byKey.get(need);
    return before !== undefined && waitsFor(before, key, byKey, seen);
  });
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
