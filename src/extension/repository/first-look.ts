import type * as vscode from 'vscode';
import type { FirstLook } from '../../core/service';
import { findRepository, firstLook } from '../../repository';
import type { Host } from '../base/host';
import { filesOf, pathOf } from './workspace-files';

/** Whether the repository around an address is looked at: only where its files are on this machine. */
export function isLookedAt(uri: vscode.Uri, { disk }: Pick<Host, 'disk'>): boolean {
  return uri.scheme === 'file' && disk !== undefined;
}

/** What the repository says around a manifest that is there, or is to be. Rejects where it cannot be told. */
export async function lookAround(manifest: vscode.Uri, host: Host): Promise<FirstLook> {
  const files = filesOf(manifest, host);
  const standing = await findRepository(pathOf(manifest), undefined, files);
  return firstLook({ ...standing, files, readers: await host.readers() });
}
