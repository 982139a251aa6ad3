import { parseArgs } from 'node:util';
import { didYouMean, isDate, type Stage, stages } from '../core/service';
import { takeGlobs } from '../repository';
import { type FailLevel, failLevels } from './checked';
import {
  type CalendarFormat,
  type CheckFormat,
  calendarFormats,
  checkFormats,
  type HistoryFormat,
  historyFormats,
  type Output,
  outputsOf,
  type RankingFormat,
  type ReportFormat,
  rankingFormats,
  reportFormats,
  type WordFormat,
  wordFormats,
} from './formats/choice';
import { choice } from './formats/one-of';
import { stageOf } from './init';
import { UsageError } from './io';

const factFormats = ['text', 'json'] as const;
export type FactFormat = (typeof factFormats)[number];

const commands = [
  'check',
  'diff',
  'history',
  'forecast',
  'calendar',
  'compare',
  'report',
  'init',
  'explain',
  'facts',
] as const;
export type Command = (typeof commands)[number];

/** What options say, whichever command has them. */
export interface Arguments {
  /** Paths for most commands, revisions for `diff`, codes or items for `explain`. */
  readonly operands: readonly string[];
  /** With `diff`: the files and folders that it is about; all of the repository where there are none. */
  readonly paths: readonly string[];
  /** With `check` and `report`: how many threads read manifests; one for each core where it is not given. */
  readonly jobs?: number | undefined;
  readonly failOn: FailLevel;
  /** With `diff`: whether it fails where something is taken away. */
  readonly failOnRegression: boolean;
  /** Whether what comments hide counts towards `failOn`. */
  readonly countHidden: boolean;
  /** ISO date; the day of the clock where it is not given. */
  readonly today?: string | undefined;
  readonly noColor: boolean;
  /** With `check -`: the path that standard input is taken for. */
  readonly stdinFilename?: string | undefined;
  /** Whether what is safe to fix is fixed first. */
  readonly fix: boolean;
  /** Globs of what is left out of searches, from the current folder. */
  readonly exclude: readonly string[];
  /** The folder that is taken for the repository where there is no `.git`. */
  readonly root?: string | undefined;
  /** With `init`: what the manifest begins with. */
  readonly name?: string | undefined;
  readonly stage?: Stage | undefined;
  /** With `init`: whether it is printed and not written, and whether nobody looks at the repository. */
  readonly dryRun?: boolean | undefined;
  readonly empty?: boolean | undefined;
  /** With `check`: the gate that has to be passed, whatever a manifest claims. */
  readonly requireGate?: Stage | undefined;
  /** With `check`: the file of what is known, and whether it is written anew. */
  readonly baseline?: string | undefined;
  readonly updateBaseline: boolean;
  /** With `check`: the revision since which a manifest, or what it cites, must have changed to be checked. */
  readonly changedSince?: string | undefined;
  /** With `forecast`: whether closed stages in the history of git are left out. */
  readonly noHistory: boolean;
  /** With `explain`: the manifest for which it is told what bears on it. */
  readonly manifest?: string | undefined;
}

/** The same with what is written, and where to; at least one. */
export interface Writing<F extends string> extends Arguments {
  readonly outputs: readonly Output<F>[];
}

/** A command line, understood. */
type CommandLine =
  | (Writing<CheckFormat> & { readonly command: 'check' })
  | (Writing<WordFormat> & { readonly command: 'diff' | 'forecast' })
  | (Writing<HistoryFormat> & { readonly command: 'history' })
  | (Writing<CalendarFormat> & { readonly command: 'calendar' })
  | (Writing<RankingFormat> & { readonly command: 'compare' })
  | (Writing<ReportFormat> & { readonly command: 'report' })
  | (Arguments & { readonly command: 'facts'; readonly format: FactFormat })
  | (Arguments & { readonly command: 'init' | 'explain' | 'version' })
  /** `about`: the command that help is wanted for. */
  | (Arguments & { readonly command: 'help'; readonly about: Command | undefined });

const options = {
  format: { type: 'string', multiple: true },
  output: { type: 'string', multiple: true },
  'require-gate': { type: 'string' },
  baseline: { type: 'string' },
  'update-baseline': { type: 'boolean' },
  'changed-since': { type: 'string' },
  'fail-on': { type: 'string' },
  'count-hidden': { type: 'boolean' },
  today: { type: 'string' },
  fix: { type: 'boolean' },
  'stdin-filename': { type: 'string' },
  exclude: { type: 'string', multiple: true },
  root: { type: 'string' },
  name: { type: 'string' },
  stage: { type: 'string' },
  'dry-run': { type: 'boolean' },
  empty: { type: 'boolean' },
  manifest: { type: 'string' },
  jobs: { type: 'string' },
  'no-history': { type: 'boolean' },
  'no-color': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'V' },
} as const;

