import type { TestimonyName } from '../../core/service';
import { dayIn } from '../source/dates';
import { isPlaceholderHash } from '../source/hashes';
import { isJsonMap, type JsonPath } from '../source/json';
import { lastSegment } from '../source/names';
import { daysApart } from './days';
import { type Facts, listIn, sumOf } from './facts';
import { type CaseCount, casesOfAll, endingOf, outcomeOf } from './plain-cases';
import { folded, isAbout, isAggregate, isSettings } from './plain-keys';
import { sayJudges, sayModel } from './plain-model';
import { commitIn } from './words';

/** What a file says of its run: when, which model, on what, how many cases, how they ended. */
export function sayRun(facts: Facts): void {
  sayDay(facts);
  sayModel(facts);
  sayJudges(facts);
  sayData(facts);
  sayCommit(facts);
  sayRelease(facts);
  sayStatus(facts);
  sayCases(facts);
}

/** The root and the maps about the run, with the keys of each. */
function keysOfAll(facts: Facts, mayBe: (key: string) => boolean): JsonPath[] {
  const root = facts.keys();
  const inner = root.filter((key) => isJsonMap(facts.at(key)) && mayBe(key));
  return [...root.map((key) => [key]), ...inner.flatMap((key) => facts.keys(key).map((each) => [key, each]))];
}

const lastKey = (path: JsonPath): string => folded(String(path.at(-1) ?? ''));

const whenRun =
  /^(?:run_at|ran_at|run_date|run_timestamp|run_time|evaluated_at|evaluated_on|evaluation_date|evaluation_timestamp|executed_at|completed_at|finished_at|end_time)$/;
const whenMade = /^(?:timestamp|generated_at|generated|created_at|date|date_utc|datetime|timestamp_utc)$/;

/** When it ran, if it says so; else when the file was made, if all that it says of that is of one day. */
function sayDay(facts: Facts): void {
  const paths = keysOfAll(facts, (key) => isAbout(key) || isAggregate(key));
  for (const names of [whenRun, whenMade]) {
    const dated = paths.flatMap((path) => {
      const day = names.test(lastKey(path)) ? dayIn(facts.at(...path)) : undefined;
      return day === undefined ? [] : [{ day, path }];
    });
    const [first] = dated;
    if (first === undefined) continue;
    if (dated.every(({ day }) => daysApart(first.day, day) <= 1))
      facts.say({ fact: 'evaluation.ran', value: first.day }, first.path);
    return;
  }
}

const dataNames =
  /^(?:dataset|dataset_name|dataset_path|dataset_file|dataset_id|eval_dataset|test_dataset|testdata_path|test_data|test_set|testset|corpus|data_file|data_path)$/;
const dataHashes = /^(?:dataset_sha256|dataset_hash|dataset_md5|data_sha256|corpus_sha256|testset_sha256)$/;

function sayData(facts: Facts): void {
  const paths = keysOfAll(facts, (key) => isAbout(key) || isSettings(key) || isAggregate(key));
  const inMaps = paths
    .filter(
      (path) =>
        /^(?:dataset|corpus|test_set|testset|test_data|data)$/.test(lastKey(path)) &&
        isJsonMap(facts.at(...path)),
    )
    .flatMap((path) => facts.keys(...path).map((key) => [...path, key]));
  const names = [
    ...paths.filter((path) => dataNames.test(lastKey(path))),
    ...inMaps.filter((path) => /^(?:name|path|file|id)$/.test(lastKey(path))),
  ];
  const hash = [
    ...paths.filter((path) => dataHashes.test(lastKey(path))),
    ...inMaps.filter((path) => /^(?:sha256|hash|sha_256|md5)$/.test(lastKey(path))),
  ];
  const splits = [
    ...paths.filter((path) => /^(?:(?:data|dataset|eval|evaluation)_)?split$/.test(lastKey(path))),
    ...inMaps.filter((path) => /^split$/.test(lastKey(path))),
  ];
  const [split] = splits;
  const part = split === undefined ? undefined : facts.text(...split);
  if (split !== undefined && part !== undefined && part.length <= 40)
    facts.say({ fact: 'evaluation.split', value: part }, split);
  // Its name comes before its place, and neither contradicts the other.
  for (const path of names) {
    const text = facts.text(...path) ?? '';
    const value = /[\n\r]/.test(text) || text.length > 300 ? undefined : lastSegment(text);
    if (value === undefined) continue;
    facts.say({ fact: 'evaluation.dataset', value }, path);
    break;
  }
  sayFirst(facts, hash, 'evaluation.datasetHash', (text) => {
    const digits = text.replace(/^(?:sha256|sha1|md5):/i, '');
    return /^[0-9a-f]{8,128}$/i.test(digits) && !isPlaceholderHash(digits) ? text : undefined;
  });
}

function sayCommit(facts: Facts): void {
  const paths = keysOfAll(facts, (key) => isAbout(key) || isSettings(key) || /^git$/i.test(key));
  const named = paths.filter((path) =>
    /^(?:git_)?(?:commit|commit_sha|commit_hash|commit_id|sha|git_hash|git_revision|git_sha)$/.test(
      lastKey(path),
    ),
  );
  sayFirst(facts, named, 'evaluation.commit', commitIn);
  const dirty = paths.find(
    (path) => /^(?:git_)?(?:is_)?dirty$/.test(lastKey(path)) && facts.at(...path) === true,
  );
  if (dirty !== undefined) facts.say({ fact: 'evaluation.dirty', value: true }, dirty);
}

