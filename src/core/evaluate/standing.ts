/**
 * What a piece of evidence proves of an item, by what it is and what it says: it counts, it is weak, or it does not
 * count. Design: readers-evidence.md, sections 2, 7, 9 and 10.
 */
import { enumerated } from '../base/words';
import { itemRecord } from '../domain/records';
import type { EvidenceKind } from '../domain/terms/evidence-kinds';
import { isPlaceholder } from '../facts/address';
import type { Facts } from '../facts/context';
import { type EvidenceEntry, factOf, linkOf } from '../facts/evidence';
import { type DocumentKind, type FileReading, firstValue, said, unreadReason } from '../facts/testimony';
import { kindInWords } from '../facts/testimony-words';
import type { ItemId } from '../schema/generated/catalogue';
import { whyHollow } from './substance';

/** What a piece of evidence is worth for one item. */
interface Standing {
  readonly state: 'holds' | 'weak' | 'does-not-count';
  /** Why it is not worth more, in words that follow a colon. */
  readonly why?: string;
  /** Whether it was read, and is of a kind that shows more than words do. */
  readonly isChecked?: true;
}

const holds: Standing = { state: 'holds' };

const weak = (why: string): Standing => ({ state: 'weak', why });
const worthless = (why: string): Standing => ({ state: 'does-not-count', why });

/** Kinds that show no more than that someone has written something down. */
const words: ReadonlySet<DocumentKind> = new Set(['document', 'picture', 'opaque', 'no-evidence']);

/** What a piece of evidence that is there is worth for an item. */
export function standingOf(entry: EvidenceEntry, item: ItemId, facts: Facts): Standing {
  const link = linkOf(entry);
  if (link !== undefined) return ofLink(entry, link.url);
  // What lies in another repository is like a link: nobody has looked.
  if (entry.file === undefined) return holds;
  if (facts.repository === 'taken-to-hold') return { state: 'holds', isChecked: true };
  const fact = factOf(facts.repository, entry.file);
  if (fact?.kind === 'folder') return ofFolder(entry);
  if (fact?.kind !== 'file' || fact.reading === undefined) return holds;
  return ofReading(fact.reading, entry, item);
}

/** A link is not opened: that somebody has, and when, is all that it can show. */
function ofLink({ on, by, path }: EvidenceEntry, url: string): Standing {
  if (isPlaceholder(url)) return worthless('its address is a placeholder, which leads nowhere');
  if (path[0] !== 'checklist')
    return weak('a link is not opened: name a file, or cite it with `on` and `by`');
  const lacks = [...(on === undefined ? ['when'] : []), ...(by === undefined ? ['by whom'] : [])];
  if (lacks.length === 0) return holds;
  return weak(
    `a link is not opened, and it does not say ${enumerated(lacks)} it was looked at: write \`on\` and \`by\` beside it`,
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
  const hollow = whyHollow(reading);
  if (hollow !== undefined) return worthless(hollow);
  const { kind } = reading;
  if (kind === 'no-evidence') return worthless(noEvidence(reading));
  const unread = unreadReason(reading);
  if (unread !== undefined) return ofUnread(entry, `it was not read (${unread})`);
  if (kind === undefined) return holds;
  if (kind === 'opaque') return ofUnread(entry, `${fileType(reading)} is not read`);
  const { accepts, refuses, shows, needs } = itemRecord(item);
  if (isIn(refuses, kind)) return worthless(`it is ${kindInWords[kind]}, which shows nothing of this`);
  const missing = needs?.find(({ of, facts }) => isIn(of, kind) && said(reading, ...facts).length === 0);
  if (missing !== undefined) return worthless(missing.otherwise);
  const isShown = kind !== 'repository' || shows === undefined || said(reading, ...shows).length > 0;
  const isPartly = said(reading, 'document.promptsLeft').some(({ value }) => value > 0);
  return isIn(accepts, kind) && isShown && !words.has(kind) && !isPartly
    ? { state: 'holds', isChecked: true }
    : holds;
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
function noEvidence(reading: FileReading): string {
  const says = firstValue(reading, 'file.says');
  if (says !== undefined) return says;
  const unread = unreadReason(reading);
  return unread === undefined ? `it is ${fileType(reading)}` : `it cannot be read (${unread})`;
}

/** What a file is that is not read, in words. */
function fileType(reading: FileReading): string {
  const [type] = said(reading, 'file.type');
  return type === undefined ? 'nothing that can be read' : `a file of the kind "${type.value}"`;
}

function isIn(kinds: readonly EvidenceKind[], kind: DocumentKind): boolean {
  return kinds.some((each) => each === kind);
}
