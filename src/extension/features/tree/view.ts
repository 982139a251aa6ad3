import * as vscode from 'vscode';
import type { Manifests } from '../../manifests/manifests';
import { standing } from '../../manifests/steady';
import type { Feature } from '../../services';
import { askForFilter } from './ask-filter';
import { rowCommands } from './commands';
import { everything, filterInWords, type TreeFilter } from './filter';
import { filteredContext, treeCommands, viewId } from './ids';
import { leftOutRows } from './left-out-rows';
import { countAhead, manifestRows } from './model';
import type { TreeRow } from './rows';

/** A git checkout changes many manifests at once: the tree is drawn once. */
const drawPause = 100;

/** Every manifest of the workspace, its stages, items and findings; a badge for those that claim too much. */
export const tree: Feature = (services) => {
  const rows = new Rows(services.manifests);
  const view = vscode.window.createTreeView(viewId, { treeDataProvider: rows, showCollapseAll: true });
  const draw = () => {
    const ahead = countAhead(
      services.manifests
        .all()
        .flatMap(({ verdict: { basis, report } }) => (basis === 'part' ? [] : [report])),
    );
    const tooltip = ahead === 1 ? '1 manifest claims' : `${ahead} manifests claim`;
    view.badge = ahead === 0 ? undefined : { value: ahead, tooltip: `${tooltip} more than proven` };
  };
  draw();
  const filter = async () => {
    const chosen = await askForFilter(services.manifests);
    if (chosen === undefined) return;
    rows.filter(chosen);
    view.description = filterInWords(chosen);
    await vscode.commands.executeCommand('setContext', filteredContext, chosen.kind !== 'all');
  };
  return vscode.Disposable.from(
    rows,
    view,
    rows.onDidDraw(draw),
    rowCommands(services),
    vscode.commands.registerCommand(treeCommands.filter, filter),
    vscode.commands.registerCommand(treeCommands.filterAgain, filter),
  );
};

class Rows implements vscode.TreeDataProvider<TreeRow>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<undefined>();
  private readonly subscription: vscode.Disposable;
  private shown: TreeFilter = everything;
  private timer: ReturnType<typeof setTimeout> | undefined;

  readonly onDidChangeTreeData = this.changed.event;
  readonly onDidDraw = this.changed.event;

  constructor(private readonly manifests: Manifests) {
    this.subscription = manifests.onDidChange(() => {
      this.timer ??= setTimeout(() => {
        this.timer = undefined;
        this.changed.fire(undefined);
      }, drawPause);
    });
  }

  filter(shown: TreeFilter): void {
    this.shown = shown;
    this.changed.fire(undefined);
  }

  getChildren(row?: TreeRow): TreeRow[] {
    return [...(row === undefined ? this.all() : row.children)];
  }

  getTreeItem(row: TreeRow): vscode.TreeItem {
    const item = new vscode.TreeItem(row.label, collapsed(row));
    item.id = row.id;
    item.description = row.description;
    item.tooltip = row.tooltip;
    item.iconPath = new vscode.ThemeIcon(
      row.icon.name,
      row.icon.color === undefined ? undefined : new vscode.ThemeColor(row.icon.color),
    );
    item.contextValue = row.range === undefined ? row.kind : `${row.kind}.stated`;
    item.accessibilityInformation = { label: `${row.label}, ${row.description}` };
    if (row.kind === 'item' || row.kind === 'finding' || row.kind === 'left-out-file')
      item.command = { command: treeCommands.reveal, title: 'Show', arguments: [row] };
    return item;
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.subscription.dispose();
    this.changed.dispose();
  }

  private all(): TreeRow[] {
    const { leftOut } = this.manifests;
    const placeOf = (uri: vscode.Uri) => ({
      manifest: uri.toString(),
      place: vscode.workspace.asRelativePath(uri),
    });
    const shown = this.manifests.all().map((state) => ({
      ...placeOf(state.uri),
      document: state.document,
      report: standing(state),
      basis: state.verdict.basis,
    }));
    return [...manifestRows(shown, this.shown), ...leftOutRows(leftOut.uris.map(placeOf), leftOut)];
  }
}

function collapsed(row: TreeRow): vscode.TreeItemCollapsibleState {
  if (row.children.length === 0) return vscode.TreeItemCollapsibleState.None;
  const isOpen = (row.kind === 'manifest' || row.kind === 'stage') && row.open;
  return isOpen ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed;
}
