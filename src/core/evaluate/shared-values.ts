/** Fixes of what is written once, with an anchor, and repeated by aliases: they change it for all places, or not at all. */
import type { Fix } from '../base/fix';
import type { Operation } from '../base/operation';
import { isSamePath, type Path } from '../base/path';
import type { Range } from '../base/range';
import type { Parsed } from '../text/parsed';
import { entryOf, type Node, nodeAt } from '../text/tree';
import type { Found } from './found';

/** At more places it is for whoever wrote them to look at what is repeated. */
const mostPlaces = 200;

type Read = Pick<Parsed, 'text' | 'root' | 'repeats'>;

/** The fixes of one finding that is found at two places: what both would write into one value is written for both. */
export function jointly(fixes: readonly Fix[], others: readonly Fix[], parsed: Read): readonly Fix[] {
  if (fixes.length === 0) return others;
  if (parsed.repeats.anchors.length === 0) return fixes;
  return fixes.map((fix) => {
    if (fix.operations.length >= mostPlaces) return fix;
    const same = others.find(({ id }) => id === fix.id)?.operations ?? [];
    const isNew = (each: Operation): boolean =>
      fix.operations.some((own) => writesSame(own, each, parsed)) &&
      !fix.operations.some((own) => 'path' in own && 'path' in each && isSamePath(own.path, each.path));
    const more = same.filter(isNew);
    return more.length === 0 ? fix : { ...fix, operations: [...fix.operations, ...more] };
  });
}

/**
 * What was found, where a fix of a word that has an anchor is made for all that repeats the word: each alias has the same
 * finding. Where one has not, it means something else there, and the fix is left out.
 */
export function withAliases(found: readonly Found[], { root, repeats }: Read): readonly Found[] {
  const anchors = repeats.anchors.filter(
    ({ value, aliases }) => value.kind === 'scalar' && aliases.length > 0,
  );
  if (anchors.length === 0) return found;
  const aliasesOf = new Map<Node | undefined, readonly Range[]>(
    anchors.map(({ value, aliases }) => [value, aliases]),
  );
  const keyOf = ({ code }: Found, { id }: Fix, start: number | undefined): string =>
    [code, start, id].join(' ');
  const changes = new Map<string, Operation>();
  for (const each of found)
    for (const fix of each.fixes ?? []) {
      const [operation] = fix.operations;
      if (operation?.kind !== 'set' || fix.operations.length > 1) continue;
      changes.set(keyOf(each, fix, nodeAt(root, operation.path)?.start), operation);
    }
  const forAll = (each: Found, fix: Fix): readonly Fix[] => {
    const [operation] = fix.operations;
    const isOne = operation?.kind === 'set' && fix.operations.length === 1;
    const aliases = isOne ? aliasesOf.get(nodeAt(root, operation.path)) : undefined;
    if (!isOne || aliases === undefined) return [fix];
    if (aliases.length >= mostPlaces) return [];
    const others = aliases.flatMap(({ start }) => {
      const other = changes.get(keyOf(each, fix, start));
      return other?.kind === 'set' && other.value === operation.value ? [other] : [];
    });
    return others.length < aliases.length ? [] : [{ ...fix, operations: [...others, operation] }];
  };
  return found.map((each) =>
    each.fixes === undefined ? each : { ...each, fixes: each.fixes.flatMap((fix) => forAll(each, fix)) },
  );
}

/** What was found, without those of its fixes that would change a value also where nobody has asked for that. */
export function withoutRefused(found: Found, parsed: Read): Found {
  const { fixes = [] } = found;
  if (fixes.length === 0 || parsed.repeats.anchors.every(({ aliases }) => aliases.length === 0)) return found;
  const left = fixes.filter(({ operations }) =>
    operations.every((each) => mayBeMade(each, operations, parsed)),
  );
  return left.length === fixes.length ? found : { ...found, fixes: left };
}

/** Whether both write the same into one stretch of the text. */
function writesSame(one: Operation, other: Operation, { root }: Read): boolean {
  if (one.kind !== 'set' || other.kind !== 'set' || one.value !== other.value) return false;
  const [node, same] = [nodeAt(root, one.path), nodeAt(root, other.path)];
  return node?.kind === 'scalar' && node.start === same?.start && node.end === same.end;
}

/** Whether an operation changes only what is meant: nothing that is repeated, or all that repeats it. */
function mayBeMade(operation: Operation, all: readonly Operation[], parsed: Read): boolean {
  if (!('path' in operation)) return true;
  const way = wayOf(operation.path, parsed);
  if (way.isMerged || (!way.isThroughAlias && !way.isRepeated)) return true;
  if (all.length > mostPlaces) return false;
  const same = all.filter((each) => writesSame(operation, each, parsed));
  const written = same.filter((each) => 'path' in each && !wayOf(each.path, parsed).isThroughAlias);
  return written.length === 1 && same.length === placesOf(way.node, parsed.root);
}

/** How a path leads to a value. */
interface Way {
  /** Where it ends. */
  readonly node: Node | undefined;
  /** Whether it leads into a collection that an alias repeats. */
  readonly isThroughAlias: boolean;
  /** Whether it leads to what `<<` brings in, which is written out where it is changed. */
  readonly isMerged: boolean;
  /** Whether it stands in a collection that is repeated elsewhere. */
  readonly isRepeated: boolean;
}

function wayOf(path: Path, { text, root, repeats }: Read): Way {
  const anchored = anchoredIn(repeats);
  let node = root;
  let [isThroughAlias, isMerged, isRepeated] = [false, false, false];
  for (const step of path) {
    if (node === undefined) break;
    isThroughAlias ||= text[node.start] === '*';
    isRepeated ||= anchored.has(node);
    const entry = entryOf(node, step);
    isMerged ||=
      !isThroughAlias && entry !== undefined && !(node.start <= entry.keyStart && entry.keyStart < node.end);
    node = nodeAt(node, [step]);
  }
  return { node, isThroughAlias, isMerged, isRepeated };
}

/** The collections that are repeated, and how often each stretch of a text counts: asked for by each finding. */
const anchoredBy = new WeakMap<Read['repeats'], ReadonlySet<Node>>();
const countsBy = new WeakMap<Node, ReadonlyMap<string, number>>();

function anchoredIn(repeats: Read['repeats']): ReadonlySet<Node> {
  const known =
    anchoredBy.get(repeats) ??
    new Set<Node>(
      repeats.anchors.flatMap(({ value, aliases }) =>
        aliases.length > 0 && value.kind !== 'scalar' ? [value] : [],
      ),
    );
  anchoredBy.set(repeats, known);
  return known;
}

/** At how many places of the manifest one stretch of its text counts as a value. */
function placesOf(wanted: Node | undefined, root: Node | undefined): number {
  if (wanted?.kind !== 'scalar' || root === undefined) return 0;
  const counts = countsBy.get(root) ?? countsIn(root);
  countsBy.set(root, counts);
  return counts.get(`${wanted.start}-${wanted.end}`) ?? 0;
}

function countsIn(root: Node): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const left: Node[] = [root];
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    const key = `${node.start}-${node.end}`;
    if (node.kind === 'map') for (const { value } of node.entries) left.push(value);
    else if (node.kind === 'list') for (const item of node.items) left.push(item);
    else counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
