import type { Operation } from './operation';

/** A way to fix what a finding is about, as changes to the values of the manifest. */
export interface Fix {
  readonly title: string;
  readonly operations: readonly Operation[];
  /** Whether it can be applied without anybody looking at it: it loses nothing and invents nothing. */
  readonly safe: boolean;
}
