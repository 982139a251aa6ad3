/** The files of a commit, as if they lay where the work tree is: what is read there is what stood there then. */
import { decodeText } from './decode';
import type { Files, FolderEntry, Links } from './files';
import type { ObjectReader } from './git/program';
import { isInside, joinPath, parentOf, pathBelow } from './paths';
import type { Revisions } from './revisions';

/** An entry of a tree. */
interface Entry {
  readonly kind: FolderEntry['kind'] | 'submodule';
  readonly id: string;
  /** Absent where nobody has said it. */
  readonly size?: number;
}

/**
 * `100644 blob 0a1b… 12\tdocs/a.md`, as a tree has it, with sizes or without, and `100644 0a1b… 0\tdocs/a.md`, as the index
 * has it.
 */
const lineOfTree = /^(\d+) [a-z]+ (\w+)(?: +(\S+))?\t([\s\S]+)$/;
const lineOfIndex = /^(\d+) (\w+) [0-3](\t)([\s\S]+)$/;

/** What Git LFS keeps here. */
interface Large {
  readonly hasAny: boolean;
  readonly read: (oid: string) => Promise<Uint8Array | undefined>;
}

/** What stands for a large file is shorter, in bytes. */
const mostOfPointer = 1_000;

/** Links that are followed on one path; more are a circle. */
const mostLinks = 40;

/** What a tree has, with the sizes of its files; without, where the clone lacks some of them. */
async function treeOf(id: string, revisions: Revisions): Promise<string> {
  const list = ['ls-tree', '-r', '-z', '--full-tree'];
  const { code, out } = await revisions.run(...list, '--long', id);
  return code === 0 ? out : revisions.ask(...list, id);
}

/** The files of one commit. To be closed. */
export class RevisionFiles implements Files {
  private readonly entries = new Map<string, Entry>();
  private readonly folders = new Map<string, FolderEntry[]>();
  private readonly submodules = new Set<string>();
  /** From the root: git has all of them. */
  readonly tracked: ReadonlySet<string>;
  readonly links: Links;

  private constructor(
    private readonly root: string,
    tree: string,
    private readonly objects: ObjectReader,
    private readonly large: Large,
  ) {
    const tracked = new Set<string>();
    this.folders.set('', [{ name: '.git', kind: 'folder' }]);
    for (const line of tree.split('\0')) {
      const [, mode = '', id = '', size = '', path = ''] =
        lineOfTree.exec(line) ?? lineOfIndex.exec(line) ?? [];
      // Of what is in conflict, each side has its line.
      if (path === '' || tracked.has(path)) continue;
      tracked.add(path);
      this.add(path, { kind: kindOf(mode), id, ...(/^\d+$/.test(size) && { size: Number(size) }) });
    }
    this.tracked = tracked;
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
    const tree =
      state === 'index'
        ? await revisions.ask('ls-files', '--stage', '-z', '--full-name', '--')
        : await treeOf(state.id, revisions);
    const folder = joinPath(await revisions.kept(), 'lfs/objects');
    const hasAny = (await disk.stat(folder)) !== undefined;
    const read = async (oid: string): Promise<Uint8Array | undefined> => {
      const path = joinPath(folder, `${oid.slice(0, 2)}/${oid.slice(2, 4)}/${oid}`);
      return (await disk.stat(path)) === undefined ? undefined : disk.read(path);
    };
    return new RevisionFiles(revisions.root, tree, objects, { hasAny, read });
  }

  async stat(path: string): Promise<Awaited<ReturnType<Files['stat']>>> {
    const real = await this.real(path);
    if (real === undefined || !isInside(this.root, real)) return undefined;
    const at = pathBelow(this.root, real);
    if (this.folders.has(at) || at === '.git') return { kind: 'folder', size: 0 };
    const entry = this.entries.get(at);
    if (entry === undefined) return undefined;
    if (entry.kind !== 'file') return { kind: 'other', size: 0 };
    return { kind: 'file', size: await this.sizeOf(entry) };
  }

  /** What has the same id has the same in it, in every commit. */
  async stamp(path: string): ReturnType<NonNullable<Files['stamp']>> {
    const entry = isInside(this.root, path) ? this.entries.get(pathBelow(this.root, path)) : undefined;
    return entry?.kind === 'file' ? { size: await this.sizeOf(entry), stamp: entry.id } : undefined;
  }

