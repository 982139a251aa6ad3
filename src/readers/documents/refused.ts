/** What a text says was not approved, in a sentence of its own. */
import type { Said } from '../../core/service';
import type { Prose } from '../source/prose';
import { longestText, sentencesOf } from './texts';

const yes = '(?:approved|authori[sz]ed|accepted|agreed|granted|signed off)';
const about =
  '(?:go-?live|launch|release|roll-?out|deployment|request|proposal|approval|permission|assessment|contract|plan|system|workflow|use|it|this)';
/** `The go-live was not approved`, `it has not yet been accepted`. */
const refused = new RegExp(
  `\\b${about}\\b.{0,60}?\\b(?:is|was|has|were|been) not (?:yet )?(?:been )?${yes}\\b`,
  'iu',
);
/** `The board did not approve the release`, `the request was refused`. */
const denied = new RegExp(
  `\\b(?:did|has|have) not (?:yet )?(?:approved?|authori[sz]ed?|accepted?|signed off) (?:the |this )?${about}\\b|\\b(?:go-?live|launch|release|request|approval|permission) (?:is|was|has been) (?:refused|rejected|declined|denied|withheld)\\b`,
  'iu',
);
/** What holds for any case is a rule, and not what happened. */
const isRule =
  /\b(?:if|when|whenever|unless|until|once|may|must|should|would|could|can|cannot|any|anything|whatever|shall|no one|nobody|example|before|yet to)\b|\?/i;
const agrees = new RegExp(
  `(?<!\\bnot )(?<!\\bnot yet )(?<!\\bnot been )(?<!\\bnot yet been )\\b${yes}\\b`,
  'iu',
);

/** The first such words; nothing where another sentence or cell says that something was approved. */
export function refusedSaid(prose: Prose): Said[] {
  const sentences = sentencesOf(prose);
  const found = sentences.flatMap((each) => {
    const [words] = refused.exec(each.sentence) ?? denied.exec(each.sentence) ?? [];
    return words === undefined || isRule.test(each.sentence) ? [] : [{ ...each, words }];
  });
  const [first] = found;
  if (first === undefined) return [];
  const cells = prose.tables.flatMap(({ rows }) => rows.flatMap((row) => row.cells));
  const others = sentences
    .map(({ sentence }) => sentence)
    .filter((each) => !found.some(({ sentence }) => sentence === each));
  if ([...others, ...cells].some((text) => agrees.test(text.slice(0, longestText)))) return [];
  return [{ fact: 'document.refused', value: first.words, line: first.line }];
}
