import type { Severity } from '../../base/finding';
import { quoted } from '../../base/shorten';
import { enumerated, grouped, plural } from '../../base/words';
import { entries, type Facts, hasReached } from '../../facts/context';
import {
  criteriaFault,
  currentEvaluations,
  currentMetrics,
  type EvaluatedItem,
  hasResult,
  intervalOf,
  isMet,
  isRun,
  otherReleases,
} from '../../facts/evaluations';
import { catalogueItem } from '../../schema/catalogue';
import type { ItemId } from '../../schema/generated/catalogue';
import type { Evaluation, Metric } from '../../schema/generated/manifest-file';
import { reopen } from '../fixes/status-fixes';
import type { Problem, Rule, RuleContext } from '../rule';
import { unknownIds } from './references';
import { unreadableThreshold } from './thresholds';

/** Whether the item that rests on an evaluation is said to be met. */
function isClaimed({ manifest }: Facts, item: EvaluatedItem | undefined): boolean {
  return item !== undefined && manifest.checklist?.[catalogueItem(item).stage]?.[item]?.status === 'met';
}

/**
 * What speaks against a result: an error where an item is said to be met by it, which is then not so. Said of the
 * item as well, it would be said twice.
 */
function against(
  { facts, parsed }: RuleContext,
  item: EvaluatedItem | undefined,
): Pick<Problem, 'severity' | 'items' | 'related' | 'fixes'> {
  const items: readonly ItemId[] = [item ?? 'evaluation-passed'];
  if (item === undefined || !isClaimed(facts, item)) return { severity: 'warning', items };
  const path = ['checklist', catalogueItem(item).stage, item];
  return {
    severity: 'error',
    items,
    related: [{ message: `${quoted(item)} is marked as met`, path: [...path, 'status'] }],
    fixes: [reopen({ path, status: 'met' }, parsed, 'in-progress')],
  };
}

/** The metrics of an evaluation that ask for more cases than there are. */
function tooFew({ data, metrics }: Evaluation): [id: string, metric: Metric, asked: number][] {
  const cases = data?.cases;
  if (cases === undefined) return [];
  return entries(metrics).flatMap(([id, metric]): [string, Metric, number][] =>
    metric.cases !== undefined && metric.cases > cases ? [[id, metric, metric.cases]] : [],
  );
}

/** How much it matters that something has not come out yet; undefined where nobody asks for it yet. */
function asResult(facts: Facts, item: EvaluatedItem | undefined): Severity | undefined {
  if (isClaimed(facts, item)) return 'warning';
  return hasReached(facts, 'deploy') ? 'information' : undefined;
}

