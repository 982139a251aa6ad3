import type * as vscode from 'vscode';
import { applyEdits, applyOperations, isRefusal } from '../../core/service';
import { doubtOf } from '../../panel/model/doubt';
import type { Doubt } from '../../panel/protocol/edits';
import { tell } from '../base/messages';
import type { Manifests } from '../manifests/manifests';
import type { Change } from './edit';

/**
 * What would not hold of an item, were a change made; undefined where all would, or where the change cannot be made:
 * whoever makes it is told why.
 */
export async function doubtAbout(
  text: vscode.TextDocument,
  { item, change }: { readonly item: string; readonly change: Change },
  manifests: Manifests,
): Promise<Doubt | undefined> {
  const state = await manifests.current(text);
  const operations = state.refused === undefined ? change(state) : [];
  if (isRefusal(operations)) return undefined;
  const edits = applyOperations(state.document, operations);
  if (isRefusal(edits)) return undefined;
  const { report } = await manifests.imagined(text, applyEdits(state.document.text, edits));
  return doubtOf(item, state.report, report);
}

const allTheSame = 'Say It Is Met All the Same';

/** Whether the user means to say that an item is met: asked where it would not hold, or something else would be wrong. */
export async function isMeantToBeMet(title: string, { left, so }: Doubt): Promise<boolean> {
  const detail = [...left.map((line) => `• ${line}`), '', so].join('\n');
  return (
    (await tell.ask(`Look at this before "${title}" is marked as met.`, detail, allTheSame)) === allTheSame
  );
}
