/** Several values in one text, as a form field holds them: separated by commas, or by semicolons where one has a comma. */

/** `[a, b]` → `a, b`; `[a, "b, c"]` → `a; b, c`. */
export function joinList(values: readonly string[]): string {
  if (!values.some((value) => value.includes(','))) return values.join(', ');
  return values.length === 1 ? `${values[0]};` : values.join('; ');
}

/** The values in such a text, each once. */
export function splitList(text: string): string[] {
  const parts = text.split(text.includes(';') ? ';' : ',').map((part) => part.trim());
  return [...new Set(parts.filter((part) => part !== ''))];
}
