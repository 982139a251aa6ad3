/** What evidence must say to count for an item, where its kind alone does not show that it is about this. */
import { quoted, shorten } from '../../base/shorten';
import { plural } from '../../base/words';
import { isOfWhole, isPart, isRefusal, wordOfDecision } from '../../facts/decisions';
import type { Lack } from '../../facts/substance';
import { type FileReading, firstValue, said, type TestimonyName } from '../../facts/testimony';
import type { EvidenceKind } from './evidence-kinds';

/** What a piece of evidence is worth less for, and why. */
interface Discount extends Lack {
  readonly state: 'weak' | 'does-not-count';
}

/** Looks at one piece of evidence for one item; undefined where it is worth what its kind is worth. */
export type Weighing = (reading: FileReading) => Discount | undefined;

/** Kinds that people write. */
const written: readonly EvidenceKind[] = ['document', 'form', 'record', 'decision'];

const isOf = ({ kind }: FileReading, kinds: readonly EvidenceKind[]): boolean =>
  kinds.some((each) => each === kind);

/** Evidence of some kinds counts only where it says one of some facts. */
const needs =
  (
    kinds: readonly EvidenceKind[],
    facts: readonly [TestimonyName, ...TestimonyName[]],
    why: string,
  ): Weighing =>
  (reading) =>
    isOf(reading, kinds) && said(reading, ...facts).length === 0
      ? { state: 'does-not-count', why }
      : undefined;

/** A kind that shows little where nothing else is cited. */
export const weakAlone =
  (kind: EvidenceKind, why: string): Weighing =>
  (reading) =>
    reading.kind === kind ? { state: 'weak', why } : undefined;

/** What was read once has a day, wherever in a text it stands. */
export const mentionsDay = (what: string): Weighing =>
  needs(
    written,
    ['record.date', 'document.date', 'document.days'],
    `it does not say on which day ${what}: a plan or a procedure is no record`,
  );

/** What was done has a day; a plan, a procedure and a list of what is to be recorded have none. */
export const needsDay =
  (what: string): Weighing =>
  (reading) =>
    isPlan(reading)
      ? needs(written, ['record.date'], `it is a plan, and does not say on which day ${what}`)(reading)
      : needs(
          written,
          ['record.date', 'document.date', 'document.days'],
          `it does not say on which day ${what}: a plan or a procedure is no record`,
        )(reading);

/** Whether a document says in its title that it is about what is to be done. */
const isPlan = (reading: FileReading): boolean =>
  /\b(?:plan|procedure|how to|runbook|playbook|template|checklist|policy)\b/i.test(
    firstValue(reading, 'document.headings')?.[0] ?? '',
  );

/** Public benchmarks say how a model does on what everybody has. */
export const noBenchmark: Weighing = (reading) => {
  const [tool] = said(reading, 'evaluation.tool');
  return tool !== undefined && /^lm[-_ ]?eval/i.test(tool.value)
    ? {
        state: 'does-not-count',
        why: 'it is the result of public benchmarks, which are no cases of this workflow',
      }
    : undefined;
};

/** Tests are attacks where their names say so; that something adds up shows nothing of them. */
export const needsAttacks: Weighing = (reading) => {
  if (reading.kind !== 'test-report' || said(reading, 'tests.attacks').length > 0) return undefined;
  const [total] = said(reading, 'tests.total');
  return {
    state: 'weak',
    why: 'none of its tests is named for an attack',
    ...(total === undefined ? {} : { at: total }),
  };
};

/** Tools that look at style, spelling and form, and know nothing of secrets or rights. */
const ofStyle =
  /^(?:eslint|tslint|cspell|code-?spell|typos|vale|misspell|codespell|stylelint|prettier|biome|oxlint|markdownlint|yamllint|ruff|flake8|pylint|pycodestyle|black|isort|mypy|pyright|rubocop|standard|checkstyle|pmd|ktlint|detekt|golint|clippy|swiftlint|phpcs|htmlhint|jshint|psscriptanalyzer|ansible-lint|alex|write-good)\b/i;

/** What a tool for style finds, or does not, says nothing of who may do what. */
export const noStyleScan: Weighing = (reading) => {
  const tools = said(reading, 'scan.tool');
  const [first] = tools;
  return first !== undefined && tools.every(({ value }) => ofStyle.test(value))
    ? {
        state: 'weak',
        why: `${quoted(shorten(first.value, 40))} looks at the form of code or text, and not for secrets or rights`,
        at: first,
      }
    : undefined;
};

/** A card that a trainer writes tells what was trained, and nothing of what its readers need. */
export const noTrainersCard: Weighing = (reading) => {
  const [generated] = said(reading, 'card.generated').filter(({ value }) => value);
  if (generated === undefined) return undefined;
  const [empty] = said(reading, 'document.empty');
  return {
    state: 'does-not-count',
    why: 'the trainer wrote it by itself, and the parts for its readers are not filled in',
    at: empty ?? generated,
  };
};

