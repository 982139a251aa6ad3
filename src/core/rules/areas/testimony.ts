/** What documents and the repository itself say of what is claimed. */
import type { Severity } from '../../base/finding';
import type { Fix } from '../../base/fix';
import { quoted, shorten } from '../../base/shorten';
import { stageIndex } from '../../base/stages';
import { capital, grouped, plural } from '../../base/words';
import type { Claim, ClaimCode, ClaimPlace } from '../../facts/claim';
import { hasReached } from '../../facts/context';
import { factOf, nameOf, noProofOf, readingOf } from '../../facts/evidence';
import type { EvidenceReport, ItemReport } from '../../facts/report';
import { type FileReading, said, unreadReason } from '../../facts/testimony';
import { fits } from '../../schema/fits';
import { changeTo, setFix } from '../fixes/fixes';
import { removals } from '../fixes/status-fixes';
import type { Problem, Rule, RuleContext } from '../rule';
import { movedTo } from './documents';
import { placeOf } from './evidence';

/** `"evals/summary.json" line 14`. Lines are counted from 1 where people read them. */
function placeInWords({ file, line }: ClaimPlace): string {
  const name = quoted(shorten(file, 120));
  return line === undefined ? name : `${name} line ${grouped(line + 1)}`;
}

/** The place in a file, for those who can go there. */
function relatedOf(place: ClaimPlace): NonNullable<Problem['related']>[number] {
  const { file, line = 0, column = 0, length = 0, says } = place;
  return {
    message: shorten(says, 200),
    path: [],
    inFile: { file, line, column, length },
  };
}

function* contradicted(context: RuleContext, code: ClaimCode): Generator<Problem> {
  for (const claim of context.claims) {
    if (claim.verdict === 'confirmed' || codeOf(claim) !== code) continue;
    // What nobody can tell is told only where it has a finding of its own.
    if (claim.verdict === 'cannot-tell' && claim.code === undefined) continue;
    const [place] = claim.places;
    const fixes = [...movedFixes(claim, context), ...foundFixes(claim)];
    yield {
      message: place === undefined ? `${capital(claim.reason)}.` : `${placeInWords(place)}: ${claim.reason}.`,
      path: claim.path,
      ...(claim.target === undefined ? {} : { target: claim.target }),
      ...(claim.severity === undefined ? {} : { severity: claim.severity }),
      ...(claim.items === undefined ? {} : { items: claim.items }),
      related: claim.places.map(relatedOf),
      ...(fixes.length === 0 ? {} : { fixes }),
    };
  }
}

/** Where what declares something is now, as a change of the manifest. */
function movedFixes({ code, path }: Claim, { documents, facts }: RuleContext): Fix[] {
  if (code !== 'repository/declaration-missing') return [];
  const named = documents.find((each) => each.path.join('\n') === path.join('\n'));
  const moved = named && movedTo(factOf(facts.repository, named.document));
  return moved === undefined ? [] : [changeTo(path, moved)];
}

/** What the repository has in its place. Which of the two is right, the reader decides. */
function foundFixes({ verdict, found, path }: Claim): Fix[] {
  if (verdict !== 'contradicted' || found === undefined || !fits(found, path)) return [];
  const title = `Write what the file says: ${typeof found === 'string' ? quoted(found) : found}`;
  return [setFix({ kind: 'choose', title, which: String(found) }, path, found)];
}

function codeOf({ code }: Claim): ClaimCode {
  return code ?? 'repository/differs';
}

/** Every piece of evidence of every item, with what was read of it. */
function* cited(
  context: RuleContext,
): Generator<{ item: ItemReport; entry: EvidenceReport; reading: FileReading | undefined }> {
  for (const item of context.items)
    for (const entry of [...item.evidence, ...item.evidencedBy])
      yield { item, entry, reading: readingOf(context.facts.repository, entry.file) };
}

function named(entry: EvidenceReport): string {
  return quoted(shorten(nameOf(entry) ?? 'This evidence'));
}

function where(entry: EvidenceReport, context: RuleContext): Problem['path'] {
  return placeOf(entry, context, entry.url === undefined ? 'file' : 'url');
}

