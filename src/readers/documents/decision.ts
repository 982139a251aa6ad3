/** What a document says was decided: whether to go live, whether a test was passed. */
import { type Said, withoutEnd } from '../../core/service';
import { blocksBySection, headingsOver, type Prose } from '../source/prose';
import { type Field, isElsewhere, labelled } from './fields';
import { folded, isNothing, isOpen, isPlaceholder, plain, withoutNumber } from './values';
import { decisionOf, isBareNo, isNo, partOf } from './verdicts';

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
  ...{ entscheidung: null, entscheid: null, beschluss: null, freigabe: null, urteil: null },
  ...{ ergebnis: null, gesamtergebnis: null, fazit: null, gesamturteil: null },
  ...{ décision: null, résultat: null, decisión: null, veredicto: null, resultado: null, conclusión: null },
  ...{ decisione: null, verdetto: null, esito: null, risultato: null, conclusione: null },
  ...{ decisão: null, veredito: null, conclusão: null, besluit: null, beslissing: null },
  ...{ resultaat: null, uitkomst: null, conclusie: null },
  ...{ 'go/no go': null, 'go / no go': null, 'go no go': null, 'go/no go decision': null },
  ...{
    'production decision': 'production',
    'release decision': 'release',
    'production verdict': 'production',
  },
};

/** Those of which only a no is one: "Result: passed" may be that of a single case. */
const onlyNo =
  /^(?:(?:overall )?(?:result|conclusion)|(?:gesamt)?ergebnis|fazit|résultat|resultado|conclusión|esito|risultato|conclusione|conclusão|resultaat|uitkomst|conclusie)$/;

/** Labels that say how a trial ended, where a document is of one; only a no counts, as above. */
const ofTrial = new Set([
  ...[
    'evaluation result',
    'result of the evaluation',
    'evaluation status',
    'evaluation outcome',
    'run result',
  ],
  ...['outcome', 'overall outcome', 'test outcome', 'outcome of the test', 'outcome of the rehearsal'],
  ...['test result', 'result of the test', 'result of the rehearsal', 'rehearsal result', 'drill result'],
  ...['stop test result', 'rollback result', 'status', 'test status', 'test verdict'],
]);

/** What is no decision on what it is of but where a report on a trial says that it went badly, of all of it. */
const statusOfAll = /^(?:(?:overall|test|final|release|execution) )?status$/;
const badly = /^(?:failed|not ready|no-go)$/;
const ofTrials =
  /\b(?:tests?|testing|evaluations?|acceptance|readiness|go-?live|launch|release|results?|validation|verification|qa|uat)\b/i;
/** Sections that speak of the whole of a trial. */
const ofAll =
  /^(?:(?:executive|tests?|overall|results?|acceptance|criteria|evaluation|release|quality|gate|execution|final|report|uat|qa|readiness|go|live|of|the) ){0,6}(?:summary|status|verdict|outcome|results?|conclusion|overview)$/;

/** Whether a status is that of a trial: above the first part of a report on one, or where it sums up. */
function isStatusOfTrial(prose: Prose, { label, line, section, value }: Field, body: number): boolean {
  if (!statusOfAll.test(label) || !ofTrials.test(prose.headings[0]?.text ?? '')) return false;
  const isOfWhole =
    line < body ||
    headingsOver(prose, section).every(
      ({ level, text }) => level === 1 || ofAll.test(withoutNumber(folded(text))),
    );
  return isOfWhole && badly.test(decisionOf(value) ?? '');
}

/** Sections on one of several: what is decided there is not decided of the whole. */
const oneOfSeveral =
  /^(?:(?:rejected|considered|other) )?(?:options?|alternatives?|cases?|tests?|attacks?|scenarios?|varianten?|testfall|angriff|szenario)\b(?! (?:results?|verdicts?|outcomes?|decisions?|reports?|summary|status)\b)/;

function isOneOfSeveral(prose: Prose, section: number): boolean {
  return headingsOver(prose, section).some(
    ({ level, text }) => level > 1 && oneOfSeveral.test(withoutNumber(folded(text))),
  );
}

