/** What has changed in a repository since it parted from a revision, as git says: commits, the working tree, new files. */
import { type Git, GitRefusal, Revisions } from '../repository';
import { CannotRun } from './faults';

/**
 * The paths of changed files, from the root of the repository: those of the work tree that differ from the merge base with
 * `revision`, those that are gone, and those that are not tracked nor ignored. Throws CannotRun where git cannot tell.
 */
export async function changedSince(
  revision: string,
  root: string,
  { git }: { readonly git: Git },
): Promise<ReadonlySet<string>> {
  try {
    const revisions = await Revisions.at(root, { git, asker: '--changed-since' });
    // A hook asks what has changed since the last commit before the first one as well.
    if (revision === 'HEAD' && !(await revisions.hasCommit())) return await revisions.everything();
    return await revisions.changedSince(await revisions.mergeBase(revision));
  } catch (error) {
    throw error instanceof GitRefusal ? new CannotRun(error.message) : error;
  }
}
