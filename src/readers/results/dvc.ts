import type { DocumentReader } from '../reader';
import { isPlaceholderHash } from '../source/hashes';
import { isJsonMap, type JsonPath, type JsonValue } from '../source/json';
import { lastSegment, shownPath } from '../source/names';
import { type Facts, keyed, listIn, mapIn } from './facts';
import { isYamlName, yamlFacts } from './yaml-tree';

/** The stages of a DVC pipeline: where its metrics are written. */
export const dvcPipeline: DocumentReader = {
  name: 'dvc',
  kind: 'no-evidence',
  knows: (file) => {
    const facts = isYamlName(file) && /^(?:stages|metrics):/m.test(file.text) ? yamlFacts(file) : undefined;
    if (facts === undefined) return false;
    if (file.name === 'dvc.yaml') return true;
    const stages = Object.values(facts.map('stages')).map(mapIn);
    return (
      facts.at('schema') === undefined &&
      stages.length > 0 &&
      stages.every(
        (stage) =>
          isJsonMap(keyed(stage, 'foreach')) || ['cmd', 'do'].some((key) => Object.hasOwn(stage, key)),
      ) &&
      stages.some((stage) => ['deps', 'outs', 'metrics'].some((key) => Object.hasOwn(stage, key)))
    );
  },
  read: (file) => {
    const facts = yamlFacts(file);
    if (facts === undefined) return { said: [] };
    sayMetricFiles(facts, ['metrics']);
    for (const stage of Object.keys(facts.map('stages'))) sayMetricFiles(facts, ['stages', stage, 'metrics']);
    return { said: facts.said };
  },
};

/** A list of paths, each by itself or with its options. */
function sayMetricFiles(facts: Facts, at: JsonPath): void {
  for (const [index, each] of facts.list(...at).entries()) {
    const written = typeof each === 'string' ? each : Object.keys(mapIn(each))[0];
    // What is written with a variable is known to DVC alone.
    const path = written === undefined || written.includes('${') ? undefined : shownPath(written);
    facts.sayIf(path, [...at, index], (value) => ({ fact: 'evaluation.resultFile', value }));
  }
}

/** Data that DVC keeps elsewhere: its name, hash and revision. */
export const dvcData: DocumentReader = {
  name: 'dvc-data',
  kind: 'data-card',
  knows: (file) => {
    const facts = file.ending === 'dvc' ? yamlFacts(file) : undefined;
    const outs = facts?.list('outs') ?? [];
    return outs.some((each) => typeof keyed(mapIn(each), 'path') === 'string');
  },
  read: (file) => {
    const facts = yamlFacts(file);
    if (facts === undefined) return { said: [] };
    for (const index of facts.list('outs').keys()) sayData(facts, ['outs', index]);
    for (const index of facts.list('deps').keys()) {
      const at: JsonPath = ['deps', index, 'repo', 'rev_lock'];
      facts.sayIf(facts.text(...at), at, (value) => ({ fact: 'dataset.revision', value }));
    }
    return { said: facts.said };
  },
};

/** What a pipeline has last read and written: of this the data, which stands in a folder of that name. */
export const dvcLock: DocumentReader = {
  name: 'dvc-lock',
  kind: 'data-card',
  knows: (file) => {
    const isNamed = file.ending === 'lock' || isYamlName(file);
    const facts = isNamed && /^schema:/m.test(file.text) ? yamlFacts(file) : undefined;
    return (
      facts !== undefined &&
      isJsonMap(facts.at('stages')) &&
      /^[12](?:\.0)?$/.test(String(facts.at('schema')))
    );
  },
  read: (file) => {
    const facts = yamlFacts(file);
    if (facts === undefined) return { said: [] };
    const seen = new Set<JsonValue | undefined>();
    for (const [stage, held] of Object.entries(facts.map('stages')))
      for (const part of ['deps', 'outs'])
        for (const [index, each] of listIn(keyed(mapIn(held), part)).entries()) {
          const path = keyed(mapIn(each), 'path');
          if (seen.has(path) || typeof path !== 'string' || !isData(path)) continue;
          seen.add(path);
          sayData(facts, ['stages', stage, part, index]);
        }
    return { said: facts.said };
  },
};

function isData(path: string): boolean {
  return (
    /(?:^|\/)(?:data|datasets?|corpus|corpora)(?:\/|$)/i.test(path) &&
    !/\.(?:py|ipynb|ya?ml|pkl|joblib|onnx|pt)$/i.test(path)
  );
}

function sayData(facts: Facts, at: JsonPath): void {
  const path = facts.text(...at, 'path');
  facts.sayIf(path === undefined ? undefined : lastSegment(path), [...at, 'path'], (value) => ({
    fact: 'dataset.name',
    value,
  }));
  for (const key of ['md5', 'sha256', 'etag', 'checksum']) {
    const hash = facts.text(...at, key);
    if (
      hash === undefined ||
      !/^[0-9a-f]{16,64}(?:\.dir)?$/i.test(hash) ||
      isPlaceholderHash(hash.replace(/\.dir$/, ''))
    )
      continue;
    facts.say({ fact: 'dataset.hash', value: hash }, [...at, key]);
    return;
  }
}
