import { type Finding, severities } from '../base/finding';

/** What breaks the text is the cause of much else; where a gate stands follows from all else. */
const ranks: Readonly<Record<string, number>> = { internal: 0, yaml: 1, schema: 2, gate: 4 };
const usualRank = 3;

/** Findings as one reads them: the worst first, of those the causes before what follows from them, then by place. */
export function inReadingOrder<T extends Finding>(findings: readonly T[]): T[] {
  return [...findings].sort(
    (one, other) =>
      severities.indexOf(one.severity) - severities.indexOf(other.severity) ||
      rankOf(one) - rankOf(other) ||
      one.range.start.line - other.range.start.line ||
      one.range.start.character - other.range.start.character,
  );
}

function rankOf({ code }: Finding): number {
  return ranks[code.slice(0, code.indexOf('/'))] ?? usualRank;
}
