/** What the languages for documents differ in: how a heading is marked. */

export type Syntax = 'markdown' | 'rst' | 'asciidoc';

/** The heading that a line is by itself. */
export function headingOfLine(
  line: string,
  syntax: Syntax,
): { readonly level: number; readonly text: string } | undefined {
  if (syntax === 'rst') return undefined;
  const pattern = syntax === 'asciidoc' ? /^(={1,6})[ \t]+(?=\S)/ : /^ {0,3}(#{1,6})(?:[ \t]+|$)/;
  const [all, marks] = pattern.exec(line) ?? [];
  if (all === undefined || marks === undefined) return undefined;
  const text = line.slice(all.length).trim();
  return { level: marks.length, text: syntax === 'markdown' ? withoutClosing(text) : text };
}

/** `Title ##` without the signs that close it. */
function withoutClosing(text: string): string {
  let end = text.length;
  while (text.charAt(end - 1) === '#') end--;
  return end === 0 || /\s/.test(text.charAt(end - 1)) ? text.slice(0, end).trimEnd() : text;
}

/** The level of the heading that the line above becomes by one of signs below it. */
export function underlineLevel(underline: {
  readonly line: string;
  readonly above: string | undefined;
  readonly syntax: Syntax;
  /** The signs seen so far, in reStructuredText: their order is that of the levels. */
  readonly marks: string[];
}): number | undefined {
  const { above, syntax, marks } = underline;
  const line = underline.line.trimEnd();
  if (above === undefined || above.trim() === '' || line.length > 500) return undefined;
  if (syntax === 'asciidoc') return undefined;
  if (syntax === 'markdown') {
    const [, mark] = /^ {0,3}(?:(=)=*|-+)$/.exec(line) ?? [];
    if (mark === '=') return 1;
    return /^ {0,3}-+$/.test(line) ? 2 : undefined;
  }
  const mark = line.charAt(0);
  const isUnderline =
    line.length >= 3 &&
    line.length >= above.trim().length &&
    /[=\-~^"'#*+.:_`]/.test(mark) &&
    line === mark.repeat(line.length);
  if (!isUnderline) return undefined;
  if (!marks.includes(mark)) marks.push(mark);
  return marks.indexOf(mark) + 1;
}

/** Whether a line of reStructuredText begins what is no text: code, pictures, lists of contents, comments. */
export function isCodeDirective(line: string): boolean {
  return /^\.\.(?:[ \t]+(?!(?:note|warning|important|tip|admonition|caution|danger|hint|attention|error|seealso)::)|$)/.test(
    line,
  );
}
