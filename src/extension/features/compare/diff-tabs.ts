import * as vscode from 'vscode';
import { isManifestPath } from '../../../core/service';

/** What stands on one side of a diff. `ref` is what VS Code's git has for the revision; absent for a file as it is. */
export interface DiffSide {
  readonly uri: vscode.Uri;
  /** The path on the disk. */
  readonly path: string;
  readonly ref?: string;
}

/** Two versions of a manifest beside each other. */
export interface Diff {
  readonly original: DiffSide;
  readonly modified: DiffSide;
}

/** The diffs of manifests that are open, each once. */
export function openDiffs(): Diff[] {
  const all = vscode.window.tabGroups.all.flatMap(({ tabs }) =>
    tabs.flatMap(({ input }) => (input instanceof vscode.TabInputTextDiff ? (diffOf(input) ?? []) : [])),
  );
  return [...new Map(all.map((diff) => [`${diff.original.uri} ${diff.modified.uri}`, diff])).values()];
}

function diffOf({ original, modified }: vscode.TabInputTextDiff): Diff | undefined {
  const [one, other] = [sideOf(original), sideOf(modified)];
  // Without a revision on the left there is nothing that git could tell.
  return one?.ref === undefined || other === undefined ? undefined : { original: one, modified: other };
}

function sideOf(uri: vscode.Uri): DiffSide | undefined {
  if (!isManifestPath(uri.path)) return undefined;
  if (uri.scheme === 'file') return { uri, path: uri.fsPath.replaceAll('\\', '/') };
  if (uri.scheme !== 'git') return undefined;
  try {
    const { path, ref }: { readonly path?: unknown; readonly ref?: unknown } = JSON.parse(uri.query);
    return typeof path === 'string' && typeof ref === 'string'
      ? { uri, path: path.replaceAll('\\', '/'), ref }
      : undefined;
  } catch {
    return undefined;
  }
}
