import { grouped, plural } from '../../base/words';
import { decidesAboutPeople } from '../../facts/context';
import { feasibility, lacksOversight } from '../../facts/oversight';
import type { Rule } from '../rule';

/** Whole hours, or finer ones where the two would look alike. */
function hours(count: number, other: number): string {
  const alike = Math.round(count) === Math.round(other);
  return `${grouped(alike ? +count.toFixed(2) : Math.round(count))} h`;
}

export const oversightRules: readonly Rule[] = [
  {
    code: 'oversight/missing',
    severity: 'error',
    summary: 'Nobody reviews the output, although the risk asks for it.',
    why: 'Where a wrong output can harm people, someone must be able to notice it, override it and stop it.',
    howToFix: 'Choose a mode (`sample`, `approve-each` or `monitor`), name an overseer and plan their hours.',
    items: ['human-oversight-designed'],
    *check({ facts: { manifest } }) {
      const why = lacksOversight(manifest);
      if (why === undefined) return;
      const key = manifest.risk?.tier === 'high' ? 'tier' : decidesAboutPeople(manifest)?.key;
      yield {
        message: `Nobody reviews the output ("none"), although ${why}: choose sample, approve-each or monitor.`,
        path: ['oversight', 'mode'],
        related: key === undefined ? [] : [{ message: 'This requires oversight', path: ['risk', key] }],
      };
    },
  },
  {
    code: 'oversight/infeasible',
    severity: 'error',
    summary: 'The reviews need more hours than are available.',
    why: 'Oversight that does not fit into the available time turns into clicking through. The sum is `volumePerMonth × reviewRate × minutesPerReview` against `hoursPerWeek × 52 / 12`.',
    howToFix: 'Review a smaller share, make a review shorter, or find more hours.',
    items: ['human-oversight-designed'],
    *check({ facts: { manifest } }) {
      const sum = feasibility(manifest);
      if (sum === undefined || sum.needed <= sum.available) return;
      const rate = sum.rate === 1 ? 'every one' : `${+(sum.rate * 100).toFixed(2)} %`;
      yield {
        message: `The reviews take ${hours(sum.needed, sum.available)} a month (${plural(sum.cases, 'case')} × ${rate} × ${sum.minutes} min), but there are ${hours(sum.available, sum.needed)} (${sum.hoursPerWeek} h a week × 52 / 12).`,
        path: ['oversight', 'hoursPerWeek'],
        related: [{ message: 'The volume', path: ['workflow', 'volumePerMonth'] }],
      };
    },
  },
];
