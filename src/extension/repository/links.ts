import * as vscode from 'vscode';
import { isManifestPath } from '../../core/service';
import { isSameContent, type Links, manifestAt } from '../../repository';
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

/** The file that an address leads to, by which it is told whether two are one; undefined where unknown. */
export async function fileAt(uri: vscode.Uri, host: Host): Promise<string | undefined> {
  const files = filesOf(uri, host);
  const path = pathOf(uri);
  const real = await files.links?.realPath(path).catch(() => undefined);
  if (real === undefined) return undefined;
  const stat = await files.stat(path).catch(() => undefined);
  return fileKey(uri, stat?.id ?? real);
}

/** What tells a file from those of other file systems. */
export function fileKey({ scheme, authority }: vscode.Uri, file: string): string {
  return `${scheme}://${authority}/${file}`;
}

/** Whether two addresses of what its file system takes for one file are that. */
export function isOneFile(one: vscode.Uri, other: vscode.Uri, host: Host): Promise<boolean> {
  return isSameContent(pathOf(one), pathOf(other), filesOf(one, host));
}
