/**
 * JSON and YAML alike: a value, with its children and the places where they stand. Children are found when they are
 * asked for, each map or list in one pass, so that a walk through a large file costs no more than its size.
 */
import type { Node } from '../../core/service';
import type { SourceFile } from './file';
import { isJsonList, isJsonMap, type JsonDocument, type JsonValue } from './json';

type Scalar = string | number | boolean | null;

/** Longer texts are no names, words or durations. */
const longestText = 300;

export abstract class Tree {
  private known?: ReadonlyMap<string, Tree>;

  constructor(
    /** Its key in the map above, or its index in the list as a text; empty for the root. */
    readonly key: string,
    /** Where its key begins in the file; in a list, where it begins itself. */
    readonly keyAt: number,
    /** Where it begins in the file. */
    readonly at: number,
  ) {}

  /** Where it ends in the file; undefined where that is not known, as in JSON. */
  abstract readonly end: number | undefined;

  abstract readonly kind: 'map' | 'list' | 'scalar';

  /** The value of a scalar; undefined for a map or a list. */
  abstract readonly scalar: Scalar | undefined;

  /** What stands there where that tells more than the value: `3.10`. */
  protected abstract readonly written: string | undefined;

  protected abstract findChildren(): readonly Tree[];

  /** What is in a map or list, in the order of the text; empty for a scalar. */
  get children(): readonly Tree[] {
    return [...this.byKey.values()];
  }

  private get byKey(): ReadonlyMap<string, Tree> {
    this.known ??= new Map(this.findChildren().map((child) => [child.key, child]));
    return this.known;
  }

  get isMap(): boolean {
    return this.kind === 'map';
  }

  get isList(): boolean {
    return this.kind === 'list';
  }

  get isNull(): boolean {
    return this.scalar === null;
  }

  /** What a path leads to; undefined where nothing is. */
  get(...path: readonly (string | number)[]): Tree | undefined {
    return path.reduce<Tree | undefined>((tree, step) => tree?.byKey.get(String(step)), this);
  }

  /** With several keys, that of the first that is there. */
  first(...keys: readonly string[]): Tree | undefined {
    return keys.map((key) => this.byKey.get(key)).find((child) => child !== undefined);
  }

  /** The children of a list; none where it is something else. */
  get items(): readonly Tree[] {
    return this.isList ? this.children : [];
  }

  /** The children of a map; none where it is something else. */
  get entries(): readonly Tree[] {
    return this.isMap ? this.children : [];
  }

  /** A short text or number as it is written, without blanks around it; undefined for what is empty, or neither. */
  get text(): string | undefined {
    const { scalar } = this;
    if (typeof scalar !== 'string' && typeof scalar !== 'number') return undefined;
    const text = (this.written ?? String(scalar)).trim();
    return text === '' || text.length > longestText ? undefined : text;
  }

  /** A scalar as it is written, however long: truth values and scripts too. Undefined where there is nothing. */
  get asWritten(): string | undefined {
    const { scalar } = this;
    return scalar === undefined || scalar === null ? undefined : (this.written ?? String(scalar));
  }

  /** A number, perhaps written as a text. */
  get number(): number | undefined {
    const { scalar } = this;
    if (typeof scalar === 'number') return Number.isFinite(scalar) ? scalar : undefined;
    return typeof scalar === 'string' && /^\s*-?\d{1,15}(?:\.\d{1,15})?\s*$/.test(scalar)
      ? Number(scalar)
      : undefined;
  }
}

class JsonTree extends Tree {
  readonly kind;
  readonly scalar;
  readonly end = undefined;
  protected readonly written = undefined;

  constructor(
    private readonly document: JsonDocument,
    private readonly value: JsonValue,
    place: { readonly key: string; readonly keyAt: number; readonly at: number },
  ) {
    super(place.key, place.keyAt, place.at);
    this.kind = isJsonMap(value)
      ? ('map' as const)
      : isJsonList(value)
        ? ('list' as const)
        : ('scalar' as const);
    this.scalar = isJsonMap(value) || isJsonList(value) ? undefined : value;
  }

  protected findChildren(): Tree[] {
    const { document, value } = this;
    return [...document.childrenAt(this.at)].flatMap(([name, { key, value: at }]) => {
      const child = isJsonList(value)
        ? value[Number(name)]
        : isJsonMap(value) && Object.hasOwn(value, name)
          ? value[name]
          : undefined;
      return child === undefined
        ? []
        : [new JsonTree(document, child, { key: String(name), keyAt: key, at })];
    });
  }
}

class YamlTree extends Tree {
  readonly kind;
  readonly scalar;
  readonly end;
  protected readonly written;

  constructor(
    private readonly node: Node,
    private readonly start: number,
    place: { readonly key: string; readonly keyAt: number },
  ) {
    super(place.key, place.keyAt, start + node.start);
    this.kind = node.kind;
    this.end = start + node.end;
    this.scalar = node.kind === 'scalar' ? node.value : undefined;
    this.written = node.kind === 'scalar' ? node.written : undefined;
  }

  protected findChildren(): Tree[] {
    const { node, start } = this;
    if (node.kind === 'map')
      return node.entries.map(
        ({ key, keyStart, value }) => new YamlTree(value, start, { key, keyAt: start + keyStart }),
      );
    if (node.kind === 'list')
      return node.items.map(
        (item, index) => new YamlTree(item, start, { key: String(index), keyAt: start + item.start }),
      );
    return [];
  }
}

/** A file as JSON or YAML: one tree for each document in it; none where it is neither. */
export function treesOf(file: SourceFile): readonly Tree[] {
  return file.remember('trees', () => {
    const { json } = file;
    if (json !== undefined)
      return [new JsonTree(json, json.value, { key: '', keyAt: 0, at: json.offsetOf([]) ?? 0 })];
    if (/^\s*[[{]/.test(file.text.slice(0, 1_000)) && file.ending === 'json') return [];
    return yamlTrees(file.yaml);
  });
}

/** The trees of YAML that has been read by itself. */
export function yamlTrees(yaml: SourceFile['yaml']): readonly Tree[] {
  if (typeof yaml === 'string') return [];
  return yaml.flatMap(({ root, start }) => treeAt(root, start) ?? []);
}

/** The one document of a file; undefined where it has none, or several. */
export function treeOf(file: SourceFile): Tree | undefined {
  const [tree, another] = treesOf(file);
  return another === undefined ? tree : undefined;
}

/** The tree of a text that is YAML by itself, and stands in a file from `start` on; undefined where it is empty. */
export function treeAt(root: Node | undefined, start = 0): Tree | undefined {
  return root === undefined ? undefined : new YamlTree(root, start, { key: '', keyAt: start + root.start });
}

/** One text, or those of a list. */
export function textsOf(tree: Tree | undefined): string[] {
  const one = tree?.asWritten;
  return one === undefined ? (tree?.items ?? []).flatMap((item) => item.asWritten ?? []) : [one];
}

/** A map of texts; what is no text is left out. */
export function textMapOf(tree: Tree | undefined): Map<string, string> {
  return new Map(
    (tree?.entries ?? []).flatMap(({ key, asWritten }) =>
      asWritten === undefined ? [] : [[key, asWritten] as const],
    ),
  );
}

/** All scalars below a tree, as one text of many lines: for words that are looked for in the whole of it. */
export function wholeTextOf(tree: Tree | undefined): string {
  if (tree === undefined) return '';
  if (tree.kind === 'scalar') return tree.asWritten ?? '';
  return tree.children
    .map((child) => (tree.isMap ? `${child.key}\n${wholeTextOf(child)}` : wholeTextOf(child)))
    .join('\n');
}
