/** Whether there is anything in a document that could be held against a claim, whatever the claim. */
import { plural } from '../base/words';
import { type FileReading, firstValue, said } from '../facts/testimony';

/** Under so many words of its own a document says nothing. Source: readers-evidence.md, section 7. */
const fewestWords = 10;

/** What a document of some kind says of itself that makes it prove nothing, in words that follow a colon. */
type Look = (reading: FileReading) => string | undefined;

/** A status that says that a document no longer holds. */
const dead = /^(?:superseded|deprecated|rejected|withdrawn|retired|obsolete)\b/i;

const words: Look = (reading) => {
  if (reading.kind !== 'document' && reading.kind !== 'form') return undefined;
  const template = firstValue(reading, 'document.template');
  if (template?.state === 'untouched') return 'it is a template that nobody has filled in';
  const filler = firstValue(reading, 'document.filler');
  if (filler !== undefined) return 'it holds filler text';
  const count = firstValue(reading, 'document.words');
  if (count === undefined || count >= fewestWords) return undefined;
  return count === 0 ? 'it holds no words of its own' : `it holds only ${plural(count, 'word')} of its own`;
};

const status: Look = (reading) => {
  const value = firstValue(reading, 'document.status');
  return value !== undefined && dead.test(value) ? `it says of itself that it is ${value}` : undefined;
};

const unfinished: Readonly<Record<string, string>> = {
  cancelled: 'the run was cancelled',
  error: 'the run ended in an error',
  failed: 'the run ended in an error',
  killed: 'the run was stopped',
  started: 'the run has not ended',
  running: 'the run has not ended',
  incomplete: 'the run is not complete',
  'cut-off': 'the file is cut off',
  invalidated: 'the run was declared invalid',
  elsewhere: 'it only links to a result, which lies in a service',
};

const run: Look = (reading) => {
  if (reading.kind !== 'evaluation' && reading.kind !== 'attack-test') return undefined;
  const ended = firstValue(reading, 'evaluation.status');
  if (ended !== undefined && Object.hasOwn(unfinished, ended)) return unfinished[ended];
  const cases = firstValue(reading, 'evaluation.cases');
  if (cases === 0) return 'there is no case in it';
  const errored = firstValue(reading, 'evaluation.errored');
  if (errored === undefined || cases === undefined || errored === 0) return undefined;
  return errored >= cases
    ? 'every case ended in an error of the run, so that nothing was evaluated'
    : undefined;
};

const tests: Look = (reading) => {
  const total = firstValue(reading, 'tests.total');
  if (total === undefined) return undefined;
  if (total === 0) return 'there is no test in it';
  return firstValue(reading, 'tests.skipped') === total ? 'every test in it was skipped' : undefined;
};

const scan: Look = (reading) => {
  const ended = firstValue(reading, 'scan.status');
  if (ended === undefined || /^(?:success|completed?|ok)$/.test(ended)) return undefined;
  return `the scan did not run to its end (${ended})`;
};

const contract: Look = (reading) =>
  firstValue(reading, 'contract.placeholder') === true
    ? 'it is the contract that a tool begins with, and nobody has filled it in'
    : undefined;

const quality: Look = (reading) => {
  if (reading.kind !== 'data-quality') return undefined;
  const counts = said(reading, 'quality.passed', 'quality.failed', 'quality.warned');
  return counts.length > 0 && counts.every(({ value }) => value === 0) ? 'no rule was run in it' : undefined;
};

const contractOfInterface: Look = (reading) =>
  firstValue(reading, 'interface.operations') === 0 ? 'there is no operation in it' : undefined;

const notebook: Look = (reading) => {
  const cells = firstValue(reading, 'notebook.cells');
  if (cells === undefined) return undefined;
  if (cells.code === 0) return 'it is an empty notebook';
  if (cells.executed === 0) return 'nothing was run in it';
  return firstValue(reading, 'notebook.error') === undefined
    ? undefined
    : 'the last cell that was run in it ended in an error';
};

const looks: readonly Look[] = [
  words,
  status,
  run,
  tests,
  scan,
  contract,
  quality,
  contractOfInterface,
  notebook,
];

/** Why a document proves nothing of anything, in words that follow a colon; undefined where it may. */
export function whyHollow(reading: FileReading): string | undefined {
  for (const look of looks) {
    const why = look(reading);
    if (why !== undefined) return why;
  }
  return undefined;
}
