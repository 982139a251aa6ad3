/** What a manifest says of rehearsals, tests, reviews and decisions, held against their records. Design: readers-evidence.md, section 8. */
import { daysBetween } from '../../base/dates';
import { upTo } from '../../base/ends';
import type { Path } from '../../base/path';
import { quoted, shorten } from '../../base/shorten';
import { grouped } from '../../base/words';
import { type Claim, placeIn } from '../../facts/claim';
import { entries, type Facts, holdersOf } from '../../facts/context';
import { isOfWhole } from '../../facts/decisions';
import { readingOf } from '../../facts/evidence';
import { isHollow } from '../../facts/substance';
import { type FileReading, firstValue, said, type Testimony } from '../../facts/testimony';
import { readThreshold } from '../../facts/threshold';
import type { ItemId } from '../../schema/generated/catalogue';
import type { Evaluation, Metric } from '../../schema/generated/manifest-file';
import { type CitedReading, citedFor, claimOf, isLatest, isMet } from '../lookup';
import { folded, sliceOf } from './metric';

export function recordClaims(facts: Facts): Claim[] {
  return [
    ...rollbackClaims(facts),
    ...stopClaims(facts),
    ...goLiveClaims(facts),
    ...reviewClaims(facts),
    ...criteriaClaims(facts),
  ];
}

/** A value of the manifest beside what a record says of it. */
interface Compared {
  readonly facts: Facts;
  readonly item: ItemId;
  readonly path: Path;
  readonly reading: FileReading;
  readonly testimony: Testimony;
  /** What the record says, in words. */
  readonly says: string;
}

function equal(compared: Compared, isEqual: boolean, manifest: string): Claim {
  const { facts, item, path, reading, testimony, says } = compared;
  const base = { path, items: [item], places: [placeIn(reading, testimony, says)] };
  if (isEqual) return { ...base, verdict: 'confirmed', reason: says };
  const reason = `${says}, the manifest says ${manifest}`;
  return isMet(facts, item)
    ? { ...base, verdict: 'contradicted', reason, code: 'evidence/contradicted', severity: 'error' }
    : { ...base, verdict: 'cannot-tell', reason };
}

/**
 * A value against those that a record has. Where it has several that differ, it tells of several attempts, and nobody can
 * tell which of them is meant.
 */
function equalToOnly(
  testimonies: readonly Testimony[],
  compare: (testimony: Testimony) => Claim,
): Claim | undefined {
  const [first] = testimonies;
  if (first === undefined) return undefined;
  const values = [...new Set(testimonies.map(({ value }) => String(value)))];
  const claim = compare(first);
  if (values.length === 1) return claim;
  const { path, items, places } = claim;
  const reason = `it has several values, and nothing says which is meant: ${values.slice(0, 5).join(', ')}`;
  return { path, places, reason, verdict: 'cannot-tell', ...(items === undefined ? {} : { items }) };
}

/** The record that counts where several are cited: the latest, if that is known of all. */
function latest(facts: Facts, item: ItemId): CitedReading | undefined {
  const records = citedFor(facts, item).filter(
    ({ reading }) => said(reading, 'record.date').length > 0 && !isHollow(reading),
  );
  const [first, ...others] = records;
  if (others.length === 0) return first;
  const days = records.map(({ reading }) => firstValue(reading, 'record.date') ?? '');
  const newest = [...days].sort().at(-1) ?? '';
  return days.filter((day) => day === newest).length === 1 ? records[days.indexOf(newest)] : undefined;
}

function rollbackClaims(facts: Facts): Claim[] {
  const item = 'rollback-rehearsed';
  const rollback = facts.manifest.controls?.rollback;
  const record = latest(facts, item);
  if (record === undefined) return [];
  const { reading } = record;
  const wanted = rollback?.minutes;
  const minutes =
    wanted === undefined
      ? undefined
      : equalToOnly(said(reading, 'record.minutes'), (testimony) =>
          equal(
            {
              ...{ facts, item, reading, testimony },
              path: ['controls', 'rollback', 'minutes'],
              says: `the rehearsal took ${testimony.value} minutes`,
            },
            // As long as it took, give or take the seconds.
            Math.abs(Number(testimony.value) - wanted) < 1,
            String(wanted),
          ),
        );
  return [
    ...(minutes === undefined ? [] : [minutes]),
    ...dateClaim({ facts, item, reading }, ['controls', 'rollback', 'rehearsedOn'], rollback?.rehearsedOn),
  ];
}

