import { harmless, inOrder, oneLine } from '../core/service';
import { Fold } from '../portfolio/fold';
import { problemRow, type Row } from '../portfolio/row';
import type { Writing } from './arguments';
import type { Failure } from './checked';
import { checkingOf } from './checking';
import { CannotRun } from './faults';
import type { Found } from './find-manifests';
import type { ReportFormat } from './formats/choice';
import { madeInOrder, makersFor, type Rooted, rooted } from './in-order';
import { type ExitCode, exitCodes, type Io, type Maker } from './io';
import { namedManifests, withoutList } from './named-manifests';
import { checkOutputs, Outputs } from './outputs';
import { progressOf } from './report/progress';
import type { RowWriter } from './report/writer';
import { reportWriters } from './report-writers';
import { rowMaker } from './row-maker';

/** `report`: where many manifests stand, a row for each as it comes, and what all of them come to. */
export async function report(args: Writing<ReportFormat>, io: Io): Promise<ExitCode> {
  checkOutputs({ ...args, operands: withoutList(args.operands) }, io);
  const found = await foundBy(args, io);
  const outputs = new Outputs(io);
  const { today = io.today, root, jobs } = args;
  const setup = { make: 'rows', today, ...(root !== undefined && { root }) } as const;
  const run = { manifests: found.manifests.length, jobs };
  const makers = makersFor<'rows'>(setup, run, io, () => rowMaker(setup, io));
  try {
    const writers = reportWriters(args, {
      outputs,
      io,
      manifests: found.manifests.length + found.failures.length,
    });
    const isWhole = await writeInto(writers, found, { makers, args, io });
    return (await outputs.keep()) && isWhole ? exitCodes.clean : exitCodes.couldNotRun;
  } finally {
    await Promise.all(makers.map((maker) => maker.close()));
    await outputs.drop();
  }
}

/** What was found, with the repositories of the manifests. */
type Placed = Omit<Found, 'manifests'> & {
  readonly manifests: readonly Rooted[];
  /** How much was named, and is not there. */
  readonly notFound: number;
};

/** What was named, with the repositories that it is in. */
async function foundBy(args: Writing<ReportFormat>, io: Io): Promise<Placed> {
  const checking = await checkingOf(args, io);
  const all = await namedManifests(args, checking, io);
  const found = { ...all, failures: all.failures.filter(({ isMissing }) => !isMissing) };
  const missing = all.failures.filter(({ isMissing }) => isMissing);
  // What is not there has no row: it is no manifest. Where nothing else was named, there is nothing to report.
  const lines = missing.map(({ path, message }) => `${harmless(path)}: ${oneLine(message)}`);
  if (found.manifests.length + found.failures.length === 0) throw new CannotRun(lines.join('\n'));
  for (const line of lines) io.stderr(`${line}\n`);
  return { ...found, notFound: missing.length, manifests: await rooted(found.manifests, checking) };
}

/** Writes all rows, by path; and the end. Whether everything could be read and checked. */
async function writeInto(
  writers: readonly RowWriter[],
  found: Placed,
  {
    makers,
    args,
    io,
  }: { readonly makers: readonly Maker<Row>[]; readonly args: Writing<ReportFormat>; readonly io: Io },
): Promise<boolean> {
  const today = args.today ?? io.today;
  const fold = new Fold(today);
  const progress = progressOf(found.manifests.length, args.outputs, io);
  let isWhole = found.failures.length + found.notFound === 0;
  try {
    for await (const row of withFailures(madeInOrder(found.manifests, makers), found.failures, today)) {
      fold.add(row);
      isWhole &&= row.problem === null && row.notChecked === 0;
      for (const writer of writers) await writer.row(row);
      progress.step();
    }
  } finally {
    progress.end();
  }
  for (const { path, message } of found.notSearched)
    io.stderr(`${harmless(path)}: not searched. ${oneLine(message)}\n`);
  const { leftOut, notFound } = found;
  for (const writer of writers) await writer.end({ portfolio: fold.result, leftOut, notFound });
  return isWhole;
}

/** The rows, and among them by their paths those of what could not be looked at. */
async function* withFailures(
  rows: AsyncIterable<Row>,
  failures: readonly Failure[],
  today: string,
): AsyncGenerator<Row> {
  const waiting = [...failures].sort((one, other) => inOrder(one.path, other.path));
  for await (const row of rows) {
    for (let [first] = waiting; first !== undefined && first.path < row.path; [first] = waiting)
      yield problemRow({ path: (waiting.shift() ?? first).path, today }, first.message);
    yield row;
  }
  for (const { path, message } of waiting) yield problemRow({ path, today }, message);
}
