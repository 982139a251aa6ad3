import * as vscode from 'vscode';
import {
  type CatalogueItem,
  itemRecord,
  type Manifest,
  noConfiguration,
  plusDays,
  schemaAt,
  withAllShared,
} from '../../../core/service';
import { approverTrouble, waiverEndTrouble } from '../../../panel/edits/input';
import type { StatusId } from '../../../panel/protocol/basics';
import type { EditRequest } from '../../../panel/protocol/edits';
import { askForDay, askForOwner, askForReason } from '../../editing/ask';
import { editManifest, showNotChanged } from '../../editing/edit';
import { metRequest } from '../../editing/mark-met';
import { requestChange } from '../../editing/request-change';
import { stateOf } from '../../manifests/state-of';
import type { Services } from '../../services';
import type { ItemRow } from './rows';

interface Asking {
  readonly item: CatalogueItem;
  readonly uri: vscode.Uri;
  /** With what the configuration of the repository has for it. */
  readonly manifest: Manifest;
  readonly waiverDays: number;
  readonly today: string;
  readonly services: Services;
}

/** Asks for a status and what that status needs, and writes both as one edit. */
export async function setStatus(row: ItemRow, services: Services): Promise<void> {
  const uri = vscode.Uri.parse(row.manifest);
  const report = services.manifests.get(uri)?.report;
  const item = report?.items.find(({ id }) => id === row.item)?.entry;
  if (item === undefined || report === undefined) return;
  const { configuration } = report.input;
  const manifest = withAllShared(report.manifest, configuration);
  const { waiverDays } = configuration ?? noConfiguration;
  const asking: Asking = { item, uri, manifest, waiverDays, today: services.today(), services };
  const status = await askForStatus(item);
  const request = status === undefined ? undefined : await requestFor(status, asking);
  if (request === undefined) return;
  const text = await vscode.workspace.openTextDocument(uri);
  const refusal = await editManifest(text, requestChange(request, services.today()), services.manifests);
  if (refusal !== undefined) showNotChanged(refusal);
  // Shown, since nobody saves what they do not see.
  else await vscode.window.showTextDocument(text, { preserveFocus: true, preview: false });
}

async function askForStatus(item: CatalogueItem): Promise<StatusId | undefined> {
  const node = schemaAt(['checklist', item.stage, item.id, 'status']);
  const isPossible = (status: string): boolean =>
    !(status === 'not-applicable' && item.notApplicableWhen === null) &&
    !(status === 'waived' && itemRecord(item.id).notWaivable === true);
  const picks = (node?.enum ?? [])
    .map((label, index) => ({ label, detail: node?.enumDescriptions?.[index] ?? '' }))
    .filter(({ label }) => isPossible(label));
  const picked = await vscode.window.showQuickPick(picks, {
    title: item.title,
    placeHolder: `${item.statement}.`,
  });
  return picked?.label as StatusId | undefined;
}

async function requestFor(status: StatusId, asking: Asking): Promise<EditRequest | undefined> {
  const { item } = asking;
  switch (status) {
    case 'unmet':
    case 'in-progress':
      return { kind: 'set-status', item: item.id, status };
    case 'met':
      return metRequest(await stateOf(asking.uri, asking.services.manifests), item.id, asking.services);
    case 'not-applicable': {
      const reason = await askForReason(item.title, `Not applicable if: ${item.notApplicableWhen}`);
      return reason === undefined ? undefined : { kind: 'mark-not-applicable', item: item.id, reason };
    }
    case 'waived':
      return waiver(asking);
  }
}

async function waiver(asking: Asking): Promise<EditRequest | undefined> {
  const { item, uri, manifest, today, waiverDays } = asking;
  const reason = await askForReason(item.title, 'Why it can wait, and what limits the risk until then');
  if (reason === undefined) return undefined;
  const approver = await askForOwner(manifest, {
    title: item.title,
    placeHolder: 'Who approves the waiver?',
    manifest: uri,
    likely: manifest.checklist?.[item.stage]?.[item.id]?.by,
    trouble: (id) => approverTrouble(id, manifest),
  });
  if (approver === undefined) return undefined;
  const expires = await askForDay({
    title: item.title,
    prompt: `Until when; ${waiverDays} days at most`,
    value: plusDays(today, Math.min(30, waiverDays)) ?? today,
    trouble: (day) => waiverEndTrouble(day, asking),
  });
  return expires === undefined ? undefined : { kind: 'waive', item: item.id, reason, approver, expires };
}
