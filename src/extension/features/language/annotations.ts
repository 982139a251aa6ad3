import * as vscode from 'vscode';
import { inlayHints, lenses } from '../../../core/service';
import { manifestSelector } from '../../manifests/manifest-documents';
import type { ManifestState, Manifests } from '../../manifests/manifests';
import type { Feature } from '../../services';
import { checklistCommand } from '../checklist-command';
import { fillManifestId } from '../create/ids';
import { unread } from '../status-text';
import { spanOf } from './places';

/** Where the gates stand, above `stage` and each stage of the checklist; what dates make due, behind them. */
export const annotations: Feature = ({ manifests }) => {
  // The world changes without the text: an evidence file comes or goes, the day ends.
  const changed = new vscode.EventEmitter<void>();
  return vscode.Disposable.from(
    changed,
    // Those that are not open have none; at the start there may be hundreds of them.
    manifests.onDidChange((uri) => {
      if (manifests.get(uri)?.version !== undefined) changed.fire();
    }),
    vscode.languages.registerCodeLensProvider(manifestSelector, {
      onDidChangeCodeLenses: changed.event,
      provideCodeLenses: async (text) => lensesOf(await steady(text, manifests)),
    }),
    vscode.languages.registerInlayHintsProvider(manifestSelector, {
      onDidChangeInlayHints: changed.event,
      provideInlayHints: async (text, range) => hintsOf(await steady(text, manifests), range),
    }),
  );
};

/** The text as it is now, with the verdict that is shown: words above and behind a line do not change while it is written. */
async function steady(text: vscode.TextDocument, manifests: Manifests): Promise<ManifestState> {
  const now = await manifests.current(text);
  return { ...now, verdict: manifests.get(text.uri)?.verdict ?? now.verdict };
}

function lensesOf({ document, verdict, uri }: ManifestState): vscode.CodeLens[] {
  if (document.text.trim() === '') {
    const start = { title: 'Write a starter manifest here…', command: fillManifestId, arguments: [uri] };
    return [new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), start)];
  }
  if (verdict.basis === 'part')
    return [
      new vscode.CodeLens(
        new vscode.Range(0, 0, 0, 0),
        checklistCommand(`${unread}: no gate is told`, uri, {}),
      ),
    ];
  const earlier = verdict.basis === 'before' ? ' (before the text broke)' : '';
  return lenses(document, verdict.report).map(
    ({ range, title, item }) =>
      new vscode.CodeLens(spanOf(document, range), checklistCommand(title + earlier, uri, { item })),
  );
}

function hintsOf({ document, verdict }: ManifestState, range: vscode.Range): vscode.InlayHint[] {
  return inlayHints(document, verdict.report).flatMap(({ at, text, tooltip }) => {
    const { start } = spanOf(document, { start: at, end: at });
    if (!range.contains(start)) return [];
    const hint = new vscode.InlayHint(start, text);
    hint.tooltip = tooltip;
    hint.paddingLeft = true;
    return hint;
  });
}
