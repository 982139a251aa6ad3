import * as vscode from 'vscode';
import { additions, type Discovery, discover, type FirstLook } from '../../../core/service';
import { tell } from '../../base/messages';
import { editManifest, showNotChanged } from '../../editing/edit';
import { activeManifest } from '../../manifests/manifest-documents';
import type { ManifestState } from '../../manifests/manifests';
import type { Services } from '../../services';
import { chooseProposals } from './choose';
import { look, notLookedAt } from './look';

/** Proposes what the repository says and the active manifest does not have yet; adds what is picked, as one undo step. */
export async function addFromRepository(asked: vscode.Uri | undefined, services: Services): Promise<void> {
  const manifest = asked ?? activeManifest();
  if (manifest === undefined) return;
  const why = notLookedAt(manifest, services);
  if (why !== undefined) return void tell.info(why);
  const text = await vscode.workspace.openTextDocument(manifest);
  const first = await look(manifest, services);
  if (first === undefined)
    return void tell.warn('The repository could not be looked at. Nothing was changed.');
  const { proposals } = discoveryOf(first, await services.manifests.current(text));
  if (proposals.length === 0) {
    const nothing = 'The repository says nothing that the manifest does not have.';
    vscode.window.setStatusBarMessage(`$(check) ${nothing}`, shownFor);
    return;
  }
  const kept = await chooseProposals(proposals, 'Add what the repository says');
  if (kept === undefined || kept.length === 0) return;
  const names = new Set(kept.map(nameOf));
  // Asked again on the text that there is by then: what was added meanwhile is not added twice.
  const refusal = await editManifest(
    text,
    (state) => {
      const still = discoveryOf(first, state).proposals.filter((each) => names.has(nameOf(each)));
      return additions(still, state.document.manifest);
    },
    services.manifests,
  );
  if (refusal !== undefined) showNotChanged(refusal);
}

/** In milliseconds. */
const shownFor = 8_000;

function discoveryOf(first: FirstLook, { report }: ManifestState): Discovery {
  return discover(first, { manifest: report.whole, repository: report.input.repository });
}

function nameOf({ path, label }: Discovery['proposals'][number]): string {
  return JSON.stringify([path, label]);
}
