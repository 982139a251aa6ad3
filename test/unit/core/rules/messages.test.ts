import { strict as assert } from 'node:assert';
import { findingsOf, readFixture } from '../fixtures';
import { manifest, reportOf } from '../support';

/** What a reader sees: what is wrong, in the words and with the values of the manifest, and what fixes it. */
const table: readonly [fixture: string, code: string, message: string][] = [
  [
    'gate/stage-ahead',
    'gate/stage-ahead',
    'Design is claimed, but the Diagnose gate is not passed: 9 blocking items (workflow-scoped, value-baseline-measured, systems-inventoried, data-sources-inventoried, data-access-proven, data-use-permitted and 3 more).',
  ],
  [
    'owner/one-for-both',
    'owner/one-for-both',
    '"priya" owns both the outcome and performance, and so decides alone whether their own work is good enough: give one of the two roles to someone else.',
  ],
  [
    'owner/team-answers',
    'owner/team-answers',
    'The team "platform" owns performance, and no person does: name the one who answers for it.',
  ],
  [
    'owner/deputies-in-a-circle',
    'owner/deputies-in-a-circle',
    '"priya" and "tomas" are each other\'s only deputy, and nobody else owns the outcome or performance: when both are away, nobody answers. Name a third person for one of them.',
  ],
  [
    'owner/self-approval-go-live',
    'owner/self-approval',
    'Going live was approved by "tomas", who owns performance and is measured by it: have who owns the outcome approve it.',
  ],
  [
    'pilot/proves-a-concept',
    'pilot/proves-a-concept',
    'The pilot proves a concept and not a process: it ran on cases that someone picked.',
  ],
  [
    'pilot/proves-a-concept-integrations',
    'pilot/proves-a-concept',
    'The pilot proves a concept and not a process: none of its integrations has been built and none of its data is from the system of record.',
  ],
  [
    'workflow/not-focused',
    'workflow/not-focused',
    'The workflow is said to be focused, but it touches 4 systems (crm, ledger, letters, queue): cut it down, or plan for one across systems.',
  ],
  [
    'workflow/not-focused-writes',
    'workflow/not-focused',
    'The workflow is said to be focused, but 3 integrations write (note, close, refund): cut it down, or plan for one across systems.',
  ],
  [
    'workflow/end-state-is-a-message',
    'workflow/end-state-is-a-message',
    'A case ends with a message ("The summary is posted to the team\'s Slack channel"): in which system can one see that it is finished?',
  ],
  [
    'cost/no-limit',
    'cost/no-limit',
    'A cost is stated, but no monthly limit: say what a month may cost at most.',
  ],
  [
    'cost/no-limit-early',
    'cost/no-limit',
    'A cost is stated, but no monthly limit, so nothing is reached at the share that is to alert: say what a month may cost at most.',
  ],
  [
    'cost/over-value',
    'cost/over-value',
    'A month costs 134,400 EUR (3.2 × 42,000 cases), but is to bring 105,000 EUR (2.5 × 42,000 cases): at this price the target is a loss.',
  ],
  [
    'cost/over-value-monthly',
    'cost/over-value',
    'A month costs 6,400 EUR (3.2 × 2,000 cases), but is to bring 5,000 EUR: at this price the target is a loss.',
  ],
  [
    'catalogue/unknown-edition',
    'catalogue/unknown-edition',
    '"2026-2" is no edition of the checklist that is known here (2026.1, 2026.2), so the newest one judges this manifest. Did you mean "2026.2"?',
  ],
  [
    'gate/open-items',
    'gate/open-items',
    'The Diagnose gate is not passed: 0 of 9 blocking items are satisfied; left: 9 blocking items (workflow-scoped, value-baseline-measured, systems-inventoried, data-sources-inventoried, data-access-proven, data-use-permitted and 3 more).',
  ],
  [
    'gate/early-signal',
    'gate/early-signal',
    '"claims" is personal: prepare "Privacy controls" (privacy-controls-designed) now, before Design.',
  ],
  [
    'evidence/empty-file-folder',
    'evidence/empty-file',
    '"docs/maps" holds no document that anyone has filled in: write one, or reopen the item.',
  ],
  [
    'item/reason-missing-sign',
    'item/reason-missing',
    '"first-workflow-justified" is marked as not applicable, but its reason says nothing: write one sentence that says why.',
  ],
  [
    'oversight/infeasible',
    'oversight/infeasible',
    'The reviews take 210 h a month (42,000 cases × 10 % × 3 min), but there are 173 h (40 h a week × 52 / 12).',
  ],
  [
    'escalation/too-slow',
    'escalation/too-slow',
    'This path takes 4h + 300m = 9h, but a case may take 8h at most.',
  ],
  [
    'item/contradicted',
    'item/contradicted',
    '"owners-named" is marked as met, but no owner has the role "performance".',
  ],
  [
    'item/circular-dependency',
    'item/circular-dependency',
    'These items depend on each other in a circle: "data-contract-agreed" → "data-quality-baselined" → "data-contract-agreed".',
  ],
  [
    'risk/class-missing',
    'risk/class-missing',
    'The EU AI Act may bear on this, and its class is not stated: write what was decided under "euAiAct", "class".',
  ],
  [
    'risk/duty-near-180-days',
    'risk/duty-near',
    'EU AI Act 5(1)(ba)-(bb) (Prohibited practices: intimate images without consent, and child abuse material) binds from 2 December 2026; not satisfied yet: "risk-tier-assigned".',
  ],
  [
    'risk/unknown-jurisdiction',
    'risk/unknown-jurisdiction',
    '"eu" is no code of a country or region that is known, such as DE, EU or US-CO: no law is shown for it. Did you mean "EU"?',
  ],
  [
    'risk/exemption-refused',
    'risk/exemption-refused',
    'The exemption "6(3)(d)" cannot hold: a system that profiles people is always high-risk (6(3), last subparagraph). Take it out, or correct "profiling".',
  ],
  [
    'risk/exemption-unsupported',
    'risk/exemption-unsupported',
    'The exemption "6(3)(d)" is claimed by the deployer alone: ask the provider for its documentation, and name it under "document".',
  ],
  ['owner/unknown-id', 'owner/unknown-id', '"tomas" is not under "owners". Known owners: priya.'],
  ['data/unknown-system', 'data/unknown-system', '"spa" is not under "systems". Did you mean "sap"?'],
  [
    'data/stale-by-design',
    'data/stale-by-design',
    '"erp-vendors" is 2h old when it is read, but may be 60m at most: read it more often, or allow older data.',
  ],
  [
    'waiver/too-long-dated',
    'waiver/too-long',
    'The waiver for "threat-model-reviewed" lasts 91 days from 2026-10-20; at most 90 are allowed, so until 2027-01-18.',
  ],
  [
    'waiver/expired',
    'waiver/expired',
    'The waiver for "threat-model-reviewed" ended on 2026-10-31 (22 days ago): complete the item, or have the waiver renewed.',
  ],
  [
    'review/overdue',
    'review/overdue',
    '"data-quality-baselined" is reviewed every month and was last reviewed on 2026-10-21: the review was due on 2026-11-21, 1 day ago.',
  ],
  [
    'plan/impossible-date',
    'plan/impossible-date',
    'Go-live is in 18 days, but the 2 of 34 open items that are estimated alone take until 2026-12-22 in half of all cases and until 2027-01-05 in four of five.',
  ],
  [
    'plan/unlikely-date',
    'plan/unlikely-date',
    'Go-live is in 26 days, but the open items take until 2026-12-15 in half of all cases and until 2026-12-24 in four of five.',
  ],
  [
    'plan/go-live-before-gate-past',
    'plan/go-live-before-gate',
    'Go-live was planned for 2026-11-01, 21 days ago, but the Diagnose, Design and Deploy gates are not passed: move the date, or finish the items.',
  ],
  [
    'plan/shorter-than-lead-time',
    'plan/shorter-than-lead-time',
    'Go-live is in 9 days, but a change to "sap" takes 20 working days and the 1 of 34 open items that is estimated alone takes until 2026-12-08 in half of all cases and until 2026-12-16 in four of five: not before 2026-12-18. Ask for it today, or move the date.',
  ],
  [
    'signal/slower-than-needed',
    'signal/slower-than-needed',
    '"touchless-rate" is measured every day, but a crossed threshold must be known within 4 hours.',
  ],
  [
    'value/target-wrong-way',
    'value/target-wrong-way',
    'The metric should decrease, but the target 4.5 is above the baseline 4.1: correct one of the three.',
  ],
  [
    'integration/write-without-undo',
    'integration/write-without-undo',
    '"posting" writes and is tried again 3 times, but is not idempotent and has no undo: say how a repeated or wrong write is undone.',
  ],
  [
    'evaluation/below-threshold',
    'evaluation/below-threshold',
    '"accuracy" is 0.87, as a share of 400 cases, 83.3 % to 89.9 % (Wilson, 95 %), which misses ">= 0.92", but "evaluation-passed" is marked as met.',
  ],
  [
    'evaluation/criteria-after-result',
    'evaluation/criteria-after-result',
    'The criteria of "release-gate" were fixed on 2026-09-21, after the result of 2026-09-20 was known: correct the date, or run it again against criteria that were fixed before.',
  ],
  [
    'evaluation/other-release',
    'evaluation/other-release',
    '"release-gate" judged the release "2026.10.1", and "2026.11.0" is what runs: evaluate what is to run.',
  ],
  [
    'evaluation/too-few-cases',
    'evaluation/too-few-cases',
    '"release-gate" has 120 cases, but "accuracy" asks for at least 400. What came out is 0.95: as a share of 120 cases, 89.5 % to 97.7 % (Wilson, 95 %).',
  ],
  [
    'evaluation/slice-missing',
    'evaluation/slice-missing',
    '"release-gate" was run, but "foreign" has no result for "foreign suppliers": add what came out.',
  ],
  [
    'evaluation/result-missing',
    'evaluation/result-missing',
    '"evaluation-passed" is marked as met, but "release-gate" has no result: name the file of the result, or write what came out.',
  ],
  [
    'release/changed-since-evaluation',
    'release/changed-since-evaluation',
    'This has changed since it was evaluated: "release-gate" judged the release "2026.10.1", and "2026.11.0" is what runs. "changes-re-evaluated" is due: evaluate what runs.',
  ],
  [
    'agent/irreversible-without-approval',
    'agent/irreversible-without-approval',
    'What "pay-out" does cannot be undone, and nobody approves it: let a person approve each call, or those above a limit.',
  ],
  [
    'agent/no-limit-at-all',
    'agent/no-limit',
    'The agent acts within limits, but no tool that changes something has one: how far may "refund" go?',
  ],
  [
    'model/retires',
    'model/retires',
    'The model "writer" retires on 2027-02-20, and go-live is on 2027-06-01: evaluate the model that follows it.',
  ],
  [
    'model/trains-on-inputs',
    'model/trains-on-inputs',
    'The provider of "writer" may train on what it receives, and that is confidential or personal (customers): switch it off, or keep the data from it.',
  ],
  [
    'data/leaves-boundary-profile',
    'data/leaves-boundary',
    'The model "narrow" is called by the profile "eu.", which may use any region of the EU, not only "eu-west-1", and "customers" is personal: say where the data goes.',
  ],
  [
    'schema/bad-format-amount',
    'schema/bad-format',
    '"limit": "200€" is not an amount: a number, and the code of a currency where it is money, such as 200 EUR.',
  ],
  [
    'yaml/merge-conflict',
    'yaml/merge-conflict',
    'Unresolved merge conflict between "HEAD" and "finance": keep one side or both and delete the markers. Until then, the side of "HEAD" is the one that is checked.',
  ],
  [
    'yaml/syntax-unquoted-threshold',
    'yaml/syntax',
    'A text that begins with ">" or "|" needs quotes, such as ">= 0.70": without them it starts a multi-line text.',
  ],
  ['yaml/syntax-half-key', 'yaml/syntax', 'A ":" is missing after "ris".'],
];

