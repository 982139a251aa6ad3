/** What a document says of its own matter where there is nothing to say yet: that nobody has begun, that it will follow. */
import { type Said, withoutEnd } from '../../core/service';
import type { Prose } from '../source/prose';
import { textsOf } from './texts';
import { isNothing } from './values';
import { ownWords, WordCounter } from './words';

/** Whole words of any script: `\b` knows only those of ASCII. */
const anyOf = (...words: readonly string[]): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join('|')})(?![\\p{L}\\p{N}])`, 'iu');

/** What is done of a matter as such: without it there is nothing yet. */
const begun =
  '(?:done|started|begun|written|drafted|filled(?: in| out)?|completed?|finished|carried out|performed|conducted|' +
  'rehearsed|tested|tried|trained|documented|drawn up|prepared|looked at|thought of|set up)';

/** What else is done, which may also be what a document is about: `no transfer is made`. */
const done = `(?:${begun}|named|appointed|assigned|chosen|selected|defined|agreed|decided|fixed|approved|signed|reviewed|assessed|evaluated)`;

/** What can be absent without anything being left to do. */
const fine =
  '(?:incidents?|exceptions?|complaints?|errors?|cases?|findings?|issues?|deviations?|waivers?|requests?|outages?|' +
  'problems?|attacks?|breach(?:es)?|changes?|appeals?|alarms?|alerts?|bugs?|defects?|failures?|violations?|risks?)';

/** What is not yet asked of anyone: `a full assessment is not yet required`. */
const unasked =
  '(?!(?:been )?(?:needed|required|necessary|due|applicable|relevant|affected|allowed|in force)\\b)';

/** What stands for the text that is to come. */
const content =
  '(?:contents?|texts?|documents?|details|descriptions?|lists?|pages?|sections?|everything|information|more|rest)';
const added = '(?:added|written|completed|filled in|provided|supplied)';

const german =
  '(?:benannt|bestimmt|begonnen|angefangen|erledigt|gemacht|geschrieben|erstellt|durchgeführt|getestet|geprobt|geübt|' +
  'festgelegt|definiert|entschieden|ausgefüllt|fertig|dokumentiert|geprüft|freigegeben|genehmigt|bewertet|geklärt|' +
  'geschult|ergänzt|nachgereicht)';

/** That something is still to be done; in the languages in which its readers write. */
const open = anyOf(
  ...['under construction', 'coming soon', '(?:come|check|look) back later', 'not (?:yet )?ready'],
  '(?:still|is|are) a? ?work in progress',
  `(?:has|have) (?:still |as yet )?not(?: yet)?(?: been)? ${begun}`,
  `(?:hasn|haven)['’]t (?:yet )?(?:been )?${begun}`,
  ...[`not yet ${unasked}`, 'not yet(?=[.!;]?$)', 'yet to be', `not ${done} yet`],
  `(?:still |remains? )to be ${done}`,
  `(?:nobody|no one|no-one|none of us) has (?:yet |so far )?(?:been )?${done}`,
  `nothing has (?:yet |so far )?been ${begun}`,
  `no (?!${fine}\\b)[\\p{L}-]+(?: (?!${fine}\\b)[\\p{L}-]+){0,3} (?:has|have) (?:(?:yet|so far) been ${done}|been ${done} (?:yet|so far|to date))`,
  `${content} (?:\\p{L}+ ){0,4}(?:will|shall) (?:follow|come later|be ${added})`,
  `${content} to follow`,
  `(?:will|shall) (?:soon |later )be ${added}`,
  `(?:will|shall) be ${added} (?:soon|later|shortly|here)`,
  `noch nicht (?:\\p{L}+ ){0,3}${german}`,
  `(?<!wird )noch (?:kein\\p{L}*|niemand) (?!\\p{L}+ wird)(?:\\p{L}+ ){0,4}${german}`,
  `bisher (?:nicht|kein\\p{L}*|niemand) (?!\\p{L}+ wird)(?:\\p{L}+ ){0,4}${german}`,
  ...['noch (?:nicht|offen)(?=[.!;]?$)', 'in (?:Arbeit|Bearbeitung|Vorbereitung)(?=[.!;]?$)'],
  ...['folgt (?:noch|später|in Kürze|demnächst)', `(?:wird|werden) (?:noch|später) ${german}`],
  ...[
    'pas encore',
    'à (?:compléter|définir|rédiger|venir|remplir)',
    'en cours de (?:rédaction|construction)',
  ],
  ...['(?:todavía|aún) no', 'por (?:definir|completar|hacer)', 'en construcción', 'pendiente de \\p{L}+'],
  ...['non ancora', 'ancora (?:non|da)', 'da (?:completare|definire|compilare|redigere)', 'in costruzione'],
  ...['nog (?:niet|geen|te)', 'volgt (?:nog|later|binnenkort)'],
  ...['ainda não', 'por preencher', 'em construção'],
  ...['まだ', '未定', '未着手', '未実施', '尚未', '还没有', '待定'],
);

