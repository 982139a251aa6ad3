/** One file or link that is cited for many items: it shows something of those of which it speaks. */
import { plural } from '../base/words';
import type { Facts } from '../facts/context';
import { claims, type EvidenceEntry, evidenceEntries, linkOf, nameOf, readingOf } from '../facts/evidence';
import { said } from '../facts/testimony';
import { catalogueItem } from '../schema/catalogue';
import type { ItemId } from '../schema/generated/catalogue';

/** For so many items anything may be cited. Source: readers-evidence.md, section 10. */
const most = 3;

/** Why a piece of evidence shows little of an item, in words that follow a colon; undefined where it may show more. */
export type Crowded = (entry: EvidenceEntry, item: ItemId) => string | undefined;

/** What is cited for more items than one document can be about. */
export function crowdedEvidence(facts: Facts): Crowded {
  const byName = new Map<string, ItemId[]>();
  for (const { id, path, item } of claims(facts.manifest)) {
    const known = catalogueItem(id, facts.manifest);
    if (known === undefined || item.status !== 'met') continue;
    for (const entry of evidenceEntries(item.evidence, [...path, 'evidence'])) {
      const name = pageOf(entry);
      if (name === undefined) continue;
      const citing = byName.get(name) ?? [];
      if (!citing.includes(known.id)) byName.set(name, [...citing, known.id]);
    }
  }
  return (entry, item) => {
    if (facts.repository === 'taken-to-hold' || !isKnown(entry, facts)) return undefined;
    const citing = byName.get(pageOf(entry) ?? '') ?? [];
    if (citing.length <= most) return undefined;
    const silent = citing.filter((each) => !speaksOf(entry, each, facts));
    if (silent.indexOf(item) < most) return undefined;
    const cited = `it is cited for ${plural(citing.length, 'item')}`;
    return linkOf(entry) === undefined
      ? `${cited}, and no heading in it speaks of this one: cite the part that does (\`file.md#heading\`), or a document of its own`
      : `${cited}, and a link is not opened, so that nobody can tell of which of them it speaks: cite a page of its own`;
  };
}

/** What is cited, in one spelling: the parts of one page behind a link are that page, which nobody has opened. */
function pageOf(entry: EvidenceEntry): string | undefined {
  const link = linkOf(entry);
  if (link === undefined) return nameOf(entry);
  const [page = ''] = link.url.split('#', 1);
  // What stands behind the sign may be the page itself: `#/pages/12`.
  return /#[!/]/.test(link.url) ? link.url : page.replace(/\/$/, '');
}

/** Whether it is known what stands in a document; a link is not opened, and speaks of nothing. */
function isKnown(entry: EvidenceEntry, { repository }: Facts): boolean {
  if (linkOf(entry) !== undefined) return true;
  return readingOf(repository, entry.file) !== undefined;
}

/** Whether a heading of a document is about an item: one of the words in its name stands in it. */
function speaksOf({ file }: EvidenceEntry, item: ItemId, { repository }: Facts): boolean {
  const reading = readingOf(repository, file);
  if (reading === undefined) return false;
  const headings = said(reading, 'document.headings').flatMap(({ value }) => value);
  const subject = wordsOf(item);
  return headings.some((heading) => wordsOf(heading).some((word) => subject.includes(word)));
}

/** Words that stand in the names of items and say nothing of what they are about. */
const general: ReadonlySet<string> = new Set([
  'defi',
  'desi',
  'agre',
  'docu',
  'with',
  'from',
  'plan',
  'past',
  'pass',
]);

/** The stems of the words of a text: their first letters, in lower case. */
function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 3)
    .map((word) => word.slice(0, 4))
    .filter((stem) => !general.has(stem));
}
