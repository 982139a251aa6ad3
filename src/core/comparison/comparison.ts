/**
 * What differs between two reports on one manifest, and why. Every difference has its cause: between the one and the other
 * the edition of the checklist, the day, the files of the repository and the text of the manifest are changed one after
 * the other, and what differs from one of these reports to the next comes of what was changed there.
 */
import { type Change, changeCauses, type Turn } from './change';
import { inDoubt } from './doubt';
import { differingFiles, halfSeenFiles } from './files';
import type { Names } from './names';
import { type Trait, type TraitKind, traitKinds } from './trait';
import { type Side, traitsOfAll } from './traits';
import { withHosts } from './within';

/**
 * The reports: as it was; with the new edition; then on the new day; then with the new files; then with the new text.
 * Undefined where there is no manifest.
 */
export type Course = readonly [
  Side | undefined,
  Side | undefined,
  Side | undefined,
  Side | undefined,
  Side | undefined,
];

/** What differs between two reports on one manifest. */
export interface Comparison {
  /** By kind, gates before items; what is worse first. */
  readonly changes: readonly Change[];
  /** What differs only because something could not be looked at on one side. */
  readonly unknown: readonly Change[];
}

/**
 * Holds the first report of a course against the last. `renamed`: the files that have another name now, by the names that
 * the manifest had for them: what is said of one is said of the other.
 */
export function compare(course: Course, renamed: Names = new Map()): Comparison {
  const traits = traitsOfAll(course, renamed);
  const [first = none, , aged = none] = traits;
  const last = traits.at(-1) ?? none;
  const [, , ofDay, ofFiles] = course;
  const isOther = differingFiles(ofDay?.report, ofFiles?.report);
  const all: Change[] = [];
  for (const id of new Set([...first.keys(), ...last.keys()])) {
    const [before, after] = [first.get(id), last.get(id)];
    const either = before ?? after;
    if (either === undefined || before?.value === after?.value) continue;
    const found = changeCauses.filter(
      (_, at) => traits[at]?.get(id)?.value !== traits[at + 1]?.get(id)?.value,
    );
    const rests = new Set([...(before?.files ?? []), ...(after?.files ?? [])]);
    const isOwn = aged.get(id)?.value !== after?.value;
    all.push({
      kind: either.kind,
      key: either.key,
      ...(before && { before }),
      ...(after && { after }),
      causes: found,
      turn: turnOf(before, after),
      own: isOwn ? (shutAnew(before, aged.get(id), after) ?? turnOf(aged.get(id), after)) : undefined,
      files: found.includes('files') ? [...rests].filter(isOther) : [],
    });
  }
  all.sort(byWeight);
  const unknown = inDoubt(all, halfSeenFiles(ofDay?.report, ofFiles?.report));
  return {
    changes: withHosts(all.filter((change) => !unknown.has(change))),
    unknown: all.filter((change) => unknown.has(change)),
  };
}

/**
 * Whether a change to the manifest or to the files takes something away: a gate, an item, or it brings an error. What is
 * within another change is no second one.
 */
export function isRegression({ own, before, after, within }: Change): boolean {
  return own === 'worse' && within === undefined && (after ?? before)?.isMinor !== true;
}

const none: ReadonlyMap<string, Trait> = new Map();

/** What is not there is as good as what is not wrong; only a gate that was passed is missed where all of it is gone. */
function turnOf(before: Trait | undefined, after: Trait | undefined): Turn {
  const kind = (before ?? after)?.kind;
  const absent = kind === undefined ? undefined : worthOfNothing[kind];
  const [one, other] = [before ? before.worth : absent, after ? after.worth : absent];
  if (kind === 'gate' && (before === undefined || (after === undefined && one !== 2))) return 'other';
  if (one === undefined || other === undefined || one === other) return 'other';
  return other > one ? 'better' : 'worse';
}

/**
 * A gate that was passed, and that the day has shut, is shut by the change where something else keeps it shut now: the day's
 * reasons are taken away, or there are more.
 */
function shutAnew(
  before: Trait | undefined,
  aged: Trait | undefined,
  after: Trait | undefined,
): Turn | undefined {
  if (before?.kind !== 'gate' || before.worth !== 2 || after === undefined || after.worth === 2)
    return undefined;
  const known = new Set(aged?.shutBy);
  return after.shutBy?.some((each) => !known.has(each)) === true ? 'worse' : undefined;
}

/** What it is worth that something is not there: more than any finding; of a claim, that nobody can tell. */
const worthOfNothing: Partial<Record<TraitKind, number>> = { finding: 1, claim: 1, gate: 1 };

const order: readonly Turn[] = ['worse', 'better', 'other'];

function byWeight(one: Change, other: Change): number {
  return (
    traitKinds.indexOf(one.kind) - traitKinds.indexOf(other.kind) ||
    order.indexOf(one.turn) - order.indexOf(other.turn) ||
    Number((one.after ?? one.before)?.isMinor === true) -
      Number((other.after ?? other.before)?.isMinor === true)
  );
}
