import * as vscode from 'vscode';
import type { FileFact, FileReference, RepositoryFacts } from '../core/facts/evidence';
import {
  baseName,
  candidatePaths,
  collectFacts,
  type FileFinder,
  type Files,
  findRepository,
  isInside,
  parentOf,
  type Standing,
} from '../repository';
import type { FileChanges } from './file-changes';
import type { Host } from './host';
import { filesOf, pathOf, uriOf } from './workspace-files';

/** What is known of one file that a manifest names, and the places on which that rests. */
interface Known {
  readonly fact: FileFact | undefined;
  readonly places: readonly string[];
}

interface Memory {
  readonly standing: Promise<Standing>;
  readonly known: Map<string, Known>;
  /** Look-ups under way. */
  lookups: number;
  /** How often something happened that may have come too late for a look-up under way. */
  epoch: number;
}

/** The facts of the repository that each manifest rests on: looked up once, and again after the files changed. */
export class RepositoryFactsCache {
  private readonly memories = new Map<string, { uri: vscode.Uri; memory: Memory }>();

  constructor(private readonly host: Host) {}

  /** Looks up what is not known yet. Never throws: what can not be told is left out, and so unknown. */
  async collect(uri: vscode.Uri, references: readonly FileReference[]): Promise<RepositoryFacts> {
    // Something that was never saved is in no repository.
    if (uri.scheme === 'untitled' || references.length === 0) return { files: new Map() };
    const memory = this.memoryOf(uri);
    const unknown = references.filter(({ file }) => !memory.known.has(file));
    const files = new Map<string, FileFact>();
    const add = (file: string, { fact }: Known) => fact !== undefined && files.set(file, fact);
    for (const { file } of references) {
      const known = memory.known.get(file);
      if (known !== undefined) add(file, known);
    }
    if (unknown.length > 0)
      for (const [file, known] of await this.lookUp(uri, memory, unknown)) add(file, known);
    return { files };
  }

  /** Forgets what may no longer be so. Returns the manifests that it concerns. */
  forget(changes: FileChanges): vscode.Uri[] {
    const comesOrGoes = [...changes.created, ...changes.deleted];
    if (comesOrGoes.some(({ path }) => baseName(path) === '.git')) return this.forgetAll();
    const affected: vscode.Uri[] = [];
    for (const { uri, memory } of this.memories.values()) {
      const moved = pathsLike(uri, comesOrGoes);
      const touched = [...moved, ...pathsLike(uri, changes.changed)];
      let any = memory.lookups > 0;
      if (any) memory.epoch++;
      for (const [file, known] of memory.known) {
        if (!isAffected(known, touched) && !mayHaveMoved(file, known, moved)) continue;
        memory.known.delete(file);
        any = true;
      }
      if (any) affected.push(uri);
    }
    return affected;
  }

  /** Forgets everything. Returns the manifests that it concerns. */
  forgetAll(): vscode.Uri[] {
    const all = [...this.memories.values()].map(({ uri }) => uri);
    this.memories.clear();
    return all;
  }

  /** Forgets one manifest. */
  drop(uri: vscode.Uri): void {
    this.memories.delete(uri.toString());
  }

  /** Every folder in which something could happen that changes the facts of a manifest. */
  folders(): vscode.Uri[] {
    const all = new Map<string, vscode.Uri>();
    for (const { uri, memory } of this.memories.values()) {
      for (const { places } of memory.known.values()) {
        for (const place of places) {
          const folder = uriOf(parentOf(place), uri);
          all.set(folder.toString(), folder);
        }
      }
    }
    return [...all.values()];
  }

  private memoryOf(uri: vscode.Uri): Memory {
    const key = uri.toString();
    const there = this.memories.get(key)?.memory;
    if (there !== undefined) return there;
    const folder = parentOf(pathOf(uri));
    const workspace = vscode.workspace.getWorkspaceFolder(uri);
    const searched = workspace === undefined ? folder : pathOf(workspace.uri);
    const standing = findRepository(folder, searched, filesOf(uri, this.host)).catch(() => ({
      folder,
      root: folder,
    }));
    const memory: Memory = { standing, known: new Map(), lookups: 0, epoch: 0 };
    this.memories.set(key, { uri, memory });
    return memory;
  }

  private async lookUp(
    uri: vscode.Uri,
    memory: Memory,
    references: readonly FileReference[],
  ): Promise<ReadonlyMap<string, Known>> {
    const { epoch } = memory;
    memory.lookups++;
    try {
      const found = await lookUp(references, await memory.standing, uri, filesOf(uri, this.host));
      if (memory.epoch === epoch) for (const [file, known] of found) memory.known.set(file, known);
      return found;
    } finally {
      memory.lookups--;
    }
  }
}

async function lookUp(
  references: readonly FileReference[],
  standing: Standing,
  uri: vscode.Uri,
  files: Files,
): Promise<ReadonlyMap<string, Known>> {
  const facts = await collectFacts(references, { ...standing, files, ...finderAround(uri) });
  const found = new Map<string, Known>();
  for (const { file } of references) {
    const places = candidatePaths(file, standing);
    const real = await Promise.all(places.map((place) => files.realPath?.(place).catch(() => undefined)));
    const all = new Set([...places, ...real.filter((place) => place !== undefined)]);
    found.set(file, { fact: facts.files.get(file), places: [...all] });
  }
  return found;
}

/** Finds a file by its name with VS Code's own search, which other file systems than the disk may not have. */
function finderAround(uri: vscode.Uri): { readonly finder?: FileFinder } {
  if (uri.scheme !== 'file') return {};
  const finder: FileFinder = {
    async only(root, name) {
      const literal = name.replace(/[*?[\]{}]/g, (sign) => `[${sign}]`);
      const pattern = new vscode.RelativePattern(uriOf(root, uri), `**/${literal}`);
      const found = await vscode.workspace.findFiles(pattern, '**/{node_modules,.git}/**', 2);
      const [first] = found;
      return found.length === 1 && first !== undefined ? pathOf(first) : undefined;
    },
  };
  return { finder };
}

/** The paths of those that are in the same file system. */
function pathsLike(uri: vscode.Uri, others: readonly vscode.Uri[]): string[] {
  return others
    .filter(({ scheme, authority }) => scheme === uri.scheme && authority === uri.authority)
    .map((each) => pathOf(each).toLowerCase());
}

/** A change at a place, at a folder above it, or inside of it bears on it. Case may not matter: ask once too often. */
function isAffected({ places, fact }: Known, touched: readonly string[]): boolean {
  return places.some((place) => {
    const at = place.toLowerCase();
    const inside = fact?.kind === 'missing';
    return touched.some((path) => isInside(path, at) || (inside && isInside(at, path)));
  });
}

/** A missing file may have turned up elsewhere, or no longer be where it had turned up. */
function mayHaveMoved(file: string, { fact }: Known, moved: readonly string[]): boolean {
  if (fact?.kind !== 'missing') return false;
  const name = baseName(file.replaceAll('\\', '/')).toLowerCase();
  // What has no dot in its name may be a folder, and anything may have come or gone with it.
  return moved.some(
    (path) => fact.movedTo !== undefined || baseName(path) === name || !baseName(path).includes('.'),
  );
}
