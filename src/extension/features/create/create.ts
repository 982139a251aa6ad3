import * as vscode from 'vscode';
import {
  type Discovery,
  isManifestPath,
  type Stage,
  schemaAt,
  sectionTexts,
  stages,
  stageTitle,
  starterManifest,
  worthInWords,
} from '../../../core/service';
import { plainText, tell } from '../../base/messages';
import { editManifest, showNotChanged } from '../../editing/edit';
import { isManifestAt } from '../../manifests/manifest-documents';
import type { Feature, Services } from '../../services';
import { openChecklist } from '../checklist-command';
import { addFromRepository } from './add';
import { chooseProposals } from './choose';
import { addFromRepositoryId, createManifestId, fillManifestId } from './ids';
import { lookFor, notLookedAt } from './look';

/** Writes what the repository says into manifests: into new ones, those that are empty, and those that are there. */
export const create: Feature = (services) =>
  vscode.Disposable.from(
    vscode.commands.registerCommand(createManifestId, (folder: unknown) =>
      createManifest(folder instanceof vscode.Uri ? folder : undefined, services),
    ),
    vscode.commands.registerCommand(fillManifestId, (manifest: unknown) =>
      manifest instanceof vscode.Uri && isManifestAt(manifest) ? fillManifest(manifest, services) : undefined,
    ),
    vscode.commands.registerCommand(addFromRepositoryId, (manifest: unknown) =>
      addFromRepository(manifest instanceof vscode.Uri ? manifest : undefined, services),
    ),
  );

/** What a new manifest begins with. */
interface Answers {
  readonly name: string;
  readonly stage: Stage;
}

/**
 * Asks at most three questions, looks at the repository, lets the user choose from what it says, writes a manifest, and
 * opens it beside the checklist. Never overwrites one.
 */
async function createManifest(asked: vscode.Uri | undefined, services: Services): Promise<void> {
  const folder = asked === undefined ? await askForFolder() : await folderOf(asked);
  if (folder === undefined) return;
  const there = await manifestIn(folder);
  if (there !== undefined) return offerExisting(there);
  const manifest = vscode.Uri.joinPath(folder, 'ai-readiness.yaml');
  const written = await askForText(manifest, nameOf(folder), services);
  if (written === undefined) return;
  const edit = new vscode.WorkspaceEdit();
  const contents = new TextEncoder().encode(written);
  edit.createFile(manifest, { overwrite: false, ignoreIfExists: false, contents });
  if (await vscode.workspace.applyEdit(edit)) await open(manifest, services);
  else
    tell.fail('The manifest could not be written. Nothing was changed.', {
      title: 'Try Again',
      run: () => createManifest(asked, services),
    });
}

/** The same for a manifest that is there, and empty. */
async function fillManifest(manifest: vscode.Uri, services: Services): Promise<void> {
  const text = await vscode.workspace.openTextDocument(manifest);
  const written = await askForText(manifest, vscode.workspace.asRelativePath(manifest, false), services);
  if (written === undefined) return;
  const refusal = await editManifest(
    text,
    ({ document: { text: before } }) =>
      before.trim() === ''
        ? [{ kind: 'text', start: 0, end: before.length, text: written }]
        : { refused: 'The manifest is no longer empty.' },
    services.manifests,
  );
  if (refusal === undefined) await open(manifest, services);
  else showNotChanged(refusal);
}

/** The text of a manifest, with what the user kept of what the repository says; undefined where nothing is to be written. */
async function askForText(
  manifest: vscode.Uri,
  where: string,
  services: Services,
): Promise<string | undefined> {
  const answers = await askWhat(where, notLookedAt(manifest, services));
  if (answers === undefined) return undefined;
  const discovery = await lookFor(manifest, services);
  if (discovery === undefined) return starterManifest(answers);
  const { sentence = '', proposals } = discovery;
  const kept = proposals.length === 0 ? [] : await chooseProposals(proposals, sentence);
  return kept && starterManifest({ ...answers, found: sectionTexts(kept), worth: worthOf(discovery) });
}

