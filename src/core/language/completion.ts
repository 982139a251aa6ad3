import { isId } from '../base/ids';
import { ownMarkdown, paragraphs } from '../base/markdown';
import type { Path } from '../base/path';
import { type Stage, stages } from '../base/stages';
import { type CatalogueItem, catalogueOf, gateLevels } from '../schema/catalogue';
import type { Manifest } from '../schema/generated/manifest-file';
import { isFreeMap, schemaAt } from '../schema/navigate';
import { keysReferTo, type RefersTo, referencesIn, targetOf } from '../schema/references';
import { nodeAt } from '../text/tree';
import { completeAnchor, withMergedKeys } from './anchor-completion';
import { asList, isKeyAlone, onLinesBelow } from './begin';
import { type Cursor, cursorAt } from './cursor';
import { choicesOf } from './describe';
import { orderedKeys } from './item-keys';
import { type Completion, type CompletionInput, itemProposal, type Proposal, snippetOf } from './proposals';
import { entryScaffold, keyScaffold } from './scaffold';
import { starterSnippet } from './starter';
import { referenceProposals, valueProposals } from './values';

const nothing = (offset: number): Completion => ({
  start: offset,
  end: offset,
  proposals: [],
  closed: false,
});

/** What an empty manifest may begin with. */
const starter: Proposal = {
  label: 'new manifest',
  kind: 'snippet',
  detail: 'A short manifest with comments that teach',
  insert: starterSnippet(),
  snippet: true,
};

/** What may be written at a place of a manifest, whatever state its text is in. */
export function complete(input: CompletionInput): Completion {
  const anchors = completeAnchor(input);
  if (anchors !== undefined) return anchors;
  const found = cursorAt(input.document.text, input.offset);
  const cursor = found && withMergedKeys(found, input);
  const { text } = input.document;
  if (cursor === undefined) return nothing(input.offset);
  const { start, end } = cursor.word;
  // The first word below a key may be a key of a map as well as an item of a list.
  const isFirst = cursor.siblings.length === 0 && !cursor.hasColon && cursor.isBare && cursor.path.length > 0;
  const proposals = cursor.kind === 'value' || isFirst ? atValue(cursor, input) : keyProposals(cursor, input);
  const isEmpty = text.trim() === '';
  return {
    start,
    end,
    proposals: isEmpty ? [starter, ...proposals] : proposals,
    closed: isClosed(cursor, proposals),
  };
}

const closedKinds: ReadonlySet<Proposal['kind']> = new Set([
  'choice',
  'reference',
  'item',
  'date',
  'duration',
]);

/** What begins a map or list has other forms too, and a new entry any name. */
function isClosed({ kind, path }: Cursor, proposals: readonly Proposal[]): boolean {
  const node = schemaAt(path);
  if (kind !== 'value' || path.length === 0 || node?.type === 'array' || node?.type === 'object')
    return false;
  return proposals.length > 0 && proposals.every((each) => closedKinds.has(each.kind));
}

function keyProposals(cursor: Cursor, input: CompletionInput): Proposal[] {
  const { path, siblings } = cursor;
  if (path[0] === 'checklist' && path.length === 2) return itemProposals(cursor, input);
  const node = schemaAt(path);
  const names = keysReferTo(path);
  if (names !== undefined) return keyReferences(cursor, input, names);
  if (isFreeMap(node) && node?.properties === undefined) return newEntry(cursor, input);
  const isFree = (key: string): boolean => !siblings.includes(key);
  const { keys, remark } = orderedKeys(path, Object.keys(node?.properties ?? {}).filter(isFree), input);
  return keys.map((key) => {
    const required = node?.required?.includes(key) === true ? 'required' : undefined;
    return keyProposal(cursor, key, { input, remark: required ?? remark(key) });
  });
}

