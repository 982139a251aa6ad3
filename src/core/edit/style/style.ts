import type { Path } from '../../base/path';
import { definitionAt } from '../../schema/navigate';
import type { Node } from '../../text/tree';
import { isEntry } from './order';
import { isPlainSafe, type Place, type Quote, quoteAt } from './scalar';
import { blanksBetween, type Container, isBlockScalar, type Slot, slotsOf } from './slots';
import type { Source } from './source';

interface Collection {
  readonly path: Path;
  readonly node: Container;
  readonly slots: readonly Slot[];
}

/** What the author's hand looks like, read from a text once for an edit. */
export class Style {
  private readonly quotes = new Map<string, Quote>();
  private needed: Quote | undefined;
  private texts: readonly { path: Path; node: Node }[] | undefined;
  private readonly collections: Collection[] = [];
  private readonly scalars: { path: Path; node: Node }[] = [];

  constructor(readonly source: Source) {
    if (source.parsed.root !== undefined) this.collect(source.parsed.root, []);
  }

  private collect(node: Node, path: Path): void {
    if (node.kind === 'scalar') {
      this.scalars.push({ path, node });
      return;
    }
    const slots = slotsOf(this.source, node);
    if (!this.source.isAlias(node)) this.collections.push({ path, node, slots });
    for (const slot of slots) this.collect(slot.node, [...path, slot.step]);
  }

  /** Non-empty collections of a kind that stand where `path` does in other entries; the nearest one last. */
  peers(path: Path, kind: Container['kind']): Collection[] {
    return this.collections
      .filter(({ path: other, node, slots }) => node.kind === kind && slots.length > 0 && isPeer(path, other))
      .sort((one, other) => sharedSteps(path, one.path) - sharedSteps(path, other.path));
  }

  /**
   * Whether a collection at `path` is written in `{ }` or `[ ]`: as most of its nearest peers are, and as the last of
   * them where there are as many of each; undefined without peers.
   */
  flowOfPeers(path: Path, kind: Container['kind']): boolean | undefined {
    const peers = this.peers(path, kind);
    const last = peers.at(-1);
    if (last === undefined) return undefined;
    const shared = sharedSteps(path, last.path);
    const near = peers.filter((each) => sharedSteps(path, each.path) === shared);
    return mostCommon(near.map(({ node }) => node.flow).reverse());
  }

  /** Whether the author uses `{ }` (or `[ ]`) at all. */
  uses(kind: Container['kind'], flow: boolean): boolean {
    return this.collections.some(
      ({ node, slots }) => node.kind === kind && node.flow === flow && slots.length > 0,
    );
  }

  /** The spaces inside `{ }` or `[ ]`. */
  padding(path: Path, kind: Container['kind']): string {
    const flows = (each: { node: Container; slots: readonly Slot[] }): boolean =>
      each.node.flow && each.slots.length > 0 && !this.breaksAfterBracket(each.node);
    const like = this.peers(path, kind).filter(flows).at(-1);
    const any = like ?? this.collections.filter((each) => each.node.kind === kind && flows(each)).at(-1);
    if (any === undefined) return kind === 'map' ? ' ' : '';
    return this.source.text[any.node.start + 1] === ' ' ? ' ' : '';
  }

