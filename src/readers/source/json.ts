/**
 * JSON with positions. The values come from `JSON.parse`; where one of them stands is looked for only when somebody
 * asks, along the path that leads to it, so that a large result costs little more than parsing it.
 */

export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

export type JsonPath = readonly (string | number)[];

/** Deeper than any result is nested. */
export const deepest = 200;

export class JsonDocument {
  private readonly children = new Map<number, ReadonlyMap<string | number, Child>>();

  constructor(
    /** As it was parsed: comments are blank. */
    readonly text: string,
    readonly value: JsonValue,
  ) {}

  /** The value at a path; undefined where nothing is. No key is special. */
  at(...path: JsonPath): JsonValue | undefined {
    return valueAt(this.value, path);
  }

  /** Where the value at a path begins; undefined where nothing is. UTF-16 code units from the start of the text. */
  offsetOf(path: JsonPath): number | undefined {
    return this.place(path, 'value');
  }

  /** Where the key of the value at a path begins; that of the value in a list. */
  keyOffsetOf(path: JsonPath): number | undefined {
    return this.place(path, 'key');
  }

  private place(path: JsonPath, target: 'key' | 'value'): number | undefined {
    let at = skipBlank(this.text, 0);
    let key = at;
    for (const step of path) {
      const found = this.childrenAt(at).get(step);
      if (found === undefined) return undefined;
      ({ value: at, key } = found);
    }
    return target === 'key' ? key : at;
  }

  /** Each map and list is gone through once, however many of its values are looked for. */
  childrenAt(at: number): ReadonlyMap<string | number, Child> {
    const known = this.children.get(at) ?? childrenAt(this.text, at);
    this.children.set(at, known);
    return known;
  }
}

/** Reads JSON, with comments, trailing commas and the `NaN` that Python writes if need be; undefined where it is none. */
export function readJson(text: string): JsonDocument | undefined {
  const source = text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text;
  if (!/^\s*(?:[[{]|\/[/*])/.test(source.slice(0, 2_000)) || isTooDeep(source)) return undefined;
  const value = parsed(source);
  if (value !== undefined) return new JsonDocument(source, value);
  const tolerant = parsed(withoutExtras(source));
  return tolerant === undefined ? undefined : new JsonDocument(withoutComments(source), tolerant);
}

export function isJsonMap(value: JsonValue | undefined): value is { readonly [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isJsonList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** The value at a path below another; undefined where nothing is. */
export function valueAt(value: JsonValue | undefined, path: JsonPath): JsonValue | undefined {
  return path.reduce<JsonValue | undefined>((at, step) => {
    if (isJsonList(at)) return typeof step === 'number' ? at[step] : undefined;
    return isJsonMap(at) && Object.hasOwn(at, step) ? at[String(step)] : undefined;
  }, value);
}

function parsed(text: string): JsonValue | undefined {
  try {
    // A reviver-free parse makes `__proto__` a plain key of its own.
    const value: JsonValue = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

/** Whether brackets are nested deeper than is read, outside of strings. */
export function isTooDeep(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 34) at = stringEnd(text, at) - 1;
    else if (code === 125 || code === 93) depth--;
    else if ((code === 123 || code === 91) && ++depth > deepest) return true;
  }
  return false;
}

/** The same length of text, with spaces for comments. */
function withoutComments(text: string): string {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 34) at = stringEnd(text, at) - 1;
    else if (code === 47) {
      const end = commentEnd(text, at);
      if (end === at) continue;
      parts.push(text.slice(from, at), text.slice(at, end).replace(/[^\n\r]/g, ' '));
      from = end;
      at = end - 1;
    }
  }
  parts.push(text.slice(from));
  return parts.join('');
}

/** Behind the comment that begins at a place; the place itself where none does. */
export function commentEnd(text: string, at: number): number {
  if (text.startsWith('//', at)) {
    const end = text.indexOf('\n', at);
    return end === -1 ? text.length : end;
  }
  if (!text.startsWith('/*', at)) return at;
  const end = text.indexOf('*/', at + 2);
  return end === -1 ? text.length : end + 2;
}

/** Without comments and trailing commas, and with `null` for what is no number: those values are not known. */
function withoutExtras(text: string): string {
  const plain = withoutComments(text);
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < plain.length; at++) {
    const code = plain.charCodeAt(at);
    if (code === 34) {
      at = stringEnd(plain, at) - 1;
      continue;
    }
    if (code === 44) {
      const next = plain.charCodeAt(skipBlank(plain, at + 1));
      if (next !== 125 && next !== 93) continue;
      parts.push(plain.slice(from, at));
      from = at + 1;
    } else if (code === 78 || code === 73 || (code === 45 && plain.charCodeAt(at + 1) === 73)) {
      const word = /^(?:NaN|-?Infinity)/.exec(plain.slice(at, at + 9))?.[0];
      if (word === undefined) continue;
      parts.push(plain.slice(from, at), 'null');
      at += word.length - 1;
      from = at + 1;
    }
  }
  parts.push(plain.slice(from));
  return parts.join('');
}

function skipBlank(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) <= 32) at++;
  return at;
}

/** Behind the string that begins at `from`. */
export function stringEnd(text: string, from: number, quote = '"'): number {
  let at = text.indexOf(quote, from + 1);
  for (; at !== -1; at = text.indexOf(quote, at + 1)) {
    let slashes = 0;
    while (text.charCodeAt(at - 1 - slashes) === 92) slashes++;
    if (slashes % 2 === 0) return at + 1;
  }
  return text.length;
}

/** Behind the value that begins at `from`. */
function valueEnd(text: string, from: number): number {
  const first = text.charCodeAt(from);
  if (first === 34) return stringEnd(text, from);
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 34) at = stringEnd(text, at) - 1;
    else if (code === 123 || code === 91) depth++;
    else if (code === 125 || code === 93) {
      if (depth <= 1) return depth === 1 ? at + 1 : at;
      depth--;
    } else if (code === 44 && depth === 0) return at;
  }
  return text.length;
}

interface Child {
  readonly key: number;
  readonly value: number;
}

/**
 * Where the children of the map or list at `from` stand, by key or by index. Of a key that is written twice the last one
 * counts, as in `JSON.parse`.
 */
function childrenAt(text: string, from: number): ReadonlyMap<string | number, Child> {
  const children = new Map<string | number, Child>();
  const isMap = text.charCodeAt(from) === 123;
  if (!isMap && text.charCodeAt(from) !== 91) return children;
  let index = 0;
  for (let at = skipBlank(text, from + 1); at < text.length; index++) {
    const code = text.charCodeAt(at);
    if (code === 125 || code === 93) break;
    const key = at;
    let step: string | number = index;
    if (isMap) {
      const end = stringEnd(text, at);
      step = keyOf(text.slice(at, end));
      at = skipBlank(text, end);
      if (text.charCodeAt(at) !== 58) return children;
      at = skipBlank(text, at + 1);
    }
    children.set(step, { key, value: at });
    at = skipBlank(text, valueEnd(text, at));
    if (text.charCodeAt(at) === 44) at = skipBlank(text, at + 1);
  }
  return children;
}

function keyOf(written: string): string {
  if (!written.includes('\\')) return written.slice(1, -1);
  try {
    return String(JSON.parse(written));
  } catch {
    return written;
  }
}
