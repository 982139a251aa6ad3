/** Labels with short values in a file that a manifest names: rows of a table, keys of a configuration, lines of an environment. */
import type { FileReading, Setting } from '../core/service';
import { fieldsBelow } from './documents';
import type { SourceFile } from './source/file';
import { type Tree, treesOf } from './source/tree';

/** Beyond this a file is no configuration that anybody reads, in characters. */
const largest = 200_000;

/** So many are said of a file; a file with more of them is a list of something. */
const most = 200;

const longestValue = 120;
const deepest = 12;

/** The labels of which anything is asked: all others are left where they are. */
const asked =
  /version|release|tag|model|name|region|location|residency|standort|hosted|processed|retention|retain|kept|stored|storage|aufbewahr|speicher|conservation|bewaar|train|end.?of|life|eol|retire|sunset|available|time.?out|retr(?:y|ies)|^(?:data.?)?classification$|^max(?:imum)?.?age$|^env(?:ironment)?$|^access(?:.?(?:mode|level))?$/i;

/** A sample says what may be set, and sets nothing. */
const sample = /\.(?:example|sample|template|dist)(?:\.|$)|(?:^|[./_-])(?:example|sample|template)s?[._-]/i;

/** What a manifest may look for in a file that it names, at the place there that it names. Never throws. */
export function settingsOf(file: SourceFile, place?: string): Pick<FileReading, 'settings' | 'place'> {
  try {
    if (file.text.length > largest || file.text.includes('\u0000') || sample.test(file.name)) return {};
    const inWords = fieldsBelow(file, place);
    const found = inWords ?? atPlace(structured(file), place);
    const settings = found.filter(isAsked).slice(0, most);
    // A document may have what is named as a row or a word, and no heading for it.
    const wanted = inWords === undefined ? place : place?.replace(/-/g, ' ');
    const lacks = wanted === undefined ? undefined : howFar(file.text, wanted);
    return {
      ...(settings.length === 0 ? {} : { settings }),
      ...(lacks === undefined ? {} : { place: lacks }),
    };
  } catch {
    return {};
  }
}

function isAsked({ path, value }: Setting): boolean {
  return asked.test(path.at(-1) ?? '') && value.length <= longestValue && !/[{}<>]|\$\(|\$\w/.test(value);
}

function structured(file: SourceFile): Setting[] {
  const { ending, name } = file;
  if (/^\.github\//.test(file.path)) return [];
  if (/^(?:json|jsonc|json5|ya?ml)$/.test(ending)) return treesOf(file).flatMap((tree) => leaves(file, tree));
  if (/^version(?:\.txt)?$/i.test(name)) return wholeFile(file);
  if (/^(?:properties|ini|cfg|conf|toml|env)$/.test(ending) || /^\.env(?:\.|$)/.test(name))
    return lines(file);
  return [];
}

function leaves(file: SourceFile, tree: Tree, path: readonly string[] = []): Setting[] {
  if (path.length > deepest) return [];
  if (tree.kind !== 'scalar')
    return tree.children.flatMap((child) => leaves(file, child, [...path, ...keyOf(tree, child)]));
  const value = tree.asWritten?.trim() ?? '';
  if (value === '' || path.length === 0) return [];
  return [{ path, value, ...file.placeOf(tree.keyAt) }];
}

/** `spring.ai.model` is three keys; an item of a list goes by its name, where it has one. */
function keyOf(parent: Tree, child: Tree): string[] {
  if (parent.isList) return [child.get('name')?.text ?? child.get('id')?.text ?? child.key];
  return /^[\w-]+(?:\.[\w-]+)+$/.test(child.key) ? child.key.split('.') : [child.key];
}

/** A file that holds nothing but a version. */
function wholeFile(file: SourceFile): Setting[] {
  const text = file.text.trim();
  return /^[\w.+-]{1,60}$/.test(text) ? [{ path: ['version'], value: text, line: 0 }] : [];
}

/** `KEY=value`, `key: value` and `[section]`. */
function lines(file: SourceFile): Setting[] {
  const found: Setting[] = [];
  let section: readonly string[] = [];
  for (const [line, text] of file.lines.entries()) {
    if (text.length > 500) continue;
    const [, head] = /^\s*\[{1,2}([^\]]{1,200})\]{1,2}\s*$/.exec(text) ?? [];
    if (head !== undefined) section = head.split('.').map((each) => each.trim());
    const [, key = '', given = ''] =
      /^\s*(?:export\s+)?([A-Za-z_][\w.-]{0,120})\s*[=:]\s*(.*)$/.exec(text) ?? [];
    const value = unquoted(given);
    if (key !== '' && value !== '') found.push({ path: [...section, ...key.split('.')], value, line });
  }
  return found;
}

function unquoted(given: string): string {
  const [, quoted] = /^(?:"([^"]*)"|'([^']*)')/.exec(given)?.filter((each) => each !== undefined) ?? [];
  return (quoted ?? given.split(/\s#/, 1)[0] ?? '').trim();
}

/** What stands below the key that is named, or in the list below its name. */
function atPlace(all: readonly Setting[], place: string | undefined): Setting[] {
  if (place === undefined) return [...all];
  const wanted = place
    .split(/[./]/)
    .map(plain)
    .filter((each) => each !== '');
  if (wanted.length === 0) return [];
  return all.filter(({ path }) => {
    const keys = path.map(plain);
    return keys.some((_, at) => wanted.every((each, step) => keys[at + step] === each));
  });
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[\s_-]+/g, '');
}

/** How far a place that is named is from what stands in a file: undefined where it is there as it is named. */
function howFar(text: string, place: string): FileReading['place'] {
  const wanted = place.split(/[\s./]+/).filter((each) => each !== '' && !/^\d+$/.test(each));
  if (wanted.length === 0) return undefined;
  const tokens = new Set<string>();
  for (const [token] of text.matchAll(/[\p{L}\p{N}_-]{1,200}/gu)) tokens.add(token);
  const whole = new Set([...tokens].map(plain));
  if (wanted.every((each) => whole.has(plain(each)))) return undefined;
  const words = [...tokens].map((token) => wordsIn(token));
  const isNear = wanted.every((each) => {
    const own = wordsIn(each);
    return words.some((others) => own.every((word) => others.includes(word)));
  });
  return isNear ? 'near' : 'nowhere';
}

function wordsIn(token: string): string[] {
  return token
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
