/** Rows for tests. */
import { catalogue, evaluate, readDocument, stages } from '../../../src/core/service';
import { Fold, type Portfolio } from '../../../src/portfolio/fold';
import { problemRow, type Row } from '../../../src/portfolio/row';
import { rowOf } from '../../../src/portfolio/row-of';

export const today = '2026-11-20';

/** The row of a manifest, in which every file that it cites is there and holds. */
export function rowFor(text: string, path = 'ai-readiness.yaml'): Row {
  const document = readDocument(text);
  const files = new Map(document.files.map(({ file }) => [file, { kind: 'file', size: 400 }] as const));
  const report = evaluate(document, { today, repository: { files } });
  return rowOf({ path, root: '', document, report });
}

/** A row with nothing in it but what a test is about. */
export function row(parts: Partial<Row>): Row {
  return { ...problemRow({ path: 'ai-readiness.yaml', today }, ''), problem: null, whole: true, ...parts };
}

/** What rows come to. */
export function foldOf(rows: Iterable<Row>, on: string): Portfolio {
  const fold = new Fold(on);
  for (const each of rows) fold.add(each);
  return fold.result;
}

/** A manifest with owners, waivers, reviews, evidence that expires, and a day of going live that cannot be kept. */
export const busy = `version: 1
stage: deploy
goLive: 2026-12-01
workflow: { name: Invoice triage, audience: internal }
risk: { tier: limited, role: deployer, jurisdictions: [EU] }
owners:
  priya: { name: Priya N., handle: "@priya-n", roles: [outcome, approver] }
  tomas: { handle: "@tomas-k", roles: [performance, oncall] }
systems:
  sap: { name: SAP, owner: priya, access: read-write, changeLeadTime: 40d, requestedOn: 2026-11-10 }
data:
  vendors: { system: sap, classification: personal }
models:
  coder: { provider: acme, name: large, version: "2026-01-15", retiresOn: 2027-01-10 }
checklist:
  diagnose:
    owners-named:
      status: met
      by: priya
      on: 2026-09-10
      evidence: [{ file: docs/owners.md, expires: 2026-12-24 }]
    value-baseline-measured:
      status: waived
      reason: The baseline is measured with the pilot, in which all cases are timed.
      approver: priya
      expires: 2027-01-31
`;

/** A manifest of which nothing is done, and each item takes as long. */
export function estimatedAll(likely: string, goLive?: string): string {
  const lines = catalogue.map(
    ({ id, stage }) => [stage, `    ${id}: { status: unmet, estimate: { likely: ${likely} } }\n`] as const,
  );
  const checklist = stages.map(
    (stage) => `  ${stage}:\n${lines.map(([of, line]) => (of === stage ? line : '')).join('')}`,
  );
  const planned = goLive === undefined ? '' : `goLive: ${goLive}\n`;
  return `version: 1\nstage: diagnose\nworkflow: { name: Planned }\n${planned}checklist:\n${checklist.join('')}`;
}
