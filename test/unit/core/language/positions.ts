/**
 * A hundred places in manifests, each with what must be proposed there. `|` is the cursor. Used by the unit tests
 * (all must be right) and by the benchmark against yaml-language-server.
 */
export interface MarkedPosition {
  readonly about: string;
  readonly text: string;
  /** Labels that must be among the proposals. */
  readonly want: readonly string[];
  /** Labels that must not be. */
  readonly not?: readonly string[];
  /** Whether a JSON Schema alone can know it. */
  readonly schemaKnows: boolean;
}

/** The files that the repository of these manifests holds. */
export const repositoryFiles = ['docs/process-map.md', 'contracts/erp-vendors.odcs.yaml'];

const head = `version: 1
stage: design
workflow:
  name: Supplier invoice triage
owners:
  priya: { handle: "@priya-n", roles: [outcome, approver], deputy: lena }
  tomas: { handle: "@tomas-k", roles: [performance, oncall] }
  lena: { handle: "@lena-b", roles: [overseer] }
systems:
  sap: { name: SAP, owner: priya, access: read-write }
  mailbox: { name: AP mailbox, owner: lena, access: read }
signals:
  cost-per-invoice: { source: finance dashboard, interval: 30d, threshold: "<= 2.00", owner: priya }
  touchless-rate: { source: telemetry, interval: 1d, threshold: ">= 0.70", owner: tomas }
`;

type Row = readonly [about: string, text: string, want: string, not?: string];

const split = (labels: string | undefined): string[] =>
  labels === undefined || labels === '' ? [] : labels.split(' ');

const position =
  (schemaKnows: boolean) =>
  ([about, text, want, not]: Row): MarkedPosition => ({
    about,
    text,
    want: split(want),
    not: split(not),
    schemaKnows,
  });

