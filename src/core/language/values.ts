import { durationInWords } from '../base/durations';
import { code, md, ownMarkdown, paragraphs } from '../base/markdown';
import { shorten } from '../base/shorten';
import { atMost, plural } from '../base/words';
import { workingTimeInWords } from '../base/working-days';
import { noConfiguration, withAllShared } from '../facts/configuration';
import { holdersOf } from '../facts/context';
import { readingOf } from '../facts/evidence';
import { said } from '../facts/testimony';
import { catalogueOf, editions, newestEdition } from '../schema/catalogue';
import type { Role } from '../schema/generated/manifest-file';
import { definitionAt, resolve, type SchemaNode, schemaAt } from '../schema/navigate';
import { type RefersTo, refersTo } from '../schema/references';
import type { Target } from '../schema/sections';
import type { Cursor } from './cursor';
import { dateProposals } from './dates';
import { describeEntry, describeShared } from './describe';
import { evidenceProposals, fileProposals, linkProposals } from './files';
import { type CompletionInput, idsOf, itemProposal, type Proposal } from './proposals';

/** The values that may stand at a place. */
export function valueProposals(cursor: Cursor, input: CompletionInput): Proposal[] {
  const { path } = cursor;
  const node = schemaAt(path);
  return proposalsOf(cursor, node, input).filter(({ label }) => !cursor.items.includes(label));
}

function proposalsOf(cursor: Cursor, node: SchemaNode | undefined, input: CompletionInput): Proposal[] {
  const { path } = cursor;
  const to = refersTo(path);
  if (to !== undefined) return referenceProposals(path, input, to);
  switch (definitionAt(path)) {
    case 'date':
      return dateProposals(path, input);
    case 'duration':
      return durations(cursor, usualDurations, durationInWords);
    case 'workingTime':
      return durations(cursor, usualWorkingTimes, workingTimeInWords);
    case 'handle':
      return handles(cursor, input);
    case 'threshold':
      return thresholds(cursor);
    case 'document':
      return fileProposals(cursor, input);
    case 'evidence':
      return [...evidenceProposals(cursor, input), ...linkProposals(cursor)];
    default:
      return special(cursor, node, input);
  }
}

/** Places whose values the schema alone does not tell. */
function special(cursor: Cursor, node: SchemaNode | undefined, input: CompletionInput): Proposal[] {
  if (cursor.path.length === 1 && cursor.path[0] === 'catalogue') return editionProposals(cursor);
  if (cursor.path[2] === 'metrics' && cursor.path[4] === 'as') return measuredProposals(cursor, input);
  if (cursor.path[3] === 'evidence' && cursor.path[5] === 'file') return evidenceProposals(cursor, input);
  return choices(node);
}

/** The metrics that were read in the result file, with their values. */
function measuredProposals({ path, quote }: Cursor, { document, repository }: CompletionInput): Proposal[] {
  const evaluation = document.manifest.evaluations?.[String(path[1])];
  const file = evaluation?.metrics?.[String(path[3])]?.file ?? evaluation?.result?.file;
  const reading = repository && readingOf(repository, file);
  if (reading === undefined) return [];
  const found = new Map<string, Proposal>();
  for (const { value: metric, line } of said(reading, 'metric')) {
    const { name, value, slice, cases } = metric;
    if (found.has(name)) continue;
    const words = [
      value === undefined ? undefined : String(value),
      slice,
      cases === undefined ? undefined : plural(cases, 'case'),
      line === undefined ? undefined : `line ${line + 1}`,
    ];
    const isPlain = quote !== '' || /^[A-Za-z][\w./@-]*$/.test(name);
    found.set(name, {
      label: name,
      kind: 'reference',
      detail: words.filter((each) => each !== undefined).join(', '),
      insert: isPlain ? name : JSON.stringify(name),
    });
  }
  return [...found.values()].slice(0, mostMetrics);
}

/** A benchmark may have thousands. */
const mostMetrics = 200;

