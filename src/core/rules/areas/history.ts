/** What git knows of what is claimed: that something was changed since somebody relied on it. */
import { visible } from '../../base/characters';
import { quoted, shorten } from '../../base/shorten';
import { currentMetrics } from '../../facts/evaluations';
import { keyOf, keyOfCriteria, type Moment, type Resting } from '../../facts/history';
import { historyOf, restingOn } from '../../facts/promises';
import type { EvidenceReport, ItemReport } from '../../facts/report';
import { isLooser } from '../../facts/threshold';
import type { ItemId } from '../../schema/generated/catalogue';
import type { Metric } from '../../schema/generated/manifest-file';
import type { Rule, RuleContext } from '../rule';
import { placeOf } from './evidence';

/** A moment, in words that follow what happened then. */
function then({ day, commit }: Moment): string {
  return `on ${day} (commit ${commit})`;
}

interface Changed extends Resting {
  /** The file as it is shown. */
  readonly name: string;
  readonly moment: Moment;
}

/** What rests on a file that was changed since. */
function* changed({ facts }: RuleContext, claim: Resting['claim']): Generator<Changed> {
  const history = historyOf(facts.repository);
  if (history === undefined) return;
  for (const resting of restingOn(facts.manifest)) {
    const moment = resting.claim === claim ? history.changed.get(keyOf(resting)) : undefined;
    if (moment !== undefined) yield { ...resting, name: quoted(shorten(visible(resting.file))), moment };
  }
}

interface Cited extends Changed {
  readonly item: ItemReport;
  readonly entry: EvidenceReport;
}

/** The evidence that was changed since, each document once with all items that cite it. */
function citedSince(context: RuleContext): (readonly [Cited, ...Cited[]])[] {
  const found = new Map<string, [Cited, ...Cited[]]>();
  for (const resting of changed(context, 'item')) {
    const item = context.items.find(({ id }) => id === resting.id);
    const entry = item?.evidence.find(({ path }) => path.join('\n') === resting.path.join('\n'));
    // Of what does not count it is said why.
    if (item === undefined || entry === undefined || !['holds', 'weak'].includes(entry.state)) continue;
    const cited = { ...resting, item, entry };
    const known = found.get(resting.file);
    if (known === undefined) found.set(resting.file, [cited]);
    else known.push(cited);
  }
  return [...found.values()];
}

function itemOf({ facts }: RuleContext, evaluation: string): ItemId {
  return facts.manifest.evaluations?.[evaluation]?.item ?? 'evaluation-passed';
}

/** What a metric asked for, or asks for. */
function askedInWords({ threshold, cases }: Pick<Metric, 'threshold' | 'cases'>): string {
  const parts = [
    ...(threshold === undefined ? [] : [quoted(String(threshold))]),
    ...(cases === undefined ? [] : [`${cases} cases`]),
  ];
  return parts.join(' on ');
}

