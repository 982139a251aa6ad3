import type * as vscode from 'vscode';
import { type FileReference, type RepositoryFacts, readingsOf } from '../../core/service';
import {
  baseName,
  FactMemory,
  type FileFinder,
  type Files,
  fileFinder,
  type Known,
  parentOf,
  type Surroundings,
  slashed,
  uncheckedFacts,
} from '../../repository';
import type { Host } from '../base/host';
import type { FileChanges } from './file-changes';
import { standingOf } from './surroundings';
import { Touched } from './touched';
import { filesOf, pathOf, uriOf } from './workspace-files';

/** The facts of the repository that each manifest rests on: looked up once, and again after the files changed. */
export class RepositoryFactsCache {
  private readonly memories = new Map<string, { uri: vscode.Uri; memory: FactMemory }>();

  /** Where files of each name are on the disk: listed once, and again after something came or went. */
  private finder: FileFinder | undefined;

  constructor(private readonly host: Host) {}

  /** Looks up what is not known yet. Never throws: what cannot be told is not checked. */
  async collect(uri: vscode.Uri, references: readonly FileReference[]): Promise<RepositoryFacts> {
    // Something that was never saved is in no repository.
    if (uri.scheme === 'untitled') {
      return uncheckedFacts(references, {
        reason: 'the manifest is not saved yet',
        advice: 'save it in its repository',
      });
    }
    return this.memoryOf(uri).collect(references);
  }

  /** Forgets what may no longer be so. Returns the manifests that it concerns. */
  forget(changes: FileChanges): vscode.Uri[] {
    const comesOrGoes = [...changes.created, ...changes.deleted];
    if (comesOrGoes.length > 0) this.finder = undefined;
    if (comesOrGoes.some(({ path }) => baseName(path) === '.git')) return this.forgetAll();
    // What git ignores may be anything below.
    if ([...comesOrGoes, ...changes.changed].some(({ path }) => /\/(\.gitignore|info\/exclude)$/.test(path)))
      return this.forgetAll();
    const bySystem = new Map<string, Touched>();
    const affected: vscode.Uri[] = [];
    for (const { uri, memory } of this.memories.values()) {
      const system = `${uri.scheme}://${uri.authority}`;
      const touched = bySystem.get(system) ?? new Touched(changes, uri);
      bySystem.set(system, touched);
      if (memory.forget((file, known) => isAffected(file, known, touched))) affected.push(uri);
    }
    return affected;
  }

  /** Forgets everything. Returns the manifests that it concerns. */
  forgetAll(): vscode.Uri[] {
    const all = [...this.memories.values()].map(({ uri }) => uri);
    this.memories.clear();
    this.finder = undefined;
    return all;
  }

  /** Forgets one manifest. */
  drop(uri: vscode.Uri): void {
    this.memories.delete(uri.toString());
  }

  /** Every folder in which something could happen that changes the facts of a manifest. */
  foldersOf(uri: vscode.Uri): vscode.Uri[] {
    const places = this.memories.get(uri.toString())?.memory.places() ?? [];
    return [...new Set(places.map(parentOf))].map((folder) => uriOf(folder, uri));
  }

  private finderOf(files: Files): FileFinder {
    this.finder ??= fileFinder(files);
    return this.finder;
  }

  private async around(uri: vscode.Uri): Promise<Surroundings> {
    const manifest = pathOf(uri);
    const files = filesOf(uri, this.host);
    const standing = await standingOf(uri, this.host);
    const { readers } = this.host;
    // Whoever is writing commits it when it is written.
    const untracked = 'is-told';
    // Where each folder is a request to another machine, nothing is searched.
    if (files.isFar === true) return { ...standing, files, manifest, readers, untracked };
    return {
      ...standing,
      files,
      manifest,
      readers,
      untracked,
      finder: { only: (root, name) => this.finderOf(files).only(root, name) },
    };
  }

  private memoryOf(uri: vscode.Uri): FactMemory {
    const key = uri.toString();
    const there = this.memories.get(key)?.memory;
    if (there !== undefined) return there;
    const memory = new FactMemory(() => this.around(uri));
    this.memories.set(key, { uri, memory });
    return memory;
  }
}

/** Whether a change may bear on what is known of a file. */
function isAffected(file: string, { fact, places }: Known, touched: Touched): boolean {
  if (places.some((place) => touched.reaches(place))) return true;
  // A folder may be empty now, or no longer; what is missing may have turned up along with what is in it.
  if (fact.kind !== 'file' && places.some((place) => touched.isInside(place))) return true;
  if (fact.kind !== 'missing') return false;
  // It may have turned up elsewhere, or no longer be where it had turned up.
  const names = readingsOf(file).map(({ name }) => baseName(slashed(name)));
  return names.some((name) => touched.mayInclude(name)) || (fact.movedTo !== undefined && touched.any);
}
