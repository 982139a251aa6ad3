/** PromQL as a tree: as much of it as is needed to know what is compared with what. */
import { type Token, tokensOf } from './tokens';

export type Expression =
  | NumberExpression
  | { readonly kind: 'string' }
  | Selector
  | { readonly kind: 'call'; readonly name: string; readonly arguments: readonly Expression[] }
  | Binary;

interface NumberExpression {
  readonly kind: 'number';
  readonly value: number;
  readonly at: number;
}

export interface Selector {
  readonly kind: 'selector';
  /** Empty where only labels say what is meant. */
  readonly name: string;
  /** What the label `quantile` says. */
  readonly quantile?: number;
}

export interface Binary {
  readonly kind: 'binary';
  readonly operator: string;
  readonly at: number;
  /** Whether a comparison gives 0 or 1 instead of leaving out. */
  readonly isBool: boolean;
  readonly left: Expression;
  readonly right: Expression;
}

const deepest = 64;
/** So many parts has no expression that somebody wrote. */
const most = 2_000;

/** Undefined where a text is no PromQL that is understood. */
export function parsePromql(text: string): Expression | undefined {
  const tokens = tokensOf(text);
  if (tokens === undefined || tokens.length === 0 || tokens.length > most) return undefined;
  const parser = new PromqlParser(tokens);
  const expression = parser.expression(0, 0);
  return parser.isAtEnd ? expression : undefined;
}

/** How strongly operators bind. */
const strengths: readonly (readonly string[])[] = [
  ['or'],
  ['and', 'unless'],
  ['==', '!=', '>', '<', '>=', '<='],
  ['+', '-'],
  ['*', '/', '%', 'atan2'],
  ['^'],
];

const power = strengths.length - 1;
const aggregations: ReadonlySet<string> = new Set(
  'sum min max avg group stddev stdvar count count_values bottomk topk quantile limitk limit_ratio'.split(
    ' ',
  ),
);

class PromqlParser {
  private next = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  get isAtEnd(): boolean {
    return this.next >= this.tokens.length;
  }

  private get token(): Token | undefined {
    return this.tokens[this.next];
  }

  private takes(...texts: readonly string[]): Token | undefined {
    const { token } = this;
    if (token === undefined || (token.kind !== 'sign' && token.kind !== 'name')) return undefined;
    if (!texts.includes(token.text.toLowerCase())) return undefined;
    this.next++;
    return token;
  }

  /** An expression whose operators bind at least as strongly as asked. */
  expression(strength: number, depth: number): Expression | undefined {
    if (depth > deepest) return undefined;
    if (strength > power) return this.unary(depth);
    let left = this.expression(strength + 1, depth);
    for (;;) {
      const operator = left === undefined ? undefined : this.takes(...(strengths[strength] ?? []));
      if (operator === undefined || left === undefined) return left;
      const isBool = this.takes('bool') !== undefined;
      if (!this.skipMatching()) return undefined;
      // Only the power is taken from the right.
      const right = this.expression(strength === power ? strength : strength + 1, depth + 1);
      if (right === undefined) return undefined;
      left = { kind: 'binary', operator: operator.text.toLowerCase(), at: operator.at, isBool, left, right };
    }
  }

  /** `on (…)`, `ignoring (…)`, `group_left (…)`: which series go together. */
  private skipMatching(): boolean {
    while (this.takes('on', 'ignoring', 'group_left', 'group_right') !== undefined)
      if (this.token?.text === '(' && !this.skipNames()) return false;
    return true;
  }

  /** Names of labels in brackets. */
  private skipNames(): boolean {
    if (this.takes('(') === undefined) return false;
    while (this.token?.kind === 'name' || this.token?.kind === 'string' || this.token?.text === ',')
      this.next++;
    return this.takes(')') !== undefined;
  }

  private unary(depth: number): Expression | undefined {
    const sign = this.takes('-', '+');
    if (sign === undefined) return this.modified(this.primary(depth), depth);
    // The power binds more strongly than the sign.
    const of = this.expression(power, depth + 1);
    if (of === undefined || sign.text === '+') return of;
    if (of.kind === 'number') return { kind: 'number', value: -of.value, at: sign.at };
    return {
      kind: 'binary',
      operator: '*',
      at: sign.at,
      isBool: false,
      left: { kind: 'number', value: -1, at: sign.at },
      right: of,
    };
  }

