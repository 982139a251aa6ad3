import * as vscode from 'vscode';
import {
  type Files,
  isForeign,
  joinPath,
  pathBelow,
  readHead,
  relativePath,
  type Standing,
} from '../../repository';
import type { Host } from '../base/host';
import { standingOf } from './surroundings';
import { filesOf, pathOf } from './workspace-files';

/** What is known of a page that is to be written about a manifest, and of the repository. Paths are from its root. */
interface PageSurroundings {
  /** The folder of the manifest from that of the page; absent where no relative path leads there. */
  readonly toManifest?: string;
  readonly revision?: {
    readonly commit?: string;
    readonly branch?: string;
    readonly manifest: string;
    /** What differs from the commit; absent where that cannot be told. */
    readonly changed?: readonly string[];
  };
}

/** Looks around a manifest for a page that is to be written to `page`. Whatever cannot be told is left out. */
export async function pageSurroundings(
  manifest: vscode.Uri,
  page: vscode.Uri,
  host: Host,
): Promise<PageSurroundings> {
  if (manifest.scheme === 'untitled') return {};
  try {
    const files = filesOf(manifest, host);
    const standing = await standingOf(manifest, host);
    const revision = await revisionOf(manifest, standing, files);
    return { ...wayTo(standing.folder, manifest, page), ...(revision === undefined ? {} : { revision }) };
  } catch {
    return {};
  }
}

function wayTo(folder: string, manifest: vscode.Uri, page: vscode.Uri): Pick<PageSurroundings, 'toManifest'> {
  if (manifest.scheme !== page.scheme || manifest.authority !== page.authority) return {};
  const way = relativePath(joinPath(pathOf(page), '..'), folder);
  // On another drive there is none.
  return isForeign(way) ? {} : { toManifest: way === '.' ? '' : way };
}

async function revisionOf(
  manifest: vscode.Uri,
  standing: Standing,
  files: Files,
): Promise<PageSurroundings['revision']> {
  const path = pathOf(manifest);
  const name = joinPath(standing.folder, path.slice(path.lastIndexOf('/') + 1));
  const own = { manifest: pathBelow(standing.root, name) };
  const told = await toldByGit(manifest, standing, files);
  if (told !== undefined) return { ...told, ...own };
  const head = await readHead(standing.root, files);
  return head === undefined ? undefined : { ...head, ...own };
}

/** As much of what VS Code's own git extension offers as is asked here; nothing of it changes anything. */
interface GitExtension {
  getAPI(version: 1): {
    getRepository(uri: vscode.Uri): GitRepository | null;
  };
}

interface GitRepository {
  readonly rootUri: vscode.Uri;
  readonly state: {
    readonly HEAD?: { readonly name?: string; readonly commit?: string };
    readonly workingTreeChanges: readonly GitChange[];
    readonly indexChanges: readonly GitChange[];
    readonly mergeChanges: readonly GitChange[];
    readonly untrackedChanges?: readonly GitChange[];
  };
  status(): Promise<void>;
}

interface GitChange {
  readonly uri: vscode.Uri;
  readonly originalUri?: vscode.Uri;
  readonly renameUri?: vscode.Uri;
}

/** What VS Code's git extension says, where it runs already. It does not where nobody trusts the workspace. */
async function toldByGit(
  manifest: vscode.Uri,
  { root }: Standing,
  files: Files,
): Promise<Omit<NonNullable<PageSurroundings['revision']>, 'manifest'> | undefined> {
  const repository = gitRepository(manifest);
  if (repository === undefined) return undefined;
  const top = pathOf(repository.rootUri);
  if (!(await isSameFolder(top, root, files))) return undefined;
  const isFresh = await refreshed(repository);
  const { HEAD: head, workingTreeChanges, indexChanges, mergeChanges, untrackedChanges } = repository.state;
  const all = [workingTreeChanges, indexChanges, mergeChanges, untrackedChanges ?? []].flat();
  const uris = all.flatMap(({ uri, originalUri, renameUri }) => [uri, originalUri ?? uri, renameUri ?? uri]);
  const changed = [...new Set(uris.map((uri) => pathBelow(top, pathOf(uri))))].sort();
  const isWhole = isFresh && !areNewFilesHidden(repository.rootUri);
  return {
    ...(head?.commit === undefined ? {} : { commit: head.commit }),
    ...(head?.name === undefined ? {} : { branch: head.name }),
    ...(changed.length > 0 || isWhole ? { changed } : {}),
  };
}

function gitRepository(manifest: vscode.Uri): GitRepository | undefined {
  const git = vscode.extensions.getExtension<GitExtension>('vscode.git');
  if (git?.isActive !== true) return undefined;
  try {
    return git.exports.getAPI(1).getRepository(manifest) ?? undefined;
  } catch {
    // It is switched off.
    return undefined;
  }
}

async function isSameFolder(one: string, other: string, { links }: Files): Promise<boolean> {
  if (one === other) return true;
  const [first, second] = await Promise.all([links?.realPath(one), links?.realPath(other)]);
  return first !== undefined && first === second;
}

/** Nobody waits longer for a page. In milliseconds. */
const patience = 5_000;

/** Has git look once more: what was saved a moment ago is to be among the changes. */
async function refreshed(repository: GitRepository): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), patience);
  });
  const done = Promise.resolve(repository.status()).then(
    () => true,
    () => false,
  );
  return Promise.race([done, late]).finally(() => clearTimeout(timer));
}

function areNewFilesHidden(root: vscode.Uri): boolean {
  return vscode.workspace.getConfiguration('git', root).get('untrackedChanges') === 'hidden';
}
