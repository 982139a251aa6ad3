import { strict as assert } from 'node:assert';
import { found, manifest, reportOf, today } from '../support';

/** Days around 2026-11-22, the day of the tests. */
const days: Readonly<Record<number, string>> = {
  [-1]: '2026-11-21',
  0: '2026-11-22',
  1: '2026-11-23',
  2: '2026-11-24',
  7: '2026-11-29',
  8: '2026-11-30',
  14: '2026-12-06',
  15: '2026-12-07',
  90: '2027-02-20',
  91: '2027-02-21',
};

const day = (offset: number): string => days[offset] ?? assert.fail(`no day ${offset}`);
const owners = 'owners: { a: { roles: [outcome, performance] }, b: { roles: [approver] } }\n';

/** The codes of an area that a manifest leads to. */
function codes(area: string, rest: string, stage?: string): string[] {
  return found(manifest(owners + rest, stage)).flatMap(
    (line) => new RegExp(` (${area}/[a-z-]+) `).exec(line)?.[1] ?? [],
  );
}

const waiver = (expires: string, more = ''): string =>
  `checklist: { design: { threat-model-reviewed: { status: waived, reason: Later., approver: b, expires: ${expires}${more} } } }\n`;

describe('days that decide', () => {
  it(`are counted from ${today}`, () => assert.equal(day(0), today));

  const waivers: readonly [offset: number, codes: string[], satisfied: boolean][] = [
    [-1, ['waiver/expired'], false],
    [0, ['waiver/expires-soon'], true],
    [1, ['waiver/expires-soon'], true],
    [14, ['waiver/expires-soon'], true],
    [15, [], true],
    [90, [], true],
    [91, ['waiver/too-long'], true],
  ];
  for (const [offset, expected, satisfied] of waivers) {
    it(`a waiver that ends ${offset} days from today: ${expected.join() || 'nothing'}`, () => {
      assert.deepEqual(codes('waiver', waiver(day(offset))), expected);
      const { items } = reportOf(manifest(owners + waiver(day(offset))));
      assert.equal(items.find(({ id }) => id === 'threat-model-reviewed')?.satisfied, satisfied);
    });
  }

  it('a dated waiver is measured from its date', () => {
    assert.deepEqual(codes('waiver', waiver('2026-12-30', ', on: 2026-10-01')), []);
    assert.deepEqual(codes('waiver', waiver('2026-12-31', ', on: 2026-10-01')), ['waiver/too-long']);
  });

  // A review a year after each of these days.
  const reviews: readonly [last: string, codes: string[]][] = [
    ['2025-11-21', ['review/overdue']],
    ['2025-11-22', ['review/due-soon']],
    ['2025-11-23', ['review/due-soon']],
    ['2025-11-29', ['review/due-soon']],
    ['2025-11-30', []],
  ];
  for (const [last, expected] of reviews) {
    it(`a yearly review that was last on ${last}: ${expected.join() || 'nothing'}`, () => {
      const item = `{ status: met, on: ${last}, evidence: [a.md] }`;
      const text = `checklist: { design: { privacy-controls-designed: ${item} } }\n`;
      assert.deepEqual(codes('review', text), expected);
    });
  }

  it('evidence holds on its last day', () => {
    const state = (offset: number): string | undefined =>
      reportOf(
        manifest(
          `checklist: { diagnose: { risks-registered: { status: met, evidence: [{ url: "https://a.example/minutes", on: 2026-01-01, by: ann, expires: ${day(offset)} }] } } }\n`,
        ),
      ).items.find(({ id }) => id === 'risks-registered')?.evidence[0]?.state;
    assert.deepEqual([-1, 0, 1].map(state), ['expired', 'holds', 'holds']);
  });

  it('a comment hides on its last day', () => {
    const hidden = (offset: number): string[] =>
      found(
        manifest(`data:\n  a: {} # ai-readiness-ignore data/no-owner until ${day(offset)}: x\n`, 'design'),
      ).filter((line) => /data\/no-owner|suppression/.test(line));
    assert.deepEqual(
      [-1, 0, 1].map((offset) => hidden(offset).length),
      [2, 0, 0],
    );
  });

  it('what is done today is done, and tomorrow is today elsewhere; what is planned for later is not', () => {
    const tested = (offset: number): string[] =>
      codes('controls', `controls: { stop: { by: a, testedOn: ${day(offset)} } }\n`, 'deploy').filter(
        (code) => code === 'controls/stop-untested',
      );
    assert.deepEqual(
      [-1, 0, 1, 2].map((offset) => tested(offset).length),
      [0, 0, 0, 1],
    );
  });

  /** Whether an item is satisfied, what is said of dates, and when its review is due. */
  const claimed = (item: string, stage = 'design', id = 'privacy-controls-designed') => {
    const text = manifest(`${owners}checklist: { ${stage}: { ${id}: { ${item} } } }\n`);
    const { satisfied, reviewDue } = reportOf(text).items.find((each) => each.id === id) ?? assert.fail();
    const said = found(text).filter((line) => line.includes('/in-the-future'));
    return [satisfied, said.map((line) => line.split(' ')[1]), reviewDue];
  };
  const ahead = 'item/in-the-future';
  const claims: readonly [offset: number, met: unknown[], waived: unknown[], evidence: unknown[]][] = [
    [-1, [true, [], '2027-11-21'], [true, [], undefined], [true, [], undefined]],
    [0, [true, [], '2027-11-22'], [true, [], undefined], [true, [], undefined]],
    [1, [true, [], '2027-11-23'], [true, [], undefined], [true, [], undefined]],
    [
      2,
      [false, [ahead], undefined],
      [false, [ahead], undefined],
      [false, ['evidence/in-the-future'], undefined],
    ],
  ];
  for (const [offset, met, waived, evidence] of claims) {
    it(`what is dated ${offset} days from today ${offset > 1 ? 'satisfies nothing' : 'counts'}`, () => {
      const on = `on: ${day(offset)}`;
      assert.deepEqual(claimed(`status: met, ${on}, evidence: [a.md]`), met);
      const waiver = `status: waived, ${on}, reason: Later., approver: b, expires: ${day(14)}`;
      assert.deepEqual(claimed(waiver, 'design', 'threat-model-reviewed'), waived);
      const link = `{ url: "https://a.example/minutes", by: ann, ${on} }`;
      assert.deepEqual(claimed(`status: met, evidence: [${link}]`), evidence);
      assert.deepEqual(claimed(`status: in-progress, ${on}, evidence: [a.md]`), [false, [], undefined]);
    });
  }

  it('a day that nobody can read satisfies nothing: it may lie in the future, or be past', () => {
    assert.equal(claimed('status: met, evidence: [a.md]')[0], true);
    // A key without a value is not said yet, which is something else.
    for (const unread of ['2030-5-1', '20300501', '2026-02-30', 'soon']) {
      const waiver = `status: waived, on: ${unread}, reason: Later., approver: b, expires: ${day(14)}`;
      const evidence = (rest: string): string => `status: met, evidence: [{ file: a.md, ${rest} }]`;
      assert.deepEqual(claimed(`status: met, on: ${unread}, evidence: [a.md]`)[0], false, unread);
      assert.deepEqual(claimed(waiver, 'design', 'threat-model-reviewed')[0], false, unread);
      assert.deepEqual(claimed(evidence(`on: ${unread}`))[0], false, unread);
      assert.deepEqual(claimed(evidence(`expires: ${unread}`))[0], false, unread);
    }
    const misspelled = 'status: met, evidence: [{ file: a.md, expirs: 2026-01-01 }]';
    assert.deepEqual(claimed(misspelled)[0], false);
    assert.deepEqual(claimed(misspelled.replace('[{', '[b.md, {'))[0], true);
  });

  it('what was measured has been measured by tomorrow', () => {
    const said = (section: string): string[] =>
      codes('value', section).filter((code) => code === 'value/in-the-future');
    const counts = (section: (date: string) => string): number[] =>
      [0, 1, 2].map((offset) => said(section(day(offset))).length);
    assert.deepEqual(
      counts((to) => `value: { baseline: { value: 1, from: 2026-05-01, to: ${to} } }\n`),
      [0, 0, 1],
    );
    assert.deepEqual(
      counts((from) => `value: { baseline: { value: 0, from: ${from} } }\n`),
      [0, 0, 1],
    );
    assert.deepEqual(
      counts((from) => `pilot: { from: ${from}, to: 2027-01-31, results: { a: 1 } }\n`),
      // It goes on, or has not begun.
      [1, 1, 1],
    );
    assert.deepEqual(
      counts((to) => `pilot: { from: 2026-05-01, to: ${to}, results: { a: 1 } }\n`),
      [0, 0, 1],
    );
    assert.deepEqual(said('pilot: { from: 2027-01-01, to: 2027-01-31, results: {} }\n'), []);
    assert.deepEqual(said('value: { baseline: { from: 2026-05-01, to: 2027-01-31 } }\n'), []);
  });

  /** Whether an item that is met is satisfied beside a section of facts. */
  const stands = (facts: string, id = 'value-baseline-measured', stage = 'diagnose'): boolean => {
    const claim = `checklist: { ${stage}: { ${id}: { status: met, evidence: [a.md] } } }\n`;
    const { items } = reportOf(manifest(`${owners}${facts}${claim}`));
    return items.find((item) => item.id === id)?.satisfied ?? assert.fail(id);
  };
  const values: readonly [baseline: string, by: string, stands: boolean][] = [
    ['from: 2026-05-01, to: 2026-06-30', '2027-06-30', true],
    ['from: 2026-05-01, to: 2026-11-23', '2027-06-30', true],
    ['from: 2026-05-01, to: 2026-11-24', '2027-06-30', false],
    ['from: 2026-11-24', '2027-06-30', false],
    ['from: 2026-06-30, to: 2026-06-29', '2027-06-30', false],
    ['from: 2026-06-30, to: 2026-06-30', '2026-06-30', true],
    ['from: 2026-05-01, to: 2026-06-30', '2026-06-29', false],
    ['from: 2026-05-01', '2026-04-30', false],
  ];
  for (const [baseline, by, isTrue] of values) {
    it(`a baseline ${baseline} and a target by ${by} ${isTrue ? 'are' : 'are not'} a baseline measured`, () => {
      const facts = `value: { baseline: { value: 2, ${baseline} }, target: { value: 1, by: ${by} } }\n`;
      assert.equal(stands(facts), isTrue);
      const isMeasured = isTrue || by < '2026-07-01';
      assert.equal(stands(facts, 'value-realised', 'operate'), isMeasured);
    });
  }

  const windows: readonly [from: string, to: string, overlaps: boolean][] = [
    ['2026-04-01', '2026-05-31', false],
    ['2026-04-01', '2026-06-01', true],
    ['2026-06-30', '2026-08-01', true],
    ['2026-07-01', '2026-08-01', false],
  ];
  for (const [from, to, overlaps] of windows) {
    it(`a baseline from ${from} to ${to} ${overlaps ? 'overlaps' : 'is clear of'} a pilot in June`, () => {
      const text = `value: { baseline: { value: 1, from: ${from}, to: ${to} } }\npilot: { from: 2026-06-01, to: 2026-06-30 }\n`;
      assert.equal(codes('value', text).includes('value/baseline-overlaps-pilot'), overlaps);
    });
  }
});
