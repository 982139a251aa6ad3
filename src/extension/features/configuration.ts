import * as vscode from 'vscode';
import { configFindings, type Finding, isMeantAsConfig, readConfig } from '../../core/service';
import { findingOnFile } from '../manifests/fault';
import { configGlob } from '../manifests/manifest-documents';
import { isSearched } from '../manifests/settings';
import type { Feature, Services } from '../services';
import { diagnosticOf } from './diagnostics';

/** How long a typist has to pause before the text is checked. */
const typingPause = 300;

/** What is wrong with the configurations: those of the workspace, and those that are open, as they are written. */
export const configuration: Feature = (services) => {
  const shown = new ShownConfigurations(services);
  void shown.findAll();
  return shown;
};

class ShownConfigurations implements vscode.Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection('ai-readiness-configuration');
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();
  private readonly rounds = new Map<string, number>();
  private readonly subscriptions: vscode.Disposable;

  constructor(private readonly services: Services) {
    const { workspace } = vscode;
    const later = ({ uri }: vscode.TextDocument, pause: number) => {
      if (isMeantAsConfig(uri.path)) this.later(uri, pause);
    };
    this.subscriptions = vscode.Disposable.from(
      this.collection,
      workspace.onDidOpenTextDocument((text) => later(text, 0)),
      workspace.onDidChangeTextDocument(({ document }) => later(document, typingPause)),
      workspace.onDidCloseTextDocument((text) => later(text, 0)),
      workspace.onDidChangeWorkspaceFolders(() => void this.findAll()),
      services.configurations.onDidChange(() => void this.findAll()),
    );
  }

  /** Looks for all that there are, and at all that were shown: one may be gone. */
  async findAll(): Promise<void> {
    const all = await vscode.workspace.findFiles(configGlob, '**/node_modules/**');
    const found = all.filter(isSearched);
    const open = vscode.workspace.textDocuments
      .map(({ uri }) => uri)
      .filter(({ path }) => isMeantAsConfig(path));
    const before: vscode.Uri[] = [];
    this.collection.forEach((uri) => {
      before.push(uri);
    });
    const looked = new Map([...found, ...open, ...before].map((uri) => [uri.toString(), uri]));
    await Promise.all([...looked.values()].map((uri) => this.show(uri)));
  }

  dispose(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.subscriptions.dispose();
  }

  private later(uri: vscode.Uri, pause: number): void {
    const key = uri.toString();
    clearTimeout(this.timers.get(key));
    this.timers.set(
      key,
      setTimeout(() => {
        this.timers.delete(key);
        void this.show(uri);
      }, pause),
    );
  }

  /** Shows what is wrong with one now; nothing of it where a later look has begun. */
  private async show(uri: vscode.Uri): Promise<void> {
    const key = uri.toString();
    const round = (this.rounds.get(key) ?? 0) + 1;
    this.rounds.set(key, round);
    const findings = await this.findingsOf(uri).catch((error: unknown) => {
      this.services.log.error(`Checking ${uri.toString(true)} failed.`, error);
      return [];
    });
    if (this.rounds.get(key) !== round) return;
    this.collection.set(
      uri,
      findings.map((finding) => diagnosticOf(finding, uri)),
    );
  }

  private async findingsOf(uri: vscode.Uri): Promise<readonly Finding[]> {
    const { above, own, refused } = await this.services.configurations.at(uri);
    if (refused !== undefined)
      return [findingOnFile({ code: 'config/unreadable', severity: 'error', message: refused })];
    const open = vscode.workspace.textDocuments.find(
      (each) => !each.isClosed && each.uri.toString() === uri.toString(),
    );
    // One that git ignores has no effect, so nothing is wrong with it.
    if (open === undefined || (own === undefined && !open.isDirty)) return own?.findings ?? [];
    return configFindings(readConfig(open.getText()), above, own?.overlay);
  }
}
