/** Who is said to have approved something, and whether those who committed it are others. */
import { daysBetween, isDate } from '../base/dates';
import type { Path } from '../base/path';
import type { Item, Manifest, Owner } from '../schema/generated/manifest-file';
import { claims } from './evidence';
import type { Committed } from './history';
import { isMachine, isOfPerson, isSamePerson, isSomebodyElse, type KnownOwner, type Person } from './people';

/** What somebody is said to have approved: a waiver, or going live. */
export interface Approval {
  /** The item. */
  readonly id: string;
  readonly of: 'waiver' | 'go-live';
  /** The owner. */
  readonly approver: string;
  /** The day up to which the waiver holds, or on which going live was approved (ISO date); undefined where none is said. */
  readonly day: string | undefined;
  /** Where the manifest names the approver. */
  readonly path: Path;
}

/** By this it is told whether two versions of a manifest say that the same was approved. */
export function keyOfApproval({ id, of, approver, day }: Approval): string {
  return JSON.stringify([id, of, approver, day]);
}

/** All that is said to be approved by an owner of whom a commit could say that they did. */
export function approvalsIn(manifest: Manifest): Approval[] {
  return claims(manifest).flatMap(({ id, item, path }): Approval[] => {
    const found = approvalOf(id, item);
    const owner = found && ownerOf(manifest, found.approver);
    if (found === undefined || owner === undefined || !isOfPerson(owner)) return [];
    return [{ ...found, path: [...path, found.key] }];
  });
}

type Found = Omit<Approval, 'path'> & { readonly key: 'approver' | 'by' };

function approvalOf(id: string, { status, approver, by, expires, on }: Item): Found | undefined {
  if (status === 'waived' && approver !== undefined)
    return { id, of: 'waiver', approver, day: dateOr(expires), key: 'approver' };
  const person = approver ?? by;
  if (id !== 'go-live-approved' || status !== 'met' || person === undefined) return undefined;
  return {
    id,
    of: 'go-live',
    approver: person,
    day: dateOr(on),
    key: approver === undefined ? 'by' : 'approver',
  };
}

function dateOr(date: string | undefined): string | undefined {
  return date !== undefined && isDate(date) ? date : undefined;
}

function ownerOf({ owners }: Manifest, id: string): Owner | undefined {
  return owners !== undefined && Object.hasOwn(owners, id) ? owners[id] : undefined;
}

/** What a version of a manifest has of an approval: the item, and the owner as they were then. */
interface Standing {
  readonly item: Item;
  readonly approver: KnownOwner;
}

/**
 * What a version of a manifest has of an approval that stands in a later one; undefined where it was not given yet. A
 * waiver that held longer covers one that ends earlier, and the day of going live may have been corrected to an earlier one.
 */
export function standingIn(version: Manifest, approval: Approval, later: Manifest): Standing | undefined {
  const claim = claims(version).find(({ id }) => id === approval.id);
  const found = claim && approvalOf(claim.id, claim.item);
  if (claim === undefined || found === undefined || found.of !== approval.of) return undefined;
  const approver = { id: found.approver, owner: ownerOf(version, found.approver) ?? {} };
  if (!isSameApprover(approver, version, { id: approval.approver, manifest: later })) return undefined;
  const days = daysBetween(approval.day, found.day);
  return days !== undefined && days < 0 ? undefined : { item: claim.item, approver };
}

/** An owner may have got another id since, and another handle. */
function isSameApprover(
  before: KnownOwner,
  version: Manifest,
  { id, manifest }: { readonly id: string; readonly manifest: Manifest },
): boolean {
  if (before.id === id) return true;
  const after = ownerOf(manifest, id) ?? {};
  const isSame = (key: 'handle' | 'name'): boolean =>
    before.owner[key] !== undefined && before.owner[key]?.toLowerCase() === after[key]?.toLowerCase();
  if (isSame('handle') || isSame('name')) return true;
  const isMoved = ownerOf(manifest, before.id) === undefined && ownerOf(version, id) === undefined;
  // Where neither contradicts it, it is one owner under two ids.
  return isMoved && (before.owner.handle === undefined || after.handle === undefined);
}

/** A commit that brought an approval, or changed what stands with it. */
export interface ApprovingCommit {
  readonly commit: string;
  readonly day: string;
  readonly author: Person;
  readonly committer: Person;
  /** Whom its message names: as who approved, reviewed, signed off or was an author too. */
  readonly named: readonly Person[];
  /** Whether it says by whom that was approved. */
  readonly saysWhoApproved: boolean;
  /** Whether it shows that it may be made of others, of whose authors nothing is left. */
  readonly mayHoldOthers: boolean;
  /** The owner as they were then. */
  readonly approver: KnownOwner;
  /** All owners of then. */
  readonly owners: readonly KnownOwner[];
  /**
   * `brought`: the first version that has it. `changed`: one that changed the entry. `merged`: what took it to this branch.
   * `elsewhere`: what brought or changed it on another one.
   */
  readonly how: 'brought' | 'changed' | 'merged' | 'merged-elsewhere' | 'elsewhere';
}

/** The commit that brought an approval, where all who had to do with it are known to be others than the approver. */
export function committedByOthers(
  them: KnownOwner,
  owners: readonly KnownOwner[],
  commits: readonly ApprovingCommit[],
): Committed | undefined {
  const brought = commits.find(({ how }) => how === 'brought');
  if (brought === undefined || !commits.every((each) => isByOthers(each, them, owners))) return undefined;
  const { author, commit, day } = brought;
  return { commit, day, by: author.names[0] ?? '' };
}

function isByOthers(commit: ApprovingCommit, them: KnownOwner, owners: readonly KnownOwner[]): boolean {
  const { author, committer, named, approver, owners: then, how } = commit;
  const both = [them, approver];
  // For whom a program wrote it, nobody knows; that one passed it on, or helped, says nothing.
  const people = [author, ...[committer, ...named].filter((each) => !isMachine(each))];
  if (how === 'merged-elsewhere')
    return !people.some((each) => both.some((owner) => isSamePerson(each, owner)));
  if (isMachine(author)) return false;
  // Where a forge has committed it, whoever pressed the button may be the approver. Of a merge they are the author.
  // What may be a squash may hold a commit of the approver.
  const isUncertain = isMachine(committer) || commit.mayHoldOthers;
  if (isUncertain && (how === 'brought' || how === 'changed') && !commit.saysWhoApproved) return false;
  return people.every((each) => isSomebodyElse(each, both, [...owners, ...then]));
}

/** The owners of a manifest. */
export function ownersOf({ owners = {} }: Manifest): KnownOwner[] {
  return Object.entries(owners).map(([id, owner]) => ({ id, owner }));
}