const schemaRows: readonly Row[] = [
  // The manifest's own keys.
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
  // Keys of sections, block style.
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
  ['keys of risk', 'risk:\n  |', 'tier role jurisdictions affectsPeople reasoning'],
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
  ['keys of a model', 'models:\n  coder:\n    provider: acme\n    |', 'name version region', 'provider'],
  ['keys of value', 'value:\n  |', 'signal unit direction baseline target'],
  ['keys of a baseline', 'value:\n  baseline:\n    |', 'value from to'],
  [
    'keys of oversight',
    'oversight:\n  mode: sample\n  |',
    'reviewRate minutesPerReview hoursPerWeek overseer',
    'mode',
  ],
  ['keys of controls', 'controls:\n  |', 'rollback stop logging'],
  ['keys of stop', 'controls:\n  stop:\n    |', 'by testedOn'],
  ['keys of an escalation step', 'escalation:\n  - when: x\n    |', 'to within safeDefault', 'when'],
  ['keys of a first escalation step', 'escalation:\n  - |', 'when to within safeDefault'],
  ['keys of a compact escalation step', 'escalation:\n- when: x\n  |', 'to within', 'when'],
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
    'on by expires',
    'url',
  ],
  [
    'keys of an estimate',
    'checklist:\n  design:\n    threat-model-reviewed:\n      estimate:\n        |',
    'low likely high',
  ],
  // Keys of sections, flow style.
  ['keys in braces', 'risk: { | }', 'tier role'],
  ['keys in empty braces', 'risk: {|}', 'tier role'],
  ['keys in braces after one', 'systems:\n  sap: { name: SAP, | }', 'owner access changeLeadTime', 'name'],
  ['keys in open braces', 'systems:\n  sap: { name: SAP, |', 'owner access', 'name'],
  [
    'keys in open braces, more below',
    'systems:\n  sap: { name: SAP, |\n  crm: { name: CRM }\nrisk:\n  tier: high\n',
    'owner access',
    'name tier',
  ],
  ['a key in open braces half typed', 'systems:\n  sap: { name: SAP, acc|\n', 'access'],
  ['keys of nested braces', 'value:\n  baseline: { value: 4.10, | }', 'from to', 'value'],
  ['keys of a step in braces', 'escalation:\n  - { when: x, | }', 'to within safeDefault', 'when'],
  ['keys of an owner in braces', 'owners:\n  priya: { | }', 'handle roles deputy'],
  [
    'keys of a signal in braces',
    'signals:\n  cost: { source: x, | }',
    'interval threshold owner action',
    'source',
  ],
  ['keys of a permit in braces', 'data:\n  erp:\n    permitted: { | }', 'decision purpose on'],
  [
    'keys of an item in braces',
    'checklist:\n  diagnose:\n    owners-named: { status: met, | }',
    'by on evidence',
    'status',
  ],
  // Choices.
  ['the stage', 'stage: |', 'diagnose design deploy operate'],
  ['the stage half typed', 'stage: de|\nworkflow:\n  name: x\n', 'design deploy'],
  ['the stage typed already', 'version: 1\nstage: |design\n', 'diagnose operate'],
  ['a tier', 'risk:\n  tier: |', 'minimal limited high'],
  ['a tier in braces', 'risk: { tier: | }', 'minimal limited high'],
  ['a tier in open braces', 'risk: { tier: |', 'minimal limited high'],
  ['a legal role', 'risk:\n  tier: high\n  role: |\n  affectsPeople: true\n', 'provider deployer both'],
  ['a truth', 'risk:\n  affectsPeople: |', 'true false'],
  [
    'a classification',
    'data:\n  erp:\n    classification: |\n    owner: x\n',
    'public internal confidential personal special-category',
  ],
  ['a role of an owner', 'owners:\n  priya: { roles: [|] }', 'outcome performance approver overseer oncall'],
  [
    'a further role of an owner',
    'owners:\n  priya: { roles: [outcome, |] }',
    'performance approver',
    'outcome',
  ],
  ['a role in a block list', 'owners:\n  priya:\n    roles:\n      - |', 'outcome performance'],
  [
    'a direction of an integration',
    'integrations:\n  posting: { system: sap, direction: | }',
    'read write read-write',
  ],
  ['a mode of oversight', 'oversight:\n  mode: |', 'none sample approve-each monitor'],
  [
    'a status of an item',
    'checklist:\n  design:\n    threat-model-reviewed:\n      status: |',
    'met in-progress unmet not-applicable waived',
  ],
  [
    'a status in quotes',
    'checklist:\n  design:\n    threat-model-reviewed:\n      status: "|"',
    'met in-progress',
  ],
  ['a decision', 'data:\n  erp:\n    permitted: { decision: |', 'granted pending'],
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
    'performance-reviewed',
    'value-realised',
  ],
  ['the stages of the checklist', 'checklist:\n  |', 'diagnose design deploy operate'],
  [
    'the other stages of the checklist',
    'checklist:\n  diagnose:\n    owners-named:\n      status: unmet\n  |',
    'design deploy operate',
    'diagnose',
  ],
];

