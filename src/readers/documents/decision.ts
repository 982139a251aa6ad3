/** What a document says was decided: whether to go live, whether a test was passed. */
import { type Said, withoutEnd } from '../../core/service';
import { blocksBySection, type Prose } from '../source/prose';
import { dateOf } from './dates';
import { type Field, isElsewhere, labelled } from './fields';
import { folded, isNothing, isOpen, isPlaceholder, plain, withoutSign } from './values';

/** Labels that a decision has, with what it is about where they say it. */
const labels: Readonly<Record<string, string | null>> = {
  ...{
    decision: null,
    'final decision': null,
    verdict: null,
    'final verdict': null,
    'overall verdict': null,
  },
  ...{
    'overall decision': null,
    result: null,
    'overall result': null,
    conclusion: null,
    'release gate': null,
  },
  ...{ 'go/no go': null, 'go / no go': null, 'go no go': null, 'go/no go decision': null },
  ...{
    'production decision': 'production',
    'release decision': 'release',
    'production verdict': 'production',
  },
};

/** Those of which only a no is one: "Result: passed" may be that of a single case. */
const onlyNo = /^(?:overall )?(?:result|conclusion)$/;

const words =
  /^(go with conditions|conditional go|no-?go|no go|go|not approved|approved|rejected|passed|pass|failed|fail|not ready)(?![\p{L}\p{N}_/-])/u;

const values: Readonly<Record<string, string>> = {
  'conditional go': 'go with conditions',
  nogo: 'no-go',
  'no go': 'no-go',
  pass: 'passed',
  fail: 'failed',
};

/** Labels that say how a rehearsal ended, where a document is of one; only a no counts, as above. */
const ofRehearsal = new Set([
  ...['outcome', 'overall outcome', 'test outcome', 'outcome of the test', 'outcome of the rehearsal'],
  ...['test result', 'result of the test', 'result of the rehearsal', 'rehearsal result', 'drill result'],
  ...['stop test result', 'rollback result', 'status', 'test status', 'test verdict'],
]);

/** A yes behind a no: both answers stand there, and the later one is not known to be either. */
const yesAfterNo = /\b(?:go(?![-\w])|approved|pass(?:ed)?|accepted|succeeded|successful)\b/;
const stillNo = /\b(?:until|unless|before|not|must|needs?|should|will)\b/;

/** What makes of a yes something else. */
const butNot =
  /\b(?:no-?go|fail(?:ed)?|rejected|not|but|except|until|unless|only|pending|preview|subject to)\b/;

