import * as vscode from 'vscode';
import {
  catalogueItem,
  fillTemplate,
  isRefusal,
  moverOf,
  quoted,
  type Refusal,
  shorten,
  withAllShared,
} from '../../core/service';
import type { EditRequest } from '../../panel/protocol/edits';
import { packagedText } from '../base/texts';
import type { ManifestState } from '../manifests/manifests';
import { Surroundings, unsavedRefusal } from '../repository/surroundings';
import type { Services } from '../services';

/** A document that was begun, and the request that makes it evidence where it is not listed yet. */
interface BegunEvidence {
  readonly uri: vscode.Uri;
  readonly request: EditRequest | undefined;
}

/** Begins an evidence document for an item, next to the manifest. */
export async function beginEvidence(
  state: ManifestState,
  item: string,
  services: Services,
): Promise<BegunEvidence | Refusal> {
  const unsaved = unsavedRefusal(state.uri);
  if (unsaved !== undefined) return unsaved;
  const surroundings = await Surroundings.of(state.uri, services.host);
  const uri = vscode.Uri.joinPath(surroundings.folder, 'docs', 'readiness', `${item}.md`);
  if (!(await surroundings.holds(uri)))
    return { refused: 'The folder "docs/readiness" is outside the repository.' };
  const refusal = await writeDocument(uri, { state, item }, services);
  if (refusal !== undefined) return refusal;
  const file = await surroundings.nameOf(uri);
  if (file === undefined) return { refused: 'The document is outside the repository.' };
  const evidence = state.report.items.find(({ id }) => id === item)?.evidence ?? [];
  const isListed = evidence.some((entry) => entry.file === file);
  return { uri, request: isListed ? undefined : { kind: 'add-file', item, file } };
}

/** Writes the evidence document that a manifest names, and returns where it is. */
export async function writeNamedEvidence(
  file: string,
  { state, item }: { readonly state: ManifestState; readonly item: string },
  services: Services,
): Promise<vscode.Uri | Refusal> {
  const unsaved = unsavedRefusal(state.uri);
  if (unsaved !== undefined) return unsaved;
  const surroundings = await Surroundings.of(state.uri, services.host);
  const base = file.startsWith('/') ? surroundings.root : surroundings.folder;
  const there = await surroundings.find(file);
  const uri = there?.uri ?? vscode.Uri.joinPath(base, file.replaceAll('\\', '/'));
  if (!(await surroundings.holds(uri))) return { refused: `${quoted(file)} is outside the repository.` };
  return (await writeDocument(uri, { state, item }, services)) ?? uri;
}

/** Writes an evidence document from the template of its item. A file that holds anything stays as it is. */
async function writeDocument(
  uri: vscode.Uri,
  { state, item }: { readonly state: ManifestState; readonly item: string },
  { context, today }: Services,
): Promise<Refusal | undefined> {
  if (state.refused !== undefined) return { refused: state.refused };
  if (catalogueItem(item) === undefined) return { refused: 'This is not an item of the checklist.' };
  const before = await textIfAny(uri);
  if (isRefusal(before)) return before;
  if (before !== undefined && before.trim() !== '') return undefined;
  const text = fillTemplate(await packagedText(context.extensionUri, 'templates', item), item, {
    workflow: shorten(state.report.name ?? 'this workflow', 200),
    date: today(),
    owner: writerOf(state, item),
  });
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(uri, { overwrite: before !== undefined, contents: new TextEncoder().encode(text) });
  return (await vscode.workspace.applyEdit(edit))
    ? undefined
    : { refused: 'The document could not be written.' };
}

/** What a file holds; undefined where there is none. */
async function textIfAny(uri: vscode.Uri): Promise<string | Refusal | undefined> {
  const stat = await vscode.workspace.fs.stat(uri).then(undefined, () => undefined);
  if (stat === undefined) return undefined;
  if ((stat.type & vscode.FileType.Directory) !== 0)
    return { refused: `"${vscode.workspace.asRelativePath(uri)}" is a folder.` };
  return textOf(uri);
}

async function textOf(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

/** Whoever has to write it, by name; a placeholder where that is nobody yet. */
function writerOf({ report }: ManifestState, item: string): string {
  const found = report.items.find(({ id }) => id === item);
  const known = withAllShared(report.manifest, report.input.configuration);
  const id = found === undefined ? undefined : moverOf(found, report);
  const owner = id === undefined ? undefined : known.owners?.[id];
  return owner === undefined ? '_name_' : shorten(owner.name ?? owner.handle ?? id ?? '', 200);
}
