import * as vscode from 'vscode';
import {
  type Finding,
  type FindingReference,
  isSuppressible,
  nodeAt,
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
  pickOwner: 'aiReadiness.fix.pickOwner',
  giveReason: 'aiReadiness.fix.giveReason',
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

type Offer = readonly [title: string, command: string];

/** What the manifest has to choose from. */
interface Choices {
  /** How many owners there are, and how many of them the fixes offer already. */
  readonly owners: number;
  readonly offered: number;
  /** Whether the item gives a reason. */
  readonly hasReason: boolean;
}

const giveReason: Offer = ['Give the reason…', interactiveFixIds.giveReason];

const offers: Readonly<Record<string, (request: InteractiveFixRequest & Choices) => readonly Offer[]>> = {
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
};

/** What fixes a finding, but has to ask something first. */
export function interactiveActions(finding: Finding, state: ManifestState): vscode.CodeAction[] {
  const request = requestFor(finding, state);
  const choices: Choices = {
    hasReason: state.report.items.some(({ id, reason }) => id === request.item && reason !== undefined),
    owners: Object.keys(withAllShared(state.report.manifest, state.report.input.configuration).owners ?? {})
      .length,
    offered: finding.fixes.filter(({ kind }) => kind === 'change' || kind === 'choose').length,
  };
  const fixing = [...(offers[finding.code]?.({ ...request, ...choices }) ?? [])];
  if (isSuppressible(finding.code))
    fixing.push([`Hide this ${finding.code}, and say why…`, interactiveFixIds.suppress]);
  return fixing.map(([title, command]) => {
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    action.command = { command, title, arguments: [state.uri, request] };
    return action;
  });
}

function requestFor(finding: Finding, { document, report }: ManifestState): InteractiveFixRequest {
  const { code, path } = finding;
  const isItem = path[0] === 'checklist' && typeof path[2] === 'string';
  const node = nodeAt(document.parsed.root, path);
  const isFile = code.startsWith('evidence/') && node?.kind === 'scalar' && typeof node.value === 'string';
  return {
    finding: referenceTo(finding, report.findings),
    ...(isItem ? { item: String(path[2]) } : {}),
    ...(isFile ? { file: String(node.value) } : {}),
  };
}