/** The whole of a clause that says so. */
const openWhole = new RegExp(`^(?:(?:a )?work in progress|to follow|to be ${added}\\b.*)[.!;]?$`, 'iu');

/** What holds only in some case is a rule; in German also where the verb stands first. */
const condition = anyOf(
  ...['if', 'unless', 'where', 'when', 'whenever', 'wherever', 'in case', 'while', 'as long as'],
  ...['wenn', 'falls', 'sofern', 'solange', 'si', 'cuando', 'quand', 'lorsque', 'quando', 'wanneer'],
  '^(?:ist|sind|hat|haben|should|had|se|als)',
);

/** A paragraph that begins so is a note to its author. */
const noted = /^(?:to-?do|tbd|tba|tbc|fixme|wip|placeholder|platzhalter|xxx)\b/i;

/** What is to come of a matter that nobody has begun; what a system or a person will do in it is no such thing. */
const ahead = anyOf(
  '(?:will|shall|going to|might|plans? to|intends? to|hopes? to) (?:[\\p{L}-]+ ){0,2}(?:look|discuss|talk|speak|decide|think|see|write|begin|start|do|add|name|appoint|define|document|complete|fill|finish|begun|done)\\p{L}*',
  ...['as soon as', 'once', 'later', 'soon', 'nobody had', 'we had no'],
  'please (?:come|check|look|see|write|add|insert|describe|fill|complete|wait)',
  '^(?:write|add|insert|describe)',
  'next (?:week|month|quarter|year|sprint)',
  ...['wird', 'werden', 'soll', 'sollen', 'demnächst', 'bald', 'sera', 'seront', 'prochaine?', 'bientôt'],
  ...['será', '\\p{L}+[aei]rán?', 'próxim[oa]', 'pronto', 'sarà', 'saranno', 'presto'],
  ...['zal', 'zullen', 'binnenkort', 'em breve'],
);

/** A person's first and last name; not an article before a noun. */
const named =
  /(?<![\p{L}\p{N}])(?!(?:D(?:er|ie|as|en|em)|Ein\p{Ll}{0,2}|The|This|No|Our|L[eao]s?|Les|El|Il|De|Het)\s)\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+/u;

/** All of them, for the test that none takes long: they are put together from words. */
export const openPatterns: readonly RegExp[] = [open, openWhole, condition, ahead, named];

/** So many words of its own are a clause of what was done. */
const fewestWords = 3;
/** Under so many words a document is thin: readers-evidence.md, section 7. */
const thin = 40;

type Sort = 'open' | 'ahead' | 'own';

interface Clause {
  readonly text: string;
  readonly sort: Sort;
  readonly line: number;
}

/** The first place where a document says that its matter is still open, where it says hardly anything else. */
export function notDoneSaid(prose: Prose): Said[] {
  const counter = new WordCounter();
  let first: Clause | undefined;
  // A row of a table that is still open is one of several, and says so beside the others.
  const words = { open: 0, ahead: 0, own: ownWords({ ...prose, blocks: [] }, { isForms: () => false }) };
  for (const { text, line } of textsOf({ ...prose, tables: [] })) {
    for (const clause of clausesOf(text, line)) {
      words[clause.sort] += counter.count(clause.text);
      if (clause.sort === 'open') first ??= clause;
      if (isTold(clause)) return [];
    }
    // Whoever has that to say has something to show.
    if (words.own >= fewestWords) return [];
  }
  const isThin = words.open + words.ahead + words.own < thin;
  return first !== undefined && (isThin || words.open >= words.ahead + words.own)
    ? [{ fact: 'document.notDone', value: first.text.slice(0, 200), line: first.line }]
    : [];
}

/** A figure, a day or a person: somebody has written down what there is. What a note to the author names is to come. */
function isTold({ text, sort }: Clause): boolean {
  return !noted.test(text) && (/\p{N}/u.test(text) || (sort !== 'open' && named.test(text)));
}

/** The clauses of a text; a label is of the sort of its value, and one without a value says nothing. */
function clausesOf(text: string, line: number): Clause[] {
  if (noted.test(text)) return isNothing(withoutEnd(text, /[.:]/)) ? [] : [{ text, sort: 'open', line }];
  const parts = text.split(/(?<=[.!?;:])\s+|(?<=[。！？])/u);
  const found: Clause[] = [];
  let following: Sort | undefined;
  for (const part of parts.reverse()) {
    const isLabel = part.endsWith(':');
    const isEmpty = isNothing(withoutEnd(part, /[.:]/));
    const sort = isLabel && following !== 'own' ? following : sortOf(part);
    if (sort !== undefined && !isEmpty) found.unshift({ text: part, sort, line });
    following = isEmpty ? undefined : sort;
  }
  return found;
}

function sortOf(clause: string): Sort {
  if (noted.test(clause)) return 'open';
  if (condition.test(clause)) return 'own';
  if (open.test(clause) || openWhole.test(clause)) return 'open';
  return ahead.test(clause) ? 'ahead' : 'own';
}