/** What does not count for the item that cites it, by what it is and says. */
export function* withoutStanding(context: RuleContext): Generator<Problem> {
  const removal = removals(context.parsed);
  for (const { item, entry } of cited(context)) {
    // Where it lies and how it is written is told by its name.
    if (entry.state !== 'does-not-count' || noProofOf(entry, context.facts.repository) !== undefined)
      continue;
    if (isContradicted(entry, context)) continue;
    const isAll = item.status === 'met' && !item.satisfied;
    const severity: Severity = isAll && isClaimed(item, context) ? 'error' : 'warning';
    yield {
      message: `${named(entry)} does not count here: ${entry.discounted ?? 'it shows nothing of this'}.`,
      path: where(entry, context),
      severity,
      items: [item.id],
      ...(entry.place === undefined ? {} : { related: [relatedOf(entry.place)] }),
      fixes: [removal(entry, item)],
    };
  }
}

/** Whether it is said of the very field that its document is none. */
function isContradicted({ path }: EvidenceReport, { claims }: RuleContext): boolean {
  const own = path.join('\n');
  return claims.some((claim) => claim.verdict === 'contradicted' && claim.path.join('\n') === own);
}

/** Whether the manifest claims a stage behind the gate that an item belongs to. */
function isClaimed({ stage }: ItemReport, { facts }: RuleContext): boolean {
  return facts.stage !== undefined && stageIndex(facts.stage) > stageIndex(stage) && hasReached(facts, stage);
}

/** Weak evidence, each reason once for a name: what is cited for many items is one mistake. */
function* weak(context: RuleContext): Generator<Problem> {
  const told = new Map<string, { entry: EvidenceReport; items: ItemReport[]; more: EvidenceReport[] }>();
  for (const { item, entry } of cited(context)) {
    if (entry.state !== 'weak' || lacksHeading(entry, context)) continue;
    const key = `${nameOf(entry) ?? ''}\n${entry.discounted ?? ''}`;
    const known = told.get(key);
    if (known === undefined) told.set(key, { entry, items: [item], more: [] });
    else {
      known.items.push(item);
      known.more.push(entry);
    }
  }
  for (const { entry, items, more } of told.values()) {
    const of = items.length === 1 ? '' : ` (for ${plural(items.length, 'item')})`;
    yield {
      message: `${named(entry)} is weak${of}: ${entry.discounted ?? 'it shows little'}. Alone it satisfies no item that a gate needs.`,
      path: where(entry, context),
      items: items.map(({ id }) => id),
      related: more.map((each) => ({ message: 'Here as well', path: each.path })),
    };
  }
}

/** Whether the part that is named is not there, which has a finding of its own. */
function lacksHeading({ file }: EvidenceReport, { facts }: RuleContext): boolean {
  const fact = file === undefined ? undefined : factOf(facts.repository, file);
  return fact?.kind === 'file' && fact.missingHeading !== undefined;
}

function* unfilled(context: RuleContext): Generator<Problem> {
  for (const { item, entry, reading } of cited(context)) {
    if (reading === undefined || entry.state === 'does-not-count') continue;
    // A template that nobody has touched has a finding of its own.
    if (said(reading, 'document.template').some(({ value }) => value.state === 'untouched')) continue;
    const left = said(reading, 'document.promptsLeft').filter(({ value }) => value > 0);
    const [first] = left;
    if (first === undefined) continue;
    const at = first.line === undefined ? '' : ` (the first in line ${grouped(first.line + 1)})`;
    yield {
      message: `${named(entry)} is not filled in: ${plural(first.value, 'prompt')} of the template left${at}.`,
      path: where(entry, context),
      items: [item.id],
      related: left.map(({ line = 0, column = 0, length = 0 }) => ({
        message: 'A prompt that is left',
        path: [],
        inFile: { file: reading.path, line, column, length },
      })),
    };
  }
}

function* unread(context: RuleContext): Generator<Problem> {
  for (const { item, entry, reading } of cited(context)) {
    if (reading === undefined || entry.state === 'does-not-count') continue;
    const why = unreadReason(reading);
    // Where it is weak for that reason, that says it all.
    if (why === undefined || (entry.state === 'weak' && entry.discounted?.includes(why) === true)) continue;
    yield {
      message: `${named(entry)} was not read: ${shorten(why)}.`,
      path: where(entry, context),
      items: [item.id],
    };
  }
}

/** The shape of a rule whose findings are claims that do not hold. */
type AboutClaim = Pick<Rule, 'severity' | 'summary' | 'why' | 'howToFix'> & {
  readonly code: ClaimCode;
};

function claimRule(about: AboutClaim): Rule {
  return { ...about, check: (context) => contradicted(context, about.code) };
}

