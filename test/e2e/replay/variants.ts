// Ways of writing that no sample shows.
import { changedAt, pasted, retyped, type Script, typed } from './script';

const plain = `version: 1
stage: diagnose
workflow:
  name: Ticket triage
  summary: Reads tickets and sorts them by team.
owners:
  dana:
    handle: "@dana"
    roles:
      - outcome
      - approver
checklist:
  diagnose:
    owners-named:
      status: open
`;

const met = `version: 1
stage: diagnose
workflow:
  name: Lease abstracts
  summary: >-
    Reads leases and fills in the owner
    and the term. The status: always a draft.
systems:
  crm:
    owner: omar
    access: read
owners:
  omar:
    handle: "@omar"
    roles: [outcome, performance]
data:
  leases:
    system: crm
    systemOfRecord: true
    owner: omar
    classification: personal
    freshness: 15m
    maxAge: 1d
risk:
  tier: limited
  role: deployer
  affectsPeople: false
checklist:
  diagnose:
    workflow-scoped:
      status: met
      by: omar
      on: 2026-11-10
      evidence:
        - docs/process.md
`;

const flow = `version: 1
stage: diagnose
workflow: { name: Invoice triage, users: [clerks], volumePerMonth: 4200 }
risk: { tier: limited, role: deployer, jurisdictions: [EU], affectsPeople: false }
owners:
  priya: { handle: "@priya", roles: [outcome, performance], deputy: lena }
  lena: { handle: "@lena", roles: [approver] }
value: { baseline: { value: 4.10, from: 2026-05-01, to: 2026-06-30 }, target: { value: 2, by: 2027-01-01 } }
data: { orders: { system: sap, owner: priya, classification: internal, freshness: 15m } }
checklist: { diagnose: { owners-named: { status: met, by: lena, on: 2026-11-10, evidence: [docs/owners.md] } } }
`;

const flowOverLines = `version: 1
stage: design
workflow: {
  name: Invoice triage,
  users: [
    clerks,
    auditors
  ],
  timeLimit: 30d
}
owners: {
  priya: {
    handle: "@priya",
    roles: [outcome]
  }
}
`;

const anchors = `version: 1
stage: diagnose
x-granted: &granted
  decision: granted
  purpose: invoice coding
  on: 2026-09-20
x-source: &source
  system: sap
  owner: &owner priya
  freshness: 15m
workflow:
  name: Invoice triage
owners:
  priya:
    handle: "@priya"
data:
  orders:
    <<: *source
    permitted: *granted
  vendors: { <<: *source, owner: *owner }
`;

const blocks = `version: 1
stage: diagnose
workflow:
  name: |
    Letters to parents
  summary: |
    The owner writes a draft.
    version: what the school sent last
    - status
    checklist:
      as it was
  trigger: >
    A letter arrives, with two parts:

    one to be kept, one to be signed.
  endState: Sent
`;

const prose = `version: 1
stage: diagnose
workflow:
  name: Claims
  summary: "Three kinds of claims: glass, water, theft"
  trigger: A claim arrives
  endState: 'It isn''t open any more'
checklist:
  diagnose:
    risks-registered:
      status: not-applicable
      reason: What was found so far is none of these
      note: Said by the data owner, who keeps the following
escalation:
  - when: a person asks for it
    to: oncall
    within: 4m
  - when: confidence below 0.7
    to: oncall
`;

const comments = `# Ticket triage: what we know so far.
version: 1   # the only one
stage: diagnose # status:
# owners:
workflow:   # the name may change
  name: Ticket triage
  # summary: to be written by the owner
  users: [agents]   # all of them
# - status
`;

const compact = `version: 1
stage: design
escalation:
- when: a
  to: oncall
- when: confidence below 0.7
  to: dana
owners:
  dana:
    roles:
    - outcome
    - oncall
checklist:
  design:
    monitoring-plan-defined:
      evidence:
      - docs/value.md
      - url: https://wiki.example.com/plan
        on: 2026-10-20
`;

const short = `version: 1
stage: diagnose
workflow:
  name: Ticket triage
systems:
owners:
  omar:
    handle: "@omar"
`;

const head = 'version: 1\nstage: diagnose\nworkflow:\n  name: Ticket triage\n';

export const variants: readonly Script[] = [
  { name: 'variant short', steps: typed(short) },
  { name: 'variant plain', steps: typed(plain) },
  { name: 'variant met', steps: typed(met) },
  { name: 'variant flow', steps: typed(flow) },
  { name: 'variant flow over lines', steps: typed(flowOverLines) },
  { name: 'variant anchors', steps: typed(anchors) },
  { name: 'variant block scalars', steps: typed(blocks) },
  { name: 'variant prose', steps: typed(prose) },
  { name: 'variant comments', steps: typed(comments) },
  { name: 'variant compact lists', steps: typed(compact) },
  { name: 'variant tabs', steps: typed(plain, 'tab') },
  { name: 'variant windows line ends', steps: typed(plain), windowsLineEnds: true },
  {
    name: 'variant words retyped',
    steps: [
      ...typed('version: 1\nstage: '),
      ...retyped('desing', 'diagnose'),
      ...typed('\nworkflow:\n  '),
      ...retyped('nmae', 'name'),
      ...typed(': Ticket '),
      ...retyped('traige', 'triage'),
      ...typed('\nowners:\n  dana:\n    roles: [outcome, '),
      ...retyped('aprover', 'approver'),
      ...typed(']\n'),
    ],
  },
  {
    name: 'variant values changed later',
    steps: [
      ...typed(`${head}risk:\n  tier: high\n  role: provider\n`),
      ...changedAt(1, 'diagnose', 'design'),
      ...changedAt(5, 'high', 'limited'),
      ...changedAt(6, 'provider', 'deployer'),
      ...typed('  affectsPeople: true\n'),
    ],
  },
  {
    name: 'variant a line put in',
    steps: [
      ...typed(`${head}owners:\n  dana:\n    roles: [outcome]\n`),
      { do: 'go', line: 3 },
      ...typed('\n  users: [agents]'),
      { do: 'go', line: 6 },
      ...typed('\n    handle: "@dana"'),
      { do: 'go' },
      ...typed('    deputy: omar\n'),
    ],
  },
  {
    name: 'variant pasted',
    steps: [
      ...typed('version: 1\nstage: '),
      ...pasted('diagnose'),
      ...typed('\n'),
      ...pasted('workflow:\n  name: Ticket triage\n  users: [agents]\n'),
      ...typed('owners:\n  '),
      ...pasted('dana'),
      ...typed(':\n    handle: "@dana"\n'),
    ],
  },
];
