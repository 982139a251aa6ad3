// The states that the panel has to look good in.
import catalogue from '../../../schemas/catalogue.json';
import type { StageId } from '../../../src/panel/protocol/basics';
import type { FactGroup } from '../../../src/panel/protocol/facts';
import type { FindingView } from '../../../src/panel/protocol/findings';
import type { OwnerView, PanelModel } from '../../../src/panel/protocol/model';
import { file, type ItemChange, met, panelModel } from './model-builder';

const owners: readonly OwnerView[] = [
  { id: 'priya', label: '@priya-n', roles: ['outcome', 'approver'], deputy: 'lena' },
  { id: 'tomas', label: '@tomas-k', roles: ['performance', 'oncall'] },
  { id: 'lena', label: '@lena-b', roles: ['overseer', 'data'] },
];
const summary = 'Reads supplier invoices, codes them, and routes what it is unsure of to a clerk.';
const head = { summary, owners, goLive: '2027-03-01', goLiveInDays: 101 } as const;

const sources: FactGroup = {
  section: 'data',
  title: 'Data sources',
  shape: 'map',
  fields: [
    { key: 'system', title: 'System', description: 'The system that this data comes from.', kind: 'system' },
    { key: 'owner', title: 'Owner', description: 'Who answers for this data.', kind: 'owner' },
    {
      key: 'classification',
      title: 'Classification',
      description: 'How sensitive the data is.',
      kind: 'choice',
      choices: [{ value: 'internal' }, { value: 'confidential', description: 'For those who need it.' }],
    },
    { key: 'maxAge', title: 'Maximum age', description: 'How old the data may be.', kind: 'duration' },
    {
      key: 'accessProvenOn',
      title: 'Access proven on',
      description: 'When a real sample was read.',
      kind: 'date',
    },
    {
      key: 'systemOfRecord',
      title: 'System of record',
      description: 'Kept there as the truth.',
      kind: 'boolean',
    },
    {
      key: 'usedFor',
      title: 'Used for',
      description: 'What the workflow does with it.',
      kind: 'choice',
      list: true,
      choices: [{ value: 'input' }, { value: 'retrieval' }, { value: 'evaluation' }],
    },
    {
      key: 'declaredIn',
      title: 'Declared in',
      description: 'Where the repository itself says what this data is.',
      kind: 'text',
      list: true,
    },
    { key: 'undo', title: 'Undo', description: 'How a wrong write is undone.', kind: 'prose' },
    { key: 'contract', title: 'Contract', description: 'The agreed schema.', kind: 'text' },
  ],
  entries: [
    {
      key: 'erp-vendors',
      label: 'erp-vendors',
      values: {
        system: 'sap',
        owner: 'priya',
        classification: 'confidential',
        maxAge: '1h',
        systemOfRecord: true,
        usedFor: ['input'],
        declaredIn: ['infra/erp, old.tf', 7, 'infra/erp, old.tf'],
        undo: 'A credit note, by hand:\n- within a day',
        contract: 'contracts/',
      },
      inTextOnly: ['contract'],
      findings: [],
      place: { line: 30, character: 2 },
    },
    {
      key: 'inbox',
      label: 'inbox',
      values: { system: 'mailbox' },
      findings: [finding('data/source-without-owner', 'warning', 'The source inbox has no owner.', 38)],
      place: { line: 38, character: 2 },
    },
  ],
};

const people: FactGroup = {
  section: 'owners',
  title: 'Owners',
  shape: 'map',
  fields: [
    { key: 'handle', title: 'Handle', description: 'How to reach this person.', kind: 'text' },
    { key: 'roles', title: 'Roles', description: 'What this person answers for.', kind: 'text', list: true },
  ],
  entries: [],
};

export function finding(
  code: string,
  severity: FindingView['severity'],
  message: string,
  line: number,
): FindingView {
  return { code, severity, message, place: { line, character: 4 } };
}

/** Those of a stage, met but for some. */
function stageMet(stage: StageId, ...except: string[]): Record<string, ItemChange> {
  const items = catalogue.filter((item) => item.stage === stage && !except.includes(item.id));
  return Object.fromEntries(
    items.map(({ id }, index) => [id, met(owners[index % 3]?.id ?? 'priya', '2026-09-10', `docs/${id}.md`)]),
  );
}

const contract: ItemChange = {
  status: 'in-progress',
  because: 'It is in progress: claim it when the contract is agreed.',
  by: 'tomas',
  reviewDue: '2026-11-12',
  reviewInDays: -8,
  reviewPeriod: 'every 3 months',
  evidence: [
    file('contracts/erp-vendors.odcs.yaml'),
    file('https://wiki.example.com/ap/contracts', {
      index: 1,
      kind: 'link',
      on: '2026-10-20',
      by: 'tomas',
      expires: '2027-04-20',
    }),
    file('contracts/inbox.odcs.yaml', { index: 2, state: 'missing', trouble: 'The file is not there' }),
  ],
  findings: [
    finding('data/stale-source', 'warning', 'erp-vendors is read at most 15m old, but may be 1h old.', 33),
    finding('evidence/missing', 'error', 'The file contracts/inbox.odcs.yaml is not there.', 72),
  ],
  facts: [sources],
};

