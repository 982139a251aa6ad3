import assert from 'node:assert/strict';
import type { Completion, Proposal } from '../../../../src/core/language/proposals';
import { complete, readDocument } from '../../../../src/core/service';
import { positions, unmark } from './positions';

const today = '2026-11-22';

function completionAt(marked: string, handles?: readonly string[]): Completion {
  const { text, offset } = unmark(marked);
  const around = handles === undefined ? {} : { handles };
  return complete({ document: readDocument(text), offset, today, files: ['docs/a.md'], ...around });
}

const proposalsAt = (marked: string): readonly Proposal[] => completionAt(marked).proposals;
const labelsAt = (marked: string): string[] => proposalsAt(marked).map(({ label }) => label);

const item = (rest: string): string => `checklist:\n  design:\n    threat-model-reviewed:\n${rest}`;

describe('the keys of an item', () => {
  const rows: readonly [status: string, first: string, last: string][] = [
    ['met', 'evidence by on', 'reason approver expires estimate'],
    ['in-progress', 'by estimate evidence', 'reason approver expires'],
    ['unmet', 'by estimate dependsOn', 'reason approver expires'],
    ['not-applicable', 'reason by on', 'approver expires estimate dependsOn'],
    ['waived', 'reason approver expires by', 'note'],
  ];
  for (const [status, first, last] of rows) {
    for (const text of [
      item(`      status: ${status}\n      |`),
      item(`      status: ${status}\n      |\n  deploy:\n`),
      `checklist: { design: { threat-model-reviewed: { status: ${status}, | } } }`,
    ]) {
      it(`begin with what ${status} needs: ${JSON.stringify(text.slice(-40))}`, () => {
        const labels = labelsAt(text);
        const begin = first.split(' ');
        assert.deepEqual(labels.slice(0, begin.length), begin);
        assert.deepEqual([...labels.slice(-last.split(' ').length)].sort(), last.split(' ').sort());
      });
    }
  }

  it('say which of them say nothing there', () => {
    const detail = (label: string) =>
      proposalsAt(item('      status: met\n      |')).find((each) => each.label === label)?.detail;
    assert.equal(detail('expires'), 'Expires (says nothing while the status is met)');
    assert.equal(detail('evidence'), 'Evidence');
  });

  it('begin with the status where there is none, also an empty one', () => {
    assert.equal(labelsAt(item('      |'))[0], 'status');
    assert.equal(labelsAt(item('      status:\n      |'))[0], 'by');
  });

  it('of evidence begin with its address or its file, and end with the other one', () => {
    const evidence = (rest: string) => labelsAt(item(`      evidence:\n        - ${rest}`));
    assert.deepEqual(
      evidence('{ | }').filter((label) => /^[a-z]+$/.test(label) && label !== 'link'),
      ['url', 'file'],
    );
    const more = evidence('url: "https://a.example/b"\n          |');
    assert.deepEqual([more[0], more.at(-1)], ['title', 'file']);
  });
});

