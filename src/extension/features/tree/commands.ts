import * as vscode from 'vscode';
import { rangeOf } from '../../base/ranges';
import { type InteractiveFixRequest, interactiveFixIds } from '../../editing/interactive-actions';
import { explainId } from '../../pages/pages';
import type { Services } from '../../services';
import { openChecklist } from '../checklist-command';
import { treeCommands } from './ids';
import type { ItemRow, TreeRow } from './rows';
import { setStatus } from './set-status';

/** What can be done with the rows of the tree. */
export function rowCommands(services: Services): vscode.Disposable {
  const register = (id: string, run: (row: TreeRow) => unknown) =>
    vscode.commands.registerCommand(id, (row: unknown) => (isRow(row) ? run(row) : undefined));
  const forItem = (run: (row: ItemRow) => unknown) => (row: TreeRow) =>
    row.kind === 'item' ? run(row) : undefined;
  return vscode.Disposable.from(
    register(treeCommands.reveal, reveal),
    register(treeCommands.openText, revealInText),
    register(treeCommands.openChecklist, inChecklist),
    register(treeCommands.explain, explain),
    register(treeCommands.quickFix, quickFix),
    register(
      treeCommands.setStatus,
      forItem((row) => setStatus(row, services)),
    ),
    register(treeCommands.addEvidence, forItem(addEvidence)),
  );
}

function isRow(value: unknown): value is TreeRow {
  return typeof value === 'object' && value !== null && 'kind' in value && 'manifest' in value;
}

/** Where the text speaks of it; what it does not speak of is worked on in the checklist. */
async function reveal(row: TreeRow): Promise<void> {
  // What is left out is not checked: there is no checklist of it.
  if (row.range === undefined && row.kind !== 'left-out-file') await inChecklist(row);
  else await revealInText(row);
}

/** Shows a place of a manifest in its text. */
async function revealInText({ manifest, range }: TreeRow): Promise<void> {
  const start = range === undefined ? undefined : rangeOf(range).start;
  await vscode.window.showTextDocument(
    vscode.Uri.parse(manifest),
    start === undefined ? {} : { selection: new vscode.Range(start, start) },
  );
}

async function inChecklist(row: TreeRow): Promise<void> {
  await openChecklist(vscode.Uri.parse(row.manifest), row.kind === 'item' ? { item: row.item } : {});
}

async function explain(row: TreeRow): Promise<void> {
  const topic = row.kind === 'item' ? row.item : row.kind === 'finding' ? row.code : undefined;
  if (topic !== undefined) await vscode.commands.executeCommand(explainId, topic);
}

/** The quick fixes of a finding are offered where it stands. */
async function quickFix(row: TreeRow): Promise<void> {
  await revealInText(row);
  await vscode.commands.executeCommand('editor.action.quickFix');
}

async function addEvidence({ manifest, item }: ItemRow): Promise<void> {
  const request: InteractiveFixRequest = { item };
  await vscode.commands.executeCommand(interactiveFixIds.pickEvidence, vscode.Uri.parse(manifest), request);
}