  async read(path: string, limit?: number): Promise<Uint8Array> {
    const real = (await this.real(path)) ?? path;
    const entry = this.entries.get(isInside(this.root, real) ? pathBelow(this.root, real) : '');
    if (entry === undefined) throw new Error('it is not in that revision');
    const bytes = await this.content(entry);
    return limit === undefined ? bytes : bytes.subarray(0, limit);
  }

  async list(folder: string): Promise<readonly FolderEntry[]> {
    const real = (await this.real(folder)) ?? folder;
    const found = isInside(this.root, real) ? this.folders.get(pathBelow(this.root, real)) : undefined;
    return found ?? [];
  }

  /** The size in a work tree: where large files are kept here, what may stand for one is opened. */
  private async sizeOf(entry: Entry): Promise<number> {
    const { size } = entry;
    if (size === undefined) return (await this.content(entry)).length;
    if (size >= mostOfPointer || !this.large.hasAny) return size;
    return this.content(entry).then(
      ({ length }) => length,
      () => size,
    );
  }

  /** What is in a file, as it would lie in a work tree. */
  private async content({ id }: Entry): Promise<Uint8Array> {
    const bytes = await this.objects.read(id);
    if (bytes === undefined) throw new Error('this clone does not have it: fetch it first');
    const oid = bytes.length < mostOfPointer ? lfsId(decodeText(bytes)) : undefined;
    if (oid === undefined) return bytes;
    const large = await this.large.read(oid);
    if (large === undefined) throw new Error('Git LFS has not fetched what it was in that revision');
    return large;
  }

  private add(path: string, entry: Entry): void {
    const kind = entry.kind === 'submodule' ? 'folder' : entry.kind;
    if (entry.kind === 'submodule') this.submodules.add(path);
    else this.entries.set(path, entry);
    const at = path.lastIndexOf('/');
    this.folder(path.slice(0, Math.max(0, at))).push({ name: path.slice(at + 1), kind });
  }

  /** What a folder has, which is there from now on, with those that it is in. */
  private folder(path: string): FolderEntry[] {
    const known = this.folders.get(path);
    if (known !== undefined) return known;
    const made: FolderEntry[] = [];
    this.folders.set(path, made);
    const at = path.lastIndexOf('/');
    this.folder(path.slice(0, Math.max(0, at))).push({ name: path.slice(at + 1), kind: 'folder' });
    return made;
  }

  private async targetAt(path: string): Promise<string | undefined> {
    const entry = isInside(this.root, path) ? this.entries.get(pathBelow(this.root, path)) : undefined;
    return entry?.kind === 'link'
      ? decodeText((await this.objects.read(entry.id)) ?? new Uint8Array())
      : undefined;
  }

  /** Where a path leads once every link on it is followed; what is outside is where it is. */
  private async real(path: string): Promise<string | undefined> {
    let at = joinPath(path, '');
    for (let followed = 0; followed <= mostLinks; followed++) {
      if (!isInside(this.root, at)) return at;
      const below = pathBelow(this.root, at);
      const [link, rest] = this.linkOn(below);
      if (link === undefined) {
        this.mustBeOwn(below);
        return this.entries.has(below) || this.folders.has(below) || below === '.git' ? at : undefined;
      }
      const full = joinPath(this.root, link);
      const target = (await this.targetAt(full)) ?? '';
      at = joinPath(target.startsWith('/') ? target : joinPath(parentOf(full), target), rest);
    }
    return undefined;
  }

  /** What is in a submodule is in another repository. */
  private mustBeOwn(path: string): void {
    for (const each of this.submodules)
      if (isInside(each, path))
        throw new Error('it is in a submodule, of which that revision has the name alone');
  }

  /** The first link on a path from the root, and what follows it. */
  private linkOn(path: string): readonly [link: string | undefined, rest: string] {
    for (let end = path.indexOf('/'); ; end = path.indexOf('/', end + 1)) {
      const head = end === -1 ? path : path.slice(0, end);
      if (this.entries.get(head)?.kind === 'link') return [head, end === -1 ? '' : path.slice(end + 1)];
      if (end === -1) return [undefined, ''];
    }
  }
}

function kindOf(mode: string): Entry['kind'] {
  if (mode === '120000') return 'link';
  return mode === '160000' ? 'submodule' : 'file';
}

/** What Git LFS keeps a large file by, where a text is a pointer to one. */
function lfsId(text: string): string | undefined {
  return /^version https:\/\/git-lfs\.github\.com\/spec\/v1\n(?:[\s\S]*\n)?oid sha256:([0-9a-f]{64})\n/.exec(
    text,
  )?.[1];
}