/** Alert rules say when somebody would be called, not that anybody is. */
export const noRulesAlone: Weighing = (reading) => {
  if (reading.kind !== 'repository') return undefined;
  const [rule] = said(reading, 'alert', 'iac.alarm');
  const reaches =
    said(reading, 'receiver', 'route').length > 0 ||
    said(reading, 'iac.alarm').some(
      ({ value }) => value.actions === 'sns' || value.actions === 'action-group',
    );
  return rule === undefined || reaches
    ? undefined
    : {
        state: 'weak',
        why: 'rules alone do not show that anything is measured, or that anybody is called',
        at: rule,
      };
};

/** What a record or a decision is to show stands in some of its fields: where one of them is left open, it shows little. */
export const needsFilled =
  (labels: RegExp, ...answers: readonly [TestimonyName, ...TestimonyName[]]): Weighing =>
  (reading) => {
    const [blank] = said(reading, 'document.blank');
    const label = blank?.value.find((each) => labels.test(each));
    if (blank === undefined || label === undefined || said(reading, ...answers).length > 0) return undefined;
    const name = quoted(shorten(label.charAt(0).toUpperCase() + label.slice(1), 60));
    return { state: 'weak', why: `${name} is left open, and that is what it is to show`, at: blank };
  };

/** The labels behind which the day of a record stands. */
export const dayLabels =
  /^(?:date of (?:the )?(?:test|review|rehearsal|exercise|drill|meeting)|(?:test|review|rehearsal|exercise|drill|meeting) date)$/;

/** The labels behind which a decision stands. */
export const decisionLabels =
  /^(?:(?:final|overall|production|release) )?(?:decision|verdict)$|^(?:release gate|go ?\/? ?no go.*|freigabe|entscheid(?:ung)?|beschluss|décision|decisión|decisione|decisão|besluit|beslissing)$/;

/** Somebody was asked, and has said no: in a label, or in a sentence where there is none. */
export const noRefusal: Weighing = (reading) => {
  if (!isOf(reading, written)) return undefined;
  const decisions = said(reading, 'document.decision');
  const refusal = decisions.find(({ value }) => isOfWhole(value) && isRefusal(value));
  if (refusal !== undefined)
    return { state: 'weak', why: `its decision is ${quoted(wordOfDecision(refusal.value))}`, at: refusal };
  const [refused] = said(reading, 'document.refused');
  if (refused === undefined || decisions.length > 0) return undefined;
  return { state: 'weak', why: `it says ${quoted(shorten(refused.value, 120))}`, at: refused };
};

/** It tells of a failure, or of conditions that are not met. */
export const noFailure: Weighing = (reading) => {
  const [failed] = isOf(reading, written) ? said(reading, 'document.failed') : [];
  return failed && { state: 'weak', why: `it says ${quoted(shorten(failed.value, 120))}`, at: failed };
};

/** A yes for a part of it, and nothing of the rest. */
export const noPartAlone: Weighing = (reading) => {
  const decisions = said(reading, 'document.decision');
  const [first] = decisions;
  const isOfParts = decisions.every(({ value }) => typeof value === 'object' && isPart(value.scope));
  if (first === undefined || !isOfParts || typeof first.value !== 'object') return undefined;
  return { state: 'weak', why: `what it decides is for ${first.value.scope} alone`, at: first };
};

/** A text in which nothing is decided and nobody has signed, on no day, approves nothing. */
export const needsDecision: Weighing = (reading) => {
  const decides = said(reading, 'document.decision', 'document.approvals', 'document.decidedBy');
  const days = said(reading, 'record.date', 'document.date', 'document.days');
  const [title = ''] = firstValue(reading, 'document.headings') ?? [];
  return reading.kind !== 'document' || decides.length + days.length > 0 || /\b20\d\d\b/.test(title)
    ? undefined
    : { state: 'weak', why: 'it does not say what was decided, by whom and when' };
};

/** A table of those who are to approve it, of whom nobody has. */
export const noOpenApprovals: Weighing = (reading) => {
  const [table, another] = said(reading, 'document.approvals');
  if (table === undefined || another !== undefined || table.value.given > 0) return undefined;
  const asked = table.value.open + (table.value.refused ?? 0);
  return asked === 0 || said(reading, 'document.decision', 'document.decidedBy').length > 0
    ? undefined
    : { state: 'weak', why: `none of ${plural(asked, 'approval')} in it is given`, at: table };
};

/** A list that nobody has ticked, in which nothing is decided. */
export const noOpenList: Weighing = (reading) => {
  const [boxes] = said(reading, 'document.checkboxes');
  const isOpen = boxes !== undefined && boxes.value.done === 0 && boxes.value.open > 0;
  return isOpen && said(reading, 'document.decision', 'document.decidedBy').length === 0
    ? {
        state: 'does-not-count',
        why: 'it is a check list in which nothing is ticked, and no decision',
        at: boxes,
      }
    : undefined;
};

/** A policy on how holes are reported is no runbook and no test. */
export const noSecurityPolicy: Weighing = ({ path }) =>
  /(?:^|\/)security\.(?:md|rst|txt)$/i.test(path)
    ? { state: 'does-not-count', why: 'it says how to report a hole, and nothing of this' }
    : undefined;

