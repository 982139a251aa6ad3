import { evaluate, type ManifestDocument, type Report, readDocument } from '../../../../src/core/service';
import { law } from '../law';

export const today = '2026-11-22';

/** A text with a cursor mark (`¦`, so that `|` may stand in it), read and evaluated. */
export interface Marked {
  readonly document: ManifestDocument;
  readonly report: Report;
  readonly offset: number;
}

export function marked(text: string): Marked {
  const offset = text.indexOf('¦');
  const document = readDocument(text.replace('¦', ''));
  return { document, report: evaluate(document, { today, law }), offset };
}

/** The part of a text that a range covers. */
export function covered({ text }: ManifestDocument, { start, end }: { start: number; end: number }): string {
  return text.slice(start, end);
}

/** A manifest with something of everything; the tests put their mark into it. */
export const whole = `# Where we stand.
# To be read before the meeting.
version: 1
stage: deploy
goLive: 2027-03-01
workflow:
  name: Invoices *and* <b>letters</b>
  timeLimit: 2d
risk: { tier: high, role: deployer, jurisdictions: [EU] }
owners:
  priya: { handle: "@priya-n", roles: [outcome, approver], deputy: lena }
  lena: { handle: "@lena-b", roles: [performance] }
systems:
  sap: { name: SAP, owner: priya, access: read-write, changeLeadTime: 20d }
data:
  vendors:
    system: sap
    owner: "lena"
    freshness: 15m
    maxAge: 1h
    contract: contracts/vendors.yaml
integrations:
  posting: { system: sap, direction: write, fallback: queue }
  queue: { system: sap, direction: write, fallback: sap }
value: { signal: cost, direction: decrease }
pilot:
  results: { cost: 2.05 }
signals:
  cost: { source: board, threshold: "<= 2.00", owner: priya, interval: 30d }
escalation:
  - { when: unsure, to: lena, within: 4h }
  - when: refused
    to: oncall
checklist:
  diagnose:
    workflow-scoped:
      status: met
      by: priya
      on: 2026-09-10
      evidence:
        - docs/map.md
        - { url: "https://example.com/a", expires: 2026-11-20 }
        - http://example.com/b
        - { file: 'docs/b.md', by: lena }
  design:
    threat-model-reviewed:
      status: waived
      reason: Later.
      approver: priya
      expires: 2027-01-31
      dependsOn: [workflow-scoped]
  operate:
    performance-reviewed: { status: met, by: lena, on: 2026-07-01, evidence: [docs/r.md] }
`;

/** The whole manifest with the mark right behind the first `text`. */
export function behind(text: string, within = whole): Marked {
  const at = within.indexOf(text);
  if (at === -1) throw new Error(`"${text}" is not in the manifest`);
  return marked(`${within.slice(0, at + text.length)}¦${within.slice(at + text.length)}`);
}
