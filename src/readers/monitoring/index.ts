import type { RepositoryReader } from '../reader';

/** Alert rules, who is told, and the metrics that code emits. */
export const monitoringReaders: readonly RepositoryReader[] = [];
