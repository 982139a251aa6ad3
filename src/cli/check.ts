import type { LeftOut } from '../repository';
import { relativePath } from '../repository';
import type { Arguments, Writing } from './arguments';
import { type Baseline, isThereIn, readBaseline } from './baseline';
import type { CheckedConfig, Failure, ManifestPlace } from './checked';
import { checkingOf } from './checking';
import { configured } from './configured';
import { absolute, findManifests } from './find-manifests';
import type { CheckFormat } from './formats/choice';
import { count, type Gone, noFindings, reaches, type Summary } from './formats/json-report';
import type { Writer } from './formats/writer';
import { goneSince, isExplained } from './gone';
import { madeInOrder, makersFor, many, rooted } from './in-order';
import { type ExitCode, exitCodes, type Io, type Maker } from './io';
import { baseOf, judgeConfig, missed } from './judge';
import type { Checking } from './load';
import type { Outcome, Part } from './outcome';
import { outcomeMaker, tellsLaw } from './outcome-maker';
import { checkOutputs, Outputs } from './outputs';
import { all, writersOf } from './writers';

/**
 * `check`: evaluates the manifests of the given files and folders, and writes what was found. `commands` is standard output
 * as it is, for the one format whose words a runner is to obey.
 */
export async function check(args: Writing<CheckFormat>, io: Io, commands: Io['stdout']): Promise<ExitCode> {
  checkOutputs(args, io);
  const checking = await checkingOf({ ...args, tellsLaw: tellsLaw(args) }, io);
  const outputs = new Outputs(io);
  const baseline = args.baseline === undefined ? undefined : await baselineOf(args, args.baseline, io);
  try {
    const writer = all(writersOf(args, { outputs, commands, io }));
    const base = await baseOf(args, io);
    const code = await checkInto(writer, args, { checking, io, baseline, base });
    return (await outputs.keep()) ? code : exitCodes.couldNotRun;
  } finally {
    await outputs.drop();
  }
}

function baselineOf({ updateBaseline }: Arguments, file: string, io: Io): Promise<Baseline> {
  return readBaseline(file, { isUpdated: updateBaseline }, io);
}

/** What is found, counted: reports are not kept. */
class Totals {
  readonly found = noFindings();
  readonly hidden = noFindings();
  readonly lowered = noFindings();
  manifests = 0;
  failures = 0;
  notFound = 0;
  notChecked = 0;
  leftOut = 0;
  notPassed = 0;
  ahead = 0;
  unchanged = 0;
  gone: readonly Gone[] = [];

  add({ found, hidden, lowered, ahead, notChecked, isRequired }: Part): void {
    this.manifests++;
    count(this.found, found);
    count(this.hidden, hidden);
    count(this.lowered, lowered);
    this.ahead += ahead;
    this.notChecked += notChecked;
    if (isRequired) this.notPassed++;
  }
}

async function checkInto(
  writer: Writer<readonly unknown[]>,
  args: Writing<CheckFormat>,
  means: Means,
): Promise<ExitCode> {
  const { io, baseline, base } = means;
  const totals = new Totals();
  for await (const result of checkAll(args, means)) {
    if ('leftOut' in result) {
      totals.leftOut = result.leftOut.paths.length;
      writer.leftOut(result.leftOut);
    } else if ('gone' in result) totals.gone = result.gone;
    else if ('unchanged' in result) totals.unchanged++;
    else if ('findings' in result) {
      const judged = judgeConfig(result, means);
      for (const { severity } of judged.findings) totals.found[severity]++;
      await writer.configuration(judged);
    } else if ('notSearched' in result) await writer.notSearched(missed(result.notSearched, means));
    else if ('message' in result) {
      totals.failures++;
      if (result.isMissing) totals.notFound++;
      await writer.failure(result);
    } else {
      totals.add(result);
      await writer.manifest(result.told);
    }
  }
  const untold = (await baseline?.untold(isThereIn(base, io))) ?? [];
  const isSaved = await saved(args, baseline?.textWith(untold), io);
  const summary = summaryOf(args, totals, { baseline, gone: baseline?.gone(untold) ?? 0 });
  await writer.end(summary);
  if (totals.failures > 0 || totals.notChecked > 0 || !isSaved) return exitCodes.couldNotRun;
  return summary.passed ? exitCodes.clean : exitCodes.findings;
}

