import assert from 'node:assert/strict';
import { evaluate, noConfiguration, readDocument } from '../../../../../src/core/service';
import { statusText } from '../../../../../src/extension/features/status-text';
import { filterInWords, type TreeFilter } from '../../../../../src/extension/features/tree/filter';
import { leftOutRows } from '../../../../../src/extension/features/tree/left-out-rows';
import { countAhead, manifestRows } from '../../../../../src/extension/features/tree/model';
import type { ManifestRow, TreeInput, TreeRow } from '../../../../../src/extension/features/tree/rows';
import { today, whole } from '../../../core/language/marked';

function input(place: string, text: string): TreeInput {
  const document = readDocument(text);
  return { manifest: `file:///${place}`, place, document, report: evaluate(document, { today }) };
}

const early = 'version: 1\nstage: diagnose\nworkflow: { name: Early }\n';
const ahead = input('z/ai-readiness.yaml', whole);

function all(rows: readonly TreeRow[]): TreeRow[] {
  return rows.flatMap((row) => [row, ...all(row.children)]);
}

function only(given: TreeInput): ManifestRow {
  const [row] = manifestRows([given]);
  assert.ok(row);
  return row;
}

function itemsOf(row: ManifestRow, stage: string): string[] {
  const found = row.children.find((each) => each.kind === 'stage' && each.stage === stage);
  return found?.kind === 'stage' ? found.children.map(({ item }) => item) : [];
}

