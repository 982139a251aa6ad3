/**
 * What a piece of evidence proves of an item, by what it is and what it says: it counts, it is weak, or it does not
 * count. Design: readers-evidence.md, sections 2, 7, 9 and 10.
 */
import { quoted, shorten } from '../base/shorten';
import { enumerated, grouped, plural } from '../base/words';
import { type Answers, hasResults, type Results } from '../claims/claims';
import { itemRecord } from '../domain/records';
import type { EvidenceKind } from '../domain/terms/evidence-kinds';
import type { ItemRecord } from '../domain/terms/item';
import { addressWeakness, isPlaceholder } from '../facts/address';
import { type ClaimPlace, placeIn } from '../facts/claim';
import type { Facts } from '../facts/context';
import { type EvidenceEntry, factOf, linkOf, readingOf } from '../facts/evidence';
import { aheadOf, type Lack, lackOf, thinnessOf } from '../facts/substance';
import { type DocumentKind, type FileReading, firstValue, said, unreadReason } from '../facts/testimony';
import { kindInWords } from '../facts/testimony-words';
import type { ItemId } from '../schema/generated/catalogue';

/** What a piece of evidence is worth for one item. */
interface Standing {
  readonly state: 'holds' | 'weak' | 'does-not-count';
  /** Why it is not worth more, in words that follow a colon. */
  readonly why?: string;
  /** Whether it was read, and is of a kind that shows more than words do. */
  readonly isChecked?: true;
  /** The place in the file that says so. */
  readonly place?: ClaimPlace;
}

const holds: Standing = { state: 'holds' };

const weak = (why: string): Standing => ({ state: 'weak', why });
const worthless = (why: string): Standing => ({ state: 'does-not-count', why });

/** With the place that says so, where there is one. */
function discounted(reading: FileReading, state: 'weak' | 'does-not-count', { why, at }: Lack): Standing {
  return { state, why, ...(at === undefined ? {} : { place: placeIn(reading, at, why) }) };
}

/** Kinds that show no more than that someone has written something down. */
const words: ReadonlySet<DocumentKind> = new Set(['document', 'picture', 'table', 'opaque', 'no-evidence']);

/** Kinds that may be about anything: they count wherever it is not said that they do not. */
const inWords: ReadonlySet<DocumentKind> = new Set(['document', 'form', 'record', 'decision']);

/** What a machine's result is told by, in the file. */
const telling = ['tests.total', 'scan.active', 'bom.format', 'evaluation.verdict'] as const;

/** No document of a word processor and no PDF with a page in it is smaller. In bytes. */
const smallest = 100;

/** What a piece of evidence that is there is worth for an item. */
export function standingOf(
  entry: EvidenceEntry,
  item: ItemId,
  { facts, results }: { readonly facts: Facts; readonly results: Results },
): Standing {
  const link = linkOf(entry);
  if (link !== undefined) return ofLink(entry, link.url);
  // What lies in another repository is like a link: nobody has looked.
  if (entry.file === undefined) return ofElsewhere(entry);
  if (facts.repository === 'taken-to-hold') return { state: 'holds', isChecked: true };
  const fact = factOf(facts.repository, entry.file);
  if (fact?.kind === 'folder') return ofFolder(entry);
  const reading = readingOf(facts.repository, entry.file);
  if (fact?.kind === 'file' && fact.missingHeading !== undefined) return ofMissingPart(reading);
  if (reading === undefined) return holds;
  const ahead = aheadOf(reading, facts.today);
  if (ahead !== undefined) return discounted(reading, 'does-not-count', ahead);
  if (reading.kind === 'opaque' && fact?.kind === 'file' && fact.size < smallest)
    return worthless('it is too small to hold a page');
  const standing = ofReading(reading, entry, item);
  if (standing.state !== 'holds') return standing;
  if (item === 'evaluation-passed' && isProse(reading) && !results.sayWhatCameOut(item))
    return weak(
      'there is no table of results in it, with each measure, its threshold and what came out, and nothing else that is cited has one',
    );
  const isResult = reading.kind === 'evaluation' || reading.kind === 'attack-test';
  const answers = results.answers(item, reading);
  if (answers.are === 'unasked' && item !== 'evaluation-passed') return standing;
  return isResult || answers.are === 'unconfirmed' ? ofResult(standing, answers) : standing;
}

