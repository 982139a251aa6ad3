import * as vscode from 'vscode';
import { catalogue, type Finding, type Report, rules, stageTitle } from '../../core/service';
import { activeManifest, isManifestDocument } from '../manifests/manifest-documents';
import type { ManifestState } from '../manifests/manifests';
import { explainId, registerPages, showPage } from '../pages/pages';
import type { Feature, Services } from '../services';

export const showProblemsId = 'aiReadiness.showProblems';
const checkAllId = 'aiReadiness.checkAll';

/** The commands that need nothing but the manifests. */
export const commands: Feature = (services) =>
  vscode.Disposable.from(
    registerPages({ extension: services.context.extensionUri, report: () => report(services) }),
    vscode.commands.registerCommand(showProblemsId, showProblems),
    vscode.commands.registerCommand(checkAllId, () => checkAll(services)),
    vscode.commands.registerCommand(explainId, (topic: unknown) => explain(services, topic)),
  );

async function showProblems(): Promise<void> {
  await vscode.commands.executeCommand('workbench.actions.view.problems');
}

async function checkAll(services: Services): Promise<void> {
  const progress = {
    location: vscode.ProgressLocation.Window,
    title: 'AI Readiness: checking all manifests',
  };
  await vscode.window.withProgress(progress, () => services.checkAll());
  await showProblems();
}

/** The report of the manifest that is being worked on, or of the only one there is. */
function report({ manifests }: Services): Report | undefined {
  const documents = vscode.window.visibleTextEditors.map(({ document }) => document);
  const visible = documents.find(isManifestDocument)?.uri;
  const uri = activeManifest() ?? visible;
  const [only, ...others] = manifests.all();
  const state = uri === undefined ? (others.length === 0 ? only : undefined) : manifests.get(uri);
  return state?.report;
}

async function explain({ manifests }: Services, topic: unknown): Promise<void> {
  const chosen = typeof topic === 'string' ? topic : await ask(hereFirst((uri) => manifests.get(uri)));
  if (chosen !== undefined) await showPage(chosen);
}

interface Topic extends vscode.QuickPickItem {
  readonly topic?: string;
}

/** The findings of the active manifest, those at the cursor first. */
function hereFirst(get: (uri: vscode.Uri) => ManifestState | undefined): Finding[] {
  const editor = vscode.window.activeTextEditor;
  const state = editor === undefined ? undefined : get(editor.document.uri);
  if (editor === undefined || state === undefined) return [];
  const { line } = editor.selection.active;
  const isHere = ({ range }: Finding) => range.start.line <= line && line <= range.end.line;
  const { findings } = state.report;
  return [...findings.filter(isHere), ...findings.filter((finding) => !isHere(finding))];
}

async function ask(here: readonly Finding[]): Promise<string | undefined> {
  const picked = await vscode.window.showQuickPick<Topic>(topics(here), {
    title: 'Explain a finding or an item',
    placeHolder: 'What would you like to know more about?',
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.topic;
}

function topics(here: readonly Finding[]): Topic[] {
  const codes = new Set(here.map(({ code }) => code));
  const ofRule = ({ code, summary }: { code: string; summary: string }): Topic => ({
    label: code,
    description: summary,
    topic: code,
  });
  const separator = (label: string): Topic => ({ label, kind: vscode.QuickPickItemKind.Separator });
  const ordered = [...codes].flatMap((code) => rules.filter((rule) => rule.code === code));
  return [
    ...(ordered.length === 0 ? [] : [separator('In this manifest'), ...ordered.map(ofRule)]),
    separator('Checklist items'),
    ...catalogue.map(({ id, title, stage }) => ({
      label: title,
      description: `${id} · ${stageTitle(stage)}`,
      topic: id,
    })),
    separator('Other findings'),
    ...rules.filter(({ code }) => !codes.has(code)).map(ofRule),
  ];
}