/** The terms under which something is given away map nobody's duties. */
export const noLicenceFile: Weighing = ({ path }) =>
  /(?:^|\/)(?:licen[cs]e|copying|notice)(?:[-.][\w.-]{1,20})?$/i.test(path)
    ? { state: 'does-not-count', why: 'it is a licence, and no register of duties' }
    : undefined;

/** A result by groups: of slices, or of the same measure for several of them. */
export const needsSlices: Weighing = (reading) => {
  if (reading.kind !== 'evaluation') return undefined;
  const metrics = said(reading, 'metric');
  const names = metrics.map(({ value }) => value.name.split(/[./]/).at(-1) ?? value.name);
  const hasGroups =
    metrics.some(({ value }) => value.slice !== undefined) || new Set(names).size < names.length;
  const [first] = metrics;
  return first === undefined || hasGroups
    ? undefined
    : { state: 'does-not-count', why: 'it has one result for everybody, and none by group', at: first };
};

/** Words that name what somebody does, not who it is. */
const roleWords =
  /\b(?:ceo|cto|cfo|coo|cio|ciso|cso|cpo|dpo|officer|manager|management|lead|leader|head|director|team|owner|board|committee|council|department|group|on-?call|engineer|engineering|platform|security|office|operations|tbd|todo)\b/i;

/** Owners are people: where a document names only roles, nobody is named. */
export const needsPerson: Weighing = (reading) => {
  if (reading.kind !== 'document' && reading.kind !== 'decision' && reading.kind !== 'record')
    return undefined;
  const named = said(reading, 'document.owner', 'document.by', 'document.decidedBy', 'record.by');
  const [first] = named;
  return first !== undefined && named.every(({ value }) => roleWords.test(value) && !value.includes('@'))
    ? { state: 'does-not-count', why: 'it names a role, and no person', at: first }
    : undefined;
};

/** Of code and configuration, only what names owners shows who they are. */
export const needsOwners: Weighing = needs(['repository'], ['owner'], 'it names nobody who answers for this');

/** What is only planned has not been tried. */
export const noPlan: Weighing = (reading) => {
  const title = firstValue(reading, 'document.headings')?.[0] ?? '';
  return /\b(?:plan|proposal|procedure)\b/i.test(title) && said(reading, 'record.date').length === 0
    ? { state: 'does-not-count', why: 'it is a plan, and no record of what was done' }
    : undefined;
};

/** A form for changes shows that they are asked about, not that one was evaluated. */
export const formForChanges: Weighing = ({ path }) =>
  /(?:^|\/)(?:pull|merge)[-_]request[-_](?:template|form)[^/]*\.md$|(?:^|\/)(?:pull_request|merge_request)_templates?\//i.test(
    path,
  )
    ? {
        state: 'weak',
        why: 'it is the form for a change: it shows that changes are asked about, not that one was evaluated',
      }
    : undefined;

/** A pipeline that evaluates and deploys, and in which no deployment is seen to wait for the evaluation. */
export const deploysUnjudged = (reading: FileReading): boolean => {
  const gates = said(reading, 'workflow.evaluation').map(({ value }) => value.gate);
  const isWhole = said(reading, 'workflow.call').length === 0;
  const deploys = said(reading, 'workflow.deploy').length > 0;
  return isWhole && deploys && gates.length > 0 && !gates.includes('blocks');
};

/** Code and configuration may show where something runs, not that people find it in the system they work in. */
export const ofCode = ({ kind }: FileReading): boolean => kind === 'repository';

/** Who reviews code, what a pipeline does, and what is rented for it say nothing of where people work. */
export const noPlumbing: Weighing = (reading) => {
  if (reading.kind !== 'repository') return undefined;
  const isPlumbing =
    reading.testimony.length > 0 &&
    reading.testimony.every(({ fact }) => /^(?:owner|workflow|iac)(?:\.|$)/.test(fact));
  return isPlumbing || /(?:^|\/)codeowners$|(?:^|\/)\.github\/|\.(?:tf|bicep)$/i.test(reading.path)
    ? { state: 'weak', why: 'nothing in it that was read shows this' }
    : undefined;
};

/** A pipeline's own rights and its look for secrets leave open what the product may do. */
export const leavesProduct = (reading: FileReading): boolean =>
  ofCode(reading) && said(reading, 'iac.permission', 'iac.secret-store', 'agent.tools').length === 0;

/** A pipeline that may write everything has more rights than any needs. */
export const noWriteAll: Weighing = (reading) => {
  const all = said(reading, 'workflow.permissions').find(({ value }) => value.value === 'write-all');
  return all && { state: 'weak', why: 'the pipeline in it may write everything (`write-all`)', at: all };
};

/** A deployment that goes out to everybody at once, as far as can be seen. */
export const deploysAtOnce = (reading: FileReading): boolean =>
  ofCode(reading) && !said(reading, 'workflow.deploy').some(({ value }) => value.strategy === 'canary');
