import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { dayOf, isoOf } from '../../../../src/core/base/dates';
import { type CalendarDay, calendarOf } from '../../../../src/core/calendar/calendar';
import { standingOf, turnsBetween } from '../../../../src/core/calendar/turns';
import { type EvaluationInput, evaluate, readDocument } from '../../../../src/core/service';
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
});
