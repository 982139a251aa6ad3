/** What the manifest claims, held against what the repository says. Pure; works on what was read before. */
import type { Claim } from '../facts/claim';
import type { Facts } from '../facts/context';
import { dataContractClaims } from './evidence/contracts';
import { criteriaClaims } from './evidence/criteria';
import { documentClaims } from './evidence/documents';
import { metricClaims, verdictClaims } from './evidence/evaluations';
import { interfaceClaims } from './evidence/interfaces';
import { judgedClaims } from './evidence/judged';
import { namedClaims } from './evidence/named';
import { newerClaims } from './evidence/newer';
import { recordClaims } from './evidence/records';
import { shownClaims } from './evidence/shown';
import { repositoryClaims } from './repository';

export { type Answers, hasResults, type Results, resultsOf } from './evidence/answers';

/** Every claim of which anything is known, in no particular order. */
export function claimsOf(facts: Facts): Claim[] {
  if (facts.repository === 'taken-to-hold') return [];
  const told = [
    ...metricClaims(facts),
    ...newerClaims(facts),
    ...verdictClaims(facts),
    ...judgedClaims(facts),
    ...dataContractClaims(facts),
    ...interfaceClaims(facts),
    ...recordClaims(facts),
    ...criteriaClaims(facts),
    ...documentClaims(facts),
    ...namedClaims(facts),
  ];
  return [...told, ...shownClaims(facts, told), ...repositoryClaims(facts)];
}
