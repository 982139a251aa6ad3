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
    });
  }
});

describe('a change that was asked for', () => {
  const rows: readonly [what: string, requestedOn: string, message: string | undefined, moved?: string][] = [
    ['early enough', '2026-11-02', undefined],
    ['so early that it is late already', '2026-10-01', undefined],
    [
      'too late',
      '2026-11-16',
      'Go-live is in 11 days, but a change to "sap" that was asked for on 2026-11-16 takes 15 working days: not before 2026-12-07.',
      '2026-12-07',
    ],
  ];
  for (const [what, requestedOn, message, moved] of rows)
    it(`counts from that day: ${what}`, () => {
      const rest = `goLive: 2026-12-01\nsystems: { sap: { changeLeadTime: 15d, requestedOn: ${requestedOn} } }\n`;
      const text = `version: 1\nstage: diagnose\nworkflow: { name: X }\n${rest}`;
      const { findings } = evaluate(readDocument(text), { today: '2026-11-20' });
      const code = 'plan/shorter-than-lead-time';
      assert.equal(findings.find((finding) => finding.code === code)?.message, message);
      assert.equal(offered(code, '2026-11-20', rest), moved);
    });
});

describe('what speaks against the date of going live is told once', () => {
  const head = 'version: 1\nstage: diagnose\nworkflow: { name: X }\n';
  const systems = (...times: readonly string[]): string =>
    `systems:\n${times.map((time, index) => `  s${index}: { changeLeadTime: ${time} }\n`).join('')}`;
  const estimate = (likely: string): string =>
    `checklist: { diagnose: { risks-registered: { status: in-progress, estimate: { likely: ${likely} } } } }\n`;
  const rows: readonly [
    what: string,
    goLive: string,
    rest: string,
    code: string,
    message: string,
    moved?: string,
  ][] = [
    [
      'a lead time that ends later than the work',
      '2026-12-01',
      systems('20d') + estimate('8d'),
      'plan/shorter-than-lead-time',
      'Go-live is in 11 days, but a change to "s0" takes 20 working days and the 1 of 34 open items that is estimated alone takes until 2026-12-07 in half of all cases and until 2026-12-11 in four of five: not before 2026-12-18. Ask for it today, or move the date.',
      '2026-12-18',
    ],
    [
      'work that ends later than a lead time',
      '2026-12-01',
      systems('8d') + estimate('20d'),
      'plan/impossible-date',
      'Go-live is in 11 days, but the 1 of 34 open items that is estimated alone takes until 2026-12-28 in half of all cases and until 2027-01-12 in four of five and a change to "s0" takes 8 working days: not before 2026-12-02. Ask for it today, or move the date.',
      '2027-01-12',
    ],
    [
      'two lead times',
      '2026-12-01',
      systems('8d', '20d'),
      'plan/shorter-than-lead-time',
      'Go-live is in 11 days, but a change to "s1" takes 20 working days and a change to "s0" takes 8 working days: not before 2026-12-18. Ask for it today, or move the date.',
      '2026-12-18',
    ],
    [
      'six lead times',
      '2026-12-01',
      systems('8d', '9d', '10d', '11d', '12d', '20d'),
      'plan/shorter-than-lead-time',
      'Go-live is in 11 days, but a change to "s5" takes 20 working days, a change to "s4" takes 12 working days, a change to "s3" takes 11 working days, a change to "s2" takes 10 working days and 2 more: not before 2026-12-18. Ask for it today, or move the date.',
      '2026-12-18',
    ],
    [
      'a plan for today',
      '2026-11-20',
      systems('5d'),
      'plan/shorter-than-lead-time',
      'Go-live is planned for today, but a change to "s0" takes 5 working days and the Diagnose, Design and Deploy gates are not passed: not before 2026-11-27. Ask for it today, or move the date.',
      '2026-11-27',
    ],
    [
      'a plan for the year after the last one',
      '2026-12-01',
      systems('9999999d') + estimate('8d'),
      'plan/shorter-than-lead-time',
      'Go-live is in 11 days, but a change to "s0" takes 9,999,999 working days and the 1 of 34 open items that is estimated alone takes until 2026-12-07 in half of all cases and until 2026-12-11 in four of five: not before the year 10000. Ask for it today, or move the date.',
    ],
  ];
  const of = (text: string, severities: Parameters<typeof evaluate>[1]['severities'] = {}) =>
    evaluate(readDocument(text), { today: '2026-11-20', severities }).findings.filter(({ code }) =>
      code.startsWith('plan/'),
    );
  for (const [what, goLive, rest, code, message, moved] of rows)
    it(what, () => {
      const [finding, ...others] = of(`${head}goLive: ${goLive}\n${rest}`);
      assert.deepEqual(others, []);
      assert.deepEqual([finding?.code, finding?.message], [code, message]);
      const [operation] = finding?.fixes[0]?.operations ?? [];
      assert.equal(operation?.kind === 'set' ? operation.value : undefined, moved);
    });

  const both = `goLive: 2026-12-01\n${systems('20d')}${estimate('8d')}`;

  it('with what is left where one of the reasons is hidden', () => {
    const comment = '# ai-readiness-ignore plan/shorter-than-lead-time: asked for in May\n';
    const left = [of(`${head}${comment}${both}`), of(head + both, { 'plan/shorter-than-lead-time': 'off' })];
    for (const [finding, ...others] of left) {
      assert.deepEqual(others, []);
      assert.equal(
        finding?.message,
        'Go-live is in 11 days, but the 1 of 34 open items that is estimated alone takes until 2026-12-07 in half of all cases and until 2026-12-11 in four of five.',
      );
    }
  });

  it('as the worst of what is told, and counted once', () => {
    const severities = { 'plan/shorter-than-lead-time': 'hint' } as const;
    const today = '2026-11-20';
    const plan = `goLive: ${today}\n${systems('20d')}`;
    const report = evaluate(readDocument(head + plan), { today, severities });
    const [finding] = report.findings.filter(({ code }) => code.startsWith('plan/'));
    assert.deepEqual([finding?.code, finding?.severity], ['plan/shorter-than-lead-time', 'warning']);
    assert.equal(finding?.ownSeverity, undefined);
    const warnings = report.findings.filter(({ severity }) => severity === 'warning');
    assert.equal(report.counts.warning, warnings.length);
  });
});
