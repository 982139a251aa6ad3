import * as vscode from 'vscode';
import type { Finding } from '../../core';
import { isSuppressible } from '../../core/evaluate/suppressions';
import { nodeAt } from '../../core/text/tree';
import type { ManifestState } from '../manifests';

/** Commands behind quick fixes that need an answer or a file. Their arguments: the manifest, then a `MendRequest`. */
export const mendIds = {
  pickEvidence: 'aiReadiness.mend.pickEvidence',
  createEvidence: 'aiReadiness.mend.createEvidence',
  linkEvidence: 'aiReadiness.mend.linkEvidence',
  writeTemplate: 'aiReadiness.mend.writeTemplate',
  openEvidence: 'aiReadiness.mend.openEvidence',
  pickOwner: 'aiReadiness.mend.pickOwner',
  giveReason: 'aiReadiness.mend.giveReason',
  suppress: 'aiReadiness.mend.suppress',
} as const;

/** What a mending command is about. */
export interface MendRequest {
  readonly code: string;
  readonly path: Finding['path'];
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

const offers: Readonly<Record<string, (request: MendRequest & Choices) => readonly Offer[]>> = {
  'item/met-without-evidence': ({ item }) =>
    item === undefined
      ? []
      : [
          ['Pick a file of the repository as evidence…', mendIds.pickEvidence],
          ['Write the evidence from a template…', mendIds.createEvidence],
          ['Add a link as evidence…', mendIds.linkEvidence],
        ],
  'evidence/missing-file': ({ item, file }) =>
    item === undefined || file === undefined
      ? []
      : [
          [`Write "${file}" from the template`, mendIds.writeTemplate],
          ['Pick another file of the repository…', mendIds.pickEvidence],
        ],
  'evidence/empty-file': ({ item, file }) =>
    item === undefined || file === undefined
      ? []
      : [[`Fill "${file}" from the template`, mendIds.writeTemplate]],
  'evidence/unchanged-template': ({ file }) =>
    file === undefined ? [] : [[`Open "${file}" to fill it in`, mendIds.openEvidence]],
  'owner/unknown-id': ({ owners, offered }) =>
    owners > offered ? [['Pick an owner…', mendIds.pickOwner]] : [],
  'item/reason-missing': () => [['Give the reason…', mendIds.giveReason]],
};

/** What mends a finding, but has to ask something first. */
export function askedActions(finding: Finding, state: ManifestState): vscode.CodeAction[] {
  const request = requestFor(finding, state);
  const choices: Choices = {
    owners: Object.keys(state.report.manifest.owners ?? {}).length,
    offered: finding.fixes.filter(({ title }) => title.startsWith('Change to ')).length,
  };
  const mending = [...(offers[finding.code]?.({ ...request, ...choices }) ?? [])];
  if (isSuppressible(finding.code))
    mending.push([`Hide this ${finding.code}, and say why…`, mendIds.suppress]);
  return mending.map(([title, command]) => {
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    action.command = { command, title, arguments: [state.uri, request] };
    return action;
  });
}

function requestFor({ code, path }: Finding, { document }: ManifestState): MendRequest {
  const isItem = path[0] === 'checklist' && typeof path[2] === 'string';
  const node = nodeAt(document.parsed.root, path);
  const isFile = code.startsWith('evidence/') && node?.kind === 'scalar' && typeof node.value === 'string';
  return {
    code,
    path,
    ...(isItem ? { item: String(path[2]) } : {}),
    ...(isFile ? { file: String(node.value) } : {}),
  };
}
