/** What the manifest claims, held against what the repository says. Pure; works on what was read before. */
import type { Claim } from '../facts/claim';
import type { Facts } from '../facts/context';
import { repositoryClaims } from './repository';

/** Every claim of which anything is known, in no particular order. */
export function claimsOf(facts: Facts): Claim[] {
  return [...repositoryClaims(facts)];
}