export const historyRules: readonly Rule[] = [
  {
    code: 'evidence/changed-since-review',
    severity: 'information',
    summary: 'A piece of evidence was changed after the date of what rests on it.',
    why: 'Whoever marked the item as met had another text before them. Whether the new one still shows it, nobody has said. The date is the latest of the item, the evidence and its acceptance; what counts is the day on which the author of a commit made the change, because a rebase or a squash only moves it. Nothing is said where the change came together with the claim or before it, where only line ends, empty lines, blanks at the end of lines or the mode of the file changed, in JSON and YAML how they are laid out, in a document comments, the width of tables and where prose is wrapped, where it was taken back, and where another part of the document was changed than the heading that is cited.',
    howToFix:
      'Look at the document again. Where it still shows what the item says, write the new date (`on`); where not, reopen the item. Asked of git only where there is one and the workspace is trusted; a clone without the whole history (`fetch-depth: 0`) cannot tell.',
    *check(context) {
      for (const cited of citedSince(context)) {
        const [first] = cited;
        const dates =
          cited.length === 1
            ? `${quoted(first.id)} was dated ${first.on}`
            : `${cited.length} items that rest on it were dated, ${quoted(first.id)} on ${first.on} among them`;
        yield {
          message: `${first.name} was changed ${then(first.moment)}, after ${dates}. Look at it again, and write the new ${cited.length === 1 ? 'date' : 'dates'}.`,
          path: placeOf(first.entry, context, 'file'),
          items: cited.map(({ item }) => item.id),
          related: cited
            .slice(1)
            .map(({ id, on, path }) => ({ message: `${quoted(id)} was dated ${on}`, path })),
        };
      }
    },
  },
  {
    code: 'evidence/moved-goalposts',
    severity: 'information',
    summary: 'The criteria of an evaluation were changed after the result that they judge.',
    why: 'Whoever knows the result can choose the criteria that it meets. `evaluation/criteria-after-result` goes by the dates that the manifest states; this one by what the commits changed. It is said of a threshold, or a least number of cases, that asks for less than while the same result stood there already, and of the file of the criteria. What asks for more, what was changed in the commit that brought the result, and what was taken back is not told.',
    howToFix:
      'Write the criteria as they were, or run the evaluation again against the new ones and date the new result. A slip that was corrected may be explained in a comment that hides this finding.',
    items: ['evaluation-passed'],
    *check(context) {
      const { repository, manifest } = context.facts;
      const history = historyOf(repository);
      for (const { evaluation, whole, id, metric, item } of currentMetrics(manifest)) {
        const on = whole.result?.on ?? '';
        const former = history?.criteria.get(keyOfCriteria(evaluation, id, on));
        if (former === undefined || !asksForLess(former.was, metric)) continue;
        const key = isFewer(former.was, metric) ? 'cases' : 'threshold';
        yield {
          message: `${quoted(id)} asked for ${askedInWords(former.was)} when the result of ${on} was there already, and asks for ${askedInWords(metric) || 'nothing'} since ${former.day} (commit ${former.commit}). Run it again against the new criteria, or write them as they were.`,
          path: ['evaluations', evaluation, 'metrics', id, key],
          items: [item ?? 'evaluation-passed'],
          related: [{ message: 'The result', path: ['evaluations', evaluation, 'result', 'on'] }],
        };
      }
      for (const { id, name, moment, on, path } of changed(context, 'criteria'))
        yield {
          message: `The criteria in ${name} were changed ${then(moment)}, after the result of ${on} that they judge. Run it again against the new ones, or write them as they were.`,
          path,
          items: [itemOf(context, id)],
          related: [{ message: 'The result', path: ['evaluations', id, 'result', 'on'] }],
        };
    },
  },
  {
    code: 'evidence/outdated',
    severity: 'information',
    summary: 'An evaluation is older than the last change of a file that it names.',
    why: 'A prompt of which a line was changed, or another model in the settings, can break what worked. The result speaks of the files as they were. Told of the prompts that the evaluation names (`evaluated.prompts`) and of the files that declare its models (`declaredIn`), unless only line ends and blanks at the end of lines were changed, or how JSON and YAML are laid out.',
    howToFix:
      'Evaluate what is there now, and add that as an evaluation with its own result. The earlier one may stay.',
    items: ['evaluation-passed'],
    *check(context) {
      for (const { id, name, moment, on, path } of changed(context, 'evaluated'))
        yield {
          message: `${name} was changed ${then(moment)}, after the result of ${quoted(id)} of ${on}. Evaluate what is there now.`,
          path,
          items: [itemOf(context, id)],
        };
    },
  },
];

function isFewer(was: Pick<Metric, 'cases'>, now: Pick<Metric, 'cases'>): boolean {
  return was.cases !== undefined && (now.cases ?? 0) < was.cases;
}

function asksForLess(was: Pick<Metric, 'threshold' | 'cases'>, now: Metric): boolean {
  if (isFewer(was, now)) return true;
  return was.threshold !== undefined && now.threshold !== undefined && isLooser(now.threshold, was.threshold);
}
