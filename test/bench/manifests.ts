/** Manifests of three sizes for the benchmarks, made by rule so that every run measures the same texts. */

const source = (id: number): string => `  source-${id}:
    system: system-${id % 5}
    systemOfRecord: true
    owner: owner-${id % 4}
    classification: confidential   # agreed with the owner
    freshness: 15m
    maxAge: 1h
    accessProvenOn: 2026-09-14
    permitted: { decision: granted, purpose: invoice coding, on: 2026-09-20 }
`;

const integration = (id: number): string => `  posting-${id}:
    system: system-${id % 5}
    direction: write
    status: planned
    timeout: 10s
    retry: 3
    idempotent: true
    fallback: system-${(id + 1) % 5}
`;

const signal = (id: number): string =>
  `  signal-${id}: { source: dashboard, interval: 1d, threshold: ">= 0.70", owner: owner-${id % 4}, action: open an incident }\n`;

const step = (id: number): string =>
  `  - { when: confidence below 0.${id % 10}, to: oncall, within: 4m, safeDefault: hold the case }\n`;

const items = [
  'workflow-scoped',
  'value-baseline-measured',
  'systems-inventoried',
  'data-access-proven',
  'risks-registered',
];
const designItems = [
  'architecture-documented',
  'data-contract-agreed',
  'threat-model-reviewed',
  'monitoring-plan-defined',
];

const item = (id: string): string => `    ${id}:
      status: met
      by: owner-1
      on: 2026-09-10
      evidence:
        - docs/${id}.md
        - { url: "https://wiki.example.com/${id}", on: 2026-10-20, by: owner-1 }
`;

const repeat = (count: number, make: (id: number) => string): string =>
  Array.from({ length: count }, (_, id) => make(id)).join('');

/** A valid manifest with so many sources, integrations, signals and escalation steps each. */
export function manifest(entries: number): string {
  return `version: 1
stage: design                      # where the team says it is
goLive: 2027-03-01

workflow:
  name: Supplier invoice triage
  summary: Reads supplier invoices, codes them, and routes what it is unsure of to a clerk.
  trigger: An invoice arrives in the AP mailbox
  endState: Posted in the ERP, or waiting in a clerk's queue with a reason
  users: [ap-clerks]
  volumePerMonth: 42000
  timeLimit: 30d

risk:
  tier: limited
  role: deployer
  jurisdictions: [EU]
  affectsPeople: false

owners:
  owner-0: { handle: "@zero", roles: [outcome, approver], deputy: owner-1 }
  owner-1: { handle: "@one", roles: [performance, oncall] }
  owner-2: { handle: "@two", roles: [overseer] }
  owner-3: { handle: "@three", roles: [data] }

systems:
${repeat(5, (id) => `  system-${id}: { name: System ${id}, owner: owner-${id % 4}, access: read-write, changeLeadTime: 20d }\n`)}
data:
${repeat(entries, source)}
integrations:
${repeat(entries, integration)}
models:
  coder: { provider: acme-ai, name: acme-large, version: "2026-08-15", region: eu-west }

value:
  signal: signal-0
  unit: EUR
  direction: decrease
  baseline: { value: 4.10, from: 2026-05-01, to: 2026-06-30 }
  target: { value: 1.60, by: 2027-06-30 }

signals:
${repeat(entries, signal)}
escalation:
${repeat(entries, step)}
checklist:
  diagnose:
${items.map(item).join('')}  design:
${designItems.map(item).join('')}`;
}

/** The same with a key half typed in the middle, a bracket that is not closed, and a wrong indentation. */
export function broken(text: string): string {
  const lines = text.split('\n');
  const middle = lines.findIndex((line, index) => index > lines.length / 2 && /^ {4}\w/.test(line));
  lines.splice(middle, 0, '    ow');
  const users = lines.findIndex((line) => line.startsWith('  users:'));
  lines[users] = '  users: [ap-clerks';
  return lines.join('\n');
}

/** Texts of about 150, 400 and 4,000 lines, valid and broken. */
export const texts: readonly { readonly name: string; readonly text: string }[] = [
  [3, 'small'] as const,
  [16, 'medium'] as const,
  [212, 'large'] as const,
].flatMap(([entries, name]) => {
  const text = manifest(entries);
  const lines = text.split('\n').length;
  return [
    { name: `${name} (${lines} lines)`, text },
    { name: `${name}, broken`, text: broken(text) },
  ];
});
