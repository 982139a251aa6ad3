/** The files of a commit, as if they lay where the work tree is: what is read there is what stood there then. */
import { decodeText } from './decode';
import type { Files, FolderEntry, Links } from './files';
import type { ObjectReader } from './git/program';
import { isInside, joinPath, parentOf, pathBelow } from './paths';
import { RevisionTree, type TreeChanges, type TreeEntry } from './revision-tree';
import type { Revisions } from './revisions';

/** What Git LFS keeps here. */
interface Large {
  readonly hasAny: boolean;
  readonly read: (oid: string) => Promise<Uint8Array | undefined>;
}

/** What stands for a large file is shorter, in bytes. */
const mostOfPointer = 1_000;

/** Links that are followed on one path; more are a circle. */
const mostLinks = 40;

/** What is wrong with a file that git should have and cannot read. */
export const damage = 'its object is corrupt or missing';

/** Where what a tree names is kept. */
interface Kept {
  readonly objects: ObjectReader;
  readonly large: Large;
  readonly revisions: Revisions;
}

/** The files of one commit. To be closed. */
export class RevisionFiles implements Files {
  private readonly root: string;
  readonly links: Links;
  /** What was asked for and git cannot read, from the root: not what a clone leaves out on purpose. */
  readonly damaged = new Set<string>();

  private constructor(
    private readonly state: { readonly id: string } | 'index',
    private readonly tree: RevisionTree,
    private readonly kept: Kept,
  ) {
    this.root = kept.revisions.root;
    this.links = {
      realPath: async (path) => this.real(path),
      target: async (path) => this.targetAt(path),
    };
  }

  /** Those of a commit, or of the index, which has what is to be committed. Throws GitRefusal where git does not tell them. */
  static async of(
    state: { readonly id: string } | 'index',
    revisions: Revisions,
    { objects, disk }: { readonly objects: ObjectReader; readonly disk: Files },
  ): Promise<RevisionFiles> {
    const tree = await RevisionTree.of(state, revisions);
    const folder = joinPath(await revisions.kept(), 'lfs/objects');
    const hasAny = (await disk.stat(folder)) !== undefined;
    const read = async (oid: string): Promise<Uint8Array | undefined> => {
      const path = joinPath(folder, `${oid.slice(0, 2)}/${oid.slice(2, 4)}/${oid}`);
      return (await disk.stat(path)) === undefined ? undefined : disk.read(path);
    };
    return new RevisionFiles(state, tree, { objects, large: { hasAny, read }, revisions });
  }

  /**
   * What decides where a path leads, from the root: each link that is followed, and what is there in the end; where nothing
   * is, or a submodule, the first part of the path of which that is so.
   */
  async wayTo(path: string): Promise<readonly string[]> {
    const way: string[] = [];
    // Of what is in a submodule nothing else is known.
    await this.real(path, way).catch(() => undefined);
    return way;
  }

  /** Those of another commit, and what differs, by full paths. Throws GitRefusal where git does not tell it. */
  async movedTo(id: string): Promise<{ readonly files: RevisionFiles; readonly changes: TreeChanges }> {
    const { state, kept } = this;
    if (state === 'index') throw new Error('the index is no commit');
    const { tree, changes } = await this.tree.movedTo(id, state.id, kept.revisions);
    const full = (paths: readonly string[]): string[] => paths.map((path) => joinPath(this.root, path));
    const [created, changed, deleted] = [changes.created, changes.changed, changes.deleted].map(full);
    return {
      files: new RevisionFiles({ id }, tree, kept),
      changes: { ...changes, created: created ?? [], changed: changed ?? [], deleted: deleted ?? [] },
    };
  }

  /** From the root: git has all of them. */
  get tracked(): ReadonlySet<string> {
    return this.tree.tracked;
  }

  async stat(path: string): Promise<Awaited<ReturnType<Files['stat']>>> {
    const real = await this.real(path);
    if (real === undefined || !isInside(this.root, real)) return undefined;
    const at = pathBelow(this.root, real);
    if (this.tree.folders.has(at) || at === '.git') return { kind: 'folder', size: 0 };
    const entry = this.tree.entries.get(at);
    if (entry === undefined) return undefined;
    if (entry.kind !== 'file') return { kind: 'other', size: 0 };
    return { kind: 'file', size: await this.sizeOf(entry) };
  }

  /** What has the same id has the same in it, in every commit. */
  async stamp(path: string): ReturnType<NonNullable<Files['stamp']>> {
    const entry = isInside(this.root, path) ? this.tree.entries.get(pathBelow(this.root, path)) : undefined;
    return entry?.kind === 'file' ? { size: await this.sizeOf(entry), stamp: entry.id } : undefined;
  }

