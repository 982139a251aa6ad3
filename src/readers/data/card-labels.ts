/** Cards without the front matter of Hugging Face: a title that says what they are, and labels or a table. */
import type { Said } from '../../core/service';
import type { SourceFile } from '../source/file';
import { bodyStart, headingIn } from './card-body';

/** What the title of a document says that it is; only where something in it can be read. */
export function titleKind(file: SourceFile): 'model-card' | 'data-card' | undefined {
  const kind = kindByTitle(file);
  return kind !== undefined && labelledFacts(file, kind).length > 0 ? kind : undefined;
}

function kindByTitle(file: SourceFile): 'model-card' | 'data-card' | undefined {
  const title = file.lines
    .slice(bodyStart(file), bodyStart(file) + 40)
    .flatMap((line) => headingIn(line) ?? [])[0];
  if (title === undefined) return undefined;
  if (/\bmodel ?card\b/i.test(title)) return 'model-card';
  return /\b(?:data ?set card|data card|datasheet for)\b/i.test(title) ? 'data-card' : undefined;
}

type Fact =
  | 'card.model'
  | 'card.version'
  | 'card.base'
  | 'dataset.name'
  | 'dataset.license'
  | 'dataset.revision';

const factOf: Readonly<Record<'model-card' | 'data-card', ReadonlyMap<string, Fact>>> = {
  'model-card': new Map([
    ['model', 'card.model'],
    ['model name', 'card.model'],
    ['version', 'card.version'],
    ['model version', 'card.version'],
    ['base model', 'card.base'],
    ['finetuned from model', 'card.base'],
    ['fine-tuned from', 'card.base'],
  ]),
  'data-card': new Map([
    ['dataset', 'dataset.name'],
    ['data set', 'dataset.name'],
    ['dataset name', 'dataset.name'],
    ['data set name', 'dataset.name'],
    ['licence', 'dataset.license'],
    ['license', 'dataset.license'],
    ['version', 'dataset.revision'],
    ['dataset version', 'dataset.revision'],
  ]),
};

/** Nobody's card has as many labels. */
const most = 200;

interface Labelled {
  readonly fact: Fact;
  readonly value: string;
  readonly line: number;
}

/** What labels and tables say; of what is said twice and differently, nothing. */
export function labelledFacts(file: SourceFile, kind: 'model-card' | 'data-card'): Said[] {
  return file.remember(`labels of a ${kind}`, () => {
    const found = labelled(file, factOf[kind]);
    if (found.length > most) return [];
    // A card of several says of none of them what is said once.
    const names = found.filter(({ fact }) => fact === 'card.model' || fact === 'dataset.name');
    if (names.some(({ value }) => value !== names[0]?.value)) return [];
    return found.filter(
      ({ fact, value }, index) =>
        found.every((other) => other.fact !== fact || other.value === value) &&
        found.findIndex((other) => other.fact === fact) === index,
    );
  });
}

function labelled(file: SourceFile, facts: ReadonlyMap<string, Fact>): Labelled[] {
  const found: Labelled[] = [];
  let isFenced = false;
  let head: readonly string[] = [];
  for (const [line, text] of file.lines.entries()) {
    if (text.length > 1_500) continue;
    if (/^\s{0,3}(?:```|~~~)/.test(text)) isFenced = !isFenced;
    const row = isFenced ? undefined : cellsOf(text);
    const isHead = row !== undefined && isRule(file.lines[line + 1]);
    if (row === undefined || isHead) head = row ?? [];
    if (isFenced || isHead || isRule(text)) continue;
    const isNamed = head.filter((cell) => facts.has(plainLabel(cell).toLowerCase())).length > 1;
    for (const [label, value] of row === undefined ? labelIn(text) : pairsOf(row, isNamed ? head : [])) {
      const fact = facts.get(label.toLowerCase());
      const plain = plainValue(value);
      if (fact !== undefined && plain !== undefined && mayBeOf(fact, plain))
        found.push({ fact, value: plain, line });
    }
  }
  return found;
}

/** A version has a figure, and is no sentence that tells where it comes from. */
function mayBeOf(fact: Fact, value: string): boolean {
  const isVersion = fact === 'card.version' || fact === 'dataset.revision';
  return !isVersion || (/\d/.test(value) && value.split(/\s+/).length <= mostWords);
}

/** `v1.2 (2026-09-01)`, `Release 3, final` */
const mostWords = 4;

function cellsOf(text: string): readonly string[] | undefined {
  const row = text.trim();
  if (!row.startsWith('|') || row.length < 3) return undefined;
  return row
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim());
}

/** Whether a line is the rule below the head of a table. */
function isRule(text: string | undefined): boolean {
  return (
    text !== undefined &&
    text.length < 500 &&
    text.includes('-') &&
    /^[\s|:-]+$/.test(text) &&
    text.includes('|')
  );
}

/** A row whose cells are named by the head of the table, or else one of a label and its value. */
function pairsOf(
  row: readonly string[],
  head: readonly string[],
): (readonly [label: string, value: string])[] {
  const [label = '', value = ''] = row;
  if (head.length === 0) return row.length === 2 ? [[plainLabel(label), value]] : [];
  return row.map((cell, index) => [plainLabel(head[index] ?? ''), cell] as const);
}

function labelIn(text: string): (readonly [label: string, value: string])[] {
  const [, label, value] =
    /^[ \t]{0,3}(?:[-*+][ \t]{1,4})?([*_]{0,2}[A-Za-z][A-Za-z -]{1,40}(?:\[optional\])?[*_]{0,2}:[*_]{0,2})[ \t]{1,20}(\S.*)$/.exec(
      text,
    ) ?? [];
  return label === undefined || value === undefined ? [] : [[plainLabel(label), value]];
}

function plainLabel(label: string): string {
  return label.replace(/[*_:`]|\[optional\]/g, '').trim();
}

/** A value without its marks; undefined for what stands for none. */
function plainValue(value: string): string | undefined {
  const plain = value
    .replace(/\[([^\][]{1,200})\]\([^()]{0,500}\)/g, '$1')
    .replace(/[*`]/g, '')
    .trim();
  const isNone =
    plain === '' ||
    plain.length > 100 ||
    /[<>{}[\]|]|_{3,}|…|^(?:model_id|model_name|base_model|version)$/.test(plain) ||
    /^(?:todo|tbd|n\/a|none|unknown|-+|more information needed|your .*)(?!\w)/i.test(plain);
  return isNone ? undefined : plain;
}
