import { dayOf } from '../../base/dates';
import type { Fix } from '../../base/fix';
import { quoted, shorten } from '../../base/shorten';
import { nearest } from '../../base/suggest';
import { enumerated } from '../../base/words';
import { entries } from '../../facts/context';
import { resultAhead } from '../../facts/evaluations';
import {
  baselineAhead,
  pilotAhead,
  pilotRuns,
  type Reversed,
  reversedBaseline,
  reversedCases,
  reversedPilot,
  targetBeforeBaseline,
} from '../../facts/measured';
import { choiceFix, fixOf, removeFix } from '../fixes/fixes';
import type { Problem, Rule } from '../rule';
import { asOpenWork } from '../severity';
import { unknownId, unknownReferences } from './references';

/** Two dates in the wrong order; the ends of a period can be swapped. */
function wrongWayRound(name: string, { what, path, other, period }: Reversed): Problem {
  const swap = period && [
    { kind: 'set' as const, path: [...period.path, 'from'], value: period.to },
    { kind: 'set' as const, path: [...period.path, 'to'], value: period.from },
  ];
  return {
    message: `${name} ${what}: correct one of the two dates.`,
    path,
    related: [{ message: 'The other date', path: other }],
    fixes: swap === undefined ? [] : [fixOf({ kind: 'choose', title: 'Swap the two dates' }, swap)],
  };
}

/** What may have been mistaken where a target is on the wrong side: nobody but the reader knows which. */
function oneOfTwo({
  direction,
  baseline,
  target,
}: {
  direction: string;
  baseline: number;
  target: number;
}): Fix[] {
  const other = direction === 'decrease' ? 'increase' : 'decrease';
  return [
    choiceFix(`Change the direction to ${quoted(other)}`, ['value', 'direction'], other),
    fixOf(
      {
        kind: 'choose',
        which: 'swap',
        title: `Swap the baseline and the target: from ${target} to ${baseline}`,
      },
      [
        { kind: 'set', path: ['value', 'baseline', 'value'], value: target },
        { kind: 'set', path: ['value', 'target', 'value'], value: baseline },
      ],
    ),
  ];
}

