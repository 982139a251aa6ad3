import * as vscode from 'vscode';
import { findingAt, plusDays, suppressionBeside } from '../../core/service';
import type { Services } from '../services';
import { editManifest, showNotChanged } from './edit';
import { suppressionChange } from './finding-changes';
import type { InteractiveFixRequest } from './interactive-actions';
import { hidingEndTrouble, hidingReasonTrouble, needsEnd } from './suppression-words';

/**
 * Hides one finding behind a comment, which says why and until when; where it is no error, it may do without an end.
 * What a comment says that is there already is proposed: left as it is, the code is added to that comment.
 */
export async function suppress(
  manifest: vscode.Uri,
  { finding: reference }: InteractiveFixRequest,
  { manifests, today }: Services,
): Promise<void> {
  if (reference === undefined) return;
  const text = await vscode.workspace.openTextDocument(manifest);
  const { document, report } = await manifests.current(text);
  const finding = findingAt(reference, report.findings);
  if (finding === undefined) return;
  const beside = suppressionBeside(document, finding);
  const title = `Hide ${finding.code} here`;
  const reason = await vscode.window.showInputBox({
    title,
    prompt: 'Why it is right as it is. The gates still count it',
    value: beside?.reason ?? '',
    ignoreFocusOut: true,
    validateInput: (words) => hidingReasonTrouble(finding, words),
  });
  if (reason === undefined) return;
  const until = await vscode.window.showInputBox({
    title,
    prompt: needsEnd(finding)
      ? 'The last day on which this error is hidden'
      : 'The last day on which it is hidden; leave it empty to hide it for good',
    value: hidingEndTrouble(finding, beside?.until ?? '', today()) === undefined ? (beside?.until ?? '') : '',
    placeHolder: plusDays(today(), 30) ?? '',
    ignoreFocusOut: true,
    validateInput: (day) => hidingEndTrouble(finding, day.trim(), today()),
  });
  if (until === undefined) return;
  const words = { reason, ...(until.trim() === '' ? {} : { until: until.trim() }) };
  const refusal = await editManifest(text, suppressionChange(reference, words), manifests);
  if (refusal !== undefined) showNotChanged(refusal);
}
