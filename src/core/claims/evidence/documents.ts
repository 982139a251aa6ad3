/** What documents say of themselves, held against the items for which they are cited. Design: readers-evidence.md, sections 4 and 7. */
import { type Claim, placeIn } from '../../facts/claim';
import type { Facts } from '../../facts/context';
import { isHollow } from '../../facts/substance';
import { citedFor, isMet } from '../lookup';
import { decided } from './decided';
import { reported } from './reported';
import type { Look } from './statements';

const looks: readonly Look[] = [...decided, ...reported];

/** Every statement of a cited document that says the opposite of its item. */
export function documentClaims(facts: Facts): Claim[] {
  return looks.flatMap(({ items, look }) =>
    items.flatMap((item) => {
      const all = citedFor(facts, item);
      return all.flatMap((cited): Claim[] => {
        const against = isHollow(cited.reading) ? undefined : look(cited, all, facts);
        if (against === undefined) return [];
        const { reason, testimony, says, isDoubtful, isUndated } = against;
        const base = {
          path: cited.path,
          items: [item],
          reason,
          places: [placeIn(cited.reading, testimony, says)],
        };
        if (isUndated === true && isMet(facts, item))
          return [
            {
              ...base,
              reason: `${reason}, the manifest says that it is met; without a day in the document nobody can tell whether it is of an earlier run`,
              verdict: 'contradicted',
              code: 'evidence/contradicted',
              severity: 'warning',
            },
          ];
        return [
          isDoubtful === true || !isMet(facts, item)
            ? { ...base, verdict: 'cannot-tell' }
            : {
                ...base,
                reason: `${reason}, the manifest says that it is met`,
                verdict: 'contradicted',
                code: 'evidence/contradicted',
                severity: 'error',
              },
        ];
      });
    }),
  );
}
