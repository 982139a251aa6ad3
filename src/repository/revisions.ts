/** The revisions of a repository, as the program git tells them. Whoever asks is named in what is said where it cannot. */
import { manifestNames, oneLine } from '../core/service';
import type { Git, GitAnswer } from './git/program';
import { joinPath } from './paths';

/** Why git cannot be asked, or does not answer, in a sentence for whoever asked. */
export class GitRefusal extends Error {
  constructor(
    message: string,
    /** What git itself has said, where it was asked and refused. */
    readonly said?: string,
  ) {
    super(message);
  }
}

/** A commit. */
export interface Commit {
  readonly id: string;
  /** The day on which it was committed, where it was (ISO date). */
  readonly day: string;
}

/** What git is to look at by itself, whatever a repository has set. */
const plainDiff = ['--no-ext-diff', '--no-textconv', '--ignore-submodules=none'];

/** The manifests of a repository, as git is asked for them. */
const anyManifest: readonly string[] = manifestNames.map((name) => `:(top,glob,icase)**/${name}`);

/** Who asks: `--changed-since`. */
interface Asking {
  readonly git: Git;
  readonly asker: string;
}

/** The work tree of a repository, and the revisions that it has. */
export class Revisions {
  private common: Promise<string> | undefined;
  private partial: Promise<boolean> | undefined;
  private canFilter: Promise<boolean> | undefined;

  private constructor(
    readonly root: string,
    private readonly asking: Asking,
  ) {}

  /** Those of the repository at `root`. Throws GitRefusal where git takes no work tree to be there. */
  static async at(root: string, asking: Asking): Promise<Revisions> {
    const revisions = new Revisions(root, asking);
    await revisions.mustBeWorkTree();
    return revisions;
  }

  /** Runs git there. Throws GitRefusal where it cannot be run. */
  run(...args: readonly string[]): Promise<GitAnswer> {
    return this.tell('', args);
  }

  /** The same, with something to read. */
  private async tell(input: string, args: readonly string[]): Promise<GitAnswer> {
    const { git, asker } = this.asking;
    const answer = await git.run(args, this.root, input).catch((error: unknown) => {
      const why = `git could not be run: ${oneLine(String(error))}`;
      throw new GitRefusal(`${asker}: ${why}.`, why);
    });
    if (answer === undefined)
      throw new GitRefusal(`${asker} asks git, and there is no program called git here.`);
    return answer;
  }

  /** The same, where it is to answer. Throws GitRefusal where it does not. */
  async ask(...args: readonly string[]): Promise<string> {
    const { code, out, err } = await this.run(...args);
    if (code !== 0) throw this.refused(err);
    return out;
  }

  /**
   * What asks a log for the commits since a day alone (ISO date). Plain `--since` ends at the first older one, and a clock that was
   * wrong, or a rebase that kept old days, would hide all that is behind it. Before git 2.37 nothing else is known there: then
   * all commits are asked for.
   */
  async since(day: string): Promise<readonly string[]> {
    const asked = `--since-as-filter=${day}T00:00:00Z`;
    this.canFilter ??= this.run('rev-list', asked, '--max-count=0', 'HEAD').then(({ code }) => code === 0);
    return (await this.canFilter) ? [asked] : [];
  }

  /** The log of some files, as arguments say. A name with a line end in it cannot be asked for. */
  async log(args: readonly string[], paths: readonly string[]): Promise<string> {
    const names = paths.filter((path) => !path.includes('\n'));
    // Without a name all files would be meant.
    if (names.length === 0) return '';
    return this.read(['--', ...names], ['--literal-pathspecs', ...args]);
  }

  /** The log of some commits alone, by their ids. */
  async show(args: readonly string[], ids: readonly string[]): Promise<string> {
    // Without a commit the current one would be meant.
    return ids.length === 0 ? '' : this.read([...ids, '--'], args);
  }

  private async read(lines: readonly string[], args: readonly string[]): Promise<string> {
    const { code, out, err } = await this.tell([...lines, ''].join('\n'), [...args, '--stdin']);
    if (code !== 0) throw this.refused(err);
    return out;
  }

  /** The folder in which git keeps what all work trees share. */
  kept(): Promise<string> {
    this.common ??= this.ask('rev-parse', '--git-common-dir').then((out) => {
      const common = out.trim();
      const isFull = common.startsWith('/') || /^[A-Za-z]:/.test(common);
      return joinPath(isFull ? '' : this.root, common);
    });
    return this.common;
  }

  /** The commit that a revision names. Throws GitRefusal where there is none. */
  async commit(revision: string): Promise<Commit> {
    const { asker } = this.asking;
    const { code, out } = await this.run(
      'rev-parse',
      '--verify',
      '--quiet',
      '--end-of-options',
      `${revision}^{commit}`,
    );
    const id = out.trim().split('\n').at(-1) ?? '';
    if (code !== 0 || id === '') {
      if (revision === 'HEAD') throw new GitRefusal(`${asker}: the current branch has no commit yet.`);
      const hint = await this.shallowHint('Fetch it first: git fetch origin BRANCH.');
      throw new GitRefusal(`${asker}: there is no commit "${oneLine(revision)}" here.${hint}`);
    }
    return {
      id,
      day: (await this.ask('show', '-s', '--no-show-signature', '--format=%cs', id, '--')).trim(),
    };
  }

