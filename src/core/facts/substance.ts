/** Whether there is anything in a document that could be held against a claim, whatever the claim. */
import { isInTheFuture } from '../base/dates';
import { withoutEnd } from '../base/ends';
import { quoted, shorten } from '../base/shorten';
import { grouped, plural } from '../base/words';
import { type FileReading, firstValue, said, type Testimony } from './testimony';

/** Why a document shows nothing, or little: in words that follow a colon, with the place that says so. */
export interface Lack {
  readonly why: string;
  /** Absent where it is the file as a whole. */
  readonly at?: Testimony;
}

/** Under so many words of its own a document says nothing. Source: readers-evidence.md, section 7. */
const fewestWords = 10;

/** What a document of some kind says of itself that makes it prove nothing. */
type Look = (reading: FileReading) => Lack | undefined;

/** A status that says that a document no longer holds. */
const dead =
  /^(?:superseded|deprecated|rejected|withdrawn|retired|obsolete|planned|scheduled|cancel|not |in preparation|geplant|abgesagt|prévu|planificad|pianificat|gepland)/i;

const inWords: readonly FileReading['kind'][] = ['document', 'form', 'model-card', 'data-card'];

const words: Look = (reading) => {
  if (!inWords.includes(reading.kind)) return undefined;
  const [template] = said(reading, 'document.template');
  if (template?.value.state === 'untouched')
    return { why: 'it is a template that nobody has filled in', at: template };
  const [filler] = said(reading, 'document.filler');
  if (filler === undefined) return undefined;
  const why = filler.value === 'lorem ipsum' ? 'it holds filler text' : `it holds only ${filler.value}`;
  return { why, at: filler };
};

/** What is to be done has not been done. */
const notDone: Look = (reading) => {
  const [open] = said(reading, 'document.notDone');
  if (open === undefined || said(reading, ...filled).length > 0) return undefined;
  return {
    why: `it says that this is still to be done: ${quoted(shorten(withoutEnd(open.value, /[.\s]/), 80))}`,
    at: open,
  };
};

/** What nobody fills in where nothing has been done. */
const filled = [
  'metric',
  'criteria.metric',
  'document.approvals',
  'document.decision',
  'record.minutes',
  'record.signal',
] as const;

/** With a day in it, so few words may be the note of what was done. */
const fewestWordsOfNote = 5;

/** So many rows that are filled in are a register, whatever it is of. */
const fewestRows = 2;

/** What is read of tables and labels: it says more than words do. */
const telling = [...filled, 'record.date'] as const;

const fewWords: Look = (reading) => {
  if (reading.kind !== 'document' && reading.kind !== 'form') return undefined;
  // A table of results, approvals or criteria needs no words beside it.
  if (said(reading, ...telling).length > 0) return undefined;
  const [count] = said(reading, 'document.words');
  const hasDay = said(reading, 'document.date', 'document.days').length > 0;
  if (count === undefined || count.value >= (hasDay ? fewestWordsOfNote : fewestWords)) return undefined;
  if ((firstValue(reading, 'document.rows') ?? 0) >= fewestRows) return undefined;
  const why =
    count.value === 0
      ? 'it holds no words of its own'
      : `it holds only ${plural(count.value, 'word')} of its own`;
  return { why, at: count };
};

const status: Look = (reading) => {
  const [own] = said(reading, 'document.status');
  return own !== undefined && dead.test(own.value)
    ? { why: `it says of itself that it is ${own.value}`, at: own }
    : undefined;
};

const unfinished: Readonly<Record<string, string>> = {
  cancelled: 'the run was cancelled',
  error: 'the run ended in an error',
  failed: 'it says of itself that it failed',
  killed: 'the run was stopped',
  started: 'the run has not ended',
  running: 'the run has not ended',
  incomplete: 'the run is not complete',
  'cut-off': 'the file is cut off',
  invalidated: 'the run was declared invalid',
  elsewhere: 'it only links to a result, which lies in a service',
  empty: 'there is no case in it',
};

