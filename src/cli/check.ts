import { countAheadErrors } from '../core/service';
import { Histories, type LeftOut, relativePath } from '../repository';
import { affectedSince } from './affected';
import type { Arguments } from './arguments';
import { type Baseline, isThereIn, readBaseline } from './baseline';
import type { Checked, CheckedConfig, Failure, ManifestPlace } from './checked';
import { checkingOf } from './checking';
import { configured } from './configured';
import { CannotRun, reasonOf } from './faults';
import { absolute, findManifests } from './find-manifests';
import { fix } from './fix';
import { count, noFindings, reaches, type Summary } from './formats/json-report';
import type { Judged, Writer } from './formats/writer';
import { type ExitCode, exitCodes, type Io } from './io';
import { baseOf, judge, judgeConfig, missed } from './judge';
import { type Checking, checkBytes, checkManifest } from './load';
import { checkOutputs, Outputs } from './outputs';
import { all, writersOf } from './writers';

/**
 * `check`: evaluates the manifests of the given files and folders, and writes what was found. `commands` is standard output
 * as it is, for the one format whose words a runner is to obey.
 */
export async function check(args: Arguments, io: Io, commands: Io['stdout']): Promise<ExitCode> {
  checkOutputs(args, io);
  const tellsLaw = args.outputs.some(({ format }) => format === 'json');
  const checking = {
    ...(await checkingOf({ ...args, tellsLaw }, io)),
    histories: new Histories(io.git, io.files),
  };
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
  notChecked = 0;
  leftOut = 0;
  notPassed = 0;
  ahead = 0;
  unchanged = 0;

  add({ report, required }: Judged): void {
    this.manifests++;
    count(this.found, report.counts);
    count(this.hidden, report.hiddenCounts);
    count(this.lowered, report.loweredCounts);
    this.ahead += countAheadErrors(report);
    this.notChecked += report.notChecked;
    if (required !== undefined) this.notPassed++;
  }
}

async function checkInto(writer: Writer, args: Arguments, means: Means): Promise<ExitCode> {
  const { checking, io, baseline, base } = means;
  const totals = new Totals();
  for await (const result of checkAll(args, means)) {
    if ('leftOut' in result) {
      totals.leftOut = result.leftOut.paths.length;
      writer.leftOut(result.leftOut);
    } else if ('unchanged' in result) totals.unchanged++;
    else if ('findings' in result) {
      const judged = judgeConfig(result, means);
      for (const { severity } of judged.findings) totals.found[severity]++;
      await writer.configuration(judged);
    } else if ('notSearched' in result) await writer.notSearched(missed(result.notSearched, means));
    else if ('message' in result) {
      totals.failures++;
      await writer.failure(missed(result, means));
    } else {
      const judged = await judge(result, { ...means, requireGate: args.requireGate });
      totals.add(judged);
      await writer.manifest(judged);
    }
  }
  checking.keep();
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
  const { found, hidden, lowered, manifests, leftOut, failures, notChecked, notPassed, unchanged, ahead } =
    totals;
  const unseen = countHidden && [hidden, lowered].some((each) => reaches(failOn, each));
  const fails = reaches(failOn, found) || unseen || notPassed > 0;
  return {
    ...{ manifests, leftOut, failures, notChecked, ...found, ahead, lowered, hidden, failOn, countHidden },
    ...(requireGate !== undefined && { requireGate: { stage: requireGate, notPassed } }),
    // What is gone from a baseline that was written anew is gone from it.
    ...(baseline !== undefined && { baseline: { known: baseline.count, gone: updateBaseline ? 0 : gone } }),
    ...(changedSince !== undefined && { unchanged }),
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
  | Failure
  | Checked
  | CheckedConfig
  | { readonly notSearched: Failure }
  | { readonly leftOut: LeftOut }
  | { readonly unchanged: string };

/** What could not be found or read, and every manifest that was checked, one at a time: none is kept. */
async function* checkAll(
  args: Arguments,
  { checking, io }: Pick<Means, 'checking' | 'io'>,
): AsyncGenerator<Result> {
  const { operands, fix, stdinFilename, exclude, changedSince } = args;
  if (operands[0] === '-') {
    const place = standsAt(stdinFilename ?? 'ai-readiness.yaml', io.cwd);
    yield* (await configured([place], checking, io.cwd)).configs;
    yield await checkBytes(await io.stdin(), place, checking);
    return;
  }
  const found = await findManifests(operands, io, exclude);
  const { manifests, excluded, configs } = await configured(found.manifests, checking, io.cwd);
  const leftOut = { ...found.leftOut, paths: [...found.leftOut.paths, ...excluded].sort() };
  const { failures } = found;
  yield* failures;
  for (const folder of found.notSearched) yield { notSearched: folder };
  yield { leftOut };
  yield* configs;
  const isAnyLeftOut = leftOut.paths.length > 0 || leftOut.isCut;
  if (manifests.length === 0 && failures.length === 0)
    yield { path: operands.join(' ') || '.', message: isAnyLeftOut ? nothingLeft : nothingFound };
  const isAffected = changedSince === undefined ? undefined : affectedSince(changedSince, checking, io);
  for (const place of manifests) {
    const result = await checkManifest(place, checking, isAffected).catch((error: unknown) => {
      if (error instanceof CannotRun) throw error;
      return { path: place.shown, message: reasonOf(error) };
    });
    if (result === undefined) yield { unchanged: place.shown };
    else if (fix && !('message' in result)) yield* fixOne(place, result, { checking, io });
    else yield result;
  }
}

/** Where standard input would stand if it were the file that its name says. */
function standsAt(name: string, cwd: string): ManifestPlace {
  const path = absolute(name, cwd);
  return { path, shown: relativePath(cwd, path), isNamed: true };
}

/**
 * Fixes what is safe, and says what it was; on the error output, so that JSON stays JSON. Where the file cannot be
 * written, that and what was found in it.
 */
async function* fixOne(
  place: ManifestPlace,
  checked: Checked,
  { checking, io }: Pick<Means, 'checking' | 'io'>,
): AsyncGenerator<Checked | Failure> {
  try {
    const fixed = await fix(place, checked, { checking, io });
    if (fixed.words !== '') io.stderr(fixed.words);
    yield fixed.checked;
  } catch (error) {
    yield { path: place.shown, message: reasonOf(error, 'written') };
    yield checked;
  }
}

const nothingLeft = 'There is no ai-readiness.yaml here but what --exclude or a configuration leaves out.';
const nothingFound = 'There is no ai-readiness.yaml here. "ai-readiness init" writes a first one.';
