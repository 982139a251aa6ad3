/** What an expression compares with a number. */
import { metricsIn, selectorsIn } from './metrics';
import type { Binary, Expression } from './parse';

export interface Comparison {
  /** What is compared. */
  readonly of: Expression;
  readonly operator: string;
  readonly threshold: number;
  /** Where the operator stands. */
  readonly at: number;
}

const turned: ReadonlyMap<string, string> = new Map([
  ['==', '=='],
  ['!=', '!='],
  ['>', '<'],
  ['<', '>'],
  ['>=', '<='],
  ['<=', '>='],
]);

/** The comparison of an expression with a number, if that is what it is. */
export function comparisonOf(expression: Expression): Comparison | undefined {
  if (expression.kind !== 'binary') return undefined;
  const { operator, left, right, at } = expression;
  const back = turned.get(operator);
  if (back === undefined) return undefined;
  const [onLeft, onRight] = [constantOf(left), constantOf(right)];
  if (onRight !== undefined && onLeft === undefined) {
    const inner = comparisonOf(left);
    if (inner === undefined) return { of: left, operator, threshold: onRight, at };
    // `(x > bool 5) == 1` says no more than `x > 5`.
    if (left.kind === 'binary' && left.isBool && isTrue(operator, onRight)) return inner;
    // `0 <= x < 20` has one threshold, `5 < x < 10` has two.
    const isFloor = inner.threshold === 0 && ['>', '>='].includes(inner.operator);
    return isFloor ? { of: inner.of, operator, threshold: onRight, at } : undefined;
  }
  return onLeft !== undefined && onRight === undefined
    ? { of: right, operator: back, threshold: onLeft, at }
    : undefined;
}

function isTrue(operator: string, value: number): boolean {
  return (
    (value === 1 && (operator === '==' || operator === '>=')) ||
    (value === 0 && ['>', '!='].includes(operator))
  );
}

/** The value of a calculation with numbers only. */
export function constantOf(expression: Expression): number | undefined {
  if (expression.kind === 'number') return Number.isFinite(expression.value) ? expression.value : undefined;
  if (expression.kind === 'call') {
    const [only] = expression.arguments;
    return ['scalar', 'vector'].includes(expression.name) && only?.kind === 'number' ? only.value : undefined;
  }
  if (expression.kind !== 'binary') return undefined;
  const left = constantOf(expression.left);
  const right = left === undefined ? undefined : constantOf(expression.right);
  return left === undefined || right === undefined ? undefined : calculated(expression.operator, left, right);
}

function calculated(operator: string, left: number, right: number): number | undefined {
  const value = {
    '+': left + right,
    '-': left - right,
    '*': left * right,
    '/': left / right,
    '^': left ** right,
  }[operator];
  // 0.1 + 0.2 is 0.3 to whoever wrote it.
  return value !== undefined && Number.isFinite(value) ? Number(value.toPrecision(12)) : undefined;
}

/** How a value is made of metrics before it is compared. */
export interface Shape {
  readonly ratio: boolean;
  readonly scale: number;
  /** Whether it is the rest to one: `1 - x`. */
  readonly complement: boolean;
  /** What the ratio is a share of. */
  readonly below?: Expression;
}

/** What leaves a share a share. */
const keeping: ReadonlySet<string> = new Set(
  'avg max min abs round ceil floor clamp clamp_min clamp_max quantile topk bottomk avg_over_time max_over_time min_over_time last_over_time sort sort_desc scalar label_replace label_join'.split(
    ' ',
  ),
);

const plain: Shape = { ratio: false, scale: 1, complement: false };

export function shapeOf(expression: Expression): Shape {
  if (expression.kind === 'call' && keeping.has(expression.name)) {
    const inner = expression.arguments.find((each) => metricsIn(each).length > 0);
    return inner === undefined ? plain : shapeOf(inner);
  }
  return expression.kind === 'binary' ? shapeOfBinary(expression) : plain;
}

function shapeOfBinary(expression: Binary): Shape {
  const { operator, left, right } = expression;
  const [onLeft, onRight] = [constantOf(left), constantOf(right)];
  if (operator === '*' && onRight !== undefined) return scaled(shapeOf(left), onRight);
  if (operator === '*' && onLeft !== undefined) return scaled(shapeOf(right), onLeft);
  if (operator === '/' && onRight !== undefined && onRight !== 0) return scaled(shapeOf(left), 1 / onRight);
  if (operator === '-' && (onLeft === 1 || onLeft === 100)) {
    const inner = shapeOf(right);
    return { ...inner, complement: !inner.complement };
  }
  // The default for what is not there: `x or vector(0)`.
  if (operator === 'or' && metricsIn(right).length === 0) return shapeOf(left);
  if (operator !== '/' || onLeft !== undefined) return plain;
  if (!isShare(left, right)) return plain;
  const scale = shapeOf(left).scale / shapeOf(right).scale;
  return { ratio: true, scale: Number(scale.toPrecision(12)), complement: false, below: right };
}

function scaled(shape: Shape, by: number): Shape {
  return { ...shape, scale: Number((shape.scale * by).toPrecision(12)) };
}

/** A share is of the same kind as its whole: seconds by calls are a mean, and so is the sum of a histogram by its count. */
function isShare(left: Expression, right: Expression): boolean {
  const above = selectorsIn(left).map(({ name }) => name);
  const below = selectorsIn(right).map(({ name }) => name);
  if (above.every((name) => name === '') || below.every((name) => name === '')) return false;
  const counts = new Set(below);
  const isMean = above.every((name) => name.endsWith('_sum') && counts.has(name.replace(/_sum$/, '_count')));
  return !isMean && (!above.every(hasUnit) || below.some(hasUnit));
}

function hasUnit(name: string): boolean {
  return /_(?:seconds|milliseconds|ms|bytes)(?:_total|_sum)?$/.test(name);
}
