/** The facts of a manifest, held against what code, configuration, infrastructure and pipelines say. */
import type { Claim } from '../../facts/claim';
import type { Facts } from '../../facts/context';
import { serverClaims, toolClaims } from './agents';
import { Look } from './base/look';
import { missingDeclarations } from './declarations';
import { declaredSettings } from './declared/settings';
import { integrationClaims } from './integrations';
import { limitClaims } from './limits';
import { loggingClaims } from './logging';
import { modelClaims } from './models/identity';
import { modelRegions } from './models/region';
import { undeclaredModels } from './models/undeclared';
import { ownModelVersions } from './models/versions';
import { ownerClaims } from './owners';
import { citedPipelines } from './pipelines/cited';
import { releaseClaims } from './pipelines/release';
import { privilegeClaims } from './privileges';
import { promptClaims } from './prompts';
import { queueClaims } from './queues';
import { secretClaims } from './secrets';
import { settingClaims } from './settings';
import { emissionClaims } from './signals/emitted';
import { receiverClaims } from './signals/receivers';
import { testedClaims } from './signals/tested';
import { thresholdClaims } from './signals/thresholds';
import { systemClaims } from './systems';

/** What one area of the manifest claims, held against the repository. */
type Holder = (look: Look) => Claim[];

const holders: readonly Holder[] = [
  modelClaims,
  ownModelVersions,
  modelRegions,
  undeclaredModels,
  systemClaims,
  integrationClaims,
  settingClaims,
  queueClaims,
  thresholdClaims,
  emissionClaims,
  testedClaims,
  receiverClaims,
  ownerClaims,
  loggingClaims,
  limitClaims,
  privilegeClaims,
  citedPipelines,
  releaseClaims,
  promptClaims,
  serverClaims,
  toolClaims,
  secretClaims,
  missingDeclarations,
];

/** Every claim of a manifest of which the repository itself says anything. */
export function repositoryClaims(facts: Facts): Claim[] {
  if (facts.repository === 'taken-to-hold' || facts.repository.index === undefined) return [];
  const look = new Look(facts, facts.repository.index);
  const told = holders.flatMap((holder) => holder(look));
  return [...told, ...declaredSettings(look, told)];
}
