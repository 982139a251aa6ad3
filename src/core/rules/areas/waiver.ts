import { isBlank } from '../../base/characters';
import { daysBetween, hasEnded, plusDays } from '../../base/dates';
import type { Fix } from '../../base/fix';
import { longestWaiver, waiverNotice } from '../../base/limits';
import { quoted } from '../../base/shorten';
import { enumerated, plural } from '../../base/words';
import { itemRecord, notWaivableItems } from '../../domain/records';
import { type Facts, holds } from '../../facts/context';
import { historyOf } from '../../facts/promises';
import type { ItemReport } from '../../facts/report';
import { waiverLacks } from '../../facts/waiver';
import { approversOf, chooseInstead, fixOf, pick, setFix } from '../fixes/fixes';
import { reopen } from '../fixes/status-fixes';
import type { Problem, Rule, RuleContext } from '../rule';

const waived = (context: RuleContext): ItemReport[] =>
  context.items.filter(({ status }) => status === 'waived');

/** Waivers of what can be waived. Of the others it is only said that they are none. */
const waivers = (context: RuleContext): ItemReport[] =>
  waived(context).filter(({ id }) => !itemRecord(id).notWaivable);

/** So often a waiver is renewed before it is said that it is no waiver any more. */
const mostRenewals = 3;

/** Adds what a waiver lacks, once for each owner who could have approved it. */
function complete(
  { path, on, reason, approver, expires }: ItemReport,
  { manifest, today, configuration }: Facts,
): Fix[] {
  // What it is for is said first: nobody approves a waiver without a reason.
  if (reason === undefined || isBlank(reason)) return [];
  const until = plusDays(on ?? today, configuration.waiverDays) ?? today;
  const end =
    expires === undefined ? [{ kind: 'set' as const, path: [...path, 'expires'], value: until }] : [];
  const ends = end.length === 0 ? '' : `, until ${until}`;
  if (approver !== undefined) return [fixOf({ kind: 'add', title: `End it on ${until}` }, end)];
  return pick(approversOf(manifest), (id) =>
    fixOf({ kind: 'choose', title: `Approved by ${quoted(id)}${ends}`, which: id }, [
      { kind: 'set', path: [...path, 'approver'], value: id },
      ...end,
    ]),
  );
}

