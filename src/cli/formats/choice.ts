import { UsageError } from '../io';
import { choice } from './one-of';

/** What `check` can write. */
export const checkFormats = ['text', 'json', 'sarif', 'github', 'gitlab', 'rdjson', 'markdown'] as const;
export type CheckFormat = (typeof checkFormats)[number];

/** What `diff` and `forecast` can write. */
export const wordFormats = ['text', 'json', 'markdown'] as const;
export type WordFormat = (typeof wordFormats)[number];

/** What `history` can write. */
export const historyFormats = ['text', 'json'] as const;
export type HistoryFormat = (typeof historyFormats)[number];

/** What `calendar` can write. */
export const calendarFormats = ['text', 'json', 'markdown', 'ics'] as const;
export type CalendarFormat = (typeof calendarFormats)[number];

/** What `compare` can write. */
export const rankingFormats = ['text', 'json', 'markdown', 'html'] as const;
export type RankingFormat = (typeof rankingFormats)[number];

/** What `report` can write. */
export const reportFormats = ['text', 'html', 'markdown', 'csv', 'jsonl'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** Another name of the text. */
const pretty = 'pretty';

/** One thing that is written. */
export interface Output<F extends string> {
  readonly format: F;
  /** The file as it was named; standard output where there is none. */
  readonly file?: string;
}

/** A part of a command line, as the parser found it. */
interface Token {
  readonly kind: string;
  readonly name?: string | undefined;
  readonly value?: string | boolean | undefined;
}

/**
 * What is to be written where, by the order in which it was said: an `--output` belongs to the `--format` before it, and
 * where only one format is named, or none, to that. Throws UsageError where that makes no sense.
 */
export function outputsOf<F extends string>(
  tokens: readonly Token[],
  allowed: readonly (F | 'text')[],
): readonly Output<F | 'text'>[] {
  const outputs: Output<F | 'text'>[] = [];
  const loose: string[] = [];
  for (const { kind, name, value } of tokens) {
    if (kind !== 'option' || typeof value !== 'string') continue;
    if (name === 'format') outputs.push({ format: formatOf(value, allowed) });
    else if (name === 'output') {
      const last = outputs.at(-1);
      if (value.trim() === '') throw new UsageError('--output needs the path of a file.');
      if (last === undefined) loose.push(value);
      else if (last.file === undefined) outputs[outputs.length - 1] = { ...last, file: value };
      else throw new UsageError(`"${last.format}" has two --output: name a --format before each of them.`);
    }
  }
  const all = withLoose(outputs, loose);
  const onScreen = all.filter(({ file }) => file === undefined);
  if (onScreen.length > 1) {
    const names = onScreen.map(({ format }) => `"${format}"`).join(' and ');
    throw new UsageError(
      `Only one format can go to standard output, and ${names} would: name an --output FILE after a --format.`,
    );
  }
  return all;
}

/** With an `--output` that stands before its format, or without one. */
function withLoose<F extends string>(
  outputs: readonly Output<F | 'text'>[],
  [file, ...more]: readonly string[],
): readonly Output<F | 'text'>[] {
  const only: Output<F | 'text'> = outputs[0] ?? { format: 'text' };
  if (file === undefined) return outputs.length === 0 ? [only] : outputs;
  if (more.length > 0 || outputs.length > 1)
    throw new UsageError(`--output "${file}" has no --format before it: which one goes there?`);
  if (only.file !== undefined) throw new UsageError(`"${only.format}" has two --output.`);
  return [{ ...only, file }];
}

function formatOf<F extends string>(value: string, allowed: readonly (F | 'text')[]): F | 'text' {
  return value === pretty ? 'text' : choice<F | 'text'>('--format', allowed, value);
}
