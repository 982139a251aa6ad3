/** The two states of a repository that are held against each other: a commit, and another one or the work tree. */
import {
  BlobMemory,
  type Commit,
  type Files,
  GitRefusal,
  RevisionFiles,
  Revisions,
  rootAbove,
} from '../repository';
import type { Arguments } from './arguments';
import { checkingOf } from './checking';
import { CannotRun } from './faults';
import { type Io, type Kept, UsageError } from './io';
import type { Checking } from './load';
import { withLeftOut } from './sparse';

/** One of them. */
export interface State {
  /** Absent for the work tree. */
  readonly commit?: Commit;
  readonly files: Files;
  /** With the day on which it is judged. */
  readonly checking: Checking;
}

export interface Sides {
  /** The root of the repository, and what was asked for as the first of the two. */
  readonly root: string;
  readonly from: string;
  readonly base: State & { readonly commit: Commit };
  readonly head: State;
  /** Where files that were renamed were before, by their paths from the root now. */
  readonly renamed: ReadonlyMap<string, string>;
  close(): void;
}

const asker = 'diff';

/** Opens both. Throws CannotRun where git cannot tell them, in words. */
export async function sidesOf(args: Pick<Arguments, 'operands' | 'today'>, io: Io): Promise<Sides> {
  try {
    return await open(args, io);
  } catch (error) {
    throw error instanceof GitRefusal ? new CannotRun(error.message) : error;
  }
}

async function open({ operands, today }: Pick<Arguments, 'operands' | 'today'>, io: Io): Promise<Sides> {
  // Where there is none, git says whether that is a repository without a work tree.
  const root = (await rootAbove(io.cwd, io.files)) ?? io.cwd;
  const revisions = await Revisions.at(root, { git: io.git, asker });
  const { from, base, head } = await commitsOf(operands, revisions);
  const objects = await io.git.objects(root);
  if (objects === undefined)
    throw new GitRefusal(`${asker} asks git, and there is no program called git here.`);
  try {
    const now = today ?? io.today;
    const disk = io.files;
    const means = { objects, disk };
    const shared = sharing(io);
    const headFiles =
      head === undefined ? await workTree(revisions, means) : await RevisionFiles.of(head, revisions, means);
    const baseFiles = await RevisionFiles.of(base, revisions, means);
    // What was committed on a clock that is ahead was not judged in the future.
    const then = base.day < now ? base.day : now;
    const stateOf = async (files: Files, day: string, commit: Commit | undefined): Promise<State> => ({
      ...(commit && { commit }),
      files,
      checking: await checkingOf({ today: day }, shared, files),
    });
    return {
      root,
      from,
      head: await stateOf(headFiles, now, head),
      base: { ...(await stateOf(baseFiles, then, base)), commit: base },
      renamed: await revisions.renamed(base, head),
      close: () => objects.close(),
    };
  } catch (error) {
    objects.close();
    throw error;
  }
}

/** The files of the work tree, those that a sparse checkout leaves out among them: they are not gone. */
async function workTree(revisions: Revisions, means: Parameters<typeof RevisionFiles.of>[2]): Promise<Files> {
  const left = await revisions.leftOut();
  if (left.size === 0) return means.disk;
  const index = await RevisionFiles.of('index', revisions, means);
  return withLeftOut(means.disk, { root: revisions.root, index, left });
}

/** What was read for one side helps the other, and what earlier runs have read of the work tree helps both; nothing is kept. */
function sharing(io: Io): Io {
  const known = new Map<string, Kept>();
  const keptReadings = (root: string): Kept => {
    const memory =
      known.get(root) ?? Object.assign(new BlobMemory(io.keptReadings?.(root)), { save: noSave });
    known.set(root, memory);
    return memory;
  };
  return { ...io, keptReadings };
}

const noSave = (): void => undefined;

interface Commits {
  readonly from: string;
  readonly base: Commit;
  readonly head: Commit | undefined;
}

/** The commits that are meant: as `git diff` reads `A B`, `A..B` and `A...B`; without any, what this branch does. */
async function commitsOf(operands: readonly string[], revisions: Revisions): Promise<Commits> {
  const [first, second, ...more] = operands.length === 1 ? rangeOf(operands[0] ?? '') : operands;
  if (more.length > 0) throw new UsageError('"diff" takes a BASE and a HEAD; paths stand behind "--".');
  for (const each of [first, second])
    if (each !== undefined && (each.trim() === '' || each.startsWith('-')))
      throw new UsageError('"diff" needs revisions, such as origin/main.');
  if (first === undefined) {
    const branch = await revisions.defaultBranch();
    if (branch === undefined)
      throw new GitRefusal(`${asker}: nothing says which branch the work goes into: name a BASE.`);
    const from = branch.replace(/^refs\/(?:remotes|heads)\//, '');
    return { from, base: await revisions.mergeBase(branch), head: undefined };
  }
  const head = second === undefined ? undefined : await revisions.commit(second);
  const isMerge = operands.length === 1 && operands[0]?.includes('...') === true;
  const base = isMerge ? await revisions.mergeBase(first, second) : await revisions.commit(first);
  return { from: first, base, head };
}

function rangeOf(operand: string): string[] {
  const at = operand.indexOf('..');
  if (at === -1) return [operand];
  const [first, second] = [operand.slice(0, at), operand.slice(at).replace(/^\.{2,3}/, '')];
  return [first === '' ? 'HEAD' : first, second === '' ? 'HEAD' : second];
}
