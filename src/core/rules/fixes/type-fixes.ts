/** What fixes a value of another type than the schema asks for. */
import type { Fix } from '../../base/fix';
import type { PlainValue } from '../../base/operation';
import type { Path } from '../../base/path';
import { quoted } from '../../base/shorten';
import { describedAt, resolve, type SchemaNode, typesOf } from '../../schema/navigate';
import type { SchemaFault } from '../../schema/validate';
import type { Parsed } from '../../text/parsed';
import { plainOf } from '../../text/plain';
import { entryOf, type Node, nodeAt } from '../../text/tree';
import { fixOf, removeFix, setFix, textFix, writtenAt } from './fixes';
import { type NumberField, readNumber } from './numbers';

/** In quotes, as a list, or as the number or truth value that was meant. */
export function wrongType({ path, target }: SchemaFault, parsed: Parsed): Fix[] {
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
export function numberFixes(path: Path, written: string): Fix[] {
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

/** Whether a text has the form and is one of the words that the schema asks for. */
function fits(schema: SchemaNode | undefined, text: string): boolean {
  if (schema === undefined || !typesOf(schema).includes('string')) return false;
  if (schema.enum !== undefined && !schema.enum.includes(text)) return false;
  return schema.pattern === undefined || new RegExp(schema.pattern).test(text);
}
