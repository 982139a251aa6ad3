import type { RepositoryReader } from '../reader';
import { codeowners } from './codeowners';
import { dependabot, renovate } from './updates';

/** Who owns code, and what keeps dependencies up to date. */
export const peopleReaders: readonly RepositoryReader[] = [codeowners, dependabot, renovate];