function keyProposal(
  cursor: Cursor,
  key: string,
  { input, remark }: { input: CompletionInput; remark: string | undefined },
): Proposal {
  const node = schemaAt([...cursor.path, key]);
  return {
    label: key,
    kind: 'key',
    detail: `${node?.title ?? key}${remark === undefined ? '' : ` (${remark})`}`,
    documentation: paragraphs([ownMarkdown(node?.description ?? ''), choicesOf(node)]),
    ...keyInsert(cursor, key, input),
  };
}

/** The key alone where a colon follows it already, or a quote would enclose more; else with the frame of what it holds. */
function keyInsert(cursor: Cursor, key: string, { document }: CompletionInput): ReturnType<typeof snippetOf> {
  if (isKeyAlone(cursor)) return { insert: key };
  const { path, flow } = cursor;
  const { manifest } = document;
  const id = path.length === 0 ? wantedId(manifest, key) : undefined;
  return snippetOf(keyScaffold(path, key, { flow, stage: manifest.stage ?? 'diagnose', id }));
}

/** The first id of a section that something refers to and that is not there. */
function wantedId(manifest: Manifest, section: string): string | undefined {
  return referencesIn(manifest).find(
    (each) =>
      each.sections.some((one) => one === section) &&
      each.words.length === 0 &&
      isId(each.id) &&
      targetOf(manifest, each) === undefined,
  )?.id;
}

/** A frame for a new entry. Where its name has been begun, that is the author's to end. */
function newEntry(cursor: Cursor, { document }: CompletionInput): Proposal[] {
  const { path, flow, word } = cursor;
  const id = path.length === 1 ? wantedId(document.manifest, String(path[0])) : undefined;
  const frame = isKeyAlone(cursor) || word.text !== '' ? undefined : entryScaffold(path, flow, id);
  if (frame === undefined) return [];
  const documentation = schemaAt(path)?.description;
  return [
    {
      label: `new entry of ${String(path.at(-1))}`,
      kind: 'snippet',
      detail: 'New entry',
      ...snippetOf(frame),
      ...(documentation === undefined ? {} : { documentation: ownMarkdown(documentation) }),
    },
  ];
}

/** Ids of a section that may be keys of a map. */
function keyReferences(cursor: Cursor, input: CompletionInput, to: RefersTo): Proposal[] {
  return referenceProposals(cursor.path, input, to)
    .filter(({ label }) => !cursor.siblings.includes(label))
    .map((each) => (isKeyAlone(cursor) ? each : { ...each, insert: `${each.insert}: $1`, snippet: true }));
}

/** The items of a stage: what blocks the gate first, then the recommended ones. */
function itemProposals(cursor: Cursor, input: CompletionInput): Proposal[] {
  const stage = cursor.path[1] as Stage;
  if (!stages.includes(stage)) return [];
  const weight = ({ gate }: CatalogueItem): number => gateLevels.indexOf(gate);
  return catalogueOf(input.document.manifest)
    .filter((item) => item.stage === stage && !cursor.siblings.includes(item.id))
    .sort((one, other) => weight(one) - weight(other))
    .map((item) => itemProposal(item, keyInsert(cursor, item.id, input)));
}

function atValue(cursor: Cursor, input: CompletionInput): Proposal[] {
  const node = schemaAt(cursor.path);
  // What is in quotes is a text.
  if (cursor.quote !== '' && node?.type === 'array') return [];
  if (cursor.quote !== '' && cursor.kind === 'value') return valueProposals(cursor, input);
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
  return onLinesBelow(proposals);
}

/** A list that has not begun: its items. */
function listStart(cursor: Cursor, input: CompletionInput): Proposal[] {
  const first: Cursor = { ...cursor, path: [...cursor.path, 0], siblings: [], items: [] };
  const items = valueProposals(first, input);
  const frame = entryScaffold(cursor.path, true);
  const node = schemaAt(first.path);
  const asMap: Proposal[] =
    node?.properties !== undefined && frame !== undefined && items.length === 0 && cursor.word.text === ''
      ? [{ label: `new entry of ${String(cursor.path.at(-1))}`, kind: 'snippet', ...snippetOf(frame) }]
      : [];
  return asList(cursor, [...items, ...asMap]);
}
