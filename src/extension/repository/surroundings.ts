import * as vscode from 'vscode';
import type { Refusal } from '../../core/service';
import {
  findRepository,
  isInRepository,
  isInside,
  joinPath,
  knownHandles,
  locateFile,
  proposedFiles,
  relativePath,
  type Standing,
} from '../../repository';
import type { Host } from '../base/host';
import { filesOf, pathOf, uriOf } from './workspace-files';

/** The repository around a manifest: where the files that it names are, and how it would name one. */
export class Surroundings {
  private constructor(
    private readonly manifest: vscode.Uri,
    private readonly host: Host,
    private readonly standing: Standing,
  ) {}

  static async of(manifest: vscode.Uri, host: Host): Promise<Surroundings> {
    return new Surroundings(manifest, host, await standingOf(manifest, host));
  }

  /** The folder of the manifest. */
  get folder(): vscode.Uri {
    return uriOf(this.standing.folder, this.manifest);
  }

  get root(): vscode.Uri {
    return uriOf(this.standing.root, this.manifest);
  }

  /** The file or folder that the manifest names; undefined when there is none, or when it is outside the repository. */
  async find(
    name: string,
  ): Promise<{ readonly uri: vscode.Uri; readonly kind: 'file' | 'folder' } | undefined> {
    const found = await locateFile(name, { ...this.standing, files: filesOf(this.manifest, this.host) });
    return 'path' in found ? { uri: uriOf(found.path, this.manifest), kind: found.kind } : undefined;
  }

  /** How the manifest names a file: from its own folder. Undefined for one outside the repository. */
  async nameOf(file: vscode.Uri): Promise<string | undefined> {
    if (file.scheme !== this.manifest.scheme || file.authority !== this.manifest.authority) return undefined;
    const path = pathOf(file);
    if (!isInside(this.standing.root, path)) return undefined;
    const name = relativePath(this.standing.folder, path);
    return (await this.holds(file)) ? name : undefined;
  }

  /** Whether a file, there already or to be made, is in the repository once symbolic links are followed. */
  holds(file: vscode.Uri): Promise<boolean> {
    return isInRepository(pathOf(file), this.standing.root, filesOf(this.manifest, this.host));
  }

  /** The files that may be proposed as evidence, as the manifest would name them, the nearest first. */
  proposals(): Promise<string[]> {
    return proposedFiles(this.standing, filesOf(this.manifest, this.host));
  }

  /** Handles of people and teams that the repository knows. */
  handles(): Promise<string[]> {
    return knownHandles(this.standing.root, filesOf(this.manifest, this.host));
  }

  /** Where a file is that the manifest names from its own folder. */
  uriOf(name: string): vscode.Uri {
    return uriOf(joinPath(this.standing.folder, name), this.manifest);
  }
}

/** Why nothing can be found around a manifest that was never saved, where that is so. */
export function unsavedRefusal({ scheme }: vscode.Uri): Refusal | undefined {
  return scheme === 'untitled'
    ? { refused: 'Save the manifest in its repository first: its files are found from there.' }
    : undefined;
}

/** Where a manifest stands, in its file system or in that as it was. Rejects where it cannot be told. */
export function standingOf(
  manifest: vscode.Uri,
  host: Host,
  files = filesOf(manifest, host),
): Promise<Standing> {
  // On other machines there is often no `.git`, and what is open is the whole repository.
  const workspace = files.isFar === true ? vscode.workspace.getWorkspaceFolder(manifest) : undefined;
  return findRepository(pathOf(manifest), workspace && pathOf(workspace.uri), files);
}
