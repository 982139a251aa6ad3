import type { RepositoryReader } from '../reader';

/** What workflows do: deploy, evaluate, scan. */
export const pipelineReaders: readonly RepositoryReader[] = [];
