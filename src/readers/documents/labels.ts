/** What labels say: dates, people, environments, the model that was evaluated. */
import { type Said, upTo, withoutEnd } from '../../core/service';
import type { Prose } from '../source/prose';
import { dateOf } from './dates';
import { isUndecided } from './decision';
import { type Field, isElsewhere, labelled } from './fields';
import { isOpen, plain } from './values';

/** What a document is, as far as it decides what its labels mean. */
export interface Sort {
  readonly isEvaluation: boolean;
  readonly isCriteria: boolean;
  /** A rehearsal or a drill, by its title. */
  readonly isRehearsal: boolean;
  /** Where the second headings begin: a bare `Date:` below is an entry's. */
  readonly body: number;
}

/** Reads one label; nothing where its value is not of the kind that the label asks for. */
type Take = (field: Field, sort: Sort) => Said[];

/** What is planned has not been done. */
const notYet =
  /\b(?:planned|scheduled|target|tentative|proposed|expected|postponed|cancelled|canceled|tolerated|goal|estimated?)\b/i;

const dateAs =
  (fact: 'record.date' | 'record.next' | 'evaluation.ran' | 'criteria.fixedOn'): Take =>
  ({ value, line }) => {
    const date = fact !== 'record.next' && notYet.test(value) ? undefined : dateOf(value);
    return date === undefined ? [] : [{ fact, value: date, line }];
  };

const personAs =
  (fact: 'record.by' | 'document.by' | 'document.decidedBy'): Take =>
  ({ value, line }) => {
    const person = personIn(value);
    return person === undefined ? [] : [{ fact, value: person, line }];
  };

/** Who may stop the system took part in its test, and need not be who carried it out. */
const mayStop: Take = (field, sort) =>
  personAs('record.by')(field, sort).flatMap((by) =>
    by.fact === 'record.by' ? [by, { ...by, fact: 'record.mayStop' as const }] : [],
  );

const ownDate: Take = ({ value, line }, { body }) => {
  const date = line < body ? dateOf(value) : undefined;
  return date === undefined ? [] : [{ fact: 'document.date', value: date, line }];
};

const environment: Take = ({ value, line }) => [{ fact: 'record.environment', value: plain(value), line }];

