import type { Said } from '../../core/service';
import type { DocumentReader } from '../reader';
import type { SourceFile } from '../source/file';
import { isJsonList, isJsonMap, type JsonPath, valueAt } from '../source/json';
import {
  dayIn,
  entriesAt,
  keyOf,
  type Located,
  mostPlaces,
  placeAt,
  placeOfKey,
  shownPath,
  textOf,
} from './common';

/** Those whose every result is a secret that stands in the repository. */
const secretScanner = /^(?:gitleaks|truffle-?hog\d*|detect-secrets|gg-?shield|gitguardian)\b/i;

/** Results of a static analysis or a secret scanner, in the form that most of them can write. */
export const sarif: DocumentReader = {
  name: 'sarif',
  kind: 'scan',
  knows: ({ json }) =>
    json?.at('version') === '2.1.0' &&
    isJsonMap(json.value) &&
    Object.hasOwn(json.value, 'runs') &&
    (json.at('runs') === null || isJsonList(json.at('runs'))),
  read: (file) => {
    const runs = entriesAt({ value: file.json?.value ?? null, path: [] }, 'runs');
    if (runs.length > 0) return { said: runs.flatMap((run) => readRun(file, run)) };
    // A log without a run is what is written when nothing was run; it is not clean.
    return { said: [{ fact: 'scan.status', value: 'no result', ...placeOfKey(file, ['runs']) }] };
  },
};

function readRun(file: SourceFile, run: Located): Said[] {
  const nameAt = [...run.path, 'tool', 'driver', 'name'];
  const tool = textOf(file.json?.at(...nameAt));
  return [
    ...(tool === undefined ? [] : [{ fact: 'scan.tool' as const, value: tool, ...placeAt(file, nameAt) }]),
    ...ranOn(file, run),
    ...outcomeOf(file, run, tool),
  ];
}

/** The day on which the last of its invocations ended. */
function ranOn(file: SourceFile, run: Located): Said[] {
  const ends = entriesAt(run, 'invocations').flatMap(({ value, path }) => {
    const day = dayIn(keyOf(value, 'endTimeUtc'));
    return day === undefined ? [] : [{ day, path: [...path, 'endTimeUtc'] }];
  });
  const last = ends.reduce<(typeof ends)[number] | undefined>(
    (latest, each) => (latest === undefined || each.day > latest.day ? each : latest),
    undefined,
  );
  return last === undefined ? [] : [{ fact: 'scan.ran', value: last.day, ...placeAt(file, last.path) }];
}

function outcomeOf(file: SourceFile, run: Located, tool: string | undefined): Said[] {
  const failed = entriesAt(run, 'invocations').find(
    ({ value }) => keyOf(value, 'executionSuccessful') === false,
  );
  if (failed !== undefined) {
    const place = placeAt(file, [...failed.path, 'executionSuccessful']);
    return [{ fact: 'scan.status', value: 'failed', ...place }];
  }
  const resultsAt = [...run.path, 'results'];
  if (!isJsonList(file.json?.at(...resultsAt))) {
    const isWritten = keyOf(run.value, 'results') !== undefined;
    const place = isWritten ? placeOfKey(file, resultsAt) : placeAt(file, run.path);
    return [{ fact: 'scan.status', value: 'no result', ...place }];
  }
  return resultsOf(file, run, tool);
}

function resultsOf(file: SourceFile, run: Located, tool: string | undefined): Said[] {
  const failures = entriesAt(run, 'results').filter(isFailure);
  const suppressed = failures.filter(isSuppressed);
  const active = failures.filter((result) => !isSuppressed(result));
  const place = placeOfKey(file, [...run.path, 'results']);
  const said: Said[] = [{ fact: 'scan.active', value: active.length, ...place }];
  if (suppressed.length > 0) said.push({ fact: 'scan.suppressed', value: suppressed.length, ...place });
  const [first] = active;
  if (first !== undefined && tool !== undefined && secretScanner.test(tool)) {
    const shown = keyOf(first.value, 'ruleId') === undefined ? first.path : [...first.path, 'ruleId'];
    said.push({ fact: 'scan.secrets', value: active.length, ...placeAt(file, shown) });
  }
  return [...said, ...active.slice(0, mostPlaces).flatMap((result) => placeOfResult(file, result))];
}

/** Whether a result says that something is wrong, and still is; a level of `none` is for what is no failure. */
function isFailure({ value }: Located): boolean {
  const kind = keyOf(value, 'kind');
  if (keyOf(value, 'level') === 'none') return false;
  return (
    isJsonMap(value) && (kind === undefined || kind === 'fail') && keyOf(value, 'baselineState') !== 'absent'
  );
}

/** Somebody has looked at it and let it pass; a suppression that is under review or rejected is none. */
function isSuppressed(result: Located): boolean {
  const states = entriesAt(result, 'suppressions').map(({ value }) => keyOf(value, 'status'));
  return states.length > 0 && !states.some((state) => state === 'underReview' || state === 'rejected');
}

/** Where something was found: file and line, never what was found. */
function placeOfResult(file: SourceFile, result: Located): Said[] {
  const physical: JsonPath = ['locations', 0, 'physicalLocation'];
  const uriAt: JsonPath = [...physical, 'artifactLocation', 'uri'];
  const uri = textOf(valueAt(result.value, uriAt));
  if (uri === undefined) return [];
  const line = valueAt(result.value, [...physical, 'region', 'startLine']);
  const value = typeof line === 'number' ? `${shownPath(uri)}:${line}` : shownPath(uri);
  return [{ fact: 'scan.place', value, ...placeAt(file, [...result.path, ...uriAt]) }];
}
