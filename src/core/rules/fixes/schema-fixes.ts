import type { Fix } from '../../base/fix';
import type { Operation, PlainValue } from '../../base/operation';
import type { Path } from '../../base/path';
import { quoted } from '../../base/shorten';
import { suggest } from '../../base/suggest';
import { describedAt, resolve, type SchemaNode } from '../../schema/navigate';
import type { Reference } from '../../schema/references';
import type { SchemaFault } from '../../schema/validate';
import type { Parsed } from '../../text/parsed';
import { plainOf } from '../../text/plain';
import { entryOf, type Node, nodeAt } from '../../text/tree';
import { readAmount } from './amounts';
import { restOfTextFixes } from './comma-fixes';
import {
  changeTo,
  choiceFix,
  fixOf,
  removeFix,
  renameFix,
  renameIdFix,
  setFix,
  textFix,
  writtenAt,
} from './fixes';
import { type NumberField, readNumber } from './numbers';
import { type Reading, readDate, readDuration } from './readings';

/** What people write for a word of the format. */
const synonyms: Readonly<Record<string, string>> = {
  done: 'met',
  complete: 'met',
  completed: 'met',
  yes: 'met',
  open: 'unmet',
  todo: 'unmet',
  'to-do': 'unmet',
  no: 'unmet',
  wip: 'in-progress',
  started: 'in-progress',
  ongoing: 'in-progress',
  'n/a': 'not-applicable',
  na: 'not-applicable',
  skipped: 'waived',
  approved: 'granted',
  production: 'live',
};

/** What refers to the entry of a section at a path. */
export type References = (path: Path) => readonly Reference[];

/** The fixes of a place that breaks the schema, the most likely one first. */
export function schemaFixes(fault: SchemaFault, parsed: Parsed, refersTo: References): Fix[] {
  switch (fault.code) {
    case 'schema/unknown-key':
      return unknownKey(fault, parsed);
    case 'schema/missing-key':
      return missingKey(fault);
    case 'schema/wrong-type':
      return wrongType(fault, parsed);
    case 'schema/not-one-of':
      return notOneOf(fault, parsed);
    case 'schema/bad-date':
      return rewritten(fault, parsed, readDate);
    case 'schema/bad-duration':
      return rewritten(fault, parsed, readDuration);
    default:
      return badFormat(fault, parsed, refersTo);
  }
}

const amount = resolve({ $ref: '#/$defs/amount' })?.pattern;

function isEmpty(node: Node | undefined): boolean {
  return node?.kind === 'scalar' && node.value === null;
}

function unknownKey({ path, key }: SchemaFault, parsed: Parsed): Fix[] {
  const { root } = parsed;
  const fixes: Fix[] = [];
  const parent = nodeAt(root, path.slice(0, -1));
  if (key !== undefined && entryOf(parent, key) === undefined) fixes.push(renameFix(path, key));
  const own = String(path.at(-1));
  // What is someone's own note may stay under a key of its own.
  if (path.length === 1 && key === undefined && /^[\w-]+$/.test(own)) fixes.push(renameFix(path, `x-${own}`));
  const rest = restOfTextFixes(path, parsed);
  if (rest !== undefined) return [...fixes, ...rest];
  // Digits alone are no key that somebody made up, but belong to some number.
  if (/^\s*\d/.test(own) && isEmpty(nodeAt(root, path))) return fixes;
  return [...fixes, removeFix(`Remove ${quoted(own)}`, path)];
}

/** What a manifest begins with. The stage is the first one: it claims nothing. */
const beginnings: Readonly<Record<string, PlainValue>> = {
  version: 1,
  stage: 'diagnose',
  workflow: { name: 'New workflow' },
  name: 'New workflow',
};

function missingKey({ path, key }: SchemaFault): Fix[] {
  if (path.length === 0 && key === undefined) {
    const operations = ['version', 'stage', 'workflow'].map((each) => ({
      kind: 'set' as const,
      path: [each],
      value: beginnings[each] ?? null,
    }));
    return [fixOf({ kind: 'add', title: 'Begin a manifest' }, operations)];
  }
  const value = key === undefined || path[0] === 'checklist' ? undefined : beginnings[key];
  if (key === undefined || value === undefined) return [];
  // There is only one version of the format so far.
  return [
    setFix({ kind: 'add', title: `Add ${quoted(key)}`, safe: key === 'version' }, [...path, key], value),
  ];
}

