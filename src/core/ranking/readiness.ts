/** How ready the data and the integrations of a workflow are, as shares of what each of them needs. */
import { isInTheFuture } from '../base/dates';
import { inOrder } from '../base/order';
import type { Path } from '../base/path';
import { quoted } from '../base/shorten';
import { withAllShared } from '../facts/configuration';
import { entries, isDone } from '../facts/context';
import type { ItemReport, Report } from '../facts/report';
import type { Integration, Manifest, Source, System } from '../schema/generated/manifest-file';

/** What there is of all that is needed, and what is not. */
export interface Share {
  readonly have: number;
  readonly of: number;
  /** What is not there; what is easiest is first. */
  readonly lacks: readonly Lack[];
}

interface Lack {
  readonly path: Path;
  /** What to do about it, as a sentence without its full stop. */
  readonly how: string;
  /** Set where that changes what is counted as well: all that is needed is there then. */
  readonly isAll?: true;
}

interface Readiness {
  /** Undefined where no source is listed, and nothing says that there is none. */
  readonly data: Share | undefined;
  readonly integration: Share | undefined;
  /** Whether systems stand for integrations, since none is listed. */
  readonly bySystems: boolean;
}

/** What is needed of an entry, in order: what is easiest is first. */
interface Need<T> {
  readonly key: string;
  readonly isThere: (entry: T, id: string) => boolean;
  readonly how: (name: string) => string;
  readonly isAll?: true;
}

const nothingNeeded: Share = { have: 1, of: 1, lacks: [] };

export function readinessOf({
  manifest,
  items,
  input,
}: Pick<Report, 'manifest' | 'items' | 'input'>): Readiness {
  const whole = withAllShared(manifest, input.configuration);
  const { data, integrations, systems } = manifest;
  const isOwner = (id: string | undefined): boolean =>
    id !== undefined && Object.hasOwn(whole.owners ?? {}, id);
  const bySystems = entries(integrations).length === 0;
  return {
    data:
      shareOf('data', data, sourceNeeds(isOwner, input.today)) ??
      without(items, ['data-sources-inventoried', 'data-access-proven']),
    integration:
      shareOf('integrations', integrations, integrationNeeds(isOwner, whole)) ??
      without(items, ['integration-contracts-defined', 'integration-tested']) ??
      shareOf('systems', systems, systemNeeds(isOwner)),
    bySystems: bySystems && entries(systems).length > 0,
  };
}

/** All of it where one of these items is said to be not applicable, and that holds: there is nothing of the kind. */
function without(items: readonly ItemReport[], ids: readonly string[]): Share | undefined {
  const isSaid = items.some(
    ({ id, status, satisfied }) => satisfied && status === 'not-applicable' && ids.includes(id),
  );
  return isSaid ? nothingNeeded : undefined;
}

type IsOwner = (id: string | undefined) => boolean;

function sourceNeeds(isOwner: IsOwner, today: string): readonly Need<Source>[] {
  return [
    {
      key: 'owner',
      isThere: ({ owner }) => isOwner(owner),
      how: (name) => `Name the owner of the source ${name}`,
    },
    {
      key: 'system',
      isThere: ({ system, systemOfRecord }) => system !== undefined && systemOfRecord !== false,
      how: (name) => `Read the source ${name} from its system of record`,
    },
    {
      key: 'accessProvenOn',
      isThere: ({ accessProvenOn }) => isDone(accessProvenOn, today),
      how: (name) => `Prove access to the source ${name}`,
    },
    {
      key: 'permitted',
      isThere: ({ permitted }) => permitted?.decision === 'granted' && !isInTheFuture(permitted.on, today),
      how: (name) => `Get permission to use the source ${name}`,
    },
  ];
}

function integrationNeeds(isOwner: IsOwner, whole: Manifest): readonly Need<Integration>[] {
  const { integrations = {}, systems = {} } = whole;
  const ownerOf = ({ owner, system }: Integration): string | undefined =>
    owner ?? (system === undefined || !Object.hasOwn(systems, system) ? undefined : systems[system]?.owner);
  // What fails with it is no fallback (integration/fallback-self).
  const isFallback = ({ fallback, system }: Integration, id: string): boolean =>
    fallback !== undefined &&
    fallback !== id &&
    fallback !== system &&
    (Object.hasOwn(integrations, fallback) || Object.hasOwn(systems, fallback));
  return [
    {
      key: 'owner',
      isThere: (integration) => isOwner(ownerOf(integration)),
      how: (name) => `Name the owner of the integration ${name}`,
    },
    {
      key: 'fallback',
      // Who calls an interface of ours has a fallback of their own.
      isThere: (each, id) => each.direction === 'read' || each.side === 'provider' || isFallback(each, id),
      how: (name) => `Give the integration ${name} a fallback`,
    },
  ];
}

function systemNeeds(isOwner: IsOwner): readonly Need<System>[] {
  return [
    {
      key: 'owner',
      isThere: ({ owner }) => isOwner(owner),
      how: (name) => `Name the owner of the system ${name}`,
    },
    {
      key: 'access',
      isThere: ({ access }) => access === 'read',
      how: (name) => `List the integration with the system ${name}, read-only or with a fallback`,
      // From the first integration on, integrations are counted and no systems. That its system has an owner was asked before.
      isAll: true,
    },
  ];
}

/** Of all that its entries need; undefined where there is no entry. */
function shareOf<T>(
  section: string,
  all: Readonly<Record<string, T>> | undefined,
  needs: readonly Need<T>[],
): Share | undefined {
  // The order of keys is the author's, and changes nothing.
  const sorted = [...entries(all)].sort(([one], [other]) => inOrder(one, other));
  if (sorted.length === 0) return undefined;
  const lacks = needs.flatMap(({ key, isThere, how, isAll }) =>
    sorted.flatMap(([id, entry]): Lack[] =>
      isThere(entry, id) ? [] : [{ path: [section, id, key], how: how(quoted(id)), ...(isAll && { isAll }) }],
    ),
  );
  const of = sorted.length * needs.length;
  return { have: of - lacks.length, of, lacks };
}
