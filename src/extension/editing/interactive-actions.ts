import * as vscode from 'vscode';
import {
  type Finding,
  type FindingCode,
  type FindingReference,
  isSuppressible,
  nodeAt,
  type Path,
  quoted,
  referenceTo,
  withAllShared,
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
  giveReason: 'aiReadiness.fix.giveReason',
  renewWaiver: 'aiReadiness.fix.renewWaiver',
  recordReview: 'aiReadiness.fix.recordReview',
  recordDate: 'aiReadiness.fix.recordDate',
  goToBlocker: 'aiReadiness.fix.goToBlocker',
  suppress: 'aiReadiness.fix.suppress',
} as const;

/** What a fixing command is about. */
export interface InteractiveFixRequest {
  /** The finding, where it is about one. */
  readonly finding?: FindingReference;
  /** The item, where it is about one. */
  readonly item?: string;
  /** The file, as the manifest names it, where it is about one. */
  readonly file?: string;
}

/** The item only where it is not that of the finding. */
type Offer = readonly [title: string, command: string, item?: string];

/** What the manifest has to choose from. */
interface Choices {
  /** How many owners there are, and how many of them the fixes offer already. */
  readonly owners: number;
  readonly offered: number;
  /** Whether the item gives a reason. */
  readonly hasReason: boolean;
  /** What stands in the way of a gate: its item, where it is one. */
  readonly blockers: readonly (string | undefined)[];
  /** Of those items the ones whose facts are all there. */
  readonly ready: readonly string[];
}

/** So many items are offered at most to be met with their facts. */
const maxReady = 3;

const renewWaiver: Offer = ['Renew the waiver: who decided, and until when…', interactiveFixIds.renewWaiver];
const recordReview: Offer = ['Record a review: when, and what it found…', interactiveFixIds.recordReview];
const recordDate = (what: string): readonly Offer[] => [
  [`Record when ${what}…`, interactiveFixIds.recordDate],
];
const giveReason: Offer = ['Give the reason…', interactiveFixIds.giveReason];

const offers: Readonly<
  Partial<Record<FindingCode, (request: InteractiveFixRequest & Choices) => readonly Offer[]>>
> = {
  'item/met-without-evidence': ({ item }) =>
    item === undefined
      ? []
      : [
          ['Pick a file from the repository as evidence…', interactiveFixIds.pickEvidence],
          ['Write the evidence from a template…', interactiveFixIds.createEvidence],
          ['Add a link as evidence…', interactiveFixIds.linkEvidence],
        ],
  'evidence/missing-file': ({ item, file }) =>
    item === undefined || file === undefined
      ? []
      : [
          [`Write ${quoted(file)} from the template`, interactiveFixIds.writeTemplate],
          ['Pick another file from the repository…', interactiveFixIds.pickEvidence],
        ],
  'evidence/empty-file': ({ item, file }) =>
    item === undefined || file === undefined
      ? []
      : [[`Fill ${quoted(file)} from the template`, interactiveFixIds.writeTemplate]],
  'evidence/unchanged-template': ({ file }) =>
    file === undefined ? [] : [[`Open ${quoted(file)} to fill it in`, interactiveFixIds.openEvidence]],
  'owner/unknown-id': ({ owners, offered }) =>
    owners > offered ? [['Pick an owner…', interactiveFixIds.pickOwner]] : [],
  'item/reason-missing': () => [giveReason],
  'waiver/incomplete': ({ hasReason }) => (hasReason ? [] : [giveReason]),
  'waiver/expired': () => [renewWaiver],
  'waiver/expires-soon': () => [renewWaiver],
  'waiver/too-long': () => [renewWaiver],
  'review/overdue': () => [recordReview],
  'review/due-soon': () => [recordReview],
  'data/access-unproven': () => recordDate('access was proven'),
  'controls/stop-untested': () => recordDate('it was tested'),
  'controls/rollback-unrehearsed': () => recordDate('it was rehearsed'),
  'signal/alert-untested': () => recordDate('the alert was tested'),
  'gate/stage-ahead': (choices) => [...goToBlockers(choices), ...sayMet(choices)],
  'gate/open-items': (choices) => [...goToBlockers(choices), ...sayMet(choices)],
};

/** A way to what stands in the way of a gate. */
function goToBlockers({ blockers }: Choices): readonly Offer[] {
  if (blockers.length === 0) return [];
  const [only] = blockers.length === 1 ? blockers : [];
  const title = only === undefined ? 'Go to the blocker…' : `Go to the blocker: ${only}`;
  return [[title, interactiveFixIds.goToBlocker]];
}

/** The claims of items of which the facts are there already. */
function sayMet({ ready }: Choices): readonly Offer[] {
  return ready
    .slice(0, maxReady)
    .map((item) => [`Say that ${quoted(item)} is met, with its evidence…`, interactiveFixIds.markMet, item]);
}

/** What fixes a finding, but has to ask something first. */
export function interactiveActions(finding: Finding, state: ManifestState): vscode.CodeAction[] {
  const request = requestFor(finding, state);
  const blockers = finding.related.map(({ path }) => itemAt(path));
  const choices: Choices = {
    hasReason: state.report.items.some(({ id, reason }) => id === request.item && reason !== undefined),
    owners: Object.keys(withAllShared(state.report.manifest, state.report.input.configuration).owners ?? {})
      .length,
    offered: finding.fixes.filter(({ kind }) => kind === 'change' || kind === 'choose').length,
    blockers,
    ready: state.report.items
      .filter(
        ({ id, facts, satisfied }) => facts?.areComplete === true && !satisfied && blockers.includes(id),
      )
      .map(({ id }) => id),
  };
  const fixing = offers[finding.code]?.({ ...request, ...choices }) ?? [];
  return fixing.map((offer) => actionOf(offer, state, request));
}

/** What hides a finding; never what is done about it first. */
export function hidingActions(finding: Finding, state: ManifestState): vscode.CodeAction[] {
  if (!isSuppressible(finding.code)) return [];
  const offer: Offer = [`Hide this ${finding.code}, and say why…`, interactiveFixIds.suppress];
  return [actionOf(offer, state, requestFor(finding, state))];
}

function actionOf(
  [title, command, item]: Offer,
  state: ManifestState,
  request: InteractiveFixRequest,
): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = {
    command,
    title,
    arguments: [state.uri, item === undefined ? request : { ...request, item }],
  };
  return action;
}

/** The item of the checklist that a path leads to or into. */
function itemAt([section, , item]: Path): string | undefined {
  return section === 'checklist' && typeof item === 'string' ? item : undefined;
}

function requestFor(finding: Finding, { document, report }: ManifestState): InteractiveFixRequest {
  const { code, path } = finding;
  const item = itemAt(path);
  const node = nodeAt(document.parsed.root, path);
  const isFile = code.startsWith('evidence/') && node?.kind === 'scalar' && typeof node.value === 'string';
  return {
    finding: referenceTo(finding, report.findings),
    ...(item === undefined ? {} : { item }),
    ...(isFile ? { file: String(node.value) } : {}),
  };
}
