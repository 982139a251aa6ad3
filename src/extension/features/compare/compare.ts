import * as vscode from 'vscode';
import { comparisonPage, md } from '../../../core/service';
import { GitRefusal } from '../../../repository';
import { tell } from '../../base/messages';
import { activeManifest, isManifestAt } from '../../manifests/manifest-documents';
import { pathOf } from '../../repository/workspace-files';
import type { Feature, Services } from '../../services';
import { inDiffs, stateOf } from './in-diffs';
import { type Address, addressIn, comparisonPages, showComparison } from './pages';
import { PastManifests, whyNoGit } from './past';
import { pickRevision } from './pick-revision';

const compareId = 'aiReadiness.compareWith';
const openComparisonId = 'aiReadiness.openComparison';

/** *Compare Readiness With…*: what has changed since a revision, and why; and what a diff of a manifest says of itself. */
export const comparing: Feature = (services) => {
  const past = new PastManifests(services);
  return vscode.Disposable.from(
    inDiffs(services, past, ({ original, modified }) => {
      const to = modified.ref === undefined ? {} : { to: modified.ref };
      const address: Address = { path: modified.path, from: original.ref ?? '', ...to };
      return { title: '', command: openComparisonId, arguments: [address] };
    }),
    comparisonPages((address) => textOf(address, past), services.manifests.onDidChange),
    vscode.commands.registerCommand(compareId, (uri: unknown) => compareWith(services, past, uri)),
    vscode.commands.registerCommand(openComparisonId, async (value: unknown) => {
      const address = addressIn(value);
      if (address !== undefined) await showComparison(address);
    }),
  );
};

async function compareWith(services: Services, past: PastManifests, asked: unknown): Promise<void> {
  const uri = asked instanceof vscode.Uri && isManifestAt(asked) ? asked : activeManifest();
  const why = uri === undefined ? 'Open a manifest first: it is what is compared.' : whyNoGit(uri, services);
  if (uri === undefined || why !== undefined) {
    tell.warn(why ?? '');
    return;
  }
  try {
    const path = pathOf(uri);
    const from = await pickRevision(await past.revisionsOf(path));
    if (from !== undefined) await showComparison({ path, from });
  } catch (fault) {
    if (!(fault instanceof GitRefusal)) throw fault;
    tell.warn(fault.message);
  }
}

/** A comparison as a page; why there is none, where git cannot tell. */
async function textOf({ path, from, to }: Address, past: PastManifests): Promise<string> {
  try {
    const uri = vscode.Uri.file(path);
    const side = { uri, path };
    const earlier = await stateOf({ ...side, ref: from }, past);
    const later = to === undefined ? undefined : await stateOf({ ...side, ref: to }, past);
    const compared =
      later === undefined
        ? await past.compare(await vscode.workspace.openTextDocument(uri), earlier)
        : await past.compareStates(path, earlier, later);
    const page = {
      ...compared,
      from: inWords(from, earlier),
      to: later === undefined ? 'the file as it is' : inWords(to ?? '', later),
    };
    return comparisonPage(page).text;
  } catch (fault) {
    if (!(fault instanceof GitRefusal)) throw fault;
    return md`# What has changed\n\n${fault.message}`.text;
  }
}

function inWords(ref: string, state: Awaited<ReturnType<typeof stateOf>>): string {
  if (state === 'index') return 'what is staged';
  const short = state.id.slice(0, 9);
  return ref === state.id ? `${short} of ${state.day}` : `${ref} (${short} of ${state.day})`;
}
