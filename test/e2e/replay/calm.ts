// Whether what is told of a text holds still while it is written.
import type { Verdict } from './protocol';

/** What the item in the status bar says from a time on. */
export interface Status {
  readonly at: number;
  readonly text: string;
}

export interface Restlessness {
  /** Changes of the number of errors or warnings. */
  readonly flips: number;
  /** Lines during which it changed more than once. */
  readonly restlessLines: number;
  /** Lines within which errors came and went. */
  readonly falseAlarms: readonly string[];
  /** Changes of the text of the gate in the status bar. */
  readonly gateFlips: number;
  /** Lines within which it changed and changed back. */
  readonly gateAlarms: readonly string[];
}

/** @param ends the times at which the lines were finished, in order */
export function restlessness(
  verdicts: readonly Verdict[],
  statuses: readonly Status[],
  ends: readonly number[],
): Restlessness {
  const counted = verdicts.map((each) => ({ ...each, is: `${each.errors.length}/${each.warnings.length}` }));
  const flips = counted.filter(({ is }, index) => index > 0 && is !== counted[index - 1]?.is);
  const perLine = new Map<number, number>();
  for (const { at } of flips) perLine.set(lineAt(at, ends), (perLine.get(lineAt(at, ends)) ?? 0) + 1);
  const gates = statuses.filter(({ text }, index) => index > 0 && text !== statuses[index - 1]?.text);
  return {
    flips: flips.length,
    restlessLines: [...perLine.values()].filter((count) => count > 1).length,
    falseAlarms: alarms(verdicts, ends),
    gateFlips: gates.length,
    gateAlarms: returns(statuses, ends),
  };
}

/** The lines in which more errors were told than before and behind them, each with the codes of what went again. */
function alarms(verdicts: readonly Verdict[], ends: readonly number[]): string[] {
  return [...ends.keys()].flatMap((line) => {
    const { before, within } = during(line, verdicts, ends);
    const after = within.at(-1) ?? before;
    const known = [...(before?.errors ?? []), ...(after?.errors ?? [])];
    const most = Math.max(before?.errors.length ?? 0, after?.errors.length ?? 0);
    const above = within.filter(({ errors }) => errors.length > most).flatMap(({ errors }) => errors);
    const codes = above.filter((each) => !known.includes(each)).map((each) => each.split(':')[0]);
    return above.length === 0 ? [] : [`line ${line + 1}: ${[...new Set(codes)].join(', ')}`];
  });
}

/** The lines in which the status bar said something, something else, and the first again. */
function returns(statuses: readonly Status[], ends: readonly number[]): string[] {
  return [...ends.keys()].flatMap((line) => {
    const { before, within } = during(line, statuses, ends);
    const texts = [before, ...within].map((each) => each?.text);
    const said = texts.filter((text, index) => text !== texts[index - 1]);
    return new Set(said).size === said.length
      ? []
      : [`line ${line + 1}: ${said.slice(0, 3).join(' → ')} (${said.length - 1} times)`];
  });
}

/** What was told while a line was written, and last before that. */
function during<T extends { readonly at: number }>(
  line: number,
  told: readonly T[],
  ends: readonly number[],
): { readonly before: T | undefined; readonly within: readonly T[] } {
  const before = told.filter(({ at }) => lineAt(at, ends) < line).at(-1) ?? told[0];
  return { before, within: told.filter((each) => lineAt(each.at, ends) === line && each !== before) };
}

/** The line that was being written at a time; what comes after the last one belongs to that. */
function lineAt(at: number, ends: readonly number[]): number {
  const line = ends.findIndex((end) => at <= end);
  return line < 0 ? ends.length - 1 : line;
}
