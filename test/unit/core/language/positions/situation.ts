// What depends on what stands around: the status, other dates, roles, what is merged in, what others have taken.
import { head, item, type Row } from './row';

const owners =
  'owners:\n  ann: { roles: [performance, data] }\n  ben: { roles: [outcome] }\n  cho: { roles: [approver, overseer] }\n';

/** A manifest with anchors, some of which are defined twice. */
const anchored = `version: 1
stage: design
x-lead: &lead priya
x-tier: &tier high
x-days: &days 5
x-list: &list [a]
x-system: &system { name: ERP, access: read }
x-other: &other { colour: red }
x-tier-again: &tier minimal
owners: { priya: { roles: [outcome] } }
`;

const statuses: readonly (readonly [status: string, first: string])[] = [
  ['met', 'evidence by on note dependsOn reason approver expires estimate'],
  ['in-progress', 'by estimate evidence dependsOn on note reason approver expires'],
  ['unmet', 'by estimate dependsOn evidence on note reason approver expires'],
  ['not-applicable', 'reason by on evidence note approver expires estimate dependsOn'],
  ['waived', 'reason approver expires by on evidence estimate dependsOn note'],
];

export const situation: readonly Row[] = [
  ...statuses.flatMap(([status, first]): Row[] => [
    [`keys of an item that is ${status}`, item(`      status: ${status}\n      |\n  deploy:\n`), `=${first}`],
  ]),
  ['keys of an item without a status', item('      |'), '^status'],
  ['keys of an item whose status is empty', item('      status:\n      |'), '^by', 'status'],
  [
    'keys of an item in braces that is waived',
    'checklist: { design: { threat-model-reviewed: { status: waived, | } } }',
    '^reason approver expires',
    'status',
  ],
  ['keys of evidence in braces', item('      evidence:\n        - { | }'), '^url file'],
  [
    'keys of evidence with a file',
    item('      evidence:\n        - { file: a.md, | }'),
    '=title on by acceptedBy acceptedOn expires repository commit url',
  ],
  [
    'keys that a merge does not bring in',
    `${anchored}systems:\n  erp:\n    <<: *system\n    |\n`,
    '=owner environment region changeLeadTime requestedOn declaredIn',
  ],
  // Dates.
  [
    'the end of evidence, not before its date',
    item('      evidence:\n        - { url: "https://a.example/b", on: 2026-12-30, expires: | }'),
    '=2027-02-22 2027-11-22',
  ],
  [
    'the date of evidence, not after its end',
    item(
      '      evidence:\n        - docs/a.md\n        - url: "https://a.example/b"\n          expires: 2026-11-20\n          on: |',
    ),
    '=2026-11-15 2026-10-23',
  ],
  [
    'the end of a measurement',
    'value:\n  baseline: { from: 2026-09-01, to: | }',
    '=2026-11-22 2026-10-01 2026-11-21 2026-11-15 2026-10-23',
  ],
  [
    'the begin of a measurement',
    'value:\n  baseline:\n    to: 2026-11-16\n    from: |',
    '=2026-11-15 2026-10-23',
  ],
  [
    'the end of a pilot',
    'pilot:\n  from: 2026-12-01\n  to: |',
    '=2027-01-01 2027-03-01 2026-12-22 2027-02-22 2027-11-22',
  ],
  [
    'the day by which a target is reached',
    'value: { target: { value: 1, by: | } }',
    '^2026-12-22',
    '2026-11-21',
  ],
  ['the day of a test', 'controls:\n  stop: { testedOn: | }', '=2026-11-22 2026-11-21 2026-11-15 2026-10-23'],
  [
    'the day on which access was proven',
    'data:\n  erp:\n    accessProvenOn: |',
    '=2026-11-22 2026-11-21 2026-11-15 2026-10-23',
  ],
  // People.
  ['an approver, who does not look after performance', owners + item('      approver: |'), '=cho ben'],
  ['an overseer, who has the role first', `${owners}oversight: { overseer: | }`, '=cho ann ben'],
  ['the owner of data, who has the role first', `${owners}data:\n  erp: { owner: | }`, '=ann ben cho'],
  ['who may decide on data', `${owners}data:\n  erp: { permitted: { by: | } }`, '=ann ben cho'],
  ['the owner of an integration', `${head}integrations:\n  posting:\n    owner: |`, '=priya tomas lena'],
  [
    'the system of a second entry',
    `${head}data:\n  a: { system: sap }\n  b: { system: | }\n`,
    '=sap mailbox',
  ],
  [
    'who is gone to, where nobody is',
    'escalation:\n  - { when: x, to: | }',
    '^outcome performance approver overseer oncall',
  ],
  // Handles.
  [
    'a handle',
    'owners:\n  ann: { handle: "@dana" }\n  ben: { handle: | }',
    '=@acme/platform lee@acme.example',
  ],
  ['a handle in quotes', 'owners:\n  ann:\n    handle: "@|"', '=@acme/platform @dana lee@acme.example'],
  // Files.
  [
    'evidence whose name fits the item first',
    'checklist:\n  design:\n    data-contract-agreed:\n      evidence: [|]',
    '^contracts/erp-vendors.odcs.yaml docs/process-map.md',
  ],
  [
    'the file of evidence',
    item('      evidence:\n        - { file: | }'),
    '=docs/process-map.md contracts/erp-vendors.odcs.yaml',
  ],
  [
    'further evidence',
    item('      evidence:\n        - docs/process-map.md\n        - |'),
    '^contracts/erp-vendors.odcs.yaml link',
    'docs/process-map.md',
  ],
  // Aliases.
  [
    'an alias for an owner',
    `${anchored}systems:\n  erp: { owner: *| }\n`,
    '=*lead *tier *days *list *system *other',
  ],
  ['an alias that is begun', `${anchored}systems:\n  erp:\n    owner: *le|\n`, '^*lead'],
  ['an alias on the next line', `${anchored}systems:\n  erp:\n    owner:\n      *|\n`, '^*lead'],
  ['an alias for a choice', `${anchored}risk: { tier: *| }\n`, '^*tier'],
  ['an alias for a number', `${anchored}workflow:\n  volumePerMonth: *|\n`, '^*days'],
  ['an alias for an entry', `${anchored}systems:\n  erp: *|\n`, '^*system'],
  ['an alias for a list', anchored + item('      dependsOn: *|\n'), '^*list'],
  ['an alias in a list', `${anchored}x-a: [one, *|]\n`, '*lead *other'],
  ['an alias in a merge', `${anchored}systems:\n  erp:\n    <<: |\n`, '=*system *other'],
  [
    'an alias in a merge of several',
    `${anchored}systems:\n  erp:\n    <<: [*system, *o|]\n`,
    '=*system *other',
  ],
  ['an alias of what is defined above', 'x-a: &a 1\nx-b: *|\nx-c: &c 1\n', '=*a'],
];