/** The editions of the checklist, the newest first; in quotes, since YAML reads a number. */
function editionProposals({ quote }: Cursor): Proposal[] {
  return [...editions].reverse().map((edition) => ({
    label: edition,
    kind: 'choice',
    detail: edition === newestEdition ? 'The newest edition' : 'An earlier edition',
    insert: quote === '' ? `"${edition}"` : edition,
  }));
}

/** The words that may stand at a place, where the schema lists them. */
export function choices(node: SchemaNode | undefined): Proposal[] {
  if (node?.const !== undefined) return [choice(String(node.const), node.description)];
  // Of what is true or false, the first is what it means that it is true.
  const values = node?.enum ?? (node?.type === 'boolean' ? ['true', 'false'] : []);
  return values.map((value, index) => choice(value, node?.enumDescriptions?.[index]));
}

function choice(value: string, meaning: string | undefined): Proposal {
  const words = meaning === undefined ? {} : { documentation: ownMarkdown(meaning), detail: meaning };
  return { label: value, kind: 'choice', insert: value, ...words };
}

/** The handles that the repository knows, without those of other owners. */
function handles({ path, quote }: Cursor, { document, handles: all = [] }: CompletionInput): Proposal[] {
  const others = Object.entries(document.manifest.owners ?? {}).filter(([id]) => id !== path[1]);
  const taken = new Set(others.map(([, { handle }]) => handle));
  return all
    .filter((handle) => !taken.has(handle))
    .map((handle) => ({
      label: handle,
      kind: 'reference',
      detail: handle.includes('/') ? 'Team, from this repository' : 'Person, from this repository',
      insert: quote === '' ? JSON.stringify(handle) : handle,
    }));
}

/** What a place may refer to, whether as its value or as its key. */
export function referenceProposals(
  path: Cursor['path'],
  input: CompletionInput,
  { sections, words }: RefersTo,
): Proposal[] {
  const ids = sections.flatMap((section) => idProposals(path, input, section));
  const { held, free } = wordProposals(words, path, input);
  return [...held, ...ids, ...free];
}

/** The ids of a section, without that of the entry in which the path lies. */
function idProposals(path: Cursor['path'], input: CompletionInput, section: Target): Proposal[] {
  const { document } = input;
  if (section === 'checklist') {
    return catalogueOf(document.manifest)
      .filter(({ id }) => id !== path[2])
      .map((item) => itemProposal(item, { insert: item.id }));
  }
  const itself = section === path[0] ? path[1] : undefined;
  // What an integration calls is no fallback for it.
  const called =
    path[2] === 'fallback' ? document.manifest.integrations?.[String(path[1])]?.system : undefined;
  const isFree = (id: string): boolean => id !== itself && !(section === 'systems' && id === called);
  const inText = idsOf(document, section);
  const inOrder = (ids: readonly string[]): string[] =>
    section === 'owners' ? fitting(path, ids.filter(isFree), input) : ids.filter(isFree);
  const own = inOrder(inText).map((id): Proposal => {
    const { title, text } = describeEntry(document.manifest, section, id);
    return { label: id, kind: 'reference', detail: title, documentation: text, insert: id };
  });
  return [
    ...own,
    ...sharedProposals(section, input, (ids) => inOrder(ids.filter((id) => !inText.includes(id)))),
  ];
}

/** What the configuration has for all manifests, after what this one has itself. */
function sharedProposals(
  section: Target,
  { configuration = noConfiguration }: CompletionInput,
  inOrder: (ids: readonly string[]) => readonly string[],
): Proposal[] {
  if (section !== 'owners' && section !== 'systems') return [];
  const entries = configuration[section];
  return inOrder(Object.keys(entries)).map((id) => {
    const { title, text } = describeShared(configuration, section, id);
    const documentation = paragraphs([text, md`Shared by ${code(entries[id]?.file ?? '')}`]);
    return { label: id, kind: 'reference', detail: `${title}, shared`, documentation, insert: id };
  });
}

