/** Repository facts, collected outside the core: the same logic for the command line and the editor. */
export { candidatePaths, collectFacts, type Surroundings } from './collect';
export { decodeText } from './decode';
export { type FileStat, type Files, type FolderEntry, skippedFolders } from './files';
export { type FileFinder, fileFinder } from './find-file';
export { baseName, isInside, joinPath, parentOf, relativePath, slashed } from './paths';
export { findRepository, type Standing } from './root';
