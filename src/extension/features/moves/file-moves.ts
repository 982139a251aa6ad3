import * as vscode from 'vscode';
import { type ManifestDocument, type Operation, plural, renameFiles, shorten } from '../../../core/service';
import { inParallel } from '../../base/in-parallel';
import { tell } from '../../base/messages';
import { editManifests, showNotChanged } from '../../editing/edit';
import { isManifest, isManifestDocument } from '../../manifests/manifest-documents';
import type { ManifestState } from '../../manifests/manifests';
import { pathUpdates, pathUpdatesSetting } from '../../manifests/settings';
import { namesAfter, type Rename, type Whereabouts, whereabouts } from '../../repository/moves';
import type { Feature, Services } from '../../services';
import { Announced } from './announced';

/** Manifests that are looked through at the same time. */
const concurrency = 8;

/** So many paths are shown in the question; more would not fit into a dialog. */
const mostShown = 6;

/** A manifest in which paths are to be updated. */
interface Update {
  readonly uri: vscode.Uri;
  /** By what it writes: what it has to write instead. */
  readonly names: ReadonlyMap<string, string>;
  /** In how many places. */
  readonly count: number;
}

/** Offers to update the paths in manifests when what they name, or a manifest, is renamed or moved in VS Code. */
export const fileMoves: Feature = (services) => {
  let waiting: Renamed = { renames: [], known: new Map() };
  const announced = new Announced();
  // One after the other: each is about the files as the one before it has left them.
  let last: Promise<void> = Promise.resolve();
  const work = async (): Promise<void> => {
    const { renames } = waiting;
    let [count, updates]: [number, Update[]] = [0, []];
    // More may be renamed meanwhile, such as in a script.
    while (renames.length > count) {
      count = renames.length;
      updates = await updatesFor(waiting, services);
      // Where it was looked, something may have been elsewhere by a rename of which nobody has told.
      await announced.over();
    }
    waiting = { renames: [], known: new Map() };
    await offer(updates, services);
  };
  const remember = (): void => {
    for (const state of services.manifests.all()) waiting.known.set(state.uri.toString(), state);
  };
  return vscode.Disposable.from(
    announced,
    vscode.workspace.onWillRenameFiles(({ files }) => {
      announced.begin(files);
      // What was moved is soon forgotten, and found again only later.
      remember();
    }),
    vscode.workspace.onDidRenameFiles(({ files }) => {
      remember();
      waiting.renames.push(...files);
      announced.end(files);
      last = last
        .then(work)
        .catch((error: unknown) => services.log.error('Updating paths after a rename failed.', error));
    }),
  );
};

/** What was renamed, and the manifests that there were at the time, by their addresses. */
interface Renamed {
  readonly renames: Rename[];
  readonly known: Map<string, ManifestState>;
}

/** Makes the updates that the user wants. */
async function offer(updates: readonly Update[], services: Services): Promise<void> {
  const asked = updates.filter(({ uri }) => pathUpdates(uri) === 'prompt');
  const isWanted = asked.length > 0 && (await isAgreed(asked));
  const wanted = updates.filter((update) => isWanted || !asked.includes(update));
  if (wanted.length > 0) await make(wanted, services);
}

/** Every manifest in which a path has to be updated, by its name. */
async function updatesFor({ renames, known }: Renamed, services: Services): Promise<Update[]> {
  const updates: Update[] = [];
  const opened = await openManifests(services);
  const all = new Map<string, Manifest>();
  for (const { uri, document, refused } of [...known.values(), ...opened]) {
    const place = whereabouts(uri, renames);
    // The text of an open one is the truth.
    if (refused === undefined && canBeEdited(place)) all.set(place.is.toString(), { place, document });
  }
  await inParallel(all.values(), concurrency, async ({ place, document }) => {
    try {
      const names = await namesAfter(place, document.files, { renames, host: services.host });
      const count = renameFiles(document, names).length;
      if (count > 0 && !(await isReadOnly(place.is))) updates.push({ uri: place.is, names, count });
    } catch (error) {
      services.log.warn(`The paths in ${place.is.toString(true)} could not be looked up.`, error);
    }
  });
  return updates.sort((one, other) => (one.uri.path < other.uri.path ? -1 : 1));
}

async function isReadOnly(uri: vscode.Uri): Promise<boolean> {
  const { permissions = 0 } = await vscode.workspace.fs.stat(uri);
  return (permissions & vscode.FilePermission.Readonly) !== 0;
}

/** A manifest where it was and is, and what it says. */
interface Manifest {
  readonly place: Whereabouts;
  readonly document: ManifestDocument;
}

/** The manifests that are open, as they are now. */
async function openManifests({ manifests }: Services): Promise<ManifestState[]> {
  const texts = vscode.workspace.textDocuments.filter(isManifestDocument);
  const states = await Promise.all(texts.map((text) => manifests.current(text)));
  return states.filter(({ leftOut }) => !leftOut);
}

/** Whether there is still a manifest at that place, and it may be changed. */
function canBeEdited({ is }: Whereabouts): boolean {
  if (is.scheme === 'untitled' || vscode.workspace.fs.isWritableFileSystem(is.scheme) === false) return false;
  if (pathUpdates(is) === 'never') return false;
  const open = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === is.toString());
  return open === undefined ? isManifest(is) : isManifestDocument(open);
}

const answers = { update: 'Update', setting: 'Change Setting…' } as const;

async function isAgreed(updates: readonly Update[]): Promise<boolean> {
  const question = `Update ${plural(
    updates.reduce((sum, { count }) => sum + count, 0),
    'path',
  )} in ${whichOf(updates)}?`;
  const detail = detailOf(updates);
  const answer = await tell.ask(question, detail, answers.update, answers.setting);
  if (answer !== answers.setting) return answer === answers.update;
  await vscode.commands.executeCommand('workbench.action.openSettings', `@id:${pathUpdatesSetting}`);
  // The setting is open now, for the next time; the question of this time still stands.
  return (await tell.ask(question, detail, answers.update)) === answers.update;
}

function whichOf(updates: readonly Update[]): string {
  const [only, ...others] = updates;
  return only !== undefined && others.length === 0
    ? vscode.workspace.asRelativePath(only.uri)
    : plural(updates.length, 'manifest');
}

/** What becomes of which path, and where there are several manifests, in which. */
function detailOf(updates: readonly Update[]): string {
  const lines = updates.flatMap(({ uri, names }) => [
    ...(updates.length > 1 ? [`${vscode.workspace.asRelativePath(uri)}:`] : []),
    ...[...names].map(([from, to]) => `${shorten(from)} → ${shorten(to)}`),
  ]);
  const rest = lines.length - mostShown;
  return [...lines.slice(0, mostShown), ...(rest > 0 ? [`… and ${rest} more`] : [])].join('\n');
}

async function make(updates: readonly Update[], { manifests, log }: Services): Promise<void> {
  const changes = await Promise.all(
    updates.map(async ({ uri, names }) => {
      const text = await vscode.workspace.openTextDocument(uri).then(undefined, (error: unknown) => {
        log.warn(`${uri.toString(true)} could not be opened after a rename.`, error);
        return undefined;
      });
      const change = ({ document }: ManifestState): Operation[] => renameFiles(document, names);
      return text === undefined ? [] : [{ text, change }];
    }),
  );
  const [refusal] = await editManifests(changes.flat(), manifests);
  if (refusal !== undefined) showNotChanged(refusal);
}