/** Which release of the product it was, where that is one text with a number of several parts. */
function sayRelease(facts: Facts): void {
  const named = keysOfAll(facts, isAbout).filter((path) =>
    /^(?:release|release_version|released_version|app_version|application_version|product_version|system_version|service_version|system_under_test_version)$/.test(
      lastKey(path),
    ),
  );
  sayFirst(facts, named, 'evaluation.release', (text) =>
    /^(?:release[ -]?)?v?\d+(?:\.\d+){1,3}(?:[-+][\w.+-]{1,40})?$/i.test(text) ? text : undefined,
  );
}

/** The first text that makes a value; two that differ make none. */
function sayFirst(
  facts: Facts,
  paths: readonly JsonPath[],
  fact: Extract<TestimonyName, 'evaluation.datasetHash' | 'evaluation.commit' | 'evaluation.release'>,
  valueIn: (text: string) => string | undefined,
): void {
  const found = paths.flatMap((path) => {
    const value = valueIn(facts.text(...path) ?? '');
    return value === undefined ? [] : [{ value, path }];
  });
  const [first] = found;
  if (first !== undefined && found.every(({ value }) => value === first.value))
    facts.say({ fact, value: first.value }, first.path);
}

const broken =
  /^(?:cancell?ed|aborted|interrupted|running|in[_ -]?progress|pending|queued|started|partial|incomplete|time[d_ -]{0,2}out|crashed|error|errored|killed)$/i;

/** Only what says that it has not come to its end: `failed` may be said of the run, and of the cases. */
function sayStatus(facts: Facts): void {
  const paths = keysOfAll(facts, (key) => isAbout(key) || isAggregate(key));
  const stated = paths.find(
    (path) =>
      /^(?:status|run_status|state|evaluation_status)$/.test(lastKey(path)) &&
      broken.test(facts.text(...path) ?? ''),
  );
  const flag = paths.find(
    (path) =>
      (/^(?:partial|incomplete|aborted|cancelled|canceled|interrupted|is_partial|dry_run)$/.test(
        lastKey(path),
      ) &&
        facts.at(...path) === true) ||
      (/^(?:complete|completed|is_complete|finished)$/.test(lastKey(path)) && facts.at(...path) === false),
  );
  const path = stated ?? flag;
  if (path !== undefined) facts.say({ fact: 'evaluation.status', value: 'incomplete' }, path);
  // Be it the run or what was measured: neither proves anything.
  const failed = facts
    .keys()
    .find(
      (key) =>
        /^(?:status|result|outcome|evaluation_status)$/.test(folded(key)) &&
        /^fail(?:ed|ure)?$/i.test(facts.text(key) ?? ''),
    );
  if (path === undefined && failed !== undefined)
    facts.say({ fact: 'evaluation.status', value: 'failed' }, [failed]);
}

function sayCases(facts: Facts): void {
  const ending = endingOf(facts);
  // What ended in an error was begun as well.
  const cases = (ending?.errored.value ?? 0) > 0 ? ending?.all : casesOfAll(facts);
  const outcome = outcomeOf(facts);
  if (
    cases?.value === 0 ||
    (cases === undefined && outcome?.passed.value === 0 && outcome.failed?.value === 0)
  ) {
    facts.say({ fact: 'evaluation.status', value: 'empty' }, cases?.path ?? outcome?.passed.path ?? []);
    return;
  }
  const say = (
    fact: 'evaluation.cases' | 'evaluation.passed' | 'evaluation.failed' | 'evaluation.errored',
    count: CaseCount | undefined,
  ): void => facts.sayIf(count?.value, count?.path ?? [], (value) => ({ fact, value }));
  const sum = outcome?.failed === undefined ? undefined : sumOf(outcome.passed.value, outcome.failed.value);
  const errored = outcome?.errored?.value ?? 0;
  const [most, agree] = [
    cases?.value,
    (cases?.value ?? sum) === sum || cases?.value === (sum ?? 0) + errored,
  ];
  // More that passed than there are: one of the two is something else.
  if (most !== undefined && outcome !== undefined && Math.max(sum ?? 0, outcome.passed.value) > most) return;
  if (sum === undefined || agree) say('evaluation.cases', cases);
  say('evaluation.passed', outcome?.passed);
  say('evaluation.failed', outcome?.failed);
  const ofErrors = outcome?.errored ?? ending?.errored;
  say('evaluation.errored', ofErrors);
  // An error may be a wrong answer as well: only where the counts add up it is one of the run.
  const begun = ending?.all.value ?? (sum === undefined || !agree ? undefined : sum + errored);
  if (ofErrors !== undefined && begun !== undefined && ofErrors.value * 10 > begun)
    sayIncomplete(facts, ofErrors);
}

/** With more errors than a tenth, a run is not complete. */
function sayIncomplete(facts: Facts, { path }: CaseCount): void {
  if (!facts.said.some(({ fact }) => fact === 'evaluation.status'))
    facts.say({ fact: 'evaluation.status', value: 'incomplete' }, path);
}

/** Whether a file says that nothing was run. */
export function isEmptyRun(facts: Facts): boolean {
  return facts.said.some((each) => each.fact === 'evaluation.status' && each.value === 'empty');
}

/** Rows that are of cases, with what each of them was given. */
export function hasScoredRows(facts: Facts): boolean {
  return facts.keys().some((key) => {
    const rows = listIn(facts.at(key)).slice(0, 20);
    const isScored = (row: unknown): boolean =>
      typeof row === 'object' &&
      row !== null &&
      Object.keys(row).some((name) =>
        /^(?:scores?|metrics|passed|correct|verdict|is_correct|success)$/.test(folded(name)),
      );
    return rows.length > 0 && rows.every(isScored);
  });
}