const run: Look = (reading) => {
  if (reading.kind !== 'evaluation' && reading.kind !== 'attack-test') return undefined;
  const [cases] = said(reading, 'evaluation.cases');
  const [errored] = said(reading, 'evaluation.errored');
  if (errored !== undefined && cases !== undefined && cases.value > 0 && errored.value >= cases.value)
    return {
      why: 'every case ended in an error of the run, so that nothing was evaluated',
      at: errored,
    };
  const [split] = said(reading, 'evaluation.split');
  if (split !== undefined && /^train(?:ing)?(?:$|[^a-z])/i.test(split.value))
    return { why: 'it was run on the data that the model was trained with', at: split };
  const [ended] = said(reading, 'evaluation.status');
  const why =
    ended !== undefined && Object.hasOwn(unfinished, ended.value) ? unfinished[ended.value] : undefined;
  if (ended !== undefined && why !== undefined) return { why, at: ended };
  return cases?.value === 0 ? { why: 'there is no case in it', at: cases } : undefined;
};

const tests: Look = (reading) => {
  const [total] = said(reading, 'tests.total');
  if (total === undefined) return undefined;
  if (total.value === 0) return { why: 'there is no test in it', at: total };
  const [skipped] = said(reading, 'tests.skipped');
  return skipped !== undefined && skipped.value >= total.value
    ? { why: 'every test in it was skipped', at: skipped }
    : undefined;
};

const scan: Look = (reading) => {
  const [ended] = said(reading, 'scan.status');
  if (ended === undefined || /^(?:success|completed?|ok)$/.test(ended.value)) return undefined;
  return { why: `the scan did not run to its end (${ended.value})`, at: ended };
};

const contract: Look = (reading) => {
  const [placeholder] = said(reading, 'contract.placeholder');
  if (placeholder?.value === true)
    return {
      why: 'it is the contract that a tool begins with, and nobody has filled it in',
      at: placeholder,
    };
  const [standard] = said(reading, 'contract.standard');
  const isBare = reading.testimony.every(
    ({ fact, value }) =>
      /^contract\.(?:standard|status|made|placeholder)$/.test(fact) ||
      (fact === 'contract.columns' && value === 0),
  );
  return standard !== undefined && isBare
    ? { why: 'it says nothing of the data: no columns, no promise, no owner', at: standard }
    : undefined;
};

const quality: Look = (reading) => {
  if (reading.kind !== 'data-quality') return undefined;
  const counts = said(reading, 'quality.passed', 'quality.failed', 'quality.warned');
  const [first] = counts;
  return first !== undefined && counts.every(({ value }) => value === 0)
    ? { why: 'no rule was run in it', at: first }
    : undefined;
};

const parts: Look = (reading) => {
  const [none] = said(reading, 'bom.components').filter(({ value }) => value === 0);
  const isOfMore = said(reading, 'bom.model', 'bom.vulnerability').length > 0;
  return none === undefined || isOfMore ? undefined : { why: 'there is no component in it', at: none };
};

/** The interface that the tools around OpenAPI are shown with. */
const example = /^(?:swagger |openapi |sample )?pet ?store(?:\b|$)/i;

const contractOfInterface: Look = (reading) => {
  const [title] = said(reading, 'interface.title').filter(({ value }) => example.test(value));
  if (title !== undefined)
    return { why: `it is the example that comes with the standard (${quoted(title.value)})`, at: title };
  const [operations] = said(reading, 'interface.operations');
  return operations?.value === 0 ? { why: 'there is no operation in it', at: operations } : undefined;
};

const notebook: Look = (reading) => {
  const [cells] = said(reading, 'notebook.cells');
  if (cells === undefined) return undefined;
  if (cells.value.code === 0) return { why: 'it is an empty notebook', at: cells };
  if (cells.value.executed === 0) return { why: 'nothing was run in it', at: cells };
  const [error] = said(reading, 'notebook.error');
  return error && { why: 'the last cell that was run in it ended in an error', at: error };
};

