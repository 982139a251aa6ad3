import { evaluate } from '../../../src/core/evaluate/evaluate';
import { readDocument } from '../../../src/core/facts/document';
import type { Repository } from '../../../src/core/facts/evidence';
import type { EvaluationInput } from '../../../src/core/facts/report';
import { brokenBy } from '../../../src/core/service';
import type { Exported } from '../../../src/panel/export/exported';
import { panelModel } from '../../../src/panel/model/model';
import type { PanelModel } from '../../../src/panel/protocol/model';

export const today = '2026-11-20';

/** A manifest by hand: comments, a flow map, blank lines, four owners' worth of facts. */
export const manifest = `# What we know of the triage.
version: 1
stage: design # since October

workflow:
  name: Invoice triage
  summary: Codes invoices.
  users: [ap-clerks]

risk:
  tier: limited
  role: deployer
  jurisdictions: [EU]

owners:
  priya: { handle: "@priya-n", roles: [outcome, approver], deputy: lena }
  tomas: { handle: "@tomas-k", roles: [performance, oncall] }
  lena: { handle: "@lena-b", roles: [overseer] }

systems:
  sap: { name: SAP, owner: priya, access: read-write }

data:
  # The vendors.
  erp-vendors:
    system: sap
    owner: lena
    classification: confidential
    permitted: { decision: granted }

escalation:
  - { when: confidence below 0.8, to: overseer, within: 4h, safeDefault: hold }
  - { when: SAP rejects it, to: oncall, within: 1h, safeDefault: leave it }

checklist:
  diagnose:
    workflow-scoped:
      status: met # agreed in the kick-off
      by: priya
      on: 2026-09-10
      evidence: [docs/process-map.md]
    first-workflow-justified:
      status: not-applicable
      reason: Mandated by the board.
  design:
    data-contract-agreed:
      status: in-progress
      by: tomas
      evidence:
        - contracts/erp.yaml
        - { url: "https://wiki.example.com/c", on: 2026-10-20, by: tomas, expires: 2026-11-01 }
    threat-model-reviewed:
      status: waived
      reason: The security team reviews in January.
      approver: priya
      expires: 2027-01-31
`;

/** What a report is made of: a text, on the day of the tests. */
export function exportedOf(
  text: string,
  repository: Repository = 'taken-to-hold',
  more: Pick<EvaluationInput, 'law'> = {},
): Exported {
  const document = readDocument(text);
  const report = evaluate(document, { today, repository, ...more });
  const broken = brokenBy(document);
  const extras = { path: 'ai-readiness.yaml', editable: true, ...(broken && { broken }) };
  return { report, model: panelModel({ document, report }, extras) };
}

/** The panel's model of a text, on the day of the tests. */
export function modelOf(
  text: string,
  repository?: Repository,
  more?: Pick<EvaluationInput, 'law'>,
): PanelModel {
  return exportedOf(text, repository, more).model;
}
