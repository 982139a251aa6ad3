/** What was found and read: types that all that is written of it shares. */
import type { ConfigDocument, Finding, ManifestDocument, Report } from '../core/service';

/** A manifest to be checked. */
export interface ManifestPlace {
  /** Absolute, all links followed. */
  readonly path: string;
  /** As it is shown: from the current folder, by the shortest of its names. */
  readonly shown: string;
  /** Whether it was named itself, and not found in a folder: no configuration leaves it out then. */
  readonly isNamed: boolean;
}

/** Something that could not be read, and why. */
export interface Failure {
  readonly path: string;
  readonly message: string;
  /** Set where it was named, and nothing is there: no manifest that could not be read. */
  readonly isMissing?: true;
  /** Set where it is a configuration, of which what is wrong is not counted. */
  readonly isConfiguration?: true;
}

/** What is said before a failure in text: of what could not be found, of a configuration, and of the rest `otherwise`. */
export function missedWord({ isMissing, isConfiguration }: Failure, otherwise: string): string {
  if (isConfiguration) return 'wrong configuration';
  return isMissing ? 'not found' : otherwise;
}

/** A manifest that was read and evaluated. */
export interface Checked {
  /** From the current folder. */
  readonly path: string;
  readonly place: ManifestPlace;
  readonly document: ManifestDocument;
  readonly report: Report;
}

/** A configuration that holds for some of the manifests. */
export interface CheckedConfig {
  /** From the current folder. */
  readonly path: string;
  /** Absolute. */
  readonly full: string;
  readonly document: ConfigDocument;
  readonly findings: readonly Finding[];
}

export const failLevels = ['error', 'warning', 'never'] as const;
/** Which findings make a run fail. */
export type FailLevel = (typeof failLevels)[number];
