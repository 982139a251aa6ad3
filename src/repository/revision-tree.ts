/** What a commit or the index has, by its paths from the root. */
import type { FolderEntry } from './files';
import type { Revisions } from './revisions';

/** An entry of a tree. */
export interface TreeEntry {
  readonly kind: FolderEntry['kind'] | 'submodule';
  readonly id: string;
  /** Absent where nobody has said it yet. */
  size?: number;
}

/** What differs between two trees, by paths from the root. What became of another kind has gone and come. */
export interface TreeChanges {
  readonly created: readonly string[];
  readonly changed: readonly string[];
  readonly deleted: readonly string[];
  /** Whether a submodule has come or gone: nobody sees what is in it. */
  readonly hasOtherSubmodules: boolean;
}

/**
 * `100644 blob 0a1b… 12\tdocs/a.md`, as a tree has it, with sizes or without, and `100644 0a1b… 0\tdocs/a.md`, as the index
 * has it.
 */
const lineOfTree = /^(\d+) [a-z]+ (\w+)(?: +(\S+))?\t([\s\S]+)$/;
const lineOfIndex = /^(\d+) (\w+) [0-3](\t)([\s\S]+)$/;
const lineOfChange = /^:(\d+) (\d+) \w+ (\w+) [A-Z]\d*$/;

/** What a tree has, with the sizes of its files; without, where the clone lacks some of them. */
async function textOf(id: string, revisions: Revisions): Promise<string> {
  const list = ['ls-tree', '-r', '-z', '--full-tree'];
  const { code, out } = await revisions.run(...list, '--long', id);
  return code === 0 ? out : revisions.ask(...list, id);
}

export class RevisionTree {
  readonly entries: Map<string, TreeEntry>;
  readonly folders: Map<string, readonly FolderEntry[]>;
  readonly submodules: Set<string>;
  /** From the root: git has all of them. */
  readonly tracked: Set<string>;

  private constructor(before?: RevisionTree) {
    this.entries = new Map(before?.entries);
    this.folders = new Map(before?.folders ?? [['', [{ name: '.git', kind: 'folder' }]]]);
    this.submodules = new Set(before?.submodules);
    this.tracked = new Set(before?.tracked);
  }

  /** That of a commit, or of the index. Throws GitRefusal where git does not tell it. */
  static async of(state: { readonly id: string } | 'index', revisions: Revisions): Promise<RevisionTree> {
    const text =
      state === 'index'
        ? await revisions.ask('ls-files', '--stage', '-z', '--full-name', '--')
        : await textOf(state.id, revisions);
    const tree = new RevisionTree();
    // A folder is filled in place while nobody else has it.
    const lists = new Map<string, FolderEntry[]>();
    for (const line of text.split('\0')) {
      const [, mode = '', id = '', size = '', path = ''] =
        lineOfTree.exec(line) ?? lineOfIndex.exec(line) ?? [];
      // Of what is in conflict, each side has its line.
      if (path === '' || tree.tracked.has(path)) continue;
      tree.add(path, { kind: kindOf(mode), id, ...(/^\d+$/.test(size) && { size: Number(size) }) }, lists);
    }
    return tree;
  }

  /** That of another commit, by what differs between the two: of a large tree that is little. Throws GitRefusal. */
  async movedTo(
    to: string,
    from: string,
    revisions: Revisions,
  ): Promise<{ readonly tree: RevisionTree; readonly changes: TreeChanges }> {
    const asked = [
      'diff-tree',
      '-r',
      '-z',
      '--raw',
      '--no-abbrev',
      '--no-renames',
      '--ignore-submodules=none',
    ];
    const words = (await revisions.ask(...asked, from, to, '--')).split('\0');
    const tree = new RevisionTree(this);
    const lists = new Map<string, FolderEntry[]>();
    const changed: string[] = [];
    const deleted: string[] = [];
    const come: (readonly [path: string, entry: TreeEntry])[] = [];
    for (let at = 0; at + 1 < words.length; at += 2) {
      const [, before = '', mode = '', id = ''] = lineOfChange.exec(words[at] ?? '') ?? [];
      const path = words[at + 1] ?? '';
      const entry = { kind: kindOf(mode), id };
      if (isThere(before) && isThere(mode) && kindOf(before) === entry.kind) {
        if (entry.kind !== 'submodule') tree.entries.set(path, entry);
        changed.push(path);
        continue;
      }
      if (isThere(before)) {
        tree.remove(path, lists);
        deleted.push(path);
      }
      if (isThere(mode)) come.push([path, entry]);
    }
    // What a file was may be a folder now: all that has gone goes first.
    for (const [path, entry] of come) tree.add(path, entry, lists);
    const hasOtherSubmodules =
      ![...tree.submodules].every((each) => this.submodules.has(each)) ||
      tree.submodules.size !== this.submodules.size;
    return { tree, changes: { hasOtherSubmodules, created: come.map(([path]) => path), changed, deleted } };
  }

  private add(path: string, entry: TreeEntry, lists: Map<string, FolderEntry[]>): void {
    const kind = entry.kind === 'submodule' ? 'folder' : entry.kind;
    if (entry.kind === 'submodule') this.submodules.add(path);
    else this.entries.set(path, entry);
    this.tracked.add(path);
    this.listOf(folderOf(path), lists).push({ name: nameOf(path), kind });
  }

  private remove(path: string, lists: Map<string, FolderEntry[]>): void {
    this.entries.delete(path);
    this.submodules.delete(path);
    this.tracked.delete(path);
    this.unlist(path, lists);
  }

  /** Takes a name from its folder; that goes too where nothing is left in it. */
  private unlist(path: string, lists: Map<string, FolderEntry[]>): void {
    const folder = folderOf(path);
    const list = this.listOf(folder, lists);
    const name = nameOf(path);
    const at = list.findIndex((each) => each.name === name);
    if (at !== -1) list.splice(at, 1);
    if (list.length > 0 || folder === '') return;
    this.folders.delete(folder);
    lists.delete(folder);
    this.unlist(folder, lists);
  }

  /** What a folder has, to be changed here; it is there from now on, with those that it is in. */
  private listOf(folder: string, lists: Map<string, FolderEntry[]>): FolderEntry[] {
    const own = lists.get(folder);
    if (own !== undefined) return own;
    const known = this.folders.get(folder);
    const list = [...(known ?? [])];
    lists.set(folder, list);
    this.folders.set(folder, list);
    if (known === undefined)
      this.listOf(folderOf(folder), lists).push({ name: nameOf(folder), kind: 'folder' });
    return list;
  }
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function isThere(mode: string): boolean {
  return !/^0*$/.test(mode);
}

function kindOf(mode: string): TreeEntry['kind'] {
  if (mode === '120000') return 'link';
  return mode === '160000' ? 'submodule' : 'file';
}
