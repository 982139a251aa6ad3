/** What a text says went wrong, in a sentence or a label, where nothing in it says that it went well later. */
import type { Said } from '../../core/service';
import type { Prose } from '../source/prose';
import { type Field, isElsewhere } from './fields';
import { longestText, sentencesOf } from './texts';
import { folded, plain } from './values';

/** `The rehearsal failed.`, `this drill was not successful` */
const failed =
  /\b(?:the|this|our) (?:(?:whole|rollback|roll-back|stop|last|final|latest) ){0,2}(?:rehearsal|drill|exercise|stop test|rollback test|rollback)(?: (?:itself|has|therefore))? (?:failed|was (?:a failure|unsuccessful|not successful|not passed)|did not (?:succeed|work))(?=\s*(?:[.,;:!–—]|$|because\b|since\b|twice\b|completely\b|again\b))/iu;
/** What holds for any case, what was meant to fail, and what is told of an earlier day. */
const isOther =
  /\b(?:if|when|whenever|unless|until|once|example|before|earlier|first|previous|on purpose|deliberately|as (?:intended|planned|expected)|simulat\w*|nobody|no one|had)\b|\?/i;
const wentWell =
  /(?<!\bnot )\b(?:succe(?:ed|ss)\w*|passed|worked|works|repeat\w*|again|second|re-?run|re-?tested|re-?test|fixed|went well|next time|afterwards|later|approved)\b/i;

/** The first such sentence of a rehearsal. */
export function failedSaid(prose: Prose): Said[] {
  const sentences = sentencesOf(prose);
  const found = sentences.find(({ sentence }) => failed.test(sentence) && !isOther.test(sentence));
  if (found === undefined) return [];
  const others = [
    ...sentences.map(({ sentence }) => sentence),
    ...prose.headings.map(({ text }) => text),
    ...prose.tables.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells)),
  ];
  if (others.some((text) => wentWell.test(text.slice(0, longestText)))) return [];
  const [words = ''] = failed.exec(found.sentence) ?? [];
  return [{ fact: 'document.failed', value: words, line: found.line }];
}

const conditions =
  /^(?:(?:all )?(?:the )?conditions? (?:(?:are|is) )?(?:met|fulfilled|satisfied|closed)|(?:bedingungen|auflagen) erfüllt)$/;

/** That the conditions of a decision are not met, in a label; nothing where another one says that they are. */
export function unmetConditionsSaid(prose: Prose, fields: readonly Field[]): Said[] {
  const said = fields.filter(({ label, section }) => conditions.test(label) && !isElsewhere(prose, section));
  const [first] = said;
  const areNot = said.every(({ value }) =>
    /^(?:no|none|nein|not (?:yet|met|all met|all))$/.test(folded(value)),
  );
  if (first === undefined || !areNot) return [];
  return [
    {
      fact: 'document.failed',
      value: `${first.label}: ${plain(first.value)}`.slice(0, 200),
      line: first.line,
    },
  ];
}
