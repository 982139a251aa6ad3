/** What a room may import. */
export interface Room {
  /** Other rooms. */
  readonly rooms: readonly string[];
  readonly packages?: readonly string[];
  /** Files of data, below the project. */
  readonly data?: readonly string[];
}
