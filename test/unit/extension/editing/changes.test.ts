import { strict as assert } from 'node:assert';
import { applyEdits } from '../../../../src/core/base/text-edit';
import {
  applyOperations,
  evaluate,
  type FindingReference,
  isRefusal,
  readDocument,
  referenceTo,
} from '../../../../src/core/service';
import type { Change } from '../../../../src/extension/editing/edit';
import {
  answerChange,
  dateChange,
  fixChange,
  renewalChange,
  reviewChange,
  suppressionChange,
} from '../../../../src/extension/editing/finding-changes';
import { requestChange, together } from '../../../../src/extension/editing/request-change';
import type { ManifestState } from '../../../../src/extension/manifests/manifests';
import { panelModel } from '../../../../src/panel/model/model';

const today = '2026-11-22';

function stateOf(text: string, version = 1): ManifestState {
  const document = readDocument(text);
  // The changes look at the text and the report alone.
  return {
    document,
    report: evaluate(document, { today }),
    verdict: { document, report: evaluate(document, { today }), basis: 'whole' },
    version,
    leftOut: false,
    uri: undefined as never,
  };
}

/** The text after a change of one version of it, or why it was refused. */
function changed(text: string, change: Change, version?: number): string {
  const state = stateOf(text, version);
  const operations = change(state);
  if (isRefusal(operations)) return operations.refused;
  const edits = applyOperations(state.document, operations);
  return isRefusal(edits) ? edits.refused : applyEdits(text, edits);
}

function reference(text: string, code: string): FindingReference {
  const { findings } = stateOf(text).report;
  const finding = findings.find((each) => each.code === code);
  assert.ok(finding, `there is no ${code}`);
  return referenceTo(finding, findings);
}

const head = 'version: 1\nstage: diagnose\nworkflow: { name: X }\n';
const owned = `${head}owners: { priya: { handle: "@p" } }\ndata:\n  invoices: { owner: pria }\n`;
const gone = 'The problem is no longer there.';

