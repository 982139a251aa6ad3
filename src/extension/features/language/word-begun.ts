import * as vscode from 'vscode';
import { isManifestDocument } from '../../manifests/manifest-documents';

/** Whether the caret stands behind a letter of a manifest: there Tab takes the first proposal, elsewhere it indents. */
const key = 'aiReadiness.wordBegun';

/** Keeps the context of the key binding of Tab. */
export function wordBegun(): vscode.Disposable {
  let now = false;
  const update = (editor: vscode.TextEditor | undefined) => {
    const next = editor !== undefined && isManifestDocument(editor.document) && isBehindLetter(editor);
    if (next === now) return;
    now = next;
    void vscode.commands.executeCommand('setContext', key, next);
  };
  return vscode.Disposable.from(
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
      if (textEditor === vscode.window.activeTextEditor) update(textEditor);
    }),
    vscode.window.onDidChangeActiveTextEditor(update),
  );
}

function isBehindLetter({ document, selections }: vscode.TextEditor): boolean {
  return selections.every(({ active, isEmpty }) => {
    if (!isEmpty || active.character === 0) return false;
    const before = document.lineAt(active.line).text.charAt(active.character - 1);
    return !/[\s,{}[\]"':#]/.test(before);
  });
}
