/** Sentences of our forms at the start of a line: `Written by Priya on 2026-09-02. Version: 3.` */
import type { Said } from '../../core/service';
import type { Prose } from '../source/prose';
import { dateOf } from './dates';
import { isElsewhere } from './fields';
import type { Sort } from './label-values';
import { personIn } from './people';
import { isOpen, plain } from './values';

const sentence =
  /^(?:workflow: [^.]{1,200}\. )?(written|drafted|prepared|approved|reviewed) by (.{1,120}?) on (?=\S)/i;

/** The other way round: `Fixed on 2 September 2026 by Priya Natarajan, before the evaluation.` */
const fixed = /^(?:fixed|set|agreed) on (.{4,30}?) by (.{1,120}?)(?=[,.;]|$)/i;

export function sentencesSaid(prose: Prose, sort: Sort): Said[] {
  return prose.blocks.flatMap(({ kind, line, lines, section }) => {
    if ((kind !== 'paragraph' && kind !== 'item') || isElsewhere(prose, section)) return [];
    const [first = ''] = lines;
    return first.length > 1_500 ? [] : saidIn(plain(first), line, sort);
  });
}

function saidIn(text: string, line: number, sort: Sort): Said[] {
  const [all, verb = '', who = ''] = sentence.exec(text) ?? [];
  if (all === undefined) return fixedSaid(text, line, sort);
  const date = dateOf(text.slice(all.length));
  const person = personIn(who);
  // Names are short: a part of a sentence is none.
  if (date === undefined || person === undefined || person.split(' ').length > 8) return [];
  switch (verb.toLowerCase()) {
    case 'approved':
      return [
        { fact: 'document.decidedBy', value: person, line },
        { fact: 'record.date', value: date, line },
      ];
    case 'reviewed':
      return [
        { fact: 'record.by', value: person, line },
        { fact: 'record.date', value: date, line },
      ];
    default:
      return [{ fact: 'document.by', value: person, line }, ...written(text, { date, line }, sort)];
  }
}

function fixedSaid(text: string, line: number, { isCriteria }: Sort): Said[] {
  const [, day = '', who = ''] = isCriteria ? (fixed.exec(text) ?? []) : [];
  const [date, person] = [dateOf(day), personIn(who)];
  if (date === undefined || person === undefined) return [];
  return [
    { fact: 'criteria.fixedOn', value: date, line },
    { fact: 'document.by', value: person, line },
    ...versionSaid(text, line),
  ];
}

function versionSaid(text: string, line: number): Said[] {
  const [, version] = /\bversion:? ([^\s,;:]{1,40}?)[.:]?(?=$|\s)/i.exec(text) ?? [];
  const isSaid = version !== undefined && /\d/.test(version) && !isOpen(version);
  return isSaid ? [{ fact: 'criteria.version', value: version, line }] : [];
}

function written(text: string, { date, line }: { date: string; line: number }, { isCriteria }: Sort): Said[] {
  if (!isCriteria) return [{ fact: 'document.date', value: date, line }];
  return [{ fact: 'criteria.fixedOn', value: date, line }, ...versionSaid(text, line)];
}
