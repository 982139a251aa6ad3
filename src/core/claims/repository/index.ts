/** The facts of a manifest, held against what code, configuration, infrastructure and pipelines say. */
import type { Claim } from '../../facts/claim';
import type { Facts } from '../../facts/context';
import type { RepositoryIndex } from '../../facts/evidence';

/** What one area of the manifest claims, held against the repository. */
type Holder = (facts: Facts, index: RepositoryIndex) => Claim[];

const holders: readonly Holder[] = [];

/** Every claim of a manifest of which the repository itself says anything. */
export function repositoryClaims(facts: Facts): Claim[] {
  if (facts.repository === 'taken-to-hold' || facts.repository.index === undefined) return [];
  const { index } = facts.repository;
  return holders.flatMap((holder) => holder(facts, index));
}
