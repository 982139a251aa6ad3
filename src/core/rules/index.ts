import { controlsRules } from './controls';
import { dataRules } from './data';
import { escalationRules } from './escalation';
import { evidenceRules } from './evidence';
import { gateRules } from './gate';
import { integrationRules } from './integration';
import { internalRules } from './internal';
import { itemRules } from './item';
import { modelRules } from './model';
import { oversightRules } from './oversight';
import { ownerRules } from './owner';
import { planGateRules, planRules } from './plan';
import { reviewRules } from './review';
import type { GateRule, Rule } from './rule';
import { schemaRules } from './schema';
import { signalRules } from './signal';
import { suppressionRules } from './suppression';
import { valueRules } from './value';
import { waiverRules } from './waiver';
import { yamlRules } from './yaml';

/** Every rule that looks at the text, the facts and the items, in the order in which findings are listed. */
export const factRules: readonly Rule[] = [
  ...yamlRules,
  ...schemaRules,
  ...itemRules,
  ...evidenceRules,
  ...waiverRules,
  ...ownerRules,
  ...dataRules,
  ...integrationRules,
  ...modelRules,
  ...valueRules,
  ...signalRules,
  ...oversightRules,
  ...escalationRules,
  ...controlsRules,
  ...reviewRules,
  ...planRules,
];

/** The rules about gates, which come from what all other rules found. */
export const gateContextRules: readonly GateRule[] = [...gateRules, ...planGateRules];

/** All rules: the single source of codes for settings, documentation and the command line. */
export const rules: readonly (Rule | GateRule)[] = [
  ...factRules,
  ...gateContextRules,
  ...suppressionRules,
  ...internalRules,
];

/** The rule of a code, or undefined. */
export function ruleOf(code: string): Rule | GateRule | undefined {
  return rules.find((rule) => rule.code === code);
}
