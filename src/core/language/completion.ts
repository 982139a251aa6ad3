import { ownMarkdown, paragraphs } from '../base/markdown';
import type { Path } from '../base/path';
import { type Stage, stages } from '../base/stages';
import { type CatalogueItem, catalogue } from '../schema/catalogue';
import { isFreeMap, type SchemaNode, schemaAt } from '../schema/navigate';
import { keysReferTo, type RefersTo } from '../schema/references';
import { nodeAt } from '../text/tree';
import { completeAnchor, withMergedKeys } from './anchor-completion';
import { type Cursor, cursorAt } from './cursor';
import { choicesOf } from './describe';
import { type Completion, type CompletionInput, itemProposal, type Proposal } from './proposals';
import { entrySnippet, keySnippet } from './scaffold';
import { starterSnippet } from './starter';
import { referenceProposals, valueProposals } from './values';

const nothing = (offset: number): Completion => ({ start: offset, end: offset, proposals: [] });

/** What an empty manifest may begin with. */
const starter: Proposal = {
  label: 'new manifest',
  kind: 'snippet',
  detail: 'A short manifest with comments that teach',
  insert: starterSnippet(),
};

/** What may be written at a place of a manifest, whatever state its text is in. */
export function complete(input: CompletionInput): Completion {
  const anchors = completeAnchor(input);
  if (anchors !== undefined) return anchors;
  const found = cursorAt(input.document.text, input.offset);
  const cursor = found && withMergedKeys(found, input);
  if (cursor === undefined) return nothing(input.offset);
  const { start, end } = cursor.word;
  // The first word below a key may be a key of a map as well as an item of a list.
  const isFirst = cursor.siblings.length === 0 && !cursor.hasColon && !cursor.flow && cursor.path.length > 0;
  const proposals = cursor.kind === 'value' || isFirst ? atValue(cursor, input) : keyProposals(cursor, input);
  const isEmpty = input.document.text.trim() === '';
  return { start, end, proposals: isEmpty ? [starter, ...proposals] : proposals };
}

function keyProposals(cursor: Cursor, input: CompletionInput): Proposal[] {
  const { path, siblings } = cursor;
  if (path[0] === 'checklist' && path.length === 2) return itemProposals(cursor, input);
  const node = schemaAt(path);
  const names = keysReferTo(path);
  if (names !== undefined) return keyReferences(cursor, input, names);
  if (isFreeMap(node) && node?.properties === undefined) return newEntry(cursor);
  const isFree = (key: string): boolean => !siblings.includes(key);
  return Object.keys(node?.properties ?? {})
    .filter(isFree)
    .map((key) => keyProposal(cursor, key, node));
}

function keyProposal(cursor: Cursor, key: string, parent: SchemaNode | undefined): Proposal {
  const node = schemaAt([...cursor.path, key]);
  const required = parent?.required?.includes(key) === true;
  const snippet = cursor.hasColon ? key : keySnippet(cursor.path, key, cursor.flow);
  return {
    label: key,
    kind: 'key',
    detail: `${node?.title ?? key}${required ? ' (required)' : ''}`,
    documentation: paragraphs([ownMarkdown(node?.description ?? ''), choicesOf(node)]),
    insert: snippet,
    again: !cursor.hasColon && /:\s+\[?\$1\]?$/.test(snippet),
  };
}

function newEntry(cursor: Cursor): Proposal[] {
  const snippet = entrySnippet(cursor.path, cursor.flow);
  if (snippet === undefined || cursor.hasColon) return [];
  const section = String(cursor.path.at(-1));
  const typed = cursor.word.text;
  const insert = typed === '' ? snippet : snippet.replace(/^\$\{1:[^}]*\}/, `\${1:${typed}}`);
  const documentation = schemaAt(cursor.path)?.description;
  return [
    {
      label: typed === '' ? `new entry of ${section}` : typed,
      kind: 'snippet',
      detail: 'New entry',
      insert,
      ...(documentation === undefined ? {} : { documentation: ownMarkdown(documentation) }),
    },
  ];
}

/** Ids of a section that may be keys of a map. */
function keyReferences(cursor: Cursor, input: CompletionInput, to: RefersTo): Proposal[] {
  return referenceProposals(cursor.path, input, to)
    .filter(({ label }) => !cursor.siblings.includes(label))
    .map((each) => ({ ...each, insert: cursor.hasColon ? each.insert : `${each.insert}: $1` }));
}

/** The items of a stage: what blocks the gate first, then the recommended ones. */
function itemProposals(cursor: Cursor, { document }: CompletionInput): Proposal[] {
  const stage = cursor.path[1] as Stage;
  if (!stages.includes(stage)) return [];
  const weight = ({ gate }: CatalogueItem): number =>
    ['required', 'required-when-high-risk', 'recommended'].indexOf(gate);
  return catalogue
    .filter((item) => item.stage === stage && !cursor.siblings.includes(item.id))
    .sort((one, other) => weight(one) - weight(other))
    .map((item) =>
      itemProposal(item, document, cursor.hasColon ? item.id : keySnippet(cursor.path, item.id, false)),
    );
}

function atValue(cursor: Cursor, input: CompletionInput): Proposal[] {
  const node = schemaAt(cursor.path);
  const isMap = node?.properties !== undefined || isFreeMap(node);
  if (cursor.path[0] === 'checklist' && cursor.path.length < 4)
    return nested(cursor, keyProposals({ ...cursor, siblings: present(cursor.path, input) }, input));
  if (node?.type === 'array') return listStart(cursor, input);
  const values = valueProposals(cursor, input);
  if (!isMap) return values;
  const asKeys = keyProposals({ ...cursor, kind: 'key', siblings: [], hasColon: false }, input);
  // A list item may be a text or a map, such as evidence: both are proposed.
  return [...values, ...nested(cursor, asKeys)];
}

function present(path: Path, { document }: CompletionInput): string[] {
  const node = nodeAt(document.parsed.root, path);
  return node?.kind === 'map' ? node.entries.map(({ key }) => key) : [];
}

/** Keys that begin a map after its own key on the same line go to a line of their own. */
function nested(cursor: Cursor, proposals: readonly Proposal[]): Proposal[] {
  if (!cursor.inline || cursor.flow || typeof cursor.path.at(-1) === 'number') return [...proposals];
  const onNewLine = (text: string): string => `\n  ${text.replaceAll('\n', '\n  ')}`;
  return proposals.map((each) => ({ ...each, insert: onNewLine(each.insert) }));
}

/** A list that has not begun: its items, with the mark or brackets that make it one. */
function listStart(cursor: Cursor, input: CompletionInput): Proposal[] {
  const first: Cursor = { ...cursor, path: [...cursor.path, 0], siblings: [] };
  const items = valueProposals(first, input);
  const snippet = entrySnippet(cursor.path, true);
  const node = schemaAt(first.path);
  const asMap: Proposal[] =
    node?.properties !== undefined && snippet !== undefined && items.length === 0
      ? [{ label: `new entry of ${String(cursor.path.at(-1))}`, kind: 'snippet', insert: snippet }]
      : [];
  const isOneLine = cursor.inline || cursor.flow;
  return [...items, ...asMap].map((each) => ({
    ...each,
    insert: isOneLine ? `[${each.insert}]` : `- ${each.insert}`,
  }));
}
