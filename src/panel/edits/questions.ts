/** What the user is asked before something is taken away that something else rests on. */
import {
  aboutInWords,
  type CatalogueItem,
  type ManifestDocument,
  type Path,
  quoted,
} from '../../core/service';
import { placeOf } from '../model/places';
import type { QuestionView } from '../protocol/edits';
import type { Question } from './context';

/** So many places are named. */
const mostPlaces = 20;

/** Before an entry goes that other places refer to. */
export function stillReferredTo(
  entry: string,
  references: readonly { readonly path: Path }[],
  document: ManifestDocument,
): Question {
  const count = references.length === 1 ? 'one other place' : `${references.length} other places`;
  return asking({
    words: `${quoted(entry)} is referred to by ${count}, which would then name nothing.`,
    places: references.slice(0, mostPlaces).map(({ path }) => {
      const place = placeOf(document, path);
      return { label: aboutInWords(path), ...(place === undefined ? {} : { place }) };
    }),
    more: Math.max(0, references.length - mostPlaces),
    told: references.length,
  });
}

/** Before the evidence goes that alone bears the claim that an item is met. */
export function onlyEvidence({ title }: CatalogueItem): Question {
  return asking({
    words: `It is the only evidence of ${quoted(title)}, which is said to be met: without it the claim does not hold.`,
    places: [],
    more: 0,
    told: 1,
  });
}

function asking(asks: QuestionView): Question {
  return { refused: asks.words, asks };
}
