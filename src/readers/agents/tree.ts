/** JSON and YAML as one: maps whose texts and lists are asked for by their keys. */
import type { Node } from '../../core/service';
import type { SourceFile } from '../source/file';
import { isJsonList, isJsonMap, type JsonDocument, type JsonPath } from '../source/json';
import { entryAt, itemsOf, shifted, textAt, textOf } from '../source/nodes';

/** A text, and where its key stands. */
export interface Place {
  readonly text: string;
  readonly at: number | undefined;
}

export interface Definition {
  readonly text: (key: string) => Place | undefined;
  readonly items: (key: string) => readonly Definition[];
  /** The names in a list of names, or of maps with a name; undefined where the key is not there. */
  readonly names: (
    key: string,
  ) => { readonly names: readonly string[]; readonly at: number | undefined } | undefined;
}

export function definitionOf(file: SourceFile): Definition | undefined {
  if (file.ending === 'json') return file.json === undefined ? undefined : ofJson(file.json, []);
  const { yaml } = file;
  const [only, another] = typeof yaml === 'string' ? [] : yaml;
  return only?.root === undefined || another !== undefined
    ? undefined
    : ofYaml(shifted(only.root, only.start));
}

const naming = ['name', 'id', 'type'];

function ofJson(json: JsonDocument, path: JsonPath): Definition {
  return {
    text: (key) => {
      const text = json.at(...path, key);
      return typeof text === 'string' ? { text, at: json.keyOffsetOf([...path, key]) } : undefined;
    },
    items: (key) => {
      const list = json.at(...path, key);
      if (!isJsonList(list)) return [];
      return list.flatMap((item, index) => (isJsonMap(item) ? [ofJson(json, [...path, key, index])] : []));
    },
    names: (key) => {
      const list = json.at(...path, key);
      if (!isJsonList(list)) return undefined;
      const names = list.flatMap((item) => {
        const name = isJsonMap(item)
          ? naming.map((each) => item[each]).find((each) => typeof each === 'string')
          : item;
        return typeof name === 'string' ? [name] : [];
      });
      return { names, at: json.keyOffsetOf([...path, key]) };
    },
  };
}

function ofYaml(node: Node): Definition {
  return {
    text: (key) => {
      const entry = entryAt(node, key);
      const text = textOf(entry?.value);
      return entry === undefined || text === undefined ? undefined : { text, at: entry.keyStart };
    },
    items: (key) =>
      itemsOf(entryAt(node, key)?.value)
        .filter(({ kind }) => kind === 'map')
        .map(ofYaml),
    names: (key) => {
      const entry = entryAt(node, key);
      if (entry?.value.kind !== 'list') return undefined;
      const names = entry.value.items.flatMap(
        (item) =>
          textOf(item) ?? naming.map((each) => textAt(item, each)).find((each) => each !== undefined) ?? [],
      );
      return { names, at: entry.keyStart };
    },
  };
}
