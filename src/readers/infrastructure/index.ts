import type { RepositoryReader } from '../reader';

/** What Terraform and Bicep set up: log retention, regions, alarms, limits, permissions. */
export const infrastructureReaders: readonly RepositoryReader[] = [];