describe('a change that was asked for is made on the text that there is by then', () => {
  const moved = (text: string) => `# A new first line.\n${text}`;

  it('a fix', () => {
    const change = fixChange(reference(owned, 'owner/unknown-id'), 'change:priya');
    assert.equal(changed(moved(owned), change), moved(owned).replace('pria ', 'priya '));
    assert.equal(changed(owned.replace('pria ', 'priya '), change), gone);
    assert.equal(changed(owned, fixChange(reference(owned, 'owner/unknown-id'), 'rename:x')), gone);
  });

  it('a fix of what several places have in common, at all of them', () => {
    const text = `${head}owners: { priya: { handle: "@p" }, tomas: { handle: "@t" } }
systems:
  erp: { owner: pria }
  crm: { owner: pria }
data:
  invoices: { system: erp, owner: pria } # ours
`;
    const { document, report } = stateOf(text);
    const { steps } = panelModel({ document, report }, { path: 'a', editable: true });
    const step = steps.find(({ finding }) => finding?.code === 'owner/unknown-id');
    assert.ok(step?.finding && step.also?.length === 2, 'one step, two other places');
    const { finding, also, ways } = step;
    const unknown = (now: string) =>
      stateOf(now).report.findings.filter(({ code }) => code === 'owner/unknown-id').length;
    assert.equal(unknown(text), 3);
    const fixes = ways.flatMap((way) => ('fix' in way ? [way.fix] : []));
    assert.ok(fixes.length > 1, fixes.join());
    for (const fix of fixes) {
      const change = requestChange({ kind: 'fix', finding, fix, also }, today);
      assert.equal(unknown(changed(text, change)), 0, fix);
      assert.equal(unknown(changed(moved(text), change)), 0, `${fix}, in a text that has moved`);
    }
    const renamed = requestChange({ kind: 'fix', finding, fix: 'change:priya', also }, today);
    assert.equal(changed(text, renamed), text.replaceAll('pria ', 'priya '));
    const alone = requestChange({ kind: 'fix', finding, fix: 'change:priya' }, today);
    assert.equal(unknown(changed(text, alone)), 2);
  });

  it('a fix that takes something away at several places of a list, and nothing else', () => {
    const withLists = (first: string, second: string) => `${head}checklist:
  diagnose:
    workflow-scoped: { status: unmet, dependsOn: [${first}] }
    risks-registered: { status: unmet, dependsOn: [${second}] }
`;
    const text = withLists('ghost, owners-named, ghost', 'data-access-proven, ghost, spirit');
    const { document, report } = stateOf(text);
    const { steps } = panelModel({ document, report }, { path: 'a', editable: true });
    const step = steps.find(({ what }) => what.startsWith('"ghost"'));
    assert.ok(step?.finding && step.also?.length === 2);
    assert.deepEqual([step.places?.map(({ line }) => line), step.morePlaces], [[5, 6], undefined]);
    const { finding, also, ways } = step;
    assert.deepEqual(
      ways.map(({ title }) => title),
      ['Remove "ghost" from what it depends on (in all 3 places)'],
    );
    const change = requestChange({ kind: 'fix', finding, fix: 'remove', also }, today);
    assert.equal(changed(text, change), withLists('owners-named', 'data-access-proven, spirit'));
    // What is called the same and does something else is left alone.
    const spirit = reference(text.replaceAll('ghost', 'owners-named'), 'item/unknown');
    const other = requestChange({ kind: 'fix', finding, fix: 'remove', also: [spirit] }, today);
    assert.equal(changed(text, other), withLists('owners-named, ghost', 'data-access-proven, ghost, spirit'));
  });

  it('a fix of each thing that is told with the work on an item', () => {
    const text = `${head}checklist:
  diagnose:
    workflow-scoped: { status: unmet, dependsOn: [risks-registred, ghost] }
`;
    const { document, report } = stateOf(text);
    const { steps } = panelModel({ document, report }, { path: 'a', editable: true });
    const ways = steps.find(({ key }) => key === 'item/workflow-scoped')?.ways ?? [];
    assert.deepEqual(
      ways.map(({ title }) => title),
      [
        '"risks-registred": Change to "risks-registered"',
        'Remove "risks-registred" from what it depends on',
        'Remove "ghost" from what it depends on',
      ],
    );
    const [last] = ways.slice(-1);
    assert.ok(last && 'fix' in last && last.finding);
    const change = requestChange({ kind: 'fix', finding: last.finding, fix: last.fix }, today);
    assert.equal(changed(text, change), text.replace(', ghost', ''));
  });

  it('a choice that only some places offer, at those', () => {
    const text = `${head}owners: { ann: { roles: [data] }, priya: {} }
systems: { erp: { owner: priya } }
data:
  a: { system: erp }
  b: { classification: internal }
  c: { system: erp }
`;
    const { document, report } = stateOf(text.replace('diagnose', 'design'));
    const { steps } = panelModel({ document, report }, { path: 'a', editable: true });
    const step = steps.find(({ finding }) => finding?.code === 'data/no-owner');
    assert.ok(step?.finding && step.also);
    assert.deepEqual(
      [step.what, ...step.ways.map(({ title }) => title)],
      [
        'Data source inventory',
        'Name "priya" as its owner (in 2 of 3 places)',
        'Name "ann" as its owner (in all 3 places)',
        'It comes from "erp"',
      ],
    );
    const { finding, also } = step;
    const change = requestChange({ kind: 'fix', finding, fix: 'choose:priya', also }, today);
    const after = changed(text, change);
    assert.equal(after, text.replaceAll('{ system: erp }', '{ system: erp, owner: priya }'));
  });

  it('an answer to what a fix asks', () => {
    const unknown = reference(owned, 'owner/unknown-id');
    assert.equal(
      changed(moved(owned), answerChange(unknown, 'priya')),
      moved(owned).replace('pria ', 'priya '),
    );
    const waived = `${head}checklist:\n  design:\n    third-parties-vetted: { status: not-applicable }\n`;
    const change = answerChange(reference(waived, 'item/reason-missing'), 'No third party', 'reason');
    const answered = waived.replace('not-applicable }', 'not-applicable, reason: No third party }');
    assert.equal(changed(moved(waived), change), moved(answered));
    assert.equal(changed(answered, change), gone);
  });

  it('a renewal, which names who decided it', () => {
    const waived = (rest: string) =>
      `${head}checklist:\n  design:\n    threat-model-reviewed: { status: waived, reason: Later, ${rest} }\n`;
    const before = waived('approver: ann, expires: 2026-11-01');
    const renewal = { approver: 'priya', expires: '2027-01-31', today };
    const change = renewalChange(reference(before, 'waiver/expired'), renewal);
    assert.equal(changed(moved(before), change), moved(waived('approver: priya, expires: 2027-01-31')));
    const dated = waived('on: 2026-08-10, approver: ann, expires: 2026-11-01');
    assert.equal(changed(dated, change), waived(`on: ${today}, approver: priya, expires: 2027-01-31`));
    assert.equal(changed(waived('approver: ann, expires: 2027-01-01'), change), gone);
  });

  it('a review, with what it found', () => {
    const met = (rest: string) =>
      `${head}checklist:\n  operate:\n    performance-reviewed: { status: met, ${rest} }\n`;
    const before = met('on: 2025-01-05, evidence: [a.md]');
    const overdue = reference(before, 'review/overdue');
    const after = met('on: 2026-11-20, evidence: [a.md]');
    assert.equal(changed(moved(before), reviewChange(overdue, '2026-11-20')), moved(after));
    const added = requestChange({ kind: 'add-file', item: 'performance-reviewed', file: 'b.md' }, today);
    assert.equal(
      changed(before, reviewChange(overdue, '2026-11-20', added)),
      met('on: 2026-11-20, evidence: [a.md, b.md]'),
    );
    const again = requestChange({ kind: 'add-file', item: 'performance-reviewed', file: 'a.md' }, today);
    assert.match(changed(before, reviewChange(overdue, '2026-11-20', again)), /already listed/);
    assert.equal(changed(after, reviewChange(overdue, '2026-11-20')), gone);
  });

  it('a review from the panel, with what it found, as one change', () => {
    const met = (rest: string) =>
      `${head}checklist:\n  operate:\n    performance-reviewed:\n      status: met\n${rest}`;
    const item = 'performance-reviewed';
    const review = (file: string) =>
      together(
        requestChange({ kind: 'record-review', item, on: '2026-11-20' }, today),
        requestChange({ kind: 'add-file', item, file }, today),
      );
    const before = met('      on: 2025-01-05\n');
    assert.equal(
      changed(before, review('b.md')),
      met('      on: 2026-11-20\n      evidence:\n        - b.md\n'),
    );
    assert.equal(
      changed(met(''), review('b.md')),
      met('      on: 2026-11-20\n      evidence:\n        - b.md\n'),
    );
    const listed = met('      on: 2025-01-05\n      evidence:\n        - b.md\n');
    assert.match(changed(listed, review('b.md')), /already listed/);
    assert.equal(
      changed(listed, review('c.md')),
      met('      on: 2026-11-20\n      evidence:\n        - b.md\n        - c.md\n'),
    );
  });

  it('the day on which something was done', () => {
    const data = (rest: string) => `${head}data:\n  crm: { owner: priya${rest} }\n`;
    const unproven = reference(data(''), 'data/access-unproven');
    const after = data(', accessProvenOn: 2026-11-20');
    assert.equal(changed(moved(data('')), dateChange(unproven, '2026-11-20')), moved(after));
    const ahead = data(', accessProvenOn: 2027-11-20');
    const change = dateChange(reference(ahead, 'data/access-unproven'), '2026-11-20');
    assert.equal(changed(ahead, change), after);
    assert.equal(changed(after, change), gone);
    const deployed = `${head.replace('diagnose', 'deploy')}controls: { stop: { by: priya } }\n`;
    const tested = reference(deployed, 'controls/stop-untested');
    assert.equal(
      changed(deployed, dateChange(tested, today)),
      deployed.replace('by: priya', 'by: priya, testedOn: 2026-11-22'),
    );
    assert.equal(changed(owned, dateChange(reference(owned, 'owner/unknown-id'), today)), gone);
  });

  it('a comment that hides a finding', () => {
    const change = suppressionChange(reference(owned, 'owner/unknown-id'), {
      reason: 'She joins on Monday',
      until: '2026-11-30',
    });
    const comment = '  # ai-readiness-ignore owner/unknown-id until 2026-11-30: She joins on Monday\n';
    assert.equal(changed(moved(owned), change), moved(owned).replace('  invoices', `${comment}  invoices`));
    assert.equal(changed(head, change), gone);
  });

  it('a request that names its target by an index', () => {
    const listing = (files: string) =>
      `${head}checklist:\n  diagnose:\n    workflow-scoped: { status: in-progress, evidence: [${files}] }\n`;
    const before = listing('a.md, b.md');
    const seen = { model: panelModel(stateOf(before), { path: '', editable: true }), textVersion: 1 };
    const request = { kind: 'remove-evidence', item: 'workflow-scoped', index: 0 } as const;
    const change = requestChange(request, today, seen);
    assert.equal(changed(before, change, 1), listing('b.md'));
    assert.equal(changed(moved(before), change, 2), moved(listing('b.md')));
    assert.match(changed(listing('b.md'), change, 2), /^The manifest has changed since/);
    assert.match(changed(before, requestChange(request, today, 'unknown'), 2), /^The manifest has changed/);
    assert.equal(changed(before, requestChange(request, today)), listing('b.md'));
  });
});
