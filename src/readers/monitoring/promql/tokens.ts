/** PromQL, cut into its parts. */

export interface Token {
  readonly kind: 'number' | 'string' | 'name' | 'sign' | 'labels' | 'range';
  /** As it is written; of labels and ranges what stands between the brackets. */
  readonly text: string;
  readonly at: number;
}

/** Longer expressions are nobody's; more parts than any of them has. */
const longest = 10_000;

type Pattern = readonly [kind: Found['kind'], is: RegExp];

/** Made anew for each text: where a sticky one is tried is a state of its own. */
const newPatterns = (): readonly Pattern[] => [
  ['blank', /\s+|#[^\n]*/y],
  ['string', /"(?:[^"\\\n]|\\[^\n])*"|'(?:[^'\\\n]|\\[^\n])*'|`[^`]*`/y],
  // Durations are numbers of seconds where a number may stand.
  ['number', /0x[\da-f]+|(?:\d+(?:ms|[smhdwy]))+(?![\w.])|(?:\d[\d_]*\.?\d*|\.\d+)(?:e[+-]?\d+)?(?![\w.])/iy],
  ['name', /[a-z_:][\w:]*/iy],
  ['sign', /==|!=|>=|<=|[><+\-*/%^(),@]/y],
];

/** Undefined where something stands that PromQL does not have, as in the queries of other systems. */
export function tokensOf(text: string): Token[] | undefined {
  if (text.length > longest) return undefined;
  const tokens: Token[] = [];
  const patterns = newPatterns();
  for (let at = 0; at < text.length; ) {
    const token = bracketAt(text, at) ?? tokenAt(text, at, patterns);
    if (token === undefined) return undefined;
    if (token.kind !== 'blank') tokens.push({ kind: token.kind, text: token.text, at });
    at = token.end;
  }
  return tokens;
}

interface Found {
  readonly kind: Token['kind'] | 'blank';
  readonly text: string;
  readonly end: number;
}

function tokenAt(text: string, at: number, patterns: readonly Pattern[]): Found | undefined {
  for (const [kind, is] of patterns) {
    is.lastIndex = at;
    const [found] = is.exec(text) ?? [];
    if (found !== undefined && found !== '') return { kind, text: found, end: at + found.length };
  }
  return undefined;
}

/** Labels and ranges as a whole: what stands in them is no part of the calculation. */
function bracketAt(text: string, at: number): Found | undefined {
  const open = text.charAt(at);
  if (open !== '{' && open !== '[') return undefined;
  const close = open === '{' ? '}' : ']';
  const is = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|[^"'`{}[\]]+|[{}[\]]/gsy;
  is.lastIndex = at + 1;
  for (let part = is.exec(text); part !== null; part = is.exec(text)) {
    if (part[0] === close)
      return {
        kind: open === '{' ? 'labels' : 'range',
        text: text.slice(at + 1, part.index),
        end: is.lastIndex,
      };
    if (/^[{}[\]]$/.test(part[0])) return undefined;
  }
  return undefined;
}
