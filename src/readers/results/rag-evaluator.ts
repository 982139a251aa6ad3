import type { DocumentReader, Read } from '../reader';
import { dayIn } from '../source/dates';
import type { SourceFile } from '../source/file';
import { isJsonMap } from '../source/json';
import { lastSegment } from '../source/names';
import { numberIn } from '../source/numbers';
import { Facts, jsonTree, keyed, mapIn } from './facts';
import { modelIn } from './model-id';

const statistics = ['pass_rate', 'mean_rating', 'rate', 'mean', 'max', 'min'];

/** The summary that the RAG evaluator of Azure's samples writes: for each metric a map of statistics. */
export const ragEvaluator: DocumentReader = {
  name: 'rag-evaluator',
  kind: 'evaluation',
  knows: ({ json }) => {
    const entries = Object.values(mapIn(json?.value));
    return (
      entries.length > 0 &&
      entries.every(
        (each) =>
          isJsonMap(each) &&
          Object.values(each).every((value) => typeof value !== 'object' || value === null),
      ) &&
      (numberIn(json?.at('num_questions', 'total')) !== undefined ||
        entries.some((each) =>
          ['pass_rate', 'pass_count'].every((key) => numberIn(keyed(mapIn(each), key)) !== undefined),
        ))
    );
  },
  read: readSummary,
};

function readSummary(file: SourceFile): Read {
  const facts = new Facts(jsonTree(file));
  const cases = facts.count('num_questions', 'total');
  if (cases === 0) {
    facts.say({ fact: 'evaluation.status', value: 'empty' }, ['num_questions', 'total']);
    return { said: facts.said };
  }
  facts.sayIf(cases, ['num_questions', 'total'], (value) => ({ fact: 'evaluation.cases', value }));
  for (const [metric, held] of Object.entries(facts.map()))
    for (const statistic of statistics) {
      const value = numberIn(keyed(mapIn(held), statistic));
      if (value === undefined || metric === 'num_questions') continue;
      // A question without an answer has a time, but no rating: only these are of all questions.
      const isOfAll = cases !== undefined && ['pass_rate', 'mean_rating'].includes(statistic);
      facts.metric({ name: `${metric}.${statistic}`, value, ...(isOfAll ? { cases } : {}) }, [
        metric,
        statistic,
      ]);
    }
  return { said: facts.said };
}

/** With what such a run was made: beside its summary, and no result. */
export const ragParameters: DocumentReader = {
  name: 'rag-parameters',
  kind: 'no-evidence',
  knows: ({ json }) =>
    json?.at('evaluation_timestamp') !== undefined &&
    (json.at('testdata_path') !== undefined || json.at('evaluation_gpt_model') !== undefined),
  read: (file) => {
    const facts = new Facts(jsonTree(file));
    const data = facts.text('testdata_path');
    facts.sayIf(modelIn(facts.text('evaluation_gpt_model') ?? ''), ['evaluation_gpt_model'], (value) => ({
      fact: 'evaluation.judge',
      value,
    }));
    facts.sayIf(dayIn(facts.at('evaluation_timestamp')), ['evaluation_timestamp'], (value) => ({
      fact: 'evaluation.ran',
      value,
    }));
    facts.sayIf(data === undefined ? undefined : lastSegment(data), ['testdata_path'], (value) => ({
      fact: 'evaluation.dataset',
      value,
    }));
    return { said: facts.said };
  },
};
