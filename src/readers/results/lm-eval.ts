import type { DocumentReader, Read } from '../reader';
import { dayIn } from '../source/dates';
import type { SourceFile } from '../source/file';
import { isJsonMap, type JsonPath } from '../source/json';
import { numberIn } from '../source/numbers';
import { Facts, jsonTree, mapIn } from './facts';
import { modelIn } from './model-id';
import { commitIn, isSpread } from './words';

/** The results of the language model evaluation harness. */
export const lmEval: DocumentReader = {
  name: 'lm-eval',
  kind: 'evaluation',
  knows: ({ json }) => {
    const results = json?.at('results');
    const isOfHarness =
      ['n-shot', 'n-samples'].some((key) => isJsonMap(json?.at(key))) ||
      ['lm_eval_version', 'model_name_sanitized'].some((key) => json?.at(key) !== undefined);
    if (!isJsonMap(results) || !isOfHarness) return false;
    return Object.values(results).some((task) => Object.keys(mapIn(task)).some((key) => key.includes(',')));
  },
  read: readResults,
};

function readResults(file: SourceFile): Read {
  const facts = new Facts(jsonTree(file));
  facts.whole({ fact: 'evaluation.tool', value: 'lm-eval' });
  facts.sayIf(dayIn(facts.at('date')), ['date'], (value) => ({ fact: 'evaluation.ran', value }));
  sayModel(facts);
  facts.sayIf(commitIn(facts.at('git_hash')), ['git_hash'], (value) => ({
    fact: 'evaluation.commit',
    value,
  }));
  for (const [task, held] of Object.entries(facts.map('results'))) {
    const cases = facts.count('n-samples', task, 'effective');
    for (const [key, each] of Object.entries(mapIn(held))) {
      const value = numberIn(each);
      // `acc,none`: a metric and the filter of its answers. What has no comma describes the task.
      if (value === undefined || !key.includes(',') || isSpread(key.split(',')[0] ?? '')) continue;
      facts.metric({ name: `${task}/${key}`, value, ...(cases === undefined ? {} : { cases }) }, [
        'results',
        task,
        key,
      ]);
    }
  }
  return { said: facts.said };
}

/** `pretrained=acme/acme-7b,dtype=bfloat16`, or as a map; newer ones have the name by itself. */
function sayModel(facts: Facts): void {
  const written = facts.text('config', 'model_args');
  // With an adapter it is another model than the one that it was put on.
  const adapted = ['peft', 'delta', 'lora_local_path'].some(
    (key) => facts.at('config', 'model_args', key) !== undefined || written?.includes(`${key}=`) === true,
  );
  if (adapted) return;
  const stated =
    written === undefined ? undefined : /(?:^|,) ?(?:pretrained|model)=([^,]{1,200})/.exec(written)?.[1];
  const places: readonly (readonly [id: string | undefined, path: JsonPath])[] = [
    [stated, ['config', 'model_args']],
    ...['pretrained', 'model'].map(
      (key) => [facts.text('config', 'model_args', key), ['config', 'model_args', key]] as const,
    ),
    [facts.text('model_name'), ['model_name']],
  ];
  for (const [id, path] of places) {
    if (id === undefined) continue;
    facts.sayIf(publishedName(id), path, (value) => ({ fact: 'evaluation.model', value }));
    return;
  }
}

/** Here what stands before a slash is who published a model, and no router. */
function publishedName(id: string): string | undefined {
  return /^[\w.-]+\/[\w.-]+$/.test(id) && !id.startsWith('.') ? id : modelIn(id);
}
