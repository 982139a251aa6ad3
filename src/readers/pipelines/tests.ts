/** Steps that run tests, and the switches that keep those tests from running that call models. */
import { type Command, isNever, type Job, type Step } from './pipeline';
import { called, subcommand, wordsOf } from './words';

export interface Tests {
  readonly line: number;
  readonly modelCallsOff?: string;
}

const runs: readonly RegExp[] = [
  /^(?:pytest|py\.test|tox|nox|rspec|jest|vitest|ctest|phpunit)(?: |$)/,
  /^(?:python|python3|py) (?:pytest|unittest)\b/,
  /^(?:npm|pnpm|yarn|bun) (?:run )?test(?:s|:[\w:-]+)?(?: |$)/,
  /^(?:make|just|task) (?:test|tests|unit-?tests?|integration-?tests?|test[-_:][\w-]+)(?: |$)/,
  /^(?:go|cargo|dotnet|mix|swift|deno|rails|rake) test\b/,
  /^(?:mvn|mvnw|\.\/mvnw) (?:\S+ )*(?:test|verify)\b/,
  /^(?:gradle|gradlew|\.\/gradlew) (?:\S+ )*(?:test|check)\b/,
  /^playwright test\b/,
];

/** The first tests of a job. */
export function testsOf(job: Job, env: ReadonlyMap<string, string>): Tests | undefined {
  for (const step of job.steps) {
    if (isNever(step.condition)) continue;
    const command = step.commands.find(isTest);
    if (command === undefined) continue;
    const switched = switchedOff(command, [command.assigned, exported(step), step.env, job.env, env]);
    return { line: command.line, ...(switched === undefined ? {} : { modelCallsOff: switched }) };
  }
  return undefined;
}

function isTest({ words }: Command): boolean {
  const all = called(words);
  if (all.some((word) => /^--(?:version|help|collect-only)$/.test(word))) return false;
  const line = subcommand(all);
  return runs.some((each) => each.test(line));
}

function exported({ commands }: Step): ReadonlyMap<string, string> {
  const variables = commands
    .filter(({ words }) => words[0] === 'export')
    .flatMap(({ words }) => words.slice(1))
    .map((word) => word.split(/=(.*)/s));
  return new Map(
    variables.flatMap(([name = '', value]) => (value === undefined ? [] : [[name, value] as const])),
  );
}

/** Whether a step has the key of a provider of models, so that what it runs may call them. */
export function hasModelKey(step: Step, job: Job, env: ReadonlyMap<string, string>): boolean {
  const names = [...step.env.keys(), ...job.env.keys(), ...env.keys()];
  return names.some((name) => /_KEY$|_TOKEN$/.test(name) && wordsOf(name).some((word) => model.test(word)));
}

const model = /^(?:llms?|openai|anthropic|claude|gpt|gemini|bedrock|mistral|genai)$/;
/** Words that say so only of tests or calls: `SKIP_MODEL_TESTS`, not `SKIP_MODEL_DOWNLOAD`. */
const perhapsModel = /^(?:models?|ai|vertex|inference|paid|live|real|external)$/;
const call = /^(?:tests?|apis?|calls?|requests?)$/;
const besideCalls =
  /^(?:download|cache|caching|telemetry|key|keys|tracing|logging|gpu|check|checks|warmup|preload|validation|install|build|upload|metrics|proxy|retry|streaming)$/;
const off = /^(?:0|false|no|off)$/i;
const on = /^(?:1|true|yes|on)$/i;

/** The nearest switch counts: what is set for the command hides what is set for its job. */
function switchedOff(command: Command, places: readonly ReadonlyMap<string, string>[]): string | undefined {
  const seen = new Set<string>();
  for (const place of places)
    for (const [name, value] of place) {
      if (seen.has(name)) continue;
      seen.add(name);
      if (isSwitchedOff(name, value)) return name;
    }
  return deselected(called(command.words));
}

/** Tests with a mark are left out: `pytest -m "not llm"`. */
function deselected(words: readonly string[]): string | undefined {
  for (const [index, word] of words.entries()) {
    const mark = words[index - 1] === '-m' ? /^not ([\w-]+)$/.exec(word)?.[1] : undefined;
    if (mark !== undefined && wordsOf(mark).some((each) => model.test(each))) return `-m "not ${mark}"`;
  }
  return undefined;
}

function isSwitchedOff(name: string, value: string): boolean {
  const words = wordsOf(name);
  const has = (pattern: RegExp): boolean => words.some((word) => pattern.test(word));
  if (has(besideCalls) || words[0] === 'hf' || words[0] === 'transformers') return false;
  const isOfCalls = has(call) && (has(model) || has(perhapsModel));
  if (off.test(value)) {
    if (isOfCalls) return has(/^(?:allow|enable|run|use|with|call|live|real)$/);
    return has(model) && has(/^(?:allow|run|call|live|real)$/);
  }
  const isLeftOut = has(/^(?:skip|mock|mocked|fake|disable|stub|no|without)$/);
  return on.test(value) && (isOfCalls || has(model)) && isLeftOut;
}