  /** The commit from which two revisions parted. Throws GitRefusal where there is none. */
  async mergeBase(revision: string, other = 'HEAD'): Promise<Commit> {
    const { asker } = this.asking;
    const one = await this.commit(revision);
    const found = await this.run('merge-base', one.id, (await this.commit(other)).id);
    const base = found.out.trim();
    if (found.code === 0 && base !== '') return this.commit(base);
    const name = other === 'HEAD' ? 'the current commit' : `"${oneLine(other)}"`;
    throw new GitRefusal(
      `${asker}: "${oneLine(revision)}" and ${name} have no commit in common.${await this.shallowHint('')}`,
    );
  }

  /** The branch into which work goes here, as a revision; undefined where nothing says which one that is. */
  async defaultBranch(): Promise<string | undefined> {
    const { code, out } = await this.run('symbolic-ref', '--quiet', 'refs/remotes/origin/HEAD');
    const { out: usual } = await this.run('config', '--get', 'init.defaultBranch');
    const named = code === 0 ? [out.trim()] : [];
    const names = [...new Set(['main', 'master', usual.trim()])].filter((name) => name !== '');
    const all = [
      ...named,
      ...names.map((name) => `refs/remotes/origin/${name}`),
      ...names.map((name) => `refs/heads/${name}`),
    ];
    for (const ref of all)
      if (
        (await this.run('rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`)).code === 0
      )
        return ref;
    return undefined;
  }

  /** The paths of files that differ between a commit and the work tree, from the root; those that git does not track yet too. */
  async changedSince({ id }: Commit): Promise<ReadonlySet<string>> {
    const differ = await this.ask('diff', '--name-only', '-z', '--no-renames', ...plainDiff, id, '--');
    const untracked = await this.ask('ls-files', '-z', '--others', '--exclude-standard', '--');
    return new Set([differ, untracked].flatMap((out) => out.split('\0').filter((each) => each !== '')));
  }

  /** The paths of all files of the work tree, from the root, but for those that git ignores: before the first commit all are new. */
  async everything(): Promise<ReadonlySet<string>> {
    const out = await this.ask('ls-files', '-z', '--cached', '--others', '--exclude-standard', '--');
    return new Set(out.split('\0').filter((each) => each !== ''));
  }

  /** Where files that were renamed were before, by their paths now; in the work tree where no second commit is given. */
  async renamed(base: Commit, head: Commit | undefined): Promise<ReadonlyMap<string, string>> {
    const between = [base.id, ...(head === undefined ? [] : [head.id]), '--'];
    const all = await this.renamedIn(between);
    const known = new Set(all.values());
    // Of what moves at once git compares only so many files: manifests are found however many there are.
    const manifests = await this.renamedIn([...between, ...anyManifest], '-l0');
    const exchanged = await this.exchanged(between);
    const taken = new Set(exchanged.values());
    const found = [...[...manifests].filter(([, from]) => !known.has(from)), ...all];
    return new Map([...found.filter(([, from]) => !taken.has(from)), ...exchanged]);
  }

  /**
   * Manifests that have the text of another one, which went elsewhere itself: two that took each other's name. Git takes no
   * file for renamed whose old name is still there.
   */
  private async exchanged(between: readonly string[]): Promise<Map<string, string>> {
    const asked = ['--raw', '-z', '--no-abbrev', '--no-renames', ...plainDiff, ...between, ...anyManifest];
    const words = (await this.ask('diff', ...asked)).split('\0');
    const before = new Map<string, string | undefined>();
    const after = new Map<string, string>();
    for (let at = 0; at + 1 < words.length; at += 2) {
      const [, , was = '', is = '', how] = words[at]?.split(' ') ?? [];
      const path = words[at + 1] ?? '';
      // Of what is the same twice nobody can tell which is which.
      if (how !== 'A') before.set(was, before.has(was) ? undefined : path);
      if (how !== 'D') after.set(path, is);
    }
    const found = new Map<string, string>();
    if (before.size < 2) return found;
    await this.identify(after);
    for (const [path, id] of after) {
      const was = before.get(id);
      if (was !== undefined && was !== path) found.set(path, was);
    }
    // Where the other one has stayed, it is a copy; and what is left of a chain then.
    for (let size = -1; size !== found.size; ) {
      size = found.size;
      for (const [path, was] of found) if (after.has(was) && !found.has(was)) found.delete(path);
    }
    return found;
  }

  /** Puts in the ids of files that are not in the index as they are: git names none for them. */
  private async identify(ids: Map<string, string>): Promise<void> {
    // Other names cannot be asked for.
    const paths = [...ids].flatMap(([path, id]) => (/^0+$/.test(id) && !/["\\\n]/.test(path) ? [path] : []));
    if (paths.length === 0) return;
    const { out } = await this.tell([...paths, ''].join('\n'), ['hash-object', '--stdin-paths']);
    const found = out.trim().split('\n');
    // Where one could not be read, which are the others is not known.
    if (found.length === paths.length)
      for (const [at, path] of paths.entries()) ids.set(path, found[at] ?? '');
  }

  private async renamedIn(
    between: readonly string[],
    ...limit: readonly string[]
  ): Promise<Map<string, string>> {
    const detect = (share: string): Promise<GitAnswer> =>
      this.run('diff', '--name-status', '-z', share, ...limit, '--diff-filter=R', ...plainDiff, ...between);
    const all = await detect('--find-renames=50%');
    // A clone may lack what is in the files: then those are known that are the same in every byte.
    const { code, out, err } = all.code === 0 ? all : await detect('--find-renames=100%');
    if (code !== 0) throw this.refused(err);
    const words = out.split('\0');
    const found = new Map<string, string>();
    for (let at = 0; at + 2 < words.length; at += 3) found.set(words[at + 2] ?? '', words[at + 1] ?? '');
    return found;
  }

  /** The paths of files that git has left out of the work tree, from the root: a sparse checkout has only some. */
  async leftOut(): Promise<ReadonlySet<string>> {
    const { out: isSparse } = await this.run('config', '--bool', '--get', 'core.sparseCheckout');
    if (isSparse.trim() !== 'true') return new Set();
    const out = await this.ask('ls-files', '-t', '-z', '--full-name', '--');
    return new Set(out.split('\0').flatMap((line) => (line.startsWith('S ') ? [line.slice(2)] : [])));
  }

  /** The last commits of where the work tree is, the newest first. */
  async commits(most: number): Promise<(Commit & { readonly subject: string })[]> {
    const out = await this.ask(
      'log',
      '-z',
      `--max-count=${most}`,
      '--no-show-signature',
      '--format=%H %cs %s',
      '--',
    );
    return out.split('\0').flatMap((line) => {
      const [, id = '', day = '', subject = ''] = /^(\w+) (\S+) (.*)$/.exec(line) ?? [];
      return id === '' ? [] : [{ id, day, subject: oneLine(subject) }];
    });
  }

  /** The full names of branches and tags, those first at which something was done last. */
  async names(most: number): Promise<string[]> {
    const out = await this.ask(
      'for-each-ref',
      `--count=${most}`,
      '--sort=-creatordate',
      '--format=%(refname)',
    );
    return out.split('\n').filter((name) => /^refs\/(?:heads|remotes|tags)\//.test(name));
  }

  /** Whether there is a current commit: not before the first one. */
  async hasCommit(): Promise<boolean> {
    return (await this.run('rev-parse', '--verify', '--quiet', 'HEAD^{commit}')).code === 0;
  }

  /** Whether this clone was made without some of what others have. */
  isPartial(): Promise<boolean> {
    const asked = ['config', '--get-regexp', '^(remote\\..*\\.promisor|extensions\\.partialclone)$'];
    this.partial ??= this.run(...asked).then(({ code }) => code === 0);
    return this.partial;
  }

  async isShallow(): Promise<boolean> {
    return (await this.run('rev-parse', '--is-shallow-repository')).out.trim() === 'true';
  }

  /** What git has said no to. */
  refused(err: string): GitRefusal {
    const lines = err.trim().split('\n');
    // Warnings stand before what is wrong.
    const first = lines.find((line) => /^(?:fatal|error):/.test(line)) ?? lines[0] ?? '';
    const why = `git refused: ${oneLine(first.slice(0, 500)) || 'it does not say why'}`;
    return new GitRefusal(`${this.asking.asker}: ${why}`, why);
  }

  private async shallowHint(otherwise: string): Promise<string> {
    const hint = (await this.isShallow())
      ? 'This is a shallow clone: fetch its whole history (fetch-depth: 0, GIT_DEPTH: 0, or git fetch --unshallow).'
      : otherwise;
    return hint === '' ? '' : ` ${hint}`;
  }

  private async mustBeWorkTree(): Promise<void> {
    const { asker } = this.asking;
    const { code, out, err } = await this.run('rev-parse', '--is-inside-work-tree', '--show-prefix');
    const [isInside, prefix = ''] = out.split('\n');
    if (code !== 0 && /not a git repository/i.test(err))
      throw new GitRefusal(`${asker} needs a git repository, and "${oneLine(this.root)}" is in none.`);
    if (code !== 0 && isInside !== 'false') throw this.refused(err);
    if (isInside !== 'true')
      throw new GitRefusal(`${asker} needs a work tree, and this is a bare repository.`);
    // The paths that git tells are from the top: where git takes another folder for it, they would lead elsewhere.
    if (prefix !== '')
      throw new GitRefusal(
        `${asker}: git does not take "${oneLine(this.root)}" for the top of its repository.`,
      );
  }
}
