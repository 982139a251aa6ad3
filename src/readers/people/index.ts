import type { RepositoryReader } from '../reader';

/** Who owns code, and what keeps dependencies up to date. */
export const peopleReaders: readonly RepositoryReader[] = [];