export const valueRules: readonly Rule[] = [
  {
    code: 'value/unknown-signal',
    severity: 'error',
    summary: 'The value, the adoption or a result of the pilot refers to a signal that is not listed.',
    why: 'Nobody measures it, so nobody will know whether the workflow earns its place.',
    howToFix:
      'Correct the id, or add the signal under `signals`. A result of the pilot that no signal explains is a warning.',
    items: ['monitoring-plan-defined'],
    *check(context) {
      for (const reference of unknownReferences(context, 'value/unknown-signal')) {
        const problem = unknownId(context, reference);
        // What the pilot measured besides is harmless; what is to be judged by it must be measured.
        yield reference.target === 'key' ? { ...problem, severity: asOpenWork(context.facts) } : problem;
      }
    },
  },
  {
    code: 'value/target-wrong-way',
    severity: 'error',
    summary: 'The target is on the wrong side of the baseline.',
    why: 'The manifest contradicts itself: reaching this target would make things worse, or leave them as they are.',
    howToFix: 'Correct `direction`, the baseline or the target.',
    items: ['value-baseline-measured'],
    *check({ facts }) {
      const { direction, baseline, target } = facts.manifest.value ?? {};
      if (direction === undefined || baseline?.value === undefined || target?.value === undefined) return;
      const better = direction === 'decrease' ? target.value < baseline.value : target.value > baseline.value;
      if (better) return;
      const should = direction === 'decrease' ? 'decrease' : 'increase';
      yield {
        message: `The metric should ${should}, but the target ${target.value} is ${target.value === baseline.value ? 'the same as' : target.value > baseline.value ? 'above' : 'below'} the baseline ${baseline.value}: correct one of the three.`,
        path: ['value', 'target', 'value'],
        related: [
          { message: 'The baseline', path: ['value', 'baseline', 'value'] },
          { message: 'The direction', path: ['value', 'direction'] },
        ],
        fixes:
          target.value === baseline.value
            ? []
            : oneOfTwo({ direction, baseline: baseline.value, target: target.value }),
      };
    },
  },
  {
    code: 'value/baseline-missing',
    severity: 'warning',
    summary: 'The value metric has no baseline.',
    why: 'Without knowing the starting point, nobody can show what the workflow achieved. After the pilot it is too late to measure.',
    howToFix: 'Measure the metric over a window before the pilot: `baseline: { value: …, from: …, to: … }`.',
    items: ['value-baseline-measured'],
    *check({ facts }) {
      const { value } = facts.manifest;
      if (value === undefined || value.baseline?.value !== undefined) return;
      const isThere = value.baseline !== undefined;
      yield {
        message: 'The value metric has no measured baseline: what was it before the pilot?',
        absent: [['value', 'baseline', 'value']],
        path: isThere ? ['value', 'baseline'] : ['value'],
        target: 'key',
        severity: asOpenWork(facts),
      };
    },
  },
  {
    code: 'value/baseline-overlaps-pilot',
    severity: 'error',
    summary: 'The baseline was measured while the pilot ran.',
    why: 'It then contains the very effect that it should be compared with.',
    howToFix: 'Measure the baseline over a window that ends before the pilot begins.',
    items: ['value-baseline-measured'],
    *check({ facts }) {
      const { baseline } = facts.manifest.value ?? {};
      const { pilot } = facts.manifest;
      // Dates that cannot be true have a finding of their own.
      if (baselineAhead(facts) ?? pilotAhead(facts) ?? reversedBaseline(facts) ?? reversedPilot(facts))
        return;
      const [from, to, begin] = [dayOf(baseline?.from), dayOf(baseline?.to), dayOf(pilot?.from)];
      if (from === undefined || to === undefined || begin === undefined) return;
      const end = dayOf(pilot?.to) ?? Number.POSITIVE_INFINITY;
      if (to < begin || from > end) return;
      yield {
        message: `The baseline (${baseline?.from} to ${baseline?.to}) overlaps the pilot (${pilot?.from} to ${pilot?.to ?? 'now'}), and so measures what it should be compared with: measure it before ${pilot?.from}.`,
        path: ['value', 'baseline', to >= begin && from < begin ? 'to' : 'from'],
        related: [{ message: 'The pilot', path: ['pilot', 'from'] }],
      };
    },
  },
  {
    code: 'value/in-the-future',
    severity: 'error',
    summary: 'Something is said to have been measured on days that have not come yet.',
    why: 'A baseline that is still to be measured, the results of a pilot that has not begun and those of an evaluation that is still to be run prove nothing: most likely there is a slip in the year. One day is allowed for, since teams and their machines sit in different time zones. That a pilot which has results still goes on is information: they may change.',
    howToFix:
      'Correct the date, or take the value or the results out until they have been measured. Days ahead are fine for what is only planned: a baseline without a value, a pilot without results, the date of the target.',
    items: ['value-baseline-measured'],
    *check({ facts }) {
      const baseline = reversedBaseline(facts) === undefined ? baselineAhead(facts) : undefined;
      if (baseline !== undefined)
        yield {
          message: `The baseline has a value already, but ${baseline.what}: correct the date, or add the value once it has been measured.`,
          path: baseline.path,
          fixes: [removeFix('Remove the value until it has been measured', ['value', 'baseline', 'value'])],
        };
      for (const [id, evaluation] of entries(facts.manifest.evaluations)) {
        const on = resultAhead(evaluation, facts.today);
        if (on !== undefined)
          yield {
            message: `${quoted(id)} has a result already, but it is dated ${on}, which lies in the future: correct the date, or add the result once there is one.`,
            path: ['evaluations', id, 'result', 'on'],
            items: [evaluation.item ?? 'evaluation-passed'],
          };
      }
      if (reversedPilot(facts) !== undefined) return;
      const pilot = pilotAhead(facts);
      if (pilot !== undefined)
        yield {
          message: `The pilot has results already, but ${pilot.what}: correct the date, or add the results once there are any.`,
          path: pilot.path,
          fixes: [removeFix('Remove the results until there are any', ['pilot', 'results'])],
        };
      const end = pilotRuns(facts);
      if (end !== undefined)
        yield {
          message: `The pilot goes on until ${end}, so its results are not final.`,
          path: ['pilot', 'results'],
          target: 'key',
          severity: 'information',
          related: [{ message: 'Its last day', path: ['pilot', 'to'] }],
        };
    },
  },
  {
    code: 'value/dates-reversed',
    severity: 'error',
    summary: 'Two dates stand in the wrong order.',
    why: 'Nothing was measured over a period that ends before it begins, a target is reached after its baseline and not before, and no evaluation was run on cases that came later.',
    howToFix: 'Correct one of the two dates, or swap them.',
    items: ['value-baseline-measured'],
    *check({ facts }) {
      const [baseline, pilot] = [reversedBaseline(facts), reversedPilot(facts)];
      if (baseline !== undefined) yield wrongWayRound('The baseline', baseline);
      if (pilot !== undefined) yield wrongWayRound('The pilot', pilot);
      // A baseline that lies in the future is the fault, not the target before its end.
      const target = baselineAhead(facts) === undefined ? targetBeforeBaseline(facts) : undefined;
      if (target !== undefined) yield wrongWayRound('The target', target);
      for (const [id, fault] of reversedCases(facts))
        yield {
          ...wrongWayRound(fault.period === undefined ? quoted(id) : `The data of ${quoted(id)}`, fault),
          items: ['evaluation-passed'],
        };
    },
  },
  {
    code: 'value/pilot-proves-nothing',
    severity: 'warning',
    summary: 'The pilot did not measure the value metric.',
    why: 'A pilot that did not measure the metric that the workflow will be judged by proves nothing about it.',
    howToFix:
      'Add the result of the value signal under `pilot.results`, or choose a metric that the pilot did measure.',
    items: ['value-baseline-measured'],
    *check({ facts }) {
      const { value, pilot, signals } = facts.manifest;
      const measured = Object.keys(pilot?.results ?? {});
      if (value?.signal === undefined || measured.length === 0 || measured.includes(value.signal)) return;
      // A metric that is not among the signals is the fault, and has a finding of its own; so has a misspelled result.
      const known = Object.keys(signals ?? {});
      if (signals !== undefined && !known.includes(value.signal)) return;
      if (measured.some((id) => !known.includes(id) && nearest(id, known).includes(value.signal ?? '')))
        return;
      yield {
        message: `The value metric is ${quoted(value.signal)}, but the pilot measured ${enumerated(measured.slice(0, 4).map((id) => shorten(id)))}: add its result, or choose a metric that the pilot did measure.`,
        absent: [['pilot', 'results', value.signal]],
        path: ['pilot', 'results'],
        target: 'key',
        related: [{ message: 'The value metric', path: ['value', 'signal'] }],
      };
    },
  },
];