/** Of a part that is not there nobody can tell what is meant; of a file that holds nothing no part could. */
function ofMissingPart(reading: FileReading | undefined): Standing {
  const lack = reading === undefined ? undefined : lackOf(reading);
  if (reading !== undefined && lack !== undefined) return discounted(reading, 'does-not-count', lack);
  return reading?.kind === 'no-evidence'
    ? ofNoEvidence(reading)
    : weak('the part of it that is named is not there, and nobody can tell what is meant');
}

/** Whether a document tells in words alone what came out. */
function isProse(reading: FileReading): boolean {
  return (reading.kind === 'document' || reading.kind === 'decision') && !hasResults(reading);
}

/** What a result is worth by what it answers of what the manifest asks of it. */
function ofResult(standing: Standing, answers: Answers): Standing {
  switch (answers.are) {
    case 'missing':
      return worthless('none of the metrics that the manifest asks for is in it: name their paths with `as`');
    case 'incomparable':
      return weak(`nothing in it can be held against what the manifest asks for (${answers.why})`);
    case 'unconfirmed':
    case 'unasked':
      return holds;
    default:
      return standing;
  }
}

/** A link is not opened: that somebody has, and when, is all that it can show. */
function ofLink({ on, by, path }: EvidenceEntry, url: string): Standing {
  if (isPlaceholder(url)) return worthless('its address is a placeholder, which leads nowhere');
  const weakness = addressWeakness(url);
  if (weakness !== undefined) return weak(weakness);
  if (path[0] !== 'checklist')
    return weak('a link is not opened: name a file, or cite it with `on` and `by`');
  const lacks = [...(on === undefined ? ['when'] : []), ...(by === undefined ? ['by whom'] : [])];
  if (lacks.length === 0) return holds;
  return weak(
    `a link is not opened, and it does not say ${enumerated(lacks)} it was looked at: write \`on\` and \`by\` beside it`,
  );
}

/** A file of another repository holds as a link does, or with the commit, under which it never changes. */
function ofElsewhere({ on, by, commit }: EvidenceEntry): Standing {
  const isLookedAt = on !== undefined && by !== undefined;
  return isLookedAt || (commit !== undefined && !/^0+$/.test(commit))
    ? holds
    : weak(
        'it lies in another repository, where it may be another text tomorrow: name its `commit`, or write `on` and `by` beside it',
      );
}

function ofFolder({ file = '' }: EvidenceEntry): Standing {
  return weak(
    `${file.endsWith('/') ? 'it' : 'that'} is a folder, and nobody can tell which of its files is meant: name the file`,
  );
}

function ofReading(reading: FileReading, entry: EvidenceEntry, item: ItemId): Standing {
  if (isReadme(entry))
    return worthless('a README is about everything: name the part that is meant (`README.md#heading`)');
  if (forAssistants.test(reading.path))
    return worthless('it tells a coding assistant how to work here, and shows nothing of this');
  const record = itemRecord(item);
  const form = record.asForm?.(reading);
  if (form !== undefined) return discounted(reading, form.state, form);
  const lack = lackOf(reading);
  if (lack !== undefined) return discounted(reading, 'does-not-count', lack);
  const copied = whyCopied(reading, item);
  if (copied !== undefined) return discounted(reading, 'does-not-count', copied);
  const { kind } = reading;
  if (kind === 'no-evidence') return ofNoEvidence(reading);
  const unread = unreadReason(reading);
  // A contract in a form that is accepted as it is counts; what stands in it is not looked at.
  if (unread !== undefined && kind === 'interface' && said(reading, 'interface.standard').length > 0)
    return holdsFor(kind, item);
  if (unread !== undefined) return ofUnread(entry, `it was not read (${unread})`);
  if (kind === undefined) {
    const what = isData(reading) ? 'data of no kind that is read' : 'a file of a kind that is not read';
    return ofUnread(entry, `it is ${what}`);
  }
  if (kind === 'opaque') return ofUnread(entry, `${fileType(reading)} is not read`);
  return ofKind(reading, kind, item);
}

