/** Labels with their values: lines, rows of two cells, front matter. */
import { Lines } from '../../core/service';
import type { SourceFile } from '../source/file';
import { headingsOver, isOutdated, type Prose } from '../source/prose';
import { isYamlList, isYamlMap, readYaml } from '../source/yaml';
import { folded, plain } from './values';

export interface Field {
  /** Folded. */
  readonly label: string;
  /** As it stands. */
  readonly value: string;
  readonly line: number;
  /** The heading under which it stands; -1 above the first. */
  readonly section: number;
  readonly from: 'line' | 'box' | 'row' | 'front';
}

/** All fields of a document, in the order of its lines. */
export function fieldsOf(file: SourceFile, prose: Prose): Field[] {
  return [...frontFields(file, prose), ...lineFields(prose), ...rowFields(prose)].sort(
    (one, other) => one.line - other.line,
  );
}

/** What is in front matter, key by key; a list is one field for each of its words. */
function frontFields(file: SourceFile, { front }: Prose): Field[] {
  if (front === undefined) return [];
  const text = file.lines.slice(front.first, front.end).join('\n');
  const documents = readYaml(text);
  if (typeof documents === 'string') return [];
  const [document] = documents;
  if (document === undefined || !isYamlMap(document.value)) return [];
  const lines = new Lines(text);
  return Object.entries(document.value).flatMap(([key, value]) => {
    const offset = document.keyOffsetOf([key]) ?? 0;
    const line = front.first + lines.positionAt(offset).line;
    const values = isYamlList(value) ? value.slice(0, 50) : [value];
    return values.flatMap((each): Field[] =>
      typeof each === 'string' || typeof each === 'number'
        ? [{ label: folded(key), value: String(each), line, section: -1, from: 'front' }]
        : [],
    );
  });
}

/** `Label: value` at the start of a paragraph or item, or below another such line. */
function lineFields({ blocks }: Prose): Field[] {
  return blocks.flatMap(({ kind, line, lines, section, ticked }) => {
    if (kind !== 'paragraph' && kind !== 'item') return [];
    const fields: Field[] = [];
    for (const [at, text] of lines.slice(0, 200).entries()) {
      const found = allLabelled(text);
      // What a line of running text happens to begin with is no label.
      if (found.length === 0) {
        if (!/(?: {2}|\\|<br ?\/?>)$/.test(text)) break;
        continue;
      }
      const from = ticked === undefined ? 'line' : 'box';
      fields.push(...found.map((each): Field => ({ ...each, line: line + at, section, from })));
    }
    return fields;
  });
}

/** What may stand between two labels of one line, where the second is as short as labels are, or bold. */
const between =
  /[ \t]{1,4}[·•|][ \t]{1,4}(?=[*_]{0,3}\p{L}[\p{L}\p{N} /-]{0,40}[*_]{0,3}:[*_]{0,3}(?:\s|$))|[ \t]{1,4}(?:[–—/,;][ \t]{1,4})?(?=\*\*\p{L}[\p{L}\p{N} /-]{0,40}(?::\*\*|\*\*:)(?:\s|$))/u;

/** The labels of a line: `Date: 2026-07-20 · Status: accepted` has two. */
function allLabelled(text: string): Pick<Field, 'label' | 'value'>[] {
  const first = labelled(text);
  if (first === undefined || !/[·•|]|:\*\*|\*\*:/.test(text)) return first === undefined ? [] : [first];
  return text.split(between).flatMap((part) => labelled(part) ?? []);
}

/** A label and what stands behind its colon; both may be bold. */
export function labelled(text: string): Pick<Field, 'label' | 'value'> | undefined {
  if (text.length > 1_500) return undefined;
  const [all, label = ''] =
    /^:?[ \t]*([*_]{0,3}[\p{L}\p{N}][^:：|`.!?;]{0,60}?)[ \t]?[:：](?![:/])/u.exec(text) ?? [];
  if (all === undefined) return undefined;
  const rest = text.slice(all.length);
  // `12:30` and `path:line` are none.
  if (!/^[*_]{0,3}(?:\s|$)/.test(rest) && !all.endsWith('：')) return undefined;
  const value = rest.replace(/(?:\\|<br ?\/?>)\s*$/, '').trim();
  const opened = /^[*_]{1,3}/.exec(label)?.[0];
  const closes = opened !== undefined && value.startsWith(opened) && !label.endsWith(opened);
  const clean = closes ? value.slice(opened.length).trim() : value;
  const isWhole = opened !== undefined && !closes && !label.endsWith(opened) && clean.endsWith(opened);
  return { label: folded(label), value: isWhole ? clean.slice(0, -opened.length).trim() : clean };
}

/** Heads of tables that say what is to be written in the fields, not what is. */
const explains =
  /\b(?:allowed|description|describe|meaning|example|type|format|explanation|definition|required|guidance|notes?|purpose|what|how|instructions?|comment)\b/;

/** Rows of two cells: `| Label | value |`. */
function rowFields({ tables }: Prose): Field[] {
  return tables.flatMap(({ line, header, rows, section }) => {
    const [, head = ''] = header.map(folded);
    if (header.length !== 2 || explains.test(head)) return [];
    // A head may be the first of the rows: | Status | Accepted |.
    const all = [{ line, cells: header }, ...rows];
    return all.flatMap(({ line: at, cells: [label = '', value = ''] }, index): Field[] =>
      folded(label) === '' || (index === 0 && !/^(?:status|date)$/.test(folded(label)))
        ? []
        : [{ label: folded(label), value, line: at, section, from: 'row' }],
    );
  });
}

const elsewhere =
  /\b(?:samples?|examples?|templates?|allowed|legend|formats?|earlier|history|previous|past|changelog|change log|revisions?|glossary|superseded|archived?)\b/i;

/** Whether a section says how something is written or was once, not what is. */
export function isElsewhere(prose: Prose, section: number): boolean {
  if (isOutdated(prose, section)) return true;
  return headingsOver(prose, section).some(({ level, text }) => level > 1 && elsewhere.test(plain(text)));
}