export const waiverRules: readonly Rule[] = [
  {
    code: 'waiver/incomplete',
    severity: 'error',
    summary: 'A waiver has no approver or no end date.',
    why: 'A waiver is a temporary decision that someone is accountable for. Without an approver nobody is; without an end date the gap is permanent.',
    howToFix: `Add \`approver\` (an owner other than the person who owns performance) and \`expires\` (at most ${longestWaiver} days ahead).`,
    *check(context) {
      for (const item of waivers(context)) {
        const lacks = waiverLacks(item);
        const formal = lacks.filter((key) => key !== 'reason');
        if (formal.length === 0) continue;
        yield {
          message: `${quoted(item.id)} is waived without ${enumerated(lacks.map((key) => quoted(key)))}: a waiver says why, who approved it and when it ends.`,
          absent: formal.map((key) => [...item.path, key]),
          path: [...item.path, 'status'],
          fixes: [...complete(item, context.facts), reopen(item, context.parsed)],
        };
      }
    },
  },
  {
    code: 'waiver/expired',
    severity: 'error',
    summary: 'A waiver has ended.',
    why: 'What was postponed is now due: the item is open again. A waiver holds through its last day.',
    howToFix: 'Complete the item, or have the waiver renewed by its approver.',
    *check(context) {
      for (const item of waivers(context)) {
        const days = daysBetween(item.expires, context.facts.today);
        if (days === undefined || !hasEnded(item.expires, context.facts.today)) continue;
        const when = `${plural(days, 'day')} ago`;
        yield {
          message: `The waiver for ${quoted(item.id)} ended on ${item.expires} (${when}): complete the item, or have the waiver renewed.`,
          path: [...item.path, 'expires'],
          fixes: [reopen(item, context.parsed)],
        };
      }
    },
  },
  {
    code: 'waiver/expires-soon',
    severity: 'warning',
    summary: 'A waiver ends within two weeks.',
    why: 'When it ends, the gate is no longer passed. Two weeks are enough to do something about it.',
    howToFix: 'Complete the item before the waiver ends, or have the waiver renewed.',
    *check(context) {
      for (const item of waivers(context)) {
        const left = daysBetween(context.facts.today, item.expires);
        if (left === undefined || left < 0 || left > waiverNotice) continue;
        const when = left === 0 ? 'today' : `in ${plural(left, 'day')}`;
        yield {
          message: `The waiver for ${quoted(item.id)} ends ${when}, on ${item.expires}: complete it by then, or have the waiver renewed.`,
          path: [...item.path, 'expires'],
          target: 'key',
        };
      }
    },
  },
  {
    code: 'waiver/too-long',
    severity: 'warning',
    summary: `A waiver lasts more than ${longestWaiver} days.`,
    why: 'A waiver that outlasts a quarter is a decision not to do the item. A configuration may allow fewer days. The days are counted from `on` where the waiver is dated, otherwise from today.',
    howToFix: `End it within ${longestWaiver} days and renew it if needed, so that someone looks at it again.`,
    *check(context) {
      const { waiverDays } = context.facts.configuration;
      for (const item of waivers(context)) {
        const from = item.on ?? context.facts.today;
        const days = daysBetween(from, item.expires);
        if (days === undefined || days <= waiverDays) continue;
        // One that has ended is not too long any more.
        if (hasEnded(item.expires, context.facts.today)) continue;
        const since = item.on === undefined ? 'from today' : `from ${item.on}`;
        const until = plusDays(from, waiverDays) ?? '';
        const fixes =
          (daysBetween(context.facts.today, until) ?? -1) >= 0
            ? [
                setFix(
                  { kind: 'change', title: `End it on ${until} (${waiverDays} days)`, which: 'end' },
                  [...item.path, 'expires'],
                  until,
                ),
              ]
            : [];
        yield {
          message: `The waiver for ${quoted(item.id)} lasts ${plural(days, 'day')} ${since}; at most ${waiverDays} are allowed, so until ${until}.`,
          path: [...item.path, 'expires'],
          fixes,
        };
      }
    },
  },
  {
    code: 'waiver/not-waivable',
    severity: 'error',
    summary: 'An item that cannot be waived is waived.',
    why: `Some items are what everything else depends on: without named owners nobody is accountable, without a risk tier nobody knows what is at stake, without a tested stop nobody can end the harm. These cannot be waived: ${enumerated(notWaivableItems().map((id) => `\`${id}\``))}.`,
    howToFix: 'Reopen the item and complete it.',
    *check(context) {
      for (const item of waived(context)) {
        if (!itemRecord(item.id).notWaivable) continue;
        yield {
          message: `${quoted(item.id)} cannot be waived: it must be done.`,
          path: [...item.path, 'status'],
          fixes: [reopen(item, context.parsed)],
        };
      }
    },
  },
  {
    code: 'waiver/self-approved',
    severity: 'error',
    summary: 'A waiver is approved by the person who owns performance.',
    why: 'The person who is measured by how the workflow performs should not decide alone which of its checks may be skipped.',
    howToFix: 'Have it approved by someone else, usually the owner in the `approver` or `outcome` role.',
    *check(context): Generator<Problem> {
      const { manifest } = context.facts;
      for (const item of waivers(context)) {
        if (!holds(manifest, item.approver, 'performance')) continue;
        yield {
          message: `The waiver for ${quoted(item.id)} is approved by ${quoted(item.approver ?? '')}, who owns performance: someone else must approve it.`,
          path: [...item.path, 'approver'],
          fixes: [
            ...pick(approversOf(manifest), (id) => chooseInstead([...item.path, 'approver'], id)),
            reopen(item, context.parsed),
          ],
        };
      }
    },
  },
  {
    code: 'waiver/renewed-again',
    severity: 'information',
    summary: 'A waiver was renewed for the third time.',
    why: 'A waiver is for a while. One that is put off again and again is a decision not to do the item that nobody has taken. Counted are the commits that put its end off (`expires`), since the item is waived; several on one day count once, and so does one that came by two branches.',
    howToFix:
      'Do the item, or take the decision: where the catalogue allows it, `not-applicable` with a reason; otherwise with those who answer for the workflow. Asked of git only where there is one; a clone without the whole history (`fetch-depth: 0`) cannot tell.',
    *check(context) {
      const history = historyOf(context.facts.repository);
      for (const item of waivers(context)) {
        const renewals = history?.renewals.get(item.id) ?? [];
        const last = renewals.at(-1);
        if (renewals.length < mostRenewals || last === undefined) continue;
        yield {
          message: `The waiver for ${quoted(item.id)} was renewed ${plural(renewals.length, 'time')} since ${renewals[0]?.day}, the last time on ${last.day} until ${last.to} (commit ${last.commit}). Complete the item, or decide that it will not be done.`,
          path: [...item.path, 'expires'],
        };
      }
    },
  },
];
