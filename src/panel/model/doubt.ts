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
import type { Doubt } from '../protocol/edits';
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
  const told = [...ofEvidence(item), ...ofFacts(item, after), ...newTroubles(item, before, after)];
  const why = item.satisfied || told.length > 0 ? [] : [item.because];
  const left = [...new Set([...told, ...why, ...missingIn(item)])];
  if (left.length === 0) return undefined;
  const more = left.length - most;
  return {
    left: [...left.slice(0, most), ...(more > 0 ? [`And ${more} more.`] : [])].map(shorten),
    so: soOf(item),
  };
}

function soOf({ satisfied, blocking, stage }: ItemReport): string {
  if (satisfied) return 'No gate waits for this, but those who read it will ask.';
  return blocking
    ? `The ${stageTitle(stage)} gate will not pass because of it.`
    : 'It would not count. It is recommended only, so no gate waits for it.';
}

/** Evidence that nobody has looked at is no trouble by itself. */
function ofEvidence({ evidence }: ItemReport): string[] {
  return evidence.flatMap((each) => {
    const { state } = each;
    if (state === 'holds' || state === 'unknown' || state === 'not-checked') return [];
    return [`${nameOf(each) ?? 'The evidence'}: ${troubleOf(each)}`];
  });
}

function ofFacts(item: ItemReport, { claims }: Report): string[] {
  const against = claimsOfItem(item, claims).filter(({ verdict }) => verdict === 'contradicted');
  const facts = item.contradictions.filter(
    ({ message }) => !against.some(({ reason }) => reason === message),
  );
  return [
    ...against.map(({ reason }) => `The repository says otherwise: ${sentence(reason)}`),
    ...facts.map(({ message }) => `The facts say otherwise: ${sentence(message)}`),
  ];
}

function missingIn({ facts }: ItemReport): string[] {
  const missing = facts?.missing.map(({ name }) => name) ?? [];
  return missing.length === 0 ? [] : [`Missing in the facts: ${sentence(atMost(missing))}`];
}

/** Errors and warnings at the item that are new, and speak of nothing that is told already. */
function newTroubles(item: ItemReport, before: Report, after: Report): string[] {
  const known = new Set(before.findings.map(({ message }) => message));
  const isTold = ({ code, path, message }: Finding): boolean =>
    // Of gates the last line speaks.
    code.startsWith('gate/') ||
    (path[0] === 'checklist' && path[2] === item.id && path[3] === 'evidence') ||
    item.contradictions.some((each) => message.includes(each.message));
  return after.findings
    .filter(
      ({ severity, items }) => (severity === 'error' || severity === 'warning') && items.includes(item.id),
    )
    .filter((finding) => !known.has(finding.message) && !isTold(finding))
    .map(({ message }) => message);
}

function sentence(text: string): string {
  return `${withoutEnd(text, /\./)}.`;
}
