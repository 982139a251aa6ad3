/** Contracts, test reports, scans and lists of parts, and manifests that agree with them. */
import { type Json, otherDays, type Pair } from './seeding';

const met = (stage: string, item: string, file: string): { readonly checklist: Json } => ({
  checklist: { [stage]: { [item]: { status: 'met', evidence: [file] } } },
});

const owners = {
  priya: { handle: '@priya-n', name: 'Priya Nair' },
  tomas: { handle: '@tomas-k', name: 'Tomas Kern' },
};

const odcs = `apiVersion: v3.1.0
kind: DataContract
id: vendors
name: Vendors
version: 1.2.0
status: active
schema:
  - name: vendors
    properties:
      - name: iban
        classification: confidential
      - name: city
        classification: confidential
    quality:
      - type: library
        rule: rowCount
team:
  name: Vendors
  members:
    - username: priya-n
      role: owner
slaProperties:
  - property: latency
    value: 12
    unit: h
  - property: retention
    value: 3
    unit: y
`;

const specification = `dataContractSpecification: 1.2.1
id: orders
info:
  title: Orders
  version: 1.0.0
  status: active
  owner: Priya Nair
servicelevels:
  latency:
    threshold: 12h
  retention:
    period: P1Y
models:
  orders:
    fields:
      amount:
        type: decimal
        classification: internal
`;

const dbt = `version: 2
sources:
  - name: erp
    freshness:
      warn_after: { count: 6, period: hour }
      error_after: { count: 12, period: hour }
    loaded_at_field: loaded_at
    tables:
      - name: vendors
`;

const longer = [13, 14, 18, 24, 25, 36, 48, 72, 120, 240];
const shorter = ['1m', '30m', '1h', '2h', '6h', '11h'];

/** A contract of data, with an age of twelve hours. */
function ofData(
  name: string,
  file: string,
  text: string,
  age: (hours: number) => string,
  shown: string,
): Pair {
  return {
    name,
    manifest: { owners, data: { vendors: { maxAge: '12h', contract: file } } },
    files: { [file]: text },
    changes: [
      { in: file, value: age(12), becomes: longer.map(age), against: 'data.vendors.maxAge', shows: shown },
      { in: 'manifest', value: 'data.vendors.maxAge', becomes: shorter, against: shown },
    ],
  };
}

const openapi = `openapi: 3.0.3
info:
  title: Posting
  version: 1.0.0
paths:
  /postings:
    post:
      summary: Posts an invoice
      responses:
        '200': { description: Done }
    get:
      summary: Lists them
      responses:
        '200': { description: Done }
`;

const junit = `<?xml version="1.0"?>
<testsuite name="integration" tests="3" failures="0" errors="0" skipped="0" timestamp="2026-09-20T10:00:00">
  <testcase classname="erp" name="erp_down_goes_to_clerk"/>
  <testcase classname="erp" name="timeout_is_retried"/>
  <testcase classname="mail" name="broken_mail_is_kept"/>
</testsuite>
`;

const sarif = `{
  "version": "2.1.0",
  "runs": [
    {
      "tool": { "driver": { "name": "gitleaks" } },
      "invocations": [
        { "executionSuccessful": true }
      ],
      "results": []
    }
  ]
}
`;

const trivy = `{
  "SchemaVersion": 2,
  "ArtifactName": "invoices:4.2.0",
  "CreatedAt": "2026-09-20T10:00:00Z",
  "Results": [
    {
      "Target": "app/settings.py",
      "Class": "secret",
      "Secrets": []
    }
  ]
}
`;

const cyclonedx = `{
  "bomFormat": "CycloneDX",
  "specVersion": "1.6",
  "components": [
    {
      "type": "machine-learning-model",
      "name": "gpt-4o",
      "version": "2024-08-06"
    }
  ]
}
`;

const croissant = `{
  "@context": { "@vocab": "https://schema.org/" },
  "@type": "Dataset",
  "conformsTo": "http://mlcommons.org/croissant/1.0",
  "name": "vendors",
  "license": "https://creativecommons.org/licenses/by/4.0/",
  "distribution": []
}
`;

const card = `---
license: cc-by-4.0
pretty_name: Vendors
task_categories:
- text-classification
---

# Vendors

Two thousand letters of vendors, as they came in between May and June, with the account that a clerk chose for each.
`;

