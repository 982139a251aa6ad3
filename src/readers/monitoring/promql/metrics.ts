/** The metrics of an expression, by the names under which code creates them. */
import type { Expression, Selector } from './parse';

/** All selectors of an expression, in the order of the text. */
export function selectorsIn(expression: Expression): Selector[] {
  return usesIn(expression).map(({ selector }) => selector);
}

interface Use {
  readonly selector: Selector;
  /** Whether it is counted how fast it grows, which is done with counters. */
  readonly isCounted: boolean;
}

const counting: ReadonlySet<string> = new Set(['rate', 'irate', 'increase']);

function usesIn(expression: Expression, isCounted = false): Use[] {
  if (expression.kind === 'selector') return [{ selector: expression, isCounted }];
  if (expression.kind === 'binary') return [...usesIn(expression.left), ...usesIn(expression.right)];
  if (expression.kind !== 'call') return [];
  return expression.arguments.flatMap((each) => usesIn(each, counting.has(expression.name)));
}

/**
 * The names of the metrics, each once. The parts of a histogram go by its name; `_count` and `_sum` are such parts where
 * they are counted or a unit stands before them: there are metrics of their own that are named so.
 */
export function metricsIn(expression: Expression): string[] {
  const uses = usesIn(expression).filter(({ selector }) => selector.name !== '');
  const written = new Set(uses.map(({ selector }) => selector.name));
  return [...new Set(uses.map((use) => metricOf(use, written)))];
}

function metricOf({ selector: { name }, isCounted }: Use, written: ReadonlySet<string>): string {
  if (name.includes(':')) return name;
  const [, base = '', part] = /^(\w{1,300}?)_(bucket|sum|count)$/.exec(name) ?? [];
  if (part === undefined) return name;
  const other = part === 'sum' ? 'count' : 'sum';
  const isPart =
    part === 'bucket' ||
    isCounted ||
    written.has(`${base}_${other}`) ||
    /_(?:seconds|milliseconds|ms|bytes|size|latency|duration)$/.test(base);
  return isPart ? base : name;
}

/** The functions and aggregations of an expression, in the order of the text, each once. */
export function functionsIn(expression: Expression): string[] {
  return [...new Set(namesIn(expression))];
}

function namesIn(expression: Expression): string[] {
  if (expression.kind === 'binary') return [...namesIn(expression.left), ...namesIn(expression.right)];
  return expression.kind === 'call'
    ? [expression.name, ...expression.arguments.flatMap((each) => namesIn(each))]
    : [];
}

/** The share of calls of which it is said how long they take; undefined where none is, or several are. */
export function quantileIn(expression: Expression): number | undefined {
  const all = new Set(quantilesIn(expression));
  return all.size === 1 ? [...all][0] : undefined;
}

const quantiles: ReadonlySet<string> = new Set(['histogram_quantile', 'quantile_over_time']);

function quantilesIn(expression: Expression): number[] {
  if (expression.kind === 'selector') return expression.quantile === undefined ? [] : [expression.quantile];
  if (expression.kind === 'binary')
    return [...quantilesIn(expression.left), ...quantilesIn(expression.right)];
  if (expression.kind !== 'call') return [];
  const [first] = expression.arguments;
  const own = quantiles.has(expression.name) && first?.kind === 'number' ? [first.value] : [];
  return [...own, ...expression.arguments.flatMap((each) => quantilesIn(each))];
}
