import * as vscode from 'vscode';
import { activeManifest } from '../manifests/manifest-documents';
import type { LeftOutManifests, ManifestState } from '../manifests/manifests';
import { filesOf } from '../repository/workspace-files';
import type { Feature } from '../services';
import { showBlockersId } from './blockers';
import { checklistCommand } from './checklist-command';
import {
  blockerList,
  findingCounts,
  gateTable,
  onlyCitedFiles,
  signsOf,
  statusText,
  unread,
  unshownList,
  unshownWords,
} from './status-text';

/** Where the manifest in the active editor stands, in the status bar. */
export const statusBar: Feature = ({ manifests, host }) => {
  const item = vscode.window.createStatusBarItem('aiReadiness.status', vscode.StatusBarAlignment.Left, 50);
  item.name = 'AI Readiness';
  const checklist = vscode.window.createStatusBarItem(
    'aiReadiness.checklist',
    vscode.StatusBarAlignment.Left,
    49,
  );
  checklist.name = 'AI Readiness Checklist';
  checklist.text = '$(checklist)';
  checklist.tooltip = 'Open the checklist beside the text';
  checklist.accessibilityInformation = { label: 'Open the AI Readiness checklist' };
  const update = () => {
    const uri = activeManifest();
    const state = uri === undefined ? undefined : manifests.get(uri);
    if (uri === undefined || state === undefined) {
      item.hide();
      checklist.hide();
      return;
    }
    show(item, state, { leftOut: manifests.leftOut, isFar: filesOf(uri, host).isFar === true });
    checklist.command = checklistCommand('Open Checklist', uri, {});
    checklist.show();
  };
  let { leftOut } = manifests;
  update();
  return vscode.Disposable.from(
    item,
    checklist,
    vscode.window.onDidChangeActiveTextEditor(update),
    vscode.window.tabGroups.onDidChangeTabs(update),
    vscode.window.tabGroups.onDidChangeTabGroups(update),
    manifests.onDidChange((uri) => {
      // The tooltip says how many others are left out.
      const isOther = uri.toString() !== activeManifest()?.toString() && manifests.leftOut === leftOut;
      leftOut = manifests.leftOut;
      if (!isOther) update();
    }),
  );
};

/** What is said beside the manifest itself. */
interface Around {
  readonly leftOut: LeftOutManifests;
  /** Whether its files are reached through VS Code alone. */
  readonly isFar: boolean;
}

function show(
  item: vscode.StatusBarItem,
  { uri, report, verdict, leftOut, shownAs }: ManifestState,
  { leftOut: { uris, isCut }, isFar }: Around,
): void {
  const { icon, short, words: standing } = statusText(verdict.report, verdict.basis);
  const leftOutCount = { count: uris.length, isCut };
  const unshown = { leftOut, leftOutCount, isShownElsewhere: shownAs !== undefined };
  const words = standing + unshownWords(report, unshown);
  item.text = `$(${icon}) ${short}${signsOf(report, unshown, verdict.basis)}`;
  item.accessibilityInformation = { label: `AI Readiness: ${words}` };
  item.command = { command: showBlockersId, title: 'Show What Blocks the Gate', arguments: [uri] };
  const tooltip = new vscode.MarkdownString('', true);
  // For the colours of the icons; what is the manifest's own is appended as text.
  tooltip.supportHtml = true;
  tooltip
    .appendMarkdown('**')
    .appendText(verdict.report.name ?? 'AI Readiness')
    .appendMarkdown('**\n\n')
    .appendText(words)
    .appendMarkdown('\n\n');
  if (verdict.basis === 'before')
    tooltip.appendMarkdown(`${unread}. The gates are as they were before that.\n\n`);
  if (verdict.basis !== 'part')
    tooltip.appendMarkdown(`${gateTable(verdict.report)}\n\n${blockerList(verdict.report)}\n\n`);
  tooltip.appendMarkdown(`${findingCounts(report)}\n\n${unshownList(report, unshown)}`);
  if (isFar) tooltip.appendMarkdown(`\n\n${onlyCitedFiles}`);
  item.tooltip = tooltip;
  item.show();
}