  /** With a range, an offset or a time behind it, which change nothing of what it is. */
  private modified(expression: Expression | undefined, depth: number): Expression | undefined {
    if (expression === undefined || depth > deepest) return undefined;
    for (;;) {
      if (this.token?.kind === 'range') this.next++;
      else if (this.takes('offset') !== undefined) {
        this.takes('-', '+');
        if (this.token?.kind !== 'number') return undefined;
        this.next++;
      } else if (this.takes('@') !== undefined) {
        if (!this.skipTime()) return undefined;
      } else return expression;
    }
  }

  private skipTime(): boolean {
    if (this.takes('start', 'end') !== undefined)
      return this.takes('(') !== undefined && this.takes(')') !== undefined;
    this.takes('-', '+');
    const isNumber = this.token?.kind === 'number';
    if (isNumber) this.next++;
    return isNumber;
  }

  private primary(depth: number): Expression | undefined {
    if (this.takes('(') !== undefined) {
      const inner = this.expression(0, depth + 1);
      return this.takes(')') === undefined ? undefined : inner;
    }
    const { token } = this;
    if (token === undefined) return undefined;
    this.next++;
    if (token.kind === 'string') return { kind: 'string' };
    if (token.kind === 'number') return { kind: 'number', value: numberIn(token.text), at: token.at };
    if (token.kind === 'labels') return selectorOf('', token.text);
    return token.kind === 'name' ? this.named(token, depth) : undefined;
  }

  private named(token: Token, depth: number): Expression | undefined {
    const name = token.text.toLowerCase();
    if (name === 'inf' || name === 'nan') return { kind: 'number', value: numberIn(name), at: token.at };
    if (aggregations.has(name) && (this.token?.text === '(' || this.isGrouping))
      return this.aggregation(name, depth);
    if (this.token?.text === '(') {
      const called = this.arguments(depth);
      return called === undefined ? undefined : { kind: 'call', name, arguments: called };
    }
    const labels = this.token?.kind === 'labels' ? this.token.text : '';
    if (this.token?.kind === 'labels') this.next++;
    return selectorOf(token.text, labels);
  }

  private get isGrouping(): boolean {
    return ['by', 'without'].includes(this.token?.text.toLowerCase() ?? '');
  }

  private aggregation(name: string, depth: number): Expression | undefined {
    if (!this.skipGrouping()) return undefined;
    const called = this.arguments(depth);
    if (called === undefined || !this.skipGrouping()) return undefined;
    return { kind: 'call', name, arguments: called };
  }

  /** `by (…)` or `without (…)`, before what is grouped or behind it. */
  private skipGrouping(): boolean {
    return this.takes('by', 'without') === undefined || this.skipNames();
  }

  private arguments(depth: number): Expression[] | undefined {
    if (this.takes('(') === undefined) return undefined;
    const list: Expression[] = [];
    while (this.takes(')') === undefined) {
      const argument = this.expression(0, depth + 1);
      if (argument === undefined) return undefined;
      list.push(argument);
      if (this.takes(',') === undefined && this.token?.text !== ')') return undefined;
    }
    return list;
  }
}

const unitSeconds: ReadonlyMap<string, number> = new Map([
  ['ms', 0.001],
  ['s', 1],
  ['m', 60],
  ['h', 3600],
  ['d', 86_400],
  ['w', 604_800],
  ['y', 31_536_000],
]);

function numberIn(text: string): number {
  if (/^inf$/i.test(text)) return Number.POSITIVE_INFINITY;
  if (/^(?:nan)$/i.test(text)) return Number.NaN;
  if (!/^(?:\d+(?:ms|[smhdwy]))+$/.test(text)) return Number(text.replaceAll('_', ''));
  return [...text.matchAll(/(?<!\d)(\d+)(ms|[smhdwy])/g)].reduce(
    (sum, [, count, unit = '']) => sum + Number(count) * (unitSeconds.get(unit) ?? 0),
    0,
  );
}

/** Where no name stands before the labels, one of them may say it: `{__name__="x"}`, `{"x.y"}`. */
function selectorOf(written: string, labels: string): Selector {
  const [, named = ''] =
    /(?:^|,)\s{0,9}__name__\s{0,9}=\s{0,9}["']([\w:.]{1,200})["']/.exec(labels) ??
    /^\s{0,9}["']([\w:.]{1,200})["']\s{0,9}(?:,|$)/.exec(labels) ??
    [];
  const [, quantile] = /(?:^|,)\s{0,9}quantile\s{0,9}=\s{0,9}["'](0?\.\d{1,6}|[01])["']/.exec(labels) ?? [];
  return {
    kind: 'selector',
    name: written === '' ? named : written,
    ...(quantile === undefined ? {} : { quantile: Number(quantile) }),
  };
}