/** What the whole of a value decides; undefined where it says something else. */
export function decisionOf(value: string): string | undefined {
  if (isPlaceholder(value)) return undefined;
  const shown = withoutSign(plain(value));
  const text = withoutEnd(shown.toLowerCase(), /[.!\s]/);
  if (text.length > 300) return undefined;
  const [, word] = words.exec(text) ?? [];
  if (word === undefined) return undefined;
  const rest = text.slice(word.length).trim();
  const isYes = /^(?:go|pass|passed|approved|go with conditions|conditional go)$/.test(word);
  if (/^(?:go|pass|passed|approved)$/.test(word) && butNot.test(rest)) return undefined;
  if (!isYes && yesAfterNo.test(rest) && !stillNo.test(rest)) return undefined;
  // "Go with Redis" and "Go for it" are no decision on a release, and Go is a language.
  if (word === 'go') return isGo(shown, rest) ? 'go' : undefined;
  if (!/^(?:$|(?:for|with|by|on)\b|[-–—,;(])/.test(rest)) return undefined;
  return values[word] ?? word;
}

function isGo(shown: string, rest: string): boolean {
  const isShouted = /^GO\b/.test(shown);
  if (rest === '') return true;
  if (/^(?:on|by)\b/.test(rest)) return dateOf(rest.replace(/^on\s+/, '')) !== undefined || isShouted;
  if (
    /^for (?:the )?(?:production|release|launch|go-live|rollout|roll-out|deployment|pilot|live)\b/.test(rest)
  )
    return true;
  return isShouted ? /^(?:for\b|[-–—,;(])/.test(rest) : /^[-–—,(]\s*(?:signed|approved|\d{4})/.test(rest);
}

/** Whether a document has a place for its decision in which none stands yet. */
export function isUndecided(fields: readonly Field[]): boolean {
  const decisions = fields.filter(({ label }) => Object.hasOwn(labels, label) && !onlyNo.test(label));
  return (
    decisions.length > 0 &&
    decisions.every(({ value }) => isOpen(value) || /^(?:⬜|☐|□|pending\b|open\b)/iu.test(value))
  );
}

interface Found {
  readonly value: string;
  readonly scope: string | null;
  readonly line: number;
  readonly label: string;
}

const isNo = (value: string): boolean => /^(?:no-go|not approved|rejected|failed|not ready)$/.test(value);

/** The decision of a document. Where there are two that differ, nobody can tell. */
export function decisionSaid(prose: Prose, fields: readonly Field[], isRehearsal: boolean): Said[] {
  const all = [...inFields(prose, fields, isRehearsal), ...inFences(prose), ...inHeadings(prose)].sort(
    (one, other) => one.line - other.line,
  );
  // Of a label of which only a no is a decision, a yes shows that there are two answers.
  const yes = new Set(all.flatMap(({ label, value }) => (onlyNo.test(label) && !isNo(value) ? [label] : [])));
  const found = all.filter(({ label }) => !yes.has(label));
  const [first] = found;
  if (first === undefined || found.some(({ value }) => value !== first.value)) return [];
  return [
    {
      fact: 'document.decision',
      value: first.scope === null ? first.value : { scope: first.scope, value: first.value },
      line: first.line,
    },
  ];
}

function inFields(prose: Prose, fields: readonly Field[], isRehearsal: boolean): Found[] {
  return fields.flatMap(({ label: written, value, line, section, from }) => {
    const label = isRehearsal && ofRehearsal.has(written) ? 'result' : written;
    return from === 'box' || isElsewhere(prose, section) ? [] : foundIn(prose, { label, value, line });
  });
}

function foundIn(
  prose: Prose,
  { label, value, line }: { label: string; value: string; line: number },
): Found[] {
  const scope = Object.hasOwn(labels, label) ? labels[label] : undefined;
  const decided = scope === undefined ? undefined : decisionOf(value);
  if (scope === undefined || decided === undefined) return [];
  if (decided === 'go' && !isAboutRelease(prose, value)) return [];
  return [{ value: decided, scope, line, label }];
}

/** Whether "Go" is a decision here, and not the language. */
function isAboutRelease({ headings }: Prose, value: string): boolean {
  if (/\bGO\b/.test(value)) return true;
  return headings.some(({ text }) =>
    /\b(?:go[- ]?live|no-?go|launch|release|production|readiness|rollout|go decision)\b/i.test(text),
  );
}

/** What a program printed is no decision, but for a text right under a heading of that name. */
function inFences(prose: Prose): Found[] {
  const blocks = blocksBySection(prose);
  return prose.headings.flatMap(({ text, level }, section) => {
    if (level < 2 || !/^(?:(?:final|production|release) )?(?:decision|status|verdict)$/.test(folded(text)))
      return [];
    if (isElsewhere(prose, section)) return [];
    const [first] = blocks.get(section) ?? [];
    if (first?.kind !== 'code' || !/^(?:text|txt|plain|plaintext)?$/.test(first.language ?? 'none'))
      return [];
    return first.lines.slice(0, 100).flatMap((line, at) => {
      const field = labelled(line.trim());
      return field === undefined ? [] : foundIn(prose, { ...field, line: first.line + 1 + at });
    });
  });
}

/** `## Decision: NO-GO`, and a heading `Decision` with one of the words alone below it. */
function inHeadings(prose: Prose): Found[] {
  const blocks = blocksBySection(prose);
  return prose.headings.flatMap(({ text, line }, section) => {
    if (isElsewhere(prose, section)) return [];
    const field = labelled(text);
    if (field !== undefined) return foundIn(prose, { ...field, line });
    const label = folded(text);
    if (!Object.hasOwn(labels, label) || onlyNo.test(label)) return [];
    const [first] = blocks.get(section) ?? [];
    if (first?.kind !== 'paragraph' || first.lines.length > 1) return [];
    const value = first.lines[0] ?? '';
    const isAlone = plain(value).replace(/[.!]$/, '').split(' ').length <= 3;
    return isAlone ? foundIn(prose, { label, value, line: first.line }) : [];
  });
}

/** The option that a record of a decision chose. */
export function chosenSaid({ blocks }: Prose): Said[] {
  for (const { kind, lines, line } of blocks) {
    if (kind === 'code' || kind === 'quote') continue;
    for (const [at, text] of lines.slice(0, 50).entries()) {
      const [, value] = /^[*_]{0,3}Chosen option[*_]{0,3}:[*_]{0,3}\s*(?=\S)(.{1,400})$/i.exec(text) ?? [];
      const chosen = value === undefined ? undefined : optionIn(value);
      if (chosen !== undefined) return [{ fact: 'document.chosen', value: chosen, line: line + at }];
    }
  }
  return [];
}

function optionIn(value: string): string | undefined {
  const text = plain(value);
  const quoted = /^"([^"]{1,200})"|^[“„]([^”“]{1,200})[”“]|^«([^»]{1,200})»|^'(.{1,200}?)'(?=[,.;\s]|$)/
    .exec(text)
    ?.slice(1);
  const named = quoted?.find((each) => each !== undefined) ?? text.split(/,? because\b/)[0] ?? '';
  const option = withoutEnd(named, /[.,;]/).trim();
  return isNothing(option) ||
    option.length > 200 ||
    isPlaceholder(option) ||
    /\{[^{}]*\}|^title of option/i.test(option)
    ? undefined
    : option;
}
