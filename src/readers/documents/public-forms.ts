/** Well-known public forms, known by the hashes of their paragraphs: an untouched one is no document. */
import { fnv1a, type Said } from '../../core/service';
import { emptyHeadings, type Prose } from '../source/prose';
import { publicForms } from './public-forms-table';
import { isPlaceholder } from './values';

/** What a document still has of a public form. */
export interface PublicForm {
  readonly said: readonly Said[];
  /** The lines on which paragraphs of the form begin. */
  readonly lines: ReadonlySet<number>;
  readonly isUntouched: boolean;
}

/** The hash by which a paragraph is known: whatever marks it as a prompt makes no difference. */
export function fingerprintOf(paragraph: string): string {
  return fnv1a(
    paragraph
      .slice(0, 2_000)
      .toLowerCase()
      .replace(/<!--|-->|[*_`>{}[\]]|🚧/gu, '')
      .replace(/\s+/g, ' ')
      .trim(),
  );
}

/** A paragraph, an item, a row, or what stands in a fence: all that somebody can have written. */
interface Part {
  readonly line: number;
  readonly text: string;
  readonly raw: string;
}

const microsoft = /^<!-- BEGIN MICROSOFT SECURITY\.MD/;
const microsoftHeadings = /^(?:security|reporting security issues|preferred languages|policy)$/i;

export function readPublicForm(lines: readonly string[], prose: Prose): PublicForm {
  const parts = partsOf(prose);
  const boilerplate = microsoftBlock(lines, prose);
  if (boilerplate !== undefined) return ofMicrosoft(boilerplate, parts);
  const names = new Map<string, string>();
  for (const [name, hashes] of Object.entries(publicForms))
    for (const hash of hashes.match(/.{8}/g) ?? []) if (!names.has(hash)) names.set(hash, name);
  const known = parts.flatMap((part) => {
    const name = names.get(fingerprintOf(part.raw)) ?? names.get(fingerprintOf(part.text));
    return name === undefined ? [] : [{ ...part, name }];
  });
  const [first] = known;
  if (first === undefined) return { said: [], lines: new Set(), isUntouched: false };
  const own = new Set(known.map(({ line }) => line));
  const isUntouched = parts.every(
    ({ line, text }) => own.has(line) || !/\p{L}/u.test(text) || isPlaceholder(text),
  );
  const line = isUntouched ? Math.min(first.line, firstEmpty(prose) ?? first.line) : first.line;
  const value = {
    name: mostOf(known.map(({ name }) => name)),
    state: isUntouched ? 'untouched' : 'filled',
    promptsLeft: known.length,
  };
  return { said: [{ fact: 'document.template', value, line }], lines: own, isUntouched };
}

function partsOf({ blocks, tables }: Prose): Part[] {
  const ofBlocks = blocks.map(({ line, lines, raw }) => ({ line, text: lines.join(' '), raw }));
  const ofTables = tables.flatMap(({ rows }) =>
    rows.map(({ line, cells, raw }) => ({ line, text: cells.every((cell) => cell === '') ? '' : raw, raw })),
  );
  return [...ofBlocks, ...ofTables].sort((one, other) => one.line - other.line);
}

/** The first heading below which nothing stands. */
function firstEmpty(prose: Prose): number | undefined {
  const { blocks, tables } = prose;
  const filled = new Set(
    [...blocks.filter(({ lines }) => lines.some((each) => each.trim() !== '')), ...tables].map(
      ({ section }) => section,
    ),
  );
  return emptyHeadings(prose, filled)[0]?.line;
}

function mostOf(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0] ?? '';
}

interface Span {
  readonly first: number;
  readonly end: number;
}

/** The part that Microsoft puts into its repositories, where nobody has written into it. */
function microsoftBlock(lines: readonly string[], { headings }: Prose): Span | undefined {
  const first = lines.findIndex((line) => microsoft.test(line));
  if (first === -1) return undefined;
  const last = lines.findIndex((line, at) => at > first && line.startsWith('<!-- END MICROSOFT SECURITY.MD'));
  const end = last === -1 ? lines.length : last;
  const inside = headings.filter(({ line }) => line > first && line < end);
  const foreign = inside.find(({ text }) => !microsoftHeadings.test(text.trim()));
  return { first, end: foreign?.line ?? end };
}

function ofMicrosoft({ first, end }: Span, parts: readonly Part[]): PublicForm {
  const inside = parts.filter(({ line }) => line >= first && line < end);
  const isUntouched = inside.length === parts.filter(({ text }) => text.trim() !== '').length;
  const value = { name: 'Microsoft SECURITY.md', state: isUntouched ? 'untouched' : 'filled' };
  return {
    said: [{ fact: 'document.template', value, line: first }],
    lines: new Set(inside.map(({ line }) => line)),
    isUntouched,
  };
}
