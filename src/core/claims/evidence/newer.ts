/**
 * Results that are cited beside the one that an evaluation names, and are newer: of several runs the last one decides.
 * Design: readers-evidence.md, section 2.
 */
import { shorten } from '../../base/shorten';
import { type Claim, placeIn } from '../../facts/claim';
import { entries, type Facts } from '../../facts/context';
import { readingOf } from '../../facts/evidence';
import { isHollow } from '../../facts/substance';
import { type FileReading, said, type TestimonyName } from '../../facts/testimony';
import { type CitedReading, citedFor, dayOf, isLatest } from '../lookup';
import { type Asked, askedMetrics, isRun } from './evaluations';
import { judge } from './judge';
import { inDigits, measuredIn, tooFew } from './metric';

/** Metrics that the newest of the cited runs misses, though the one that is named meets them. */
export function newerClaims(facts: Facts): Claim[] {
  const named = new Set(
    entries(facts.manifest.evaluations).flatMap(([, { result, metrics }]) =>
      [result?.file, ...entries(metrics).map(([, { file }]) => file)].flatMap(
        (file) => readingOf(facts.repository, file)?.path ?? [],
      ),
    ),
  );
  return askedMetrics(facts).flatMap((asked) => {
    if (!asked.decides || !named.has(asked.reading.path)) return [];
    const newer = newestBeside(facts, asked, named);
    return newer === undefined ? [] : missedIn(newer, asked);
  });
}

function newestBeside(facts: Facts, asked: Asked, named: ReadonlySet<string>): CitedReading | undefined {
  const { item, reading } = asked;
  const day = dayOf(reading);
  if (item === undefined || day === undefined) return undefined;
  const runs = citedFor(facts, item).filter((each) => isRun(each.reading) && !isHollow(each.reading));
  const readings = runs.map((each) => each.reading);
  return runs.find(
    (each) =>
      !named.has(each.reading.path) &&
      (dayOf(each.reading) ?? '') > day &&
      isLatest(each.reading, [...readings, reading]) &&
      ofOneThing.every((fact) => isSaidAlike(fact, each.reading, reading)),
  );
}

/** What a run was of: one of another model or of other data says nothing of this one. */
const ofOneThing = [
  'evaluation.model',
  'evaluation.models',
  'evaluation.dataset',
  'evaluation.split',
  'evaluation.tool',
] as const;

function isSaidAlike(fact: TestimonyName, one: FileReading, other: FileReading): boolean {
  const [own, theirs] = [one, other].map((each) =>
    JSON.stringify(
      said(each, fact)
        .map(({ value }) => value)
        .sort(),
    ),
  );
  return own === theirs;
}

/** One value by one name in both, of which only the newer misses the threshold. */
function missedIn({ path, reading }: CitedReading, asked: Asked): Claim[] {
  const { id, metric, item } = asked;
  const threshold = metric.threshold ?? '';
  const [found, another] = measuredIn(reading, id, metric);
  const [before] = measuredIn(asked.reading, id, metric);
  if (found === undefined || another !== undefined || found.name !== before?.name) return [];
  // A few cases that somebody tried are no run.
  if (tooFew(found, metric) !== undefined) return [];
  if (judge(found, threshold).verdict !== 'misses' || judge(before, threshold).verdict !== 'meets') return [];
  const says = `${shorten(found.name, 60)} ${inDigits(found.value)}`;
  return [
    {
      path,
      verdict: 'contradicted',
      code: 'evidence/contradicted',
      severity: 'error',
      ...(item === undefined ? {} : { items: [item] }),
      reason: `${says} on ${dayOf(reading)}, after ${shorten(asked.reading.path, 80)}, the criterion is ${threshold}`,
      places: [placeIn(reading, found.testimony, says)],
    },
  ];
}
