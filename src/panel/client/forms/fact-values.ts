/** Values of typed facts, as text and back. */

type Value = string | number | boolean;

/** The value that a text stands for; null for none, undefined for what is no number but should be. */
export function typed(kind: string, text: string): Value | null | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  if (kind === 'boolean') return trimmed === 'true';
  if (kind !== 'number') return trimmed;
  const number = Number(trimmed);
  return Number.isFinite(number) ? number : undefined;
}

/** A value for reading. */
export function readValue(value: Value | undefined): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return value === undefined ? '' : String(value);
}
