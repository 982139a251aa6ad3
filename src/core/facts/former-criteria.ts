/** What the criteria of a manifest asked for while their results were there already. */
import type { Evaluation, Manifest, Metric } from '../schema/generated/manifest-file';
import { entries } from './context';
import { type FormerCriteria, keyOfCriteria, type Moment } from './history';

/** A commit that changed a manifest, with what it said before and after; no merge. */
export interface Edit extends Moment {
  readonly before: Manifest;
  readonly after: Manifest;
}

/** A metric, and by which names it goes in some version. */
interface Named {
  readonly evaluation: string;
  readonly metric: string;
}

/** Those of these evaluations, by `keyOfCriteria`; from edits from the newest to the oldest. */
export function formerCriteria(
  judged: readonly (readonly [id: string, evaluation: Evaluation])[],
  edits: readonly Edit[],
): Map<string, FormerCriteria> {
  const found = new Map<string, FormerCriteria>();
  for (const [evaluation, { metrics, result }] of judged)
    for (const [metric] of entries(metrics)) {
      const on = result?.on ?? '';
      const former = formerOf({ evaluation, metric }, on, edits);
      if (former !== undefined) found.set(keyOfCriteria(evaluation, metric, on), former);
    }
  return found;
}

/** What one metric asked for at first; the last change is the one to look at. */
function formerOf(named: Named, on: string, edits: readonly Edit[]): FormerCriteria | undefined {
  let [at, found]: [Named, FormerCriteria | undefined] = [named, undefined];
  for (const { before, after, commit, day } of edits) {
    const other = after.evaluations?.[at.evaluation];
    const became = other?.metrics?.[at.metric];
    // A date that was ahead is that of a plan.
    if (other === undefined || became === undefined || day < on) continue;
    const evaluation = formerEvaluation(at.evaluation, before, after);
    const one = evaluation === undefined ? undefined : before.evaluations?.[evaluation];
    // Where the result came with the change, nobody can tell which of the two was first.
    if (evaluation === undefined || one?.result?.on !== on || other.result?.on !== on) continue;
    const metric = formerMetric(at.metric, one, other);
    const was = metric === undefined ? undefined : one.metrics?.[metric];
    if (metric === undefined || was === undefined) continue;
    at = { evaluation, metric };
    if (was.threshold === became.threshold && was.cases === became.cases) continue;
    found = { ...(found ?? { commit, day }), was };
  }
  return found;
}

/** What an evaluation was called before a change; undefined where it was not there. */
function formerEvaluation(id: string, before: Manifest, after: Manifest): string | undefined {
  const now = after.evaluations?.[id];
  return formerName(
    id,
    before.evaluations,
    after.evaluations,
    (_, was) =>
      (['on', 'file'] as const).every((key) => was.result?.[key] === now?.result?.[key]) &&
      was.item === now?.item,
  );
}

/** What a metric was called before a change: one that reads the same in the result, or has the same value. */
function formerMetric(
  id: string,
  { metrics: before }: Evaluation,
  { metrics: after }: Evaluation,
): string | undefined {
  const now = after?.[id];
  return formerName(id, before, after, (former, was) => {
    if (was.slice !== now?.slice || was.file !== now?.file) return false;
    return (was.as ?? former) === (now?.as ?? id) || (was.value !== undefined && was.value === now?.value);
  });
}

/** The name that an entry had: its own, or that of the only one which is gone and is the same. */
function formerName<T extends Evaluation | Metric>(
  name: string,
  before: Readonly<Record<string, T>> | undefined,
  after: Readonly<Record<string, T>> | undefined,
  isSame: (former: string, was: T) => boolean,
): string | undefined {
  if (before?.[name] !== undefined) return name;
  const gone = entries(before).filter(([each, was]) => after?.[each] === undefined && isSame(each, was));
  return gone.length === 1 ? gone[0]?.[0] : undefined;
}
