import { agentRules } from '../areas/agent';
import { approvalRules } from '../areas/approval';
import { catalogueRules } from '../areas/catalogue';
import { configRules } from '../areas/config';
import { controlsRules } from '../areas/controls';
import { costRules } from '../areas/cost';
import { dataRules } from '../areas/data';
import { dependencyRules } from '../areas/dependencies';
import { escalationRules } from '../areas/escalation';
import { evaluationRules } from '../areas/evaluation';
import { evidenceRules } from '../areas/evidence';
import { gateRules } from '../areas/gate';
import { historyRules } from '../areas/history';
import { integrationRules } from '../areas/integration';
import { internalRules } from '../areas/internal';
import { itemRules } from '../areas/item';
import { manifestRules } from '../areas/manifest';
import { modelRules } from '../areas/model';
import { nameRules } from '../areas/names';
import { oversightRules } from '../areas/oversight';
import { ownerRules } from '../areas/owner';
import { pilotRules } from '../areas/pilot';
import { planGateRules, planRules } from '../areas/plan';
import { releaseRules } from '../areas/release';
import { reviewRules } from '../areas/review';
import { riskRules } from '../areas/risk';
import { schemaRules } from '../areas/schema';
import { signalRules } from '../areas/signal';
import { suppressionRules } from '../areas/suppression';
import { testimonyRules } from '../areas/testimony';
import { valueRules } from '../areas/value';
import { waiverRules } from '../areas/waiver';
import { workflowRules } from '../areas/workflow';
import { yamlRules } from '../areas/yaml';
import type { GateRule, Rule } from '../rule';

/** Every rule that looks at the text, the facts and the items, in the order in which findings are listed. */
export const factRules: readonly Rule[] = [
  ...manifestRules,
  ...yamlRules,
  ...schemaRules,
  ...catalogueRules,
  ...itemRules,
  ...dependencyRules,
  ...evidenceRules,
  ...nameRules,
  ...historyRules,
  ...waiverRules,
  ...approvalRules,
  ...workflowRules,
  ...ownerRules,
  ...riskRules,
  ...dataRules,
  ...integrationRules,
  ...modelRules,
  ...releaseRules,
  ...evaluationRules,
  ...agentRules,
  ...valueRules,
  ...pilotRules,
  ...costRules,
  ...signalRules,
  ...oversightRules,
  ...escalationRules,
  ...controlsRules,
  ...reviewRules,
  ...planRules,
  ...testimonyRules,
];

/** The rules about gates, which come from what all other rules found. */
export const gateContextRules: readonly GateRule[] = [...gateRules, ...planGateRules];

/** The rules whose findings may be shown with another severity: all but those about configurations themselves. */
export const configurable: readonly (Rule | GateRule)[] = [
  ...factRules,
  ...gateContextRules,
  ...suppressionRules,
  ...internalRules,
];

/** All rules: the single source of codes for settings, documentation and the command line. */
export const rules: readonly (Rule | GateRule)[] = [...configurable, ...configRules];

/** Whether a comment may hide findings of a code. */
export function isSuppressible(code: string): boolean {
  const rule = ruleOf(code);
  return rule !== undefined && rule.suppressible !== false;
}

/** The rule of a code, or undefined. */
export function ruleOf(code: string): Rule | GateRule | undefined {
  return rules.find((rule) => rule.code === code);
}
