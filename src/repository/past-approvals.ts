/** Who brought the approvals of a manifest into a repository, and who had to do with it. */
import {
  type Approval,
  type ApprovingCommit,
  type Committed,
  committedByOthers,
  isManifestPath,
  type KnownOwner,
  keyOfApproval,
  ownersOf,
  type Person,
  standingIn,
} from '../core/service';
import type { FileChange } from './followed';
import {
  changesAsked,
  type LoggedCommit,
  type LoggedPeople,
  mayHoldOthers,
  namedIn,
  peopleAsked,
  readLog,
  readPeople,
  saysWhoApproved,
} from './git/log';
import type { Manifest, Past } from './past';
import { GitRefusal, type Revisions } from './revisions';

/** What is asked, and where. */
interface Asked {
  readonly manifest: Manifest;
  readonly approvals: readonly Approval[];
  /** All owners that the manifest may refer to. */
  readonly owners: readonly KnownOwner[];
  readonly past: Past;
  readonly revisions: Revisions;
}

type How = ApprovingCommit['how'];

/** A commit that had to do with an approval, and the manifest as it left it. */
interface Step {
  readonly id: string;
  readonly name: string;
  readonly day: string;
  readonly how: How;
  readonly after: Manifest;
}

/** Those that were committed by others than their approvers. */
export async function approvedByOthers(asked: Asked): Promise<Map<string, Committed>> {
  const found = new Map<string, Committed>();
  let merges: Promise<Merges> | undefined;
  let others: Promise<readonly FileChange[] | undefined> | undefined;
  for (const approval of asked.approvals) {
    const steps = await stepsOf(approval, asked, asked.past.lineage.changes);
    if (steps === undefined || !steps.some(({ how }) => how === 'brought')) continue;
    // Most are by their approvers: the merges are looked at where they are not.
    if ((await judged(steps, approval, asked)) === undefined) continue;
    merges ??= readMerges(asked);
    const all = [...steps, ...(await mergesOf(approval, asked, await merges))];
    const committed = await judged(all, approval, asked);
    if (committed === undefined) continue;
    // A squash may have taken it from a commit that is on no way back from here.
    others ??= changesElsewhere(asked);
    const elsewhere = await stepsElsewhere(approval, asked, await others);
    if (elsewhere === undefined) continue;
    if (elsewhere.length === 0 || (await judged([...all, ...elsewhere], approval, asked)) !== undefined)
      found.set(keyOfApproval(approval), committed);
  }
  return found;
}

/** What commits did to the manifest that are only on other branches, or on none any more; undefined where git cannot tell. */
async function changesElsewhere({ past, revisions }: Asked): Promise<readonly FileChange[] | undefined> {
  const args = ['--full-history', '--no-merges', '--no-renames', '--all', '--reflog', '--not', 'HEAD'];
  try {
    const commits = readLog(await revisions.log([...changesAsked, ...args], past.lineage.names));
    return commits.flatMap((commit) => commit.changes.map((change) => ({ ...change, commit })));
  } catch (error) {
    // Of what only a log of references has, git may have thrown away a part.
    if (error instanceof GitRefusal) return undefined;
    throw error;
  }
}

/** The commits elsewhere that brought an approval or changed its entry; undefined where nobody can tell all of them. */
async function stepsElsewhere(
  approval: Approval,
  asked: Asked,
  changes: readonly FileChange[] | undefined,
): Promise<Step[] | undefined> {
  const steps = changes && (await stepsOf(approval, asked, changes));
  return steps?.map((step) => ({ ...step, how: 'elsewhere' }));
}

/** The commits that brought an approval or changed its entry; undefined where nobody can tell all of them. */
async function stepsOf(
  approval: Approval,
  asked: Asked,
  changes: readonly FileChange[],
): Promise<Step[] | undefined> {
  const { manifest, past } = asked;
  const steps: Step[] = [];
  for (const change of changes) {
    const [before, after] = await past.around(change);
    const standing = after && standingIn(after, approval, manifest);
    if (after === undefined || standing === undefined) continue;
    const { id, name, day } = change.commit;
    const former = before && standingIn(before, approval, manifest);
    if (former !== undefined) {
      if (JSON.stringify(former.item) !== JSON.stringify(standing.item))
        steps.push({ id, name, day, how: 'changed', after });
      continue;
    }
    // What was there and could not be read may have had it.
    if (before === undefined && (change.before !== undefined || (await isTaken(change, approval, asked))))
      return undefined;
    steps.push({ id, name, day, how: 'brought', after });
  }
  return steps;
}

/** Whether a manifest came with the history of another repository, or as a copy of another one, which had the approval already. */
async function isTaken({ commit }: FileChange, approval: Approval, asked: Asked): Promise<boolean> {
  if (commit.isFirst) return true;
  const { manifest, past, revisions } = asked;
  const before = `${commit.id}^1`;
  const names = (await revisions.ask('ls-tree', '-r', '-z', '--name-only', before, '--')).split('\0');
  const others = await Promise.all(names.filter(isManifestPath).map((name) => past.named(before, name)));
  return others.some((other) => other !== undefined && standingIn(other, approval, manifest) !== undefined);
}

/** The merges that took an approval from one side to the other. */
async function mergesOf(approval: Approval, asked: Asked, merges: Merges): Promise<Step[]> {
  const found: Step[] = [];
  for (const merge of merges.all) {
    const step = await mergeStep(merge, approval, asked);
    if (step === undefined) continue;
    const isHere = step.isOnFirst && merges.onBranch.has(merge.id);
    found.push({ ...step, how: isHere ? 'merged' : 'merged-elsewhere' });
  }
  return found;
}

