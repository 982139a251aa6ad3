/** Who has to move for an item that blocks a gate. */

import { holdersOf, type ItemReport, type Manifest, type Pillar, type Role } from '../../core/service';

/** Who usually does what a pillar asks for, first things first. */
const pillarRoles: Readonly<Record<Pillar, readonly Role[]>> = {
  workflow: ['outcome', 'performance'],
  value: ['outcome'],
  data: ['data', 'performance'],
  integration: ['performance'],
  exceptions: ['oncall', 'performance'],
  governance: ['legal', 'approver', 'outcome'],
  risk: ['approver', 'outcome'],
  security: ['security', 'performance'],
  monitoring: ['performance', 'oncall'],
  ownership: ['outcome'],
  adoption: ['outcome'],
  capability: ['performance'],
};

/** Where an item is not done by those who do the rest of its pillar. */
const itemRoles: Readonly<Record<string, readonly Role[]>> = {
  'human-oversight-designed': ['overseer', 'performance'],
  'users-informed': ['outcome'],
  'third-parties-vetted': ['legal', 'security', 'approver'],
  'technical-file-current': ['performance'],
  'changes-re-evaluated': ['performance'],
  'retirement-criteria-set': ['outcome'],
  'go-live-approved': ['outcome', 'approver'],
  'evaluation-passed': ['performance'],
};

const roleWords: Readonly<Record<Role, string>> = {
  outcome: 'whoever answers for the outcome',
  performance: 'whoever answers for performance',
  approver: 'whoever approves',
  overseer: 'whoever oversees it',
  oncall: 'whoever is on call',
  data: 'whoever answers for the data',
  security: 'whoever answers for security',
  legal: 'whoever answers for legal duties',
};

type Owned = { readonly owner?: string };

/** The owner of the first entry that lacks something; of the first entry at all where none does. */
function ownerAmong<T extends Owned>(
  section: Readonly<Record<string, T>> | undefined,
  lacks: (entry: T) => boolean,
): string | undefined {
  const owned = Object.values(section ?? {}).filter(({ owner }) => owner !== undefined);
  return (owned.find(lacks) ?? owned[0])?.owner;
}

type Pointer = (manifest: Manifest) => string | undefined;

const sourceWithout =
  (lacks: (source: NonNullable<Manifest['data']>[string]) => boolean): Pointer =>
  ({ data }) =>
    ownerAmong(data, lacks);

const integration: Pointer = ({ integrations, systems }) =>
  ownerAmong(integrations, ({ status }) => status !== 'live') ??
  Object.values(integrations ?? {})
    .map(({ system }) => (system === undefined ? undefined : systems?.[system]?.owner))
    .find((owner) => owner !== undefined);

const valueSignal: Pointer = ({ value, signals }) =>
  value?.signal === undefined ? undefined : signals?.[value.signal]?.owner;

/** The owner that the facts of an item point to. */
const pointers: Readonly<Record<string, Pointer>> = {
  'systems-inventoried': ({ systems }) =>
    ownerAmong(systems, ({ name, access }) => name === undefined || access === undefined),
  'data-sources-inventoried': sourceWithout(
    ({ system, classification, freshness }) =>
      system === undefined || classification === undefined || freshness === undefined,
  ),
  'data-access-proven': sourceWithout(({ accessProvenOn }) => accessProvenOn === undefined),
  'data-use-permitted': sourceWithout(({ permitted }) => permitted?.decision !== 'granted'),
  'data-contract-agreed': sourceWithout(({ contract }) => contract === undefined),
  'data-quality-baselined': sourceWithout(({ maxAge }) => maxAge === undefined),
  'data-provenance-recorded': sourceWithout(({ origin }) => origin === undefined),
  'data-health-reviewed': sourceWithout(() => false),
  'integration-contracts-defined': integration,
  'integration-tested': integration,
  'workflow-embedded': integration,
  'monitoring-plan-defined': ({ signals }) =>
    ownerAmong(signals, ({ threshold, action }) => threshold === undefined || action === undefined),
  'monitoring-live': ({ signals }) => ownerAmong(signals, ({ alertTestedOn }) => alertTestedOn === undefined),
  'value-baseline-measured': valueSignal,
  'value-realised': valueSignal,
  'human-oversight-designed': ({ oversight }) => oversight?.overseer,
  'stop-control-tested': ({ controls }) => controls?.stop?.by,
};

/**
 * Who has to move: the one the item names, else the owner its facts point to, else who holds the role that does such
 * things, as an id; else that role, in words.
 */
export function moverOf(item: Pick<ItemReport, 'id' | 'pillar' | 'by'>, manifest: Manifest): string {
  const pointed = item.by ?? (Object.hasOwn(pointers, item.id) ? pointers[item.id]?.(manifest) : undefined);
  if (pointed !== undefined) return pointed;
  const roles = itemRoles[item.id] ?? pillarRoles[item.pillar];
  for (const role of roles) {
    const [holder] = holdersOf(manifest, role);
    if (holder !== undefined) return holder[0];
  }
  return roleWords[roles[0] ?? 'outcome'];
}
