/** One file or link that is cited for many items: it shows something of those of which it speaks. */
import { quoted, shorten } from '../base/shorten';
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
  const texts = new Map<string, { readonly pages: Set<string>; readonly items: ItemId[] }>();
  const textOf = textsBySketch(facts);
  for (const { id, path, item } of claims(facts.manifest)) {
    const known = catalogueItem(id, facts.manifest);
    if (known === undefined || item.status !== 'met') continue;
    for (const entry of evidenceEntries(item.evidence, [...path, 'evidence'])) {
      const name = textOf(entry);
      if (name === undefined) continue;
      const text = texts.get(name) ?? { pages: new Set(), items: [] };
      texts.set(name, text);
      text.pages.add(pageOf(entry) ?? name);
      if (!text.items.includes(known.id)) text.items.push(known.id);
    }
  }
  return (entry, item) => {
    if (facts.repository === 'taken-to-hold' || !isKnown(entry, facts)) return undefined;
    const name = textOf(entry) ?? '';
    const { pages, items } = texts.get(name) ?? { pages: new Set(), items: [] };
    if (items.length <= most) return undefined;
    const count = plural(items.length, 'item');
    if (pages.size > 1) {
      // The title is another one, and the text the same: it speaks of all of them or of none.
      if (items.indexOf(item) < most) return undefined;
      return `it holds nearly the same text as ${quoted(shorten(name))}, which is cited for ${count} under several names: write down for each what is true of it`;
    }
    const silent = items.filter((each) => !speaksOf(entry, each, facts));
    if (silent.indexOf(item) < most) return undefined;
    return linkOf(entry) === undefined
      ? `it is cited for ${count}, and no heading in it speaks of this one: cite the part that does (\`file.md#heading\`), or a document of its own`
      : `it is cited for ${count}, and a link is not opened, so that nobody can tell of which of them it speaks: cite a page of its own`;
  };
}

/** The name of the text that an entry cites: of two that are nearly the same, that of the first. */
function textsBySketch({ repository }: Facts): (entry: EvidenceEntry) => string | undefined {
  const named = new Map<string, string>();
  const byHash = new Map<number, { readonly name: string; readonly sketch: ReadonlySet<number> }[]>();
  return (entry) => {
    const name = pageOf(entry);
    const sketch = readingOf(repository, entry.file)?.sketch;
    if (name === undefined || sketch === undefined) return name;
    const before = named.get(name);
    if (before !== undefined) return before;
    // Texts that are alike have some of their first hashes in common.
    const firsts = sketch.slice(0, 8);
    const near = new Set(firsts.flatMap((hash) => byHash.get(hash) ?? []));
    const same = [...near].find((each) => areAlike(sketch, each.sketch));
    named.set(name, same?.name ?? name);
    if (same === undefined) {
      const own = { name, sketch: new Set(sketch) };
      for (const hash of firsts) byHash.set(hash, [...(byHash.get(hash) ?? []), own]);
    }
    return same?.name ?? name;
  };
}

/** So much of two texts is the same that one was made from the other. */
const alike = 0.8;

function areAlike(one: readonly number[], other: ReadonlySet<number>): boolean {
  const shared = one.filter((hash) => other.has(hash)).length;
  return shared >= alike * Math.max(one.length, other.size);
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
