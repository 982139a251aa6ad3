// Closed values and items, as the schema knows them. `|` is the cursor.
import type { Row } from './row';

/** Closed values, and the items of a stage. */
export const choices: readonly Row[] = [
  ['the stage', 'stage: |', '=diagnose design deploy operate'],
  ['the stage half typed', 'stage: de|\nworkflow:\n  name: x\n', '=diagnose design deploy operate'],
  ['the stage typed already', 'version: 1\nstage: |design\n', '=diagnose design deploy operate'],
  ['a tier', 'risk:\n  tier: |', '=minimal limited high'],
  ['a tier in braces', 'risk: { tier: | }', '=minimal limited high'],
  ['a tier in open braces', 'risk: { tier: |', '=minimal limited high'],
  ['a legal role', 'risk:\n  tier: high\n  role: |\n  affectsPeople: true\n', '=provider deployer both'],
  ['a truth', 'risk:\n  affectsPeople: |', '=true false'],
  [
    'a classification',
    'data:\n  erp:\n    classification: |\n    owner: x\n',
    '=public internal confidential personal special-category',
  ],
  [
    'a role of an owner',
    'owners:\n  priya: { roles: [|] }',
    '=outcome performance approver overseer oncall data security legal',
  ],
  [
    'a further role of an owner',
    'owners:\n  priya: { roles: [outcome, |] }',
    '=performance approver overseer oncall data security legal',
  ],
  [
    'a role in a block list',
    'owners:\n  priya:\n    roles:\n      - |',
    '=outcome performance approver overseer oncall data security legal',
  ],
  [
    'a direction of an integration',
    'integrations:\n  posting: { system: sap, direction: | }',
    '=read write read-write',
  ],
  ['a mode of oversight', 'oversight:\n  mode: |', '=none sample approve-each monitor'],
  [
    'a status of an item',
    'checklist:\n  design:\n    threat-model-reviewed:\n      status: |',
    '=met in-progress unmet not-applicable waived',
  ],
  [
    'a status in quotes',
    'checklist:\n  design:\n    threat-model-reviewed:\n      status: "|"',
    '=met in-progress unmet not-applicable waived',
  ],
  ['a decision', 'data:\n  erp:\n    permitted: { decision: |', '=granted pending denied refused withdrawn'],
  // Items of a stage.
  [
    'items of diagnose',
    'checklist:\n  diagnose:\n    |',
    'workflow-scoped owners-named',
    'threat-model-reviewed',
  ],
  [
    'items of design',
    'checklist:\n  design:\n    |',
    'threat-model-reviewed data-contract-agreed',
    'owners-named',
  ],
  [
    'items of design after one',
    'checklist:\n  design:\n    threat-model-reviewed:\n      status: met\n    |',
    'data-contract-agreed',
    'threat-model-reviewed',
  ],
  ['an item half typed', 'checklist:\n  deploy:\n    roll|', 'rollback-rehearsed', 'owners-named'],
  [
    'an item half typed, more below',
    'checklist:\n  design:\n    data-|\n  deploy:\n    go-live-approved:\n      status: unmet\n',
    'data-contract-agreed data-quality-baselined',
    'go-live-approved',
  ],
  [
    'items of operate',
    'checklist:\n  operate:\n    value-realised:\n      status: unmet\n    |',
    '=performance-reviewed data-health-reviewed exceptions-learned-from changes-re-evaluated workflow-refined adoption-on-target capability-retained retirement-criteria-set',
  ],
  ['the stages of the checklist', 'checklist:\n  |', '=diagnose design deploy operate'],
  [
    'the other stages of the checklist',
    'checklist:\n  diagnose:\n    owners-named:\n      status: unmet\n  |',
    '=design deploy operate',
  ],
];
