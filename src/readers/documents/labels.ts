/** What labels say: dates, people, environments, the model that was evaluated; and which of them are left blank. */
import type { Said } from '../../core/service';
import type { Prose } from '../source/prose';
import { undecidedIn } from './decision';
import { type Field, isElsewhere, labelled } from './fields';
import {
  commit,
  dataset,
  dateAs,
  deciders,
  environment,
  judge,
  mayStop,
  minutes,
  model,
  nothing,
  outputsAfterStop,
  ownDate,
  personAs,
  type Sort,
  type Take,
  version,
} from './label-values';
import { asksForName, ownersSaid } from './people';
import { beginsOpen, isOpen, plain } from './values';

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
      'decided on',
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
    deciders,
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
  ...named(
    model,
    ...['model', 'model evaluated', 'evaluated model', 'model under test', 'model version'],
    ...['generation model', 'generator model'],
  ),
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
  const known = all.filter(
    ({ label, value }) => !(isOpen(value) || beginsOpen(value)) || isNone(label, value),
  );
  const isRecord =
    sort.isRehearsal ||
    known.some(
      ({ label }) =>
        takes[label] !== ownDate &&
        /^(?:date of the (?:rehearsal|test|drill|exercise)|(?:local )?drill date|rehearsal date|test date|exercise date|minutes from)/.test(
          label,
        ),
    );
  const undecided = undecidedIn(fields);
  const values = valuesByLabel(known);
  const said = known.flatMap((field) => {
    // The day on which something is to be decided is not yet that of a decision.
    if (undecided.length > 0 && field.label.includes('decision')) return [];
    // Above the second headings, or the only one of its name.
    const isTheDocuments = field.line < sort.body || values.get(field.label)?.size === 1;
    if (ofAnyEntry.has(field.label) && !isTheDocuments) return [];
    if (!isRecord && /^(?:environment|operator)$/.test(field.label)) return [];
    return takes[field.label]?.(field, sort) ?? [];
  });
  return [...said, ...blankSaid(prose, all, undecided), ...ownersSaid(prose, fields, sort.body)];
}

/** "None" is an answer to the question of how many there were. */
function isNone(label: string, value: string): boolean {
  return takes[label] === outputsAfterStop && nothing.test(plain(value));
}

/** Without these a record or a decision is none. */
const mustBeFilled = /\bdate\b|minutes|stop|^(?:signed|approved|decided|decision maker|decider)/;

/** Labels behind which nothing stands yet, or what is no answer. */
function blankSaid(prose: Prose, fields: readonly Field[], undecided: readonly Field[]): Said[] {
  const open = undecided.filter(
    (field) =>
      field.from !== 'box' &&
      !isElsewhere(prose, field.section) &&
      (plain(field.value) !== '' || isLeftOpen(prose, field)),
  );
  const blank = fields.filter((field) => {
    const { label, value } = field;
    if (!mustBeFilled.test(label) || isNone(label, value)) return false;
    if (plain(value) === '') return isLeftOpen(prose, field);
    return (
      isOpen(value) ||
      beginsOpen(value) ||
      asksForName.test(value) ||
      (takes[label] === outputsAfterStop && !/\d/.test(value))
    );
  });
  // The same label may be filled in elsewhere.
  const answered = new Set(fields.filter((each) => !blank.includes(each)).map(({ label }) => label));
  const left = [...blank.filter(({ label }) => !answered.has(label)), ...open].sort(
    (one, other) => one.line - other.line,
  );
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
