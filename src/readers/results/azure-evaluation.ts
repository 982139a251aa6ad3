import type { DocumentReader, Read } from '../reader';
import type { SourceFile } from '../source/file';
import { isJsonList, isJsonMap, type JsonValue } from '../source/json';
import { numberIn } from '../source/numbers';
import { Facts, type JsonMap, jsonTree, keyed, mapIn, unanimous } from './facts';

/** What `evaluate()` of the Azure AI evaluation SDK gives. */
export const azureEvaluation: DocumentReader = {
  name: 'azure-evaluation',
  kind: 'evaluation',
  knows: ({ json }) => {
    const [metrics, rows] = [json?.at('metrics'), json?.at('rows')];
    if (!isJsonMap(metrics) || !isJsonList(rows)) return false;
    return (
      json?.at('studio_url') !== undefined ||
      Object.keys(mapIn(rows[0])).some((key) => key.startsWith('outputs.'))
    );
  },
  read: readResult,
};

/** Evaluators that rate from 1 to 5. */
const ratings =
  /^(?:groundedness|relevance|coherence|fluency|similarity|retrieval|response_completeness|intent_resolution|task_adherence|tool_call_accuracy)$/;

function readResult(file: SourceFile): Read {
  const facts = new Facts(jsonTree(file));
  facts.whole({ fact: 'evaluation.tool', value: 'azure-ai-evaluation' });
  const rows = facts.list('rows');
  if (rows.length === 0) {
    facts.say({ fact: 'evaluation.status', value: 'empty' }, ['rows']);
    return { said: facts.said };
  }
  facts.say({ fact: 'evaluation.cases', value: rows.length }, ['rows']);
  sayCounts(facts);
  const metrics = facts.map('metrics');
  for (const [name, held] of Object.entries(metrics)) {
    const value = numberIn(held);
    if (value === undefined || !isMetric(name)) continue;
    const filled = filledRows(rows, name);
    const beside = isOwnScore(name) ? thresholdOf(name, metrics, rows) : {};
    facts.metric({ name, value, cases: filled ?? rows.length, ...beside }, ['metrics', name]);
  }
  return { said: facts.said };
}

function sayCounts(facts: Facts): void {
  for (const [key, fact] of [
    ['passed', 'evaluation.passed'],
    ['failed', 'evaluation.failed'],
    ['errored', 'evaluation.errored'],
  ] as const)
    facts.sayIf(facts.count('result_counts', key), ['result_counts', key], (value) => ({ fact, value }));
}

/** Thresholds belong to rows, tokens and times to the judge. */
function isMetric(name: string): boolean {
  return !/(?:_threshold|_(?:prompt|completion|total)_tokens|_tokens?|_sample_(?:input|output)|_finish_reason)$/.test(
    name,
  );
}

/** `groundedness.groundedness`: the score of an evaluator, and not what is worked out of it. */
function isOwnScore(name: string): boolean {
  const [evaluator, score] = name.split('.');
  return evaluator !== undefined && evaluator === score;
}

function thresholdOf(
  name: string,
  metrics: JsonMap,
  rows: readonly JsonValue[],
): { readonly threshold?: number; readonly what?: string } {
  const evaluator = name.slice(0, name.indexOf('.') + 1);
  const stated = Object.keys(metrics).filter(
    (key) => key.startsWith(evaluator) && key.endsWith('_threshold'),
  );
  const threshold =
    unanimous(stated.map((key) => numberIn(keyed(metrics, key)))) ??
    unanimous(rows.map((row) => numberIn(keyed(mapIn(row), `outputs.${name}_threshold`))));
  if (threshold === undefined) return {};
  const isRating = ratings.test(name.slice(name.indexOf('.') + 1));
  return { threshold, what: `${isRating ? 'rating; the' : 'the'} threshold is per row` };
}

/** How many rows have a score; undefined where rows do not show it. */
function filledRows(rows: readonly JsonValue[], name: string): number | undefined {
  const base = name.replace(/\.(?:binary_aggregate|pass_rate)$/, '');
  const key = `outputs.${base.includes('.') ? base : `${base}.${base}`}`;
  const shown = rows.filter((row) => Object.hasOwn(mapIn(row), key));
  if (shown.length < rows.length) return undefined;
  return shown.filter((row) => numberIn(keyed(mapIn(row), key)) !== undefined).length || undefined;
}
