/** What a manifest says of rehearsals, tests, reviews and decisions, held against their records. Design: readers-evidence.md, section 8. */
import { daysBetween } from '../../base/dates';
import { upTo } from '../../base/ends';
import type { Path } from '../../base/path';
import { quoted, shorten } from '../../base/shorten';
import { type Claim, placeIn } from '../../facts/claim';
import { entries, type Facts, holdersOf } from '../../facts/context';
import { isOfWhole } from '../../facts/decisions';
import { isHollow } from '../../facts/substance';
import { type FileReading, said, type Testimony } from '../../facts/testimony';
import { readThreshold } from '../../facts/threshold';
import { citedFor, claimOf, isLatest } from '../lookup';
import { type Compared, daysOfRecord, equal, equalToOnly, latest } from './compared';
import { folded } from './metric';
import { withPoints } from './written';

export function recordClaims(facts: Facts): Claim[] {
  return [...rollbackClaims(facts), ...stopClaims(facts), ...goLiveClaims(facts), ...reviewClaims(facts)];
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
  const dated = daysOfRecord(about.reading, about.facts.today).filter(
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

/**
 * The day of a decision: as its label says, or else that of the document. The latter tells nothing where the text also
 * has the day on which the item was met.
 */
function dayOfDecision(
  reading: FileReading,
  today: string,
  on: string | undefined,
): Testimony<'record.date' | 'document.date'> | undefined {
  const [decided, ...others] = daysOfRecord(reading, today);
  if (decided !== undefined)
    return others.every(({ value }) => value === decided.value) ? decided : undefined;
  const isThere = said(reading, 'document.days').some(({ value }) => on !== undefined && value.includes(on));
  const [own] = said(reading, 'document.date');
  return isThere && own?.value !== on ? undefined : own;
}

function goLiveClaims(facts: Facts): Claim[] {
  const item = 'go-live-approved';
  const claim = claimOf(facts, item);
  const cited = citedFor(facts, item).filter(({ reading }) => !isHollow(reading));
  const decided = cited.map(({ reading }) => reading).filter(decidesOnAll);
  return cited.flatMap(({ path, reading }) => {
    // Who wrote it down or carried something out has not signed it.
    const signers = said(reading, 'document.decidedBy');
    const date = dayOfDecision(reading, facts.today, claim?.item.on);
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
    const named = signers.flatMap((testimony) =>
      testimony.value.split(', ').map((name) => ({ testimony, person: ownerNamed(facts, name) })),
    );
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
    const [theirs, own] = [readThreshold(withPoints(threshold)), readThreshold(signal?.threshold ?? '')];
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
  const [date, ...dates] = daysOfRecord(reading, facts.today);
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