const ownRows: readonly Row[] = [
  // What an id may refer to.
  [
    'the owner of a system',
    `${head}x-systems:\n`.replace('owner: priya, access: read-write', 'owner: |, access: read-write'),
    'priya tomas lena',
  ],
  ['the owner of a source', `${head}data:\n  erp:\n    owner: |`, 'priya tomas lena'],
  [
    'the owner of a source, more below',
    `${head}data:\n  erp:\n    owner: |\n    system: sap\n`,
    'priya tomas lena',
  ],
  ['the owner of a source half typed', `${head}data:\n  erp:\n    owner: pr|`, 'priya'],
  [
    'the owner of a source in open braces',
    `${head}data:\n  erp: { owner: |\nrisk:\n  tier: high\n`,
    'priya tomas',
  ],
  ['the system of a source', `${head}data:\n  erp:\n    system: |`, 'sap mailbox', 'priya'],
  ['the system of an integration in braces', `${head}integrations:\n  posting: { system: | }`, 'sap mailbox'],
  [
    'a fallback',
    `${head}integrations:\n  posting: { system: sap, fallback: | }\n  reading: { system: mailbox }`,
    'reading mailbox',
    'posting sap',
  ],
  ['the deputy of an owner', head.replace('deputy: lena', 'deputy: |'), 'tomas lena', 'priya'],
  [
    'the owner of a signal',
    head.replace('threshold: ">= 0.70", owner: tomas', 'threshold: ">= 0.70", owner: |'),
    'priya tomas lena',
  ],
  ['the overseer', `${head}oversight: { mode: sample, overseer: | }`, 'lena'],
  ['who may stop it', `${head}controls:\n  stop: { by: |`, 'tomas'],
  [
    'who did an item',
    `${head}checklist:\n  design:\n    threat-model-reviewed:\n      status: met\n      by: |`,
    'priya tomas',
  ],
  [
    'who approved a waiver',
    `${head}checklist:\n  design:\n    threat-model-reviewed: { status: waived, approver: | }`,
    'priya',
  ],
  ['where a case is escalated to', `${head}escalation:\n  - { when: x, to: | }`, 'overseer oncall priya'],
  [
    'where a case is escalated to, block style',
    `${head}escalation:\n  - when: x\n    to: |\n    within: 1h\n`,
    'overseer oncall tomas',
  ],
  ['the signal of the value', `${head}value:\n  signal: |`, 'cost-per-invoice touchless-rate'],
  ['the signal of adoption', `${head}adoption: { signal: |, target: 0.8 }`, 'touchless-rate'],
  ['a result of the pilot', `${head}pilot:\n  results: { | }`, 'cost-per-invoice touchless-rate'],
  [
    'a further result of the pilot',
    `${head}pilot:\n  results: { cost-per-invoice: 2.05, | }`,
    'touchless-rate',
    'cost-per-invoice',
  ],
  [
    'what an item depends on',
    `${head}checklist:\n  design:\n    data-contract-agreed:\n      dependsOn: [|]`,
    'data-quality-baselined',
    'data-contract-agreed',
  ],
  // Files, dates, durations, thresholds.
  [
    'a piece of evidence',
    `${head}checklist:\n  diagnose:\n    workflow-scoped:\n      evidence:\n        - |`,
    'docs/process-map.md',
  ],
  [
    'a piece of evidence half typed',
    `${head}checklist:\n  diagnose:\n    workflow-scoped:\n      evidence: [docs/|]`,
    'docs/process-map.md',
  ],
  ['a data contract', `${head}data:\n  erp:\n    contract: |`, 'contracts/erp-vendors.odcs.yaml'],
  ['the date of an item', `${head}checklist:\n  diagnose:\n    workflow-scoped:\n      on: |`, '2026-11-22'],
  [
    'the end of a waiver',
    `${head}checklist:\n  design:\n    threat-model-reviewed:\n      expires: |`,
    '2027-02-20',
  ],
  ['the go-live date', 'version: 1\ngoLive: |\n', '2027-02-22'],
  [
    'the date of a rehearsal in open braces',
    'controls:\n  rollback: { minutes: 15, rehearsedOn: |',
    '2026-11-22',
  ],
  ['a duration', 'workflow:\n  timeLimit: |', '1h 1d'],
  ['the unit of a duration', 'data:\n  erp:\n    freshness: 15|', '15s 15m 15h 15d 15w'],
  ['the unit of a duration in braces', 'escalation:\n  - { when: x, within: 4| }', '4m 4h'],
  ['a threshold', 'signals:\n  cost: { threshold: | }', '<= >='],
];

export const positions: readonly MarkedPosition[] = [
  ...schemaRows.map(position(true)),
  ...ownRows.map(position(false)),
];

/** A text without its mark, and where the mark was. */
export function unmark(marked: string): { text: string; offset: number } {
  const offset = marked.indexOf('|');
  return { text: marked.slice(0, offset) + marked.slice(offset + 1), offset };
}