describe('dates', () => {
  const rows: readonly [about: string, text: string, expected: string][] = [
    [
      'the end of a waiver is within its limit',
      item('      status: waived\n      expires: |'),
      '2027-02-20 2026-12-22 2026-11-22',
    ],
    [
      'the end of evidence is not before its date',
      item('      evidence:\n        - { url: "https://a.example/b", on: 2026-12-30, expires: | }'),
      '2027-02-22 2027-11-22',
    ],
    [
      'the date of evidence is not after its end, nor in the future',
      item(
        '      evidence:\n        - docs/a.md\n        - url: "https://a.example/b"\n          expires: 2026-11-20\n          on: |',
      ),
      '2026-11-15 2026-10-23',
    ],
    ['what is done is not in the future', item('      on: |'), '2026-11-22 2026-11-21 2026-11-15 2026-10-23'],
    [
      'what was tested is not in the future',
      'controls:\n  stop: { testedOn: | }',
      '2026-11-22 2026-11-21 2026-11-15 2026-10-23',
    ],
    [
      'a measurement ends after it began',
      'value:\n  baseline: { from: 2026-09-01, to: | }',
      '2026-11-22 2026-10-01 2026-11-21 2026-11-15 2026-10-23',
    ],
    [
      'a measurement begins before it ended',
      'value:\n  baseline:\n    to: 2026-11-16\n    from: |',
      '2026-11-15 2026-10-23',
    ],
    [
      'a pilot may end in the future',
      'pilot:\n  from: 2026-12-01\n  to: |',
      '2027-01-01 2027-03-01 2026-12-22 2027-02-22 2027-11-22',
    ],
    ['going live is ahead', 'goLive: |', '2026-12-22 2027-02-22 2027-11-22 2026-11-22'],
  ];
  for (const [about, text, expected] of rows)
    it(about, () => assert.deepEqual(labelsAt(text), expected.split(' ')));
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

describe('people', () => {
  const owners =
    'owners:\n  ann: { roles: [performance, data] }\n  ben: { roles: [outcome] }\n  cho: { roles: [approver, overseer] }\n';
  const rows: readonly [text: string, expected: readonly string[]][] = [
    [item('      approver: |'), ['cho', 'ben']],
    ['oversight: { overseer: | }', ['cho', 'ann', 'ben']],
    ['data:\n  erp: { owner: | }', ['ann', 'ben', 'cho']],
    [item('      by: |'), ['ann', 'ben', 'cho']],
  ];
  for (const [text, expected] of rows)
    it(`whose role it is come first, and nobody who must not: ${text.slice(-30)}`, () =>
      assert.deepEqual(labelsAt(owners + text), expected));
});

describe('a choice', () => {
  it('is explained, each of them', () => {
    const bare = positions.flatMap(({ text }) =>
      proposalsAt(text)
        .filter(
          ({ kind, detail, documentation }) =>
            kind === 'choice' && (!detail || (!documentation && !/^Good /.test(detail))),
        )
        .map(({ label }) => `${label} at ${JSON.stringify(text.slice(-60))}`),
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

describe('nothing is proposed', () => {
  for (const [about, text] of [
    ['directly behind the colon of a key', 'stage:|'],
    ['directly behind the colon of a section', 'version: 1\nworkflow:|\nrisk:\n  tier: high\n'],
    ['directly behind the colon of an entry', 'owners:\n  omar:|'],
    ['directly behind the colon of an item', 'checklist:\n  design:\n    threat-model-reviewed:|'],
    ['directly behind a colon in braces', 'risk: { tier:| }'],
    ['behind a colon without a blank', 'stage:de|'],
    ['for an id that has been begun', 'systems:\n  cr|'],
    ['for an id that has been begun in braces', 'systems: { cr| }'],
    ['for an id between others', 'systems:\n  sap: { name: SAP }\n  cr|\nrisk:\n  tier: high\n'],
    ['for a name', 'workflow:\n  name: Tri|'],
    ['for a reason', item('      reason: The sec|')],
    ['for a note', item('      note: |')],
    ['for the name of a system', 'systems:\n  sap: { name: | }'],
  ] as const)
    it(about, () => assert.deepEqual(labelsAt(text), []));

  it('but for JSON, which has no blank there', () =>
    assert.deepEqual(labelsAt('{ "version": 1, "risk": { "tier":|} }'), ['minimal', 'limited', 'high']));
});

describe('in quotes', () => {
  it('a key is proposed alone', () => {
    for (const text of ['workflow: { "|" }', 'workflow:\n  name: x\n  "|"'])
      assert.equal(proposalsAt(text).find(({ label }) => label === 'summary')?.insert, 'summary', text);
  });
  it('nothing is proposed where a list or map must stand', () => {
    for (const text of [
      'owners:\n  a: { roles: "|" }',
      'owners:\n  a:\n    roles:\n      "|"',
      'controls: "|"',
    ])
      assert.deepEqual(labelsAt(text), [], text);
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
    for (const { text } of positions)
      for (const { label, kind, insert, snippet } of proposalsAt(text))
        if (kind !== 'file') assert.equal(insert.includes('$'), snippet === true, `${label}: ${insert}`);
  });
});
