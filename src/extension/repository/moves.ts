import type * as vscode from 'vscode';
import type { FileReference } from '../../core/service';
import { asOne, filesBefore, type Move, movedNames, movedPath, reversed } from '../../repository';
import type { Host } from '../base/host';
import { standingOf } from './surroundings';
import { filesOf, pathOf, uriOf } from './workspace-files';

/** What VS Code tells of a file or folder that was renamed or moved. */
export interface Rename {
  readonly oldUri: vscode.Uri;
  readonly newUri: vscode.Uri;
}

/** Where something was, and where it is now. */
export interface Whereabouts {
  readonly was: vscode.Uri;
  readonly is: vscode.Uri;
}

/**
 * Where something is that is known by its address from before some renames, or already by the one from after them; the
 * same twice where it has stayed.
 */
export function whereabouts(known: vscode.Uri, renames: readonly Rename[]): Whereabouts {
  const moves = movesIn(renames, known);
  const path = pathOf(known);
  const is = movedPath(path, moves);
  if (is !== path) return { was: known, is: uriOf(is, known) };
  const was = movedPath(path, moves.map(reversed));
  return { was: was === path ? known : uriOf(was, known), is: known };
}

/** What a manifest has to write instead of the paths that it does, after some renames. Rejects where it cannot be told. */
export async function namesAfter(
  { was, is }: Whereabouts,
  references: readonly FileReference[],
  { renames, host }: { readonly renames: readonly Rename[]; readonly host: Host },
): Promise<ReadonlyMap<string, string>> {
  const moves = movesIn(renames, is);
  if (moves.length === 0 || references.length === 0) return new Map();
  const files = filesOf(is, host);
  const [before, after] = await Promise.all([
    standingOf(was, host, filesBefore(files, moves)),
    standingOf(is, host, files),
  ]);
  return movedNames({ references, before, after, moves, files });
}

/** The moves within one file system: what has left it cannot be named any more. */
function movesIn(renames: readonly Rename[], { scheme, authority }: vscode.Uri): Move[] {
  const isHere = (uri: vscode.Uri): boolean => uri.scheme === scheme && uri.authority === authority;
  return asOne(
    renames
      .filter(({ oldUri, newUri }) => isHere(oldUri) && isHere(newUri))
      .map(({ oldUri, newUri }) => ({ from: pathOf(oldUri), to: pathOf(newUri) })),
  );
}
