import type * as vscode from 'vscode';
import { pastView } from '../../panel/model/past';
import type { ToPanel } from '../../panel/protocol/messages';
import { lawOnce } from '../base/texts';
import { calibrationOfManifests, pastOfManifest } from '../repository/pasts';
import type { Services } from '../services';

/** What closed stages of manifests say of estimates; undefined where nobody waits for it any more. */
export function calibrationFor(
  uris: readonly vscode.Uri[],
  { host, context, log, today }: Services,
  isOver: () => boolean,
): ReturnType<typeof calibrationOfManifests> {
  const law = lawOnce(context.extensionUri, log);
  return calibrationOfManifests(uris, { host, law, today: today(), isOver });
}

/** What the page shows of the past of a manifest; undefined where the panel is closed by then. */
export async function pastMessage(
  uri: vscode.Uri,
  { host, context, log, today }: Services,
  isOver: () => boolean,
): Promise<Extract<ToPanel, { type: 'past' }> | undefined> {
  const day = today();
  const law = lawOnce(context.extensionUri, log);
  try {
    const told = await pastOfManifest(uri, { host, law, today: day, isOver });
    if (told === undefined || isOver()) return undefined;
    return { type: 'past', past: typeof told === 'string' ? { none: told } : pastView(told, day) };
  } catch (error) {
    log.error('The history could not be told.', error);
    return {
      type: 'past',
      past: { none: 'Something went wrong. The output "AI Readiness" holds the details.' },
    };
  }
}
