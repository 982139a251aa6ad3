/** Well-known public forms, known by the hashes of their paragraphs: an untouched one is no document. */
import { fnv1a, type Said, withoutEnd } from '../../core/service';
import type { SourceFile } from '../source/file';
import { emptyHeadings, type Prose } from '../source/prose';
import { publicForms, publicSentences } from './public-forms-table';
import { isNothing, isPlaceholder, plain } from './values';

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

/** So many parts of a form in one document are no chance, though each of them could be. */
const fewestOfSentences = 4;

export function readPublicForm(lines: readonly string[], prose: Prose): PublicForm {
  const parts = partsOf(prose);
  const boilerplate = microsoftBlock(lines, prose);
  if (boilerplate !== undefined) return ofMicrosoft(boilerplate, parts);
  const names = namesIn(publicForms);
  const whole = parts.flatMap((part) => {
    const name = names.get(fingerprintOf(part.raw)) ?? names.get(fingerprintOf(part.text));
    return name === undefined ? [] : [{ ...part, name }];
  });
  const form = ofParts(whole, parts, prose);
  if (form.isUntouched) return form;
  const sentences = namesIn(publicSentences);
  const inSentences = parts.flatMap((part) => {
    const name = nameBySentences(part, sentences);
    return name === undefined ? [] : [{ ...part, name }];
  });
  const all = ofParts(
    [...new Map([...whole, ...inSentences].map((part) => [part.line, part])).values()],
    parts,
    prose,
  );
  return all.isUntouched || inSentences.length >= fewestOfSentences ? all : form;
}

/** The names of forms by the hashes of their texts. */
function namesIn(table: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const [name, hashes] of Object.entries(table))
    for (const hash of hashes.match(/.{8}/g) ?? []) if (!names.has(hash)) names.set(hash, name);
  return names;
}

/** The form of which a part has every sentence; what is bold at its beginning is a heading. */
function nameBySentences({ text }: Part, names: ReadonlyMap<string, string>): string | undefined {
  const found = [text, text.replace(/^\s*\*\*[^*]{1,80}\*\*[.:]?/, '')].map((each) => {
    const known = sentencesOf(each).map((sentence) => names.get(fingerprintOf(sentence)));
    return known.every((name) => name !== undefined) ? known[0] : undefined;
  });
  return found.find((name) => name !== undefined);
}

function sentencesOf(text: string): string[] {
  return plain(text.slice(0, 2_000))
    .split(/(?<=[.!?:])\s+/)
    .map((sentence) => withoutEnd(sentence, /[.!?:,;'"\s]/).trim())
    .filter((sentence) => /\p{L}{2}/u.test(sentence));
}

/** What a form leaves to be filled in, the day, and the state in which it begins. */
function isBesideForm({ text }: Part): boolean {
  if (!/\p{L}/u.test(text) || isPlaceholder(text)) return true;
  const [, value = text] = /^[^:]{1,60}:\**\s(.*)$/.exec(text.trim()) ?? [];
  return (
    (value !== text && (isPlaceholder(value) || isNothing(plain(value)))) ||
    /^(?:date:?\s[\d./ -]{6,12}|(?:status:?\s)?(?:accepted|proposed))$/i.test(plain(text))
  );
}

function ofParts(
  known: readonly (Part & { readonly name: string })[],
  parts: readonly Part[],
  prose: Prose,
): PublicForm {
  const [first] = known;
  if (first === undefined) return { said: [], lines: new Set(), isUntouched: false };
  const own = new Set(known.map(({ line }) => line));
  const isUntouched = parts.every((part) => own.has(part.line) || isBesideForm(part));
  const line = isUntouched ? Math.min(first.line, firstEmpty(prose) ?? first.line) : first.line;
  const value = {
    name: mostOf(known.map(({ name }) => name)),
    state: isUntouched ? 'untouched' : 'filled',
    promptsLeft: known.length,
  };
  return { said: [{ fact: 'document.template', value, line }], lines: own, isUntouched };
}

/** Where those who report something get a form: whatever stands in it is not filled in. */
const ofIssues = /(?:^|\/)\.(?:github|gitea|forgejo|gitlab)\/issue_templates?(?:\/|\.md$)/i;

/** A form for issues, by where it lies or by what GitHub asks at its head. */
export function issueForm({ path, lines }: SourceFile, { front }: Prose): PublicForm | undefined {
  const head = front === undefined ? [] : lines.slice(front.first, front.end);
  const hasKeys = ['name', 'about'].every((key) => head.some((line) => line.startsWith(`${key}:`)));
  if (!ofIssues.test(path) && !hasKeys) return undefined;
  const value = { name: 'GitHub issue form', state: 'untouched' };
  return { said: [{ fact: 'document.template', value, line: 0 }], lines: new Set(), isUntouched: true };
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
