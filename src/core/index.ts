/** The engine, as the fronts see it. Pure: it imports neither `vscode` nor Node. */
export * from './base/finding';
export type { Fix } from './base/fix';
export type { Path } from './base/path';
export type { Position, PositionRange } from './base/range';
export * from './base/stages';
export { type EvaluationInput, evaluate } from './evaluate/evaluate';
export { type ManifestDocument, readDocument } from './facts/document';
export { type FileFact, fileReferences, isUnchangedTemplate, type RepositoryFacts } from './facts/evidence';
export * from './facts/report';
export { starterManifest } from './language/starter';
export { ruleOf, rules } from './rules/table';
export * from './schema/catalogue';
export type { Manifest } from './schema/generated/manifest-file';
export { Lines } from './text/lines';
