import * as vscode from 'vscode';
import { format, type ManifestDocument, type Range } from '../../../core/service';
import { manifestSelector } from '../../manifests/manifest-documents';
import type { Feature } from '../../services';
import { offsetOf, spanOf } from './places';

/** Format Document and Format Selection: white space only. A text that is broken is left as it is, without a word. */
export const formatting: Feature = ({ manifests }) =>
  vscode.Disposable.from(
    vscode.languages.registerDocumentFormattingEditProvider(manifestSelector, {
      provideDocumentFormattingEdits: (text) => editsOf(manifests.read(text)),
    }),
    vscode.languages.registerDocumentRangeFormattingEditProvider(manifestSelector, {
      provideDocumentRangeFormattingEdits(text, range) {
        const document = manifests.read(text);
        return editsOf(document, {
          start: offsetOf(document, range.start.with({ character: 0 })),
          end: offsetOf(document, text.lineAt(range.end).range.end),
        });
      },
    }),
  );

function editsOf(document: ManifestDocument, within?: Range): vscode.TextEdit[] {
  return format(document.parsed, within).map((edit) =>
    vscode.TextEdit.replace(spanOf(document, edit), edit.text),
  );
}