/** Where `diff` fails. */
const regressionLevels = ['regression', 'never'] as const;

/** The flags that only some commands have. */
const ownFlags = {
  check: [
    'output',
    'fail-on',
    'count-hidden',
    'fix',
    'stdin-filename',
    'exclude',
    'root',
    'require-gate',
    'baseline',
    'update-baseline',
    'changed-since',
    'jobs',
  ],
  diff: ['output', 'fail-on', 'exclude'],
  history: ['output', 'exclude'],
  forecast: ['output', 'exclude', 'root', 'no-history'],
  calendar: ['output', 'exclude', 'root'],
  compare: ['output', 'exclude', 'root', 'no-history'],
  report: ['output', 'exclude', 'root', 'jobs'],
  init: ['name', 'stage', 'dry-run', 'empty'],
  explain: ['manifest'],
  facts: [],
} as const;

/** Understands a command line. Throws UsageError where it makes no sense. */
export function readArguments(argv: readonly string[]): CommandLine {
  const { values, positionals, tokens } = parse(argv);
  const [word, ...operands] = positionals;
  const command = word === undefined ? undefined : commandOf(word);
  const common = {
    paths: [],
    jobs: jobsOf(values.jobs),
    failOn:
      command === 'diff' ? ('error' as const) : choice('--fail-on', failLevels, values['fail-on'] ?? 'error'),
    failOnRegression:
      command === 'diff' &&
      choice('--fail-on', regressionLevels, values['fail-on'] ?? 'never') === 'regression',
    countHidden: values['count-hidden'] ?? false,
    today: dateOf(values.today),
    noColor: values['no-color'] ?? false,
    noHistory: values['no-history'] ?? false,
    fix: values.fix ?? false,
    stdinFilename: values['stdin-filename'],
    exclude: excludes(values.exclude ?? []),
    root: values.root,
    name: values.name,
    dryRun: values['dry-run'],
    empty: values.empty,
    manifest: values.manifest,
    requireGate:
      values['require-gate'] === undefined
        ? undefined
        : choice('--require-gate', stages, values['require-gate']),
    baseline: values.baseline,
    updateBaseline: values['update-baseline'] ?? false,
    changedSince: values['changed-since'],
    stage: values.stage === undefined ? undefined : stageOf(values.stage),
  };
  if (values.help || command === 'help')
    return { ...common, command: 'help', about: aboutOf(command, operands), operands: [] };
  if (values.version) return { ...common, command: 'version', operands: [] };
  if (command === undefined) throw new UsageError(`Name a command: ${commands.join(', ')}.`);
  checkOwners(values, command);
  if (command === 'facts') {
    const format = choice('--format', factFormats, values.format?.at(-1) ?? 'text');
    return { ...common, command, operands, format };
  }
  if (command === 'diff')
    return { ...common, ...pathsOf(tokens), command, outputs: outputsOf(tokens, wordFormats) };
  if (command === 'history')
    return { ...common, command, operands, outputs: outputsOf(tokens, historyFormats) };
  if (command === 'forecast')
    return { ...common, command, operands, outputs: outputsOf(tokens, wordFormats) };
  if (command === 'calendar')
    return { ...common, command, operands, outputs: outputsOf(tokens, calendarFormats) };
  if (command === 'compare')
    return { ...common, command, operands, outputs: outputsOf(tokens, rankingFormats) };
  if (command === 'report')
    return { ...common, command, operands, outputs: outputsOf(tokens, reportFormats) };
  if (command !== 'check') return { ...common, command, operands };
  checkStandardInput(operands, common);
  checkBaseline(common);
  return { ...common, command, operands, outputs: outputsOf(tokens, checkFormats) };
}

/** The commands that have an option; those of `ownFlags` and these. */
const sharedFlags: Readonly<Record<string, readonly Command[]>> = {
  format: ['check', 'diff', 'history', 'forecast', 'calendar', 'compare', 'report', 'facts'],
  today: ['check', 'diff', 'history', 'forecast', 'calendar', 'compare', 'report', 'explain'],
};

