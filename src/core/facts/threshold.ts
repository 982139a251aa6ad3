/** What is still good, as a comparison of a signal's value with one or two numbers. */
type Threshold =
  | {
      readonly kind: 'compare';
      readonly operator: '<' | '<=' | '>' | '>=' | '=';
      readonly value: number;
      readonly unit: string;
    }
  | { readonly kind: 'between'; readonly low: number; readonly high: number; readonly unit: string };

const number = '(-?(?:\\d+(?:[.,_]\\d+)*|\\.\\d+)(?:e[+-]?\\d+)?)';
const unit = '\\s*(%|[^\\d\\s<>=.,-][^<>=]{0,60})?';
const comparison = new RegExp(
  `^(<=|>=|==|=|<|>|≤|≥|at most|at least|under|below|over|above|less than|more than)\\s*([$€£])?\\s*${number}${unit}$`,
  'i',
);
const between = new RegExp(
  `^(?:between\\s+)?${number}\\s*(?:\\.\\.\\.?|–|to|and|-)\\s*${number}${unit}$`,
  'i',
);

const operators: Readonly<Record<string, '<' | '<=' | '>' | '>=' | '='>> = {
  '≤': '<=',
  'at most': '<=',
  '≥': '>=',
  'at least': '>=',
  '==': '=',
  under: '<',
  below: '<',
  'less than': '<',
  over: '>',
  above: '>',
  'more than': '>',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
  '=': '=',
};

/** Reads a threshold such as `<= 2.00`, `>= 70 %`, `< 15m` or `0.2 .. 0.8`; undefined where it cannot be read. */
export function readThreshold(text: string | number): Threshold | undefined {
  if (typeof text === 'number') return undefined;
  const compared = comparison.exec(text.trim());
  if (compared !== null) {
    const operator = operators[(compared[1] ?? '').toLowerCase()];
    const value = numberOf(compared[3]);
    const of = (compared[4] ?? compared[2] ?? '').trim();
    if (operator === undefined || value === undefined || isThousands(compared[3], of)) return undefined;
    return { kind: 'compare', operator, value, unit: of };
  }
  const ranged = between.exec(text.trim());
  const [low, high] = [numberOf(ranged?.[1]), numberOf(ranged?.[2])];
  if (ranged === null || low === undefined || high === undefined || low > high) return undefined;
  return { kind: 'between', low, high, unit: (ranged[3] ?? '').trim() };
}

/** `2.500 EUR`: two and a half, or two thousand five hundred, by where one has learned to write. */
function isThousands(number: string | undefined, unit: string): boolean {
  return (
    /^-?[1-9]\d{0,2}\.\d{3}$/.test(number ?? '') && /^(?:[€$£]|(?:eur|euros?|usd|gbp|chf)\b)/i.test(unit)
  );
}

/** A number with `,` or `_` between thousands; a comma that cannot be one (`0,7`) leaves it unread. */
function numberOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const isGrouped = /^-?\d{1,3}(?:[,_]\d{3})+(?:\.\d+)?$/.test(text);
  const value = Number(isGrouped ? text.replace(/[,_]/g, '') : text);
  return Number.isFinite(value) ? value : undefined;
}

/** Whether a value is still good. */
export function isGood(threshold: Threshold, value: number): boolean {
  if (threshold.kind === 'between') return threshold.low <= value && value <= threshold.high;
  switch (threshold.operator) {
    case '<':
      return value < threshold.value;
    case '<=':
      return value <= threshold.value;
    case '>':
      return value > threshold.value;
    case '>=':
      return value >= threshold.value;
    default:
      return value === threshold.value;
  }
}

/** Whether something is good by one threshold that is not by another; false where the two cannot be compared. */
export function isLooser(one: string | number, other: string | number): boolean {
  const [loose, strict] = [readThreshold(one), readThreshold(other)];
  if (loose === undefined || strict === undefined || loose.unit !== strict.unit) return false;
  const [wide, narrow] = [rangeOf(loose), rangeOf(strict)];
  return isBefore(wide.from, narrow.from) || isBefore(opposite(wide.to), opposite(narrow.to));
}

/** An end of what is good, and whether it is good itself. */
interface End {
  readonly at: number;
  readonly isIn: boolean;
}

function rangeOf(threshold: Threshold): { readonly from: End; readonly to: End } {
  const at = (value: number, isIn = true): End => ({ at: value, isIn });
  const nowhere = { from: at(-Infinity), to: at(Infinity) };
  if (threshold.kind === 'between') return { from: at(threshold.low), to: at(threshold.high) };
  const { operator, value } = threshold;
  if (operator === '=') return { from: at(value), to: at(value) };
  const end = at(value, operator.endsWith('='));
  return operator.startsWith('<') ? { ...nowhere, to: end } : { ...nowhere, from: end };
}

function opposite({ at, isIn }: End): End {
  return { at: -at, isIn };
}

function isBefore(one: End, other: End): boolean {
  return one.at < other.at || (one.at === other.at && one.isIn && !other.isIn);
}

/** How a threshold is read, in words. */
export function thresholdInWords(threshold: Threshold): string {
  const suffix = threshold.unit === '' ? '' : threshold.unit === '%' ? ' %' : ` ${threshold.unit}`;
  if (threshold.kind === 'between') return `good from ${threshold.low} to ${threshold.high}${suffix}`;
  const words = { '<': 'below', '<=': 'up to', '>': 'above', '>=': 'from', '=': 'at exactly' }[
    threshold.operator
  ];
  return `good ${words} ${threshold.value}${suffix}${threshold.operator === '>=' ? ' up' : ''}`;
}
