import { isRefusal, withAllShared } from '../../core/service';
import type { EditRequest } from '../../panel/protocol/edits';
import type { ManifestState } from '../manifests/manifests';
import type { Services } from '../services';
import { askForOwner } from './ask';
import { showNotChanged } from './edit';
import { pickRequest } from './pick-evidence';

/** Asks for what an item lacks to be met: evidence where there is none yet, otherwise who has done it. */
export async function metRequest(
  state: ManifestState,
  id: string,
  services: Services,
): Promise<EditRequest | undefined> {
  const { uri, report } = state;
  const item = report.items.find((each) => each.id === id);
  if (item === undefined) return undefined;
  if (item.evidence.length + item.evidencedBy.length === 0) {
    const request = await pickRequest(state, { item: id, mark: true }, services);
    if (!isRefusal(request)) return request;
    showNotChanged(request);
    return undefined;
  }
  const by = await askForOwner(withAllShared(report.manifest, report.input.configuration), {
    title: item.entry.title,
    placeHolder: 'Who did it?',
    manifest: uri,
    likely: item.by,
  });
  return by === undefined ? undefined : { kind: 'mark-met', item: id, by, on: services.today() };
}
