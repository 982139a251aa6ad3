import * as vscode from 'vscode';
import { catalogueItem, isRefusal, type Refusal, withAllShared } from '../../core/service';
import type { EditRequest } from '../../panel/protocol/edits';
import type { Host } from '../base/host';
import { plainText } from '../base/messages';
import type { ManifestState } from '../manifests/manifests';
import { Surroundings, unsavedRefusal } from '../repository/surroundings';
import type { Services } from '../services';
import { askForLink, askForOwner } from './ask';

/** What was picked: a file as the manifest names it, or a link. */
type Picked = { readonly file: string } | { readonly url: string } | Refusal;

/** What evidence is picked for. */
interface Wanted {
  readonly item: string;
  /** Whether the item is said to be met with it. */
  readonly mark: boolean;
}

interface Choice extends vscode.QuickPickItem {
  readonly file?: vscode.Uri;
  readonly action?: 'link' | 'browse';
}

/**
 * Lets the user pick evidence, and asks for nothing else that is known already. Returns the request that it comes
 * down to, why there is none, or nothing when they would rather not.
 */
export async function pickRequest(
  { uri, report }: ManifestState,
  { item, mark }: Wanted,
  { host, today }: Services,
): Promise<EditRequest | Refusal | undefined> {
  const picked = await pickEvidence(uri, item, host);
  if (picked === undefined || isRefusal(picked)) return picked;
  if (!mark)
    return 'url' in picked ? { kind: 'add-link', item, ...picked } : { kind: 'add-file', item, ...picked };
  const owner = report.items.find(({ id }) => id === item)?.by ?? (await ownerOf(report));
  if (owner === undefined) return undefined;
  const evidence = 'url' in picked ? picked.url : picked.file;
  return { kind: 'mark-met', item, by: owner, on: today(), evidence };
}

/** Who has done it: not asked where there is only one owner, or none at all. */
async function ownerOf({ manifest, input }: ManifestState['report']): Promise<string | undefined> {
  const known = withAllShared(manifest, input.configuration);
  const ids = Object.keys(known.owners ?? {});
  return ids.length < 2 ? (ids[0] ?? '') : askForOwner(known, { title: 'Who did it?' });
}

/** Lets the user pick a file of the repository, or paste a link; undefined when they would rather not. */
export async function pickEvidence(
  manifest: vscode.Uri,
  item: string,
  host: Host,
): Promise<Picked | undefined> {
  // Without a folder there are no files, but links.
  if (unsavedRefusal(manifest) !== undefined) return askForPickedLink();
  const surroundings = await Surroundings.of(manifest, host);
  const entry = catalogueItem(item);
  const choice = await vscode.window.showQuickPick(choices(surroundings), {
    title: `Evidence for "${entry?.title ?? item}"`,
    placeHolder: entry === undefined ? 'Pick a file' : `What counts: ${entry.acceptableEvidence}`,
    matchOnDescription: true,
  });
  if (choice === undefined) return undefined;
  if (choice.action === 'link') return askForPickedLink();
  const file = choice.file ?? (await browse(surroundings.folder));
  if (file === undefined) return undefined;
  const name = await surroundings.nameOf(file);
  return name === undefined
    ? { refused: 'This file is outside the repository of the manifest: copy it in, or add a link.' }
    : { file: name };
}

async function askForPickedLink(): Promise<Picked | undefined> {
  const url = await askForLink('A link as evidence');
  return url === undefined ? undefined : { url };
}

async function choices(surroundings: Surroundings): Promise<Choice[]> {
  // Where nothing can be listed there is still the file dialog.
  const names = await surroundings.proposals().catch(() => []);
  return [
    { label: '$(link) Paste a link…', action: 'link' },
    { label: '$(folder-opened) Browse…', action: 'browse' },
    { label: '', kind: vscode.QuickPickItemKind.Separator },
    ...names.map((name) => choiceOf(name, surroundings)),
  ];
}

function choiceOf(name: string, surroundings: Surroundings): Choice {
  const slash = name.lastIndexOf('/');
  return {
    label: plainText(name.slice(slash + 1)),
    description: plainText(name.slice(0, Math.max(0, slash))),
    file: surroundings.uriOf(name),
  };
}

async function browse(folder: vscode.Uri): Promise<vscode.Uri | undefined> {
  const [file] =
    (await vscode.window.showOpenDialog({
      defaultUri: folder,
      openLabel: 'Use as Evidence',
      canSelectMany: false,
    })) ?? [];
  return file;
}
