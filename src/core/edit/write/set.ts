import type { PlainValue } from '../../base/operation';
import type { Path } from '../../base/path';
import { quoted } from '../../base/shorten';
import type { TextEdit } from '../../base/text-edit';
import { capital } from '../../base/words';
import { isEqual, isMap, plainOf } from '../../text/plain';
import { entryOf, type Node } from '../../text/tree';
import { predecessor } from '../style/order';
import { placeInWords } from '../style/place-in-words';
import { foldedBlock, literalBlock, quoteAt, renderText } from '../style/scalar';
import { type Container, endOf, isBlockScalar, type Slot, slotAt, slotsOf } from '../style/slots';
import { RefusalError, type Source } from '../style/source';
import { placeAt, Style } from '../style/style';
import { type Insertion, insertLines, replaceValue } from './block';
import { nested, withChange } from './change-value';
import { insertFlow } from './flow';
import { Renderer } from './render';

/** Turns changes of values into changes of one state of a text. */
export class ValueWriter {
  readonly style: Style;
  readonly render: Renderer;

  constructor(readonly source: Source) {
    this.style = new Style(source);
    this.render = new Renderer(this.style);
  }

  /** Sets the value at `path`, adding what is missing on the way. */
  set(path: Path, value: PlainValue): TextEdit[] {
    const { root } = this.source.parsed;
    if (root === undefined || (isEmptyNode(root) && path.length > 0))
      return [this.first(root, nested(path, value))];
    let node: Node = root;
    let slot: Slot | undefined;
    for (const [depth, step] of path.entries()) {
      const [at, rest] = [path.slice(0, depth), path.slice(depth + 1)];
      if (this.source.isAlias(node)) throw aliasRefusal(at);
      if (isEmptyNode(node) && slot !== undefined)
        return this.replace(slot, at, nested(path.slice(depth), value), isInFlow(this.source, root, at));
      if (node.kind === 'scalar') throw cannotHold(at, step, 'a single value');
      const next = slotAt(this.source, node, step)?.slot;
      if (next === undefined) return this.add(node, at, step, this.valueToAdd(node, step, rest, value));
      slot = next;
      node = next.node;
    }
    if (isEqual(plainOf(node), value)) return [];
    if (slot === undefined) throw new RefusalError('The manifest as a whole cannot be replaced.');
    return this.replace(slot, path, value, isInFlow(this.source, root, path));
  }

  /** What is merged in with `<<` is written out where it is changed, so that its source stays as it is. */
  private valueToAdd(node: Container, step: string | number, rest: Path, value: PlainValue): PlainValue {
    const merged = entryOf(node, step);
    return merged === undefined
      ? nested(rest, value)
      : (withChange(plainOf(merged.value), rest, () => value) ?? null);
  }

  /** The first value of a text that has none. */
  private first(root: Node | undefined, value: PlainValue): TextEdit {
    const { text } = this.source;
    if (!isMap(value)) throw new RefusalError('A manifest is a map.');
    const newline = this.source.newline(this.source.lines.count);
    const lines = Object.entries(value).flatMap(([key, each]) =>
      this.render.entry(key, each, [], { column: 0, siblings: [] }),
    );
    if (root !== undefined && root.end > root.start)
      return { start: root.start, end: root.end, text: lines.join(newline) };
    const gap = text === '' || text === '\ufeff' || /\n$/.test(text) ? '' : newline;
    return { start: text.length, end: text.length, text: gap + lines.map((line) => line + newline).join('') };
  }

  /** Adds an entry to a map, where the order of the format wants it, or an item to the end of a list. */
  private add(node: Container, path: Path, step: string | number, value: PlainValue): TextEdit[] {
    const slots = slotsOf(this.source, node);
    if (node.kind === 'list') {
      if (typeof step === 'string') throw cannotHold(path, step, 'a list');
      if (step !== slots.length)
        throw new RefusalError(`${capital(placeInWords(path))} has no entry ${step + 1}.`);
      return this.insertItem({ container: node, path, slots, after: slots.length - 1 }, value);
    }
    if (typeof step !== 'string')
      throw new RefusalError(`${capital(placeInWords(path))} is a map, not a list.`);
    const after = predecessor(
      path,
      step,
      slots.map((slot) => String(slot.step)),
    );
    return this.insertEntry({ container: node, path, slots, after }, step, value);
  }

  private insertEntry(insertion: Insertion, key: string, value: PlainValue): TextEdit[] {
    const { container, path, slots } = insertion;
    if (container.flow) {
      const entry = this.render.flowEntry(key, value, path, slots);
      return insertFlow(this.source, { ...insertion, padding: this.style.padding(path, 'map') }, entry);
    }
    const column = this.source.column(slots[0]?.start ?? container.start);
    return [
      insertLines(this.style, insertion, this.render.entry(key, value, path, { column, siblings: slots })),
    ];
  }