function summaryOf(
  { failOn, countHidden, requireGate, updateBaseline, changedSince }: Arguments,
  totals: Totals,
  { baseline, gone }: { readonly baseline: Baseline | undefined; readonly gone: number },
): Summary {
  const { found, hidden, lowered, manifests, leftOut, failures, notFound, notChecked, ahead } = totals;
  const { notPassed, unchanged, gone: goneManifests } = totals;
  const unseen = countHidden && [hidden, lowered].some((each) => reaches(failOn, each));
  const fails = reaches(failOn, found) || unseen || notPassed > 0;
  return {
    ...{
      manifests,
      leftOut,
      failures,
      notFound,
      notChecked,
      ...found,
      ahead,
      lowered,
      hidden,
      failOn,
      countHidden,
    },
    ...(requireGate !== undefined && { requireGate: { stage: requireGate, notPassed } }),
    // What is gone from a baseline that was written anew is gone from it.
    ...(baseline !== undefined && { baseline: { known: baseline.count, gone: updateBaseline ? 0 : gone } }),
    ...(changedSince !== undefined && { unchanged, gone: goneManifests }),
    passed: !fails && failures === 0 && notChecked === 0,
  };
}

/** Writes the baseline anew where that is asked for. Whether it could be. */
async function saved(
  { baseline, updateBaseline }: Arguments,
  text: string | undefined,
  io: Io,
): Promise<boolean> {
  if (!updateBaseline || baseline === undefined || text === undefined) return true;
  const outputs = new Outputs(io);
  await outputs.file(baseline)(text);
  return outputs.keep();
}

/** What a run goes by. */
interface Means {
  readonly checking: Checking;
  readonly io: Io;
  readonly baseline: Baseline | undefined;
  /** The folder from which formats name paths. */
  readonly base: string;
}

type Result =
  | Outcome
  | CheckedConfig
  | { readonly notSearched: Failure }
  | { readonly leftOut: LeftOut }
  | { readonly gone: readonly Gone[] };

/** What could not be found or read, and what came of every manifest, one at a time: none is kept. */
async function* checkAll(args: Writing<CheckFormat>, means: Means): AsyncGenerator<Result> {
  const { checking, io } = means;
  const found = await foundBy(args, checking, io);
  const gone = args.changedSince === undefined ? [] : await goneSince(args.changedSince, args, found, io);
  const failures = found.failures.filter((each) => !isExplained(each, gone, io.cwd));
  for (const failure of failures) yield missed(failure, means);
  yield { gone };
  for (const folder of found.notSearched) yield { notSearched: folder };
  yield { leftOut: found.leftOut };
  for (const config of found.configs) yield 'message' in config ? missed(config, means) : config;
  const { manifests, leftOut } = found;
  if (manifests.length + failures.length + gone.length === 0) {
    const isAnyLeftOut = leftOut.paths.length > 0 || leftOut.isCut;
    yield missed(
      {
        path: args.operands.join(' ') || '.',
        message: isAnyLeftOut ? nothingLeft : nothingFound,
        isMissing: true,
      },
      means,
    );
  }
  const makers = makersOf(args, manifests.length, means);
  try {
    for await (const outcomes of madeInOrder(await rooted(manifests, checking), makers)) yield* outcomes;
  } finally {
    await Promise.all(makers.map((maker) => maker.close()));
  }
}

type Found = Omit<Awaited<ReturnType<typeof findManifests>>, 'manifests'> &
  Awaited<ReturnType<typeof configured>>;

async function foundBy(
  { operands, stdinFilename, exclude }: Arguments,
  checking: Checking,
  io: Io,
): Promise<Found> {
  const none = { failures: [], notSearched: [], leftOut: { paths: [], isCut: false } };
  const found =
    operands[0] === '-'
      ? { ...none, manifests: [standsAt(stdinFilename ?? 'ai-readiness.yaml', io.cwd)] }
      : await findManifests(operands, io, exclude);
  const inEffect = await configured(found.manifests, checking, io.cwd);
  const paths = [...found.leftOut.paths, ...inEffect.excluded].sort();
  return { ...found, ...inEffect, leftOut: { ...found.leftOut, paths } };
}

/** In this thread alone where a run holds something that all manifests share, or writes. */
function makersOf(
  args: Writing<CheckFormat>,
  manifests: number,
  { checking, io, baseline, base }: Means,
): readonly Maker<readonly Outcome[]>[] {
  const screen = { isTTY: io.isTTY, columns: io.columns };
  const day = { ...args, today: args.today ?? io.today };
  const setup = { make: 'outcomes', args: day, base, manifests, screen } as const;
  const isAlone = baseline !== undefined || args.fix || args.operands[0] === '-';
  return makersFor<'outcomes'>(setup, { manifests, jobs: isAlone ? 1 : args.jobs }, io, () =>
    outcomeMaker(setup, io, { baseline, checking: manifests < many ? checking : undefined }),
  );
}

/** Where standard input would stand if it were the file that its name says. */
function standsAt(name: string, cwd: string): ManifestPlace {
  const path = absolute(name, cwd);
  return { path, shown: relativePath(cwd, path), isNamed: true };
}

const nothingLeft = 'There is no ai-readiness.yaml here but what --exclude or a configuration leaves out.';
const nothingFound = 'There is no ai-readiness.yaml here. "ai-readiness init" writes a first one.';
