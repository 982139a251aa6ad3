/** What would not hold of an item after an edit, before it is made. */
import {
  atMost,
  claimsOfItem,
  type Finding,
  type ItemReport,
  nameOf,
  type Report,
  stageTitle,
  troubleOf,
  withoutEnd,
} from '../../core/service';
import type { Doubt } from '../protocol';
import { shorten } from './places';

/** So much is said at most of what would be left. */
const most = 6;

/**
 * What an item would still lack by the report on the text as it would be; undefined where it would hold, and nothing
 * would be wrong with it that is not wrong today.
 */
export function doubtOf(id: string, before: Report, after: Report): Doubt | undefined {
  const item = after.items.find((each) => each.id === id);
  if (item === undefined) return undefined;
  const left = [...new Set([...obstacles(item, after), ...newTroubles(id, before, after)])].filter(
    (line, at, all) => !all.some((other, index) => index !== at && other.includes(withoutDot(line))),
  );
  if (left.length === 0) return undefined;
  const more = left.length - most;
  return {
    left: [...left.slice(0, most), ...(more > 0 ? [`And ${more} more.`] : [])].map(shorten),
    so: soOf(item),
  };
}

function soOf({ satisfied, blocking, stage }: ItemReport): string {
  const gate = `The ${stageTitle(stage)} gate`;
  if (satisfied) return 'It counts all the same, and this stays beside it.';
  return blocking
    ? `${gate} will not pass because of it.`
    : 'It would not count. No gate waits for it: it is recommended only.';
}

/** Why it would not be satisfied, and what its evidence, its facts and the repository say. */
function obstacles(item: ItemReport, report: Report): string[] {
  const against = claimsOfItem(item, report.claims).filter(({ verdict }) => verdict === 'contradicted');
  const missing = item.facts?.missing.map(({ name }) => name) ?? [];
  return [
    ...item.evidence.flatMap((each) => {
      const trouble = isTrouble(each.state) ? troubleOf(each) : '';
      return trouble === '' ? [] : [`${nameOf(each) ?? 'The evidence'}: ${trouble}`];
    }),
    ...against.map(({ reason }) => `The repository says otherwise: ${withoutDot(reason)}.`),
    ...(missing.length === 0 ? [] : [`Missing in the facts: ${atMost(missing)}.`]),
    ...(item.satisfied ? [] : [item.because]),
  ];
}

/** What nobody has looked at is no trouble by itself. */
function isTrouble(state: ItemReport['evidence'][number]['state']): boolean {
  return state !== 'holds' && state !== 'unknown' && state !== 'not-checked';
}

/** Errors and warnings at the item that are new. */
function newTroubles(id: string, before: Report, after: Report): string[] {
  const known = new Set(troublesAt(id, before).map(({ message }) => message));
  return troublesAt(id, after)
    .map(({ message }) => message)
    .filter((message) => !known.has(message));
}

function troublesAt(id: string, { findings }: Report): Finding[] {
  return findings.filter(
    ({ items, severity }) =>
      (severity === 'error' || severity === 'warning') && items.some((item) => item === id),
  );
}

function withoutDot(text: string): string {
  return withoutEnd(text, /\./);
}
