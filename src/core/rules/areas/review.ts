import { daysBetween, periodInWords } from '../../base/dates';
import { quoted } from '../../base/shorten';
import { plural } from '../../base/words';
import type { Rule } from '../rule';

/** So many days before it is due a review is spoken of. */
const soon = 7;

export const reviewRules: readonly Rule[] = [
  {
    code: 'review/overdue',
    severity: 'warning',
    summary: 'An item that is reviewed regularly is past its review.',
    why: 'What was true at the last review may no longer be true: data drifts, people and suppliers change.',
    howToFix: 'Review it, add what you found as evidence, and set `on` to the date.',
    *check({ facts, items }) {
      for (const item of items) {
        const late = item.reviewDue === undefined ? undefined : daysBetween(item.reviewDue, facts.today);
        if (late === undefined || late <= 0) continue;
        const period = periodInWords(item.entry.review ?? '');
        yield {
          message: `${quoted(item.id)} is reviewed ${period} and was last reviewed on ${item.on}: the review was due on ${item.reviewDue}, ${plural(late, 'day')} ago.`,
          path: [...item.path, 'on'],
          target: 'key',
        };
      }
    },
  },
  {
    code: 'review/due-soon',
    severity: 'information',
    summary: 'A review is due within a week.',
    why: 'This is a reminder while there is still time.',
    howToFix: 'Review the item, add what you found as evidence, and set `on` to the date.',
    *check({ facts, items }) {
      for (const item of items) {
        const left = item.reviewDue === undefined ? undefined : daysBetween(facts.today, item.reviewDue);
        if (left === undefined || left < 0 || left > soon) continue;
        const when = left === 0 ? 'today' : `in ${plural(left, 'day')}`;
        yield {
          message: `The review of ${quoted(item.id)} is due ${when}, on ${item.reviewDue}.`,
          path: [...item.path, 'on'],
          target: 'key',
        };
      }
    },
  },
];
