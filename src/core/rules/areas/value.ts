import { dayOf } from '../../base/dates';
import { quoted, shorten } from '../../base/shorten';
import { suggest } from '../../base/suggest';
import { enumerated } from '../../base/words';
import { hasReached } from '../../facts/context';
import { chooseInstead } from '../fixes/fixes';
import type { Rule } from '../rule';
import { asOpenWork } from '../severity';
import { unknownId, unknownReferences } from './references';

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
      const { manifest } = context.facts;
      // In diagnose there need not be signals yet.
      if (manifest.signals === undefined && !hasReached(context.facts, 'design')) return;
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
            : [chooseInstead(['value', 'direction'], direction === 'decrease' ? 'increase' : 'decrease')],
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
      if (measured.some((id) => !known.includes(id) && suggest(id, known) === value.signal)) return;
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