/** What was written by hand where a tool would have worked it out. */
const madeUp: Look = (reading) => {
  const [says] = said(reading, 'file.says');
  const isListOfParts = reading.kind === 'bill-of-materials' || reading.kind === undefined;
  return isListOfParts && says !== undefined ? { why: says.value, at: says } : undefined;
};

const looks: readonly Look[] = [
  words,
  notDone,
  status,
  run,
  tests,
  scan,
  contract,
  quality,
  parts,
  contractOfInterface,
  notebook,
  madeUp,
];

/** Why a document proves nothing of anything; undefined where it may. */
export function lackOf(reading: FileReading): Lack | undefined {
  for (const look of [...looks, fewWords]) {
    const lack = look(reading);
    if (lack !== undefined) return lack;
  }
  return undefined;
}

/** What a contract may say of the data; who agreed to what is not there yet. */
const ofData = [
  ...(['contract.columns', 'contract.rules', 'contract.classification', 'contract.pii'] as const),
  ...(['contract.freshness', 'contract.latency', 'contract.retention', 'contract.server'] as const),
] as const;

/** On what days machines say that they have made something. */
const made = ['tests.ran', 'scan.ran', 'quality.ran', 'bom.made'] as const;

/** Why a result that is dated ahead shows nothing yet; a run that is held against the manifest is told of there. */
export function aheadOf(reading: FileReading, today: string): Lack | undefined {
  const isAhead = (value: string): boolean => isInTheFuture(value.slice(0, 10), today);
  const recorded = said(reading, 'record.date');
  const others = [
    ...said(reading, 'document.date').map(({ value }) => value),
    ...said(reading, 'document.days').flatMap(({ value }) => value),
  ];
  // Beside a day that has come, one that lies ahead is that of the next time.
  const isOnlyAhead = [...recorded.map(({ value }) => value), ...others].every(isAhead);
  const at =
    isOnlyAhead && recorded[0] ? recorded[0] : said(reading, ...made).find(({ value }) => isAhead(value));
  return at && { why: `it says that it was made on ${at.value.slice(0, 10)}, which lies in the future`, at };
}

/** Why a document that may be meant still shows little: it has the shape of its kind, and what makes it one is left out. */
export function thinnessOf(reading: FileReading): Lack | undefined {
  const [listed] = said(reading, 'tests.listed').filter(({ value }) => value === 0);
  if (listed !== undefined) {
    const count = plural(firstValue(reading, 'tests.total') ?? 0, 'test');
    return {
      why: `it counts ${count} and lists none of them: cite the report that the runner writes`,
      at: listed,
    };
  }
  const [skipped] = said(reading, 'tests.skipped');
  const total = firstValue(reading, 'tests.total') ?? 0;
  if (skipped !== undefined && skipped.value * 2 > total)
    return { why: `${grouped(skipped.value)} of ${plural(total, 'test')} in it were skipped`, at: skipped };
  const [named] = said(reading, 'table.named').filter(({ value }) => !value);
  if (named !== undefined)
    return { why: 'its columns have no names, so that nobody can tell what stands in them', at: named };
  const [standard] = said(reading, 'contract.standard').filter(({ value }) =>
    /^(?:ODCS|Data Contract)/.test(value),
  );
  return standard !== undefined && said(reading, ...ofData).length === 0
    ? { why: 'it names its standard and promises nothing: no columns, no rules, no age', at: standard }
    : undefined;
}

/**
 * Whether what a document says is not meant: a form that nobody has filled in, a run that was broken off. Such a
 * document neither confirms nor contradicts. Few words may still say that something failed.
 */
export function isHollow(reading: FileReading): boolean {
  return looks.some((look) => look(reading) !== undefined);
}
