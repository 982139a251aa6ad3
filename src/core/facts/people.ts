/** Who somebody is: people as commits name them, held against the owners of a manifest. */
import type { Owner } from '../schema/generated/manifest-file';

/** Somebody as a commit names them: all names and addresses by which they are known there. */
export interface Person {
  readonly names: readonly string[];
  readonly addresses: readonly string[];
}

/** An owner, with the id by which a manifest refers to them. */
export interface KnownOwner {
  readonly id: string;
  readonly owner: Owner;
  /** Other addresses that belong to the same person. */
  readonly addresses?: readonly string[];
}

/** What a forge gives out instead of an address has the handle in it: `12345+handle@users.noreply.github.com`. */
const hidden = /^(?:\d+[+-])?([^@+]+)@(?:users\.)?noreply\.[^@]+$/;

/** Whoever has an address with one of these has others there as well, and shares it with everybody. */
const shared =
  /@(?:gmail|googlemail|outlook|hotmail|live|msn|yahoo|icloud|me|mac|aol|gmx|web|proton|protonmail|fastmail|mail|qq|163|126|yandex)\.[a-z.]+$/;

/** Programs that commit, and the addresses that forges commit with where somebody presses a button. */
const machine =
  /\[bot\]|(?:^|[^a-z])bot(?:$|[^a-z])|^(?:[^@]*[._-])?(?:no-?reply|actions?|automation)@|^github-actions|^(?:github|gitlab|bitbucket|gitea|forgejo)(?:$|@)/i;

/** Whether it is a program that commits: on behalf of whom, nobody knows. */
export function isMachine({ names, addresses }: Person): boolean {
  return [...names, ...addresses].some((each) => machine.test(each));
}

/** By what somebody may be known again. */
interface Marks {
  readonly handles: ReadonlySet<string>;
  readonly addresses: ReadonlySet<string>;
  /** Names in full, of more than one word. */
  readonly names: ReadonlySet<string>;
  /** The words of all that: where one is the same, it may be the same person. */
  readonly words: ReadonlySet<string>;
}

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .trim()
    .toLowerCase();
}

function wordsOf(text: string): string[] {
  const local = /^([^@]+)@/.exec(text)?.[1] ?? text;
  return local.split(/[^\p{L}]+/u).filter((word) => word.length > 2);
}

function marksOf(texts: { readonly names: readonly string[]; readonly reach: readonly string[] }): Marks {
  const [handles, addresses, names] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const words = new Set<string>();
  for (const reach of texts.reach.map(plain)) {
    const handle = hidden.exec(reach)?.[1] ?? (reach.indexOf('@') > 0 ? undefined : reach.replace(/^@/, ''));
    if (handle === undefined) addresses.add(reach.replace(/^([^+@]*)\+[^@]*@/, '$1@'));
    else if (handle !== '') handles.add(handle);
    for (const word of wordsOf(handle ?? reach)) words.add(word);
  }
  for (const name of texts.names.map(plain)) {
    if (/\S\s+\S/.test(name)) names.add(name.replace(/\s+/g, ' '));
    for (const word of wordsOf(name)) words.add(word);
  }
  return { handles, addresses, names, words };
}

function marksOfOwner({ id, owner, addresses = [] }: KnownOwner): Marks {
  const reach = [...(owner.handle === undefined ? [] : [owner.handle]), ...addresses];
  const marks = marksOf({ names: owner.name === undefined ? [] : [owner.name], reach });
  return { ...marks, words: new Set([...marks.words, ...wordsOf(plain(id))]) };
}

function marksOfPerson({ names, addresses }: Person): Marks {
  return marksOf({ names, reach: addresses });
}

function share(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return [...one].some((each) => other.has(each));
}

function areSame(one: Marks, other: Marks): boolean {
  return (['handles', 'addresses', 'names'] as const).some((kind) => share(one[kind], other[kind]));
}

/** Whether somebody is an owner for certain: by handle, address or full name. */
export function isSamePerson(person: Person, owner: KnownOwner): boolean {
  return areSame(marksOfPerson(person), marksOfOwner(owner));
}

/**
 * Whether somebody is known to be another than each of these owners, who are one person at different times. Not known is
 * it where nothing can be compared, and where anything is alike.
 */
export function isSomebodyElse(
  person: Person,
  them: readonly KnownOwner[],
  others: readonly KnownOwner[],
): boolean {
  const marks = marksOfPerson(person);
  const theirs = them.map(marksOfOwner);
  if (theirs.some((each) => areSame(marks, each))) return false;
  const isAnother = (other: Marks): boolean =>
    areSame(marks, other) && !theirs.some((each) => areSame(each, other));
  if (others.map(marksOfOwner).some(isAnother)) return true;
  // A handle or an address may be an older one of the same person, whose name is in it then.
  if (theirs.some((each) => share(each.words, marks.words))) return false;
  const reached = theirs.filter(({ handles, addresses }) => handles.size + addresses.size > 0);
  return reached.length > 0 && reached.every((each) => canBeCompared(marks, each));
}

/** Whether both have a mark of a kind of which people have one: a handle, or an address where they work. */
function canBeCompared(one: Marks, other: Marks): boolean {
  if (one.handles.size > 0 && other.handles.size > 0) return true;
  return share(domainsOf(one), domainsOf(other));
}

function domainsOf({ addresses }: Marks): Set<string> {
  return new Set([...addresses].filter((each) => !shared.test(each)).map((each) => each.replace(/^.*@/, '')));
}

/** Whether a handle is one of a person: that of a team has a `/`, and nobody commits as a team. */
export function isOfPerson({ handle, kind }: Owner): boolean {
  return handle !== undefined && kind !== 'team' && !/\/|\s/.test(handle.trim());
}
