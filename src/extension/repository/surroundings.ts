import * as vscode from 'vscode';
import {
  candidatePaths,
  findRepository,
  isInside,
  parentOf,
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
    const folder = parentOf(pathOf(manifest));
    const workspace = vscode.workspace.getWorkspaceFolder(manifest);
    const searched = workspace === undefined ? folder : pathOf(workspace.uri);
    return new Surroundings(manifest, host, await findRepository(folder, searched, filesOf(manifest, host)));
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
    const files = filesOf(this.manifest, this.host);
    for (const path of candidatePaths(name, this.standing)) {
      const stat = await files.stat(path);
      const uri = uriOf(path, this.manifest);
      if (stat !== undefined) return (await this.holds(uri)) ? { uri, kind: stat.kind } : undefined;
    }
    return undefined;
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
  async holds(file: vscode.Uri): Promise<boolean> {
    const { realPath } = filesOf(this.manifest, this.host);
    const { root } = this.standing;
    const path = pathOf(file);
    if (!isInside(root, path)) return false;
    if (realPath === undefined) return true;
    const realRoot = (await realPath(root)) ?? root;
    for (let at = path; isInside(root, at); at = parentOf(at)) {
      const real = await realPath(at);
      if (real !== undefined) return isInside(realRoot, real);
    }
    return true;
  }
}
