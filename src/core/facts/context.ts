import { isDate, isInTheFuture } from '../base/dates';
import type { Path } from '../base/path';
import { quoted } from '../base/shorten';
import type { Stage } from '../base/stages';
import { stageIndex } from '../base/stages';
import type {
  Integration,
  Manifest,
  Model,
  Owner,
  Risk,
  Role,
  Source,
} from '../schema/generated/manifest-file';
import type { Law } from '../schema/law';
import type { FactPath } from '../schema/sections';
import { type Beyond, nothingBeyond } from './beyond';
import { type Configuration, noConfiguration } from './configuration';
import { noRepositoryFacts, type Repository } from './evidence';
import { allRead, type Unread } from './unread';

/** What someone may be to a law about AI systems. */
type LegalRole = NonNullable<Risk['roles']>[number];
type Decisions = NonNullable<Risk['decisions']>;

/** What says that the output makes or supports decisions about people: in words, and its key under `risk`. */
export function decidesAboutPeople(
  manifest: Manifest,
): { readonly words: string; readonly key: 'decisions' | 'affectsPeople' } | undefined {
  const decisions = decisionsAboutPeople(manifest);
  if (decisions === undefined || decisions === 'none') return undefined;
  return manifest.risk?.decisions === undefined
    ? { words: 'risk.affectsPeople is true', key: 'affectsPeople' }
    : { words: `risk.decisions is ${decisions}`, key: 'decisions' };
}

/** Everything that rules may look at: the facts, what the repository says, and the day. */
export interface Facts {
  readonly manifest: Manifest;
  readonly repository: Repository;
  /** ISO date. */
  readonly today: string;
  /** The stage that the manifest claims; undefined where it claims none that is known. */
  readonly stage: Stage | undefined;
  readonly configuration: Configuration;
  /** Whether something is broken or wrong, so that its absence proves nothing. */
  readonly unread: Unread;
  /** What was left out because there is too much of it. Nothing is satisfied that rests on it. */
  readonly beyond: Beyond;
  /** Laws and standards, where someone has handed them in. */
  readonly law: Law | undefined;
}

export function factsOf(
  manifest: Manifest,
  today: string,
  {
    repository = noRepositoryFacts,
    configuration = noConfiguration,
    unread = allRead,
    beyond = nothingBeyond,
    law,
  }: Partial<Facts> = {},
): Facts {
  return { manifest, repository, today, stage: manifest.stage, configuration, unread, beyond, law };
}

/** Whether something that is said to be absent may be there all the same. */
export function mayBeThere({ unread, beyond }: Facts, path: Path): boolean {
  return unread(path) || beyond.hides(path);
}

/** Whether the claimed stage is `stage` or a later one; false where no stage is claimed. */
export function hasReached(facts: Facts, stage: Stage): boolean {
  return facts.stage !== undefined && stageIndex(facts.stage) >= stageIndex(stage);
}

/** Whether a date is there and not in the future: a rehearsal next week has proven nothing yet. */
export function isDone(date: string | undefined, today: string): boolean {
  return date !== undefined && isDate(date) && isDate(today) && !isInTheFuture(date, today);
}

/** The entries of a section; an absent one has none. */
export function entries<T>(section: Readonly<Record<string, T>> | undefined): Entries<T> {
  if (section === undefined) return [];
  const all = known.get(section) ?? Object.entries(section);
  known.set(section, all);
  return all as Entries<T>;
}

type Entries<T> = readonly [id: string, entry: T][];

/** Every rule walks through the sections again, and nothing changes them. */
const known = new WeakMap<object, Entries<unknown>>();

/** The entries of a list with their indexes, without the holes that ill-formed entries have left. */
export function listed<T>(list: readonly T[] | undefined): [index: number, entry: T][] {
  const found: [number, T][] = [];
  list?.forEach((entry, index) => {
    found.push([index, entry]);
  });
  return found;
}

/** The owners who hold a role; none for a word that is no role. */
export function holdersOf(manifest: Manifest, role: Role | (string & {})): [id: string, owner: Owner][] {
  return entries(manifest.owners).filter(([, owner]) => owner.roles?.some((each) => each === role) ?? false);
}

