/** Laws and standards as hover, page and `explain` show them. */
import { bullets, code, joined, type Markdown, md, noMarkdown, paragraphs, webLink } from '../base/markdown';
import type { Path } from '../base/path';
import type { Bearing } from '../facts/law/bearing';
import type { LawView } from '../facts/law/of-report';
import { conditionsInWords, entryName, entryUrl, sourceName } from '../facts/law/words';
import type { ItemId } from '../schema/generated/catalogue';
import { entryKey, type Law, type LawEntry, type LawSource } from '../schema/law';

/** What bears on an item of a manifest: duties one by one, then what is open, then guidance by source. */
export function lawOfItem(item: ItemId, { of, notes }: LawView, linked: Linked = byLink): Markdown {
  const all = of(item);
  const open = all.filter(({ force }) => force === 'open');
  const guidance = all.filter(({ force }) => force === 'guidance');
  const duties = all.filter((each) => !open.includes(each) && !guidance.includes(each));
  const hasLaw = duties.length > 0 || open.length > 0;
  return paragraphs([
    duties.length === 0 ? noMarkdown : bullets(duties.map((each) => duty(each, linked))),
    ...openLines(open, linked),
    guidance.length === 0 ? noMarkdown : md`*Guidance:* ${joined(guidanceLines(guidance, linked), ' · ')}`,
    hasLaw || notes.notes.length > 0
      ? md`*${joined([...(hasLaw ? [notes.asOf] : []), ...notes.notes], ' ')}*`
      : noMarkdown,
  ]);
}

function duty({ source, entry, words }: Bearing, linked: Linked): Markdown {
  const asks = entry.asks === null ? noMarkdown : md` ${entry.asks}`;
  const note = entry.note === undefined ? noMarkdown : md` *${entry.note}*`;
  return md`${linked(source, entry)}, ${entry.name}: **${words}**.${asks}${note}`;
}

/** What would bind under the same conditions is one line. */
function openLines(open: readonly Bearing[], linked: Linked): Markdown[] {
  return [...new Set(open.map(({ words }) => words))].map((words) => {
    const same = open.filter((each) => each.words === words);
    const names = joined(
      same.map(({ source, entry }) => linked(source, entry)),
      ', ',
    );
    const fields = joined(fieldsOf(same).map(code), ', ');
    return md`${names}: ${words} (${fields})`;
  });
}

/** The fields that would say whether something binds, each once. */
function fieldsOf(open: readonly Bearing[]): string[] {
  const inWords = (path: Path): string => path.join('.');
  return [...new Set(open.flatMap(({ fields }) => fields.map(inWords)))];
}

function guidanceLines(guidance: readonly Bearing[], linked: Linked): Markdown[] {
  return [...new Set(guidance.map(({ source }) => source))].map((source) => {
    const own = guidance.filter((each) => each.source === source);
    return md`${linked(source)} ${own.map(({ entry }) => entry.id).join(', ')}`;
  });
}

/** An entry, or a source as a whole, by its name. */
type Linked = (source: LawSource, entry?: LawEntry) => Markdown;

/** The name as a link to where it is to be read. */
export const byLink: Linked = (source, entry) =>
  entry === undefined
    ? webLink(sourceName(source), source.url)
    : webLink(entryName(source, entry), entryUrl(source, entry));

/** The name alone: in a terminal an address behind each would be all that one sees. */
export const byName: Linked = (source, entry) =>
  md`${entry === undefined ? sourceName(source) : entryName(source, entry)}`;

/** The sources of what bears, with their addresses. */
export function sourcesOf(item: ItemId, { of }: LawView): Markdown {
  const sources = [...new Set(of(item).map(({ source }) => source))];
  return bullets(sources.map((source) => md`${webLink(source.title, source.url)}, ${source.edition}`));
}

/** Everything that items refer to, with its conditions, for whoever has no manifest at hand. */
export function allLawOfItem(item: ItemId, law: Law, linked: Linked): Markdown {
  const references = law.items.get(item) ?? [];
  const sources = [...new Set(references.map(({ source }) => source))];
  return paragraphs(
    sources.flatMap((id) => {
      const source = law.sources.get(id);
      if (source === undefined || source.supersededBy !== undefined) return [];
      const lines = references
        .filter((each) => each.source === id)
        .flatMap((reference) => {
          const entry = law.entries.get(entryKey(reference));
          if (entry === undefined) return [];
          const asks = entry.asks === null ? noMarkdown : md`: ${entry.asks}`;
          return [
            md`${linked(source, entry)} ${entry.name}${asks} *${conditionsInWords(entry, reference.strength, law)}*`,
          ];
        });
      return [md`${webLink(source.title, source.url)}, ${source.edition}`, bullets(lines)];
    }),
  );
}
