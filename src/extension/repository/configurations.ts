import type * as vscode from 'vscode';
import { type Configuration, isMeantAsConfig, type Law, noConfiguration } from '../../core/service';
import {
  baseName,
  Configurations,
  type FoundConfig,
  type Governing,
  Ignored,
  isInside,
  joinPath,
  parentOf,
} from '../../repository';
import type { Host } from '../base/host';
import type { FileChanges } from './file-changes';
import { standingOf } from './surroundings';
import { filesOf, pathOf, uriOf } from './workspace-files';

/** What holds for a manifest, and which folders are asked for it. */
interface Known {
  readonly governing: Governing;
  readonly folders: readonly vscode.Uri[];
}

/** What is known of one configuration. */
export interface ConfigState {
  /** What those above it say. */
  readonly above: Configuration;
  /** What is on the disk; undefined where nothing is, or what git ignores. */
  readonly own?: FoundConfig;
  /** Why it cannot be read. */
  readonly refused?: string;
}

const nothing: Known = {
  governing: { configuration: noConfiguration, found: [], refused: [], isLeftOut: false },
  folders: [],
};

/** The configurations of the repositories, as they are on the disk: read once, and again after files changed. */
export class ConfigurationsCache {
  private readonly systems = new Map<string, Configurations>();
  private readonly known = new Map<string, Promise<Known>>();

  constructor(
    private readonly host: Host,
    private readonly law: () => Promise<Law | undefined>,
  ) {}

  /** What holds for a manifest. Rejects where it cannot be told. */
  async of(uri: vscode.Uri): Promise<Governing> {
    return (await this.ask(uri)).governing;
  }

  /** The folders in which a configuration could be that holds for a manifest. */
  async foldersOf(uri: vscode.Uri): Promise<readonly vscode.Uri[]> {
    return (await this.ask(uri).catch(() => nothing)).folders;
  }

  /** What is known of the configuration at an address. */
  async at(uri: vscode.Uri): Promise<ConfigState> {
    const path = pathOf(uri);
    const { folder, root } = await standingOf(uri, this.host);
    const { found, refused } = await this.systemOf(uri).of(path, { folder, root });
    const isTop = folder === root || !isInside(root, folder);
    const above = isTop
      ? noConfiguration
      : (await this.systemOf(uri).of(path, { folder: parentOf(folder), root })).configuration;
    const here = joinPath(folder, baseName(path));
    const own = found.find((each) => each.path === here);
    const why = refused.find((each) => each.path === here)?.why;
    return { above, ...(own && { own }), ...(why !== undefined && { refused: why }) };
  }

  /** Forgets what may no longer be so; undefined where that is nothing. Returns the folders in which it is other now. */
  forget({ created, changed, deleted }: FileChanges): vscode.Uri[] | undefined {
    const all = [...created, ...changed, ...deleted];
    // A folder may have come or gone with one in it and all that it is for, without a word on that.
    const isFolder = [...created, ...deleted].some(({ path }) => !baseName(path).includes('.'));
    const overlaid = all.flatMap((uri) => this.overlaidFolder(uri) ?? []);
    if (!isFolder && overlaid.length === 0 && !all.some(({ path }) => bears(path))) return undefined;
    this.forgetAll();
    const configured = all
      .filter(({ path }) => bears(path))
      .map((uri) => uri.with({ path: parentOf(uri.path.replace(/\/\.git\/info\/exclude$/, '')) }));
    return [...configured, ...overlaid];
  }

  /** The folder for which a file on laws is, where a configuration names it. */
  private overlaidFolder(uri: vscode.Uri): vscode.Uri | undefined {
    const folder = this.systems.get(`${uri.scheme}://${uri.authority}`)?.overlays.get(pathOf(uri));
    return folder === undefined ? undefined : uriOf(folder, uri);
  }

  forgetAll(): void {
    this.systems.clear();
    this.known.clear();
  }

  private ask(uri: vscode.Uri): Promise<Known> {
    // Something that was never saved is in no repository.
    if (uri.scheme === 'untitled') return Promise.resolve(nothing);
    const key = uri.toString();
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const asked = this.find(uri);
    this.known.set(key, asked);
    // A fault may be gone the next moment: it is not remembered.
    asked.catch(() => {
      if (this.known.get(key) === asked) this.known.delete(key);
    });
    return asked;
  }

  private async find(uri: vscode.Uri): Promise<Known> {
    const standing = await standingOf(uri, this.host);
    const folders: vscode.Uri[] = [];
    for (let at = standing.folder; isInside(standing.root, at); at = parentOf(at)) {
      folders.push(uriOf(at, uri));
      if (at === standing.root || parentOf(at) === at) break;
    }
    return { governing: await this.systemOf(uri).of(pathOf(uri), standing), folders };
  }

  private systemOf(uri: vscode.Uri): Configurations {
    const key = `${uri.scheme}://${uri.authority}`;
    const known = this.systems.get(key);
    if (known !== undefined) return known;
    const files = filesOf(uri, this.host);
    const system = new Configurations(files, new Ignored(files), this.law);
    this.systems.set(key, system);
    return system;
  }
}

/** Whether a path says which configurations there are: one of them, or what git ignores. */
function bears(path: string): boolean {
  return isMeantAsConfig(path) || /\/(\.gitignore|info\/exclude|\.git)$/.test(path);
}
