import type { RepositoryReader } from '../reader';

/** Which systems compose files, Kubernetes and Helm start. */
export const platformReaders: readonly RepositoryReader[] = [];