  /** Adds an item to a list. */
  insertItem(insertion: Insertion, value: PlainValue): TextEdit[] {
    const { container, path, slots, after } = insertion;
    const at = [...path, after + 1];
    if (container.flow) {
      const item = this.render.flow(value, at);
      return insertFlow(this.source, { ...insertion, padding: this.style.padding(path, 'list') }, item);
    }
    const like = slots[Math.max(0, after)];
    const gap = like === undefined ? ' ' : (/^ +/.exec(this.source.text.slice(like.valueFrom))?.[0] ?? ' ');
    const column = this.source.column(container.start);
    const lines = this.render.item(value, at, column, like?.node.start === like?.valueFrom ? ' ' : gap);
    return [insertLines(this.style, insertion, lines)];
  }

  /** Puts another value in the place of one. */
  replace(slot: Slot, path: Path, value: PlainValue, flow: boolean): TextEdit[] {
    const { source } = this;
    const { node } = slot;
    const isText = node.kind === 'scalar' && node.end > node.start && !source.isAlias(node);
    if (isText && typeof value === 'string') {
      const text = this.retexted(slot, path, value, flow);
      if (text !== undefined) return [{ start: node.start, end: endOf(source, node), text }];
    }
    if (flow) return [this.replaceInFlow(slot, path, value)];
    const column = source.column(slot.start);
    const rendered =
      typeof path.at(-1) === 'number'
        ? this.render.itemValue(value, path, column)
        : this.render.value(value, path, column, []);
    return replaceValue(source, slot, rendered);
  }

  private replaceInFlow({ node, valueFrom, end }: Slot, path: Path, value: PlainValue): TextEdit {
    const text = this.render.flow(value, path);
    if (end > node.start) return { start: node.start, end, text };
    const hasColon = this.source.text[valueFrom - 1] === ':';
    return { start: valueFrom, end: valueFrom, text: `${hasColon ? ' ' : ': '}${text}` };
  }

  /** A text in the style of the one whose place it takes; undefined where that style cannot hold it. */
  private retexted({ node, start }: Slot, path: Path, value: string, flow: boolean): string | undefined {
    const { source } = this;
    if (isBlockScalar(source, node)) return this.reblocked(node, source.column(start), value);
    if (value.includes('\n') && !flow) return undefined;
    const quote = quoteAt(source.text, node.start);
    const wasText = node.kind === 'scalar' && typeof node.value === 'string';
    const wanted = quote === 'plain' && !wasText ? this.style.quote(path) : quote;
    return renderText(value, wanted, placeAt(path, flow), this.style.neededQuote);
  }

  private reblocked(node: Node, column: number, value: string): string | undefined {
    const { source } = this;
    const old = source.text.slice(node.start, endOf(source, node)).split(/\r?\n/);
    const header = /^([|>])\S*([\s\S]*)/.exec(old[0] ?? '');
    const body = old.slice(1).filter((line) => line.trim() !== '');
    const indent = /^ */.exec(body[0] ?? '')?.[0] ?? '';
    if (header === null || indent.length <= column) return undefined;
    const width = Math.max(40, ...body.map((line) => line.length - indent.length));
    const folded = header[1] === '>' ? foldedBlock(value, width) : undefined;
    const block = folded ?? literalBlock(value);
    if (block === undefined) return undefined;
    const lines = block.lines.map((line) => (line === '' ? '' : indent + line));
    return [`${block.header}${header[2]}`, ...lines].join(source.newline(source.line(node.start)));
  }
}

/** What is no map has no keys: that is put right where it is seen. */
function cannotHold(at: Path, step: string | number, what: string): RefusalError {
  const inner = typeof step === 'number' ? `entry ${step + 1}` : quoted(step, 60);
  return new RefusalError(
    `${capital(placeInWords(at))} is ${what}, so ${inner} cannot be set in it. Change it in the text first.`,
  );
}

export function aliasRefusal(path: Path): RefusalError {
  return new RefusalError(
    `${capital(placeInWords(path))} repeats a value from elsewhere (an alias). Change it there, or write it out here first.`,
  );
}

/** Whether a value holds nothing yet, so that a map or list can take its place. */
export function isEmptyNode(node: Node): boolean {
  if (node.kind === 'scalar') return node.value === null;
  return node.kind === 'list' ? node.items.length === 0 : node.entries.length === 0;
}

/** Whether the value at `path` stands inside braces or brackets. */
export function isInFlow(source: Source, root: Node, path: Path): boolean {
  let node: Node | undefined = root;
  for (const step of path) {
    if (node === undefined || node.kind === 'scalar') return false;
    if (node.flow) return true;
    node = slotAt(source, node, step)?.slot.node;
  }
  return false;
}
