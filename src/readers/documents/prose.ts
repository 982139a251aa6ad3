/** The reader of documents in words: what nobody else knows. */
import type { DocumentKind, Said } from '../../core/service';
import type { DocumentReader, Read } from '../reader';
import { distinct, sayingOf } from '../source/distinct';
import type { SourceFile } from '../source/file';
import { readProse } from '../source/markdown';
import type { Syntax } from '../source/markup';
import { bodyOf, type Prose } from '../source/prose';
import { approvalsSaid } from './approvals';
import { outdatedSections } from './attempts';
import { boilerplateSaid } from './boilerplate';
import { boxesIn, emptySections, unknownForm } from './checks';
import { daysSaid } from './days';
import { chosenSaid, decisionSaid } from './decision';
import { failedSaid, unmetConditionsSaid } from './failed';
import { type Field, fieldsOf } from './fields';
import { junkSaid } from './junk';
import type { Sort } from './label-values';
import { labelsSaid } from './labels';
import { metricsSaid, unmetSaid } from './metrics';
import { notDoneSaid } from './not-done';
import { type OwnForm, readOwnForm } from './own-forms';
import { issueForm, type PublicForm, readPublicForm } from './public-forms';
import { refusedSaid } from './refused';
import { sentencesSaid } from './sentences';
import { sketchOf } from './sketch';
import { statusSaid, takenBackSaid } from './status';
import { criteriaSaid, hasGoAt, rowsFilled, signalsSaid } from './tables';
import { plain } from './values';
import { ownWords } from './words';

const endings = new Set([
  ...['md', 'markdown', 'mdx', 'txt', 'text', 'rst', 'adoc', 'asciidoc'],
  // Of these the words are read, and no marks.
  ...['org', 'textile', 'wiki', 'mediawiki'],
]);
const names =
  /^(?:readme|licen[cs]e|copying|notice|authors|contributors|maintainers|changelog|changes|security|contributing|code_of_conduct)$/i;
/** Text files that are no documents. */
const notProse = /^(?:(?:cmakelists|robots|humans)$|constraints|llms)|[-.]lock$|requirements/i;

/** Whether a file is a document in words, by its name, and text. */
function isProse({ name, ending, text }: SourceFile): boolean {
  if (ending === 'txt' && notProse.test(name.slice(0, -4))) return false;
  if (text.includes('\u0000')) return false;
  return endings.has(ending) || names.test(name);
}

export function syntaxOf({ ending }: SourceFile): Syntax {
  if (ending === 'rst') return 'rst';
  return ending === 'adoc' || ending === 'asciidoc' ? 'asciidoc' : 'markdown';
}

/** A document taken apart, with what it has of forms. */
interface Document {
  readonly prose: Prose;
  readonly own: OwnForm;
  readonly form: PublicForm;
}

export function documentOf(file: SourceFile): Document {
  return file.remember('document', () => {
    const prose = file.remember('prose', () => readProse(file.lines, syntaxOf(file)));
    const own = readOwnForm(file, prose);
    const none = { said: [], lines: new Set<number>(), isUntouched: false };
    return {
      prose: { ...own.prose, outdated: outdatedSections(own.prose) },
      own,
      form: own.items.length > 0 ? none : (issueForm(file, prose) ?? readPublicForm(file.lines, own.prose)),
    };
  });
}

/** All fields of a document, found once: what is said of it and what is asked of its labels both look there. */
export function fieldsIn(file: SourceFile): readonly Field[] {
  return file.remember('fields', () => fieldsOf(file, documentOf(file).prose));
}

export const proseReader: DocumentReader = {
  name: 'document',
  kind: 'document',
  isFallback: true,
  knows: isProse,
  read: readDocument,
};

function readDocument(file: SourceFile): Read {
  const { prose, own, form } = documentOf(file);
  const headings = headingsSaid(prose);
  if (own.isUntouched) return { said: inOrder([...own.said, ...headings]), kind: 'form' };
  if (form.isUntouched) {
    const boxes = boxesSaid(prose);
    return { said: inOrder([wordsSaid(0), ...form.said, ...headings, ...boxes]) };
  }
  const said = [...own.said, ...form.said, ...headings, ...saidOf(file)];
  const ofForm = own.items.length > 0 ? 'form' : undefined;
  const sketch = sketchOf(prose, (line) => form.lines.has(line));
  return {
    said: inOrder(said),
    kind: ofForm ?? kindOf(prose, said),
    ...(sketch === undefined ? {} : { sketch }),
  };
}

