// What the probe, an extension of its own beside the one under test, tells the replay.

export interface Place {
  readonly line: number;
  readonly character: number;
}

/** One change of the text, as the extension host hears of it. */
export interface Change {
  readonly at: number;
  readonly text: string;
  /** How many characters it took away. */
  readonly removed: number;
}

/** What is told of the text at one time: `code: message` of each finding. */
export interface Verdict {
  readonly at: number;
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
}

/** The text and the caret as they are, and what has happened since the last look. */
export interface Look {
  readonly text: string;
  readonly caret: Place;
  readonly changes: readonly Change[];
  readonly verdicts: readonly Verdict[];
}

export type Question =
  | {
      readonly ask: 'open';
      readonly file: string;
      readonly windowsLineEnds: boolean;
    }
  | { readonly ask: 'set'; readonly text: string; readonly caret: Place }
  | { readonly ask: 'look' }
  | { readonly ask: 'close' };
