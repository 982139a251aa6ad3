import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { dayOf, isoOf } from '../../../../src/core/base/dates';
import { stages } from '../../../../src/core/base/stages';
import { type CalendarDay, calendarOf } from '../../../../src/core/calendar/calendar';
import { standingOf, turnsBetween } from '../../../../src/core/calendar/turns';
import { type EvaluationInput, evaluate, readDocument, toTheEnd } from '../../../../src/core/service';
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

  it('has what the forecast takes back within days, while a change is waited for', () => {
    const rest = `
owners: { o1: { handle: "@o1", roles: [oncall] }, boss: { handle: "@boss", roles: [outcome, approver] } }
systems: { sap: { name: S, owner: o1, access: read-write, changeLeadTime: 100d, requestedOn: 2027-01-04 } }
integrations: { i: { system: sap, direction: write, status: planned } }
goLive: 2027-08-19
`;
    const head = `version: 1\nstage: diagnose\nworkflow: { name: T }${rest}`;
    const lines = stages.flatMap((stage) => [
      `  ${stage}:`,
      ...evaluate(readDocument(head), { today: '2027-01-04' })
        .items.filter((item) => item.stage === stage)
        .map(({ id }) => {
          const days = id === 'workflow-scoped' ? 75 : 0;
          return `    ${id}: { status: unmet, by: o1, estimate: { low: ${days}d, likely: ${days}d, high: ${days}d } }`;
        }),
    ]);
    const document = readDocument(`${head}checklist:\n${lines.join('\n')}\n`);
    const told = toTheEnd(calendarOf(document, { today: '2027-01-04' })).days;
    const start = dayOf('2027-01-04') ?? 0;
    const missed: string[] = [];
    const turning: string[] = [];
    let before = evaluate(document, { today: '2027-01-04' }, Number.POSITIVE_INFINITY);
    for (let day = start + 1; day <= start + 60; day++) {
      const today = isoOf(day) ?? '';
      const after = evaluate(document, { today }, Number.POSITIVE_INFINITY);
      const got = told.find(({ date }) => date === today)?.turns ?? [];
      const expected = turnsBetween(before, after);
      if (expected.length > 0) turning.push(today);
      if (JSON.stringify(got) !== JSON.stringify(expected)) missed.push(today);
      before = after;
    }
    assert.deepEqual(missed, []);
    const [goLive] = told.flatMap(({ events }) => events).filter(({ kind }) => kind === 'go-live');
    assert.equal(goLive?.date, '2027-08-19');
    assert.doesNotMatch(goLive?.more ?? '', /Go-live is in/, 'as of its own day');
    assert.ok(turning.length >= 2, `it goes and comes: ${turning.join(', ')}`);
  });
});