function wrongType({ path, target }: SchemaFault, parsed: Parsed): Fix[] {
  if (target === 'key') return [quotedKey(path)];
  const node = nodeAt(parsed.root, path);
  // The tag would be that of what is put in its place.
  if (node === undefined || isTagged(node, parsed)) return [];
  const schema = describedAt(path);
  const types = typesOf(schema);
  if (node.kind === 'map' && types.includes('array') && isItem(node, resolve(schema?.items)))
    return holdsComment(path, parsed) ? [] : [listFix(path, [plainOf(node)], isOfTexts(node))];
  if (node.kind !== 'scalar' || path.length === 0) return [];
  // Only an entry of a list must not be empty.
  if (node.value === null) return [removeFix('Remove the empty entry', path)];
  const written = writtenAt(parsed, path) ?? '';
  // It is read as the text already, but by nobody else.
  if (types.includes('string') && node.written === node.value)
    return [
      textFix({ kind: 'rewrite', title: `Put it in quotes: ${quoted(written)}`, safe: true }, [
        { start: node.start, end: node.end, text: JSON.stringify(written) },
      ]),
    ];
  if (types.includes('string') && fits(schema, written))
    return [
      setFix({ kind: 'rewrite', title: `Put it in quotes: ${quoted(written)}`, safe: true }, path, written),
    ];
  if (types.includes('array')) return asList(path, resolve(schema?.items), written.trim());
  const isText = typeof node.value === 'string';
  return isText || node.written !== undefined || types.includes('integer')
    ? fromText(path, isText ? String(node.value) : written, types)
    : [];
}

/** A list of the one value that stands in its place, or of several that are listed in it as a sentence does. */
function asList(path: Path, items: SchemaNode | undefined, written: string): Fix[] {
  const parts = partsOf(written, items).filter((each) => each !== '');
  const values = parts.length > 1 ? parts : [written];
  return values.every((each) => fits(items, each)) ? [listFix(path, values, true)] : [];
}

/** What is listed in a text, where its items have no blanks in them: words of the format, ids, paths and addresses. */
function partsOf(written: string, items: SchemaNode | undefined): string[] {
  if (items?.enum !== undefined || items?.['x-refersTo'] !== undefined)
    return written.split(/\s+and\s+|[\s,;/|&+]+/);
  const places = typesOf(items).includes('object') ? written.split(/[\s,;]+/) : [];
  // Without that, it is a word of a sentence, or part of a name with a blank.
  return places.every((each) => each === '' || isPlace(each)) ? places : [];
}

