import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { dayOf, isoOf } from '../../../../src/core/base/dates';
import { stages } from '../../../../src/core/base/stages';
import { type CalendarDay, calendarOf } from '../../../../src/core/calendar/calendar';
import { standingOf, turnsBetween } from '../../../../src/core/calendar/turns';
import {
  type EvaluationInput,
  evaluate,
  noConfiguration,
  readConfig,
  readDocument,
  refine,
} from '../../../../src/core/service';
import { law } from '../law';
import { today } from '../support';

function told(
  text: string,
  input: EvaluationInput,
  span?: number,
): { days: readonly CalendarDay[]; evaluations: number } {
  const steps = calendarOf(readDocument(text), input, span);
  for (let evaluations = 0; ; evaluations++) {
    const step = steps.next();
    if (step.done === true) return { days: step.value.days, evaluations };
  }
}

const samples = ['claims-assistant', 'invoice-triage', 'support-triage', 'field-manuals'];

describe('the calendar', () => {
  for (const sample of samples)
    it(`is what a check says on each of the days ahead: ${sample}`, () => {
      const text = readFileSync(`test/workspaces/${sample}/ai-readiness.yaml`, 'utf8');
      const input = { today, law, repository: 'taken-to-hold' } as const;
      const { days, evaluations } = told(text, input);
      const document = readDocument(text);
      const on = (day: number) =>
        evaluate(document, { ...input, today: isoOf(day) ?? '' }, Number.POSITIVE_INFINITY);
      const start = dayOf(today) ?? 0;
      const byDate = new Map(days.map((each) => [each.date, each.turns]));
      let before = on(start);
      const missed: string[] = [];
      let turning = 0;
      for (let day = start + 1; day <= start + 365; day++) {
        const after = on(day);
        const expected = standingOf(after) === standingOf(before) ? [] : turnsBetween(before, after);
        const date = isoOf(day) ?? '';
        const got = byDate.get(date) ?? [];
        if (expected.length > 0) turning++;
        if (
          JSON.stringify(got.map(({ key, is }) => [key, is])) !==
          JSON.stringify(expected.map(({ key, is }) => [key, is]))
        )
          missed.push(
            `${date}: ${expected.map(({ says }) => says).join(', ')} instead of ${got.map(({ says }) => says).join(', ')}`,
          );
        before = after;
      }
      assert.ok(turning > 3, 'something turns');
      assert.deepEqual(missed, []);
      assert.ok(evaluations < 300, String(evaluations));
    }).timeout(120_000);

  /** The days on which a calendar says something else than checks do, and those on which these turn. */
  function against(text: string, input: EvaluationInput, span: number) {
    const document = readDocument(text);
    const on = (day: number) =>
      evaluate(document, { ...input, today: isoOf(day) ?? '' }, Number.POSITIVE_INFINITY);
    const { days, evaluations } = told(text, input);
    const start = dayOf(input.today) ?? 0;
    const missed: string[] = [];
    const turning: string[] = [];
    let before = on(start);
    for (let day = start + 1; day <= start + span; day++) {
      const date = isoOf(day) ?? '';
      const after = on(day);
      const got = days.find((each) => each.date === date)?.turns ?? [];
      const expected = turnsBetween(before, after);
      if (expected.length > 0) turning.push(date);
      if (JSON.stringify(got) !== JSON.stringify(expected)) missed.push(date);
      before = after;
    }
    return { days, evaluations, missed, turning };
  }

  /** A manifest of which nothing is done, and one item takes time. */
  function estimated(rest: string, days: number, item = 'workflow-scoped'): string {
    const head = `version: 1\nstage: diagnose\nworkflow: { name: T }\n${rest}`;
    const lines = stages.flatMap((stage) => [
      `  ${stage}:`,
      ...evaluate(readDocument(head), { today: '2027-01-04' })
        .items.filter((item) => item.stage === stage)
        .map(({ id }) => {
          const own = id === item ? days : 0;
          return `    ${id}: { status: unmet, by: o1, estimate: { low: ${own}d, likely: ${own}d, high: ${own}d } }`;
        }),
    ]);
    return `${head}checklist:\n${lines.join('\n')}\n`;
  }

  const owners =
    'owners: { o1: { handle: "@o1", roles: [oncall] }, boss: { handle: "@boss", roles: [outcome, approver] } }\n';

  it('has what the forecast takes back within days, while a change is waited for', () => {
    const rest = `${owners}systems: { sap: { name: S, owner: o1, access: read-write, changeLeadTime: 100d, requestedOn: 2027-01-04 } }
integrations: { i: { system: sap, direction: write, status: planned } }
goLive: 2027-08-19
`;
    const { days, missed, turning } = against(estimated(rest, 75), { today: '2027-01-04' }, 60);
    assert.deepEqual(missed, []);
    const [goLive] = days.flatMap(({ events }) => events).filter(({ kind }) => kind === 'go-live');
    assert.equal(goLive?.date, '2027-08-19');
    assert.doesNotMatch(goLive?.more ?? '', /Go-live is in/, 'as of its own day');
    assert.ok(turning.length >= 2, `it goes and comes: ${turning.join(', ')}`);
  });

  const { config } = readConfig('version: 1\nseverity: { plan/go-live-before-gate: hint }\n');
  /** That the day is there asks nothing of anybody: what the forecast says just goes away. */
  const configuration = refine(noConfiguration, { file: 'c.yaml', config });

  it('has what the forecast takes back for a weekend', () => {
    const rest = `${owners}systems: { sap: { name: S, owner: o1, access: read-write, changeLeadTime: 15d, requestedOn: 2027-01-04 } }
integrations: { i: { system: sap, direction: write, status: planned } }
goLive: 2027-02-15
`;
    const text = estimated(rest, 12, 'users-trained').replace(
      /(?<=users-trained: \{)/,
      ' dependsOn: [integration-tested],',
    );
    const { missed, turning } = against(text, { today: '2027-01-04', configuration }, 30);
    assert.deepEqual(missed, []);
    assert.deepEqual(turning, ['2027-01-23', '2027-01-25']);
  });

  for (const goLive of ['2027-03-10', '2027-03-08', '2027-03-07'])
    it(`has what the forecast says only in the days before going live on ${goLive}`, () => {
      const text = estimated(`${owners}goLive: ${goLive}\n`, 3);
      const { missed, turning, evaluations } = against(text, { today: '2027-01-04', configuration }, 90);
      assert.deepEqual(missed, []);
      assert.equal(turning.at(-1), goLive, 'it is gone');
      assert.ok(turning.length >= 2, turning.join(', '));
      assert.ok(evaluations < 60, String(evaluations));
    });

  it('has each of several comments that end, also where they hide something of the same section', () => {
    const until = (day: string, id: string): string =>
      `  # ai-readiness-ignore integration/fallback-missing until ${day}\n  ${id}: { system: sap, direction: write, status: planned }\n`;
    const text = `version: 1\nstage: diagnose\nworkflow: { name: T }\n${owners}systems: { sap: { name: S, owner: o1, access: read-write } }\nintegrations:\n${until('2027-02-01', 'i')}${until('2027-03-01', 'j')}`;
    const { days, missed } = against(text, { today: '2027-01-04' }, 120);
    assert.deepEqual(missed, []);
    const ended = days.flatMap(({ date, turns }) =>
      turns
        .filter(({ code, is }) => code === 'suppression/expired' && is === 'worse')
        .map(({ why }) => [date, why]),
    );
    assert.deepEqual(
      ended.map(([date]) => date),
      ['2027-02-02', '2027-03-02'],
    );
    assert.match(ended[0]?.[1] ?? '', /2027-02-01|1 February 2027/);
    assert.match(ended[1]?.[1] ?? '', /2027-03-01|1 March 2027/);
  });

  it('has the review of what is dated ahead', () => {
    const item =
      'escalation-path-defined: { status: met, by: o1, on: 2027-01-08, evidence: [{ url: "https://x.example" }] }';
    const text = `version: 1\nstage: diagnose\nworkflow: { name: T }\n${owners}checklist:\n  design:\n    ${item}\n`;
    const { days, missed } = against(text, { today: '2027-01-04' }, 120);
    assert.deepEqual(missed, []);
    const reviews = days.flatMap(({ date, events }) =>
      events.filter(({ kind }) => kind === 'review').map(({ about, days: until }) => [date, until, about]),
    );
    assert.deepEqual(reviews, [['2027-04-08', 94, 'Escalation paths']]);
    const overdue = days.find(({ date }) => date === '2027-04-09')?.turns ?? [];
    assert.match(overdue[0]?.why ?? '', /the review was due on 2027-04-08/);
  });
});
