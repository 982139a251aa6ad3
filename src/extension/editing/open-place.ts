import * as vscode from 'vscode';
import { quoted, type Refusal } from '../../core/service';
import type { FilePlace } from '../../panel/protocol/basics';
import type { Host } from '../base/host';
import { Surroundings, unsavedRefusal } from '../repository/surroundings';

/** Opens a place of the repository that a hover names; its arguments are the manifest's address and the place. */
export const openPlaceId = 'aiReadiness.openPlace';

/** Opens a file of the repository at a line. Returns why not, if it cannot. */
export async function openPlace(
  manifest: vscode.Uri,
  { file, line, column }: FilePlace,
  host: Host,
): Promise<Refusal | undefined> {
  const unsaved = unsavedRefusal(manifest);
  if (unsaved !== undefined) return unsaved;
  const around = await Surroundings.of(manifest, host);
  const uri = vscode.Uri.joinPath(around.root, ...file.split('/'));
  if (!(await around.holds(uri)))
    return { refused: `${quoted(file)} is outside the repository, so it was not opened.` };
  const start = new vscode.Position(line, column);
  // Of what is no text, the editor that is meant for it is opened.
  await vscode.commands.executeCommand('vscode.open', uri, { selection: new vscode.Range(start, start) });
  return undefined;
}

/** The place among the arguments of a command; undefined where it is none. */
export function placeIn(args: readonly unknown[]): FilePlace | undefined {
  for (const arg of args) {
    if (typeof arg !== 'object' || arg === null || !('file' in arg) || typeof arg.file !== 'string') continue;
    const numberAt = (value: unknown): number =>
      typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : 0;
    return {
      file: arg.file,
      line: numberAt('line' in arg ? arg.line : 0),
      column: numberAt('column' in arg ? arg.column : 0),
    };
  }
  return undefined;
}
