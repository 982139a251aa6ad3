/** What has changed in a repository since it parted from a revision, as git says: commits, the working tree, new files. */
import { oneLine } from '../core/service';
import { CannotRun } from './faults';
import type { GitAnswer, Io } from './io';

type Git = (...args: readonly string[]) => Promise<GitAnswer>;

/**
 * The paths of changed files, from the root of the repository: those of the work tree that differ from the merge base with
 * `revision`, those that are gone, and those that are not tracked nor ignored. Throws CannotRun where git cannot tell.
 */
export async function changedSince(
  revision: string,
  root: string,
  { git: run }: Pick<Io, 'git'>,
): Promise<ReadonlySet<string>> {
  const git: Git = async (...args) => {
    const answer = await run(args, root).catch((error: unknown) => {
      throw new CannotRun(`--changed-since: git could not be run: ${oneLine(String(error))}.`);
    });
    if (answer === undefined)
      throw new CannotRun('--changed-since asks git, and there is no program called git here.');
    return answer;
  };
  await mustBeWorkTree(git, root);
  const base = await mergeBase(git, revision);
  const differs = await git(
    'diff',
    '--name-only',
    '-z',
    '--no-renames',
    '--no-ext-diff',
    '--no-textconv',
    '--ignore-submodules=none',
    base,
    '--',
  );
  const untracked = await git('ls-files', '-z', '--others', '--exclude-standard', '--');
  for (const { code, err } of [differs, untracked]) if (code !== 0) throw refused(err);
  return new Set([differs, untracked].flatMap(({ out }) => out.split('\0').filter((each) => each !== '')));
}

async function mustBeWorkTree(git: Git, root: string): Promise<void> {
  const { code, out, err } = await git('rev-parse', '--is-inside-work-tree', '--show-prefix');
  const [isInside, prefix = ''] = out.split('\n');
  if (code !== 0 && /not a git repository/i.test(err))
    throw new CannotRun(`--changed-since needs a git repository, and "${oneLine(root)}" is in none.`);
  if (code !== 0 && isInside !== 'false') throw refused(err);
  if (isInside !== 'true')
    throw new CannotRun('--changed-since needs a work tree, and this is a bare repository.');
  // The paths that git tells are from the top: where git takes another folder for it, they would lead elsewhere.
  if (prefix !== '')
    throw new CannotRun(
      `--changed-since: git does not take "${oneLine(root)}" for the top of its repository.`,
    );
}

async function mergeBase(git: Git, revision: string): Promise<string> {
  const commit = await git('rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`);
  const shown = `"${oneLine(revision)}"`;
  if (commit.code !== 0)
    throw new CannotRun(
      `--changed-since: there is no commit ${shown} here.${await shallowHint(git, 'Fetch it first: git fetch origin BRANCH.')}`,
    );
  const id = commit.out.trim().split('\n').at(-1) ?? '';
  const found = await git('merge-base', id, 'HEAD');
  const base = found.out.trim();
  if (found.code === 0 && base !== '') return base;
  const head = await git('rev-parse', '--verify', '--quiet', 'HEAD^{commit}');
  if (head.code !== 0) throw new CannotRun('--changed-since: the current branch has no commit yet.');
  throw new CannotRun(
    `--changed-since: ${shown} and the current commit have no commit in common.${await shallowHint(git, '')}`,
  );
}

async function shallowHint(git: Git, otherwise: string): Promise<string> {
  const { out } = await git('rev-parse', '--is-shallow-repository');
  const hint =
    out.trim() === 'true'
      ? 'This is a shallow clone: fetch its whole history (fetch-depth: 0, GIT_DEPTH: 0, or git fetch --unshallow).'
      : otherwise;
  return hint === '' ? '' : ` ${hint}`;
}

function refused(err: string): CannotRun {
  const [first = ''] = err.trim().split('\n');
  return new CannotRun(
    `--changed-since: git refused: ${oneLine(first.slice(0, 500)) || 'it does not say why'}`,
  );
}
