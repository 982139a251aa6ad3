// What only the manifest, its repository or the calendar can tell. `|` is the cursor.
import { head, type Row } from './row';

export const ids: readonly Row[] = [
  // What an id may refer to.
  [
    'the owner of a system',
    `${head}x-systems:\n`.replace('owner: priya, access: read-write', 'owner: |, access: read-write'),
    '=priya tomas lena',
  ],
  ['the owner of a source', `${head}data:\n  erp:\n    owner: |`, '=priya tomas lena'],
  [
    'the owner of a source, more below',
    `${head}data:\n  erp:\n    owner: |\n    system: sap\n`,
    '=priya tomas lena',
  ],
  ['the owner of a source half typed', `${head}data:\n  erp:\n    owner: pr|`, '=priya tomas lena'],
  [
    'the owner of a source in open braces',
    `${head}data:\n  erp: { owner: |\nrisk:\n  tier: high\n`,
    '=priya tomas lena',
  ],
  ['the system of a source', `${head}data:\n  erp:\n    system: |`, '=sap mailbox'],
  [
    'the system of an integration in braces',
    `${head}integrations:\n  posting: { system: | }`,
    '=sap mailbox',
  ],
  [
    'a fallback',
    `${head}integrations:\n  posting: { system: sap, fallback: | }\n  reading: { system: mailbox }`,
    '=reading mailbox',
  ],
  ['the deputy of an owner', head.replace('deputy: lena', 'deputy: |'), '=tomas lena'],
  [
    'the owner of a signal',
    head.replace('threshold: ">= 0.70", owner: tomas', 'threshold: ">= 0.70", owner: |'),
    '=priya tomas lena',
  ],
  ['the overseer', `${head}oversight: { mode: sample, overseer: | }`, '=lena priya tomas'],
  ['who may stop it', `${head}controls:\n  stop: { by: |`, '=priya tomas lena'],
  [
    'who did an item',
    `${head}checklist:\n  design:\n    threat-model-reviewed:\n      status: met\n      by: |`,
    '=priya tomas lena',
  ],
  [
    'who approved a waiver',
    `${head}checklist:\n  design:\n    threat-model-reviewed: { status: waived, approver: | }`,
    '=priya lena',
  ],
  ['where a case is escalated to', `${head}escalation:\n  - { when: x, to: | }`, 'overseer oncall priya'],
  [
    'where a case is escalated to, block style',
    `${head}escalation:\n  - when: x\n    to: |\n    within: 1h\n`,
    'overseer oncall tomas',
  ],
  ['the signal of the value', `${head}value:\n  signal: |`, '=cost-per-invoice touchless-rate'],
  [
    'the signal of adoption',
    `${head}adoption: { signal: |, target: 0.8 }`,
    '=cost-per-invoice touchless-rate',
  ],
  ['a result of the pilot', `${head}pilot:\n  results: { | }`, '=cost-per-invoice touchless-rate'],
  [
    'a further result of the pilot',
    `${head}pilot:\n  results: { cost-per-invoice: 2.05, | }`,
    '=touchless-rate',
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
    '=docs/process-map.md contracts/erp-vendors.odcs.yaml link url file',
  ],
  [
    'a piece of evidence half typed',
    `${head}checklist:\n  diagnose:\n    workflow-scoped:\n      evidence: [docs/|]`,
    '=docs/process-map.md contracts/erp-vendors.odcs.yaml link url file',
  ],
  [
    'a data contract',
    `${head}data:\n  erp:\n    contract: |`,
    '=docs/process-map.md contracts/erp-vendors.odcs.yaml',
  ],
  [
    'the date of an item',
    `${head}checklist:\n  diagnose:\n    workflow-scoped:\n      on: |`,
    '=2026-11-22 2026-11-21 2026-11-15 2026-10-23',
  ],
  [
    'the end of a waiver',
    `${head}checklist:\n  design:\n    threat-model-reviewed:\n      expires: |`,
    '=2027-02-20 2026-12-22 2026-11-22',
  ],
  ['the go-live date', 'version: 1\ngoLive: |\n', '=2026-12-22 2027-02-22 2027-11-22 2026-11-22'],
  [
    'the date of a rehearsal in open braces',
    'controls:\n  rollback: { minutes: 15, rehearsedOn: |',
    '=2026-11-22 2026-11-21 2026-11-15 2026-10-23',
  ],
  ['a duration', 'workflow:\n  timeLimit: |', '1h 1d'],
  ['the unit of a duration', 'data:\n  erp:\n    freshness: 15|', '15s 15m 15h 15d 15w'],
  ['the unit of a duration in braces', 'escalation:\n  - { when: x, within: 4| }', '4m 4h'],
  ['a threshold', 'signals:\n  cost: { threshold: | }', '=<= >= < > ..'],
];
