import { plusDays, plusPeriod } from '../base/dates';
import { durationInWords } from '../base/durations';
import { code, md, ownMarkdown, paragraphs } from '../base/markdown';
import { shorten } from '../base/shorten';
import { atMost } from '../base/words';
import { workingTimeInWords } from '../base/working-days';
import { itemRecord } from '../domain/records';
import { kindByName } from '../domain/terms/evidence-kinds';
import { noConfiguration } from '../facts/configuration';
import { holdersOf } from '../facts/context';
import { catalogue, catalogueItem } from '../schema/catalogue';
import { definitionAt, type SchemaNode, schemaAt } from '../schema/navigate';
import { type RefersTo, refersTo } from '../schema/references';
import type { Target } from '../schema/sections';
import type { Cursor } from './cursor';
import { describeEntry, describeShared } from './describe';
import { type CompletionInput, idsOf, itemProposal, type Proposal } from './proposals';
import { entrySnippet } from './scaffold';

/** The values that may stand at a place. */
export function valueProposals(cursor: Cursor, input: CompletionInput): Proposal[] {
  const { path } = cursor;
  const node = schemaAt(path);
  return proposalsOf(cursor, node, input).filter(({ label }) => !cursor.siblings.includes(label));
}

function proposalsOf(cursor: Cursor, node: SchemaNode | undefined, input: CompletionInput): Proposal[] {
  const { path } = cursor;
  const to = refersTo(path);
  if (to !== undefined) return referenceProposals(path, input, to);
  switch (definitionAt(path)) {
    case 'date':
      return dates(path, input);
    case 'duration':
      return durations(cursor, ['10s', '15m', '1h', '4h', '1d', '30d', '26w'], durationInWords);
    case 'workingTime':
      return durations(cursor, ['1d', '2d', '5d', '10d', '20d'], workingTimeInWords);
    case 'document':
      return files(cursor, input.files);
    case 'evidence':
      return [...evidenceFiles(cursor, input), ...link(path)];
    default:
      return special(cursor, node, input);
  }
}

/** Places whose values the schema alone does not tell. */
function special(cursor: Cursor, node: SchemaNode | undefined, input: CompletionInput): Proposal[] {
  const [section, , key] = cursor.path;
  if (cursor.path[3] === 'evidence' && cursor.path[5] === 'file') return evidenceFiles(cursor, input);
  if (key === 'threshold' && section === 'signals') return thresholds(cursor);
  return choices(node);
}

/** The words that may stand at a place, where the schema lists them. */
export function choices(node: SchemaNode | undefined): Proposal[] {
  if (node?.const !== undefined)
    return [{ label: String(node.const), kind: 'choice', insert: String(node.const) }];
  if (node?.type === 'boolean')
    return ['true', 'false'].map((each) => ({ label: each, kind: 'choice', insert: each }));
  return (node?.enum ?? []).map((value, index) => {
    const documentation = node?.enumDescriptions?.[index];
    return {
      label: value,
      kind: 'choice',
      insert: value,
      ...(documentation === undefined
        ? {}
        : { documentation: ownMarkdown(documentation), detail: documentation }),
    };
  });
}

/** What a place may refer to, whether as its value or as its key. */
export function referenceProposals(
  path: Cursor['path'],
  input: CompletionInput,
  { sections, words }: RefersTo,
): Proposal[] {
  const ids = sections.flatMap((section) => idProposals(path, input, section));
  const { held, free } = wordProposals(words, input);
  return [...held, ...ids, ...free];
}

/** The ids of a section, without that of the entry in which the path lies. */
function idProposals(path: Cursor['path'], input: CompletionInput, section: Target): Proposal[] {
  const { document } = input;
  if (section === 'checklist') {
    return catalogue.filter(({ id }) => id !== path[2]).map((item) => itemProposal(item, document, item.id));
  }
  const own = section === path[0] ? path[1] : undefined;
  // What an integration calls is no fallback for it.
  const called =
    path[2] === 'fallback' ? document.manifest.integrations?.[String(path[1])]?.system : undefined;
  const isFree = (id: string): boolean => id !== own && !(section === 'systems' && id === called);
  const ids = idsOf(document, section);
  const inText = ids.filter(isFree).map((id): Proposal => {
    const { title, text } = describeEntry(document.manifest, section, id);
    return { label: id, kind: 'reference', detail: title, documentation: text, insert: id };
  });
  const shared = sharedProposals(section, input).filter(({ label }) => isFree(label) && !ids.includes(label));
  return [...inText, ...shared];
}

/** What the configuration has for all manifests, after what this one has itself. */
function sharedProposals(section: Target, { configuration = noConfiguration }: CompletionInput): Proposal[] {
  if (section !== 'owners' && section !== 'systems') return [];
  return Object.entries(configuration[section]).map(([id, { file }]) => {
    const { title, text } = describeShared(configuration, section, id);
    const documentation = paragraphs([text, md`Shared by ${code(file)}`]);
    return { label: id, kind: 'reference', detail: `${title}, shared`, documentation, insert: id };
  });
}

