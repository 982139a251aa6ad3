// `npm run replay`: types every text in the workbench at several paces, and takes the first proposal at marked places.
//   npm run replay                                     all of it, for hours
//   npm run replay -- --pace 60 --grep short           one text at one pace
//   npm run replay -- --hours 2, then --resume         in parts
//   npm run replay -- --only accepting
//   npm run replay -- --settings '{"[ai-readiness]": {"editor.suggest.selectionMode": "always"}}'
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { closeShared } from '../harness/host';
import { type Acceptance, acceptAll, acceptingTable, isHarmful } from './accept';
import { places } from './places';
import { broken, details, typingTable } from './table';
import { scripts } from './texts';
import { type Outcome, replay } from './typist';
import { Window } from './window';

/** What was done so far, one result a line. */
const record = path.join('out', 'replay.jsonl');
/** A window in which so many texts were typed makes room for a new one. */
const textsPerWindow = 40;

interface Plan {
  readonly paces: readonly number[];
  readonly grep: string;
  readonly until: number;
  readonly resume: boolean;
  readonly typing: boolean;
  readonly accepting: boolean;
  readonly list: boolean;
  readonly settings: Readonly<Record<string, unknown>>;
}

type Result = { readonly typed: Outcome } | { readonly accepted: Acceptance };

/** What the arguments ask for; throws where they cannot be understood. */
function planOf(args: string[]): Plan {
  const { values } = parseArgs({
    args,
    options: {
      pace: { type: 'string', multiple: true, default: ['20', '60', '150'] },
      grep: { type: 'string', default: '' },
      hours: { type: 'string', default: '24' },
      resume: { type: 'boolean', default: false },
      only: { type: 'string' },
      list: { type: 'boolean', default: false },
      settings: { type: 'string', default: '{}' },
    },
  });
  const { only, grep, resume, list } = values;
  if (only !== undefined && only !== 'typing' && only !== 'accepting')
    throw new Error(`--only is typing or accepting, not "${only}".`);
  const until = Date.now() + positive('hours', values.hours) * 3_600_000;
  const paces = values.pace.map((pace) => positive('pace', pace));
  const parts = { typing: only !== 'accepting', accepting: only !== 'typing' };
  return { paces, grep, until, resume, list, ...parts, settings: JSON.parse(values.settings) };
}

function positive(name: string, value: string): number {
  const number = Number(value);
  if (!(number > 0)) throw new Error(`--${name} wants a number above 0, not "${value}".`);
  return number;
}

async function run(plan: Plan): Promise<number> {
  const named = ({ name }: { readonly name: string }): boolean => name.includes(plan.grep);
  const texts = plan.typing ? scripts().filter(named) : [];
  const marked = plan.accepting ? places.filter(named) : [];
  if (texts.length + marked.length === 0) throw new Error(`Nothing is called "${plan.grep}".`);
  if (plan.list) {
    console.log([...texts, ...marked].map(({ name }) => name).join('\n'));
    return 0;
  }
  const done = recorded(plan.resume);
  const tasks = plan.paces.flatMap((pace) => texts.map((script) => ({ pace, script })));
  const left = tasks.filter(
    ({ pace, script: { name } }) => !done.some((each) => 'typed' in each && isOf(each.typed, name, pace)),
  );
  const leftPlaces = marked.filter(
    ({ name }) => !done.some((each) => 'accepted' in each && each.accepted.name === name),
  );
  const keep: Keep = (result) => {
    done.push(result);
    appendFileSync(record, `${JSON.stringify(result)}\n`);
  };
  if (leftPlaces.length > 0) await takeProposals(leftPlaces, plan, keep);
  const { failed, stopped } = await typeAll(left, plan, keep);
  return summary(done, failed, stopped);
}

function isOf(outcome: Outcome, name: string, pace: number): boolean {
  return outcome.name === name && outcome.pace === pace;
}

function recorded(resume: boolean): Result[] {
  mkdirSync(path.dirname(record), { recursive: true });
  if (!resume) rmSync(record, { force: true });
  if (!existsSync(record)) return [];
  return readFileSync(record, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

type Keep = (result: Result) => void;

async function takeProposals(marked: typeof places, { settings }: Plan, keep: Keep): Promise<void> {
  const window = await Window.launch(settings);
  await acceptAll(window, marked, (accepted) => {
    keep({ accepted });
    console.log(`${isHarmful(accepted) ? '✗' : '✓'} ${accepted.name}: ${accepted.proposal ?? '(none)'}`);
  });
  await window.close();
}

interface Task {
  readonly pace: number;
  readonly script: ReturnType<typeof scripts>[number];
}

/** Types all of it, as far as the time lasts. @returns what could not be typed, and how many texts are left */
async function typeAll(
  tasks: readonly Task[],
  { until, settings }: Plan,
  keep: Keep,
): Promise<{ readonly failed: string[]; readonly stopped: number }> {
  const windows = new Windows(settings);
  const failed: string[] = [];
  for (const [index, task] of tasks.entries()) {
    if (Date.now() > until) return { failed, stopped: tasks.length - index };
    const name = `${task.script.name} at ${task.pace} ms`;
    try {
      const typed = await windows.type(task);
      keep({ typed });
      const { harms, flips, lines, intact } = typed;
      console.log(`${intact ? '✓' : '✗'} ${name}: ${harms.length} harms, ${flips} flips in ${lines} lines`);
    } catch (error) {
      failed.push(`${name} could not be typed: ${error instanceof Error ? error.message : error}`);
      console.log(failed.at(-1));
    }
  }
  await windows.close();
  return { failed, stopped: 0 };
}

/** One window after the other. */
class Windows {
  private window: Window | undefined;
  private texts = 0;

  constructor(private readonly settings: Plan['settings']) {}

  /** A window that breaks down on a machine that is busy for hours gets a second chance, not a third. */
  async type({ script, pace }: Task): Promise<Outcome> {
    if (this.texts >= textsPerWindow) await this.close();
    try {
      return await replay(await this.next(), script, pace);
    } catch (error) {
      console.log(`Once more, in a new window: ${error instanceof Error ? error.message : error}`);
      await this.close();
      return replay(await this.next(), script, pace);
    }
  }

  async close(): Promise<void> {
    await this.window?.close();
    this.window = undefined;
    this.texts = 0;
  }

  private async next(): Promise<Window> {
    this.window ??= await Window.launch(this.settings);
    this.texts += 1;
    return this.window;
  }
}

/** Prints what came of it. @returns the exit code */
function summary(done: readonly Result[], failed: readonly string[], stopped: number): number {
  const outcomes = done.flatMap((each) => ('typed' in each ? [each.typed] : []));
  const acceptances = done.flatMap((each) => ('accepted' in each ? [each.accepted] : []));
  const faults = [...broken(outcomes), ...failed];
  if (outcomes.length > 0) console.log(`\n${details(outcomes)}\n\n${typingTable(outcomes)}`);
  if (acceptances.length > 0) console.log(`\n${acceptingTable(acceptances)}`);
  for (const fault of faults) console.log(fault);
  if (stopped > 0) console.log(`${stopped} texts are left; go on with --resume.`);
  return faults.length > 0 || acceptances.some(isHarmful) ? 1 : 0;
}

run(planOf(process.argv.slice(2)))
  .then(async (code) => {
    await closeShared();
    process.exit(code);
  })
  .catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  });
