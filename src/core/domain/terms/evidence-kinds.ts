/** Kinds of evidence, by what they can prove. */
export type EvidenceKind =
  /** The typed facts of the manifest. */
  | 'facts'
  /** What the repository's code, configuration and pipelines say. */
  | 'repository'
  | 'evaluation'
  | 'attack-test'
  | 'test-report'
  | 'scan'
  | 'bill-of-materials'
  | 'data-contract'
  | 'data-quality'
  | 'data-card'
  | 'model-card'
  | 'interface'
  /** The item's own template, filled in. */
  | 'form'
  /** A document in the team's own words. */
  | 'document'
  /** A decision, with its date. */
  | 'decision'
  /** A record of something that was done, with its date. */
  | 'record'
  | 'notebook'
  | 'picture'
  | 'link'
  /** Rows, such as the result of a query. */
  | 'table';

/** What counts for nearly every item. */
export const written = ['form', 'document', 'link'] as const satisfies readonly EvidenceKind[];

const endings: readonly (readonly [kind: EvidenceKind, ending: RegExp])[] = [
  ['picture', /\.(?:png|jpe?g|gif|webp|svg|drawio|puml|mmd)$/i],
  ['notebook', /\.ipynb$/i],
  ['table', /\.[ct]sv$/i],
  ['scan', /\.sarif$/i],
  ['evaluation', /\.eval$/i],
];

/** The kind that a file's name gives away; undefined for most names, which say nothing. */
export function kindByName(file: string): EvidenceKind | undefined {
  return endings.find(([, ending]) => ending.test(file))?.[0];
}
