import { distinct } from '../source/distinct';
import { isJsonMap, type JsonPath, type JsonValue } from '../source/json';
import { isEmbeddingModel } from '../source/names';
import { type Facts, keyed, listIn, mapIn } from './facts';
import { isKnownModel, modelIn, modelInProvider } from './model-id';
import { type NamedModel, sayModels } from './models';
import { folded, isAbout, isAggregate, isSettings } from './plain-keys';

const modelKey = /^(?:model|model_name|model_id|evaluated_model|target_model|model_under_test)$/;
/** The model that wrote the answers, where another one found what they were written from. */
const generatorKey = /^(?:generation|generator|answer|answering|response|chat)_(?:model|llm)(?:_name|_id)?$/;
const versionKey = /^model_version$/;
const listKey = /^(?:models|results|by_model|per_model|model_results|leaderboard|runs)$/;
/** Models that answer nothing themselves. */
const otherModels = /judge|grader|evaluator|embed|rerank|retriev|critic|^evaluation$/;

/** Which model was evaluated: by a key of the file as a whole, or by what it has of each of several. */
export function sayModel(facts: Facts): void {
  const own = modelsOfAll(facts);
  const named = own.length > 0 ? own : modelsBelow(facts);
  sayModels(facts, named.slice(0, 50));
}

/** Keys at the root, or in the maps about the run; the first map that has one decides. */
function modelsOfAll(facts: Facts): NamedModel[] {
  const maps = facts
    .keys()
    .filter((key) => (isAbout(key) || isSettings(key) || isAggregate(key)) && !otherModels.test(folded(key)));
  for (const at of [[], ...maps.map((key) => [key])]) {
    const keys = facts.keys(...at);
    const found = [generatorKey, modelKey].flatMap((names) =>
      keys.filter((each) => names.test(folded(each))).flatMap((key) => modelAt(facts, [...at, key]) ?? []),
    );
    const [first] = found.filter(({ name }) => name !== undefined && !isEmbedding(facts, at, name));
    if (first !== undefined) return [first];
    const version = keys.find((key) => versionKey.test(folded(key)));
    const name = version === undefined ? undefined : modelIn(facts.text(...at, version) ?? '');
    if (version !== undefined && name !== undefined && isKnownModel(name))
      return [{ name, path: [...at, version] }];
  }
  return [];
}

/** Whether a model only finds what the answers are written from, by its name or by another key that says so. */
function isEmbedding(facts: Facts, at: JsonPath, name: string): boolean {
  const isNamedSo = facts
    .keys(...at)
    .some(
      (key) =>
        /^(?:embed\w{0,30}|rerank\w{0,30}|retriever\w{0,30})$/.test(folded(key)) &&
        modelIn(facts.text(...at, key)?.split(' (', 1)[0] ?? '') === name,
    );
  return isNamedSo || isEmbeddingModel(name);
}

/** A name, or a map that has it. */
function modelAt(facts: Facts, path: JsonPath): NamedModel | undefined {
  const paths = isJsonMap(facts.at(...path))
    ? ['name', 'id', 'model', 'model_name'].map((key) => [...path, key])
    : [path];
  for (const each of paths) {
    const name = modelIn(facts.text(...each) ?? '');
    if (name !== undefined) return { name, path: each };
  }
  return undefined;
}

/** Several models side by side: at the root, or below a key that says so. */
function modelsBelow(facts: Facts): NamedModel[] {
  const keys = facts.keys().filter((key) => listKey.test(folded(key)));
  for (const at of [...keys.map((key) => [key]), []]) {
    const value = facts.at(...at);
    const names = listIn(value).filter((each) => typeof each === 'string');
    if (names.length > 0 && at.length > 0) {
      if (!/^models$/.test(folded(at[0] ?? ''))) continue;
      return names.flatMap((each, index) =>
        modelIn(each) === undefined ? [] : [{ name: modelIn(each), path: [...at, index] }],
      );
    }
    const found = modelsIn(value, at);
    if (found.length > 0) return found;
  }
  return [];
}

function modelsIn(value: JsonValue | undefined, at: JsonPath): NamedModel[] {
  const children: readonly (readonly [step: string | number, value: JsonValue])[] = isJsonMap(value)
    ? Object.entries(value)
    : [...listIn(value).slice(0, 5_000).entries()];
  const maps = children.filter(([step, each]) => isJsonMap(each) && !otherModels.test(folded(String(step))));
  const stated = maps.flatMap(([step, each]) => {
    const key = Object.keys(mapIn(each)).find((name) => modelKey.test(folded(name)));
    const id = key === undefined ? undefined : keyed(mapIn(each), key);
    const name = typeof id === 'string' ? modelIn(id) : undefined;
    return key === undefined || name === undefined ? [] : [{ name, path: [...at, step, key] }];
  });
  // A single map of many that has a model is a part of the file, and not one of several.
  if (stated.length === maps.length && stated.length > 0 && (stated.length > 1 || at.length > 0))
    return distinct(stated, ({ name }) => name ?? '');
  const areNames =
    maps.length > 0 && maps.length === children.length && maps.every(([step]) => isNameOfModel(step));
  return areNames ? maps.map(([step]) => ({ name: modelIn(String(step)), path: [...at, step] })) : [];
}

function isNameOfModel(step: string | number): boolean {
  const name = typeof step === 'string' ? modelIn(step) : undefined;
  return name !== undefined && isKnownModel(name);
}

const judgeKey =
  /(?:^|_)(?:judge|judges|grader|graders|evaluator)(?:_|$)|^eval(?:uation|uator)?_(?:\w{1,30}_)?model(?:_name)?$/;

/** Who judged: a key that says so, whose value is a model that is known. */
export function sayJudges(facts: Facts): void {
  const seen = new Set<string>();
  const visit = (at: JsonPath): void => {
    for (const [key, value] of Object.entries(facts.map(...at)).slice(0, 500)) {
      const path = [...at, key];
      if (judgeKey.test(folded(key))) sayJudge(facts, path, seen);
      else if (isJsonMap(value) && path.length < 3) visit(path);
    }
  };
  visit([]);
}

function sayJudge(facts: Facts, path: JsonPath, seen: Set<string>): void {
  for (const at of [path, [...path, 'model'], [...path, 'name'], [...path, 'model_name'], [...path, 0]]) {
    const name = modelInProvider(facts.text(...at) ?? '');
    if (name === undefined || seen.has(name) || seen.size >= 10) continue;
    seen.add(name);
    facts.say({ fact: 'evaluation.judge', value: name }, at);
    return;
  }
}
