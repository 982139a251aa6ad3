import { isDate, isInTheFuture } from '../base/dates';
import type { Path } from '../base/path';
import { quoted } from '../base/shorten';
import type { Stage } from '../base/stages';
import { stageIndex } from '../base/stages';
import type { Integration, Manifest, Owner, Role, Source } from '../schema/generated/manifest-file';
import type { FactPath } from '../schema/sections';
import { type Beyond, nothingBeyond } from './beyond';
import { type Configuration, noConfiguration } from './configuration';
import { noRepositoryFacts, type Repository } from './evidence';
import { allRead, type Unread } from './unread';

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
}

export function factsOf(
  manifest: Manifest,
  today: string,
  {
    repository = noRepositoryFacts,
    configuration = noConfiguration,
    unread = allRead,
    beyond = nothingBeyond,
  }: Partial<Pick<Facts, 'repository' | 'configuration' | 'unread' | 'beyond'>> = {},
): Facts {
  return { manifest, repository, today, stage: manifest.stage, configuration, unread, beyond };
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
export function entries<T>(section: Readonly<Record<string, T>> | undefined): [id: string, entry: T][] {
  return section === undefined ? [] : Object.entries(section);
}

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
  return source.classification === 'personal' || source.classification === 'special-category';
}

/** Whether something is written back. */
export function writes(integration: Integration): boolean {
  return integration.direction === 'write' || integration.direction === 'read-write';
}

/** Whether there is an agent: a section that says something of one. */
export function hasAgent({ agent }: Manifest): boolean {
  return agent !== undefined && Object.keys(agent).length > 0;
}

/** Whether the manifest claims a high-risk class and the role of a provider. */
export function isHighRiskProvider({ risk }: Manifest): boolean {
  if (risk?.euAiAct?.class !== 'high-risk') return false;
  return risk.roles?.includes('provider') === true || risk.role === 'provider' || risk.role === 'both';
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

/** `latest` and its kin, and ranges such as `1.x` and `>=2`: what means another version tomorrow. */
export function isFloating(version: string | number | undefined): boolean {
  if (version === undefined) return true;
  return /^(latest|stable|default|current|newest|main|master|preview|\*|x|auto|any)$|[-_:@.]latest$|^[\^~<>]|\.[*x]$/i.test(
    String(version).trim(),
  );
}
