import type { JsonPath } from '../source/json';
import { countIn, numberIn } from '../source/numbers';
import { type Facts, keyed, unanimous } from './facts';
import { folded, isAbout, isAggregate, isStrongMetric, isWeakMetric } from './plain-keys';

export interface CaseCount {
  readonly value: number;
  readonly path: JsonPath;
}

/** What was run, and not what there is. */
const run =
  /^(?:completed_samples|completed_cases|evaluated|cases_run|(?:n|num|total)_(?:evaluated|scored|completed)|evaluated_(?:cases|samples|count))$/;
const all =
  /^(?:n|cases|test_cases|sample_size|(?:case|sample|question|test|example|query)_count|(?:n|num|number_of|total)_(?:cases|samples|examples|questions|items|tests?|queries|prompts|scenarios|runs|fixtures)|n_test\w{0,40}|(?:eval|test)_samples)$/;
const withCounts = /^(?:total|total_tests|tests|total_cases|total_count|count)$/;
const countsBeside =
  /^(?:passed|pass|correct|n_passed|num_passed|passed_count|tests_passed|passed_tests|[a-z]{1,30}_passed)$/;
/** Of what came out whole. With those that ended in an error they are all. */
const whole =
  /^(?:(?:n|num|total)_(?:valid|success|succeeded|successful)|valid(?:_(?:cases|samples|items))?)$/;
/** What cases are called wherever there are any. */
const plainCases =
  /^(?:n|cases|test_cases|case_count|sample_size|sample_count|(?:n|num|number_of|total)_(?:cases|samples|test_cases)|n_test\w{0,40}|(?:eval|test)_samples)$/;
/** Of fewer than all an answer may have been judged, or of all: nobody can tell which of the two a metric is of. */
const judged = /^(?:(?:n|num|total)_)?graded$/;
/** In these cases may be counted as well. */
const otherUnits =
  /(?:^|_)(?:pair|trial|triple|judge?ment|annotation|rating)s?_(?:count|total)$|^(?:n|num|number_of|total)_(?:pairs|trials|triples|judge?ments|annotations|ratings)$/;

const outcomes = {
  passed: /^(?:passed|pass|n_passed|num_passed|passed_count|tests_passed|passed_tests|total_passed)$/,
  failed:
    /^(?:failed|fail|failures|n_failed|num_failed|failed_count|tests_failed|failed_tests|total_failed)$/,
  errored: /^(?:errored|errors|error_count|num_errors|n_errors|errored_count|(?:n|num|total)_errored)$/,
};

interface NamedCount extends CaseCount {
  /** Folded. */
  readonly name: string;
}

function countsIn(facts: Facts, at: JsonPath): NamedCount[] {
  const map = facts.map(...at);
  return facts.keys(...at).flatMap((key) => {
    const value = countIn(keyed(map, key));
    return value === undefined ? [] : [{ name: folded(key), value, path: [...at, key] }];
  });
}

/** How many cases the map at a path says were run; undefined where it does not, or says two things. */
export function caseCount(facts: Facts, at: JsonPath): CaseCount | undefined {
  return casesAmong(countsIn(facts, at));
}

function casesAmong(counts: readonly NamedCount[]): CaseCount | undefined {
  const ended = endingAmong(counts);
  if (ended !== undefined) return ended.whole;
  const hasCounts = counts.some(({ name }) => countsBeside.test(name));
  const fitting = [run, all, ...(hasCounts ? [withCounts] : [])]
    .map((pattern) => counts.filter(({ name }) => pattern.test(name)))
    .find((found) => found.length > 0);
  const [first] = fitting ?? [];
  const value = unanimous((fitting ?? []).map((each) => each.value));
  if (first === undefined || value === undefined) return undefined;
  if (counts.some((each) => judged.test(each.name) && each.value !== value)) return undefined;
  const isSure = run.test(first.name) || plainCases.test(first.name);
  const hasOthers = counts.some((each) => otherUnits.test(each.name) && each.value !== value);
  return isSure || !hasOthers ? { value, path: first.path } : undefined;
}

interface Ending {
  /** All that were begun. */
  readonly all: CaseCount;
  /** Those that came out whole. */
  readonly whole: CaseCount;
  readonly errored: CaseCount;
}

/** How many of all cases ended in an error, where the counts add up: an error may be a wrong answer as well. */
function endingAmong(counts: readonly NamedCount[]): Ending | undefined {
  const errored = counts.find(({ name }) => outcomes.errored.test(name));
  const begun = counts.find(({ name }) => all.test(name) || withCounts.test(name));
  if (errored === undefined || begun === undefined) return undefined;
  const ended = counts.find(
    ({ name, value }) => (run.test(name) || whole.test(name)) && value + errored.value === begun.value,
  );
  return ended === undefined ? undefined : { all: begun, errored, whole: ended };
}

