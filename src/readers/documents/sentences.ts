/** Sentences of our forms at the start of a line: `Written by Priya on 2026-09-02. Version: 3.` */
import type { Said } from '../../core/service';
import type { Prose } from '../source/markdown';
import { isElsewhere } from './fields';
import { personIn, type Sort } from './labels';
import { dateOf, isOpen, plain } from './values';

const sentence = /^(?:workflow: [^.]{1,200}\. )?(written|drafted|prepared|approved|reviewed) by (.{1,120}?) on (?=\S)/i;

export function sentencesSaid(prose: Prose, sort: Sort): Said[] {
  return prose.blocks.flatMap(({ kind, line, lines, section }) => {
    if ((kind !== 'paragraph' && kind !== 'item') || isElsewhere(prose, section)) return [];
    const [first = ''] = lines;
    return first.length > 1_500 ? [] : saidIn(plain(first), line, sort);
  });
}

function saidIn(text: string, line: number, sort: Sort): Said[] {
  const [all, verb = '', who = ''] = sentence.exec(text) ?? [];
  if (all === undefined) return [];
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

function written(text: string, { date, line }: { date: string; line: number }, { isCriteria }: Sort): Said[] {
  if (!isCriteria) return [{ fact: 'document.date', value: date, line }];
  const [, version] = /\bVersion: ([^\s,;]{1,40}?)\.?(?=$|\s)/.exec(text) ?? [];
  const fixed: Said = { fact: 'criteria.fixedOn', value: date, line };
  return version === undefined || isOpen(version) ? [fixed] : [fixed, { fact: 'criteria.version', value: version, line }];
}
