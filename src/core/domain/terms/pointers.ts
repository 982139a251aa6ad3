/** Who is named by the facts that an item rests on. */
import { inOrder } from '../../base/order';
import type { Manifest, Source } from '../../schema/generated/manifest-file';
import type { Pointer } from './item';

interface Owned {
  readonly owner?: string;
}

/** The owner of the first entry that lacks something; of the first entry at all where none does. First is which id is. */
export function ownerAmong<T extends Owned>(
  section: Readonly<Record<string, T>> | undefined,
  lacks: (entry: T) => boolean,
): string | undefined {
  const owned = byId(section).filter(({ owner }) => owner !== undefined);
  return (owned.find(lacks) ?? owned[0])?.owner;
}

/** The owner of the first source that lacks something. */
export const ownerOfSource =
  (lacks: (source: Source) => boolean): Pointer =>
  ({ data }) =>
    ownerAmong(data, lacks);

/** The owner of the first integration that is not live, else of a system that one connects to. */
export const ownerOfIntegration: Pointer = ({ integrations, systems }: Manifest) =>
  ownerAmong(integrations, ({ status }) => status !== 'live') ??
  byId(integrations)
    .map(({ system }) => (system === undefined ? undefined : systems?.[system]?.owner))
    .find((owner) => owner !== undefined);

/** The owners of all integrations, or of the systems that they connect to: what rests on integrations waits for each of them. */
export const ownersOfIntegrations = ({ integrations, systems }: Manifest): readonly string[] =>
  byId(integrations).flatMap(
    ({ owner, system }) => owner ?? (system === undefined ? [] : (systems?.[system]?.owner ?? [])),
  );

/** The entries of a section by id: in what order they are written says nothing. */
function byId<T>(section: Readonly<Record<string, T>> | undefined): T[] {
  return Object.entries(section ?? {})
    .sort(([one], [other]) => inOrder(one, other))
    .map(([, entry]) => entry);
}