describe('the tree', () => {
  it('puts first what claims more than it proves, then goes by place', () => {
    const rows = manifestRows([input('b/x', early), input('a/x', early), ahead]);
    assert.deepEqual(
      rows.map(({ label, ahead: isAhead }) => [label, isAhead]),
      [
        ['Invoices *and* <b>letters</b>', true],
        ['Early', false],
        ['Early', false],
      ],
    );
    assert.deepEqual(
      rows.slice(1).map(({ id }) => id),
      ['file:///a/x', 'file:///b/x'],
    );
  });

  it('agrees with the status bar', () => {
    for (const given of [ahead, input('a', early), input('b', '')]) {
      assert.equal(only(given).description, statusText(given.report).words);
    }
    for (const basis of ['before', 'part'] as const)
      assert.equal(only({ ...ahead, basis }).description, statusText(ahead.report, basis).words);
  });

  it('says which manifests the settings leave out, and how many', () => {
    const places = ['b', 'a'].map((place) => ({ manifest: `file:///${place}`, place }));
    assert.deepEqual(leftOutRows([], { isCut: false }), []);
    const [row, ...more] = leftOutRows(places, { isCut: false });
    assert.deepEqual(
      [row?.label, row?.description, more],
      ['2 manifests left out', 'by a setting or a configuration', []],
    );
    assert.deepEqual(
      row?.children.map(({ label, manifest }) => [label, manifest]),
      [
        ['a', 'file:///a'],
        ['b', 'file:///b'],
      ],
    );
    assert.equal(leftOutRows(places, { isCut: true })[0]?.label, 'At least 2 manifests left out');
  });

  it('counts those that claim more than they prove', () => {
    assert.equal(countAhead([ahead.report, input('a', early).report]), 1);
  });

  it('shows the four stages with their items, what blocks first', () => {
    const row = only(ahead);
    const stages = row.children.filter(({ kind }) => kind === 'stage');
    assert.deepEqual(
      stages.map(({ label }) => label),
      ['Diagnose', 'Design', 'Deploy', 'Operate'],
    );
    assert.equal(
      stages.reduce((sum, { children }) => sum + children.length, 0),
      ahead.report.items.length,
    );
    const rank = (item: string) => {
      const found = ahead.report.items.find(({ id }) => id === item);
      return found?.satisfied ? 1 : found?.blocking ? 0 : 2;
    };
    const ranks = itemsOf(row, 'diagnose').map(rank);
    const lastBlocking = ranks.lastIndexOf(0);
    assert.ok(
      ranks.slice(0, lastBlocking).every((each) => each === 0),
      ranks.join(),
    );
  });

  it('lists a claim that does not hold before what is open', () => {
    const text =
      'version: 1\nstage: diagnose\nchecklist:\n  diagnose:\n    data-use-permitted: { status: met }\n';
    assert.equal(itemsOf(only(input('a', text)), 'diagnose')[0], 'data-use-permitted');
  });

  it('lists each finding once, under the item that it bears on', () => {
    const rows = all([only(ahead)]).filter(({ kind }) => kind === 'finding');
    const shown = ahead.report.findings.filter(({ code }) => !/^gate\/(stage-ahead|open-items)$/.test(code));
    assert.equal(rows.length, shown.length);
  });

  it('gives every row an id of its own, the same for the same text', () => {
    const ids = all(manifestRows([ahead, input('a', early)])).map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    assert.deepEqual(
      all(manifestRows([ahead, input('a', early)])).map(({ id }) => id),
      ids,
    );
  });

  it('leads to the key of what the text speaks of, and nowhere else', () => {
    const rows = all([only(ahead)]);
    const place = (id: string) =>
      rows.find((row) => row.kind === 'item' && row.item === id)?.range?.start.line;
    assert.equal(place('threat-model-reviewed'), 45);
    assert.equal(place('go-live-approved'), undefined);
  });

  it('opens the stage that the manifest is in, and those that are claimed ahead', () => {
    const open = only(ahead).children.flatMap((row) => (row.kind === 'stage' && row.open ? [row.label] : []));
    assert.deepEqual(open, ['Diagnose', 'Design', 'Deploy']);
  });

  it('puts errors of the text on top', () => {
    const [first] = only(input('a', 'version: 1\nstage: [\n')).children;
    assert.equal(first?.kind, 'finding');
  });

  it('lists what is hidden by itself, each with what hides it', () => {
    const comment = '# ai-readiness-ignore owner/unknown-id until 2099-12-31: Bob joins in December';
    const text = `version: 1\nstage: diagnose\nsystems:\n  ${comment}\n  s: { owner: bob }\n`;
    const row = only(input('a', text)).children.find(({ kind }) => kind === 'hidden');
    assert.deepEqual([row?.label, row?.description], ['Hidden', '1 error']);
    assert.deepEqual(
      row?.children.map((child) => [child.kind, child.description, child.range?.start.line]),
      [['finding', 'comment in line 4, until 2099-12-31: Bob joins in December', 4]],
    );
    assert.ok(only(ahead).children.every(({ kind }) => kind !== 'hidden'));
  });

  it('says how much is shown as less than it is', () => {
    const given = input('a', `${early}systems: { s: { owner: bob } }\n`);
    const report = evaluate(given.document, { today, severities: { 'owner/unknown-id': 'hint' } });
    const row = only({ ...given, report }).children.find(({ label }) => label === 'Shown as less');
    assert.deepEqual([row?.kind, row?.description, row?.children], ['hidden', '1 error', []]);
  });

  it('lists early signals by themselves, also where another finding tells of them', () => {
    const text =
      'version: 1\nstage: diagnose\nrisk: { jurisdictions: [EU], tier: high }\ndata: { d: { freshness: 1d } }\n';
    const row = only(input('a', text)).children.find(({ kind }) => kind === 'early');
    assert.deepEqual([row?.label, row?.description], ['Coming up', '3 early signals']);
    assert.deepEqual(
      row?.children.map((child) => child.kind === 'finding' && child.code),
      ['data/no-owner', 'data/access-unproven', 'gate/early-signal'],
    );
    assert.ok(only(input('a', early)).children.every(({ kind }) => kind !== 'early'));
  });

  describe('with a filter', () => {
    const text = `version: 1
stage: diagnose
workflow: { name: Scratch }
risk: { tier: enormous }
owners: { ann: { roles: [outcome] }, bob: { roles: [performance] } }
checklist:
  diagnose:
    workflow-scoped: { status: met, by: bob, evidence: [docs/a.md] }
    risks-registered: { status: in-progress, by: ann }
  design:
    threat-model-reviewed: { status: waived, reason: The team is away, by: ann, approver: ann, expires: 2026-12-01 }
    architecture-documented: { status: waived, reason: The team is away, by: bob, approver: ann, expires: 2027-01-30 }
`;
    const shown = (filter: TreeFilter): string[] =>
      all(manifestRows([input('a', text)], filter)).flatMap((row) => (row.kind === 'item' ? [row.item] : []));

    it('shows what blocks the gates, and errors', () => {
      const [row] = manifestRows([input('a', text)], { kind: 'blocking' });
      assert.equal(row?.children[0]?.kind === 'finding' && row.children[0].code, 'schema/not-one-of');
      const items = shown({ kind: 'blocking' });
      assert.ok(items.includes('risks-registered'));
      assert.ok(!items.includes('threat-model-reviewed'));
    });

    it('shows what is due soon', () => {
      assert.deepEqual(shown({ kind: 'due' }), ['threat-model-reviewed']);
    });

    it('shows what an owner did or has to act on', () => {
      const ann = shown({ kind: 'owner', owner: 'ann' });
      assert.ok(ann.includes('risks-registered') && ann.includes('threat-model-reviewed'));
      const bob = shown({ kind: 'owner', owner: 'bob' });
      assert.ok(bob.includes('architecture-documented') && !bob.includes('threat-model-reviewed'));
    });

    it('shows what an owner has to act on whom the configuration shares', () => {
      const given = input('a', early);
      const owners = { dpo: { value: { roles: ['legal' as const] }, file: 'ai-readiness.config.yaml' } };
      const configuration = { ...noConfiguration, owners };
      const shared = { ...given, report: evaluate(given.document, { today, configuration }) };
      const items = all(manifestRows([shared], { kind: 'owner', owner: 'dpo' })).filter(
        ({ kind }) => kind === 'item',
      );
      assert.ok(items.length > 0 && items.every(({ description }) => description.includes('dpo')));
    });

    it('leaves out manifests that have nothing to show, and opens the others', () => {
      assert.deepEqual(manifestRows([input('a', text)], { kind: 'owner', owner: 'nobody' }), []);
      const [row] = manifestRows([input('b', early), input('a', text)], { kind: 'due' });
      assert.equal(row?.open, true);
      assert.ok(row?.children.every((child) => child.kind === 'stage' && child.open));
    });

    it('says beside the title what is shown', () => {
      const filters: TreeFilter[] = [
        { kind: 'all' },
        { kind: 'blocking' },
        { kind: 'due' },
        { kind: 'owner', owner: 'ann' },
      ];
      assert.deepEqual(filters.map(filterInWords), ['', 'what blocks', 'due within 30 days', 'ann']);
    });
  });

  it('says who an item is with and what of it is due', () => {
    const text =
      'version: 1\nstage: diagnose\nowners: { ann: { roles: [outcome] } }\nchecklist: { design: { threat-model-reviewed: { status: waived, reason: The team is away, by: bob, approver: ann, expires: 2026-12-31 } } }\n';
    const rows = all([only(input('a', text))]);
    const of = (id: string) => rows.find((row) => row.kind === 'item' && row.item === id)?.description;
    assert.equal(of('threat-model-reviewed'), 'waived · bob · waiver ends 2026-12-31');
    assert.equal(of('workflow-scoped'), 'not started · ann');
    assert.equal(of('monitoring-live'), 'not started');
  });
});