/** Whether an owner of that id holds a role. */
export function holds(manifest: Manifest, id: string | undefined, role: Role): boolean {
  return id !== undefined && (manifest.owners?.[id]?.roles?.includes(role) ?? false);
}

/** Whether data is about people. */
export function isPersonal(source: Source): boolean {
  return personalMark(source) !== undefined;
}

/** The data sources that reach each model: all of them, where it does not say which. They are listed once for all models. */
export function receivedBy({ data }: Manifest): (model: Model) => readonly [id: string, source: Source][] {
  const all = entries(data);
  return (model) => (model.receives === undefined ? all : all.filter(([id]) => receives(model, id)));
}

/** Whether a data source reaches a model. */
export function receives(model: Model, id: string): boolean {
  return model.receives?.includes(id) ?? true;
}

/** Whether data is of a special category: health, belief, ethnic origin and the like. */
export function isSpecialCategory({ classification, specialCategory }: Source): boolean {
  return specialCategory === true || classification === 'special-category';
}

/** What says that data is about people, in words that follow an "is", and its key; undefined where nothing does. */
export function personalMark(
  source: Source,
): { readonly words: string; readonly key: 'classification' | 'personal' | 'specialCategory' } | undefined {
  const { classification, personal } = source;
  if (classification === 'personal' || classification === 'special-category')
    return { words: classification, key: 'classification' };
  if (isSpecialCategory(source)) return { words: 'special-category', key: 'specialCategory' };
  return personal === true ? { words: 'personal', key: 'personal' } : undefined;
}

/** What the team is to the law; undefined where it does not say. `role: both` is the first two. */
export function legalRoles({ risk }: Manifest): readonly LegalRole[] | undefined {
  const { role, roles } = risk ?? {};
  if (roles !== undefined && roles.length > 0) return roles;
  if (role === undefined) return undefined;
  return role === 'both' ? ['provider', 'deployer'] : [role];
}

/** What the output has to do with decisions about people; undefined where nothing says it. */
export function decisionsAboutPeople({ risk }: Manifest): Decisions | undefined {
  const { affectsPeople, decisions } = risk ?? {};
  if (decisions !== undefined || affectsPeople === undefined) return decisions;
  return affectsPeople ? 'supports' : 'none';
}

/** Whether something is written back. */
export function writes(integration: Integration): boolean {
  return integration.direction === 'write' || integration.direction === 'read-write';
}

/** Whether others call it: an interface of ours falls back on nothing, and what they write is theirs to undo. */
export function isOffered({ side }: Integration): boolean {
  return side === 'provider';
}

/** Whether there is an agent: a section that says something of one. */
export function hasAgent({ agent }: Manifest): boolean {
  return agent !== undefined && Object.keys(agent).length > 0;
}

/** Whether the manifest claims a high-risk class and the role of a provider. */
export function isHighRiskProvider(manifest: Manifest): boolean {
  if (manifest.risk?.euAiAct?.class !== 'high-risk') return false;
  return legalRoles(manifest)?.includes('provider') === true;
}

const ownProviders: ReadonlySet<string> = new Set([
  'internal',
  'in-house',
  'own',
  'self',
  'self-hosted',
  'us',
]);

/** Whether a model is offered by someone else; undefined where its provider is not known. */
export function isThirdParty(provider: string | undefined): boolean | undefined {
  return provider === undefined ? undefined : !ownProviders.has(provider.toLowerCase());
}

const outsiders =
  /^(public|general-public|customers?|citizens?|consumers?|patients?|applicants?|external(-.*)?)$/i;

/** What says that there are users outside the organisation, and where; undefined where nothing does. */
export function outsideUsers(
  manifest: Manifest,
): { readonly words: string; readonly path: FactPath } | undefined {
  const audience = manifest.workflow?.audience;
  if (audience === 'external' || audience === 'public') {
    return { words: `its audience is ${audience}`, path: ['workflow', 'audience'] };
  }
  const outside = listed(manifest.workflow?.users).find(([, user]) => outsiders.test(user));
  return (
    outside && { words: `its users include ${quoted(outside[1])}`, path: ['workflow', 'users', outside[0]] }
  );
}
