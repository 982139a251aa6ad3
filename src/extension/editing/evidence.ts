import * as vscode from 'vscode';
import { catalogueItem, fillTemplate } from '../../core/service';
import { moverOf } from '../../panel/model/movers';
import type { EditRequest } from '../../panel/protocol';
import { packagedText } from '../base/texts';
import type { ManifestState } from '../manifests/manifests';
import { Surroundings } from '../repository/surroundings';
import type { Services } from '../services';
import { openLink } from './links';

/** Opens a piece of evidence: a file in its editor, a link in the browser. Returns why not, if it cannot. */
export async function openEvidence(
  state: ManifestState,
  item: string,
  index: number,
  { host }: Services,
): Promise<string | undefined> {
  const report = state.report.items.find(({ id }) => id === item);
  const entry = report?.evidence.find(({ path }) => path.at(-1) === index);
  if (entry === undefined) return 'This piece of evidence is no longer there.';
  if (entry.url !== undefined) return openLink(entry.url);
  const name = entry.file ?? '';
  const found = await (await Surroundings.of(state.uri, host)).find(name);
  if (found === undefined)
    return entry.state === 'outside'
      ? `"${name}" lies outside the repository, so it is not opened.`
      : `There is no file "${name}".`;
  const command = found.kind === 'folder' ? 'revealInExplorer' : 'vscode.open';
  await vscode.commands.executeCommand(command, found.uri);
  return undefined;
}

/** A document that was begun, and the request that makes it evidence; or why it was not. */
export interface Begun {
  readonly file: vscode.Uri;
  readonly request: EditRequest | undefined;
}

/**
 * Begins an evidence document from the item's template, next to the manifest. What is there already is never
 * overwritten: it is taken as it is.
 */
export async function beginEvidence(
  state: ManifestState,
  item: string,
  { context, host, today }: Services,
): Promise<Begun | string> {
  if (catalogueItem(item) === undefined) return 'This is not an item of the checklist.';
  const surroundings = await Surroundings.of(state.uri, host);
  const file = vscode.Uri.joinPath(surroundings.folder, 'docs', 'readiness', `${item}.md`);
  if (!(await surroundings.holds(file))) return 'The folder "docs/readiness" lies outside the repository.';
  const text = fillTemplate(await packagedText(context.extensionUri, 'templates', item), item, {
    workflow: onOneLine(state.report.name ?? 'this workflow'),
    date: today(),
    owner: writerOf(state, item),
  });
  const creation = new vscode.WorkspaceEdit();
  // Together with "overwrite", be it false, "ignoreIfExists" would not hold.
  creation.createFile(file, { contents: new TextEncoder().encode(text), ignoreIfExists: true });
  if (!(await vscode.workspace.applyEdit(creation))) return 'The document could not be created.';
  const name = await surroundings.nameOf(file);
  if (name === undefined) return 'The document lies outside the repository.';
  const listed = state.report.items
    .find(({ id }) => id === item)
    ?.evidence.some((entry) => entry.file === name);
  return { file, request: listed === true ? undefined : { kind: 'add-file', item, file: name } };
}

/** Whoever has to write it, by name; a placeholder where that is nobody yet. */
function writerOf({ report }: ManifestState, item: string): string {
  const found = report.items.find(({ id }) => id === item);
  const owner = found === undefined ? undefined : report.manifest.owners?.[moverOf(found, report.manifest)];
  return onOneLine(owner?.name ?? owner?.handle ?? '_name_');
}

function onOneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 200 ? `${line.slice(0, 200)}…` : line;
}
