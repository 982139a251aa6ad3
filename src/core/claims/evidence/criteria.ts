/** Acceptance criteria of a manifest, held against the document that fixes them. Design: readers-evidence.md, section 8. */
import { daysBetween } from '../../base/dates';
import type { Path } from '../../base/path';
import { quoted, shorten } from '../../base/shorten';
import { grouped } from '../../base/words';
import { type Claim, placeIn } from '../../facts/claim';
import { entries, type Facts } from '../../facts/context';
import { readingOf } from '../../facts/evidence';
import { isHollow } from '../../facts/substance';
import { said, type Testimony } from '../../facts/testimony';
import { readThreshold } from '../../facts/threshold';
import { citedFor, claimOf, isMet } from '../lookup';
import { type Compared, equal } from './compared';
import { type Match, matchesOf } from './criteria-rows';
import { numbersIn, withPoints } from './written';

/** Everything that a manifest says of criteria, held against the document that fixes them. */
export function criteriaClaims(facts: Facts): Claim[] {
  const item = 'acceptance-criteria-fixed';
  const cited = citedFor(facts, item);
  return entries(facts.manifest.evaluations).flatMap(([id, { criteria }]) => {
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
    claims.push(...thresholdClaims({ facts, item, reading }, id));
    const claimed = claimOf(facts, item);
    const on = claimed?.item.on;
    if (fixed !== undefined && claimed !== undefined && cited.some((each) => each.reading === reading))
      claims.push(...dateOf({ facts, item, reading }, fixed, { path: [...claimed.path, 'on'], on }));
    return claims;
  });
}

/** The thresholds of one evaluation, held against the rows of its criteria. */
function thresholdClaims(about: Pick<Compared, 'facts' | 'item' | 'reading'>, id: string): Claim[] {
  const { facts, item, reading } = about;
  const { criteria, metrics } = facts.manifest.evaluations?.[id] ?? {};
  const isOfDocument = criteria?.file !== undefined;
  const own = entries(metrics);
  const all = entries(facts.manifest.evaluations).flatMap(([, each]) => entries(each.metrics));
  const matches = matchesOf(said(reading, 'criteria.metric'), own, all);
  const at = (metric: string): Path => ['evaluations', id, 'metrics', metric];
  const rowless = own.filter(
    ([metric, { threshold }]) =>
      isOfDocument && threshold !== undefined && matches.every((each) => each.id !== metric),
  );
  return [
    ...matches.flatMap((match) => [
      ...thresholdClaim(about, match, [...at(match.id), 'threshold']),
      ...(match.by === 'name'
        ? moreCases({ ...about, testimony: match.row }, at(match.id), match.metric.cases)
        : []),
    ]),
    ...rowless.map(([metric]): Claim => {
      const reason = `no row of the criteria is known to be of ${quoted(shorten(metric, 60))}`;
      const places = [placeIn(reading, undefined, 'no such row')];
      return { path: [...at(metric), 'threshold'], items: [item], verdict: 'cannot-tell', reason, places };
    }),
  ];
}

/**
 * One threshold beside that of its row. Of what is not named alike a lower bar in the manifest is an error and any other
 * difference a warning; what is paired by nothing but what nobody else has tells nothing.
 */
function thresholdClaim(
  about: Pick<Compared, 'facts' | 'item' | 'reading'>,
  { row, metric, by }: Match,
  path: Path,
): Claim[] {
  const goAt = String(row.value.goAt);
  const own = readThreshold(metric.threshold ?? '');
  const numbers = numbersIn(row.value.goAt);
  if (own?.kind !== 'compare' || numbers.length === 0) return [];
  if (own.unit !== '' || /%/.test(goAt)) return [];
  const isEqual = numbers.includes(own.value) && !isOtherWay(goAt, own.operator);
  const of = by === 'name' ? '' : ` for ${quoted(shorten(row.value.name, 60))}`;
  const says = `the criteria say ${shorten(goAt, 40)}${of}`;
  const claim = equal({ ...about, path, testimony: row, says }, isEqual, String(metric.threshold));
  const isLower = numbers.every((number) =>
    own.operator.startsWith('>') ? own.value < number : own.value > number,
  );
  const isSure = by === 'name' || (by === 'likeness' && isLower && !isOtherWay(goAt, own.operator));
  if (claim.verdict !== 'contradicted' || isSure) return [claim];
  if (by === 'likeness') return [{ ...claim, severity: 'warning' }];
  const { items = [], places, reason } = claim;
  return [{ path, items, places, verdict: 'cannot-tell', reason }];
}

/** Whether criteria ask for values on the other side of their number. */
function isOtherWay(goAt: string, operator: string): boolean {
  const written = readThreshold(withPoints(goAt));
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
