import assert from 'node:assert/strict';
import { aboutOf, askedFixes, type FileFact, type Finding, readDocument } from '../../../../src/core/service';
import { manifest, reportOf } from '../support';

const people = `owners:
  ann: { handle: "@ann", roles: [outcome, approver, overseer] }
  ben: { handle: "@ben", roles: [performance, oncall] }
`;

/** Of each finding with that code: `ask: title`, with the item where it is another one. */
function offered(
  code: string,
  rest: string,
  { stage, files }: { stage?: string; files?: Readonly<Record<string, FileFact>> } = {},
): string[][] {
  const text = manifest(rest, stage);
  const report = reportOf(text, files);
  const document = readDocument(text);
  const found = report.findings.filter((finding) => finding.code === code);
  return found.map((finding) =>
    askedFixes(finding, document, report).map(
      ({ ask, title, item }) => `${ask}: ${title}${item === undefined ? '' : ` [${item}]`}`,
    ),
  );
}

const claim = (item: string, said: string): string =>
  `${people}checklist: { design: { ${item}: { ${said} } } }\n`;
const giveReason = 'giveReason: Give the reason…';
const renewWaiver = 'renewWaiver: Renew the waiver: who decided, and until when…';
const recordReview = 'recordReview: Record a review: when, and what it found…';

const table: readonly (readonly [
  code: string,
  rest: string,
  offers: readonly string[],
  more?: { stage?: string; files?: Readonly<Record<string, FileFact>> },
])[] = [
  [
    'item/met-without-evidence',
    claim('escalation-path-defined', 'status: met, by: ann, on: 2026-11-01'),
    [
      'pickEvidence: Pick a file from the repository as evidence…',
      'createEvidence: Write the evidence from a template…',
      'linkEvidence: Add a link as evidence…',
    ],
  ],
  [
    'evidence/missing-file',
    claim('escalation-path-defined', 'status: met, by: ann, on: 2026-11-01, evidence: [docs/a.md]'),
    [
      'writeTemplate: Write "docs/a.md" from the template',
      'pickEvidence: Pick another file from the repository…',
    ],
    { files: { 'docs/a.md': { kind: 'missing' } } },
  ],
  [
    'evidence/missing-file',
    claim('escalation-path-defined', 'status: met, by: ann, on: 2026-11-01, evidence: ["docs/a.md#signals"]'),
    [
      'writeTemplate: Write "docs/a.md" from the template',
      'pickEvidence: Pick another file from the repository…',
    ],
    { files: { 'docs/a.md#signals': { kind: 'missing' } } },
  ],
  [
    'evidence/missing-file',
    claim('escalation-path-defined', 'status: met, by: ann, on: 2026-11-01, evidence: [docs/]'),
    ['pickEvidence: Pick another file from the repository…'],
    { files: { 'docs/': { kind: 'missing' } } },
  ],
  [
    'evidence/empty-file',
    claim('escalation-path-defined', 'status: met, by: ann, on: 2026-11-01, evidence: [docs]'),
    [],
    { files: { docs: { kind: 'folder', isEmpty: true } } },
  ],
  [
    'evidence/empty-file',
    claim('escalation-path-defined', 'status: met, by: ann, on: 2026-11-01, evidence: [docs/a.md]'),
    ['writeTemplate: Fill "docs/a.md" from the template'],
    { files: { 'docs/a.md': { kind: 'file', size: 0 } } },
  ],
  // Both owners are offered already, as fixes that are made at once.
  [
    'owner/unknown-id',
    `${people}systems: { erp: { owner: zoe } }\n`,
    ['addOwner: Add "zoe" to the owners: how to reach them…'],
  ],
  // What cannot be an id is none to be added.
  ['owner/unknown-id', `${people}systems: { erp: { owner: Zoë } }\n`, []],
  [
    'data/unknown-system',
    `${people}data: { orders: { system: crm, owner: ann } }\n`,
    ['addSystem: Add "crm" to the systems: who owns it…'],
  ],
  [
    'integration/unknown-system',
    `${people}integrations: { post: { system: crm } }\n`,
    ['addSystem: Add "crm" to the systems: who owns it…'],
  ],
  [
    'owner/unknown-id',
    `owners: { a: {}, b: {}, c: {}, d: {}, e: {}, f: {}, g: {}, h: {} }\nsystems: { erp: { owner: zzzz } }\n`,
    ['pickOwner: Pick an owner…', 'addOwner: Add "zzzz" to the owners: how to reach them…'],
  ],
  ['item/reason-missing', claim('impact-assessed', 'status: not-applicable'), [giveReason]],
  ['waiver/incomplete', claim('impact-assessed', 'status: waived, expires: 2026-12-10'), [giveReason]],
  ['waiver/incomplete', claim('impact-assessed', 'status: waived, reason: Later, expires: 2026-12-10'), []],
  [
    'waiver/expired',
    claim(
      'impact-assessed',
      'status: waived, reason: Later, approver: ann, on: 2026-09-01, expires: 2026-11-20',
    ),
    [renewWaiver],
  ],
  [
    'waiver/expires-soon',
    claim(
      'impact-assessed',
      'status: waived, reason: Later, approver: ann, on: 2026-11-01, expires: 2026-11-28',
    ),
    [renewWaiver],
  ],
  [
    'review/overdue',
    claim('escalation-path-defined', 'status: met, by: ann, on: 2026-05-01, evidence: [docs/a.md]'),
    [recordReview],
    { files: { 'docs/a.md': { kind: 'file', size: 900 } } },
  ],
  // What is told only of a gate that is claimed: each item that is in its way.
  [
    'gate/open-items',
    `${people}checklist: { diagnose: { owners-named: { status: unmet } } }\n`,
    [
      'goToBlocker: Go to the blocker…',
      'markMet: Say that "owners-named" is met, with its evidence… [owners-named]',
    ],
  ],
  // Nothing has to be asked there.
  ['schema/not-one-of', 'systems: { erp: { access: reed } }\n', []],
];

describe('fixes that ask first', () => {
  for (const [code, rest, offers, more] of table)
    it(`${code}: ${offers.length === 0 ? 'none' : offers.map((each) => each.split(':')[0]).join(', ')}`, () =>
      assert.deepEqual(offered(code, rest, more), [offers]));

  it('are about the item and the file of the finding', () => {
    const text = manifest(
      claim('escalation-path-defined', 'status: met, by: ann, on: 2026-11-01, evidence: [docs/a.md]'),
    );
    const about = (code: Finding['code'], path: Finding['path']) =>
      aboutOf({ code, path } as Finding, readDocument(text));
    const item = ['checklist', 'design', 'escalation-path-defined'];
    const file = [...item, 'evidence', 0];
    assert.deepEqual(about('evidence/missing-file', file), {
      item: 'escalation-path-defined',
      file: 'docs/a.md',
    });
    assert.deepEqual(about('item/met-without-evidence', item), { item: 'escalation-path-defined' });
    assert.deepEqual(about('owner/unknown-id', ['systems', 'erp', 'owner']), {});
  });
});
