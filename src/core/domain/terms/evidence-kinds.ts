import type { DocumentKind } from '../../facts/testimony';

/** Kinds of evidence, by what they can prove: `facts` are the typed ones of the manifest itself. */
export type EvidenceKind = Exclude<DocumentKind, 'opaque' | 'no-evidence'> | 'facts' | 'link';

/** What counts for nearly every item. */
export const written = ['form', 'document', 'link'] as const satisfies readonly EvidenceKind[];

/** What machines say of a model, of code or of its parts: it proves nothing of what people have agreed or done. */
export const results = [
  'evaluation',
  'test-report',
  'scan',
  'bill-of-materials',
] as const satisfies readonly EvidenceKind[];

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
