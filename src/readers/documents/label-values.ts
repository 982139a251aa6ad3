/** What stands behind a label: a day, a person, minutes, a model. */
import type { Said } from '../../core/service';
import { isEmbeddingModel } from '../source/names';
import { dateOf } from './dates';
import type { Field } from './fields';
import { personIn } from './people';
import { plain } from './values';

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
export type Take = (field: Field, sort: Sort) => Said[];

/** What is planned has not been done. */
const notYet =
  /\b(?:planned|scheduled|target|tentative|proposed|expected|postponed|cancelled|canceled|tolerated|goal|estimated?)\b/i;

export const dateAs =
  (fact: 'record.date' | 'record.next' | 'evaluation.ran' | 'criteria.fixedOn'): Take =>
  ({ value, line }) => {
    const date = fact !== 'record.next' && notYet.test(value) ? undefined : dateOf(value);
    return date === undefined ? [] : [{ fact, value: date, line }];
  };

export const personAs =
  (fact: 'record.by' | 'document.by' | 'document.decidedBy'): Take =>
  ({ value, line }) => {
    const person = personIn(value);
    return person === undefined ? [] : [{ fact, value: person, line }];
  };

/** Those who have decided, as one text: several people sign one decision. */
export const deciders: Take = ({ value, line }) => {
  const written = plain(value);
  // Whoever signs for somebody else is told by these words.
  if (/\bon behalf\b/i.test(written))
    return [{ fact: 'document.decidedBy', value: written.slice(0, 200), line }];
  const people = value
    .split(/;\s*|,\s+(?=@|\p{Lu}|[\w.]+@)/u)
    .slice(0, 20)
    .flatMap((each) => personIn(each) ?? []);
  return people.length === 0 ? [] : [{ fact: 'document.decidedBy', value: people.join(', '), line }];
};

/** Who may stop the system took part in its test, and need not be who carried it out. */
export const mayStop: Take = (field, sort) =>
  personAs('record.by')(field, sort).flatMap((by) =>
    by.fact === 'record.by' ? [by, { ...by, fact: 'record.mayStop' as const }] : [],
  );

export const ownDate: Take = ({ value, line }, { body }) => {
  const date = line < body ? dateOf(value) : undefined;
  return date === undefined ? [] : [{ fact: 'document.date', value: date, line }];
};

export const environment: Take = ({ value, line }) => [
  { fact: 'record.environment', value: plain(value), line },
];

export const minutes: Take = ({ value, line }) => {
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
export const nothing =
  /^(?:none|no|nil|zero|nothing|keine?r?|aucune?|ningun[oa]|nessun[oa]|geen|nenhum[a]?)(?: at all| seen)?[.\s]*$/i;

export const outputsAfterStop: Take = ({ value, line }) => {
  const [, number] = /^(\d{1,9})(?=$|[\s.]*$|\s*[,;(])/.exec(plain(value).replace(nothing, '0')) ?? [];
  return number === undefined ? [] : [{ fact: 'record.outputsAfterStop', value: Number(number), line }];
};

export const model: Take = ({ value, line }, { isEvaluation }) =>
  isEvaluation && !isEmbeddingModel(plain(value))
    ? [{ fact: 'evaluation.model', value: plain(value), line }]
    : [];

export const judge: Take = ({ value, line }, { isEvaluation }) =>
  isEvaluation ? [{ fact: 'evaluation.judge', value: plain(value), line }] : [];

export const commit: Take = ({ value, line }, { isEvaluation }) => {
  const hash = isEvaluation ? commitIn(value) : undefined;
  return hash === undefined ? [] : [{ fact: 'evaluation.commit', value: hash, line }];
};

export const dataset: Take = ({ value, line }, { isEvaluation }) => {
  const [name = ''] = plain(value).split(/[,;(]/);
  const isName = isEvaluation && /^[\w./:@-]{3,120}$/.test(name.trim()) && /[a-z]/i.test(name);
  return isName ? [{ fact: 'evaluation.dataset', value: name.trim(), line }] : [];
};

export const version: Take = ({ value, line }, { isCriteria }) =>
  isCriteria ? [{ fact: 'criteria.version', value: plain(value), line }] : [];

/** The first hash of a commit in a value: seven digits or more, of both sorts. */
function commitIn(value: string): string | undefined {
  const hashes = plain(value).match(/(?<![\w.-])[0-9a-f]{7,40}(?![\w.-])/g) ?? [];
  return hashes.find((hash) => hash.length === 40 || (/[a-f]/.test(hash) && /\d/.test(hash)));
}