/** Whether a word names a page, a folder or a file by itself: `docs/`, `docs/a.md#roles`. */
function isPlace(word: string): boolean {
  return /^https?:\/\/|\/$|\.\w{1,8}(?:[#:]\S*)?$/i.test(word.slice(0, 2_000));
}

function listFix(path: Path, values: readonly PlainValue[], safe: boolean): Fix {
  return setFix({ kind: 'rewrite', title: 'Make it a list', safe }, path, values);
}

/** Whether a map could be an item of a list: its keys are those of one. */
function isItem(node: Node, items: SchemaNode | undefined): boolean {
  const known = items?.properties ?? {};
  return (
    node.kind === 'map' &&
    typesOf(items).includes('object') &&
    node.entries.some(({ key }) => Object.hasOwn(known, key))
  );
}

/** Whether there is a comment in what stands at a path, which would be lost where it is written again. */
function holdsComment(path: Path, { text, root }: Parsed): boolean {
  const entry = entryOf(nodeAt(root, path.slice(0, -1)), String(path.at(-1)));
  return entry !== undefined && /(?:^|\s)#/.test(text.slice(entry.keyStart, entry.value.end));
}

/** Whether a map holds texts and nothing else, which are written again as they are. */
function isOfTexts(node: Node): boolean {
  return (
    node.kind === 'map' &&
    node.entries.every(({ value }) => value.kind === 'scalar' && typeof value.value === 'string')
  );
}

/** Whether a tag (`!!str`) stands before a value. No tag that anyone writes is longer than this. */
function isTagged({ start }: Node, { text }: Parsed): boolean {
  return /(?:^|\s)!\S*\s+(?:&\S+\s+)?$/.test(text.slice(Math.max(0, start - 100), start));
}

function quotedKey(path: Path): Fix {
  const key = String(path.at(-1));
  return fixOf({ kind: 'rename', title: `Put it in quotes: ${quoted(key)}`, which: key, safe: true }, [
    { kind: 'rename-key', path, key },
  ]);
}

/** The number that was meant; where it could be several, the reader chooses. */
function numberFixes(path: Path, written: string): Fix[] {
  const schema = describedAt(path);
  const { minimum, maximum } = schema ?? {};
  const whole = typesOf(schema).includes('integer');
  // Most counts may have a part: 1.5 minutes.
  const count = whole || (minimum === 0 && maximum === undefined);
  const found = readNumber(written, { ...timeOf(path), whole, count, share: maximum === 1 });
  const values = found.values.filter(
    (each) => each >= (minimum ?? Number.NEGATIVE_INFINITY) && each <= (maximum ?? Number.POSITIVE_INFINITY),
  );
  if (values.length > 1)
    return values.map((each) =>
      setFix({ kind: 'choose', title: `Write ${each}`, which: `${each}` }, path, each),
    );
  return values.map((each) =>
    setFix({ kind: 'change', title: `Write ${each}`, safe: found.exact }, path, each),
  );
}

/** What the name of a field says of its time: `minutesPerCase`, `volumePerMonth`. */
function timeOf(path: Path): Pick<NumberField, 'time' | 'period'> {
  const name = String(path.at(-1));
  const [, time] = /^(minutes|hours)/.exec(name) ?? [];
  const [, period] = /Per(Week|Month)$/.exec(name) ?? [];
  return {
    ...(time !== undefined && { time: time === 'hours' ? 'hours' : 'minutes' }),
    ...(period !== undefined && { period: period === 'Week' ? 'week' : 'month' }),
  };
}

/** `"5"`, `42,000` and `5 min` for a number, `"true"` and `yes` for a truth value. */
function fromText(path: Path, value: string, types: readonly string[]): Fix[] {
  if (types.includes('integer') || types.includes('number')) return numberFixes(path, value);
  const truth = /^(?:(true|yes|y|on)|(?:false|no|n|off))$/i.exec(value.trim());
  if (!types.includes('boolean') || truth === null) return [];
  const meant = truth[1] !== undefined;
  return [setFix({ kind: 'change', title: `Change to ${meant}`, safe: true }, path, meant)];
}

function notOneOf({ path }: SchemaFault, parsed: Parsed): Fix[] {
  const schema = describedAt(path);
  if (schema?.const !== undefined) {
    const only = schema.const as PlainValue;
    const isSame = writtenAt(parsed, path)?.replace(/^v/, '') === String(only);
    return isSame
      ? [setFix({ kind: 'change', title: `Change to ${String(only)}`, safe: true }, path, only)]
      : [];
  }
  const written = writtenAt(parsed, path);
  const allowed = schema?.enum ?? [];
  if (written === undefined) return [];
  const plain = written
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');
  // Only the spelling differs: `In progress`.
  const same = allowed.find((each) => each === plain);
  if (same !== undefined)
    return [
      setFix({ kind: 'change', title: `Change to ${quoted(same)}`, which: same, safe: true }, path, same),
    ];
  const known = synonyms[plain];
  const meant = known !== undefined && allowed.includes(known) ? known : suggest(written, allowed);
  return meant === undefined ? [] : [changeTo(path, meant)];
}

function rewritten(
  { path }: Pick<SchemaFault, 'path'>,
  parsed: Parsed,
  read: (text: string) => Reading,
): Fix[] {
  const written = writtenAt(parsed, path);
  const { values, exact } = read(written ?? '');
  if (values.length > 1) return values.map((each) => choiceFix(`Write ${each}`, path, each));
  return values.map((each) =>
    setFix({ kind: 'rewrite', title: `Write it as ${each}`, safe: exact }, path, each),
  );
}

function badFormat({ path, target, counts }: SchemaFault, parsed: Parsed, refersTo: References): Fix[] {
  const { root } = parsed;
  const name = String(path.at(-1));
  const node = nodeAt(root, path);
  if (target === 'key') {
    const id = slug(name);
    const isFree = entryOf(nodeAt(root, path.slice(0, -1)), id) === undefined;
    return id !== '' && isFree && path.length > 1 ? [renameIdFix(path, id, refersTo(path))] : [];
  }
  if (node?.kind !== 'scalar') return [];
  if (counts)
    return numberFixes(path, writtenAt(parsed, path) ?? '').map((fix) =>
      // That it is this number already makes no difference: it is to be written so.
      fix.id === `choose:${node.value}` ? { ...fix, operations: asText(node, String(node.value)) } : fix,
    );
  if (typeof node.value === 'string' && node.value.trim() === '')
    return path.length > 1 && name !== 'name' ? [removeFix(`Remove the empty ${quoted(name)}`, path)] : [];
  if (describedAt(path)?.pattern === amount) return rewritten({ path }, parsed, readAmount);
  // A share written as a percentage.
  const isPercentage =
    typeof node.value === 'number' && describedAt(path)?.maximum === 1 && node.value > 1 && node.value <= 100;
  if (!isPercentage) return [];
  const share = Number((Number(node.value) / 100).toPrecision(12));
  return [setFix({ kind: 'change', title: `Change to ${share} (${node.value} %)` }, path, share)];
}

/** What stands at a value, written otherwise. */
function asText({ start, end }: Node, text: string): Operation[] {
  return [{ kind: 'text', start, end, text }];
}

/** A name as an id: `Priya N.` → `priya-n`. */
function slug(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/([a-z\d])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '-')
    .replace(/^-|-$/g, '');
}

function typesOf(schema: SchemaNode | undefined): readonly string[] {
  const types = schema?.type ?? [];
  return typeof types === 'string' ? [types] : types;
}

/** Whether a text has the form and is one of the words that the schema asks for. */
function fits(schema: SchemaNode | undefined, text: string): boolean {
  if (schema === undefined || !typesOf(schema).includes('string')) return false;
  if (schema.enum !== undefined && !schema.enum.includes(text)) return false;
  return schema.pattern === undefined || new RegExp(schema.pattern).test(text);
}
