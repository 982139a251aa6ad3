/** Steps that evaluate the product: by the tools that do, and by scripts whose name says so. */
import { type Command, isNever, type Step } from './pipeline';
import { called, subcommand, wordsOf } from './words';

/** What an evaluation says of itself when it fails its criteria. */
export type Fails = 'on-threshold' | 'unknown';

const tools: readonly (readonly [is: RegExp, fails: Fails])[] = [
  [/^promptfoo eval\b/, 'on-threshold'],
  [/^deepeval test run\b/, 'on-threshold'],
  [/^inspect (?:eval|eval-set)\b/, 'unknown'],
  [/^ragas\b/, 'unknown'],
  [/^mlflow (?:models )?evaluate\b/, 'unknown'],
  [/^(?:lm_eval|lm-eval|evalite|oaieval)\b/, 'unknown'],
  [/^braintrust eval\b/, 'unknown'],
];
const actions =
  /^(?:promptfoo\/promptfoo-action|microsoft\/ai-agent-evals|microsoft\/genai-evals|braintrustdata\/eval-action)$/;

const interpreters =
  /^(?:python|python3(?:\.\d+)?|py|node|bun|deno|tsx|ts-node|bash|sh|zsh|Rscript|julia|ruby)$/;
const scriptFile = /\.(?:py|js|mjs|cjs|ts|mts|sh|rb|jl|R|ipynb)$/;
const evalWord = /^eval(?:s|uate|uates|uation|uations|uator|uators|uating)?$/;
/** Words of names that evaluate nothing, though `eval` is among them. */
const beside = new Set([
  ...['test', 'tests', 'drift', 'skill', 'skills', 'server', 'image', 'lint', 'report', 'reports', 'summary'],
  ...[
    'summarize',
    'summarise',
    'upload',
    'download',
    'publish',
    'plot',
    'display',
    'print',
    'notify',
    'comment',
  ],
  ...[
    'format',
    'generate',
    'prepare',
    'setup',
    'install',
    'collect',
    'convert',
    'check',
    'validate',
    'serve',
  ],
  ...['schema', 'badge', 'dashboard', 'merge', 'compare', 'parse', 'clean', 'build', 'results', 'export'],
]);
const speed = /^(?:perf|performance|latency|throughput|load|speed|memory|startup|size)$/;

/** The command of a step that evaluates; undefined where none does. */
export function evaluatingCommand(
  { commands, condition }: Step,
  callsModels: boolean,
): (Command & { readonly fails: Fails }) | undefined {
  if (isNever(condition)) return undefined;
  for (const command of commands) {
    const fails = evaluates(command.words) ?? (callsModels ? testedEvaluation(command.words) : undefined);
    if (fails !== undefined) return { ...command, fails };
  }
  return undefined;
}

/** The action of a step that evaluates. */
export function isEvaluatingAction({ use, condition }: Step): boolean {
  return use !== undefined && !isNever(condition) && actions.test(use.action);
}

function evaluates(words: readonly string[]): Fails | undefined {
  if (words.some((word) => word === '--help' || word === '--version')) return undefined;
  const all = called(words);
  const line = subcommand(all);
  const tool = tools.find(([is]) => is.test(line));
  if (tool !== undefined) return tool[1];
  if (!isEvaluation(all, line)) return undefined;
  return all.some((word) => /^--fail(?:-|_|=|$)/.test(word)) ? 'on-threshold' : 'unknown';
}

/** Evaluations that are written as tests and call models; without a key they are tests of the evaluations. */
function testedEvaluation(words: readonly string[]): Fails | undefined {
  const all = called(words);
  if (!/^(?:pytest|py\.test|python3? pytest)\b/.test(subcommand(all))) return undefined;
  const paths = all.filter((word) => /^[\w./-]+$/.test(word) && word.includes('/'));
  const isOfEvals = (path: string): boolean => {
    const parts = path.split('/').filter((part) => part !== '');
    const at = parts.findIndex((part) => /^evals?$/.test(part));
    return at !== -1 && !parts.slice(at + 1).some((part) => /^(?:tests?|unit)$/.test(part));
  };
  return paths.length > 0 && paths.every(isOfEvals) ? 'unknown' : undefined;
}

function isEvaluation(all: readonly string[], line: string): boolean {
  const [head = ''] = all;
  if (/^mlflow run\b/.test(line))
    return all.some((word, at) => /^(?:-e|--entry-point)$/.test(all[at - 1] ?? '') && evalWord.test(word));
  if (/^(?:npm|pnpm|yarn|bun) run\b/.test(line) || head === 'make' || head === 'just' || head === 'task')
    return isTarget(head === 'make' || head === 'just' || head === 'task' ? all.slice(1) : all.slice(2));
  if (interpreters.test(head)) return isScript(scriptOf(all.slice(1)));
  return /^\.{0,2}\/|^[\w.-]+\//.test(head) && scriptFile.test(head) && isScript(head);
}

/** The target of a build tool: `make evals`, `npm run eval:ci`. */
function isTarget(rest: readonly string[]): boolean {
  const target = rest.find((word) => !word.startsWith('-') && !word.includes('='));
  if (target === undefined) return false;
  const words = wordsOf(target);
  return (
    evalWord.test(words[0] === 'run' ? (words[1] ?? '') : (words[0] ?? '')) &&
    !words.some((word) => beside.has(word))
  );
}

/** What an interpreter runs: a file, or `-m` and a module. */
function scriptOf(words: readonly string[]): string {
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word === '-m') return `${(words[at + 1] ?? '').replaceAll('.', '/')}.py`;
    if (word === '-c' || word === '-e' || word === '-') return '';
    if (word === 'run' || word === 'task') continue;
    if (word === '-W' || word === '-X') at++;
    else if (!word.startsWith('-')) return scriptFile.test(word) ? word : '';
  }
  return '';
}

/** Whether a path is that of a script under `evals/`, or named after an evaluation or a benchmark. */
function isScript(path: string): boolean {
  const parts = path
    .replace(scriptFile, '')
    .split('/')
    .filter((part) => part !== '.' && part !== '..');
  const name = wordsOf(parts.at(-1) ?? '');
  const folders = parts.slice(0, -1).flatMap(wordsOf);
  if (
    name.length === 0 ||
    name.some((word) => beside.has(word)) ||
    /(?:^|\/)\.(?:claude|cursor|github)\//.test(path)
  )
    return false;
  if (folders.some((word) => /^(?:skill|skills|drift)$/.test(word))) return false;
  if (name.some((word) => evalWord.test(word)) || folders.some((word) => evalWord.test(word))) return true;
  return name.some((word) => /^benchmarks?$/.test(word)) && !name.some((word) => speed.test(word));
}
