import { strict as assert } from 'node:assert';
import { evaluate, readDocument } from '../../../../src/core/service';

/** The go-live date that the finding of a code offers, for a plan looked at on a day. */
function offered(code: string, today: string, rest: string): string | undefined {
  const text = `version: 1\nstage: diagnose\nworkflow: { name: X }\n${rest}`;
  const { findings } = evaluate(readDocument(text), { today });
  const [fix] = findings.find((finding) => finding.code === code)?.fixes ?? [];
  const operation = fix?.operations[0];
  return operation?.kind === 'set' ? String(operation.value) : undefined;
}

const plan = (goLive: string, leadTime: string) =>
  `goLive: ${goLive}\nsystems: { sap: { changeLeadTime: ${leadTime} } }\n`;

const work = (goLive: string, estimate: string) =>
  `goLive: ${goLive}\nchecklist: { diagnose: { risks-registered: { status: in-progress, estimate: { likely: ${estimate} } } } }\n`;

describe('a plan counts working days', () => {
  it('and is too early, however long it takes', () => {
    const text = `version: 1\nstage: diagnose\nworkflow: { name: X }\n${plan('2026-12-01', '9999999d')}`;
    const { findings } = evaluate(readDocument(text), { today: '2026-11-20' });
    const found = findings.find(({ code }) => code === 'plan/shorter-than-lead-time');
    assert.match(found?.message ?? '', /takes 9,999,999 working days: not before the year 10000\./);
    assert.deepEqual(found?.fixes, []);
  });

  // 2026-11-20 is a Friday.
  const rows: readonly [goLive: string, time: string, earliest: string | undefined][] = [
    ['2026-11-20', '1d', '2026-11-23'],
    ['2026-11-22', '1d', '2026-11-23'],
    ['2026-11-23', '1d', undefined],
    ['2026-11-26', '5d', '2026-11-27'],
    ['2026-11-27', '5d', undefined],
    ['2026-11-26', '1w', '2026-11-27'],
    ['2026-11-27', '1w', undefined],
    ['2026-12-03', '10d', '2026-12-04'],
    ['2026-12-04', '2w', undefined],
    ['2026-11-20', '4h', '2026-11-23'],
  ];
  for (const [goLive, time, earliest] of rows) {
    it(`from Friday 2026-11-20, ${time} until ${goLive} ${earliest === undefined ? 'fits' : `ends on ${earliest}`}`, () => {
      assert.equal(offered('plan/shorter-than-lead-time', '2026-11-20', plan(goLive, time)), earliest);
      // What is planned for today is said to be so, whatever is left to do.
      const expected = goLive === '2026-11-20' ? undefined : earliest;
      assert.equal(offered('plan/go-live-before-gate', '2026-11-20', work(goLive, time)), expected);
    });
  }
});