export const testimonyRules: readonly Rule[] = [
  claimRule({
    code: 'evidence/contradicted',
    severity: 'error',
    summary: 'A document says the opposite of what is claimed.',
    why: 'Evidence is there to be read. Where the file that a manifest names says something else than the manifest, whoever relies on the manifest relies on what is not so.',
    howToFix:
      'The message names the file, the line and both values. Correct whichever of the two is wrong, name the result that is meant, or reopen the item. A file contradicts only where it is named itself, states one complete value on the same scale, and the item is said to be met.',
  }),
  {
    code: 'evidence/weak',
    severity: 'information',
    summary: 'A piece of evidence shows little by itself.',
    why: 'A link that nobody says to have opened, a folder, and one document for everything leave it to the reader to find the proof. Such evidence alone satisfies no item that a gate needs.',
    howToFix:
      'Say when the page was looked at and by whom (`on`, `by`), name the file in the folder, or the part of the document that speaks of the item (`docs/operations.md#rollback`).',
    check: weak,
  },
  {
    code: 'evidence/unfilled',
    severity: 'warning',
    summary: 'A document that was made from a template still has its prompts.',
    why: 'What is in italics between two low lines asks for an answer. A document in which the questions are left is not finished.',
    howToFix: 'Replace each prompt with what is asked for, or with why it does not apply.',
    check: unfilled,
  },
  {
    code: 'evidence/unread',
    severity: 'information',
    summary: 'A piece of evidence is of a kind or a size that is not read.',
    why: 'What is not read can neither confirm nor contradict anything. It counts as what somebody has looked at.',
    howToFix:
      'Say when it was looked at and by whom (`on`, `by`), or commit it in a form that can be read: Markdown, JSON, YAML, CSV, or the result file that the tool itself writes.',
    check: unread,
  },
  claimRule({
    code: 'evaluation/metric-not-found',
    severity: 'warning',
    summary: 'The result of an evaluation has no metric by that name.',
    why: 'A threshold that is held against nothing is met by nothing.',
    howToFix:
      'Name the path of the value in the result file with `as`, such as `metrics.decision_accuracy`. The message lists what is there, and completion proposes it.',
  }),
  claimRule({
    code: 'evaluation/ambiguous-metric',
    severity: 'information',
    summary: 'The result of an evaluation has several values that may be meant.',
    why: 'One of them may meet the threshold and another miss it. Nobody can tell which one was promised.',
    howToFix: 'Name the whole path of the value with `as`, and the slice with `slice`.',
  }),
  claimRule({
    code: 'repository/differs',
    severity: 'warning',
    summary: 'The repository says something else than the manifest.',
    why: 'A manifest is a second place for what code, configuration and pipelines say already. Where the two differ, one of them is out of date, and nobody knows which.',
    howToFix:
      'The message names the file, the line and both values. Correct whichever is wrong. Where the manifest names the place itself (`declaredIn`), it is compared exactly, and a difference is an error.',
  }),
  claimRule({
    code: 'repository/contradicts-itself',
    severity: 'information',
    summary: 'The repository gives several answers to one question.',
    why: 'Where a sample, the code and the infrastructure name different models, nobody can tell from the repository which one runs.',
    howToFix: 'Make the places agree, or say with `declaredIn` which of them counts.',
  }),
  claimRule({
    code: 'repository/declaration-missing',
    severity: 'warning',
    summary: 'The place that `declaredIn` names does not declare it.',
    why: 'Whoever looks there finds nothing, so the manifest and the repository can drift apart unseen.',
    howToFix: 'Name the file, and behind `#` the setting in it, that declares it now.',
  }),
  claimRule({
    code: 'repository/model-undeclared',
    severity: 'warning',
    summary: 'The product calls a model that the manifest does not name.',
    why: 'A model that nobody has listed is evaluated, approved and watched by nobody.',
    howToFix: 'Add it under `models`, or take it out of the configuration.',
  }),
  claimRule({
    code: 'repository/system-undeclared',
    severity: 'information',
    summary: 'The repository starts systems that the manifest does not list.',
    why: 'Each system has an owner, an access and a way to fail that somebody must have thought of.',
    howToFix: 'Add them under `systems`, or leave them where they serve development alone.',
  }),
  claimRule({
    code: 'repository/secret',
    severity: 'warning',
    summary: 'A file that is committed holds what looks like a secret.',
    why: 'Whoever can read the repository, today or in its history, can use it.',
    howToFix:
      'Change the secret where it was issued, then take it out of the file and keep it in a secret store. The value is never shown here.',
  }),
];