/** Where coding assistants look for what they are told. Source: readers-repository.md, section 9. */
const forAssistants =
  /(?:^|\/)(?:(?:agents|claude|gemini)(?:\.local)?\.md|copilot-instructions\.md|[^/]+\.instructions\.md|\.(?:cursor|windsurf|cline)rules|\.(?:cursor|windsurf|clinerules|junie)\/.+)$/i;

/** Items that the terms of a licence tell something of. */
const ofLicences: readonly ItemId[] = [
  'data-use-permitted',
  'data-provenance-recorded',
  'third-parties-vetted',
];

/** Why a text that everybody has, word by word, shows nothing of this workflow. */
function whyCopied(reading: FileReading, item: ItemId): Lack | undefined {
  const [copied] = said(reading, 'document.boilerplate');
  if (copied === undefined || (copied.value === 'a licence' && ofLicences.includes(item))) return undefined;
  return { why: `it is ${copied.value} that everybody has, and says nothing of this workflow`, at: copied };
}

/** What counts for an item though nobody looks into it. */
function holdsFor(kind: DocumentKind, item: ItemId): Standing {
  return isIn(itemRecord(item).refuses, kind)
    ? worthless(`it is ${kindInWords[kind]}, which shows nothing of this`)
    : holds;
}

/** What a document that was read is worth, by its kind and by what it says. */
function ofKind(reading: FileReading, kind: DocumentKind, item: ItemId): Standing {
  const record = itemRecord(item);
  const { accepts, refuses, shows, weighs = [] } = record;
  if (isIn(refuses, kind)) {
    const why = `it is ${kindInWords[kind]}, which shows nothing of this`;
    const [first] = said(reading, ...telling);
    return discounted(reading, 'does-not-count', { why, ...(first === undefined ? {} : { at: first }) });
  }
  if (isIn(refuses, 'evaluation') && isOnlyResults(reading))
    return worthless('it is a table of results, which shows nothing of this');
  for (const weigh of weighs) {
    const less = weigh(reading);
    if (less !== undefined) return discounted(reading, less.state, less);
  }
  const thin = thinnessOf(reading);
  if (thin !== undefined) return discounted(reading, 'weak', thin);
  const unfilled = whyUnfilled(reading, record);
  if (unfilled !== undefined) return discounted(reading, 'does-not-count', unfilled);
  const gaps = whyGaps(reading);
  if (gaps !== undefined) return discounted(reading, 'weak', gaps);
  if (!isIn(accepts, kind) && !inWords.has(kind))
    return weak(`it is ${kindInWords[kind]}, which shows little of this`);
  if (kind === 'repository' && shows !== undefined && said(reading, ...shows).length === 0)
    return weak('nothing in it that was read shows this');
  const template = firstValue(reading, 'document.template')?.name;
  const isOfOther = template !== undefined && template !== item;
  const isPartly = said(reading, 'document.promptsLeft').some(({ value }) => value > 0);
  const isOpen = record.leavesOpen?.(reading) === true;
  return isIn(accepts, kind) && !words.has(kind) && !isPartly && !isOfOther && !isOpen
    ? { state: 'holds', isChecked: true }
    : holds;
}

/** In so few words beside its results a report says nothing else. */
const fewestBeside = 10;

function isOnlyResults(reading: FileReading): boolean {
  const words = firstValue(reading, 'document.words') ?? fewestBeside;
  const isMore = said(reading, 'criteria.metric', 'document.decision', 'record.signal').length > 0;
  return reading.kind === 'document' && words < fewestBeside && !isMore && said(reading, 'metric').length > 0;
}

/** A README that is cited as a whole, and not a part of it. */
function isReadme({ file = '' }: EvidenceEntry): boolean {
  return /(?:^|\/)readme(?:\.[a-z]{1,8})?$/i.test(file);
}