/** What a document that somebody has written into says. */
function saidOf(file: SourceFile): Said[] {
  const { prose, own, form } = documentOf(file);
  const fields = fieldsIn(file);
  const words = wordsSaid(ownWords(own.own, { isForms: (line) => form.lines.has(line) }));
  const beside = ownWords(own.own, { isForms: isFormsOrBox(prose, form.lines) });
  const unknown =
    own.items.length > 0 || form.said.length > 0 ? undefined : unknownForm(prose, fields, beside);
  const common = [
    ...boxesSaid(prose),
    ...junkSaid(prose),
    ...boilerplateSaid(prose),
    ...emptySections(prose),
  ];
  if (unknown?.fact === 'document.template' && unknown.value.state === 'untouched')
    return [wordsSaid(0), unknown, ...common];
  const metrics = metricsSaid(prose);
  const sort = sortOf(prose, own, metrics.length > 0);
  const decision = decisionSaid(prose, fields, sort);
  // What was decided is no matter that is still open.
  const notDone = decision.length > 0 ? [] : notDoneSaid(prose);
  const takenBack = decision.length > 0 ? takenBackSaid(prose) : [];
  return [
    words,
    ...notDone,
    ...(unknown === undefined ? [] : [unknown]),
    ...common,
    ...(takenBack.length > 0 ? takenBack : statusSaid(prose, fields, sort.isRehearsal || sort.isEvaluation)),
    ...decision,
    ...chosenSaid(prose),
    ...approvalsSaid(prose),
    ...labelsSaid(prose, fields, sort),
    ...daysSaid(prose),
    ...sentencesSaid(prose, sort),
    ...metrics,
    ...(sort.isEvaluation && metrics.length === 0 ? unmetSaid(prose) : []),
    ...signalsSaid(prose),
    ...rowsFilled(own.own),
    ...refusedSaid(prose),
    ...(sort.isRehearsal ? failedSaid(prose) : []),
    ...(decision.length > 0 ? unmetConditionsSaid(prose, fields) : []),
    ...(sort.isCriteria ? criteriaSaid(prose) : []),
  ];
}

/** Boxes that are open are not what somebody wrote for this document. */
function isFormsOrBox({ blocks }: Prose, lines: ReadonlySet<number>): (line: number) => boolean {
  const open = new Set(blocks.filter(({ ticked }) => ticked === false).map(({ line }) => line));
  return (line) => lines.has(line) || open.has(line);
}

function sortOf(prose: Prose, { items }: OwnForm, hasMetrics: boolean): Sort {
  const { headings } = prose;
  const title = headings[0]?.level === 1 ? plain(headings[0].text) : '';
  return {
    isEvaluation:
      hasMetrics ||
      items.some((item) =>
        /^(?:evaluation-passed|fairness-evaluated|adversarial-tests-passed)$/.test(item),
      ) ||
      /\bevaluation (?:report|results?|of|run|summary)\b/i.test(title),
    isCriteria:
      items.includes('acceptance-criteria-fixed') ||
      hasGoAt(prose) ||
      /\b(?:acceptance|go-live|release|evaluation|quality) criteria\b/i.test(title),
    isRehearsal: isRehearsal(title),
    body: bodyOf(prose),
  };
}

function wordsSaid(count: number): Said {
  return { fact: 'document.words', value: count, line: 0 };
}

function headingsSaid({ headings }: Prose): Said[] {
  const [first] = headings;
  if (first === undefined) return [];
  return [
    {
      fact: 'document.headings',
      value: headings.slice(0, 300).map(({ text }) => plain(text)),
      line: first.line,
    },
  ];
}

function boxesSaid(prose: Prose): Said[] {
  const boxes = boxesIn(prose);
  if (boxes === undefined) return [];
  const { done, open, line } = boxes;
  return [{ fact: 'document.checkboxes', value: { done, open }, line }];
}

const decides =
  /\b(?:decisions?|go-?live|launch|approvals?|release|sign-?off|authori[sz]ation|verdict|gate)\b/i;
const records = /\b(?:records?|log|minutes|rehearsals?|drills?|exercise|reviews?|test report)\b/i;
/** What has a verdict or a date of its own, and is a document all the same. */
const reports = /\b(?:evaluation|report|red[- ]team(?:ing)?|assessment|audit|model|plan|runbook|policy)\b/i;

/**
 * What a document is as a whole. One that has a drill or a table of signatures in it is still a document: a decision or a
 * record says so in its title, or in a label before its first part.
 */
function kindOf(prose: Prose, said: readonly Said[]): DocumentKind {
  const [first] = prose.headings;
  const body = bodyOf(prose);
  const title = first !== undefined && first.line < body ? first.text : '';
  const has = (...names: readonly Said['fact'][]): boolean => said.some(({ fact }) => names.includes(fact));
  const early = (name: Said['fact']): boolean =>
    said.some(({ fact, line }) => fact === name && (line ?? 0) < body);
  if (has('record.minutes', 'record.signal')) return 'record';
  if (has('document.decision', 'document.approvals') && decides.test(title)) return 'decision';
  if (early('document.decision') && !reports.test(title) && !has('metric')) return 'decision';
  const isRecord = records.test(title) || (early('record.date') && !reports.test(title));
  if (isRehearsal(title) && has('document.date') && has('record.by')) return 'record';
  return isRecord && has('record.date') ? 'record' : 'document';
}

function isRehearsal(title: string): boolean {
  return (
    /\b(?:rehearsal|drill|(?:stop|kill[- ]switch|shut-?down|emergency stop|rollback) (?:control )?(?:test|exercise))\b/i.test(
      title,
    ) && !/\b(?:plan|runbook|template|schedule|how to)\b/i.test(title)
  );
}

/** In the order of the lines, each fact once. */
function inOrder(said: readonly Said[]): Said[] {
  return distinct(said, sayingOf).sort((one, other) => (one.line ?? 0) - (other.line ?? 0));
}
