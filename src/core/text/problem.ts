import type { Range } from '../base/range';

export type SyntaxCode =
  | 'yaml/syntax'
  | 'yaml/duplicate-key'
  | 'yaml/unresolved-alias'
  | 'yaml/multiple-documents'
  | 'yaml/merge-conflict'
  | 'yaml/too-large';

/** Something that is wrong with the text itself. */
export interface SyntaxProblem {
  readonly code: SyntaxCode;
  readonly message: string;
  readonly range: Range;
  /** What is missing, and where: a comma, or what closes a bracket that lines below leave open. */
  readonly closing?: { readonly at: number; readonly text: string };
  /** Of what is too large: why that is not read, in a few words for whoever reads no manifest. */
  readonly why?: string;
  readonly related?: { readonly message: string; readonly range: Range };
}
