import * as vscode from 'vscode';
import type { GateState } from '../../core';
import { inlayHints, type Lens, lenses } from '../../core/language/outline';
import { checklistCommand } from '../checklist-command';
import { fillManifestId } from '../create/ids';
import type { Feature } from '../features';
import { manifestSelector } from '../manifest-documents';
import type { ManifestState } from '../manifests';
import { spanOf } from './places';

const icons: Readonly<Record<GateState, string>> = {
  passed: 'pass',
  open: 'circle-large-outline',
  blocked: 'error',
};

/** Where the gates stand, above `stage` and each stage of the checklist; what dates make due, behind them. */
export const annotations: Feature = ({ manifests }) => {
  // The world changes without the text: an evidence file comes or goes, the day ends.
  const changed = new vscode.EventEmitter<void>();
  return vscode.Disposable.from(
    changed,
    manifests.onDidChange(() => changed.fire()),
    vscode.languages.registerCodeLensProvider(manifestSelector, {
      onDidChangeCodeLenses: changed.event,
      provideCodeLenses: async (text) => lensesOf(await manifests.current(text)),
    }),
    vscode.languages.registerInlayHintsProvider(manifestSelector, {
      onDidChangeInlayHints: changed.event,
      provideInlayHints: async (text, range) => hintsOf(await manifests.current(text), range),
    }),
  );
};

function lensesOf(state: ManifestState): vscode.CodeLens[] {
  const { document, report, uri } = state;
  if (document.text.trim() === '') {
    const start = { title: '$(add) Write a first manifest here…', command: fillManifestId, arguments: [uri] };
    return [new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), start)];
  }
  return lenses(document, report).map((lens) => {
    const title = `$(${iconOf(lens, state)}) ${lens.title}`;
    return new vscode.CodeLens(
      spanOf(document, lens.range),
      checklistCommand(title, uri, { item: lens.item }),
    );
  });
}

function iconOf({ stage }: Lens, { report }: ManifestState): string {
  const { state, claimed } = report.gates[stage];
  return claimed && state !== 'passed' ? 'error' : icons[state];
}

function hintsOf({ document, report }: ManifestState, range: vscode.Range): vscode.InlayHint[] {
  return inlayHints(document, report).flatMap(({ at, text, tooltip }) => {
    const { start } = spanOf(document, { start: at, end: at });
    if (!range.contains(start)) return [];
    const hint = new vscode.InlayHint(start, text);
    hint.tooltip = tooltip;
    hint.paddingLeft = true;
    return hint;
  });
}
