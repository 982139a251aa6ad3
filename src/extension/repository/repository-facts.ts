import * as vscode from 'vscode';
import type { FileFact, FileReference, RepositoryFacts } from '../../core/service';
import {
  baseName,
  candidatePaths,
  collectFacts,
  type FileFinder,
  type Files,
  findRepository,
  parentOf,
  type Standing,
  slashed,
} from '../../repository';
import type { Host } from '../base/host';
import type { FileChanges } from './file-changes';
import { Touched } from './touched';
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

  /** Looks up what is not known yet. Never throws: what cannot be told is left out, and so unknown. */
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
    const bySystem = new Map<string, Touched>();
    const affected: vscode.Uri[] = [];
    for (const { uri, memory } of this.memories.values()) {
      const system = `${uri.scheme}://${uri.authority}`;
      const touched = bySystem.get(system) ?? new Touched(changes, uri);
      bySystem.set(system, touched);
      let any = memory.lookups > 0;
      if (any) memory.epoch++;
      for (const [file, known] of memory.known) {
        if (!isAffected(file, known, touched)) continue;
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
  foldersOf(uri: vscode.Uri): vscode.Uri[] {
    const { known } = this.memories.get(uri.toString())?.memory ?? {};
    const folders = new Set<string>();
    for (const { places } of known?.values() ?? []) for (const place of places) folders.add(parentOf(place));
    return [...folders].map((folder) => uriOf(folder, uri));
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

/** Whether a change may bear on what is known of a file. */
function isAffected(file: string, { fact, places }: Known, touched: Touched): boolean {
  if (places.some((place) => touched.reaches(place))) return true;
  if (fact?.kind !== 'missing') return false;
  // It may have turned up, there or elsewhere, or no longer be where it had turned up.
  return (
    places.some((place) => touched.isInside(place)) ||
    touched.mayInclude(baseName(slashed(file))) ||
    (fact.movedTo !== undefined && touched.any)
  );
}
