/** Numbers as people write them in documents, with a comma or a point before the decimals. */

/** `0,90` as `0.90`: so many digits behind a comma are no thousands. `2,500` stays as it is, and may be either. */
export function withPoints(text: string): string {
  return text
    .slice(0, 400)
    .replace(/(?<![\d.,])(0,\d{1,12}|[1-9]\d{0,8},(?:\d{1,2}|\d{4,12}))(?![\d.,]*\d)/g, (number) =>
      number.replace(',', '.'),
    );
}

/** With blanks or other signs between thousands, or with points and commas of which the last may be that of the decimals. */
const written = /[-−]?(?:[1-9]\d{0,2}(?:[ \u00A0\u202F'’_]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)*)/;

/**
 * What the first number of a text may be: one, or two where it depends on where one has learned to write (`2.500`);
 * none where there is no number.
 */
export function numbersIn(text: string | number): number[] {
  if (typeof text === 'number') return [text];
  const [first] = written.exec(withPoints(text)) ?? [];
  if (first === undefined) return [];
  const plain = first.replace('−', '-').replace(/['’_\s]/g, '');
  const withoutCommas = plain.replace(/,/g, '');
  const isOneDecimal = !plain.includes(',') && !/^-?[1-9]\d{0,2}(?:\.\d{3})+$/.test(plain);
  const readings = isOneDecimal
    ? [withoutCommas]
    : [withoutCommas, plain.replace(/\./g, '').replace(',', '.')];
  return [...new Set(readings.map(Number).filter((each) => Number.isFinite(each)))];
}
