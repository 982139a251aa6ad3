import { grouped, plural } from '../../base/words';
import { worthOf } from '../../facts/worth';
import type { Manifest } from '../../schema/generated/manifest-file';
import type { Rule } from '../rule';
import { asOpenWork } from '../severity';

/** What a month costs and what it is to bring, in one currency, with the arithmetic of both. */
interface Balance {
  readonly currency: string;
  readonly cost: number;
  readonly costSum: string;
  readonly worth: number;
  readonly worthSum: string;
}

/** Undefined where a factor is not known, or the two are not in one currency. */
function balanceOf(manifest: Manifest): Balance | undefined {
  const { cost, value, workflow } = manifest;
  const worth = worthOf(manifest);
  const cases = workflow?.volumePerMonth;
  if ('lacks' in worth || value?.direction === undefined) return undefined;
  if (cost?.perCase === undefined || cases === undefined) return undefined;
  const { better, perUnit, times, isMonthly, currency } = worth;
  // A target on the wrong side has a finding of its own.
  if (currency !== cost.currency?.toUpperCase() || better <= 0) return undefined;
  const factors = [
    plain(better),
    ...(perUnit === 1 ? [] : [plain(perUnit)]),
    ...(isMonthly || cases === 1 ? [] : [plural(cases, 'case')]),
  ];
  return {
    currency,
    cost: cost.perCase * cases,
    costSum: `${plain(cost.perCase)} × ${plural(cases, 'case')}`,
    worth: better * perUnit * times,
    worthSum: factors.length === 1 ? '' : ` (${factors.join(' × ')})`,
  };
}

/** A number without the noise of its binary form. */
function plain(value: number): string {
  return String(+value.toFixed(4));
}

function money(value: number, currency: string): string {
  return `${grouped(value < 100 ? +value.toFixed(2) : Math.round(value))} ${currency}`;
}

export const costRules: readonly Rule[] = [
  {
    code: 'cost/no-limit',
    severity: 'warning',
    summary: 'A cost is stated, but no limit for a month.',
    why: 'What each case costs is an average. A loop, a burst of cases or an attack costs many times as much, and without a limit the bill is where it shows.',
    howToFix:
      'Set `monthlyLimit` to what a month may cost at most, enforce it where the calls are made, and say at which share of it someone is told (`alertAt`).',
    items: ['consumption-limited'],
    *check({ facts }) {
      const { cost } = facts.manifest;
      if (cost === undefined || cost.monthlyLimit !== undefined) return;
      if (cost.perCase === undefined && cost.alertAt === undefined) return;
      const share = cost.alertAt === undefined ? '' : ', so nothing is reached at the share that is to alert';
      yield {
        message: `A cost is stated, but no monthly limit${share}: say what a month may cost at most.`,
        absent: [['cost', 'monthlyLimit']],
        path: ['cost'],
        target: 'key',
        severity: asOpenWork(facts),
      };
    },
  },
  {
    code: 'cost/over-value',
    severity: 'warning',
    summary: 'The workflow costs more than it is to bring.',
    why: 'Reaching the target would still be a loss. That shows before anything is built, from four numbers that are in the manifest already. The sum is `cost.perCase × volumePerMonth` against the way from baseline to target `× valuePerUnit × volumePerMonth`; a metric whose unit or signal says that it is of a month is not multiplied by the volume.',
    howToFix:
      'Find a cheaper way to handle a case, a smaller share of cases that is worth it, or correct the numbers. Both amounts must be in one currency, otherwise nothing is compared.',
    items: ['value-baseline-measured'],
    *check({ facts: { manifest } }) {
      const balance = balanceOf(manifest);
      if (balance === undefined || balance.cost <= balance.worth) return;
      const { currency, cost, costSum, worth, worthSum } = balance;
      yield {
        message: `A month costs ${money(cost, currency)} (${costSum}), but is to bring ${money(worth, currency)}${worthSum}: at this price the target is a loss.`,
        path: ['cost', 'perCase'],
        related: [
          { message: 'The target', path: ['value', 'target', 'value'] },
          { message: 'The volume', path: ['workflow', 'volumePerMonth'] },
        ],
      };
    },
  },
];