/** The merges of which the sides had other manifests. */
interface Merges {
  readonly all: readonly LoggedCommit[];
  /** Those on the way back that is always the first parent: what was merged into the current branch, or the one that it began on. */
  readonly onBranch: ReadonlySet<string>;
}

async function readMerges({ past, revisions }: Asked): Promise<Merges> {
  const args = ['--merges', '--full-history', '--diff-merges=separate', '--no-renames'];
  const all = new Map<string, LoggedCommit>();
  // Each side has an entry of its own.
  for (const merge of readLog(await revisions.log([...changesAsked, ...args], past.lineage.names))) {
    const changes = [...(all.get(merge.id)?.changes ?? []), ...merge.changes];
    all.set(merge.id, { ...merge, changes });
  }
  const out = await revisions.ask('rev-list', '--first-parent', '--merges', 'HEAD', '--');
  return { all: [...all.values()], onBranch: new Set(out.split('\n')) };
}

/** A merge of which one side had an approval, and the other had not; `isOnFirst` where that was its first side. */
async function mergeStep(
  { id, name, day, changes }: LoggedCommit,
  approval: Approval,
  { manifest, past }: Asked,
): Promise<(Omit<Step, 'how'> & { readonly isOnFirst: boolean }) | undefined> {
  const has = (version: Manifest | undefined): boolean =>
    version !== undefined && standingIn(version, approval, manifest) !== undefined;
  // What differs from one of its sides is known by what is in it: most need no more.
  const sides = await Promise.all(changes.map((change) => past.around(change)));
  if (!sides.some(([before, after]) => has(after) && !has(before))) return undefined;
  const [after, first, second] = await Promise.all([id, `${id}^1`, `${id}^2`].map((each) => past.at(each)));
  if (after === undefined || !has(after.manifest)) return undefined;
  const [isOnFirst, isOnSecond] = [!has(first?.manifest), !has(second?.manifest)];
  return isOnFirst || isOnSecond ? { id, name, day, after: after.manifest, isOnFirst } : undefined;
}

async function judged(
  steps: readonly Step[],
  approval: Approval,
  { manifest, owners, revisions }: Asked,
): Promise<Committed | undefined> {
  const people = readPeople(await revisions.show(peopleAsked, [...new Set(steps.map(({ id }) => id))]));
  const them = owners.find(({ id }) => id === approval.approver);
  if (them === undefined) return undefined;
  const named = [...people.values()].flatMap(({ message }) => namedIn(message));
  const mapped = await mailmap([...named, ...owners.flatMap(({ owner }) => owner.handle ?? [])], revisions);
  const withMapped = (owner: KnownOwner): KnownOwner => ({
    ...owner,
    addresses: personOf(owner.owner.handle ?? '', mapped).addresses,
  });
  const commits = steps.flatMap(({ id, name, day, how, after }): ApprovingCommit[] => {
    const who = people.get(id);
    const approver = standingIn(after, approval, manifest)?.approver;
    if (who === undefined || approver === undefined) return [];
    return [{ commit: name, day, how, ...peopleOf(who, mapped), approver, owners: ownersOf(after) }];
  });
  // Of whom nobody can say who they are, nothing is said.
  if (commits.length < steps.length) return undefined;
  return committedByOthers(withMapped(them), owners.map(withMapped), commits);
}

function peopleOf(
  who: LoggedPeople,
  mapped: ReadonlyMap<string, string>,
): Pick<ApprovingCommit, 'author' | 'committer' | 'named' | 'saysWhoApproved' | 'mayHoldOthers'> {
  const { author, committer, message } = who;
  const named = namedIn(message).map((each) => personOf(each, mapped));
  return {
    ...{ author, committer, named },
    saysWhoApproved: saysWhoApproved(message),
    mayHoldOthers: mayHoldOthers(who),
  };
}

/** Somebody as a message names them, and as the mailmap does. */
function personOf(written: string, mapped: ReadonlyMap<string, string>): Person {
  const all = [written, mapped.get(written) ?? written].map((each) => {
    const [, name = '', address = ''] = /^([^<]*)(?:<([^>]*)>)?/.exec(each) ?? [];
    const isReach = address === '' && !/\s/.test(name.trim());
    return { name: isReach ? '' : name.trim(), address: (isReach ? name : address).trim() };
  });
  const told = (key: 'name' | 'address'): string[] => [
    ...new Set(all.map((each) => each[key]).filter((each) => each !== '')),
  ];
  return { names: told('name'), addresses: told('address') };
}

/** What the mailmap makes of people, by how they are written. */
async function mailmap(
  written: readonly string[],
  revisions: Revisions,
): Promise<ReadonlyMap<string, string>> {
  const known = new Map<string, string>();
  for (const each of new Set(written)) {
    const address =
      /<([^<>@\n]+@[^<>\n]+)>/.exec(each)?.[1] ?? (/^[^@\s<>]+@[^@\s<>]+$/.test(each) ? each : undefined);
    if (address !== undefined) known.set(each, each.includes('<') ? each : `<${each}>`);
  }
  if (known.size === 0) return known;
  const { code, out } = await revisions.run('check-mailmap', '--', ...known.values());
  const lines = code === 0 ? out.split('\n') : [];
  return new Map([...known.keys()].map((each, index) => [each, lines[index] ?? each]));
}
