import * as vscode from 'vscode';
import { newestEdition } from '../../../core/service';
import { type Change, editManifest, showNotChanged } from '../../editing/edit';
import { manifestFor } from '../../panel';
import type { Feature, Services } from '../../services';

/** Has the newest edition of the checklist judge a manifest; its argument is the manifest's address. */
const moveEditionId = 'aiReadiness.moveEdition';

export const edition: Feature = (services) =>
  vscode.commands.registerCommand(moveEditionId, (...args: unknown[]) => move(services, args));

async function move(services: Services, args: readonly unknown[]): Promise<void> {
  const uri = await manifestFor(services, args);
  if (uri === undefined) return;
  const text = await vscode.workspace.openTextDocument(uri);
  const refusal = await editManifest(text, toNewest, services.manifests);
  if (refusal !== undefined) showNotChanged(refusal);
  // Shown, since nobody saves what they do not see.
  else await vscode.window.showTextDocument(text);
}

const toNewest: Change = ({ report: { manifest } }) =>
  manifest.catalogue === newestEdition
    ? { refused: `Edition ${newestEdition} is the newest, and judges this manifest already.` }
    : [{ kind: 'set', path: ['catalogue'], value: newestEdition }];
