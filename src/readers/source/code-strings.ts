/** Strings of Terraform and Bicep: with what is filled in, heredocs, strings of several lines. */

/** A string that was found; without `end` where it does not end. */
export interface FoundString {
  readonly end: number;
  readonly contentStart: number;
  readonly contentEnd: number;
  readonly literal: boolean;
  /** Without escapes. */
  readonly value: string;
}

/** So deep may strings and what is filled into them be nested. */
const deepest = 64;

/** The string that begins with the quote at `start`; undefined where it does not end on its line, or nests too deeply. */
export function quotedString(text: string, start: number): FoundString | undefined {
  const quote = text[start];
  /** What the text at hand is within, from the outside: a string, or else what is filled into one. */
  const stack: ('string' | 'code')[] = ['string'];
  let literal = true;
  for (let at = start + 1; at < text.length; at++) {
    const char = text[at];
    if (stack.at(-1) === 'code') {
      if (char === '}') stack.pop();
      else if (char === '{') stack.push('code');
      else if (char === quote) stack.push('string');
    } else if (char === '\n') return undefined;
    else if (char === '\\') at++;
    else if (char === quote) {
      stack.pop();
      if (stack.length === 0) return foundString(text, { start, at, literal });
    } else if (quote === '"' && (text.startsWith('$${', at) || text.startsWith('%%{', at))) at += 2;
    else if (text[at + 1] === '{' && (char === '$' || (char === '%' && quote === '"'))) {
      stack.push('code');
      literal = false;
      at++;
    }
    if (stack.length > deepest) return undefined;
  }
  return undefined;
}

interface Bounds {
  readonly start: number;
  readonly at: number;
  readonly literal: boolean;
}

function foundString(text: string, { start, at, literal }: Bounds): FoundString {
  const content = text.slice(start + 1, at);
  return {
    end: at + 1,
    contentStart: start + 1,
    contentEnd: at,
    literal,
    value: literal ? unescaped(content) : content,
  };
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

function unescaped(content: string): string {
  if (!/[\\$%]/.test(content)) return content;
  return content
    .replace(/\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|(.))/gsu, (_, braced, plain, char) => {
      if (char !== undefined) return escapes[char] ?? char;
      const code = Number.parseInt(braced ?? plain, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
    })
    .replace(/([$%])\1\{/g, '$1{');
}

/** The heredoc of Terraform that begins with `<<` at `start`; `endless` where its end is missing, undefined where there is none. */
export function heredoc(text: string, start: number): FoundString | 'endless' | undefined {
  if (!text.startsWith('<<', start)) return undefined;
  const opening = /<<-?([A-Za-z_][\w-]{0,99})[ \t]*\r?\n/y;
  opening.lastIndex = start;
  const name = opening.exec(text)?.[1];
  if (name === undefined) return undefined;
  const contentStart = opening.lastIndex;
  for (let line = contentStart; line <= text.length; ) {
    const next = text.indexOf('\n', line);
    const lineEnd = next === -1 ? text.length : next;
    if (text.slice(line, lineEnd).trim() === name)
      return {
        end: lineEnd,
        contentStart,
        contentEnd: line,
        ...written(text.slice(contentStart, line), /[$%]\{/),
      };
    if (next === -1) break;
    line = next + 1;
  }
  return 'endless';
}

/** The `'''` string of Bicep that begins at `start`, or `$'''` with what is filled in; `endless` where its end is missing. */
export function multiLineString(text: string, start: number): FoundString | 'endless' | undefined {
  const filledIn = text[start] === '$';
  const quotes = filledIn ? start + 1 : start;
  if (!text.startsWith("'''", quotes)) return undefined;
  const contentStart = quotes + 3;
  let end = text.indexOf("'''", contentStart);
  if (end === -1) return 'endless';
  // Quotes that stand before the last three belong to the text.
  while (text[end + 3] === "'") end++;
  const content = written(text.slice(contentStart, end), filledIn ? /\$\{/ : undefined);
  return { end: end + 3, contentStart, contentEnd: end, ...content };
}

function written(value: string, filling: RegExp | undefined): Pick<FoundString, 'literal' | 'value'> {
  return { value, literal: filling?.test(value) !== true };
}
