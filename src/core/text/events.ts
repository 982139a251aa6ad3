import {
  CHOMPING_MODE,
  COLLECTION_STYLE,
  EVENT_ID,
  type Event,
  getScalarValue,
  type MappingEvent,
  SCALAR_STYLE,
  type ScalarEvent,
  type SequenceEvent,
} from 'js-yaml';
import { bareMap } from '../base/bare-map';
import type { PlainValue } from '../base/operation';
import { coreValue } from './core-value';
import type { Limits } from './limits';
import { isMisread } from './misread';
import type { PlainMap } from './plain';
import type { Entry, Node } from './tree';

/** Escapes that mean the same to everyone. */
const simpleEscapes = /^[^\\]*(?:\\["\\/nt][^\\]*)*$/;

type Read = readonly [node: Node, value: PlainValue];

/** Thrown where `yaml` might read the text differently. */
export class NotPlain extends Error {}

/**
 * Goes through the text along the events, and accounts for every character: what the events pass over in silence, as
 * what stands behind a value on its line, is seen here.
 */
export class EventReader {
  private next = 0;
  /** What has been read: in a block, up to the next line with more than a comment on it. */
  private at = 0;
  /** Where the last value in a block ends, with the rest of its line: there end the collections that it closes. */
  private end = 0;
  /** Of the comment lines just before `at`, how far the furthest is indented; -1 where there are none. */
  private comment = -1;

  constructor(
    private readonly text: string,
    private readonly events: readonly Event[],
    private readonly most: Pick<Limits, 'entries'>,
  ) {}

  read(): Read {
    this.take();
    const root = this.take();
    this.skipLines(0);
    if (root.type !== EVENT_ID.MAPPING || this.column() !== 0) throw new NotPlain();
    const read = this.collection(root, this.at);
    this.take();
    if (this.next !== this.events.length || this.at !== this.text.length) throw new NotPlain();
    return read;
  }

  private take(): Event {
    const event = this.events[this.next++];
    if (event === undefined) throw new NotPlain();
    return event;
  }

  private isClosing(): boolean {
    if (this.events[this.next]?.type !== EVENT_ID.POP) return false;
    this.next++;
    return true;
  }

  private collection({ type, style, start }: MappingEvent | SequenceEvent, at: number): Read {
    const flow = style === COLLECTION_STYLE.FLOW;
    if (start !== at) throw new NotPlain();
    this.at = at;
    return type === EVENT_ID.MAPPING ? this.map(flow) : this.list(flow);
  }

  private map(flow: boolean): Read {
    const start = this.at;
    const column = this.open(flow, '{');
    const entries: Entry[] = [];
    const values: PlainMap = bareMap();
    while (!this.isClosing()) {
      this.toEntry(flow, column, entries.length);
      const keyStart = this.at;
      const [key, keyEnd] = this.key(this.take(), keyStart);
      const from = this.expect(':', keyEnd);
      // A merge, a problem, or more than the 1,024 characters that `yaml` allows up to the colon.
      if (key === '<<' || key in values || from - keyStart > 1000) throw new NotPlain();
      const [node, value] = this.value(from, flow, true);
      entries.push({ key, keyStart, keyEnd, value: node });
      values[key] = value;
    }
    return [{ kind: 'map', flow, start, end: this.close(flow, column, '}'), entries }, values];
  }

  private list(flow: boolean): Read {
    const start = this.at;
    const column = this.open(flow, '[');
    const items: Node[] = [];
    const values: PlainValue[] = [];
    while (!this.isClosing()) {
      this.toEntry(flow, column, items.length);
      const [node, value] = this.value(flow ? this.at : this.expect('-', this.at), flow, false);
      items.push(node);
      values.push(value);
    }
    return [{ kind: 'list', flow, start, end: this.close(flow, column, ']'), items }, values];
  }

  /** The column of a block; a collection in flow style has a bracket instead, and stands on one line. */
  private open(flow: boolean, bracket: string): number {
    if (!flow) return this.column();
    this.at = this.expect(bracket, this.at);
    return 0;
  }

  private toEntry(flow: boolean, column: number, before: number): void {
    if (before === this.most.entries || (!flow && this.column() !== column)) throw new NotPlain();
    if (flow) this.at = this.skipSpaces(before === 0 ? this.at : this.expect(',', this.at));
  }

  /** The end of a collection. */
  private close(flow: boolean, column: number, bracket: string): number {
    if (!flow) {
      // A comment that is indented like the collection or deeper may belong to it.
      if (this.comment > 0 && this.comment >= column) throw new NotPlain();
      return this.end;
    }
    const at = this.skipSpaces(this.at);
    this.at = this.expect(bracket, this.text[at] === ',' ? at + 1 : at);
    return this.at;
  }

  /** The value behind a mark that ends at `from`. */
  private value(from: number, inFlow: boolean, hasKey: boolean): Read {
    const event = this.take();
    const at = this.skipSpaces(from);
    if (event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE) {
      if (event.style === COLLECTION_STYLE.FLOW) return this.goOn(inFlow, this.collection(event, at));
      // `- - a` and `- a: 1` begin on the line of the mark; below a key, a block has lines of its own.
      const isBeside = !hasKey && event.start === at;
      if (!isBeside) this.finishLine(from);
      return this.collection(event, isBeside ? at : this.at);
    }
    if (event.type !== EVENT_ID.SCALAR) throw new NotPlain();
    if (event.style === SCALAR_STYLE.LITERAL_BLOCK || event.style === SCALAR_STYLE.FOLDED_BLOCK)
      return this.blockScalar(event, at);
    if (event.valueStart === -1 && hasKey && !inFlow) return this.empty(at);
    return this.goOn(inFlow, this.scalar(event, at));
  }

  /** Goes on behind a value that ends within a line. */
  private goOn(inFlow: boolean, read: Read): Read {
    this.at = read[0].end;
    if (!inFlow) this.finishLine(this.at);
    return read;
  }

  /** No value. A comment there would belong to it. */
  private empty(at: number): Read {
    this.finishLine(at);
    if (this.comment !== -1) throw new NotPlain();
    this.end = at;
    return [{ kind: 'scalar', value: null, start: at, end: at }, null];
  }

  /** `|`, `|-`, `>` or `>-` with nothing behind on that line, and lines that are empty or have text. */
  private blockScalar(event: ScalarEvent, start: number): Read {
    const { valueStart, valueEnd, chomping } = event;
    const mark = event.style === SCALAR_STYLE.LITERAL_BLOCK ? '|' : '>';
    const header = `${mark}${chomping === CHOMPING_MODE.STRIP ? '-' : ''}\n`;
    if (chomping === CHOMPING_MODE.KEEP || this.text.slice(start, valueStart) !== header)
      throw new NotPlain();
    const source = this.text.slice(valueStart, valueEnd);
    const written = source.trimEnd();
    if (written === '' || !source.endsWith('\n') || /^ +$/m.test(source)) throw new NotPlain();
    const value = getScalarValue(this.text, event);
    const end = this.nextLine(valueStart + written.length);
    this.end = end;
    this.skipLines(end);
    return [{ kind: 'scalar', value, start, end }, value];
  }

  private scalar(event: ScalarEvent, start: number): Read {
    const [written, end] = this.line(event, start);
    if (event.style !== SCALAR_STYLE.PLAIN) return [{ kind: 'scalar', value: written, start, end }, written];
    const value = coreValue(written);
    if (value === undefined) throw new NotPlain();
    const misread = isMisread(value, written) ? { written } : {};
    return [{ kind: 'scalar', value, start, end, ...misread }, value];
  }

  private key(event: Event, start: number): [text: string, end: number] {
    const read = this.line(event, start);
    const isPlain = event.type === EVENT_ID.SCALAR && event.style === SCALAR_STYLE.PLAIN;
    if (isPlain && isMisread(coreValue(read[0]), read[0])) throw new NotPlain();
    return read;
  }

  /** A scalar on one line, with its quotes where it has some. */
  private line(event: Event, start: number): [text: string, end: number] {
    if (event.type !== EVENT_ID.SCALAR) throw new NotPlain();
    const { valueStart, valueEnd, style } = event;
    const source = this.text.slice(valueStart, valueEnd);
    const quote = style === SCALAR_STYLE.PLAIN ? 0 : 1;
    if (valueStart !== start + quote || source.includes('\n')) throw new NotPlain();
    if (style === SCALAR_STYLE.DOUBLE_QUOTED && !event.fast && !simpleEscapes.test(source))
      throw new NotPlain();
    return [event.fast ? source : getScalarValue(this.text, event), valueEnd + quote];
  }

  /** Where a character ends that must come next. */
  private expect(character: string, from: number): number {
    const at = this.skipSpaces(from);
    if (this.text[at] !== character) throw new NotPlain();
    return at + 1;
  }

  /** Nothing but a comment may follow on this line. */
  private finishLine(from: number): void {
    const at = this.skipSpaces(from);
    const isEnd = at === this.text.length || this.text[at] === '\n';
    if (!isEnd && (this.text[at] !== '#' || at === from)) throw new NotPlain();
    this.end = this.nextLine(at);
    this.skipLines(this.end);
  }

  /** Empty lines, and those with comments. */
  private skipLines(from: number): void {
    this.comment = -1;
    for (let line = from; ; ) {
      this.at = this.skipSpaces(line);
      const character = this.text[this.at];
      if (character === '#') this.comment = Math.max(this.comment, this.at - line);
      else if (character !== '\n') return;
      line = this.nextLine(this.at);
    }
  }

  private column(): number {
    return this.at === 0 ? 0 : this.at - this.text.lastIndexOf('\n', this.at - 1) - 1;
  }

  private skipSpaces(from: number): number {
    let at = from;
    while (this.text.charCodeAt(at) === 32) at++;
    return at;
  }

  private nextLine(from: number): number {
    const lineBreak = this.text.indexOf('\n', from);
    return lineBreak === -1 ? this.text.length : lineBreak + 1;
  }
}
