/** A part of a document that is cited by its heading: `docs/risks.md#retention`. */
import { type DocumentKind, placeOfHeading, type Said } from '../../core/service';
import { SourceFile } from '../source/file';
import { linesOfSection } from '../source/prose';
import { documentOf, proseReader, syntaxOf } from './prose';
import { ownWords } from './words';

export interface DocumentSection {
  /** 0-based, with the heading itself. */
  readonly first: number;
  /** The line behind it. */
  readonly end: number;
  /** Its own words, as of a document. */
  readonly words: number;
  /** What it says by itself, as if nothing else stood in the file; its heading is the title. Lines are those of the file. */
  readonly said: readonly Said[];
  /** What it is, taken by itself. */
  readonly kind: DocumentKind;
}

/**
 * The lines below a heading, with all headings that it is above; undefined where there is no such heading. It may be named
 * by its place (`the-roles`, `the-roles-1`, a name that it gives itself) or by its words.
 */
export function sectionOf(file: SourceFile, heading: string): DocumentSection | undefined {
  return proseReader.knows(file)
    ? file.remember(`section ${heading}`, () => readSection(file, heading))
    : undefined;
}

function readSection(file: SourceFile, heading: string): DocumentSection | undefined {
  const { prose, form } = documentOf(file);
  const section = indexOf(file, heading);
  const lines = linesOfSection(prose, section, file.lines.length);
  if (lines === undefined) return undefined;
  const words = ownWords(prose, { ...lines, isForms: (line) => form.lines.has(line) });
  return { ...lines, words, ...readIn(file, lines, prose.headings[section]?.text ?? '') };
}

/** Reads the lines of a section alone; what was above it is blank, so that lines keep their numbers. */
function readIn(
  file: SourceFile,
  { first, end }: { first: number; end: number },
  title: string,
): Pick<DocumentSection, 'said' | 'kind'> {
  if (syntaxOf(file) !== 'markdown') {
    const { said, kind = proseReader.kind } = proseReader.read(file);
    return { said: said.filter(({ line }) => line !== undefined && line >= first && line < end), kind };
  }
  const isUnderlined = !/^[ \t>]*#/.test(file.lines[first] ?? '');
  const below = file.lines.slice(first + (isUnderlined ? 2 : 1), end);
  const lines = [
    ...Array.from({ length: first }, () => ''),
    `# ${title}`,
    ...(isUnderlined ? [''] : []),
    ...below,
  ];
  const text = lines.join('\n');
  const part = new SourceFile({ path: file.path, bytes: file.bytes, text });
  // What a document says as a whole it says in its first line; here that is the heading.
  const { said, kind = proseReader.kind } = proseReader.read(part);
  return { said: said.map((each) => ({ ...each, line: Math.max(each.line ?? 0, first) })), kind };
}

function indexOf(file: SourceFile, heading: string): number {
  const { headings } = documentOf(file).prose;
  const wanted = heading.toLowerCase().replace(/^user-content-/, '');
  const counts = new Map<string, number>();
  const places = headings.map(({ text }) => {
    const place = placeOfHeading(text);
    const count = counts.get(place) ?? 0;
    counts.set(place, count + 1);
    return count === 0 ? place : `${place}-${count}`;
  });
  const byPlace = [wanted, placeOfHeading(heading)]
    .map((each) => places.indexOf(each))
    .find((at) => at !== -1);
  if (byPlace !== undefined) return byPlace;
  const own = headings.findIndex(({ text }) => text.toLowerCase().endsWith(`{#${wanted}}`));
  return own !== -1 ? own : anchored(file, wanted);
}

/** The heading below a place that HTML names: `<a id="roles"></a>`. */
function anchored(file: SourceFile, name: string): number {
  const line = file.lines.findIndex((each) => {
    const text = each.slice(0, 2_000).toLowerCase();
    return text.includes(`="${name}"`) && /<\w[^<>]{0,200}\s(?:id|name)=/.test(text);
  });
  if (line === -1) return -1;
  return documentOf(file).prose.headings.findIndex(
    (heading) => heading.line >= line && heading.line <= line + 3,
  );
}