function stopClaims(facts: Facts): Claim[] {
  const item = 'stop-control-tested';
  const record = latest(facts, item);
  if (record === undefined) return [];
  const { reading } = record;
  const stop = facts.manifest.controls?.stop;
  const [stopper] = said(reading, 'record.mayStop');
  const [by] = said(reading, 'record.by');
  const named = stopper ?? by;
  const person = named === undefined ? undefined : ownerNamed(facts, named.value);
  // Whoever carried the test out need not be who may stop: the same name confirms, another one says nothing.
  const isMeant = stopper !== undefined || person === stop?.by;
  const own =
    stop?.by === undefined || named === undefined || person === undefined || !isMeant
      ? []
      : [
          equal(
            {
              ...{ facts, item, reading, testimony: named },
              path: ['controls', 'stop', 'by'],
              says: `the person who may stop is ${quoted(person)}`,
            },
            person === stop.by,
            quoted(stop.by),
          ),
        ];
  return [
    ...dateClaim({ facts, item, reading }, ['controls', 'stop', 'testedOn'], stop?.testedOn),
    ...own,
    ...outputsClaims({ facts, item, reading }, record.path),
  ];
}

/** A system that goes on after it was stopped was not stopped. */
function outputsClaims(about: Pick<Compared, 'facts' | 'item' | 'reading'>, path: Path): Claim[] {
  const [after] = said(about.reading, 'record.outputsAfterStop');
  if (after === undefined) return [];
  const isStopped = after.value === 0;
  const says = isStopped ? 'nothing came out after the stop' : `${after.value} outputs came after the stop`;
  const claim = equal({ ...about, path, testimony: after, says }, isStopped, '');
  return [isStopped ? claim : { ...claim, reason: `${says}, the manifest says that it is met` }];
}

function dateClaim(
  about: Pick<Compared, 'facts' | 'item' | 'reading'>,
  path: Path,
  day: string | undefined,
): Claim[] {
  const dated = said(about.reading, 'record.date').filter(
    ({ value }) => daysBetween(day, value) !== undefined,
  );
  const claim = equalToOnly(dated, (testimony) => {
    const says = `it is dated ${testimony.value}`;
    const apart = daysBetween(day, String(testimony.value)) ?? 0;
    return equal({ ...about, path, testimony, says }, Math.abs(apart) <= 1, String(day));
  });
  return claim === undefined ? [] : [claim];
}

/** So many days after a decision or a review somebody may still write down that the item is met. */
const mostDaysLater = 7;

/**
 * The day on which an item is said to be met, against that of its record. It is that day or one soon after: whoever
 * keeps the manifest writes it down later. It cannot come before its record.
 */
function metOnClaim(compared: Omit<Compared, 'says'>, day: string, says: string): Claim[] {
  const { facts, item } = compared;
  const on = claimOf(facts, item)?.item.on;
  const later = daysBetween(day, on);
  if (on === undefined || later === undefined) return [];
  if (Math.abs(later) <= 1 || later < 0 || later > mostDaysLater)
    return [equal({ ...compared, says }, Math.abs(later) <= 1, on)];
  const { path, reading, testimony } = compared;
  const reason = `${says}, and the item was met ${later} days later`;
  return [
    { path, reason, items: [item], verdict: 'cannot-tell', places: [placeIn(reading, testimony, says)] },
  ];
}

function key(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/^@/, '')
    .replace(/[\s._-]+/g, '');
}

