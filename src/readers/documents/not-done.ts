/** What a document says of its own matter where there is nothing to say yet: that nobody has begun, that it will follow. */
import { type Said, withoutEnd } from '../../core/service';
import type { Prose } from '../source/prose';
import { textsOf } from './junk';
import { isNothing } from './values';
import { ownWords, WordCounter } from './words';

/** Whole words of any script: `\b` knows only those of ASCII. */
const anyOf = (...words: readonly string[]): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join('|')})(?![\\p{L}\\p{N}])`, 'iu');

const done =
  '(?:done|started|begun|written|drafted|filled(?: in| out)?|completed?|finished|carried out|performed|conducted|made|' +
  'rehearsed|tested|tried|trained|named|appointed|assigned|chosen|selected|found|defined|agreed|decided|documented|' +
  'planned|set|fixed|approved|signed|reviewed|assessed|measured|evaluated|drawn up|prepared|looked at|thought of|set up)';

/** What can be absent without anything being left to do. */
const fine =
  '(?:incidents?|exceptions?|complaints?|errors?|cases?|findings?|issues?|deviations?|waivers?|requests?|outages?|' +
  'problems?|attacks?|breach(?:es)?|changes?|appeals?|alarms?|alerts?|bugs?|defects?|failures?|violations?|risks?)';

/** That something is still to be done; in the languages in which its readers write. */
const open = anyOf(
  ...[
    'under construction',
    'work in progress',
    'coming soon',
    '(?:come|check|look) back later',
    'not (?:yet )?ready',
  ],
  `(?:has|have|had|is|are|was|were) (?:still |as yet )?(?:not|never)(?: yet)?(?: been)? ${done}`,
  `(?:hasn|haven|hadn|isn|aren|wasn|weren)['’]t (?:yet )?(?:been )?${done}`,
  ...[
    'not yet',
    'yet to be',
    `not ${done} yet`,
    `(?:still |remains? )to be ${done}`,
    `(?:is|are) to be ${done}`,
  ],
  `(?:nobody|no one|no-one|none of us|nothing) (?:has|have|had|is|was) (?:yet |so far )?(?:been )?${done}`,
  `no (?!${fine}\\b)[\\p{L}-]+(?: (?!${fine}\\b)[\\p{L}-]+){0,3} (?:has|have|is|are|was|were) (?:yet |so far )?(?:been )?${done}`,
  ...[
    '(?:will|shall) (?:follow|come later)',
    'to follow',
    'to be (?:added|completed|provided|supplied|written)',
  ],
  '(?:will|shall) (?:soon |later )?be (?:added|written|completed|filled in|provided|supplied)',
  ...[
    'noch (?:nicht|kein\\p{L}*|niemand|offen)',
    'bisher (?:nicht|kein\\p{L}*|niemand)',
    'in (?:Arbeit|Bearbeitung|Vorbereitung)',
  ],
  ...['folgt (?:noch|später|in Kürze|demnächst)', 'wird (?:noch|später) \\p{L}+', 'Platzhalter'],
  ...[
    'pas encore',
    'à (?:compléter|définir|rédiger|venir|remplir)',
    'en cours de (?:rédaction|construction)',
  ],
  ...['(?:todavía|aún) no', 'por (?:definir|completar|hacer)', 'en construcción', 'pendiente de \\p{L}+'],
  ...['non ancora', 'ancora (?:non|da)', 'da (?:completare|definire|compilare|redigere)', 'in costruzione'],
  ...[
    'nog (?:niet|geen|te)',
    'volgt (?:nog|later|binnenkort)',
    'ainda não',
    'por preencher',
    'em construção',
  ],
  ...['まだ', '未定', '未着手', '未実施', '尚未', '还没有', '待定'],
);

/** A paragraph that begins so is a note to its author. */
const noted = /^(?:to-?do|tbd|tba|tbc|fixme|wip|placeholder|platzhalter|xxx)\b/i;

/** What is to come. */
const ahead = anyOf(
  ...[
    'will',
    'shall',
    'going to',
    'plans?',
    'intends?',
    'might',
    'should',
    'must',
    'as soon as',
    'once',
    'later',
    'soon',
  ],
  ...[
    'please',
    'next (?:week|month|quarter|year|sprint)',
    'nobody had',
    'we had no',
    'write',
    'add',
    'insert',
    'describe',
  ],
  ...[
    'wird',
    'werden',
    'soll',
    'sollen',
    'demnächst',
    'bald',
    'bitte',
    'sera',
    'seront',
    'prochaine?',
    'bientôt',
  ],
  ...[
    'será',
    '\\p{L}+[aei]rán?',
    'próxim[oa]',
    'pronto',
    'sarà',
    'saranno',
    'presto',
    'zal',
    'zullen',
    'binnenkort',
    'em breve',
  ],
);

/** All of them, for the test that none takes long: they are put together from words. */
export const openPatterns: readonly RegExp[] = [open, ahead];

/** Under so many words of its own a document says nothing, and under so many it is thin: readers-evidence.md, section 7. */
const fewestWords = 10;
const thin = 40;

/** The first place where a document says that its matter is still open, where it says hardly anything else. */
export function notDoneSaid(prose: Prose): Said[] {
  const counter = new WordCounter();
  let first: Said | undefined;
  // A row of a table that is still open is one of several, and says so beside the others.
  const words = { open: 0, ahead: 0, own: ownWords({ ...prose, blocks: [] }, { isForms: () => false }) };
  for (const { text, line } of textsOf({ ...prose, tables: [] })) {
    const isNote = noted.test(text);
    for (const clause of isNote ? [text] : text.split(/(?<=[.!?;:])\s+|(?<=[。！？])/u)) {
      const sort = isNote || open.test(clause) ? 'open' : ahead.test(clause) ? 'ahead' : 'own';
      const count = isNothing(withoutEnd(clause, /[.:]/)) ? 0 : counter.count(clause);
      words[sort] += count;
      if (sort === 'open' && count > 0)
        first ??= { fact: 'document.notDone', value: clause.slice(0, 200), line };
    }
    // Whoever has so much to say has something to show.
    if (words.own >= fewestWords) return [];
  }
  const isThin = words.open + words.ahead + words.own < thin;
  return first !== undefined && (isThin || words.open >= words.ahead + words.own) ? [first] : [];
}
