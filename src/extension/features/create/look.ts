import * as vscode from 'vscode';
import { type Discovery, discover, type FirstLook } from '../../../core/service';
import { isLookedAt, lookAround } from '../../repository/first-look';
import type { Services } from '../../services';

/** What was found around a manifest that is to be; undefined where nobody has looked. */
export async function lookFor(manifest: vscode.Uri, services: Services): Promise<Discovery | undefined> {
  const first = await look(manifest, services);
  return first && discover(first);
}

/** What the repository around a manifest says. A fault is logged, and nothing was found then. */
export async function look(manifest: vscode.Uri, { host, log }: Services): Promise<FirstLook | undefined> {
  if (!isLookedAt(manifest, host)) return undefined;
  const progress = {
    location: vscode.ProgressLocation.Window,
    title: 'AI Readiness: looking at the repository',
  };
  try {
    return await vscode.window.withProgress(progress, () => lookAround(manifest, host));
  } catch (error) {
    log.error('Looking at the repository failed.', error);
    return undefined;
  }
}

/** What is said before a manifest is written where nobody looks at its repository. */
export function notLookedAt(manifest: vscode.Uri, { host }: Services): string | undefined {
  return isLookedAt(manifest, host)
    ? undefined
    : 'What its repository says is not looked at: the files are not on this machine.';
}
