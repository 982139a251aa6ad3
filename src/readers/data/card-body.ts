/** What is left unwritten in the text of a card. */
import type { SourceFile } from '../source/file';
import { frontMatterIn } from '../source/front-matter';

/** The line in which the text begins, behind the front matter. */
export function bodyStart(file: SourceFile): number {
  const end = frontMatterIn(file.text)?.end;
  return end === undefined ? 0 : (file.placeOf(end).line ?? 0) + 1;
}

/** The line in which a trainer says that it wrote the card. */
export function generatedLine({ lines }: SourceFile): number | undefined {
  const line = lines.findIndex(
    (each) =>
      each.length < 1_500 &&
      /\bmodel card has been generated automatically according to the information/i.test(each),
  );
  return line === -1 ? undefined : line;
}

interface Empty {
  readonly headings: readonly string[];
  /** Where the first of them says so. */
  readonly line: number | undefined;
  /** Whether nothing else stands in the card. */
  readonly isAll: boolean;
}

interface Section {
  readonly heading: string;
  readonly lines: number[];
}

/** In fewer sections it may be meant. */
const fewest = 3;

/** What Hugging Face puts into each card. */
const ofForm =
  /^\s{0,4}(?:users (?:\(both direct and downstream\) )?should be made aware of the risks|carbon emissions can be estimated using|use the code below to get started|this is the model card of a .{0,6} ?transformers model|this (?:model ?card|dataset ?card) (?:has been automatically generated|aims to be a base template)|\*\*(?:bibtex|apa):?\*\*:?\s*$|<\/?(?:details|summary)|\d{1,2}\. \[[^\]]{1,80}\]\(#)/i;

/** The headings below which nothing stands but that more is needed. */
export function emptySections(lines: readonly string[], from: number): Empty {
  const written = sectionsOf(lines, from).filter((section) => section.lines.length > 0);
  const empty = written.filter((section) => section.lines.every((line) => isMissing(lines[line] ?? '')));
  const isAll =
    empty.length >= fewest &&
    written.every((section) =>
      section.lines.every((line) => isMissing(lines[line] ?? '') || ofForm.test(lines[line] ?? '')),
    );
  return { isAll, headings: empty.map(({ heading }) => heading), line: empty[0]?.lines[0] };
}

/** Each heading with the lines of its own that hold anything. */
function sectionsOf(lines: readonly string[], from: number): Section[] {
  const sections: Section[] = [];
  let isFenced = false;
  let isComment = false;
  for (const [line, text] of lines.entries()) {
    if (line < from || text.length > 1_500) continue;
    if (/^\s{0,3}(?:```|~~~)/.test(text)) isFenced = !isFenced;
    const heading = isFenced ? undefined : headingIn(text);
    if (heading !== undefined) {
      sections.push({ heading, lines: [] });
      continue;
    }
    if (isComment || text.trimStart().startsWith('<!--')) {
      isComment = !text.includes('-->');
      continue;
    }
    if (text.trim() !== '') sections.at(-1)?.lines.push(line);
  }
  return sections;
}

export function headingIn(text: string): string | undefined {
  const [, heading] = /^#{1,6}[ \t]{1,5}(\S.{0,200})$/.exec(text) ?? [];
  return heading?.replace(/[ \t#]{1,50}$/, '');
}

function isMissing(text: string): boolean {
  return /^[ \t]{0,8}(?:[-*][ \t]{1,4})?(?:\*\*[^*\n]{1,80}\*\*:?[ \t]{0,4})?[[{*_]{0,2}more information needed[\]}*_.]{0,3}\s{0,8}$/i.test(
    text,
  );
}
