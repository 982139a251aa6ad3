/** Why a text is no JSON, for people: where it stops being one. */

interface JsonFault {
  /** UTF-16 code units from the start of the text. */
  readonly offset: number;
  /** In words that follow "not JSON: ". */
  readonly reason: string;
}

/** What may come next. */
type Expected = 'value' | 'value or end' | 'key' | 'key or end' | 'colon' | 'comma or end' | 'nothing';

/** The first fault of a text that is no JSON; comments are one here. */
export function jsonFault(text: string): JsonFault {
  const open: string[] = [];
  let expected: Expected = 'value';
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  for (;;) {
    while (at < text.length && /\s/.test(text.charAt(at))) at++;
    if (at >= text.length) return { offset: text.length, reason: 'it ends too early' };
    const end = tokenEnd(text, at);
    if (end === undefined) return { offset: at, reason: 'a text in it does not end' };
    const next: Expected | undefined =
      end === at ? undefined : after(expected, text.slice(at, Math.min(end, at + 1)), open);
    if (next === undefined) return { offset: at, reason: `unexpected ${shown(text, at)}` };
    expected = next;
    at = end;
  }
}

/** Behind the token at an offset: the offset itself where there is none, undefined where a string is not closed. */
function tokenEnd(text: string, at: number): number | undefined {
  const mark = text.charAt(at);
  if ('{}[],:'.includes(mark)) return at + 1;
  if (mark !== '"')
    return (
      at +
      (/^(?:-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/.exec(text.slice(at, at + 400))?.[0].length ??
        0)
    );
  for (let end = at + 1; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (code === 92) end++;
    else if (code === 34) return end + 1;
    else if (code === 10 || code === 13) return undefined;
  }
  return undefined;
}

/** What is expected behind a token; undefined where it may not stand here. */
function after(expected: Expected, mark: string, open: string[]): Expected | undefined {
  const isValue = expected === 'value' || expected === 'value or end';
  if (mark === '{' || mark === '[') {
    if (!isValue) return undefined;
    open.push(mark);
    return mark === '{' ? 'key or end' : 'value or end';
  }
  if (mark === '}' || mark === ']') {
    const mayEnd = expected === 'comma or end' || expected === (mark === '}' ? 'key or end' : 'value or end');
    if (!mayEnd || open.pop() !== (mark === '}' ? '{' : '[')) return undefined;
    return open.length === 0 ? 'nothing' : 'comma or end';
  }
  if (mark === ',') return expected === 'comma or end' ? (open.at(-1) === '{' ? 'key' : 'value') : undefined;
  if (mark === ':') return expected === 'colon' ? 'value' : undefined;
  if (expected === 'key' || expected === 'key or end') return mark === '"' ? 'colon' : undefined;
  if (!isValue) return undefined;
  return open.length === 0 ? 'nothing' : 'comma or end';
}

function shown(text: string, at: number): string {
  const found = String.fromCodePoint(text.codePointAt(at) ?? 0);
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(found) && found !== '\uFFFD' ? `"${found}"` : 'binary data';
}