const evidence = (stage: string, item: string): string => `checklist.${stage}.${item}.evidence.0`;
const licences = ['mit', 'apache-2.0', 'cc-by-nc-4.0', 'cc-by-sa-4.0', 'cc0-1.0', 'odc-by'];

export const contractPairs: readonly Pair[] = [
  ofData(
    'ODCS',
    'contracts/vendors.odcs.yaml',
    odcs,
    (hours) => `value: ${hours}\n    unit: h`,
    '    value: ',
  ),
  ofData(
    'Data Contract Specification',
    'contracts/vendors.yaml',
    specification,
    (hours) => `threshold: ${hours}h`,
    'threshold: ',
  ),
  ofData(
    'dbt',
    'models/sources.yml',
    dbt,
    (hours) => `error_after: { count: ${hours}, period: hour }`,
    'error_after',
  ),
  {
    name: 'the words of ODCS',
    manifest: {
      ...met('design', 'data-contract-agreed', 'contracts/vendors.odcs.yaml'),
      owners,
      data: {
        vendors: { owner: 'priya', classification: 'confidential', contract: 'contracts/vendors.odcs.yaml' },
      },
    },
    files: { 'contracts/vendors.odcs.yaml': odcs },
    changes: [
      {
        in: 'contracts/vendors.odcs.yaml',
        value: 'status: active',
        becomes: ['draft', 'proposed', 'deprecated', 'retired'].map((word) => `status: ${word}`),
        against: evidence('design', 'data-contract-agreed'),
      },
      {
        in: 'contracts/vendors.odcs.yaml',
        value: 'username: priya-n',
        becomes: ['username: tomas-k', 'username: "@tomas-k"', 'username: tomas-k@acme.example'],
        against: 'data.vendors.owner',
      },
      { in: 'manifest', value: 'data.vendors.owner', becomes: ['tomas'], against: 'username' },
    ],
  },
  {
    name: 'who may see what',
    manifest: { data: { orders: { classification: 'internal', contract: 'contracts/orders.yaml' } } },
    files: { 'contracts/orders.yaml': specification },
    changes: [
      {
        in: 'contracts/orders.yaml',
        value: 'classification: internal',
        becomes: ['personal', 'PII', 'sensitive', 'special'].map((word) => `classification: ${word}`),
        against: 'data.orders.classification',
      },
      {
        in: 'contracts/orders.yaml',
        value: 'type: decimal',
        becomes: ['pii: true'],
        against: 'data.orders.classification',
      },
    ],
  },
  {
    name: 'an interface that writes',
    manifest: {
      ...met('design', 'integration-contracts-defined', 'docs/integrations.md'),
      integrations: { posting: { direction: 'write', contract: 'contracts/posting.yaml' } },
    },
    files: { 'contracts/posting.yaml': openapi.replace(/ {4}get:[\s\S]*$/, '') },
    changes: [
      {
        in: 'contracts/posting.yaml',
        value: '    post:',
        becomes: ['    get:', '    head:', '    options:'],
        against: 'integrations.posting.direction',
        shows: 'paths:',
      },
      {
        in: 'contracts/posting.yaml',
        value: 'openapi: 3.0.3',
        becomes: ['openapi: [3.0.3'],
        against: 'integrations.posting.contract',
      },
    ],
  },
  {
    name: 'a test report',
    manifest: met('deploy', 'integration-tested', 'reports/junit.xml'),
    files: { 'reports/junit.xml': junit },
    changes: ['erp_down_goes_to_clerk', 'timeout_is_retried', 'broken_mail_is_kept'].flatMap((name) => [
      {
        in: 'reports/junit.xml',
        value: `name="${name}"/>`,
        becomes: ['failure', 'error'].map((tag) => `name="${name}"><${tag}/></testcase>`),
        against: evidence('deploy', 'integration-tested'),
        shows: name,
      },
    ]),
  },
  {
    name: 'a scan for secrets',
    manifest: met('deploy', 'privileges-minimised', 'reports/gitleaks.sarif'),
    files: { 'reports/gitleaks.sarif': sarif },
    changes: [
      {
        in: 'reports/gitleaks.sarif',
        value: '"results": []',
        becomes: ['generic-api-key', 'aws-access-token', 'private-key'].map(
          (rule) => `"results": [{ "ruleId": "${rule}", "message": { "text": "found" } }]`,
        ),
        against: evidence('deploy', 'privileges-minimised'),
        shows: '"results"',
      },
      {
        in: 'reports/gitleaks.sarif',
        value: '"executionSuccessful": true',
        becomes: ['"executionSuccessful": false'],
        against: evidence('deploy', 'privileges-minimised'),
        gives: 'evidence/does-not-count',
      },
      {
        in: 'reports/gitleaks.sarif',
        value: '"results": []',
        becomes: ['"columnKind": "utf16CodeUnits"'],
        against: evidence('deploy', 'privileges-minimised'),
        gives: 'evidence/does-not-count',
        shows: 'whole',
      },
    ],
  },
  {
    name: 'a scan of an image',
    manifest: met('deploy', 'privileges-minimised', 'reports/trivy.json'),
    files: { 'reports/trivy.json': trivy },
    changes: [
      {
        in: 'reports/trivy.json',
        value: '"Secrets": []',
        becomes: ['CRITICAL', 'HIGH'].map(
          (severity) => `"Secrets": [{ "RuleID": "aws", "Severity": "${severity}", "StartLine": 3 }]`,
        ),
        against: evidence('deploy', 'privileges-minimised'),
      },
    ],
  },
  {
    name: 'a list of parts',
    manifest: {
      checklist: {
        design: { 'third-parties-vetted': { status: 'met', evidence: ['bom.json', 'docs/vetting.md'] } },
      },
      models: { coder: { provider: 'openai', name: 'gpt-4o', version: '2024-08-06' } },
    },
    files: {
      'bom.json': cyclonedx,
      'docs/vetting.md':
        '# Vetting\n\nThe terms of the maker were read by counsel, who found them to be what we need for invoices of this kind.\n',
    },
    changes: [
      {
        in: 'bom.json',
        value: '"version": "2024-08-06"',
        becomes: ['2024-05-13', '2024-11-20', '2024-08-07', '2025-08-06'].map((day) => `"version": "${day}"`),
        against: 'models.coder.version',
      },
      {
        in: 'manifest',
        value: 'models.coder.version',
        becomes: ['2024-05-13', '2024-11-20', '2025-04-14'],
        against: '"version": "2024-08-06"',
      },
    ],
  },
  ...[
    {
      name: 'Croissant',
      file: 'data/croissant.json',
      text: croissant,
      written: '"license": "https://creativecommons.org/licenses/by/4.0/"',
      as: (id: string) => `"license": "${id}"`,
    },
    {
      name: 'a card of data',
      file: 'data/README-vendors.md',
      text: card,
      written: 'license: cc-by-4.0',
      as: (id: string) => `license: ${id}`,
    },
  ].map(({ name, file, text, written, as }) => ({
    name,
    manifest: {
      ...met('design', 'data-provenance-recorded', file),
      data: { vendors: { licence: 'CC BY 4.0' } },
    },
    files: { [file]: text },
    changes: [
      { in: file, value: written, becomes: licences.map(as), against: 'data.vendors.licence' },
      {
        in: 'manifest',
        value: 'data.vendors.licence',
        becomes: ['MIT', 'Apache-2.0', 'CC BY-NC 4.0', 'CC0-1.0', 'CC BY 3.0'],
        against: written,
      },
    ],
  })),
  {
    name: 'a gate of its own',
    manifest: met('deploy', 'evaluation-passed', 'evals/gate.json'),
    files: {
      'evals/gate.json':
        '{\n  "run_at": "2026-09-20",\n  "n_cases": 120,\n  "verdict": "PASS",\n  "metrics": {\n    "accuracy": 0.94\n  }\n}\n',
    },
    changes: [
      {
        in: 'evals/gate.json',
        value: '"PASS"',
        becomes: ['"FAIL"', '"FAILED"', '"fail"', '"failed"'],
        against: evidence('deploy', 'evaluation-passed'),
      },
      {
        in: 'evals/gate.json',
        value: '"run_at": "2026-09-20"',
        becomes: otherDays('2026-11-22', 2, 7, 30, 365).map((day) => `"run_at": "${day}"`),
        against: evidence('deploy', 'evaluation-passed'),
      },
    ],
  },
];