const minutes: Take = ({ value, line }) => {
  const [, number, unit = 'min'] =
    /^(\d{1,5}(?:\.\d{1,2})?)(?:\s?(min|mins|minutes?|h|hours?|s|secs?|seconds?|d|days?))?(?=$|[\s.]*$|\s*[,;(])/i.exec(
      plain(value),
    ) ?? [];
  const minutes = Number(number) * (minutesIn[unit.charAt(0).toLowerCase()] ?? 1);
  return number === undefined || notYet.test(value)
    ? []
    : [{ fact: 'record.minutes', value: Math.round(minutes * 100) / 100, line }];
};

/** Some write how long it took in another unit than the label asks for. */
const minutesIn: Readonly<Record<string, number>> = { s: 1 / 60, m: 1, h: 60, d: 1440 };

/** Nothing at all, in words. */
const nothing =
  /^(?:none|no|nil|zero|nothing|keine?r?|aucune?|ningun[oa]|nessun[oa]|geen|nenhum[a]?)(?: at all| seen)?[.\s]*$/i;

const outputsAfterStop: Take = ({ value, line }) => {
  const [, number] = /^(\d{1,9})(?=$|[\s.]*$|\s*[,;(])/.exec(plain(value).replace(nothing, '0')) ?? [];
  return number === undefined ? [] : [{ fact: 'record.outputsAfterStop', value: Number(number), line }];
};

const model: Take = ({ value, line }, { isEvaluation }) =>
  isEvaluation ? [{ fact: 'evaluation.model', value: plain(value), line }] : [];

const judge: Take = ({ value, line }, { isEvaluation }) =>
  isEvaluation ? [{ fact: 'evaluation.judge', value: plain(value), line }] : [];

const commit: Take = ({ value, line }, { isEvaluation }) => {
  const hash = isEvaluation ? commitIn(value) : undefined;
  return hash === undefined ? [] : [{ fact: 'evaluation.commit', value: hash, line }];
};

const dataset: Take = ({ value, line }, { isEvaluation }) => {
  const [name = ''] = plain(value).split(/[,;(]/);
  const isName = isEvaluation && /^[\w./:@-]{3,120}$/.test(name.trim()) && /[a-z]/i.test(name);
  return isName ? [{ fact: 'evaluation.dataset', value: name.trim(), line }] : [];
};

const version: Take = ({ value, line }, { isCriteria }) =>
  isCriteria ? [{ fact: 'criteria.version', value: plain(value), line }] : [];

/** What each label is read as; labels are folded. */
const takes: Readonly<Record<string, Take>> = {
  date: ownDate,
  'document date': ownDate,
  'version date': ownDate,
  'date of this edition': ownDate,
  ...named(
    dateAs('evaluation.ran'),
    'date of the run',
    'date of run',
    'run date',
    'date of the evaluation',
    'evaluation date',
  ),
  ...named(
    dateAs('record.date'),
    ...[
      'date of the test',
      'test date',
      'date of the review',
      'review date',
      'date of the rehearsal',
      'rehearsal date',
    ],
    ...[
      'date scenario participants',
      'completed on',
      'date of the exercise',
      'exercise date',
      'date of the decision',
      'decision date',
      'date of decision',
    ],
    ...[
      'drill date',
      'local drill date',
      'date of the drill',
      'date of the meeting',
      'meeting date',
      'date of rehearsal',
      'date of review',
      'date of test',
    ],
  ),
  ...named(
    dateAs('record.next'),
    'next review',
    'next test',
    'next measurement',
    'next evaluation',
    'next rehearsal',
    'next drill',
    'date of the next review',
  ),
  ...named(dateAs('criteria.fixedOn'), 'criteria fixed on', 'fixed on', 'thresholds fixed on'),
  ...named(
    personAs('record.by'),
    'operator',
    'carried out by',
    'conducted by',
    'performed by',
    'executed by',
    'rehearsed by',
  ),
  ...named(mayStop, 'person who may stop the system', 'person who may stop', 'may stop the system'),
  ...named(
    personAs('document.by'),
    'proposer',
    'author',
    'authors',
    'written by',
    'prepared by',
    'drafted by',
  ),
  ...named(
    personAs('document.decidedBy'),
    ...[
      'decided by',
      'approved by',
      'approvedby',
      'signed by',
      'signed off by',
      'signed by the outcome owner',
    ],
    ...['decision makers', 'decision maker', 'deciders', 'decider'],
  ),
  environment,
  'minutes from decision to checked case': minutes,
  'minutes from decision to the checked case': minutes,
  'ai outputs in the decision log after the stop': outputsAfterStop,
  ...named(
    outputsAfterStop,
    ...['ai outputs after the stop', 'ai outputs after stop', 'outputs after the stop', 'outputs after stop'],
    ...[
      'answers after the stop',
      'decisions after the stop',
      'actions after the stop',
      'calls after the stop',
    ],
  ),
  ...named(model, 'model', 'model evaluated', 'evaluated model', 'model under test', 'model version'),
  ...named(judge, 'judge', 'judge model', 'llm evaluator', 'grader', 'grader model', 'evaluator model'),
  ...named(
    commit,
    'commit',
    'git commit',
    'release and commit',
    'prompt and settings',

    'prompt tools and settings',
    'prompt',
  ),
  ...named(dataset, 'test data', 'dataset', 'data set', 'test set', 'evaluation data', 'evaluation dataset'),
  version,
};

function named(take: Take, ...labels: readonly string[]): Record<string, Take> {
  return Object.fromEntries(labels.map((label) => [label, take]));
}

/** Of labels that several entries may have: what the document says of itself, or nothing. */
const ofAnyEntry = new Set(['environment', 'operator', 'version', 'model', 'commit', 'prompt']);

/** What all labels of a document say. */
export function labelsSaid(prose: Prose, fields: readonly Field[], sort: Sort): Said[] {
  const all = fields.filter(
    ({ label, section, from }) =>
      Object.hasOwn(takes, label) && from !== 'box' && !isElsewhere(prose, section),
  );
  const known = all.filter(({ label, value }) => !isOpen(value) || isNone(label, value));
  const isRecord =
    sort.isRehearsal ||
    known.some(
      ({ label }) =>
        takes[label] !== ownDate &&
        /^(?:date of the (?:rehearsal|test|drill|exercise)|(?:local )?drill date|rehearsal date|test date|exercise date|minutes from)/.test(
          label,
        ),
    );
  const undecided = isUndecided(fields);
  const values = valuesByLabel(known);
  const said = known.flatMap((field) => {
    // The day on which something is to be decided is not yet that of a decision.
    if (undecided && field.label.includes('decision')) return [];
    // Above the second headings, or the only one of its name.
    const isTheDocuments = field.line < sort.body || values.get(field.label)?.size === 1;
    if (ofAnyEntry.has(field.label) && !isTheDocuments) return [];
    if (!isRecord && /^(?:environment|operator)$/.test(field.label)) return [];
    return takes[field.label]?.(field, sort) ?? [];
  });
  return [...said, ...blankSaid(prose, all), ...ownersSaid(prose, fields, sort)];
}

/** "None" is an answer to the question of how many there were. */
function isNone(label: string, value: string): boolean {
  return takes[label] === outputsAfterStop && nothing.test(plain(value));
}

/** Without these a record or a decision is none. */
const mustBeFilled = /\bdate\b|minutes|stop|^(?:signed|approved|decided|decision maker|decider)/;

/** Labels behind which nothing stands yet, or what is no answer. */
function blankSaid(prose: Prose, fields: readonly Field[]): Said[] {
  const blank = fields.filter((field) => {
    const { label, value } = field;
    if (!mustBeFilled.test(label) || isNone(label, value)) return false;
    if (plain(value) === '') return isLeftOpen(prose, field);
    return (
      isOpen(value) || asksForName.test(value) || (takes[label] === outputsAfterStop && !/\d/.test(value))
    );
  });
  // The same label may be filled in elsewhere.
  const answered = new Set(fields.filter((each) => !blank.includes(each)).map(({ label }) => label));
  const left = blank.filter(({ label }) => !answered.has(label));
  const [first] = left;
  if (first === undefined) return [];
  return [{ fact: 'document.blank', value: [...new Set(left.map(({ label }) => label))], line: first.line }];
}

/** Whether nothing follows a label that could be its value: a list below it, or the next paragraph. */
function isLeftOpen({ blocks }: Prose, { line, from }: Field): boolean {
  if (from === 'row') return true;
  const at = blocks.findIndex((block) => block.line === line);
  const block = blocks[at];
  if (block?.kind !== 'item') return false;
  const next = blocks[at + 1];
  return next?.kind !== 'item' || labelled(next.lines[0] ?? '') !== undefined;
}

/** The values that each label has, wherever it stands. */
function valuesByLabel(fields: readonly Field[]): ReadonlyMap<string, ReadonlySet<string>> {
  const values = new Map<string, Set<string>>();
  for (const { label, value } of fields) {
    const known = values.get(label);
    if (known === undefined) values.set(label, new Set([value]));
    else known.add(value);
  }
  return values;
}

/** The owner: what stands above the second headings, or the same one everywhere. */
function ownersSaid(prose: Prose, fields: readonly Field[], { body }: Sort): Said[] {
  const owners = fields.filter(
    ({ label, value, from, section }) =>
      /^(?:document )?owners?$/.test(label) &&
      from !== 'box' &&
      personIn(value) !== undefined &&
      !isElsewhere(prose, section),
  );
  const above = owners.filter(({ line }) => line < body);
  const chosen = above.length > 0 ? above : owners;
  const names = new Set(chosen.map(({ value }) => personIn(value)));
  const isList = chosen.every(({ line, from }) => from === 'front' && line === chosen[0]?.line);
  if (names.size > 1 && !isList) return [];
  return (isList ? chosen : chosen.slice(0, 1)).flatMap(({ value, line }): Said[] => {
    const person = personIn(value);
    return person === undefined ? [] : [{ fact: 'document.owner', value: person, line }];
  });
}

/** What stands where a name is to be put. */
const asksForName =
  /placeholder|to be (?:named|set|decided)|^(?:pending|awaiting|not yet|the person|replace|names? of|who|whoever|insert|add|your|enter|list|everyone)\b/i;

/** Who a value names: what stands before a remark or a date. */
export function personIn(value: string): string | undefined {
  if (value.length > 300 || isOpen(value)) return undefined;
  const text = withoutEnd(plain(value), /[.\s]/);
  const name = upTo(text, /;|, ?(?=(?:on )?\d)|, (?=\p{Ll})| on (?=\d)| [–—-] | \((?=\d)|, ?["“]/u)
    .trim()
    .replace(/,$/, '');
  const isName = name !== '' && name.split(' ').length <= 9 && !asksForName.test(name);
  return isName && dateOf(name) === undefined ? name : undefined;
}

/** The first hash of a commit in a value: seven digits or more, of both sorts. */
function commitIn(value: string): string | undefined {
  const hashes = plain(value).match(/(?<![\w.-])[0-9a-f]{7,40}(?![\w.-])/g) ?? [];
  return hashes.find((hash) => hash.length === 40 || (/[a-f]/.test(hash) && /\d/.test(hash)));
}
