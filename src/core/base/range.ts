/** A half-open span of a text, in UTF-16 code units from its start. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A 0-based place in a text: line, and UTF-16 code units from the start of that line. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** A half-open span between two places. */
export interface PositionRange {
  readonly start: Position;
  readonly end: Position;
}
