import * as vscode from 'vscode';
import {
  type Ask,
  aboutOf,
  askedFixes,
  type Finding,
  type FindingReference,
  isSuppressible,
  referenceTo,
} from '../../core/service';
import type { ManifestState } from '../manifests/manifests';

/** Commands behind quick fixes that need an answer or a file. Their arguments: the manifest, then an `InteractiveFixRequest`. */
export const interactiveFixIds = {
  pickEvidence: 'aiReadiness.fix.pickEvidence',
  createEvidence: 'aiReadiness.fix.createEvidence',
  linkEvidence: 'aiReadiness.fix.linkEvidence',
  writeTemplate: 'aiReadiness.fix.writeTemplate',
  openEvidence: 'aiReadiness.fix.openEvidence',
  markMet: 'aiReadiness.fix.markMet',
  pickOwner: 'aiReadiness.fix.pickOwner',
  addOwner: 'aiReadiness.fix.addOwner',
  addSystem: 'aiReadiness.fix.addSystem',
  giveReason: 'aiReadiness.fix.giveReason',
  renewWaiver: 'aiReadiness.fix.renewWaiver',
  recordReview: 'aiReadiness.fix.recordReview',
  recordDate: 'aiReadiness.fix.recordDate',
  goToBlocker: 'aiReadiness.fix.goToBlocker',
  suppress: 'aiReadiness.fix.suppress',
} as const satisfies Readonly<Record<Ask | 'suppress', string>>;

/** What a fixing command is about. */
export interface InteractiveFixRequest {
  /** The finding, where it is about one. */
  readonly finding?: FindingReference;
  /** The item, where it is about one. */
  readonly item?: string;
  /** The file, as the manifest names it, where it is about one. */
  readonly file?: string;
  /** The id that nobody knows, where it is about one. */
  readonly id?: string;
}

/** What fixes a finding, but has to ask something first. */
export function interactiveActions(finding: Finding, state: ManifestState): vscode.CodeAction[] {
  const request = requestFor(finding, state);
  return askedFixes(finding, state.document, state.report).map(({ title, ask, item }) =>
    actionOf(title, interactiveFixIds[ask], state, item === undefined ? request : { ...request, item }),
  );
}

/** What hides a finding; never what is done about it first. */
export function hidingActions(finding: Finding, state: ManifestState): vscode.CodeAction[] {
  if (!isSuppressible(finding.code)) return [];
  const title = `Hide this ${finding.code}, and say why…`;
  return [actionOf(title, interactiveFixIds.suppress, state, requestFor(finding, state))];
}

function actionOf(
  title: string,
  command: string,
  { uri }: ManifestState,
  request: InteractiveFixRequest,
): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { command, title, arguments: [uri, request] };
  return action;
}

/** What a command has to know of a finding. */
export function requestFor(finding: Finding, { document, report }: ManifestState): InteractiveFixRequest {
  return { finding: referenceTo(finding, report.findings), ...aboutOf(finding, document) };
}
