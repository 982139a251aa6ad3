/** What stands in the brackets of a call, and which text an argument is. */
import type { Code } from './lexer';

export interface Argument {
  /** `name` in `name="x"` and in `{ name: "x" }`. */
  readonly name: string | undefined;
  readonly text: string;
  /** Where the text begins. */
  readonly at: number;
}

/** Further than this nobody's call goes on. */
const longestCall = 4_000;

const closing: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['{', '}'],
  ['[', ']'],
]);

/** The arguments behind the bracket at `open`; undefined where it is not closed. */
export function argumentsAt({ text }: Pick<Code, 'text'>, open: number): Argument[] | undefined {
  const within = withinBrackets(text, open);
  return within?.map(([from, to]) => argumentOf(text.slice(from, to), from));
}

type Part = readonly [from: number, to: number];

/** The parts between the commas of a bracket. */
function withinBrackets(text: string, open: number): Part[] | undefined {
  const waiting: string[] = [];
  const parts: Part[] = [];
  const last = Math.min(text.length, open + longestCall);
  let from = open + 1;
  for (let at = open; at < last; at++) {
    const character = text.charAt(at);
    if (character === '"' || character === "'" || character === '`') at = textEnd(text, at, last);
    else if (closing.has(character)) waiting.push(closing.get(character) ?? '');
    else if (character === waiting.at(-1)) {
      waiting.pop();
      if (waiting.length > 0) continue;
      parts.push([from, at]);
      return parts.filter((part) => text.slice(...part).trim() !== '');
    } else if (character === ',' && waiting.length === 1) {
      parts.push([from, at]);
      from = at + 1;
    }
  }
  return undefined;
}

/** On the closing quote. */
function textEnd(text: string, at: number, last: number): number {
  const quote = text.charAt(at);
  for (let next = at + 1; next < last; next++) {
    if (text.charCodeAt(next) === 92) next++;
    else if (text.charAt(next) === quote || (quote !== '`' && text.charAt(next) === '\n')) return next;
  }
  return last;
}

function argumentOf(part: string, from: number): Argument {
  const text = part.trim();
  const blank = part.length - part.trimStart().length;
  // A colon within a text names nothing: `"vllm:requests_total"`.
  const [named = '', quoted, plain] =
    /^(?:"([A-Za-z_]\w{0,60})"|'([A-Za-z_]\w{0,60})'|([A-Za-z_]\w{0,60}))\s{0,20}(?:=(?!=)|:(?!:))\s{0,200}/
      .exec(text)
      ?.filter((each) => each !== undefined) ?? [];
  const name = quoted ?? plain;
  return { name, text: text.slice(named.length), at: from + blank + named.length };
}

/** The arguments of a map within brackets: `{ name: "x" }`. */
export function entriesOf(map: Argument | undefined): Argument[] {
  const open = map?.text.indexOf('{') ?? -1;
  if (map === undefined || open === -1) return [];
  return (argumentsAt(map, open) ?? []).map((each) => ({ ...each, at: map.at + each.at }));
}

/** An argument by its name, or else by its place among those without one. */
export function argument(list: readonly Argument[], name: string, place?: number): Argument | undefined {
  const named = list.find((each) => each.name?.toLowerCase() === name.toLowerCase());
  if (named !== undefined || place === undefined) return named;
  const plain = list[place];
  return plain?.name === undefined ? plain : undefined;
}

/** A text that is known, or the end of one whose beginning is computed. */
export interface Known {
  readonly text: string;
  readonly isTail: boolean;
}

/** What text an argument is: a literal, a constant of the file, or several of them joined. */
export function knownText(
  argument: Pick<Argument, 'text'> | undefined,
  constants: ReadonlyMap<string, string>,
): Known | undefined {
  const written = argument?.text;
  if (written === undefined || written.length > 500) return undefined;
  const [first, ...more] = written.split('+');
  const parts = [first, ...more].map((part) => part ?? '');
  let known: Known | undefined;
  for (const part of parts) {
    const next = partOf(part.trim(), constants);
    if (next === undefined) known = { text: '', isTail: true };
    else if (next.isTail || known === undefined) known = next;
    else known = { text: known.text + next.text, isTail: known.isTail };
  }
  return known === undefined || known.text === '' ? undefined : known;
}

function partOf(part: string, constants: ReadonlyMap<string, string>): Known | undefined {
  const constant = constants.get(part.replace(/^(?:this|self|cls)\./, ''));
  if (constant !== undefined) return { text: constant, isTail: false };
  const [, prefix = '', quote = '', text = ''] = /^([A-Za-z]{0,2})(["'`])([^\n]{0,200})\2$/.exec(part) ?? [];
  if (quote === '' || text.includes(quote)) return undefined;
  const holes =
    quote === '`' ? /\$\{([^{}]{0,100})\}/g : /f/i.test(prefix) ? /\{([^{}]{0,100})\}/g : undefined;
  if (holes === undefined) return { text, isTail: false };
  // What is computed of constants is known as well.
  const filled = text.replace(holes, (_, inner: string) => constants.get(inner.trim()) ?? '\0');
  const cut = filled.lastIndexOf('\0');
  return cut === -1 ? { text: filled, isTail: false } : { text: filled.slice(cut + 1), isTail: true };
}

/** The constants of a file that are a text; of a name that is given twice, none. */
export function constantsIn({ text }: Code): ReadonlyMap<string, string> {
  const constants = new Map<string, string>();
  const twice = new Set<string>();
  for (const [, name = '', , value = ''] of text.matchAll(assignment)) {
    if (constants.has(name) && constants.get(name) !== value) twice.add(name);
    constants.set(name, value);
  }
  for (const name of twice) constants.delete(name);
  return constants;
}

const assignment =
  /\b([A-Za-z_]\w{0,60})(?:[ \t]{0,5}:[ \t]{0,5}[\w.]{1,40}|[ \t]{1,5}string)?[ \t]{0,20}:?=[ \t]{0,20}(["'`])([\w.:-]{0,100})\2[ \t]{0,20}(?=[;,)\r\n]|$)/g;