/** The roles whose holders come first where someone is named for it. */
const rolesFor: Readonly<Record<string, Role>> = { approver: 'approver', overseer: 'overseer' };

/** People whose role it is come first; who looks after performance approves no waiver. */
function fitting(
  path: Cursor['path'],
  ids: readonly string[],
  { document, configuration }: CompletionInput,
): string[] {
  const key = String(path.at(-1));
  const manifest = withAllShared(document.manifest, configuration);
  const holds = (id: string, role: Role): boolean =>
    holdersOf(manifest, role).some(([holder]) => holder === id);
  const allowed = ids.filter((id) => key !== 'approver' || !holds(id, 'performance'));
  const role = path[0] === 'data' && key === 'owner' ? 'data' : rolesFor[key];
  if (role === undefined) return allowed;
  return [...allowed.filter((id) => holds(id, role)), ...allowed.filter((id) => !holds(id, role))];
}

/** Words that may stand in the place of an id: the roles that someone holds, and those that nobody does. */
function wordProposals(
  words: readonly string[],
  path: Cursor['path'],
  { document, configuration }: CompletionInput,
): { held: Proposal[]; free: Proposal[] } {
  const definition = resolve({ $ref: `#/$defs/${schemaAt(path)?.['x-orOneOf']}` });
  const all = words.map((word) => {
    const meaning = definition?.enumDescriptions?.[definition.enum?.indexOf(word) ?? -1];
    const own = holdersOf(document.manifest, word);
    // Where nobody in the manifest has a role, whom the configuration has for it is meant.
    const all = own.length > 0 ? own : holdersOf(withAllShared(document.manifest, configuration), word);
    const holders = all.map(([id]) => id);
    const detail =
      holders.length === 0 ? 'Role that no owner has' : `Role of ${atMost(holders.map((id) => shorten(id)))}`;
    return {
      isHeld: holders.length > 0,
      proposal: { ...choice(word, meaning), detail },
    };
  });
  const those = (isHeld: boolean) =>
    all.filter((each) => each.isHeld === isHeld).map(({ proposal }) => proposal);
  return { held: those(true), free: those(false) };
}

const units = ['s', 'm', 'h', 'd', 'w'];
const usualDurations = '10s 30s 1m 5m 15m 30m 1h 2h 4h 8h 1d 2d 7d 14d 30d 90d 180d 365d 1w 2w 4w 26w 52w';
const usualWorkingTimes = '1h 4h 1d 2d 3d 5d 10d 15d 20d 1w 2w 4w 8w';

/** Usual durations, behind those of a number that stands there with each unit: the list is the same for all that follows. */
function durations({ word }: Cursor, usual: string, inWords: (duration: string) => string): Proposal[] {
  const number = /^\d+(?:\.\d+)?/.exec(word.text)?.[0];
  const typed = number === undefined ? [] : units.map((unit) => `${number}${unit}`);
  const all = new Set([...typed, ...usual.split(' ')]);
  return [...all].map((each) => ({ label: each, kind: 'duration', detail: inWords(each), insert: each }));
}

function thresholds({ quote }: Cursor): Proposal[] {
  const quoted = (text: string): string => (quote === '' ? `"${text}"` : text);
  return [
    { label: '<=', kind: 'choice', detail: 'Good up to this value', insert: quoted('<= $1'), snippet: true },
    {
      label: '>=',
      kind: 'choice',
      detail: 'Good from this value up',
      insert: quoted('>= $1'),
      snippet: true,
    },
    { label: '<', kind: 'choice', detail: 'Good below this value', insert: quoted('< $1'), snippet: true },
    { label: '>', kind: 'choice', detail: 'Good above this value', insert: quoted('> $1'), snippet: true },
    { label: '..', kind: 'choice', detail: 'Good within a range', insert: quoted('$1 .. $2'), snippet: true },
  ];
}
