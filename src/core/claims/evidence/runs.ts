/** Evaluations of the manifest with the results that they name, or that are cited for their items. */
import type { Path } from '../../base/path';
import { type Claim, placeIn } from '../../facts/claim';
import { entries, type Facts } from '../../facts/context';
import { readingOf } from '../../facts/evidence';
import { isHollow } from '../../facts/substance';
import { type FileReading, said, type Testimony } from '../../facts/testimony';
import type { Evaluation } from '../../schema/generated/manifest-file';
import { type CitedReading, citedFor, isLatest, isMet } from '../lookup';

/** One evaluation of the manifest, with its result. */
export interface Run {
  readonly id: string;
  readonly evaluation: Evaluation;
  readonly reading: FileReading;
  readonly facts: Facts;
  /** Whether it may contradict: the item is said to be met, and no later result is cited for it. */
  readonly decides: boolean;
  /** Where the result is named. */
  readonly at: Path;
}

/** An evaluation with the result that it names, or the latest one that is cited for its item. */
export function runOf(facts: Facts, id: string, evaluation: Evaluation): Run[] {
  const { item, result } = evaluation;
  const isClaimed = item === undefined || isMet(facts, item);
  if (result?.file !== undefined) {
    const reading = readingOf(facts.repository, result.file);
    if (reading === undefined || isHollow(reading)) return [];
    return [
      { id, evaluation, reading, facts, decides: isClaimed, at: ['evaluations', id, 'result', 'file'] },
    ];
  }
  const alone = entries(facts.manifest.evaluations).filter(([, each]) => each.item === item).length === 1;
  const results = item === undefined || !alone ? [] : resultsFor(facts, item);
  const latest = results.find(({ reading }) =>
    isLatest(
      reading,
      results.map((each) => each.reading),
    ),
  );
  return latest === undefined
    ? []
    : [{ id, evaluation, reading: latest.reading, facts, decides: isClaimed, at: latest.path }];
}

/** Results that are cited for an item without an evaluation that speaks of them. */
export function citedRuns(facts: Facts, known: ReadonlySet<string>): Run[] {
  return evaluated.flatMap((item) => {
    const results = resultsFor(facts, item);
    const readings = results.map(({ reading }) => reading);
    return results
      .filter(({ reading }) => !known.has(reading.path))
      .map(({ reading, path }) => ({
        ...{ id: '', evaluation: { item }, reading, facts, at: path },
        decides: isMet(facts, item) && isLatest(reading, readings),
      }));
  });
}

const evaluated = ['evaluation-passed', 'fairness-evaluated', 'adversarial-tests-passed'] as const;

function resultsFor(facts: Facts, item: NonNullable<Evaluation['item']>): CitedReading[] {
  return citedFor(facts, item).filter(
    ({ reading }) =>
      !isHollow(reading) &&
      reading.kind !== 'no-evidence' &&
      said(reading, 'evaluation.model', 'metric', 'evaluation.ran').length > 0,
  );
}

export function concluded(
  { evaluation, decides, reading }: Run,
  claim: Pick<Claim, 'path' | 'verdict' | 'reason'> & {
    readonly testimony: Testimony;
    readonly says: string;
  },
): Claim {
  const { path, reason, testimony, says } = claim;
  const isWeak = claim.verdict === 'contradicted' && !decides;
  return {
    path,
    reason,
    verdict: isWeak ? 'cannot-tell' : claim.verdict,
    places: [placeIn(reading, testimony, says)],
    ...(evaluation.item === undefined ? {} : { items: [evaluation.item] }),
    ...(claim.verdict === 'contradicted' && !isWeak
      ? { code: 'evidence/contradicted', severity: 'error' }
      : {}),
  };
}
