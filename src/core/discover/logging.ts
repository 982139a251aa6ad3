/** How long logs are kept, where all stores of the product agree and nothing can say otherwise. */
import { plural } from '../base/words';
import { logStores, type Store } from '../claims/repository/logging';
import type { Ground } from './found';
import { type ProposedEntry, type Source, sourceOf } from './proposal';

/** What is known of it: the one answer of all stores. */
interface Retention {
  readonly days: number;
  readonly stores: readonly Store[];
  readonly places: readonly Source[];
}

/** Undefined where the stores of the product do not agree, or nobody knows. */
function retentionOf({ look }: Ground): Retention | undefined {
  const stores = logStores(look).filter(({ place }) => place.isProduct);
  const [days, another] = new Set(stores.map((store) => store.days));
  if (days === undefined || another !== undefined || stores.some((store) => store.days === undefined))
    return undefined;
  return { days, stores, places: stores.map(({ place }) => sourceOf(place)) };
}

/** How long logs are kept, where nothing can say otherwise. */
export function logRetention(ground: Ground): Retention | undefined {
  const known = retentionOf(ground);
  return known?.stores.every(({ isFirm }) => isFirm) === true ? known : undefined;
}

export function proposedLogging(ground: Ground): ProposedEntry[] {
  const known = retentionOf(ground);
  const [source] = known?.places ?? [];
  if (
    known === undefined ||
    source === undefined ||
    ground.manifest.controls?.logging?.retention !== undefined
  )
    return [];
  const { days, stores } = known;
  const question = stores.every(({ isFirm }) => isFirm) ? undefined : doubtOf(stores);
  return [
    {
      section: 'controls',
      path: ['controls', 'logging'],
      label: `logs are kept ${plural(days, 'day')}`,
      source,
      fields: [{ key: 'retention', value: `${days}d`, from: source }],
      ...(question === undefined ? {} : { question }),
    },
  ];
}

function doubtOf(stores: readonly Store[]): string {
  const isThere = stores.every(({ place }) => place.said.value.conditional === undefined);
  return isThere
    ? 'it is the default of a variable: what is set in production?'
    : 'the store is there only on a condition: is it in production?';
}
