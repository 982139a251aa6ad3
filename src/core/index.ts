/** The engine, as the fronts see it. Pure: it imports neither `vscode` nor Node. */
export * from './catalogue';
export { type ManifestDocument, readDocument } from './document';
export { type EvaluationInput, evaluate } from './evaluate/evaluate';
export { type FileFact, fileReferences, isUnchangedTemplate, type RepositoryFacts } from './facts/evidence';
export type { Manifest } from './generated/manifest-file';
export * from './model';
export { ruleOf, rules } from './rules';
export { starterManifest } from './starter';
export { Lines, type Position, type PositionRange } from './text/lines';
export type { Path } from './text/tree';