export const midDesign = panelModel({
  ...head,
  stage: 'design',
  earlySignals: [
    {
      message: 'The source inbox has no owner.',
      item: 'data-sources-inventoried',
      place: { line: 38, character: 2 },
    },
    {
      message: 'The workflow writes back to SAP S/4HANA, whose changes take 20 days.',
      item: 'integration-contracts-defined',
      place: { line: 44, character: 2 },
    },
  ],
  items: {
    ...stageMet('diagnose', 'first-workflow-justified'),
    'data-sources-inventoried': { ...met('lena', '2026-09-20', 'docs/sources.md'), facts: [sources] },
    'first-workflow-justified': {
      status: 'not-applicable',
      satisfied: true,
      because: '',
      reason: 'Mandated by the finance board, decision FB-2026-31.',
    },
    'architecture-documented': met('tomas', '2026-10-01', 'docs/architecture.md'),
    'data-contract-agreed': contract,
    'threat-model-reviewed': {
      status: 'waived',
      satisfied: true,
      because: '',
      reason: 'The security team reviews in January; internal users only until then.',
      approver: 'priya',
      expires: '2026-12-10',
      expiresInDays: 20,
    },
    'escalation-path-defined': {
      ...met('lena', '2026-10-12'),
      satisfied: false,
      because: 'It claims to be met, but no evidence holds.',
      evidence: [
        file('docs/escalation.md', { state: 'unchanged-template', trouble: 'Still the unchanged template' }),
      ],
    },
  },
});

export const claimsAhead = panelModel({
  ...head,
  name: 'Claims letter drafting',
  stage: 'operate',
  goLive: '2026-09-01',
  goLiveInDays: -80,
  items: {
    ...stageMet('diagnose', 'owners-named', 'data-use-permitted'),
    ...stageMet('design', 'data-contract-agreed', 'threat-model-reviewed', 'monitoring-plan-defined'),
    'data-contract-agreed': contract,
    'rollback-rehearsed': met('tomas', '2026-08-30', 'docs/rollback.md'),
  },
});

export const healthy = panelModel({
  ...head,
  name: 'Returns desk assistant',
  stage: 'operate',
  goLive: '2026-06-01',
  goLiveInDays: -172,
  items: {
    ...stageMet('diagnose'),
    ...stageMet('design'),
    ...stageMet('deploy'),
    ...stageMet('operate', 'workflow-refined'),
    'performance-reviewed': {
      ...met('tomas', '2026-10-01', 'reports/2026-q3.md'),
      reviewDue: '2026-12-01',
      reviewInDays: 11,
      reviewPeriod: 'every month',
    },
    'workflow-refined': { status: 'in-progress', by: 'lena', because: 'It is in progress.' },
  },
});

export const newcomer = panelModel({
  name: 'Meeting minutes',
  stage: 'diagnose',
  systems: [],
  signals: [],
  items: { 'owners-named': { facts: [people], because: 'No owner has the outcome role.' } },
});

export const nasty = [
  '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>',
  'javascript:window.hacked=1',
  '[click](command:workbench.action.quit) {{constructor}}',
  '\u202Eesrever\u2066 \u0000\uFFFF Z\u0351\u036B\u0343a\u0328l\u034Dg\u0317o\u0310 🏴\u200D☠️',
  'a'.repeat(2_000),
];

const flood = (id: string): FindingView[] =>
  Array.from({ length: 60 }, (_, index) =>
    finding(`<b>${id}</b>`, index % 3 === 0 ? 'error' : 'warning', nasty[index % 5] ?? '', index),
  );

/** Everything is open, and every text wishes the reader ill. */
export const hostile: PanelModel = {
  ...panelModel({
    name: nasty[0] ?? '',
    summary: nasty.join(' '),
    stage: 'deploy',
    goLive: '<b>soon</b>',
    owners: nasty.map((text, index) => ({ id: `${text}${index}`, label: text, roles: [text, 'data'] })),
    systems: nasty,
    signals: nasty,
    earlySignals: nasty.map((message) => ({
      message,
      item: 'owners-named',
      place: { line: 3, character: 0 },
    })),
    otherFindings: flood('other'),
    hidden: flood('hidden').map((finding) => ({ ...finding, by: `comment in line 4: ${finding.message}` })),
    hiddenCount: '2 errors',
    items: Object.fromEntries(
      catalogue.map(({ id }, index) => [
        id,
        {
          because: nasty[index % 5] ?? '',
          by: nasty[(index + 1) % 5] ?? '',
          reason: nasty[(index + 2) % 5] ?? '',
          findings: flood(id),
          evidence: nasty.map((label, at) =>
            file(label, { index: at, kind: 'link', state: 'not-a-link', trouble: label }),
          ),
        },
      ]),
    ),
  }),
};

export const broken: PanelModel = {
  ...midDesign,
  editable: false,
  broken: { message: 'A map may not be nested within a plain value.', place: { line: 16, character: 9 } },
};

export const models = { midDesign, claimsAhead, healthy, newcomer, hostile, broken };