  private breaksAfterBracket({ start }: Container): boolean {
    return /^[^\S\n]*(?:#[^\n]*)?\r?\n/.test(this.source.text.slice(start + 1, start + 200));
  }

  /** How far an entry's own entries are indented below it. */
  step(siblings: readonly Slot[]): number {
    const widths = (slots: readonly Slot[], column: number): number[] =>
      slots.flatMap(({ node }) =>
        this.isBlock(node, 'map') ? [this.source.column(node.start) - column] : [],
      );
    const [first] = siblings;
    const own = first === undefined ? [] : widths(siblings, this.source.column(first.start));
    const all =
      own.length > 0
        ? own
        : this.collections.flatMap(({ node, slots }) =>
            node.flow || node.kind === 'list' ? [] : widths(slots, this.source.column(node.start)),
          );
    return mostCommon(all.filter((width) => width > 0)) ?? 2;
  }

  /** How far the dashes of a list are indented below its key. */
  dashStep(path: Path, step: number): number {
    const offsets = (near: boolean): number[] =>
      this.collections.flatMap(({ path: at, node, slots }) =>
        node.flow || node.kind === 'list'
          ? []
          : slots.flatMap((slot) =>
              this.isBlock(slot.node, 'list') && (!near || isPeer(path, [...at, slot.step]))
                ? [this.source.column(slot.node.start) - this.source.column(slot.start)]
                : [],
            ),
      );
    return mostCommon(offsets(true)) ?? mostCommon(offsets(false)) ?? step;
  }

  /** How a new text at `path` is quoted where it need not be: as its peers are, or as nearly all texts are. */
  quote(path: Path): Quote {
    const kind = kindOf(path);
    const known = this.quotes.get(kind) ?? this.findQuote(path);
    this.quotes.set(kind, known);
    return known;
  }

  private findQuote(path: Path): Quote {
    this.texts ??= this.scalars.filter(({ path: at, node }) => this.couldBePlain(at, node));
    const { texts } = this;
    const peers = texts.filter(({ path: at }) => isPeer(path, at));
    const like = peers.length > 0 ? peers : texts.length >= 3 ? texts : [];
    if (like.length === 0) return this.keyQuote;
    const quotes = like.map(({ node }) => quoteAt(this.source.text, node.start));
    const quoted = quotes.filter((each) => each !== 'plain');
    return quoted.length * 2 > quotes.length ? (mostCommon(quoted) ?? 'double') : 'plain';
  }

  /** The quotes that all keys of the text have, if they do. */
  get keyQuote(): Quote {
    const starts = this.collections.flatMap(({ node, slots }) => (node.kind === 'map' ? slots : []));
    const quotes = new Set(starts.map(({ start }) => quoteAt(this.source.text, start)));
    const [quote] = quotes;
    return quotes.size === 1 && quote !== undefined ? quote : 'plain';
  }

  /** The quotes that the author uses where some are needed. */
  get neededQuote(): Quote {
    this.needed ??= this.findNeededQuote();
    return this.needed;
  }

  private findNeededQuote(): Quote {
    const quotes = this.scalars.map(({ node }) => quoteAt(this.source.text, node.start));
    return mostCommon(quotes.filter((each) => each !== 'plain')) ?? 'double';
  }

  private couldBePlain(path: Path, node: Node): boolean {
    if (node.kind !== 'scalar' || typeof node.value !== 'string' || isBlockScalar(this.source, node))
      return false;
    return !this.source.isAlias(node) && isPlainSafe(node.value, placeAt(path, false));
  }

  /** How many blank lines stand between two neighbours of these kinds in a collection at `path`. */
  blanks(path: Path, slots: readonly Slot[], kinds: readonly [boolean, boolean]): number {
    const pairs = this.pairs(slots);
    const known = pairs.length > 0 ? pairs : this.peerPairs(path);
    const alike = known.filter(({ one, other }) => one === kinds[0] && other === kinds[1]);
    const likeOther = known.filter(({ other }) => other === kinds[1]);
    const chosen = [alike, likeOther, known].find((each) => each.length > 0) ?? [];
    return mostCommon(chosen.map(({ count }) => count)) ?? 0;
  }

  private peerPairs(path: Path): Pair[] {
    return this.collections
      .filter(({ path: at, node }) => !node.flow && isPeer(path, at))
      .flatMap(({ slots }) => this.pairs(slots));
  }

  private pairs(slots: readonly Slot[]): Pair[] {
    return slots.slice(1).flatMap((other, index) => {
      const one = slots[index];
      if (one === undefined) return [];
      const count = blanksBetween(this.source, one, other);
      return [{ one: this.isTall(one), other: this.isTall(other), count }];
    });
  }

  /** Whether a slot takes more than one line. */
  isTall({ start, end }: Slot): boolean {
    return this.source.line(end) > this.source.line(start);
  }

  private isBlock(node: Node, kind: Container['kind']): boolean {
    return node.kind === kind && !node.flow && !this.source.isAlias(node);
  }
}

interface Pair {
  readonly one: boolean;
  readonly other: boolean;
  readonly count: number;
}

/** What a text at `path` is to be: a date, or any text. */
export function placeAt(path: Path, flow: boolean): Place {
  return { flow, date: definitionAt(path) === 'date' };
}

/** Whether two paths lead to the same kind of place in different entries. */
function isPeer(path: Path, other: Path): boolean {
  return (
    path.length === other.length &&
    path[0] === other[0] &&
    path.every((step, index) => {
      if (step === other[index]) return true;
      if (path[0] === 'checklist' && index === 1) return true;
      return isEntry(path.slice(0, index + 1)) && isEntry(other.slice(0, index + 1));
    })
  );
}

/** The same for all paths of which each is the peer of the other. */
function kindOf(path: Path): string {
  const steps = path.map((step, index) => {
    const isStage = path[0] === 'checklist' && index === 1;
    return index > 0 && (isStage || isEntry(path.slice(0, index + 1))) ? null : step;
  });
  return JSON.stringify(steps);
}

function sharedSteps(path: Path, other: Path): number {
  const index = path.findIndex((step, at) => step !== other[at]);
  return index === -1 ? path.length : index;
}

function mostCommon<T>(values: readonly T[]): T | undefined {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best: T | undefined;
  for (const [value, count] of counts)
    if (best === undefined || count > (counts.get(best) ?? 0)) best = value;
  return best;
}
