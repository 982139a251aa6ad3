/** Makes of the moments at which a manifest was looked at what has become of it. */
import { daysBetween } from '../base/dates';
import { type Stage, stageIndex, stages } from '../base/stages';
import { workingDaysUntil } from '../base/working-days';
import type { At, BackFilled, Began, Calibration, Past, StagePast, Took, Unread } from './past';
import type { Known, Point } from './points';
import type { PastState } from './state';
import { waiversIn } from './waivers';

/**
 * What has become of a manifest by its points in the order of time, of which there is one at least. `isCut`: what came before
 * the first one is not in the clone.
 */
export function tellPast(points: readonly Point[], isCut: boolean): Past | undefined {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const backFilled = isCut || !('state' in first) ? undefined : backFilledBy(first);
  const known = knownIn(points, isCut || backFilled !== undefined);
  const name = known.at(-1)?.state.name;
  return {
    ...(name !== undefined && { name }),
    first: atOf(first),
    last: atOf(last),
    ...(isCut && { isCut }),
    stages: stages.map((stage) => stageIn(known, stage, points)),
    waivers: waiversIn(known, points),
    unread: unreadIn(points),
    gone: spansIn(points, (point) => 'isGone' in point),
    ...(backFilled && { backFilled }),
    editions: editionsIn(known),
    partial: known.filter(({ state }) => state.isPartial).length,
  };
}

/** A manifest's past, and its path from the root of its repository. */
interface Told {
  readonly path: string;
  readonly past: Past;
}

/** What closed stages say of estimates, where that is known for sure. Two checkouts of one repository say nothing more than one. */
export function calibrationOf(all: readonly Told[]): Calibration {
  const found = new Map<string, number>();
  for (const { path, past } of all)
    for (const { stage, claimed, passed, ratio } of past.stages)
      if (ratio !== undefined)
        found.set([path, stage, claimed?.commit, passed[0]?.from.commit].join('\n'), ratio);
  return { ratios: [...found.values()], isCut: all.some(({ past }) => past.isCut === true) };
}

function atOf({ commit, day, by }: At): At {
  return { commit, day, by };
}

function knownIn(points: readonly Point[], isOlder: boolean): Known[] {
  return points.flatMap((point, index) => {
    if (!('state' in point)) return [];
    const before = points[index - 1];
    // Where it was not there before, it began at that moment.
    const isLatest = before === undefined ? isOlder : 'unread' in before;
    const at = { ...atOf(point), ...(isLatest && { isLatest }) };
    return [{ place: index, at, state: point.state }];
  });
}

/** What the first version claims that cannot have begun with it. */
function backFilledBy({ day, state }: At & { readonly state: PastState }): BackFilled | undefined {
  const stage = state.stage === undefined || state.stage === 'diagnose' ? undefined : state.stage;
  const from = state.from !== undefined && state.from < day ? state.from : undefined;
  if (stage === undefined && from === undefined) return undefined;
  return { ...(stage && { stage }), ...(from !== undefined && { from }) };
}

function stageIn(known: readonly Known[], stage: Stage, points: readonly Point[]): StagePast {
  const claims = known.find(
    ({ state }) => state.stage !== undefined && stageIndex(state.stage) >= stageIndex(stage),
  );
  const passed = passedIn(known, stage);
  const [first] = passed;
  if (claims === undefined) return { stage, passed };
  const { at, state } = claims;
  const took = first && tookFrom(claims, first.from);
  if (state.stage !== stage) return { stage, claimed: at, isSkipped: true, passed, ...(took && { took }) };
  const { estimate } = state;
  const isSure = took?.isExact === true && isClear(known, stage, { claims, points });
  // Nobody has worked between two versions of one working day: what is closed by the time it is claimed was filled in afterwards.
  const isTimed = isSure && took.workingDays > 0;
  const ratio = isTimed && estimate?.workingDays ? took.workingDays / estimate.workingDays : undefined;
  return {
    ...{ stage, claimed: at, passed },
    ...(took && { took }),
    ...(estimate && { estimate }),
    ...(ratio !== undefined && { ratio }),
  };
}

/** Whether its gate was first passed after it was claimed, and it is known all the time between that it was not. */
function isClear(
  known: readonly Known[],
  stage: Stage,
  { claims, points }: { readonly claims: Known; readonly points: readonly Point[] },
): boolean {
  const passes = known.find(({ state }) => state.gates[stage] === 'passed');
  if (passes === undefined || passes.place <= claims.place) return false;
  return points
    .slice(claims.place, passes.place)
    .every((point) => 'state' in point && point.state.gates[stage] === 'not-passed');
}

function passedIn(known: readonly Known[], stage: Stage): StagePast['passed'] {
  const found: { from: Began; to?: At }[] = [];
  // Until then nobody could tell: it may have been passed before it is seen to be.
  let isUnseen = false;
  let open: { from: Began; to?: At } | undefined;
  for (const { at, state } of known) {
    const gate = state.gates[stage];
    if (gate === 'passed' && open === undefined) {
      open = { from: { ...at, ...(isUnseen && { isLatest: true }) } };
      found.push(open);
    } else if (gate === 'not-passed' && open !== undefined) {
      open.to = atOf(at);
      open = undefined;
    }
    isUnseen = gate === 'unknown';
  }
  return found;
}

function tookFrom({ at, state }: Known, until: Began): Took {
  const isBefore = until.day <= at.day;
  return {
    days: isBefore ? 0 : (daysBetween(at.day, until.day) ?? 0),
    workingDays: isBefore ? 0 : workingDaysUntil(at.day, until.day, state.holidays),
    isExact: at.isLatest !== true && until.isLatest !== true,
  };
}

function editionsIn(known: readonly Known[]): Past['editions'] {
  return known.flatMap(({ at, state: { edition } }, index) =>
    known[index - 1]?.state.edition === edition ? [] : [{ edition, from: atOf(at) }],
  );
}

function unreadIn(points: readonly Point[]): Unread[] {
  return spansIn(points, (point) => 'unread' in point).map((span) => {
    const point = points.find(({ commit, day }) => commit === span.from.commit && day === span.from.day);
    return { ...span, why: point !== undefined && 'unread' in point ? point.unread : '' };
  });
}

/** The times in which points are of some kind. */
function spansIn(
  points: readonly Point[],
  isOfKind: (point: Point) => boolean,
): { readonly from: At; readonly to?: At }[] {
  const found: { from: At; to?: At }[] = [];
  let open: { from: At; to?: At } | undefined;
  for (const point of points) {
    if (isOfKind(point)) {
      if (open === undefined) {
        open = { from: atOf(point) };
        found.push(open);
      }
    } else if (open !== undefined) {
      open.to = atOf(point);
      open = undefined;
    }
  }
  return found;
}
