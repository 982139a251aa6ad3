import * as vscode from 'vscode';
import { locate, pathAt } from '../../core/service';
import type { Place } from '../../panel/protocol/basics';
import type { ManifestState } from '../manifests/manifests';

/** Shows a place of the text beside the panel, with exactly what it is about selected. */
export async function reveal(
  text: vscode.TextDocument,
  place: Place,
  state: ManifestState | undefined,
): Promise<void> {
  const range = rangeAt(place, state, text);
  await showText(text, text.validateRange(range));
}

/** Shows the text beside the panel: where it is shown already, if it is. */
export async function showText(text: vscode.TextDocument, selection?: vscode.Range): Promise<void> {
  await vscode.window.showTextDocument(text, {
    viewColumn: columnOf(text.uri) ?? vscode.ViewColumn.Beside,
    ...(selection === undefined ? {} : { selection }),
  });
}

/** Shows a file where the manifest's text is, and so beside the panel. */
export async function showBeside(file: vscode.Uri, manifest: vscode.Uri): Promise<void> {
  await vscode.window.showTextDocument(file, {
    viewColumn: columnOf(manifest) ?? vscode.ViewColumn.Beside,
    preview: false,
  });
}

/** The column in which the text is open. */
function columnOf(uri: vscode.Uri): vscode.ViewColumn | undefined {
  const group = vscode.window.tabGroups.all.find(({ tabs }) =>
    tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString()),
  );
  return group?.viewColumn;
}

/** What begins at a place: the finding there, else the key or value; where the text has moved on, the place alone. */
function rangeAt(place: Place, state: ManifestState | undefined, text: vscode.TextDocument): vscode.Range {
  const start = new vscode.Position(place.line, place.character);
  const here = new vscode.Range(start, start);
  if (state?.version !== text.version) return here;
  const { document, report } = state;
  const finding = report.findings.find(
    ({ range }) => range.start.line === place.line && range.start.character === place.character,
  );
  if (finding !== undefined) {
    const { end } = finding.range;
    return new vscode.Range(start, new vscode.Position(end.line, end.character));
  }
  const { parsed, lines } = document;
  const offset = lines.offsetAt(place);
  const found = locate(document.text, parsed.root, pathAt(parsed.root, offset), 'key');
  if (found.start !== offset) return here;
  const end = lines.positionAt(found.end);
  return new vscode.Range(start, new vscode.Position(end.line, end.character));
}
