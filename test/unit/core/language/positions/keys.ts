// Keys, as the schema knows them. `|` is the cursor.
import { head, type Row } from './row';

/** Keys in block style. */
export const keys: readonly Row[] = [
  ['an empty file', '|', 'version stage workflow owners data checklist'],
  ['after the version', 'version: 1\n|', 'stage workflow', 'version'],
  [
    'between two sections',
    'version: 1\nstage: design\n|\nworkflow:\n  name: x\n',
    'risk owners goLive',
    'stage workflow',
  ],
  ['a section half typed', `${head}int|`, 'integrations', 'systems'],
  ['a section half typed, more below', 'version: 1\nsta|\nworkflow:\n  name: x\n', 'stage', 'version'],
  ['below a section that is broken', 'version: 1\nworkflow:\n  users: [a, b\n|', 'stage risk', 'version'],
  ['after a blank line', 'version: 1\n\n|\n\nstage: design\n', 'workflow', 'stage version'],
  ['keys of workflow', 'workflow:\n  |', 'name summary trigger endState users timeLimit'],
  ['keys of workflow after one', 'workflow:\n  name: x\n  |', 'summary volumePerMonth', 'name'],
  [
    'keys of workflow between two',
    'workflow:\n  name: x\n  |\n  trigger: y\n',
    'summary users',
    'name trigger',
  ],
  ['a key of workflow half typed', 'workflow:\n  name: x\n  vol|', 'volumePerMonth'],
  [
    'a key of workflow half typed, more below',
    'workflow:\n  vol|\n  trigger: y\nrisk:\n  tier: high\n',
    'volumePerMonth',
    'trigger tier',
  ],
  [
    'keys of risk',
    'risk:\n  |',
    '=tier role roles jurisdictions affectsPeople decisions contexts euAiAct privacy reasoning',
  ],
  ['keys of a source', 'data:\n  erp:\n    |', 'system owner classification freshness maxAge contract'],
  [
    'keys of a source between two',
    'data:\n  erp:\n    system: sap\n    |\n    owner: priya\n',
    'classification',
    'system owner',
  ],
  ['keys of the second source', 'data:\n  erp:\n    system: sap\n  crm:\n    |', 'system owner freshness'],
  [
    'a key of a source half typed',
    'data:\n  erp:\n    system: sap\n    fre|\n  crm:\n    system: sap\n',
    'freshness',
  ],
  [
    'keys of an integration',
    'integrations:\n  posting:\n    |',
    'system direction status timeout retry idempotent fallback',
  ],
  [
    'keys of a model',
    'models:\n  coder:\n    provider: acme\n    |',
    '=kind name version receives region retention trainsOnInputs retiresOn declaredIn',
  ],
  ['keys of value', 'value:\n  |', '=signal unit direction baseline target valuePerUnit currency'],
  ['keys of a baseline', 'value:\n  baseline:\n    |', '=value from to'],
  [
    'keys of oversight',
    'oversight:\n  mode: sample\n  |',
    '=reviewRate minutesPerReview hoursPerWeek overseer',
  ],
  ['keys of controls', 'controls:\n  |', '=rollback stop logging'],
  ['keys of stop', 'controls:\n  stop:\n    |', '=by testedOn'],
  ['keys of an escalation step', 'escalation:\n  - when: x\n    |', '=to within then safeDefault'],
  ['keys of a first escalation step', 'escalation:\n  - |', '=when to within then safeDefault'],
  ['keys of a compact escalation step', 'escalation:\n- when: x\n  |', '=to within then safeDefault'],
  [
    'keys of an item',
    'checklist:\n  design:\n    threat-model-reviewed:\n      |',
    'status by on evidence reason',
  ],
  [
    'keys of an item after one',
    'checklist:\n  design:\n    threat-model-reviewed:\n      status: waived\n      |',
    'reason approver expires',
    'status',
  ],
  [
    'keys of a piece of evidence',
    'checklist:\n  design:\n    threat-model-reviewed:\n      evidence:\n        - url: "https://x.example"\n          |',
    '=title on by acceptedBy acceptedOn expires repository commit file',
  ],
  [
    'keys of an estimate',
    'checklist:\n  design:\n    threat-model-reviewed:\n      estimate:\n        |',
    '=low likely high',
  ],
];

/** Keys within braces. */
export const keysInFlow: readonly Row[] = [
  [
    'keys in braces',
    'risk: { | }',
    '=tier role roles jurisdictions affectsPeople decisions contexts euAiAct privacy reasoning',
  ],
  [
    'keys in empty braces',
    'risk: {|}',
    '=tier role roles jurisdictions affectsPeople decisions contexts euAiAct privacy reasoning',
  ],
  [
    'keys in braces after one',
    'systems:\n  sap: { name: SAP, | }',
    '=owner access environment region changeLeadTime requestedOn declaredIn',
  ],
  [
    'keys in open braces',
    'systems:\n  sap: { name: SAP, |',
    '=owner access environment region changeLeadTime requestedOn declaredIn',
  ],
  [
    'keys in open braces, more below',
    'systems:\n  sap: { name: SAP, |\n  crm: { name: CRM }\nrisk:\n  tier: high\n',
    '=owner access environment region changeLeadTime requestedOn declaredIn',
  ],
  [
    'a key in open braces half typed',
    'systems:\n  sap: { name: SAP, acc|\n',
    '=owner access environment region changeLeadTime requestedOn declaredIn',
  ],
  ['keys of nested braces', 'value:\n  baseline: { value: 4.10, | }', '=from to'],
  ['keys of a step in braces', 'escalation:\n  - { when: x, | }', '=to within then safeDefault'],
  ['keys of an owner in braces', 'owners:\n  priya: { | }', '=handle name kind roles deputy outsideTeam'],
  [
    'keys of a signal in braces',
    'signals:\n  cost: { source: x, | }',
    '=interval neededWithin threshold owner action alertTestedOn declaredIn',
  ],
  ['keys of a permit in braces', 'data:\n  erp:\n    permitted: { | }', '=decision purpose on by'],
  [
    'keys of an item in braces',
    'checklist:\n  diagnose:\n    owners-named: { status: met, | }',
    'by on evidence',
    'status',
  ],
];