/** How many things someone looks at in the first minute. */
const mostWorth = 3;

function worthOf({ worth }: Discovery): string[] {
  return worth.slice(0, mostWorth).map(worthInWords);
}

/** A folder as its users know it: its path in the workspace, or the name of the workspace folder that it is. */
function nameOf(folder: vscode.Uri): string {
  const whole = vscode.workspace.workspaceFolders?.find(({ uri }) => uri.toString() === folder.toString());
  return whole?.name ?? vscode.workspace.asRelativePath(folder);
}

/** The folder that was asked for: a folder of the explorer, or the one that a file is in. */
async function folderOf(uri: vscode.Uri): Promise<vscode.Uri> {
  const stat = await vscode.workspace.fs.stat(uri).then(undefined, () => undefined);
  const isFolder = stat !== undefined && (stat.type & vscode.FileType.Directory) !== 0;
  return isFolder ? uri : vscode.Uri.joinPath(uri, '..');
}

async function askForFolder(): Promise<vscode.Uri | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 0) {
    await tell.info('Open the project folder first: the manifest lives next to what it describes.', {
      title: 'Open Folder…',
      run: () => vscode.commands.executeCommand('workbench.action.files.openFolder'),
    });
    return undefined;
  }
  if (folders.length === 1) return folders[0]?.uri;
  const picks = await Promise.all(
    folders.map(async ({ name, uri }) => {
      const isTaken = (await manifestIn(uri)) !== undefined;
      return { label: plainText(name), description: isTaken ? 'already has a manifest' : '', isTaken, uri };
    }),
  );
  // Those without a manifest first: that is where a new one goes.
  picks.sort((one, other) => Number(one.isTaken) - Number(other.isTaken));
  const picked = await vscode.window.showQuickPick(picks, {
    title: 'Create a manifest (1 of 3): where?',
    placeHolder: 'The folder of the workflow',
    ignoreFocusOut: true,
  });
  return picked?.uri;
}

async function askWhat(where: string, note: string | undefined): Promise<Answers | undefined> {
  const name = await vscode.window.showInputBox({
    title: 'What is the workflow called?',
    prompt: plainText(
      [`What its users call it. For the manifest in ${where}`, note].filter(Boolean).join('. '),
    ),
    placeHolder: 'Supplier invoice triage',
    ignoreFocusOut: true,
    validateInput: (text) =>
      text.trim() === '' ? 'Give it a name, so that people know what this is about.' : undefined,
  });
  if (name === undefined) return undefined;
  const meanings = schemaAt(['stage'])?.enumDescriptions ?? [];
  const picked = await vscode.window.showQuickPick(
    stages.map((stage, index) => ({ label: stageTitle(stage), detail: meanings[index] ?? '', stage })),
    {
      title: 'Which stage is it in today?',
      placeHolder: 'The stage the work is in; if in doubt, Diagnose',
      ignoreFocusOut: true,
    },
  );
  return picked === undefined ? undefined : { name, stage: picked.stage };
}

/** The manifest of a folder, under either name. */
async function manifestIn(folder: vscode.Uri): Promise<vscode.Uri | undefined> {
  // In whichever case: on some systems that is the same file.
  const entries = await vscode.workspace.fs.readDirectory(folder).then(undefined, () => []);
  const [name] = entries.find(([each]) => isManifestPath(each)) ?? [];
  return name === undefined ? undefined : vscode.Uri.joinPath(folder, name);
}

async function offerExisting(manifest: vscode.Uri): Promise<void> {
  const where = vscode.workspace.asRelativePath(manifest);
  await tell.info(`There is already a manifest: ${where}. It was left as it is.`, {
    title: 'Open It',
    run: () => vscode.window.showTextDocument(manifest),
  });
}

/** Opens the text, and the checklist beside it. */
async function open(manifest: vscode.Uri, { log }: Services): Promise<void> {
  await vscode.window.showTextDocument(manifest, { preview: false });
  try {
    await openChecklist(manifest);
  } catch (error) {
    log.error('Opening the checklist of a new manifest failed.', error);
  }
}
