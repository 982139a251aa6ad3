/** Acceptance criteria of a manifest, held against the document that fixes them. Design: readers-evidence.md, section 8. */
import { daysBetween } from '../../base/dates';
import type { Path } from '../../base/path';
import { shorten } from '../../base/shorten';
import { grouped } from '../../base/words';
import { type Claim, placeIn } from '../../facts/claim';
import { entries, type Facts } from '../../facts/context';
import { readingOf } from '../../facts/evidence';
import { isHollow } from '../../facts/substance';
import { said, type Testimony } from '../../facts/testimony';
import { readThreshold } from '../../facts/threshold';
import type { Evaluation, Metric } from '../../schema/generated/manifest-file';
import { citedFor, claimOf, isMet } from '../lookup';
import { type Compared, equal } from './compared';
import { folded, sliceOf } from './metric';

/** Everything that a manifest says of criteria, held against the document that fixes them. */
export function criteriaClaims(facts: Facts): Claim[] {
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
