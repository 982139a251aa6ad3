/** Laws and standards, as the panel shows them. */
import {
  type Bearing,
  entryName,
  entryUrl,
  type ItemId,
  type LawView,
  type ManifestDocument,
  sourceName,
} from '../../core/service';
import type { DutyView, GuidanceView } from '../protocol/items';
import { placeOf, shorten } from './places';

/** What bears on an item: duties and what may become one, one by one; guidance by source. */
export function referencesOf(
  item: ItemId,
  law: LawView | undefined,
  document: ManifestDocument,
): { readonly duties: readonly DutyView[]; readonly guidance: readonly GuidanceView[] } {
  const all = law?.of(item) ?? [];
  const guidance = all.filter(({ force }) => force === 'guidance');
  const sources = [...new Set(guidance.map(({ source }) => source))];
  return {
    duties: all.flatMap((each) => dutyView(each, document)),
    guidance: sources.map((source) => ({
      name: sourceName(source),
      edition: source.edition,
      url: source.url,
      ids: guidance.filter((each) => each.source === source).map(({ entry }) => entry.id),
    })),
  };
}

function dutyView(bearing: Bearing, document: ManifestDocument): DutyView[] {
  const { source, entry, force, day, words, fields } = bearing;
  if (force === 'guidance') return [];
  const [field] = fields;
  return [
    {
      id: entryName(source, entry),
      law: sourceName(source),
      name: shorten(entry.name),
      asks: shorten(entry.asks ?? ''),
      url: entryUrl(source, entry),
      force,
      words,
      ...(day === undefined ? {} : { day }),
      ...(entry.note === undefined ? {} : { note: shorten(entry.note) }),
      ...(field === undefined ? {} : { field: fieldView(field, document) }),
    },
  ];
}

/** The field that would say whether a duty binds, and where it stands, or would. */
function fieldView(
  path: Bearing['fields'][number],
  document: ManifestDocument,
): NonNullable<DutyView['field']> {
  const places = path.map((_, index) => placeOf(document, path.slice(0, path.length - index)));
  const place = places.find((each) => each !== undefined);
  return { name: path.join('.'), ...(place === undefined ? {} : { place }) };
}
