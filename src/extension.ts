import * as vscode from 'vscode';
import type { Host } from './extension/base/host';
import { blockers } from './extension/features/blockers';
import { commands } from './extension/features/commands';
import { comparing } from './extension/features/compare/compare';
import { configuration } from './extension/features/configuration';
import { create } from './extension/features/create/create';
import { diagnostics } from './extension/features/diagnostics';
import { language } from './extension/features/language';
import { fileMoves } from './extension/features/moves/file-moves';
import { portfolio } from './extension/features/portfolio/portfolio';
import { ranking } from './extension/features/portfolio/ranking';
import { statusBar } from './extension/features/status-bar';
import { tree } from './extension/features/tree/view';
import { walkthrough } from './extension/features/walkthrough';
import type { Manifests } from './extension/manifests/manifests';
import { usualRest } from './extension/manifests/typing';
import { WorkspaceManifests } from './extension/manifests/workspace-manifests';
import { checklistPanel } from './extension/panel';
import type { Feature, Services } from './extension/services';

const features: readonly Feature[] = [
  diagnostics,
  configuration,
  statusBar,
  blockers,
  commands,
  checklistPanel,
  language,
  create,
  tree,
  fileMoves,
  walkthrough,
  comparing,
  portfolio,
  ranking,
];

/** What tests get to see; nobody else gets anything. */
export interface TestApi {
  readonly manifests: Manifests;
  today(): string;
  /** Another day; undefined goes back to the one that the extension began with. */
  setToday(day: string | undefined): void;
  /** How long the caret has to rest before what it wrote is judged, in milliseconds; undefined for as long as usual. */
  setRest(milliseconds: number | undefined): void;
}

/** Wires everything together. Both hosts begin here. */
export function activate(context: vscode.ExtensionContext, host: Host): TestApi | undefined {
  const log = vscode.window.createOutputChannel('AI Readiness', { log: true });
  // What is installed keeps to the clock, whatever the environment says.
  const isInstalled = context.extensionMode === vscode.ExtensionMode.Production;
  const workspace = new WorkspaceManifests(
    host,
    log,
    isInstalled ? undefined : host.testDay,
    context.extensionUri,
  );
  const services: Services = {
    context,
    host,
    log,
    manifests: workspace.manifests,
    configurations: workspace.configurations,
    today: () => workspace.today.value,
    searched: () => workspace.searched,
    checkAll: () => workspace.checkAll(),
  };
  context.subscriptions.push(log, workspace, ...features.map((feature) => feature(services)));
  workspace.start();
  if (isInstalled) return undefined;
  return {
    manifests: workspace.manifests,
    today: services.today,
    setToday: (day) => workspace.today.set(day),
    setRest: (milliseconds) => {
      workspace.typing.rest = milliseconds ?? usualRest;
    },
  };
}