/** What is not read counts as what somebody has looked at. */
function ofUnread({ on, by }: EvidenceEntry, what: string): Standing {
  if (on !== undefined && by !== undefined) return holds;
  return weak(
    `${what}, so that it counts only as what somebody has looked at: write \`on\` and \`by\` beside it`,
  );
}

/** Why a file can be no evidence, as it says itself where it does. */
function ofNoEvidence(reading: FileReading): Standing {
  const [at] = said(reading, 'file.says', 'unread', 'evaluation.status', 'evaluation.resultFile');
  const says = firstValue(reading, 'file.says');
  const unread = unreadReason(reading);
  const why =
    says ?? (unread === undefined ? `it is ${noDocument(reading)}` : `it cannot be read (${unread})`);
  return discounted(reading, 'does-not-count', { why, ...(at === undefined ? {} : { at }) });
}

/** What a file is that shows nothing, in words that follow "it is". */
function noDocument(reading: FileReading): string {
  if (firstValue(reading, 'evaluation.status') === 'elsewhere')
    return 'a link to a result, which lies in a service';
  if (said(reading, 'evaluation.resultFile').length > 0)
    return 'the description of a run: it says where its results go, and has none';
  if (said(reading, 'model.id', 'model.run', 'model.name').length > 0) return 'a model, and no result';
  return said(reading, 'evaluation.judge', 'evaluation.dataset', 'evaluation.ran').length > 0
    ? 'the parameters of a run, and no result'
    : fileType(reading);
}

/** So many prompts are no leftover, and in so few words for each of them no answers can stand. */
const manyPrompts = 5;
const fewestAnswers = 6;

/** Why a template shows nothing, some of which was filled in; undefined where it may. */
function whyUnfilled(reading: FileReading, { prompts }: ItemRecord): Lack | undefined {
  const [left] = said(reading, 'document.promptsLeft');
  const template = firstValue(reading, 'document.template');
  if (left === undefined || left.value === 0) return undefined;
  const all = template?.prompts;
  if (all !== undefined && left.value * 2 > all)
    return {
      why: `${grouped(left.value)} of the ${grouped(all)} prompts of the template are left`,
      at: left,
    };
  const words = firstValue(reading, 'document.words') ?? 0;
  // Under other headings nobody knows the form; that its questions stand there without answers is seen all the same.
  if (all === undefined && left.value >= manyPrompts && words < left.value * fewestAnswers)
    return {
      why: `${grouped(left.value)} prompts of a template are left, and hardly anything is written beside them`,
      at: left,
    };
  const asked = firstValue(reading, 'document.unfilled')?.find((field) => prompts?.test(field) === true);
  return asked === undefined
    ? undefined
    : { why: `${quoted(shorten(asked, 60))} is not filled in, and that is what it is to show`, at: left };
}

/** Where more is written between the gaps, they are of the text. */
const mostBetweenGaps = 12;

/** Why a text with gaps shows little: nobody has written down yet whom and what it is about. */
function whyGaps(reading: FileReading): Lack | undefined {
  const [form] = said(reading, 'document.template');
  const { name, state, placeholders = 0 } = form?.value ?? {};
  if (form === undefined || name !== undefined || state !== 'partly' || placeholders === 0) return undefined;
  const words = firstValue(reading, 'document.words') ?? 0;
  if (words > placeholders * mostBetweenGaps) return undefined;
  return {
    why: `${plural(placeholders, 'place')} in it still ${placeholders === 1 ? 'has' : 'have'} to be filled in`,
    at: form,
  };
}

/** Whether a file has a form that programs write and read. */
function isData({ path }: FileReading): boolean {
  return /\.(?:jsonl?|ya?ml|toml|xml|[ct]sv|sarif)$/i.test(path);
}

/** What a file is that is not read, in words. */
function fileType(reading: FileReading): string {
  const [type] = said(reading, 'file.type');
  return type === undefined ? 'nothing that can be read' : `a file of the kind "${type.value}"`;
}

function isIn(kinds: readonly EvidenceKind[], kind: DocumentKind): boolean {
  return kinds.some((each) => each === kind);
}
