import { md, ownMarkdown, paragraphs } from '../base/markdown';
import { configurable } from '../rules/table';
import { configSchemaAt } from '../schema/config';
import { isFreeMap, type SchemaNode } from '../schema/navigate';
import { asList, isKeyAlone, onLinesBelow } from './begin';
import { type Cursor, cursorAt } from './cursor';
import { choicesOf } from './describe';
import { type Completion, type Proposal, snippetOf } from './proposals';
import { entryScaffold } from './scaffold';
import { choices } from './values';

/** What may be written at a place of a configuration, whatever state its text is in. */
export function completeConfig(text: string, offset: number): Completion {
  const cursor = cursorAt(text, offset);
  if (cursor === undefined) return { start: offset, end: offset, proposals: [], closed: false };
  const { start, end } = cursor.word;
  const proposals = cursor.kind === 'key' ? keys(cursor) : values(cursor);
  const closed = proposals.length > 0 && proposals.every(({ kind }) => kind === 'choice');
  return { start, end, proposals, closed };
}

function keys(cursor: Cursor): Proposal[] {
  const { path, siblings, flow, word } = cursor;
  const node = configSchemaAt(path);
  const isFree = ({ label }: Proposal): boolean => !siblings.includes(label);
  if (path.length === 1 && path[0] === 'severity') return codes(cursor).filter(isFree);
  if (isFreeMap(node)) {
    // Where its name has been begun, that is the author's to end.
    const frame = isKeyAlone(cursor) || word.text !== '' ? undefined : entryScaffold(path.slice(1), flow);
    const label = `new entry of ${String(path.at(-1))}`;
    return frame === undefined ? [] : [{ label, kind: 'snippet', detail: 'New entry', ...snippetOf(frame) }];
  }
  return Object.keys(node?.properties ?? {})
    .map((key) => keyProposal(cursor, key))
    .filter(isFree);
}

function keyProposal(cursor: Cursor, key: string): Proposal {
  const { path, flow } = cursor;
  const node = configSchemaAt([...path, key]);
  return {
    label: key,
    kind: 'key',
    detail: node?.title ?? key,
    documentation: paragraphs([ownMarkdown(node?.description ?? ''), choicesOf(node)]),
    ...(isKeyAlone(cursor)
      ? { insert: key }
      : snippetOf({ snippet: `${key}:${begun(node, flow)}`, asks: false })),
  };
}

/** How a value begins: what the key is followed by. */
function begun(node: SchemaNode | undefined, flow: boolean): string {
  if (node?.const !== undefined) return ` ${String(node.const)}`;
  if (node?.type === 'array') return ' [$1]';
  if (node?.type !== 'object') return ' $1';
  return flow ? ' { $1 }' : '\n  $1';
}

/** The codes of findings, each with what it is about. */
function codes(cursor: Cursor): Proposal[] {
  return configurable.map(({ code, severity, summary }) => ({
    label: code,
    kind: 'key',
    detail: `Usually ${severity}`,
    documentation: md`${summary}`,
    ...(isKeyAlone(cursor) ? { insert: code } : snippetOf({ snippet: `${code}: $1`, asks: true })),
  }));
}

function values(cursor: Cursor): Proposal[] {
  const { path, items: others, inline, flow } = cursor;
  const node = configSchemaAt(path);
  if (path.length === 1 && path[0] === 'waiverDays')
    return ['30', '60', '90'].map((each) => ({ label: each, kind: 'choice', insert: each }));
  if (node?.type === 'array') return asList(cursor, choices(configSchemaAt([...path, 0])));
  if (node?.type !== 'object') return choices(node).filter(({ label }) => !others.includes(label));
  // A map that has not begun: its keys, on lines of their own.
  const first = keys({ ...cursor, kind: 'key', siblings: [], hasColon: false });
  return inline && !flow ? onLinesBelow(first) : first;
}
