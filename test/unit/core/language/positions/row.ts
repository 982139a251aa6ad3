/**
 * A place of a text, marked by `|`, or `‸` where `|` is a part of the text, and the labels of what is proposed there, with blanks between them; `_` stands for a
 * blank within a label. `=a b`: exactly these in this order, so that `=` is nothing at all; `^a b`: these come first;
 * `a b`: they are among them. The last are not among them.
 */
export type Row = readonly [about: string, text: string, want: string, not?: string];

/** A manifest with something that others may refer to. */
export const head = `version: 1
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

/** An item, at which `rest` follows. */
export const item = (rest: string): string => `checklist:\n  design:\n    threat-model-reviewed:\n${rest}`;
