// Generated from schemas/catalogue.json by `npm run generate`; do not edit.

/** What a record of an item has to have, by id. */
export interface CatalogueEntries {
  'workflow-scoped': { pillar: 'workflow'; mayNotApply: false; hasEarlySignal: false };
  'value-baseline-measured': { pillar: 'value'; mayNotApply: false; hasEarlySignal: false };
  'first-workflow-justified': { pillar: 'value'; mayNotApply: true; hasEarlySignal: false };
  'systems-inventoried': { pillar: 'integration'; mayNotApply: false; hasEarlySignal: false };
  'data-sources-inventoried': { pillar: 'data'; mayNotApply: true; hasEarlySignal: false };
  'data-access-proven': { pillar: 'data'; mayNotApply: true; hasEarlySignal: false };
  'data-use-permitted': { pillar: 'data'; mayNotApply: true; hasEarlySignal: false };
  'risk-tier-assigned': { pillar: 'risk'; mayNotApply: false; hasEarlySignal: false };
  'risks-registered': { pillar: 'risk'; mayNotApply: false; hasEarlySignal: false };
  'owners-named': { pillar: 'ownership'; mayNotApply: false; hasEarlySignal: false };
  'architecture-documented': { pillar: 'integration'; mayNotApply: false; hasEarlySignal: false };
  'integration-contracts-defined': { pillar: 'integration'; mayNotApply: true; hasEarlySignal: true };
  'data-contract-agreed': { pillar: 'data'; mayNotApply: true; hasEarlySignal: true };
  'data-quality-baselined': { pillar: 'data'; mayNotApply: true; hasEarlySignal: true };
  'data-provenance-recorded': { pillar: 'data'; mayNotApply: true; hasEarlySignal: true };
  'privacy-controls-designed': { pillar: 'governance'; mayNotApply: true; hasEarlySignal: true };
  'legal-obligations-mapped': { pillar: 'governance'; mayNotApply: false; hasEarlySignal: true };
  'impact-assessed': { pillar: 'governance'; mayNotApply: true; hasEarlySignal: true };
  'human-oversight-designed': { pillar: 'exceptions'; mayNotApply: true; hasEarlySignal: true };
  'escalation-path-defined': { pillar: 'exceptions'; mayNotApply: false; hasEarlySignal: true };
  'acceptance-criteria-fixed': { pillar: 'risk'; mayNotApply: false; hasEarlySignal: false };
  'threat-model-reviewed': { pillar: 'security'; mayNotApply: false; hasEarlySignal: false };
  'agent-boundaries-defined': { pillar: 'security'; mayNotApply: true; hasEarlySignal: true };
  'third-parties-vetted': { pillar: 'governance'; mayNotApply: true; hasEarlySignal: true };
  'monitoring-plan-defined': { pillar: 'monitoring'; mayNotApply: false; hasEarlySignal: false };
  'adoption-plan-agreed': { pillar: 'adoption'; mayNotApply: true; hasEarlySignal: false };
  'workflow-embedded': { pillar: 'workflow'; mayNotApply: false; hasEarlySignal: false };
  'evaluation-passed': { pillar: 'risk'; mayNotApply: false; hasEarlySignal: false };
  'fairness-evaluated': { pillar: 'governance'; mayNotApply: true; hasEarlySignal: true };
  'adversarial-tests-passed': { pillar: 'security'; mayNotApply: true; hasEarlySignal: false };
  'agent-boundaries-tested': { pillar: 'security'; mayNotApply: true; hasEarlySignal: true };
  'privileges-minimised': { pillar: 'security'; mayNotApply: false; hasEarlySignal: false };
  'consumption-limited': { pillar: 'security'; mayNotApply: true; hasEarlySignal: false };
  'integration-tested': { pillar: 'integration'; mayNotApply: true; hasEarlySignal: false };
  'rollout-staged': { pillar: 'integration'; mayNotApply: true; hasEarlySignal: false };
  'rollback-rehearsed': { pillar: 'exceptions'; mayNotApply: true; hasEarlySignal: false };
  'stop-control-tested': { pillar: 'exceptions'; mayNotApply: false; hasEarlySignal: false };
  'logging-enabled': { pillar: 'monitoring'; mayNotApply: false; hasEarlySignal: false };
  'monitoring-live': { pillar: 'monitoring'; mayNotApply: false; hasEarlySignal: false };
  'incident-runbook-ready': { pillar: 'exceptions'; mayNotApply: false; hasEarlySignal: false };
  'users-informed': { pillar: 'governance'; mayNotApply: true; hasEarlySignal: true };
  'users-trained': { pillar: 'adoption'; mayNotApply: true; hasEarlySignal: false };
  'technical-file-current': { pillar: 'governance'; mayNotApply: true; hasEarlySignal: true };
  'conformity-completed': { pillar: 'governance'; mayNotApply: true; hasEarlySignal: true };
  'go-live-approved': { pillar: 'governance'; mayNotApply: false; hasEarlySignal: true };
  'performance-reviewed': { pillar: 'monitoring'; mayNotApply: false; hasEarlySignal: false };
  'value-realised': { pillar: 'value'; mayNotApply: false; hasEarlySignal: false };
  'data-health-reviewed': { pillar: 'data'; mayNotApply: true; hasEarlySignal: true };
  'exceptions-learned-from': { pillar: 'exceptions'; mayNotApply: false; hasEarlySignal: false };
  'changes-re-evaluated': { pillar: 'governance'; mayNotApply: false; hasEarlySignal: true };
  'adoption-on-target': { pillar: 'adoption'; mayNotApply: true; hasEarlySignal: false };
  'capability-retained': { pillar: 'capability'; mayNotApply: true; hasEarlySignal: false };
  'retirement-criteria-set': { pillar: 'governance'; mayNotApply: false; hasEarlySignal: true };
  'workflow-refined': { pillar: 'workflow'; mayNotApply: false; hasEarlySignal: false };
}

export type ItemId = keyof CatalogueEntries;
