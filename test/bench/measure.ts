import { performance } from 'node:perf_hooks';

/** A thing to be timed; what it returns is only kept from being optimised away. */
export interface Contender {
  readonly name: string;
  readonly run: () => unknown;
}

/** Median milliseconds of each contender, timed in turn so that a drifting machine is fair to all. */
export async function medians(contenders: readonly Contender[], rounds: number): Promise<number[]> {
  const times = contenders.map((): number[] => []);
  for (let round = 0; round < rounds + Math.ceil(rounds / 3); round++) {
    for (const [index, { run }] of contenders.entries()) {
      const start = performance.now();
      await run();
      const taken = performance.now() - start;
      // The first third warms up.
      if (round >= Math.ceil(rounds / 3)) times[index]?.push(taken);
    }
  }
  return times.map(median);
}

/** The middle of some numbers; NaN of none. */
export function median(numbers: readonly number[]): number {
  return quantile(numbers, 0.5);
}

/** The number below which this part of the numbers is, such as 0.95; NaN of none. */
export function quantile(numbers: readonly number[], part: number): number {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.min(Math.floor(sorted.length * part), sorted.length - 1)] ?? Number.NaN;
}

/** A table in plain text: the first column to the left, numbers to the right. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  '),
    )
    .join('\n');
}

/** `1.38 ms`. */
export function ms(value: number): string {
  return `${value < 10 ? value.toFixed(3) : value.toFixed(1)} ms`;
}

/** `1.38×`. */
export function times(value: number): string {
  return `${value.toFixed(2)}×`;
}
