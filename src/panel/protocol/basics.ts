/** What the whole protocol speaks of: stages, statuses and places. */

export type StageId = 'diagnose' | 'design' | 'deploy' | 'operate';
export type StatusId = 'met' | 'in-progress' | 'unmet' | 'not-applicable' | 'waived';

/** A place in the manifest's text, 0-based. */
export interface Place {
  readonly line: number;
  readonly character: number;
}

/** A place in a file of the repository, from its root, 0-based. */
export interface FilePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}
