import * as vscode from 'vscode';
import { quoted, type Refusal } from '../../core/service';
import type { ManifestState } from '../manifests/manifests';
import { Surroundings, unsavedRefusal } from '../repository/surroundings';
import type { Services } from '../services';
import { openLink } from './links';

/** Opens a piece of evidence: a file in its editor, a link in the browser. Returns why not, if it cannot. */
export async function openEvidence(
  state: ManifestState,
  item: string,
  index: number,
  { host }: Services,
): Promise<Refusal | undefined> {
  const report = state.report.items.find(({ id }) => id === item);
  const entry = report?.evidence.find(({ path }) => path.at(-1) === index);
  if (entry === undefined) return { refused: 'This piece of evidence is no longer there.' };
  if (entry.url !== undefined) return openLink(entry.url);
  if (entry.elsewhere !== undefined)
    return { refused: `${quoted(entry.elsewhere)} is in another repository, so it was not opened.` };
  const unsaved = unsavedRefusal(state.uri);
  if (unsaved !== undefined) return unsaved;
  const name = entry.file ?? '';
  const found = await (await Surroundings.of(state.uri, host)).find(name);
  if (found === undefined)
    return {
      refused:
        entry.state === 'outside'
          ? `${quoted(name)} is outside the repository, so it was not opened.`
          : `There is no file ${quoted(name)}.`,
    };
  const command = found.kind === 'folder' ? 'revealInExplorer' : 'vscode.open';
  await vscode.commands.executeCommand(command, found.uri);
  return undefined;
}
