/** What a document says of its own state. */
import { type Said, withoutEnd } from '../../core/service';
import { blocksBySection, bodyOf, type Prose } from '../source/prose';
import { dateOf } from './dates';
import { type Field, isElsewhere } from './fields';
import { asSeen } from './lookalikes';
import { folded, isPlaceholder, plain, withoutNumber, withoutSign } from './values';

const states =
  /^(draft|proposed|in review|under review|pending|wip|work in progress|accepted|approved|final|implemented|superseded|superceded|deprecated|rejected|withdrawn|retired|obsolete)(?![\p{L}\p{N}_-])/u;

const spellings: Readonly<Record<string, string>> = {
  superceded: 'superseded',
  'under review': 'in review',
  'work in progress': 'wip',
};

/** What makes of a yes something else. */
const butNot =
  /\b(?:pending|but|except|until|unless|subject to|awaiting|not|only|conditional|conditionally|draft|partial|partially|planning|superseded|proposed|rejected|withdrawn)\b/;

/** A yes behind a state that is none yet: `draft, approved as version 1.0`. Both stand there, and the later one holds. */
const laterYes = /\b(?:accepted|approved|adopted|agreed|signed off|stands|holds|in force)\b/;
const isToCome = /\b(?:until|once|when|if|before|after|not|to be)\b/;
const isNotYet = /^(?:draft|proposed|in review|under review|pending|wip|work in progress)$/;

/** What replaces nothing: `Superseded by nothing`. */
const byNothing = /^(?:in part|partly|partially|by (?:nothing|none|nobody|no )|[:–—-]\s*(?:no|none)\b)/;

/** The state that the whole of a value says; undefined where it says something else. */
export function statusOf(value: string): string | undefined {
  if (isPlaceholder(value)) return undefined;
  const text = withoutEnd(withoutSign(plain(asSeen(value.slice(0, 4_000)))), /[.!\s]/).toLowerCase();
  if (text.length > 200) return undefined;
  const [, state] = states.exec(text) ?? [];
  if (state === undefined) return undefined;
  const rest = text.slice(state.length).trim();
  const isSaid =
    state === 'pending' ||
    rest === '' ||
    /^(?:by\b|[,(])/.test(rest) ||
    isDated(rest) ||
    (state === 'draft' && /^v?\d+(?:\.\d+)*$/.test(rest));
  if (!isSaid || (!/^(?:pending|superse|superce)/.test(state) && butNot.test(rest))) return undefined;
  const isTakenBack = isNotYet.test(state)
    ? laterYes.test(rest) && !isToCome.test(rest)
    : /^super/.test(state) && byNothing.test(rest);
  return isTakenBack ? undefined : (spellings[state] ?? state);
}

function isDated(rest: string): boolean {
  return dateOf(rest.replace(/^(?:on|since|as of|[-–—:·•|])\s*/, '')) !== undefined;
}

const labels = /^(?:(?:document|adr|current|overall) )?status$/;

/** What a trial is that has not been held. */
const notHeld =
  /^(planned|scheduled|cancelled|canceled|not (?:yet )?(?:done|started|begun|held|run|carried out|performed)|in preparation|geplant|abgesagt|prévue?|planificad[oa]|pianificat[oa]|gepland)$/i;

/** The state of a trial: of a rehearsal, a drill, a test. */
function heldOf(value: string): string | undefined {
  return notHeld.exec(withoutEnd(withoutSign(plain(value)), /[.!\s]/))?.[1]?.toLowerCase();
}

/** Where something that was decided was taken back. */
const takenBack =
  /^(?:revoked|withdrawn|rescinded|annulled|repealed|widerrufen|widerruf|zurückgezogen|annulée?|revocad[oa]|revocat[oa]|(?:revocation|withdrawal) of (?:the |this )?(?:approval|decision|go-?live|go))$/i;

/** That it is the decision that was taken back, and not a part of what it is about. */
const ofDecision =
  /(?<!\p{L})(?:it|this|approval|decision|permission|consent|release|go-?live|go|freigabe|genehmigung|entscheidung|décision|autorisation|aprobación|decisión|autorización|approvazione|decisione|aprovação|decisão)(?!\p{L})/iu;

/** That what a document decided no longer holds, as a heading above the reason says. */
export function takenBackSaid(prose: Prose): Said[] {
  const blocks = blocksBySection(prose);
  return prose.headings.flatMap(({ text, level, line }, section): Said[] => {
    const [reason] = blocks.get(section) ?? [];
    const isOf = level > 1 && takenBack.test(folded(text)) && !isElsewhere(prose, section);
    const why = plain(reason?.lines.join(' ') ?? '').slice(0, 500);
    const isEmpty = why === '' || /^(?:no|none|never|n\/a|-)\b/i.test(why);
    // Tickets and purposes are withdrawn as well: a day alone, or the decision itself.
    const isSaid = ofDecision.test(`${folded(text)} ${why}`) || isDated(why);
    return isOf && !isEmpty && isSaid ? [{ fact: 'document.status', value: 'withdrawn', line }] : [];
  });
}

/** The document's own state: in front matter, above the second headings, or first under a heading of that name. */
export function statusSaid(prose: Prose, fields: readonly Field[], isTrial = false): Said[] {
  const body = bodyOf(prose);
  const found = [
    ...fields
      .filter(({ label, line, from }) => labels.test(label) && line < body && from !== 'box')
      .map(({ value, line }) => ({ value, line })),
    ...underHeading(prose),
  ];
  const states = found.map(({ value, line }) => ({
    state: statusOf(value) ?? (isTrial ? heldOf(value) : undefined),
    line,
  }));
  const [first] = states;
  // Two that differ, or one that nobody can read beside one that can: it is not known.
  if (first?.state === undefined || states.some(({ state }) => state !== first.state)) return [];
  return [{ fact: 'document.status', value: first.state, line: first.line }];
}

/** What stands under a heading `Status`, all of it: what is added below says something of its own. */
function underHeading(prose: Prose): { value: string; line: number }[] {
  const sections = prose.headings.flatMap(({ text, level }, at) =>
    level > 1 && labels.test(withoutNumber(folded(text))) && !isElsewhere(prose, at) ? [at] : [],
  );
  const blocks = blocksBySection(prose);
  return sections.flatMap((section) => {
    const [first, ...more] = (blocks.get(section) ?? []).slice(0, 6);
    if (first === undefined || first.kind === 'quote' || first.kind === 'code' || first.ticked !== undefined)
      return [];
    const own = first.lines.slice(0, 6).map((text, at) => ({
      value: text.replace(/^\**status\**:\s*/i, ''),
      line: first.line + at,
    }));
    const found = [...own, ...more.map(({ lines, line }) => ({ value: lines[0] ?? '', line }))];
    // What replaces a record is written below the state that it had.
    const superseded = found.find((each) => statusOf(each.value) === 'superseded');
    return superseded === undefined
      ? found.filter((each, at) => at === 0 || statusOf(each.value) !== undefined)
      : [superseded];
  });
}
