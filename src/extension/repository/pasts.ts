/** What has become of manifests over time: asked of git when somebody wants to see it, and never while it is not. */
import * as vscode from 'vscode';
import { type Calibration, calibrationOf, type Law } from '../../core/service';
import { GitRefusal, type ManifestPast, pastOf } from '../../repository';
import type { Host } from '../base/host';
import { pathOf } from './workspace-files';

interface Asking {
  readonly host: Host;
  readonly law: () => Promise<Law | undefined>;
  readonly today: string;
  /** Whether nobody waits for it any more. */
  readonly isOver: () => boolean;
}

/** Nobody wanted to know it any more. */
class Over extends Error {}

/**
 * What the closed stages of manifests say of how far estimates are off, for a forecast, and whether there may be more of them
 * that the clone does not have. None where git cannot tell it; undefined where nobody waits for it any more.
 */
export async function calibrationOfManifests(
  uris: readonly vscode.Uri[],
  asking: Asking,
): Promise<Calibration | undefined> {
  const all: ManifestPast[] = [];
  for (const uri of uris) {
    const told = await pastOfManifest(uri, asking);
    if (told === undefined) return undefined;
    if (typeof told !== 'string') all.push(told);
  }
  return calibrationOf(all);
}

/** The past of a manifest; why there is none, in a sentence; undefined where nobody waits for it any more. */
export async function pastOfManifest(
  uri: vscode.Uri,
  { host, law, today, isOver }: Asking,
): Promise<ManifestPast | string | undefined> {
  const { git, disk, readers } = host;
  if (!vscode.workspace.isTrusted) return 'Git is not asked in Restricted Mode: trust the workspace first.';
  if (git === undefined || disk === undefined || uri.scheme !== 'file')
    return 'There is no git here: only files on this machine have a history.';
  const pace = async (): Promise<void> => {
    // What somebody types comes first.
    await new Promise((resolve) => setTimeout(resolve));
    if (isOver()) throw new Over();
  };
  try {
    const path = pathOf(uri);
    return await pastOf(path, { git, disk, readers, law, today, pace, asker: 'The history' });
  } catch (error) {
    if (error instanceof Over) return undefined;
    if (error instanceof GitRefusal) return error.message;
    throw error;
  }
}
