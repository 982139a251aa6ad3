import { GitRefusal, parentOf, RevisionFiles, Revisions, rootAbove } from '../repository';
import type { Arguments, Writing } from './arguments';
import type { Failure, ManifestPlace } from './checked';
import { CannotRun, reasonOf } from './faults';
import { absolute, findManifests } from './find-manifests';
import type { HistoryFormat } from './formats/choice';
import { historyJson } from './history/json';
import { historyText } from './history/text';
import type { Told } from './history/told';
import { type ExitCode, exitCodes, type Io } from './io';
import { checkOutputs, writeAll } from './outputs';
import { toldPast } from './told-past';

const asker = 'history';

/** `history`: what has become of manifests over time, as git tells it. */
export async function history(args: Writing<HistoryFormat>, io: Io): Promise<ExitCode> {
  const today = args.today ?? io.today;
  checkOutputs(args, io);
  const found = await manifestsIn(args, io);
  const failures: Failure[] = [...found.failures];
  const all: Told[] = [];
  for (const { path, shown } of found.manifests)
    try {
      all.push({ shown, ...(await toldPast(path, { until: today, asker }, io)) });
    } catch (error) {
      failures.push({ path: shown, message: error instanceof GitRefusal ? error.message : reasonOf(error) });
    }
  if (all.length === 0 && failures.length === 0)
    throw new CannotRun('There is no manifest here that git has in the current commit.');
  const told = { all, failures, today };
  const isWritten = await writeAll(args.outputs, args, io, (format, { paint }) =>
    format === 'json' ? historyJson(told, io.version) : historyText(told, paint),
  );
  return isWritten && failures.length === 0 ? exitCodes.clean : exitCodes.couldNotRun;
}

/** The manifests that are meant, as the current commit has them. Throws CannotRun where git cannot tell it. */
async function manifestsIn(
  { operands, exclude }: Pick<Arguments, 'operands' | 'exclude'>,
  io: Io,
): Promise<{ readonly manifests: readonly ManifestPlace[]; readonly failures: readonly Failure[] }> {
  const byRoot = new Map<string, string[]>();
  const shown = new Map<string, string>();
  for (const operand of operands.length === 0 ? ['.'] : operands) {
    const path = absolute(operand, io.cwd);
    const real = (await io.files.links?.realPath(path).catch(() => undefined)) ?? path;
    const root = await rootAbove(real, io.files).catch(() => undefined);
    if (root === undefined) throw new CannotRun(await whyNone(real, operand, io));
    shown.set(real, operand);
    byRoot.set(root, [...(byRoot.get(root) ?? []), real]);
  }
  const manifests: ManifestPlace[] = [];
  const failures: Failure[] = [];
  for (const [root, paths] of byRoot) {
    const found = await withCommitted(root, io, async (files) => {
      const all = await findManifests(paths, { cwd: io.cwd, files }, exclude);
      const told = all.failures.map((failure) => explained(failure, shown, { io, committed: files }));
      return { ...all, failures: await Promise.all(told) };
    });
    manifests.push(...found.manifests);
    failures.push(...found.failures);
  }
  return { manifests, failures };
}

/** Why nothing can be asked where no repository is around: a bare one has no work tree. */
async function whyNone(path: string, operand: string, { git, files }: Io): Promise<string> {
  const isFolder = (await files.stat(path).catch(() => undefined))?.kind === 'folder';
  const found = Revisions.at(isFolder ? path : parentOf(path), { git, asker });
  const why = await found.catch((error: unknown) => error);
  return why instanceof GitRefusal
    ? why.message
    : `${asker} needs a git repository, and "${operand}" is in none.`;
}

/** What lies there and is not committed has no history; that is not to say that it is not there. */
async function explained(
  { path, message }: Failure,
  operands: ReadonlyMap<string, string>,
  { io: { cwd, files }, committed }: { readonly io: Io; readonly committed: RevisionFiles },
): Promise<Failure> {
  const place = absolute(path, cwd);
  const shown = operands.get(path) ?? path;
  const there = await files.stat(place).catch(() => undefined);
  // What the commit has and cannot be read was committed.
  const isCommitted = await committed.stat(place).then(
    (stat) => stat?.kind === 'file',
    () => true,
  );
  if (there === undefined || isCommitted) return { path: shown, message };
  return {
    path: shown,
    message: 'It is not in the current commit: what was never committed has no history.',
  };
}

async function withCommitted<T>(
  root: string,
  { git, files: disk }: Io,
  use: (files: RevisionFiles) => Promise<T>,
): Promise<T> {
  try {
    const revisions = await Revisions.at(root, { git, asker });
    const head = await revisions.commit('HEAD');
    const objects = await git.objects(root);
    if (objects === undefined)
      throw new GitRefusal(`${asker} asks git, and there is no program called git here.`);
    try {
      return await use(await RevisionFiles.of(head, revisions, { objects, disk }));
    } finally {
      objects.close();
    }
  } catch (error) {
    throw error instanceof GitRefusal ? new CannotRun(error.message) : error;
  }
}
