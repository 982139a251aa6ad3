import * as vscode from 'vscode';
import {
  catalogueItem,
  findingAt,
  isRefusal,
  noConfiguration,
  plusDays,
  type Refusal,
  withAllShared,
} from '../../core/service';
import { approverTrouble, doneOnTrouble, reviewTrouble, waiverEndTrouble } from '../../panel/edits/input';
import type { EditRequest } from '../../panel/protocol/edits';
import { plainText } from '../base/messages';
import { rangeOf } from '../base/ranges';
import type { ManifestState } from '../manifests/manifests';
import type { Services } from '../services';
import { askForDay, askForOwner } from './ask';
import { type Change, showNotChanged } from './edit';
import { dateChange, renewalChange, reviewChange } from './finding-changes';
import type { InteractiveFixRequest } from './interactive-actions';
import { pickRequest } from './pick-evidence';
import { requestChange } from './request-change';
import { showText } from './reveal';

/** What the user has said about a finding, as a change; nothing where they would rather not. */
type Answer = Promise<Change | undefined>;

/** Asks who decided that a waiver goes on, and until when. */
export async function renewal(
  { report }: ManifestState,
  { finding, item }: InteractiveFixRequest,
  { today }: Services,
): Answer {
  if (finding === undefined) return undefined;
  const waiver = report.items.find(({ id }) => id === item);
  const title = titleOf(item);
  const { configuration } = report.input;
  const { waiverDays } = configuration ?? noConfiguration;
  const manifest = withAllShared(report.manifest, configuration);
  const approver = await askForOwner(manifest, {
    title: `${title}: who decided that the waiver goes on?`,
    likely: waiver?.approver,
    trouble: (id) => approverTrouble(id, manifest),
  });
  if (approver === undefined) return undefined;
  const day = today();
  const expires = await askForDay({
    title: `${title}: until when?`,
    prompt: `The last day of the waiver, ${waiverDays} days from today at most`,
    value: plusDays(day, waiverDays) ?? day,
    trouble: (end) => waiverEndTrouble(end, { today: day, waiverDays }),
  });
  return expires === undefined ? undefined : renewalChange(finding, { approver, expires, today: day });
}

/** A review as the user tells of it: its day, and the request that adds what it found. */
interface Review {
  readonly day: string;
  readonly evidence?: EditRequest;
}

/** Asks when an item was reviewed, and what the review rests on. */
export async function askForReview(
  state: ManifestState,
  item: string,
  services: Services,
): Promise<Review | Refusal | undefined> {
  const last = state.report.items.find(({ id }) => id === item)?.on;
  const today = services.today();
  const day = await askForDay({
    title: `${titleOf(item)}: when was it reviewed?`,
    prompt:
      last === undefined ? 'The day of the review' : `The day of the review. It takes the place of ${last}`,
    value: today,
    trouble: (text) => reviewTrouble(text, last, today),
  });
  if (day === undefined) return undefined;
  const found = await vscode.window.showQuickPick(
    [
      { label: 'The evidence that is listed still holds', isNew: false },
      { label: 'Add a file or a link with what was found…', isNew: true },
    ],
    { title: `${titleOf(item)}: what did the review rest on?`, ignoreFocusOut: true },
  );
  if (found === undefined) return undefined;
  if (!found.isNew) return { day };
  const evidence = await pickRequest(state, { item, mark: false }, services);
  return evidence === undefined || isRefusal(evidence) ? evidence : { day, evidence };
}

/** The same as a change. */
export async function review(
  state: ManifestState,
  { finding, item }: InteractiveFixRequest,
  services: Services,
): Answer {
  if (finding === undefined || item === undefined) return undefined;
  const answer = await askForReview(state, item, services);
  if (answer === undefined) return undefined;
  if (isRefusal(answer)) {
    showNotChanged(answer);
    return undefined;
  }
  const { day, evidence } = answer;
  return reviewChange(finding, day, evidence && requestChange(evidence, services.today()));
}

/** Asks when something was done. */
export async function doneOn(
  _: ManifestState,
  { finding }: InteractiveFixRequest,
  { today }: Services,
): Answer {
  if (finding === undefined) return undefined;
  const now = today();
  const day = await askForDay({
    title: 'When was it done?',
    prompt: 'The day on which it was done. Press Escape if it was not',
    value: now,
    trouble: (text) => doneOnTrouble(text, now),
  });
  return day === undefined ? undefined : dateChange(finding, day);
}

/** Shows what stands in the way of a gate; which one is asked where there are several. */
export async function goToBlocker(
  text: vscode.TextDocument,
  { report }: ManifestState,
  { finding: reference }: InteractiveFixRequest,
): Promise<void> {
  const finding = reference === undefined ? undefined : findingAt(reference, report.findings);
  const blockers = (finding?.related ?? []).map(({ message, range }) => ({
    label: plainText(message),
    range,
  }));
  const chosen =
    blockers.length < 2
      ? blockers[0]
      : await vscode.window.showQuickPick(blockers, { title: 'What stands in the way' });
  if (chosen !== undefined) await showText(text, text.validateRange(rangeOf(chosen.range)));
}

function titleOf(item: string | undefined): string {
  return catalogueItem(item ?? '')?.title ?? item ?? 'The item';
}