/** Tests of a control, in which what is refused or stopped shows that it works. */
const ofControl =
  /\b(?:tests?|attacks?|red team(?:ing)?|adversarial|stop|kill switch|drill|boundar(?:y|ies)|permissions?|access)\b/;

function isOfControl({ headings }: Prose): boolean {
  const title = folded(headings[0]?.text ?? '');
  return ofControl.test(title) && !/\b(?:evaluation|acceptance)\b/.test(title);
}

/** What stands behind the label of a decision that is still to be taken. */
const toBeDecided =
  /^(?:⬜|☐|□|(?:pending|open|awaiting|outstanding|undecided|none yet|not (?:yet|decided|taken|made)|no decision|to be (?:decided|taken|made|discussed|agreed)|noch (?:offen|nicht)|offen|ausstehend|en attente|pas encore|pendiente|in attesa|in afwachting|nog niet)(?![\p{L}\p{N}-]))/iu;

/** The places for its decision in a document in which none stands yet; none where one is taken somewhere. */
export function undecidedIn(fields: readonly Field[]): readonly Field[] {
  const decisions = fields.filter(({ label }) => Object.hasOwn(labels, label) && !onlyNo.test(label));
  return decisions.every(({ value }) => isOpen(value) || toBeDecided.test(plain(value))) ? decisions : [];
}

interface Found {
  readonly value: string;
  readonly scope: string | null;
  readonly line: number;
  readonly label: string;
  readonly isPart?: true;
}

/** Which labels of a document say how something ended: all of a rehearsal, those of an evaluation before its parts. */
interface Trial {
  readonly isRehearsal: boolean;
  readonly isEvaluation: boolean;
  readonly body: number;
}

/** The decision of a document. Where there are two that differ, nobody can tell. */
export function decisionSaid(prose: Prose, fields: readonly Field[], trial: Trial): Said[] {
  const all = [...inFields(prose, fields, trial), ...inFences(prose), ...inHeadings(prose)].sort(
    (one, other) => one.line - other.line,
  );
  // Of a label of which only a no is a decision, a yes shows that there are two answers.
  const yes = new Set(all.flatMap(({ label, value }) => (onlyNo.test(label) && !isNo(value) ? [label] : [])));
  const known = all.filter(({ label }) => !yes.has(label));
  const ofWhole = known.filter(({ isPart }) => isPart !== true);
  // What holds for a part tells nothing beside what holds for the whole.
  const found = ofWhole.length > 0 ? ofWhole : known;
  const [first] = found;
  const areAllNo = found.every(({ value }) => isNo(value));
  if (first === undefined || (!areAllNo && found.some(({ value }) => value !== first.value))) return [];
  return [
    {
      fact: 'document.decision',
      value: first.scope === null ? first.value : { scope: first.scope, value: first.value },
      line: first.line,
    },
  ];
}

function inFields(prose: Prose, fields: readonly Field[], trial: Trial): Found[] {
  return fields.flatMap((field) => {
    const { label: written, value, line, section, from } = field;
    const isOfTrial =
      (ofTrial.has(written) && (trial.isRehearsal || (trial.isEvaluation && line < trial.body))) ||
      isStatusOfTrial(prose, field, trial.body);
    const label = isOfTrial ? 'result' : written;
    return from === 'box' || isElsewhere(prose, section) || isOneOfSeveral(prose, section)
      ? []
      : foundIn(prose, { label, value, line });
  });
}

function foundIn(
  prose: Prose,
  { label, value, line }: { label: string; value: string; line: number },
): Found[] {
  const scope = Object.hasOwn(labels, label) ? labels[label] : undefined;
  if (scope === undefined) return [];
  const decided = decisionOf(value);
  const part = decided === undefined && scope === null ? partOf(value) : undefined;
  if (part !== undefined) return [{ value: 'approved', scope: part, line, label, isPart: true }];
  if (decided === undefined) return [];
  if (
    onlyNo.test(label) &&
    (isBareNo(value) || (/^(?:rejected|postponed)$/.test(decided) && isOfControl(prose)))
  )
    return [];
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
    if (isElsewhere(prose, section) || isOneOfSeveral(prose, section)) return [];
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
    if (isElsewhere(prose, section) || isOneOfSeveral(prose, section)) return [];
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
