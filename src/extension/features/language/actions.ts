import * as vscode from 'vscode';
import {
  type Finding,
  type FindingReference,
  isObvious,
  isRefusal,
  isShownSafe,
  referenceTo,
} from '../../../core/service';
import { rangeOf } from '../../base/ranges';
import { editFor, showNotChanged } from '../../editing/edit';
import { fixChange } from '../../editing/finding-changes';
import { fixAllAction, fixAllKind, hasSafeFixes, makeAllFixes } from '../../editing/fix-all';
import { hidingActions, interactiveActions } from '../../editing/interactive-actions';
import { manifestSelector } from '../../manifests/manifest-documents';
import type { ManifestState } from '../../manifests/manifests';
import { explainId } from '../../pages/pages';
import type { Feature, Services } from '../../services';
import { source } from '../diagnostics';
import { emptyManifestAction } from './empty-action';
import { renameAction } from './rename-action';

/** A fix, and what it is found again by when it is chosen. */
interface Chosen {
  readonly finding: FindingReference;
  readonly fixId: string;
  readonly text: vscode.TextDocument;
}

/** Something that fixes a finding by itself. Its edit is made when it is chosen. */
class FixAction extends vscode.CodeAction {
  constructor(
    title: string,
    readonly chosen: Chosen,
  ) {
    super(title, vscode.CodeActionKind.QuickFix);
  }
}

/** Makes all safe fixes. What they are is worked out when it is chosen. */
class FixAllAction extends vscode.CodeAction {
  constructor(readonly text: vscode.TextDocument) {
    super('Fix all in this manifest that can be fixed safely', vscode.CodeActionKind.QuickFix);
  }
}

/** Quick fixes for findings, and all safe ones at once. */
export const actions: Feature = (services) =>
  vscode.languages.registerCodeActionsProvider(
    manifestSelector,
    {
      provideCodeActions: (text, range, context) => offer(text, { range, context, services }),
      resolveCodeAction: (action) => resolve(action, services),
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, fixAllKind] },
  );

interface Asked {
  readonly range: vscode.Range;
  readonly context: vscode.CodeActionContext;
  readonly services: Services;
}

async function offer(text: vscode.TextDocument, asked: Asked): Promise<vscode.CodeAction[]> {
  const { range, context, services } = asked;
  const wants = (kind: vscode.CodeActionKind) => context.only?.contains(kind) ?? true;
  const state = await services.manifests.current(text);
  const all: vscode.CodeAction[] = [];
  if (wants(vscode.CodeActionKind.QuickFix)) {
    const empty = emptyManifestAction(state);
    if (empty !== undefined) all.push(empty);
    all.push(...quickFixes(text, state, { range, diagnostics: context.diagnostics }));
  }
  // Not under every light bulb: only where it is asked for, by saving or by name.
  if (context.only !== undefined && wants(fixAllKind)) all.push(...fixAllAction(state));
  return all;
}

/** So many fixes are tried to see which is preferred: each takes as long as a check, and all of the text may be selected. */
const mostTried = 10;

interface Place {
  readonly range: vscode.Range;
  readonly diagnostics: readonly vscode.Diagnostic[];
}

function quickFixes(text: vscode.TextDocument, state: ManifestState, place: Place): vscode.CodeAction[] {
  const here = state.report.findings.filter((finding) => isAt(finding, place));
  const fixes: vscode.CodeAction[] = [];
  const asking: vscode.CodeAction[] = [];
  const hiding: vscode.CodeAction[] = [];
  const others = new Map<string, vscode.CodeAction>();
  let tried = 0;
  const offered = new Set<string>();
  // Two findings may have the same fix, and one comment hides all of a kind in a line.
  const isOffered = (...what: readonly unknown[]): boolean =>
    offered.size === offered.add(JSON.stringify(what)).size;
  for (const finding of here) {
    const diagnostics = place.diagnostics.filter((each) => isOf(each, finding));
    const add = (to: vscode.CodeAction[], action: vscode.CodeAction) => {
      action.diagnostics = diagnostics;
      to.push(action);
    };
    const reference = referenceTo(finding, state.report.findings);
    for (const [index, fix] of finding.fixes.entries()) {
      if (isOffered(fix.title, fix.operations)) continue;
      const change = fixChange(reference, fix.id);
      // What an alias repeats is not changed here alone: nobody is offered what would be refused.
      if (tried++ < mostTried && isRefusal(editFor(state, change))) continue;
      const action = new FixAction(fix.title, { finding: reference, fixId: fix.id, text });
      const mayBe = index === 0 && isObvious(fix) && tried <= mostTried;
      action.isPreferred = mayBe && isShownSafe(state.document, state.report, fix);
      add(fixes, action);
    }
    const renaming = renameAction(finding, state);
    if (renaming !== undefined) add(fixes, renaming);
    for (const action of interactiveActions(finding, state)) add(asking, action);
    if (!isOffered(finding.code, finding.range.start.line))
      for (const action of hidingActions(finding, state)) add(hiding, action);
    if (!others.has(finding.code)) {
      const action = explainAction(finding);
      action.diagnostics = diagnostics;
      others.set(finding.code, action);
    }
  }
  const all = here.length > 0 && hasSafeFixes(state) ? [new FixAllAction(text)] : [];
  // VS Code puts what is about no diagnostic behind everything else.
  for (const action of all) action.diagnostics = place.diagnostics.filter((each) => each.source === source);
  // Hiding comes last: it is what is left to do about a finding that is right as it is.
  return [...fixes, ...asking, ...all, ...others.values(), ...hiding];
}

/** Leads to the page of a finding. */
export function explainAction({ code }: Finding): vscode.CodeAction {
  const action = new vscode.CodeAction(`Explain ${code}`, vscode.CodeActionKind.QuickFix);
  action.command = { command: explainId, title: action.title, arguments: [code] };
  return action;
}

/** Whether a finding stands at a place, or is what one of the diagnostics there shows. */
function isAt(finding: Finding, { range, diagnostics }: Place): boolean {
  return (
    rangeOf(finding.range).intersection(range) !== undefined ||
    diagnostics.some((each) => isOf(each, finding))
  );
}

/**
 * Whether a diagnostic shows a finding. The diagnostic may be of the version before: then what tells is its code and
 * the line that it begins on.
 */
function isOf({ source: from, code, range }: vscode.Diagnostic, finding: Finding): boolean {
  const value = typeof code === 'object' ? code.value : code;
  return from === source && value === finding.code && range.start.line === finding.range.start.line;
}

/** Makes the edit of a fix, on the version that there is when it is chosen. */
async function resolve(action: vscode.CodeAction, { manifests }: Services): Promise<vscode.CodeAction> {
  if (action instanceof FixAllAction) {
    const edit = makeAllFixes(await manifests.current(action.text));
    if (edit === undefined) showNotChanged({ refused: 'Nothing here is shown to be safe to fix.' });
    else action.edit = edit;
    return action;
  }
  if (!(action instanceof FixAction)) return action;
  const { finding, fixId, text } = action.chosen;
  const edit = editFor(await manifests.current(text), fixChange(finding, fixId));
  if (isRefusal(edit)) showNotChanged(edit);
  else action.edit = edit;
  return action;
}
