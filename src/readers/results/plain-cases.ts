import type { JsonPath } from '../source/json';
import { countIn } from '../source/numbers';
import { type Facts, keyed, unanimous } from './facts';
import { folded, isAbout, isAggregate } from './plain-keys';

export interface CaseCount {
  readonly value: number;
  readonly path: JsonPath;
}

/** What was run, and not what there is. */
const run =
  /^(?:completed_samples|completed_cases|evaluated|cases_run|(?:n|num|total)_(?:evaluated|scored|completed)|evaluated_(?:cases|samples|count))$/;
const all =
  /^(?:n|cases|test_cases|sample_size|(?:case|sample|question|test|example|query)_count|(?:n|num|number_of|total)_(?:cases|samples|examples|questions|items|tests?|queries|prompts|scenarios|runs)|n_test\w{0,40}|(?:eval|test)_samples)$/;
const withCounts = /^(?:total|total_tests|tests|total_cases|total_count|count)$/;
const countsBeside = /^(?:passed|pass|correct|n_passed|num_passed|passed_count|tests_passed|passed_tests)$/;

/** How many cases the map at a path says were run; undefined where it does not, or says two things. */
export function caseCount(facts: Facts, at: JsonPath): CaseCount | undefined {
  const map = facts.map(...at);
  const keys = facts.keys(...at).filter((key) => countIn(keyed(map, key)) !== undefined);
  const hasCounts = keys.some((key) => countsBeside.test(folded(key)));
  const fitting = [run, all, ...(hasCounts ? [withCounts] : [])]
    .map((pattern) => keys.filter((key) => pattern.test(folded(key))))
    .find((found) => found.length > 0);
  const value = unanimous((fitting ?? []).map((key) => countIn(keyed(map, key))));
  const [key] = fitting ?? [];
  return value === undefined || key === undefined ? undefined : { value, path: [...at, key] };
}

/** The maps that speak of the file as a whole: its root, and those that sum up. */
function mapsOfAll(facts: Facts): JsonPath[] {
  const keys = facts.keys();
  return [[], ...keys.filter((key) => isAggregate(key) || isAbout(key)).map((key) => [key])];
}

/** How many cases the file as a whole is of. */
export function casesOfAll(facts: Facts): CaseCount | undefined {
  const own = caseCount(facts, []);
  if (own !== undefined) return own;
  const found = mapsOfAll(facts).flatMap((at) => caseCount(facts, at) ?? []);
  return unanimous(found.map(({ value }) => value)) === undefined ? undefined : found[0];
}

interface Outcome {
  readonly passed: CaseCount;
  readonly failed?: CaseCount;
  readonly errored?: CaseCount;
}

const outcomes = {
  passed: /^(?:passed|pass|n_passed|num_passed|passed_count|tests_passed|passed_tests|total_passed)$/,
  failed:
    /^(?:failed|fail|failures|n_failed|num_failed|failed_count|tests_failed|failed_tests|total_failed)$/,
  errored: /^(?:errored|errors|error_count|num_errors|n_errors|errored_count)$/,
};

/** How many cases passed, failed, ended in an error: of the first map that says so. */
export function outcomeOf(facts: Facts): Outcome | undefined {
  for (const at of mapsOfAll(facts)) {
    const map = facts.map(...at);
    const of = (names: RegExp): CaseCount | undefined => {
      const key = facts
        .keys(...at)
        .find((each) => names.test(folded(each)) && countIn(keyed(map, each)) !== undefined);
      return key === undefined ? undefined : { value: countIn(keyed(map, key)) ?? 0, path: [...at, key] };
    };
    const [passed, failed, errored] = [of(outcomes.passed), of(outcomes.failed), of(outcomes.errored)];
    if (passed === undefined || (failed === undefined && caseCount(facts, at) === undefined)) continue;
    return {
      passed,
      ...(failed === undefined ? {} : { failed }),
      ...(errored === undefined ? {} : { errored }),
    };
  }
  return undefined;
}
