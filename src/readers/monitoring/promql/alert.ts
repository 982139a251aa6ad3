/** What the expression of an alert says: which metrics it looks at, and from which value on it fires. */
import type { AlertComparison } from '../../../core/service';
import { type Comparison, comparisonOf, type Shape, shapeOf } from './compared';
import { functionsIn, metricsIn, quantileIn } from './metrics';
import type { Expression } from './parse';

export interface AlertExpression {
  readonly metrics: readonly string[];
  readonly operator?: string;
  readonly threshold?: number;
  readonly quantile?: number;
  readonly ratio?: true;
  readonly scale?: number;
  readonly complement?: true;
  readonly compound?: true;
  readonly comparisons?: readonly AlertComparison[];
  readonly functions?: readonly string[];
}

/** What an expression says, and where the operator of its threshold stands. */
export function alertIn(expression: Expression): { readonly value: AlertExpression; readonly at?: number } {
  const parts = partsOf(expression);
  const main = mainOf(parts);
  const of = main?.of ?? expression;
  const functions = functionsIn(of);
  const quantile = quantileIn(of);
  const value = {
    metrics: metricsIn(expression),
    ...(main === undefined ? {} : { operator: main.operator, threshold: main.threshold }),
    ...(quantile === undefined ? {} : { quantile }),
    ...shapeKeys(main === undefined ? undefined : shapeOf(of)),
    ...(parts.length > 1 ? { compound: true as const, ...comparisonKeys(parts) } : {}),
    ...(functions.length === 0 ? {} : { functions }),
  };
  return main === undefined ? { value } : { value, at: main.at };
}

function shapeKeys(shape: Shape | undefined): Pick<AlertExpression, 'ratio' | 'scale' | 'complement'> {
  return {
    ...(shape?.ratio === true ? { ratio: true } : {}),
    ...(shape === undefined || shape.scale === 1 ? {} : { scale: shape.scale }),
    ...(shape?.complement === true ? { complement: true } : {}),
  };
}

function comparisonKeys(parts: readonly Part[]): Pick<AlertExpression, 'comparisons'> {
  const comparisons = parts.flatMap(({ comparison }) =>
    comparison === undefined
      ? []
      : [
          {
            metrics: metricsIn(comparison.of),
            operator: comparison.operator,
            threshold: comparison.threshold,
          },
        ],
  );
  return comparisons.length === 0 ? {} : { comparisons };
}

/** A part of an expression that is joined with others. */
interface Part {
  readonly joined: 'first' | 'and' | 'or' | 'unless';
  readonly expression: Expression;
  readonly comparison: Comparison | undefined;
}

function partsOf(expression: Expression, joined: Part['joined'] = 'first'): Part[] {
  if (expression.kind === 'binary') {
    const { operator, left, right } = expression;
    if (operator === 'and' || operator === 'or' || operator === 'unless')
      return [...partsOf(left, joined), ...partsOf(right, operator)];
  }
  return [{ joined, expression, comparison: isAbsence(expression) ? undefined : comparisonOf(expression) }];
}

/** Whether it is asked that nothing is there, which has no threshold. */
function isAbsence(expression: Expression): boolean {
  const of = expression.kind === 'binary' ? expression.left : expression;
  return of.kind === 'call' && /^absent/.test(of.name);
}

/** The comparison that an alert is about; undefined where it may be one or another. */
function mainOf(parts: readonly Part[]): Comparison | undefined {
  const positive = parts.filter(({ joined }) => joined !== 'unless');
  const compared = positive.flatMap(({ comparison }) => comparison ?? []);
  const isAlternative = positive.some(({ joined }) => joined === 'or');
  if (isAlternative) {
    const isKnown = positive.every(
      ({ comparison, expression }) => comparison !== undefined || isNoMeasure(expression),
    );
    return isKnown ? onlyOne(compared) : undefined;
  }
  const about = compared.filter(
    (each) => !isGuard(each, compared) && (!isOfTarget(each) || compared.length === 1),
  );
  const [first] = compared;
  // The first one is meant where the others only ask that there is enough traffic.
  const others = about.filter((each) => each !== first);
  if (first !== undefined && about.includes(first) && others.every(isOfTraffic)) return first;
  return onlyOne(about);
}

function isNoMeasure(expression: Expression): boolean {
  return isAbsence(expression) || metricsIn(expression).length === 0;
}

/** The one comparison, or the first of several that say the same. */
function onlyOne(compared: readonly Comparison[]): Comparison | undefined {
  const [first] = compared;
  const isSame = compared.every(
    ({ operator, threshold }) => operator === first?.operator && threshold === first.threshold,
  );
  return isSame ? first : undefined;
}

/** Whether a comparison only says when another one is looked at: with enough of what that one is a share of, or by day. */
function isGuard(guard: Comparison, all: readonly Comparison[]): boolean {
  const own = metricsIn(guard.of);
  if (own.length === 0) return true;
  return all.some((other) => {
    const { below } = shapeOf(other.of);
    const whole = other === guard || below === undefined ? [] : metricsIn(below);
    return whole.length > 0 && own.every((metric) => whole.includes(metric)) && !shapeOf(guard.of).ratio;
  });
}

function isOfTraffic({ of, operator, threshold }: Comparison): boolean {
  const isAtLeast = ['>', '>='].includes(operator) && Number.isInteger(threshold) && threshold >= 0;
  const metrics = metricsIn(of);
  const isCounted =
    metrics.every((metric) => /(?:_total|_count|^up)$/.test(metric)) ||
    functionsIn(of).some((name) => ['rate', 'increase', 'irate', 'count'].includes(name));
  return isAtLeast && isCounted && quantileIn(of) === undefined && !shapeOf(of).ratio;
}

/** Whether it is only asked that something runs. */
function isOfTarget({ of }: Comparison): boolean {
  return metricsIn(of).every((metric) => metric === 'up');
}
