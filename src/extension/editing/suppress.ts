import * as vscode from 'vscode';
import { plusDays, suppressionEdit } from '../../core/service';
import { dateTrouble, textTrouble } from '../../panel/edits/input';
import type { Services } from '../services';
import type { AskedFixRequest } from './asked-actions';
import { changeManifest } from './edit-manifest';
import { isSame } from './same-finding';

/** Hides one finding behind a comment, which says why and, if wanted, until when. */
export async function suppress(
  manifest: vscode.Uri,
  request: AskedFixRequest,
  { manifests, today }: Services,
): Promise<void> {
  const { code } = request;
  const reason = await vscode.window.showInputBox({
    title: `Hide ${code} here`,
    prompt: 'Why it is right as it is. The gates still count what it is about',
    ignoreFocusOut: true,
    validateInput: (text) => textTrouble(text, 'The reason'),
  });
  if (reason === undefined) return;
  const until = await vscode.window.showInputBox({
    title: `Hide ${code} here`,
    prompt: 'Until when; empty for as long as the comment stands',
    placeHolder: plusDays(today(), 90) ?? '',
    ignoreFocusOut: true,
    validateInput: (text) => (text.trim() === '' ? undefined : dateTrouble(text.trim())),
  });
  if (until === undefined) return;
  const words = { reason, ...(until.trim() === '' ? {} : { until: until.trim() }) };
  const { report } = await manifests.current(await vscode.workspace.openTextDocument(manifest));
  const finding = report.findings.find((each) => isSame(each, request));
  await changeManifest(manifest, manifests, (document) => {
    const edit = finding === undefined ? undefined : suppressionEdit(document, finding, words);
    if (edit !== undefined) return [edit];
    const why = finding === undefined ? 'the finding is no longer there.' : 'a comment cannot stand there.';
    return { refused: why };
  });
}