/** Throws UsageError where an option was given that only other commands have. */
function checkOwners(values: Readonly<Record<string, unknown>>, command: Command): void {
  const ownersOf = (flag: string): readonly Command[] =>
    sharedFlags[flag] ?? commands.filter((each) => ownFlags[each].some((own) => own === flag));
  for (const flag of Object.keys(values)) {
    const owners = ownersOf(flag);
    if (owners.length === 0 || owners.includes(command)) continue;
    const names = owners.map((each) => `"${each}"`).join(' and ');
    throw new UsageError(`--${flag} is an option of ${names}, not of "${command}".`);
  }
}

/** What stands before `--`, which are revisions, and behind it, which are paths. */
function pathsOf(tokens: ReturnType<typeof parse>['tokens']): Pick<Arguments, 'operands' | 'paths'> {
  const end = tokens.find(({ kind }) => kind === 'option-terminator')?.index ?? Number.POSITIVE_INFINITY;
  const words = tokens.flatMap((token) => (token.kind === 'positional' ? [token] : [])).slice(1);
  return {
    operands: words.filter(({ index }) => index < end).map(({ value }) => value),
    paths: words.filter(({ index }) => index > end).map(({ value }) => value),
  };
}

function checkBaseline({
  baseline,
  updateBaseline,
  changedSince,
}: Pick<Arguments, 'baseline' | 'updateBaseline' | 'changedSince'>): void {
  if (baseline?.trim() === '') throw new UsageError('--baseline needs the path of a file.');
  if (updateBaseline && baseline === undefined)
    throw new UsageError('--update-baseline goes with --baseline FILE: it says which file is written.');
  if (changedSince === undefined) return;
  // No shell and no option of git is reached by it, but no revision begins like this either.
  if (changedSince.trim() === '' || changedSince.startsWith('-'))
    throw new UsageError('--changed-since needs a revision, such as origin/main.');
}

function checkStandardInput(
  operands: readonly string[],
  { fix, stdinFilename, changedSince }: Pick<Arguments, 'fix' | 'stdinFilename' | 'changedSince'>,
): void {
  if (!operands.includes('-')) {
    if (stdinFilename !== undefined) throw new UsageError('--stdin-filename goes with "check -".');
    return;
  }
  if (operands.length > 1) throw new UsageError('"-" is standard input, and is checked alone.');
  if (stdinFilename?.trim() === '') throw new UsageError('--stdin-filename needs the path of a file.');
  if (changedSince !== undefined)
    throw new UsageError('--changed-since is about files: it cannot be used with standard input.');
  if (fix) throw new UsageError('--fix writes files: it cannot be used with standard input.');
}

function aboutOf(command: Command | 'help' | undefined, operands: readonly string[]): Command | undefined {
  if (command !== 'help') return command;
  return commands.find((each) => each === operands[0]);
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true, tokens: true });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const flag = /'(-[^' ]*)/.exec(message)?.[1] ?? '';
    if (message.includes('ambiguous'))
      throw new UsageError(`${flag} needs a value. One that begins with a dash is written as ${flag}=VALUE.`);
    if (code !== 'ERR_PARSE_ARGS_UNKNOWN_OPTION') throw new UsageError(`${message.split('. ')[0]}.`);
    const known = Object.keys(options).map((name) => `--${name}`);
    throw new UsageError(`There is no option ${flag}.${didYouMean(flag, known)}`);
  }
}

function commandOf(word: string): Command | 'help' {
  const known = [...commands, 'help'] as const;
  const command = known.find((each) => each === word);
  if (command !== undefined) return command;
  const hint =
    didYouMean(word, known) ||
    ' Commands: check, diff, history, forecast, calendar, compare, report, init, explain, facts. To check a path: check PATH.';
  throw new UsageError(`There is no command "${word}".${hint}`);
}

function excludes(globs: readonly string[]): readonly string[] {
  const [refused] = takeGlobs(globs).refused;
  if (refused !== undefined) throw new UsageError('--exclude has too many patterns, or too long ones.');
  return globs;
}

function jobsOf(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (/^[1-9]\d?$/.test(value)) return Number(value);
  throw new UsageError(`--jobs is a number from 1 to 99, not "${value}".`);
}

function dateOf(value: string | undefined): string | undefined {
  if (value === undefined || isDate(value)) return value;
  throw new UsageError(`--today is a date such as 2026-10-01, not "${value}".`);
}
