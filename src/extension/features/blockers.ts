import * as vscode from 'vscode';
import { isStage, locate, type Stage } from '../../core/service';
import { plainText } from '../base/messages';
import { rangeOf } from '../base/ranges';
import type { ManifestState } from '../manifests/manifests';
import { stateOf } from '../manifests/state-of';
import { standing } from '../manifests/steady';
import { manifestFor } from '../panel';
import type { Feature, Services } from '../services';
import { type Blocker, blockersOf } from './blocker-list';
import { openChecklist } from './checklist-command';
import { showProblemsId } from './commands';

/** Lists what blocks a gate; its arguments are the manifest's address, and optionally `{stage}`. */
export const showBlockersId = 'aiReadiness.showBlockers';

/** What blocks this manifest, in a list that leads to each place. */
export const blockers: Feature = (services) =>
  vscode.commands.registerCommand(showBlockersId, (...args: unknown[]) => show(services, args));

interface Pick extends vscode.QuickPickItem {
  readonly run?: () => Thenable<unknown>;
}

async function show(services: Services, args: readonly unknown[]): Promise<void> {
  const uri = await manifestFor(services, args);
  if (uri === undefined) return;
  const { manifests } = services;
  // What is shown of it; a manifest that nobody knows yet is checked now.
  const state = manifests.get(uri) ?? (await stateOf(uri, manifests));
  const { title, errors, items, others } = blockersOf(standing(state), stageIn(args));
  const picks = [
    ...section('Errors', errors, state),
    ...section('Items that block the gate', items, state),
    ...section('Errors elsewhere', others, state),
    { label: 'More', kind: vscode.QuickPickItemKind.Separator },
    {
      label: '$(checklist) Open the checklist',
      run: () => openChecklist(uri, {}),
    },
    {
      label: '$(warning) Show all problems',
      run: () => vscode.commands.executeCommand(showProblemsId),
    },
  ];
  const picked = await vscode.window.showQuickPick<Pick>(picks, {
    title: state.verdict.basis === 'part' ? `${title}, as far as the text can be read` : title,
    placeHolder:
      errors.length + items.length + others.length === 0
        ? 'Nothing blocks it'
        : 'Choose one to go to its place',
    matchOnDescription: true,
    matchOnDetail: true,
  });
  await picked?.run?.();
}

function section(label: string, all: readonly Blocker[], state: ManifestState): Pick[] {
  if (all.length === 0) return [];
  const head = { label, kind: vscode.QuickPickItemKind.Separator };
  return [head, ...all.map((each) => pickOf(each, state))];
}

function pickOf(blocker: Blocker, state: ManifestState): Pick {
  const { kind, label, description } = blocker;
  const run = () => goTo(blocker, state);
  if (kind === 'error')
    return { label: `$(error) ${plainText(label)}`, description: plainText(description), run };
  return { label, description: plainText(description), detail: plainText(blocker.detail), run };
}

/** The place in the text; what the text does not speak of is worked on in the checklist. */
async function goTo(blocker: Blocker, { uri, document, report }: ManifestState): Promise<void> {
  if (blocker.kind === 'error') {
    await vscode.window.showTextDocument(uri, { selection: rangeOf(blocker.finding.range) });
    return;
  }
  const item = report.items.find(({ id }) => id === blocker.item);
  if (item === undefined || !blocker.stated) {
    await openChecklist(uri, { item: blocker.item });
    return;
  }
  const { lines, text, parsed } = document;
  const { start } = locate(text, parsed.root, item.path, 'key');
  const at = lines.positionAt(start);
  await vscode.window.showTextDocument(uri, { selection: rangeOf({ start: at, end: at }) });
}

function stageIn(args: readonly unknown[]): Stage | undefined {
  for (const arg of args)
    if (typeof arg === 'object' && arg !== null && 'stage' in arg && isStage(arg.stage)) return arg.stage;
  return undefined;
}
