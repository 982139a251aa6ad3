import type * as vscode from 'vscode';
import type { ManifestDocument, Report } from '../../core/service';
import type { Governing } from '../../repository';
import type { ConfigState } from '../repository/configurations';

/** Where a manifest stands, as gates, status bar and badge say it. */
export interface Verdict {
  /** The text that it is on. */
  readonly document: ManifestDocument;
  readonly report: Report;
  readonly basis: Basis;
}

/**
 * What a verdict rests on: the whole text; the text as it was before it could no longer be read as a whole; or, where no
 * such text was ever seen, as much of it as can be read.
 */
export type Basis = 'whole' | 'before' | 'part';

/** What is known of one manifest: its text, read once, and the report on it. */
export interface ManifestState {
  readonly uri: vscode.Uri;
  /** Version of the open text document; undefined for a file that is not open. */
  readonly version: number | undefined;
  readonly document: ManifestDocument;
  readonly report: Report;
  readonly verdict: Verdict;
  /** Why it was not read, and must not be written: it is a link to something else. */
  readonly refused?: string;
  /** Whether settings or a configuration leave it out: it is open and can be worked on, but its findings are not shown. */
  readonly leftOut: boolean;
  /** Another name of the same file that is open, too: its findings are shown there. */
  readonly shownAs?: vscode.Uri;
}

/** The manifests of the workspace that settings or a configuration leave out. */
export interface LeftOutManifests {
  readonly uris: readonly vscode.Uri[];
  /** Whether there may be more: very large folders are not looked through. */
  readonly isCut: boolean;
}

/** Every manifest of the workspace, and those that are open from elsewhere; the one place that checks them. */
export interface Manifests extends vscode.Disposable {
  /** What is shown of a manifest: while someone writes in it, that is less than what was checked last. */
  get(uri: vscode.Uri): ManifestState | undefined;
  /** What is shown of all that the settings do not leave out, each file once, in no particular order. */
  all(): readonly ManifestState[];
  /** Those that settings or a configuration leave out. */
  readonly leftOut: LeftOutManifests;
  /** Fires after what is shown of a manifest changed, appeared or vanished, or one was left out or no longer is. */
  readonly onDidChange: vscode.Event<vscode.Uri>;
  /**
   * The state of exactly the document's current version: parses and evaluates now if that has not happened
   * yet; never more than once per version. Asking shows nothing before its time.
   */
  current(document: vscode.TextDocument): Promise<ManifestState>;
  /** What would be found, were this the text of a document; nothing is shown or kept of it. */
  imagined(document: vscode.TextDocument, text: string): Promise<Pick<ManifestState, 'document' | 'report'>>;
  /** The parsed document of the current version, synchronously, cached per version (for completion and the like). */
  read(document: vscode.TextDocument): ManifestDocument;
}

/** The configurations of repositories, as they are on the disk. */
export interface ConfigurationStates {
  at(uri: vscode.Uri): Promise<ConfigState>;
  /** What holds for a manifest. Rejects where it cannot be told. */
  of(uri: vscode.Uri): Promise<Governing>;
  /** Fires after any of them changed, came or went. */
  readonly onDidChange: vscode.Event<void>;
}
