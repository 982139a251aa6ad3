import { strict as assert } from 'node:assert';
import { evaluate, readDocument } from '../../../../src/core/service';
import { blockersOf } from '../../../../src/extension/features/blocker-list';

const report = (text: string) =>
  evaluate(readDocument(`version: 1\nworkflow: { name: Scratch }\n${text}`), { today: '2026-11-22' });

describe('what blocks a manifest', () => {
  const ahead = report(
    'stage: deploy\nrisk: { tier: enormous }\nowners: { ann: { roles: [outcome] } }\nchecklist: { diagnose: { owners-named: { status: in-progress, by: ann } } }\n',
  );

  it('are the errors, worst and first cause first, without what follows from them', () => {
    const { errors } = blockersOf(ahead);
    assert.deepEqual(
      errors.map(({ description }) => description),
      ['Line 4 · schema/not-one-of'],
    );
  });

  it('are the errors that count for the gate; others come last', () => {
    const text = 'stage: deploy\nsystems: { a: { access: all } }\ncontrols: { autonomy: full }\nx: [\n';
    const { errors, others } = blockersOf(report(text));
    assert.deepEqual(
      [errors, others].map((all) => all.map(({ description }) => description)),
      [['Line 6 · yaml/syntax', 'Line 4 · schema/not-one-of'], ['Line 5 · schema/unknown-key']],
    );
  });

  it('are the items of the gate to be passed next, each with who has to act', () => {
    const { title, items } = blockersOf(ahead);
    assert.match(title, /^Diagnose gate blocked: 0 of 9 met/);
    assert.deepEqual(items[0], {
      kind: 'item',
      label: 'Workflow scope',
      description: 'ann',
      detail: 'Nothing has been said about it yet (Diagnose).',
      item: 'workflow-scoped',
      stated: false,
    });
    const owners = items.find((each) => each.kind === 'item' && each.item === 'owners-named');
    assert.ok(owners?.kind === 'item' && owners.stated);
  });

  it('are those of another gate where that is asked for', () => {
    assert.match(blockersOf(ahead, 'design').title, /^Design gate/);
  });

  it('are none where no stage is claimed', () => {
    const { title, items } = blockersOf(report(''));
    assert.equal(title, 'No stage is claimed');
    assert.deepEqual(items, []);
  });
});
