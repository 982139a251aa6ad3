import * as vscode from 'vscode';
import { plusDays } from '../../core/service';
import { dateTrouble, textTrouble } from '../../panel/edits/input';
import type { Services } from '../services';
import { editManifest, showNotChanged } from './edit';
import { suppressionChange } from './finding-changes';
import type { InteractiveFixRequest } from './interactive-actions';

/** Hides one finding behind a comment, which says why and, if wanted, until when. */
export async function suppress(
  manifest: vscode.Uri,
  { finding }: InteractiveFixRequest,
  { manifests, today }: Services,
): Promise<void> {
  if (finding === undefined) return;
  const title = `Hide ${finding.code} here`;
  const reason = await vscode.window.showInputBox({
    title,
    prompt: 'Why it is right as it is. The gates still count it',
    ignoreFocusOut: true,
    validateInput: (text) => textTrouble(text, 'The reason'),
  });
  if (reason === undefined) return;
  const until = await vscode.window.showInputBox({
    title,
    prompt: 'Until when; leave it empty to hide it for good',
    placeHolder: plusDays(today(), 90) ?? '',
    ignoreFocusOut: true,
    validateInput: (text) => (text.trim() === '' ? undefined : dateTrouble(text.trim())),
  });
  if (until === undefined) return;
  const words = { reason, ...(until.trim() === '' ? {} : { until: until.trim() }) };
  const text = await vscode.workspace.openTextDocument(manifest);
  const refusal = await editManifest(text, suppressionChange(finding, words), manifests);
  if (refusal !== undefined) showNotChanged(refusal);
}
