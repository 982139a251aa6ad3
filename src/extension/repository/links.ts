import * as vscode from 'vscode';
import { isManifestPath } from '../../core/service';
import { type Links, manifestAt } from '../../repository';
import type { Host } from '../base/host';
import { filesOf, pathOf } from './workspace-files';

/** Why a link that has the name of a manifest is not followed; undefined for a file, and for one that may be. */
export async function linkRefusal(uri: vscode.Uri, host: Host): Promise<string | undefined> {
  const files = filesOf(uri, host);
  const path = pathOf(uri);
  if (!isManifestPath(path) || (await isNoLink(path, files.links))) return undefined;
  const workspace = vscode.workspace.getWorkspaceFolder(uri);
  const found = await manifestAt(
    path,
    files,
    workspace === undefined ? {} : { within: pathOf(workspace.uri) },
  );
  return found !== undefined && 'why' in found ? found.why : undefined;
}

async function isNoLink(path: string, links: Links | undefined): Promise<boolean> {
  return (await links?.target(path).catch(() => undefined)) === undefined;
}

/** The path of the file that an address leads to, by which it is told whether two are one; undefined where unknown. */
export async function realFile(uri: vscode.Uri, host: Host): Promise<string | undefined> {
  return filesOf(uri, host)
    .links?.realPath(pathOf(uri))
    .catch(() => undefined);
}
