import * as vscode from 'vscode';
import { type Finding, type FindingReference, isSuppressible, nodeAt, referenceTo } from '../../core/service';
import type { ManifestState } from '../manifests/manifests';

/** Commands behind quick fixes that need an answer or a file. Their arguments: the manifest, then an `AskedFixRequest`. */
export const askedFixIds = {
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
export interface AskedFixRequest {
  /** The finding, where it is about one. */
  readonly finding?: FindingReference;
  /** The item, where it is about one. */
  readonly item?: string;
  /** The file, as the manifest names it, where it is about one. */
  readonly file?: string;
}

type Offer = readonly [title: string, command: string];

/** How many owners there are, and how many of them the fixes offer already. */
interface Choices {
  readonly owners: number;
  readonly offered: number;
}

const offers: Readonly<Record<string, (request: AskedFixRequest & Choices) => readonly Offer[]>> = {
  'item/met-without-evidence': ({ item }) =>
    item === undefined
      ? []
      : [
          ['Pick a file of the repository as evidence…', askedFixIds.pickEvidence],
          ['Write the evidence from a template…', askedFixIds.createEvidence],
          ['Add a link as evidence…', askedFixIds.linkEvidence],
        ],
  'evidence/missing-file': ({ item, file }) =>
    item === undefined || file === undefined
      ? []
      : [
          [`Write "${file}" from the template`, askedFixIds.writeTemplate],
          ['Pick another file of the repository…', askedFixIds.pickEvidence],
        ],
  'evidence/empty-file': ({ item, file }) =>
    item === undefined || file === undefined
      ? []
      : [[`Fill "${file}" from the template`, askedFixIds.writeTemplate]],
  'evidence/unchanged-template': ({ file }) =>
    file === undefined ? [] : [[`Open "${file}" to fill it in`, askedFixIds.openEvidence]],
  'owner/unknown-id': ({ owners, offered }) =>
    owners > offered ? [['Pick an owner…', askedFixIds.pickOwner]] : [],
  'item/reason-missing': () => [['Give the reason…', askedFixIds.giveReason]],
};

/** What fixes a finding, but has to ask something first. */
export function askedActions(finding: Finding, state: ManifestState): vscode.CodeAction[] {
  const request = requestFor(finding, state);
  const choices: Choices = {
    owners: Object.keys(state.report.manifest.owners ?? {}).length,
    offered: finding.fixes.filter(({ kind }) => kind === 'change' || kind === 'choose').length,
  };
  const fixing = [...(offers[finding.code]?.({ ...request, ...choices }) ?? [])];
  if (isSuppressible(finding.code))
    fixing.push([`Hide this ${finding.code}, and say why…`, askedFixIds.suppress]);
  return fixing.map(([title, command]) => {
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    action.command = { command, title, arguments: [state.uri, request] };
    return action;
  });
}

function requestFor(finding: Finding, { document, report }: ManifestState): AskedFixRequest {
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