/** Words that may stand in the place of an id: the roles that someone holds, and those that nobody does. */
function wordProposals(
  words: readonly string[],
  { document }: CompletionInput,
): { held: Proposal[]; free: Proposal[] } {
  const all = words.map((word) => {
    const holders = holdersOf(document.manifest, word).map(([id]) => id);
    const detail =
      holders.length === 0 ? 'Role that no owner has' : `Role of ${atMost(holders.map((id) => shorten(id)))}`;
    return {
      isHeld: holders.length > 0,
      proposal: { label: word, kind: 'choice', detail, insert: word } as const,
    };
  });
  const those = (isHeld: boolean) =>
    all.filter((each) => each.isHeld === isHeld).map(({ proposal }) => proposal);
  return { held: those(true), free: those(false) };
}

function dates(
  path: Cursor['path'],
  { today, configuration: { waiverDays } = noConfiguration }: CompletionInput,
): Proposal[] {
  const key = String(path.at(-1));
  const isAhead = ['expires', 'goLive', 'by'].includes(key);
  const ahead: [string | undefined, string][] = [
    [
      key === 'expires' && path[4] === undefined ? plusDays(today, waiverDays) : undefined,
      `In ${waiverDays} days, the longest a waiver may last`,
    ],
    [plusPeriod(today, 'P1M'), 'In a month'],
    [plusPeriod(today, 'P3M'), 'In a quarter'],
    [plusPeriod(today, 'P1Y'), 'In a year'],
  ];
  const now: [string | undefined, string][] = [[today, 'Today']];
  const all = isAhead
    ? [...ahead, ...now]
    : [
        ...now,
        [plusDays(today, -1), 'Yesterday'] as [string | undefined, string],
        // What is said to be done must not be dated ahead.
        ...(/(^o|O)n$/.test(key) ? [] : ahead.slice(2, 3)),
      ];
  const seen = new Set<string>();
  return all.flatMap(([date, detail]): Proposal[] => {
    if (date === undefined || seen.has(date)) return [];
    seen.add(date);
    return [{ label: date, kind: 'date', detail, insert: date }];
  });
}

const units = ['s', 'm', 'h', 'd', 'w'];

/** The units for a number that stands there, else usual durations. */
function durations(
  { word }: Cursor,
  usual: readonly string[],
  inWords: (duration: string) => string,
): Proposal[] {
  const number = /^\d+(?:\.\d+)?/.exec(word.text)?.[0];
  const proposed = number === undefined ? usual : units.map((unit) => `${number}${unit}`);
  return proposed.map((each) => ({ label: each, kind: 'duration', detail: inWords(each), insert: each }));
}

function thresholds({ quote }: Cursor): Proposal[] {
  const quoted = (text: string): string => (quote === '' ? `"${text}"` : text);
  return [
    { label: '<=', kind: 'choice', detail: 'Good up to this value', insert: quoted('<= $1') },
    { label: '>=', kind: 'choice', detail: 'Good from this value up', insert: quoted('>= $1') },
    { label: '<', kind: 'choice', detail: 'Good below this value', insert: quoted('< $1') },
    { label: '>', kind: 'choice', detail: 'Good above this value', insert: quoted('> $1') },
    { label: '..', kind: 'choice', detail: 'Good within a range', insert: quoted('$1 .. $2') },
  ];
}

/** The files of the repository; last those whose name tells that they are no evidence for the item. */
function evidenceFiles(cursor: Cursor, { files: all }: CompletionInput): Proposal[] {
  const item = catalogueItem(String(cursor.path[2]));
  const mayCount = (file: string): boolean => {
    const kind = kindByName(file);
    return item === undefined || kind === undefined || itemRecord(item.id).accepts.includes(kind);
  };
  return files(cursor, [...all.filter(mayCount), ...all.filter((file) => !mayCount(file))]);
}

function files(cursor: Cursor, all: readonly string[]): Proposal[] {
  return all.map((file) => ({ label: file, kind: 'file', insert: quotedFile(file, cursor) }));
}

/** Snippets read `$` and `}`; YAML reads a comma in flow style, and some characters at the start or after a space. */
function quotedFile(file: string, { quote, flow }: Cursor): string {
  const escaped = file.replace(/[\\$}]/g, '\\$&');
  const isPlain = /^[\w/.][^#:\n"']*$/.test(file) && !(flow && /[,[\]{}]/.test(file));
  return quote !== '' || isPlain ? escaped : `"${escaped}"`;
}

function link(path: Cursor['path']): Proposal[] {
  const insert = entrySnippet(path.slice(0, -1), true);
  return insert === undefined
    ? []
    : [{ label: 'link', kind: 'snippet', detail: 'A link with its date and author', insert }];
}
