/** Repository facts, collected outside the core: the same logic for the command line and the editor. */
export { askedOnce, once } from './asked-once';
export { BlobMemory } from './blob-memory';
export { isOfCited, type LoadReaders, readCitedFile } from './cited-file';
export { collectFacts, type Surroundings, uncheckedFacts } from './collect';
export { Configurations, type FoundConfig, type Governing } from './configurations';
export { decodeText } from './decode';
export { proposedFiles } from './evidence-files';
export { isDenied } from './faults';
export type { Files, Links } from './files';
export { type FileFinder, fileFinder } from './find-file';
export { type FirstReaders, firstLook } from './first-look';
export { indexStamp, readHead } from './git/head';
export type { Git } from './git/program';
export { matcher, takeGlobs } from './globs';
export { knownHandles } from './handles';
export { Histories } from './history';
export { Ignored } from './ignored';
export {
  indexFor,
  indexRepository,
  type Looked,
  type ReadingMemory,
  type RepositoryIndex,
  type SourceReaders,
} from './index-repository';
export { inputFor, type Looking, lookingAt } from './inputs';
export { isInRepository, leadsTo } from './inside';
export { LivingIndex, type PathChanges } from './living-index';
export { type ManifestFile, manifestAt } from './manifest-at';
export { type ManifestPast, pastOf } from './manifest-past';
export {
  type LeftOut,
  type ManifestSearch,
  type SearchedRepository,
  searchManifests,
  trackedManifests,
} from './manifests';
export { FactMemory, type Known } from './memory';
export { movedNames } from './moved-names';
export { asOne, filesBefore, type Move, movedPath, reversed } from './moves';
export { eachFileOnce, isSameContent } from './one-name';
export {
  baseName,
  isForeign,
  isInside,
  joinPath,
  parentOf,
  pathBelow,
  plainPath,
  relativePath,
  slashed,
} from './paths';
export { candidatePaths, locateFile } from './places';
export { remoteAddress, remoteName } from './remote-address';
export { damage, RevisionFiles } from './revision-files';
export { type Commit, GitRefusal, Revisions } from './revisions';
export { findRepository, rootAbove, type Standing } from './root';
export { wayTo } from './who-has';
