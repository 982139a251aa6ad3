import type { RepositoryReader } from '../reader';

/** Which models code and configuration name. */
export const modelReaders: readonly RepositoryReader[] = [];