/** The owner whom a record names by handle, name or id; undefined where it is nobody of the manifest. */
function ownerNamed({ manifest }: Facts, name: string): string | undefined {
  // What stands behind a name says what somebody does.
  const wanted = key(upTo(name, /[(,;]/));
  const found = entries(manifest.owners).filter(([id, owner]) =>
    [id, owner.handle, owner.name].some((each) => each !== undefined && key(each) === wanted),
  );
  return found.length === 1 ? found[0]?.[0] : undefined;
}

/** Whether a document decides, and on more than a part. */
function decidesOnAll(reading: FileReading): boolean {
  return said(reading, 'document.decision').some(({ value }) => isOfWhole(value));
}

function goLiveClaims(facts: Facts): Claim[] {
  const item = 'go-live-approved';
  const claim = claimOf(facts, item);
  const cited = citedFor(facts, item).filter(({ reading }) => !isHollow(reading));
  const decided = cited.map(({ reading }) => reading).filter(decidesOnAll);
  return cited.flatMap(({ path, reading }) => {
    // Who wrote it down or carried something out has not signed it.
    const signers = said(reading, 'document.decidedBy');
    const [date] = said(reading, 'document.date', 'record.date');
    const hasDecision = decidesOnAll(reading);
    const claims: Claim[] = [];
    if (hasDecision && date !== undefined && isLatest(reading, decided))
      claims.push(
        ...metOnClaim(
          { facts, item, reading, testimony: date, path: [...(claim?.path ?? path), 'on'] },
          date.value,
          `the decision is dated ${date.value}`,
        ),
      );
    const outcome = holdersOf(facts.manifest, 'outcome').map(([id]) => id);
    const performs = new Set(holdersOf(facts.manifest, 'performance').map(([id]) => id));
    const named = signers.map((testimony) => ({ testimony, person: ownerNamed(facts, testimony.value) }));
    const own = named.find(({ person }) => person !== undefined && outcome.includes(person)) ?? named[0];
    if (!hasDecision || own?.person === undefined) return claims;
    const says = `it is signed by ${quoted(own.person)}`;
    const compared = { facts, item, path, reading, testimony: own.testimony, says } as const;
    if (outcome.includes(own.person)) claims.push(equal(compared, true, ''));
    else if (
      outcome.length > 0 &&
      named.every(({ person }) => person !== undefined && performs.has(person)) &&
      !/\bon behalf\b|\bfor\b/i.test(own.testimony.value)
    )
      claims.push({
        ...equal(compared, false, ''),
        reason: `${says}, who owns performance; the outcome is owned by ${outcome.map((id) => quoted(id)).join(', ')}`,
      });
    return claims;
  });
}

function reviewClaims(facts: Facts): Claim[] {
  const item = 'performance-reviewed';
  const claim = claimOf(facts, item);
  const record = latest(facts, item);
  if (record === undefined || claim === undefined) return [];
  const { reading } = record;
  const thresholds = said(reading, 'record.signal').flatMap((testimony): Claim[] => {
    const { id, threshold = '' } = testimony.value;
    const [name, signal] =
      entries(facts.manifest.signals).find(([each]) => folded(each) === folded(id)) ?? [];
    const [theirs, own] = [readThreshold(threshold), readThreshold(signal?.threshold ?? '')];
    if (name === undefined || theirs === undefined || own === undefined) return [];
    // Two units are two scales.
    if (folded(theirs.unit) !== folded(own.unit) || (theirs.unit === '%') !== (own.unit === '%')) return [];
    return [
      equal(
        {
          ...{ facts, item, reading, testimony },
          path: ['signals', name, 'threshold'],
          says: `the minutes have ${shorten(threshold, 40)} as the threshold`,
        },
        JSON.stringify({ ...theirs, unit: '' }) === JSON.stringify({ ...own, unit: '' }),
        String(signal?.threshold),
      ),
    ];
  });
  const [date, ...dates] = said(reading, 'record.date');
  const isOfOneDay = date !== undefined && dates.every(({ value }) => value === date.value);
  const met = isOfOneDay
    ? metOnClaim(
        { facts, item, reading, testimony: date, path: [...claim.path, 'on'] },
        date.value,
        `it is dated ${date.value}`,
      )
    : [];
  return [...met, ...thresholds];
}

function criteriaClaims(facts: Facts): Claim[] {
  const item = 'acceptance-criteria-fixed';
  const cited = citedFor(facts, item);
  return entries(facts.manifest.evaluations).flatMap(([id, { criteria, metrics }]) => {
    const reading =
      readingOf(facts.repository, criteria?.file) ?? (cited.length === 1 ? cited[0]?.reading : undefined);
    if (reading === undefined || isHollow(reading)) return [];
    const claims: Claim[] = [];
    const [fixed] = said(reading, 'criteria.fixedOn');
    const apart = daysBetween(criteria?.fixedOn, fixed?.value);
    if (fixed !== undefined && apart !== undefined)
      claims.push(
        equal(
          {
            ...{ facts, item, reading, testimony: fixed },
            path: ['evaluations', id, 'criteria', 'fixedOn'],
            says: `the criteria are dated ${fixed.value}`,
          },
          Math.abs(apart) <= 1,
          criteria?.fixedOn ?? '',
        ),
      );
    for (const testimony of said(reading, 'criteria.metric')) {
      const goAt = String(testimony.value.goAt);
      const [metric, asked] = meantBy(testimony.value, metrics) ?? [];
      const own = readThreshold(asked?.threshold ?? '');
      const number = Number(/-?\d+(?:\.\d+)?/.exec(goAt)?.[0] ?? Number.NaN);
      if (metric === undefined || own?.kind !== 'compare' || Number.isNaN(number)) continue;
      if (own.unit !== '' || /%/.test(goAt)) continue;
      claims.push(
        equal(
          {
            ...{ facts, item, reading, testimony },
            path: ['evaluations', id, 'metrics', metric, 'threshold'],
            says: `the criteria say ${shorten(goAt, 40)}`,
          },
          own.value === number && !isOtherWay(goAt, own.operator),
          String(asked?.threshold),
        ),
        ...moreCases(
          { facts, item, reading, testimony },
          ['evaluations', id, 'metrics', metric],
          asked?.cases,
        ),
      );
    }
    const claimed = claimOf(facts, item);
    const on = claimed?.item.on;
    if (fixed !== undefined && claimed !== undefined && cited.some((each) => each.reading === reading))
      claims.push(...dateOf({ facts, item, reading }, fixed, { path: [...claimed.path, 'on'], on }));
    return claims;
  });
}

/** Whether criteria ask for values on the other side of their number. */
function isOtherWay(goAt: string, operator: string): boolean {
  const written = readThreshold(goAt);
  if (written?.kind !== 'compare') return false;
  const [theirs, own] = [written.operator.charAt(0), operator.charAt(0)];
  return theirs !== own && theirs !== '=' && own !== '=';
}

/**
 * Criteria that ask for more cases than the manifest does. A warning: the column of some is what the set of cases holds,
 * and not what is asked for.
 */
function moreCases(
  {
    facts,
    item,
    reading,
    testimony,
  }: Pick<Compared, 'facts' | 'item' | 'reading'> & {
    readonly testimony: Testimony<'criteria.metric'>;
  },
  path: Path,
  own: number | undefined,
): Claim[] {
  const wanted = testimony.value.cases;
  if (wanted === undefined || own === undefined || wanted <= own || !isMet(facts, item)) return [];
  const says = `the criteria say ${grouped(wanted)} cases`;
  return [
    {
      path: [...path, 'cases'],
      items: [item],
      verdict: 'contradicted',
      reason: `${says}, the manifest says ${grouped(own)}`,
      places: [placeIn(reading, testimony, says)],
      code: 'evidence/contradicted',
      severity: 'warning',
    },
  ];
}

/** The metric of a manifest that a row of the criteria means; undefined where none is, or several are. */
function meantBy(
  { name, slice }: { readonly name: string; readonly slice?: string },
  metrics: Evaluation['metrics'],
): readonly [string, Metric] | undefined {
  const found = entries(metrics).filter(
    ([id, metric]) =>
      [folded(id), folded(metric.as ?? '')].includes(folded(name)) &&
      sliceOf(metric.slice) === sliceOf(slice),
  );
  return found.length === 1 ? found[0] : undefined;
}

/** The day on which an item was met is the day of its document, or a later one; never an earlier one. */
function dateOf(
  about: Pick<Compared, 'facts' | 'item' | 'reading'>,
  fixed: Testimony & { readonly value: unknown },
  { path, on }: { readonly path: Path; readonly on: string | undefined },
): Claim[] {
  const day = String(fixed.value);
  const apart = daysBetween(day, on);
  if (apart === undefined || apart > 1) return [];
  const says = `the criteria are dated ${day}`;
  return [equal({ ...about, path, testimony: fixed, says }, apart >= -1, String(on))];
}