  async read(path: string, limit?: number): Promise<Uint8Array> {
    const real = (await this.real(path)) ?? path;
    const entry = this.tree.entries.get(isInside(this.root, real) ? pathBelow(this.root, real) : '');
    if (entry === undefined) throw new Error('it is not in that revision');
    const bytes = await this.content(entry);
    return limit === undefined ? bytes : bytes.subarray(0, limit);
  }

  async list(folder: string): Promise<readonly FolderEntry[]> {
    const real = (await this.real(folder)) ?? folder;
    const found = isInside(this.root, real) ? this.tree.folders.get(pathBelow(this.root, real)) : undefined;
    return found ?? [];
  }

  /** The size in a work tree: where large files are kept here, what may stand for one is opened. */
  private async sizeOf(entry: TreeEntry): Promise<number> {
    entry.size ??= (await this.object(entry)).length;
    const { size } = entry;
    if (size >= mostOfPointer || !this.kept.large.hasAny) return size;
    return this.content(entry).then(
      ({ length }) => length,
      () => size,
    );
  }

  /** What is in a file, as it would lie in a work tree. */
  private async content(entry: TreeEntry): Promise<Uint8Array> {
    const bytes = await this.object(entry);
    const oid = bytes.length < mostOfPointer ? lfsId(decodeText(bytes)) : undefined;
    if (oid === undefined) return bytes;
    const large = await this.kept.large.read(oid);
    if (large === undefined) throw new Error('Git LFS has not fetched what it was in that revision');
    return large;
  }

  private async object(entry: TreeEntry): Promise<Uint8Array> {
    const { objects, revisions } = this.kept;
    const bytes = await objects.read(entry.id);
    if (bytes !== undefined) return bytes;
    if (await revisions.isPartial()) throw new Error('this clone does not have it: fetch it first');
    for (const [path, each] of this.tree.entries) if (each === entry) this.damaged.add(path);
    throw new Error(`git cannot read it: ${damage}`);
  }

  private async targetAt(path: string): Promise<string | undefined> {
    const entry = isInside(this.root, path) ? this.tree.entries.get(pathBelow(this.root, path)) : undefined;
    return entry?.kind === 'link'
      ? decodeText((await this.kept.objects.read(entry.id)) ?? new Uint8Array())
      : undefined;
  }

  /** Where a path leads once every link on it is followed; what is outside is where it is. */
  private async real(path: string, way?: string[]): Promise<string | undefined> {
    let at = joinPath(path, '');
    for (let followed = 0; followed <= mostLinks; followed++) {
      if (!isInside(this.root, at)) return at;
      const below = pathBelow(this.root, at);
      const [link, rest] = this.linkOn(below);
      way?.push(link ?? this.farthest(below));
      if (link === undefined) {
        this.mustBeOwn(below);
        return this.tree.entries.has(below) || this.tree.folders.has(below) || below === '.git'
          ? at
          : undefined;
      }
      const full = joinPath(this.root, link);
      const target = (await this.targetAt(full)) ?? '';
      at = joinPath(target.startsWith('/') ? target : joinPath(parentOf(full), target), rest);
    }
    return undefined;
  }

  /** As much of a path without links as there is, and the next part. */
  private farthest(path: string): string {
    for (let end = path.indexOf('/'); end !== -1; end = path.indexOf('/', end + 1))
      if (!this.tree.folders.has(path.slice(0, end))) return path.slice(0, end);
    return path;
  }

  /** What is in a submodule is in another repository. */
  private mustBeOwn(path: string): void {
    for (const each of this.tree.submodules)
      if (isInside(each, path))
        throw new Error('it is in a submodule, of which that revision has the name alone');
  }

  /** The first link on a path from the root, and what follows it. */
  private linkOn(path: string): readonly [link: string | undefined, rest: string] {
    for (let end = path.indexOf('/'); ; end = path.indexOf('/', end + 1)) {
      const head = end === -1 ? path : path.slice(0, end);
      if (this.tree.entries.get(head)?.kind === 'link') return [head, end === -1 ? '' : path.slice(end + 1)];
      if (end === -1) return [undefined, ''];
    }
  }
}

/** What Git LFS keeps a large file by, where a text is a pointer to one. */
function lfsId(text: string): string | undefined {
  return /^version https:\/\/git-lfs\.github\.com\/spec\/v1\n(?:[\s\S]*\n)?oid sha256:([0-9a-f]{64})\n/.exec(
    text,
  )?.[1];
}