/** How many of all cases ended in an error: of the first map that counts them all. */
export function endingOf(facts: Facts): Ending | undefined {
  for (const at of mapsOfAll(facts)) {
    const found = endingAmong(countsIn(facts, at));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What a metric may be called for the mean of it. */
const means = /^(?:mean|avg|average|macro|micro|overall)_/;
/** These begin names of all sorts. */
const general = /^(?:test|eval|evaluation|total|num|number|n|case|sample|min|max)$/;
const ownCount = /^(.{1,60})_(?:n|cases|samples|examples|questions|evaluated|scored|graded|checked)$/;
const anyCount = /_(?:count|total|n|cases|samples|trials|pairs|items|queries)$/;
/** Counts of these are no cases. */
const noCases =
  /(?:^|_)(?:tokens?|documents?|docs?|chunks?|pages?|files?|words?|contexts?|passages?|fields?|features?|classes|labels?|models?|calls?|tools?|retries|turns?)_(?:count|total|n)$/;

/**
 * The counts of the map at a path, asked for those of each metric in it: its own, as `refusal_n` beside
 * `refusal_accuracy`, or else those of all. None where a count begins as the metric does and may be its cases, as
 * `parsing_trial_count` beside `parsing_f1`: what is counted for all may be something else then.
 */
export class CountsBeside {
  private readonly counts: readonly NamedCount[];
  readonly ofAll: CaseCount | undefined;

  constructor(facts: Facts, at: JsonPath) {
    this.counts = countsIn(facts, at);
    this.ofAll = casesAmong(this.counts);
  }

  of(metric: string, value: number): CaseCount | 'unsure' | undefined {
    const name = folded(metric).replace(means, '');
    const [first = ''] = name.split('_', 1);
    if (general.test(first)) return undefined;
    const alike = this.counts.filter((each) => each.name.startsWith(`${first}_`));
    const own = alike.filter((each) => {
      const [, stem] = ownCount.exec(each.name) ?? [];
      return stem !== undefined && (name === stem || name.startsWith(`${stem}_`));
    });
    const [only, another] = own;
    if (only !== undefined) return another === undefined ? only : 'unsure';
    return alike.some((each) => mayBeCases(each.name) && !this.isPart(each.value, value))
      ? 'unsure'
      : undefined;
  }

  /** Whether a metric is the share of a count: `hallucination_count` beside `hallucination_rate`. */
  private isPart(count: number, value: number): boolean {
    const share = count / (this.ofAll?.value ?? 0);
    return Math.abs(share - value) < 0.006 || Math.abs(share * 100 - value) < 0.6;
  }
}

function mayBeCases(name: string): boolean {
  const known = [all, run, withCounts, noCases, outcomes.passed, outcomes.failed, outcomes.errored];
  return anyCount.test(name) && !known.some((pattern) => pattern.test(name));
}

/** The maps that speak of the file as a whole: its root, and those that sum up. */
function mapsOfAll(facts: Facts): JsonPath[] {
  const keys = facts.keys();
  return [[], ...keys.filter((key) => isAggregate(key) || isAbout(key)).map((key) => [key])];
}

/** How many cases the file as a whole is of; none where one of its metrics may be of others. */
export function casesOfAll(facts: Facts): CaseCount | undefined {
  const own = caseCount(facts, []);
  if (own !== undefined) return hasOthersCases(facts, []) ? undefined : own;
  const counted = mapsOfAll(facts).filter((at) => caseCount(facts, at) !== undefined);
  if (counted.some((at) => hasOthersCases(facts, at))) return undefined;
  const found = counted.flatMap((at) => caseCount(facts, at) ?? []);
  return unanimous(found.map(({ value }) => value)) === undefined ? undefined : found[0];
}

function hasOthersCases(facts: Facts, at: JsonPath): boolean {
  const map = facts.map(...at);
  const counts = new CountsBeside(facts, at);
  return facts.keys(...at).some((key) => {
    const value = isStrongMetric(key) || isWeakMetric(key) ? numberIn(keyed(map, key)) : undefined;
    return value !== undefined && counts.of(key, value) === 'unsure';
  });
}

interface Outcome {
  readonly passed: CaseCount;
  readonly failed?: CaseCount;
  readonly errored?: CaseCount;
}

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
