import assert from 'node:assert/strict';
import type { Completion, Proposal } from '../../../../src/core/language/proposals';
import { complete, readDocument } from '../../../../src/core/service';
import { completeAt, inManifests, positions, unmark } from './positions';
import { item } from './positions/row';

const today = '2026-11-22';

function completionAt(marked: string, handles?: readonly string[]): Completion {
  const { text, offset } = unmark(marked);
  const around = handles === undefined ? {} : { handles };
  return complete({ document: readDocument(text), offset, today, files: ['docs/a.md'], ...around });
}

const proposalsAt = (marked: string): readonly Proposal[] => completionAt(marked).proposals;
const labelsAt = (marked: string): string[] => proposalsAt(marked).map(({ label }) => label);

describe('the keys of an item', () => {
  it('say which of them say nothing there', () => {
    const detail = (label: string) =>
      proposalsAt(item('      status: met\n      |')).find((each) => each.label === label)?.detail;
    assert.equal(detail('expires'), 'Expires (says nothing while the status is met)');
    assert.equal(detail('evidence'), 'Evidence');
  });
});

describe('durations', () => {
  const place = (typed: string): string[] => labelsAt(`data:\n  erp:\n    freshness: ${typed}|`);

  it('are one list, whatever has been typed', () => {
    const all = place('');
    assert.ok(all.length >= 20, all.join(' '));
    for (const typed of ['1', '15', '15m', '7d', 'x']) {
      const there = place(typed);
      assert.deepEqual(
        all.filter((each) => !there.includes(each)),
        [],
        typed,
      );
    }
  });

  it('begin with the number that stands there', () =>
    assert.deepEqual(place('17').slice(0, 5), ['17s', '17m', '17h', '17d', '17w']));
});

describe('handles', () => {
  const known = ['@acme/platform', '@dana', 'lee@acme.example'];
  const at = (rest: string) =>
    completionAt(`owners:\n  ann: { handle: "@dana" }\n  ben: ${rest}`, known).proposals.map(
      ({ insert }) => insert,
    );

  it('are those of the repository, without those of other owners', () =>
    assert.deepEqual(at('{ handle: | }'), ['"@acme/platform"', '"lee@acme.example"']));
  it('stand in the quotes that are there', () =>
    assert.deepEqual(at('{ handle: "@|" }'), ['@acme/platform', 'lee@acme.example']));
  it('are not asked for where nobody knows them', () =>
    assert.deepEqual(completionAt('owners:\n  ben: { handle: | }').proposals, []));
});

describe('a choice', () => {
  it('is explained, each of them', () => {
    const bare = inManifests.flatMap((each) =>
      completeAt(each)
        .proposals.filter(
          ({ kind, detail, documentation }) =>
            kind === 'choice' && (!detail || (!documentation && !/^Good /.test(detail))),
        )
        .map(({ label }) => `${label} at ${JSON.stringify(each.text.slice(-60))}`),
    );
    assert.deepEqual(bare, []);
  });

  it('says of true and false what they mean', () => {
    const [yes, no] = proposalsAt('data:\n  erp:\n    systemOfRecord: |');
    assert.deepEqual(
      [yes?.label, yes?.detail, no?.label, no?.detail],
      [
        'true',
        'That system is the authoritative source of this data.',
        'false',
        'Another system has the last word: this is a copy.',
      ],
    );
  });

  it('says of a role what it is and who has it', () => {
    const role = proposalsAt('owners:\n  lena: { roles: [overseer] }\nescalation:\n  - { to: | }').find(
      ({ label }) => label === 'overseer',
    );
    assert.equal(role?.detail, 'Role of lena');
    assert.match(role?.documentation?.text ?? '', /Reviews cases/);
  });
});

describe('in quotes', () => {
  it('a key is proposed alone', () => {
    for (const text of ['workflow: { "|" }', 'workflow:\n  name: x\n  "|"'])
      assert.equal(proposalsAt(text).find(({ label }) => label === 'summary')?.insert, 'summary', text);
  });
});

describe('a list of proposals', () => {
  const rows: readonly [text: string, closed: boolean][] = [
    ['stage: |', true],
    ['risk: { affectsPeople: | }', true],
    ['owners:\n  ann: { roles: [|] }', true],
    ['owners:\n  ann: {}\nsystems:\n  sap: { owner: | }', true],
    ['goLive: |', true],
    ['workflow:\n  timeLimit: |', true],
    [item('      dependsOn: [|]'), true],
    [item('      status: |'), true],
    ['|', false],
    ['workflow:\n  |', false],
    ['controls: |', false],
    ['owners: |', false],
    ['owners:\n  ann: { roles: | }', false],
    ['checklist:\n  design:\n    |', false],
    [item('      evidence: [|]'), false],
    ['workflow:\n  name: |', false],
  ];
  for (const [text, closed] of rows)
    it(`${closed ? 'is' : 'is not'} closed: ${JSON.stringify(text.slice(-50))}`, () =>
      assert.equal(completionAt(text).closed, closed));

  it('says which of them are snippets, and opens again where a choice follows', () => {
    const told = (text: string, label: string) => {
      const found = proposalsAt(text).find((each) => each.label === label);
      return [found?.insert, found?.snippet === true, found?.again === true];
    };
    assert.deepEqual(told('|', 'version'), ['version: 1', false, false]);
    assert.deepEqual(told('|', 'stage'), ['stage: $1', true, true]);
    assert.deepEqual(told('st|: design', 'stage'), ['stage', false, false]);
    assert.deepEqual(told('stage: |', 'design'), ['design', false, false]);
    assert.deepEqual(told('workflow:\n  |', 'summary'), ['summary: $1', true, false]);
    assert.deepEqual(told('workflow:\n  |', 'timeLimit'), ['timeLimit: $1', true, true]);
    assert.deepEqual(told('owners:\n  a: { | }', 'roles'), ['roles: [$1]', true, true]);
    assert.deepEqual(told(item('      |'), 'status'), ['status: $1', true, true]);
    assert.deepEqual(told('pilot:\n  |', 'results'), ['results: { $1 }', true, true]);
    assert.deepEqual(told('checklist:\n  |', 'design'), ['design:\n  $1', true, true]);
  });

  it('has a snippet wherever there is a place to fill in, and nowhere else', () => {
    for (const each of positions)
      for (const { label, kind, insert, snippet } of completeAt(each).proposals)
        if (kind !== 'file') assert.equal(insert.includes('$'), snippet === true, `${label}: ${insert}`);
  });
});