describe('messages', () => {
  for (const [fixture, code, message] of table) {
    it(fixture, () => {
      const read = { ...readFixture(fixture), ignored: [] };
      const said = findingsOf(read).filter((finding) => finding.code === code);
      assert.ok(
        said.some((finding) => finding.message === message),
        said.map((finding) => finding.message).join('\n'),
      );
    });
  }

  it('name at most six blockers, fewer where several gates are open, and lead to all of them', () => {
    const [ahead] = findingsOf(readFixture('controls/stop-untested-none')).filter(
      ({ code }) => code === 'gate/stage-ahead',
    );
    assert.equal(
      ahead?.message,
      'Deploy is claimed, but the Diagnose gate is not passed: 9 blocking items (workflow-scoped, value-baseline-measured, systems-inventoried and 6 more); the Design gate is not passed: 11 blocking items (architecture-documented, integration-contracts-defined, data-contract-agreed and 8 more).',
    );
    assert.equal(ahead.related.length, 20);
    assert.equal(
      ahead.related[0]?.message,
      'workflow-scoped: Nothing has been said about it yet (Diagnose).',
    );
  });

  it('do not repeat the password of an address', () => {
    const { findings } = reportOf(
      manifest(
        'checklist: { diagnose: { workflow-scoped: { status: met, evidence: [{ url: https://ana:s3cret@example.com/a, expires: 2026-01-01, on: 2027-01-01 }, http://ana:s3cret@example.com/b] } } }\ndata: { d: { contract: https://ana:s3cret@example.com/c } }\n',
      ),
    );
    assert.equal(findings.filter(({ code }) => code === 'evidence/does-not-count').length, 3);
    for (const { message, fixes } of findings)
      assert.doesNotMatch([message, ...fixes.map(({ title }) => title)].join('\n'), /s3cret/);
  });
});
