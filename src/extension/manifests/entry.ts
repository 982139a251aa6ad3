import type * as vscode from 'vscode';
import type { ManifestDocument } from '../../core/service';
import type { ManifestState } from './manifests';

/** What a check was, or is, made of: when one of these differs, it has been overtaken. */
export interface Basis {
  /** The open document's version; undefined for what is read from the disk. */
  readonly version: number | undefined;
  /** Counts what else changed: the file, the repository, the day, the settings. */
  readonly world: number;
}

/** What is kept of one manifest. */
export interface Entry {
  readonly uri: vscode.Uri;
  /** Whether it was found in the workspace, and so stays when it is closed. */
  found: boolean;
  open: vscode.TextDocument | undefined;
  /** Another name of the same file, by which it is shown. */
  shownAs: vscode.Uri | undefined;
  /** What was read from the disk last. */
  stored: ManifestDocument | undefined;
  world: number;
  timer: ReturnType<typeof setTimeout> | undefined;
  running: (Basis & { readonly done: Promise<void> }) | undefined;
  checked: (Basis & { readonly state: ManifestState }) | undefined;
  /** What others are told of it. */
  shown: ManifestState | undefined;
}

/** An entry of which nothing is known yet. */
export function newEntry(uri: vscode.Uri): Entry {
  return {
    uri,
    found: false,
    open: undefined,
    shownAs: undefined,
    stored: undefined,
    world: 0,
    timer: undefined,
    running: undefined,
    checked: undefined,
    shown: undefined,
  };
}

/** A state that is shown by another name of the same file, or by its own. */
export function shownBy(other: vscode.Uri | undefined, state: ManifestState): ManifestState {
  const { shownAs: _before, ...rest } = state;
  return { ...rest, ...(other && { shownAs: other }) };
}

/** Whether a check was made of what there is now. */
export function isCurrent({ open, world }: Entry, basis: Basis): boolean {
  return basis.version === open?.version && basis.world === world;
}
