import type { JsonPath } from '../source/json';
import type { Facts } from './facts';

/** A model that a result names; without a name where the thing that was evaluated has none that is known. */
export interface NamedModel {
  readonly name: string | undefined;
  readonly path: JsonPath;
}

/** Says which model was evaluated, or which ones were. Where one of several has no name, nobody can say which it is. */
export function sayModels(facts: Facts, models: readonly NamedModel[]): void {
  const [first] = models;
  const names = new Set(models.map(({ name }) => name));
  const known = [...names].filter((name) => name !== undefined);
  if (first === undefined || known.length < names.size) return;
  const [only] = known;
  if (known.length === 1 && only !== undefined)
    facts.say({ fact: 'evaluation.model', value: only }, first.path);
  else facts.say({ fact: 'evaluation.models', value: known }, first.path);
}