export const evaluationRules: readonly Rule[] = [
  {
    code: 'evaluation/unknown-model',
    severity: 'error',
    summary: 'An evaluation names a model that is not listed.',
    why: 'Whether it speaks of the model that runs cannot be told.',
    howToFix: 'Correct the id, or add the model under `models`.',
    items: ['evaluation-passed'],
    *check(context) {
      yield* unknownIds(context, 'evaluation/unknown-model');
    },
  },
  {
    code: 'evaluation/below-threshold',
    severity: 'warning',
    summary: 'What came out of an evaluation misses its threshold.',
    why: 'The threshold says what is still good, and was fixed before anyone knew the result. It is an error while the item that rests on the evaluation is marked as met: it is not. A result that a later evaluation of the same item has measured again is history.',
    howToFix:
      'Improve the workflow and evaluate it again, or reopen the item. To lower the threshold is a decision of those who fixed it, made and written down as one.',
    items: ['evaluation-passed'],
    *check(context) {
      for (const { evaluation, whole, id, metric, item } of currentMetrics(context.facts.manifest)) {
        if (isMet(metric) !== false) continue;
        const interval = intervalOf(whole, metric);
        const sure = interval === undefined ? '' : `, ${interval}`;
        const path = ['evaluations', evaluation, 'metrics', id];
        const said = against(context, item);
        yield {
          ...said,
          message: `${quoted(id)} is ${metric.value}${sure}, which misses ${quoted(String(metric.threshold))}${said.severity === 'error' ? `, but ${quoted(item ?? '')} is marked as met` : ''}.`,
          path: [...path, 'value'],
          related: [{ message: 'The threshold', path: [...path, 'threshold'] }, ...(said.related ?? [])],
        };
      }
    },
  },
  {
    code: 'evaluation/criteria-after-result',
    severity: 'warning',
    summary: 'The criteria of an evaluation were fixed after its result was known.',
    why: 'Whoever knows the result fixes the criteria that it meets. It is an error while the item that rests on the evaluation is marked as met.',
    howToFix:
      'Correct the date if it is a slip. Otherwise fix the criteria now, and run the evaluation again on cases that nobody has tried yet.',
    items: ['evaluation-passed'],
    *check(context) {
      const { manifest, today } = context.facts;
      for (const [id, evaluation] of currentEvaluations(manifest)) {
        const what = criteriaFault(evaluation, today);
        if (what === undefined) continue;
        const said = against(context, evaluation.item);
        const on = ['evaluations', id, 'result', 'on'];
        yield {
          ...said,
          message: `The criteria of ${quoted(id)} ${what}: correct the date, or run it again against criteria that were fixed before.`,
          path: ['evaluations', id, 'criteria', 'fixedOn'],
          related: [
            ...(evaluation.result?.on === undefined ? [] : [{ message: 'The result', path: on }]),
            ...(said.related ?? []),
          ],
        };
      }
    },
  },
  {
    code: 'evaluation/other-release',
    severity: 'warning',
    summary: 'No evaluation of an item judged the release, the models and the prompts that are to run.',
    why: 'What was evaluated is not what goes live: a result says nothing of another model, another prompt or another version. It is an error while the item that rests on the evaluation is marked as met. In operation it is the release that has changed, and `release/changed-since-evaluation` says so instead.',
    howToFix:
      'Evaluate what is to run, and say so under `evaluated`; or correct `release`. An earlier evaluation may stay: it is enough that one for the same item judged what runs. A commit may be shortened.',
    items: ['evaluation-passed'],
    *check(context) {
      const { facts } = context;
      if (hasReached(facts, 'operate')) return;
      for (const { evaluation, item, what, path, runs, isPart } of otherReleases(facts)) {
        const said: Partial<Problem> = isPart
          ? { items: [item ?? 'evaluation-passed'] }
          : against(context, item);
        yield {
          ...said,
          message: `${quoted(evaluation)} ${what}: evaluate what is to run.`,
          path,
          related: [{ message: 'What runs', path: runs }, ...(said.related ?? [])],
        };
      }
    },
  },
  {
    code: 'evaluation/too-few-cases',
    severity: 'warning',
    summary: 'An evaluation was run on fewer cases than it asks for.',
    why: 'The fewer the cases, the more a result is chance: 19 of 20 may be anything from 76 % to 99 %. How many are needed was fixed with the criteria.',
    howToFix:
      'Add cases and run it again, or correct `data.cases`. `cases` at a metric is the least number that it must have been measured on.',
    items: ['evaluation-passed'],
    *check({ facts }) {
      for (const [id, evaluation] of currentEvaluations(facts.manifest)) {
        const short = tooFew(evaluation);
        const most = Math.max(...short.map(([, , asked]) => asked));
        const first = short.find(([, , each]) => each === most);
        if (first === undefined) continue;
        const [metric, measured, asked] = first;
        const interval = intervalOf(evaluation, measured);
        const sure = interval === undefined ? '' : ` What came out is ${measured.value}: ${interval}.`;
        yield {
          message: `${quoted(id)} has ${plural(evaluation.data?.cases ?? 0, 'case')}, but ${quoted(metric)} asks for at least ${grouped(asked)}.${sure}`,
          path: ['evaluations', id, 'data', 'cases'],
          items: [evaluation.item ?? 'evaluation-passed'],
          related: short.map(([each, , least]) => ({
            message: `${quoted(each)} asks for ${grouped(least)}`,
            path: ['evaluations', id, 'metrics', each, 'cases'],
          })),
        };
      }
    },
  },
  {
    code: 'evaluation/slice-missing',
    severity: 'warning',
    summary: 'An evaluation says nothing of a part of the cases that it should tell apart.',
    why: 'A good average hides the group for which it works badly. That no part is told apart at all where fairness is evaluated is information until the item is marked as met.',
    howToFix:
      'Run the evaluation on that part as well, and add its `value` or the `file` of its result. Where fairness is evaluated, give each group that a wrong answer can hurt a metric with a `slice`.',
    items: ['evaluation-passed'],
    *check({ facts }) {
      for (const { evaluation, whole, id, metric, item } of currentMetrics(facts.manifest)) {
        if (metric.slice === undefined || hasResult(whole, metric) || !isRun(whole, facts.today)) continue;
        yield {
          message: `${quoted(evaluation)} was run, but ${quoted(id)} has no result for ${quoted(metric.slice)}: add what came out.`,
          path: ['evaluations', evaluation, 'metrics', id],
          target: 'key',
          absent: [
            ['evaluations', evaluation, 'metrics', id, 'value'],
            ['evaluations', evaluation, 'result', 'file'],
          ],
          items: [item ?? 'evaluation-passed'],
        };
      }
      const fair = currentEvaluations(facts.manifest).filter(([, { item }]) => item === 'fairness-evaluated');
      const [first] = fair.filter(([, { metrics }]) => entries(metrics).length > 0);
      const severity = asResult(facts, 'fairness-evaluated');
      const isDivided = fair.some(([, { metrics }]) =>
        entries(metrics).some(([, { slice }]) => slice !== undefined),
      );
      if (first === undefined || isDivided || severity === undefined) return;
      yield {
        message: `${quoted(first[0])} is to show that every group is treated well, but no metric is about one: give each group a metric with a "slice".`,
        path: ['evaluations', first[0], 'metrics'],
        target: 'key',
        severity,
        items: ['fairness-evaluated'],
      };
    },
  },
  {
    code: 'evaluation/result-missing',
    severity: 'information',
    summary: 'An evaluation has criteria, and no result.',
    why: 'What is to be good is fixed, and nobody can see whether it is. While the item that rests on it is marked as met this is a warning; before, it is open work of the deploy stage.',
    howToFix:
      'Run the evaluation, and name the file that it wrote (`result.file`), or write what came out (`value`) where no file can be read.',
    items: ['evaluation-passed'],
    *check({ facts }) {
      for (const [id, evaluation] of currentEvaluations(facts.manifest)) {
        const severity = asResult(facts, evaluation.item);
        const lacking = entries(evaluation.metrics).filter(
          ([, metric]) =>
            !hasResult(evaluation, metric) && (metric.slice === undefined || !isRun(evaluation, facts.today)),
        );
        const [first] = lacking;
        if (severity === undefined || first === undefined) continue;
        const isWhole = lacking.length === entries(evaluation.metrics).length;
        const names = lacking.slice(0, 4).map(([metric]) => quoted(metric));
        const claim = severity === 'warning' ? `${quoted(evaluation.item ?? '')} is marked as met, but ` : '';
        const what = isWhole
          ? `${quoted(id)} has no result`
          : `${enumerated(names)} of ${quoted(id)} ${lacking.length === 1 ? 'has' : 'have'} no result`;
        yield {
          message: `${claim}${what}: name the file of the result, or write what came out.`,
          path: isWhole ? ['evaluations', id] : ['evaluations', id, 'metrics', first[0]],
          target: 'key',
          severity,
          absent: [
            ['evaluations', id, 'result', 'file'],
            ...lacking.map(([metric]) => ['evaluations', id, 'metrics', metric, 'value']),
          ],
          items: [evaluation.item ?? 'evaluation-passed'],
        };
      }
    },
  },
  {
    code: 'evaluation/unreadable-threshold',
    severity: 'warning',
    summary: 'The threshold of a metric cannot be read as a comparison.',
    why: 'What a person has to interpret, two people read differently, and after the result is known it is read as it suits.',
    howToFix:
      'Write a comparison with a number: `">= 0.92"`, `"<= 2 %"`, `"0.2 .. 0.8"`. A bare number does not say which side of it is good.',
    items: ['evaluation-passed'],
    *check(context) {
      for (const { evaluation, id, metric, item } of currentMetrics(context.facts.manifest)) {
        const path = ['evaluations', evaluation, 'metrics', id, 'threshold'];
        const problem = unreadableThreshold(context, id, { threshold: metric.threshold, path });
        if (problem !== undefined) yield { ...problem, items: [item ?? 'evaluation-passed'] };
      }
    },
  },
];
