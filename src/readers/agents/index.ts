import type { RepositoryReader } from '../reader';

/** Prompts, tools and servers of agents. */
export const agentReaders: readonly RepositoryReader[] = [];
