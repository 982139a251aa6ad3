import assert from 'node:assert/strict';
import { complete } from '../../../../src/core/language/completion';
import type { Proposal } from '../../../../src/core/language/proposals';
import { catalogueItem, type ItemId, readDocument, starterManifest } from '../../../../src/core/service';
import { completeAt, isRight, type MarkedPosition, positions, repositoryFiles, unmark } from './positions';

const today = '2026-11-22';

function proposalsAt(marked: string, files: readonly string[] = repositoryFiles): readonly Proposal[] {
  const { text, offset } = unmark(marked);
  return complete({ document: readDocument(text), offset, today, files }).proposals;
}

describe('completion', () => {
  it('is tried at more than two hundred places', () => {
    assert.ok(positions.length > 200, `${positions.length}`);
    for (const { text } of positions)
      assert.equal(text.split(text.includes('‸') ? '‸' : '|').length, 2, text);
  });

  for (const each of positions) {
    const { kind, about, want, not, order } = each;
    it(`proposes what it must: ${kind}: ${about}`, () => {
      const labels = completeAt(each).proposals.map(({ label }) => label);
      assert.ok(isRight(labels, each), JSON.stringify({ order, want, not, there: labels }, undefined, 1));
    });
  }

  it('is not right with one too many, one too few, one twice or another order', () => {
    const [one] = positions.filter(({ about }) => about === 'a tier');
    assert.ok(one);
    const rows: readonly [labels: string, order: MarkedPosition['order'], right: boolean][] = [
      ['minimal limited high', 'only', true],
      ['minimal limited', 'only', false],
      ['minimal limited high both', 'only', false],
      ['limited minimal high', 'only', false],
      ['minimal limited high both', 'first', true],
      ['both minimal limited high', 'first', false],
      ['both high limited minimal', 'any', true],
      ['both high limited high minimal', 'any', false],
      ['high limited minimal unlikely', 'any', false],
    ];
    for (const [labels, order, right] of rows)
      assert.equal(
        isRight(labels.split(' '), { ...one, order, not: ['unlikely'] }),
        right,
        `${labels}, ${order}`,
      );
  });

  const inserted: readonly [about: string, text: string, label: string, insert: string][] = [
    ['a choice of the key at hand', 'ver|', 'version', 'version: 1'],
    [
      'an item with its status',
      'checklist:\n  design:\n    |',
      'threat-model-reviewed',
      'threat-model-reviewed:\n  status: $1',
    ],
    ['a small map on one line', 'value:\n  |', 'baseline', 'baseline: { value: $1, from: $2, to: $3 }'],
    ['only the key where a value stands', 'st|age: design', 'stage', 'stage'],
    [
      'a list item with its mark',
      'escalation:\n  |',
      'new entry of escalation',
      '- { when: $1, to: $2, within: $3, safeDefault: $4 }',
    ],
    ['a list in brackets on the line of its key', 'owners:\n  a:\n    roles: |', 'outcome', '[outcome]'],
    ['a map on a line of its own', 'controls: |', 'stop', '\n  stop: { by: $1, testedOn: $2 }'],
    ['a threshold in quotes', 'signals:\n  a: { threshold: | }', '<=', '"<= $1"'],
    ['an edition of the checklist', 'catalogue: |', '2026.2', '"2026.2"'],
    ['an edition within quotes', 'catalogue: "|"', '2026.1', '2026.1'],
    ['a threshold within quotes', 'signals:\n  a: { threshold: "|" }', '<=', '<= $1'],
    [
      'a new entry',
      'systems:\n  |',
      'new entry of systems',
      '${1:system}: { name: $2, owner: $3, access: $4, changeLeadTime: $5 }',
    ],
    [
      'a person with a handle to be written',
      'owners: { | }',
      'new entry of owners',
      '${1:name}: { handle: "@${2:handle}", roles: [$3] }',
    ],
    [
      'a section with what it must have',
      'version: 1\n|',
      'workflow',
      'workflow:\n  name: ${1:name of the workflow}\n  summary: $2\n  trigger: $3\n  endState: $4',
    ],
    [
      'the checklist with the stage that it is in',
      'stage: deploy\n|',
      'checklist',
      'checklist:\n  deploy:\n    $1',
    ],
    [
      'an item on one line',
      'checklist: { design: { | } }',
      'threat-model-reviewed',
      'threat-model-reviewed: { status: $1 }',
    ],
    [
      'evidence as a list',
      'checklist:\n  design:\n    threat-model-reviewed:\n      |',
      'evidence',
      'evidence: [$1]',
    ],
  ];
  for (const [about, text, label, insert] of inserted) {
    it(`inserts ${about}`, () =>
      assert.equal(proposalsAt(text).find((each) => each.label === label)?.insert, insert));
  }

  it('quotes a file name that YAML would misread, and inserts it as it is', () => {
    const [odd] = proposalsAt('checklist:\n  design:\n    threat-model-reviewed:\n      evidence: [|]', [
      'docs/a, b #1 $x.md',
    ]);
    assert.deepEqual([odd?.insert, odd?.snippet], ['"docs/a, b #1 $x.md"', undefined]);
  });

  it('proposes files last whose name tells that they do not count for the item', () => {
    const files = ['map.png', 'counts.csv', 'notes.md', 'scan.sarif'];
    const order = (item: ItemId, entry: string) =>
      proposalsAt(
        `checklist:\n  ${catalogueItem(item).stage}:\n    ${item}:\n      evidence: [${entry}]`,
        files,
      )
        .filter(({ kind }) => kind === 'file')
        .map(({ label }) => label);
    assert.deepEqual(order('workflow-scoped', '|'), ['map.png', 'notes.md', 'counts.csv', 'scan.sarif']);
    assert.deepEqual(order('data-access-proven', '{ file: | }'), [
      'counts.csv',
      'notes.md',
      'map.png',
      'scan.sarif',
    ]);
    assert.deepEqual(order('privileges-minimised', '|'), ['scan.sarif', 'notes.md', 'map.png', 'counts.csv']);
  });

  it('proposes a whole manifest in an empty one, and nowhere else', () => {
    const [first] = proposalsAt('\n|\n');
    assert.equal(first?.label, 'new manifest');
    const filled = first.insert
      .replace(/\$\{1:[^}]*\}/, 'Supplier invoice triage')
      .replace(/\$\{2:(\w+)\}/, '$1')
      .replace('status:      ', 'status: unmet')
      .replaceAll('status: \n', 'status: unmet\n');
    const whole = starterManifest({ name: 'Supplier invoice triage', stage: 'diagnose' });
    assert.equal(filled, whole.replace(/^# Diagnose: .*\n/m, ''));
    assert.ok(!proposalsAt('version: 1\n|').some(({ label }) => label === 'new manifest'));
  });

  it('replaces the whole word at the cursor', () => {
    const { text, offset } = unmark('stage: de|ploy\n');
    const { start, end } = complete({ document: readDocument(text), offset, today, files: [] });
    assert.equal(text.slice(start, end), 'deploy');
  });
});
