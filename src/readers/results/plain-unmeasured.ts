/** Metrics without a value: what a run wrote down where it could work nothing out. */
import { isJsonMap, type JsonPath, type JsonValue } from '../source/json';
import { type Facts, keyed } from './facts';
import { folded, isStrongMetric, isUnmeasured, isWeakMetric, mayBeMetric } from './plain-keys';

const deepest = 7;
const mostKeys = 2_000;
/** Where more are without a value, no single one is meant. */
const mostNamed = 50;

/** `NaN` is null where JSON is read. */
const noValue = /^(?:nan|-?inf(?:inity)?|null|tbd|pending|not (?:measured|run|evaluated|available))$/i;

/** Says which metrics of a result have no value, by their paths. */
export function sayUnmeasured(facts: Facts): void {
  let left = mostKeys;
  let named = 0;
  const visit = (at: JsonPath): void => {
    for (const key of facts.keys(...at)) {
      if (left-- <= 0 || named >= mostNamed) return;
      const path = [...at, key];
      const value = facts.at(...path) ?? null;
      if (isJsonMap(value)) {
        const only = keyed(value, 'value');
        const isOne = Object.keys(value).includes('value') && isWithoutValue(only ?? null);
        if (isOne && isMetric(key, at)) say(path);
        else if (!isUnmeasured(key) && at.length < deepest) visit(path);
      } else if (isWithoutValue(value) && isMetric(key, at)) say(path);
    }
  };
  const say = (path: JsonPath): void => {
    named++;
    facts.say({ fact: 'evaluation.unmeasured', value: path.join('.').slice(0, 200) }, path);
  };
  visit([]);
}

function isWithoutValue(value: JsonValue): boolean {
  return value === null || (typeof value === 'string' && noValue.test(value.trim().slice(0, 40)));
}

/** By its own name, or as one of several that a map of metrics holds. */
function isMetric(key: string, at: JsonPath): boolean {
  const above = String(at.at(-1) ?? '');
  const isAmongMetrics = /^(?:metrics|scores|aggregate_metrics|summary_metrics)$/.test(folded(above));
  return isStrongMetric(key) || isWeakMetric(key) || (isAmongMetrics && mayBeMetric(key));
}
