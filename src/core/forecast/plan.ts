/** What is still to be done for each gate, in an order in which it can be done. */
import { type Stage, stageIndex, stages } from '../base/stages';
import { plusWorkingDays, workingDaysOf, workingDaysUntil } from '../base/working-days';
import { moverOf, moversOf } from '../domain/movers';
import { restsOnFact } from '../domain/rests-on';
import { isChangeLive } from '../facts/changes';
import { type Configuration, noConfiguration } from '../facts/configuration';
import { entries, listed } from '../facts/context';
import type { ItemReport, Report } from '../facts/report';
import { catalogueItem } from '../schema/catalogue';
import type { ItemId } from '../schema/generated/catalogue';
import type { Manifest } from '../schema/generated/manifest-file';
import { claimOf, type Estimate, estimatesOf } from './estimates';
import { type Dependencies, inOrder, type Ordered, type PassedOver } from './order';
import type { Work } from './schedule';

/** What a plan is made of. */
export interface Planning {
  readonly items: readonly ItemReport[];
  /** With what it takes from a configuration. */
  readonly manifest: Manifest;
  /** Without that. */
  readonly own: Manifest;
  readonly configuration: Configuration;
  /** ISO date. */
  readonly today: string;
}

/** An open item, and what is known of how long it takes; `estimate` is absent where the team has estimated nothing. */
export interface Planned extends Work {
  readonly item: ItemReport;
  /** Who has to move first. */
  readonly owner: string;
  readonly estimate: Estimate | undefined;
}

/** What of a report a plan is made of. */
export type Evaluated = Pick<Report, 'items' | 'manifest' | 'whole' | 'input'>;

export function planningOf({ items, manifest: own, whole, input }: Evaluated): Planning {
  const { today, configuration = noConfiguration } = input;
  return { items, manifest: whole, own, configuration, today };
}

/** How much up to a gate has an estimate of its own. */
interface EstimatedPart {
  /** Of what is left. */
  readonly count: number;
  readonly of: number;
  /** Of what is not left any more: doing what was estimated must not make it look as if less were. */
  readonly done: number;
}

/** Whether at least half is estimated. */
export function isHalf({ count, of, done }: EstimatedPart): boolean {
  return (count + done) * 2 >= of + done;
}

export interface Plan {
  /** Open blocking items and what they depend on: by stage, each behind what it waits for. */
  readonly work: readonly Planned[];
  /** The stage whose gate it is about: that of go-live, or the last one where nothing is left before. */
  readonly goal: Stage;
  /** How much of that is estimated up to the gate of the goal. */
  readonly estimated: EstimatedPart;
  /** The same up to each gate, by stage. */
  readonly upTo: readonly EstimatedPart[];
  /** The others of them: what to estimate first is first. */
  readonly unestimated: readonly ItemId[];
  /** Dependencies for which nothing can wait: in a circle, or on an item of a later stage. */
  readonly ignored: readonly (readonly [of: ItemId, on: ItemId])[];
}

/** Once this gate is passed the workflow goes live. */
const goLiveGate = 'deploy';

/** What is planned of a manifest, whatever of it is done. What does not hang on that is found out once. */
export class Planner {
  private readonly dependencies: Dependencies;
  private readonly order: readonly Ordered[];
  private readonly ignored: readonly PassedOver[];
  private readonly estimateOf: (item: ItemReport) => Estimate | undefined;
  private readonly owners = new Map<ItemId, Pick<Planned, 'owner' | 'owners'>>();
  private readonly changes: Changes;

  constructor(private readonly planning: Planning) {
    const { items, manifest } = planning;
    ({ order: this.order, ignored: this.ignored } = inOrder(items, dependenciesOf(planning)));
    // What is passed over asks for nothing: neither to be waited for, nor to be done.
    this.dependencies = new Map(this.order.map(({ item, after }) => [item.id, after]));
    this.estimateOf = estimatesOf(items, manifest);
    this.changes = this.changesOf();
  }

  plan(): Plan {
    const { order, estimateOf, dependencies } = this;
    const { items } = this.planning;
    const wanted = wantedOf(items, dependencies, isOpen);
    const work = this.workOf(wanted);
    const isBefore = work.some(({ blocking, stage }) => blocking && stage <= stageIndex(goLiveGate));
    const goal = isBefore ? goLiveGate : 'operate';
    const goalIndex = stageIndex(goal);
    const concerned = wantedOf(items, dependencies, () => true);
    const done = order.filter(
      ({ item }) => concerned.has(item.id) && !wanted.has(item.id) && estimateOf(item)?.from === 'item',
    );
    const upTo = stages.map((_, index): EstimatedPart => {
      const left = work.filter(({ stage }) => stage <= index);
      return {
        count: left.filter(({ estimate }) => estimate?.from === 'item').length,
        of: left.length,
        done: done.filter(({ item }) => stageIndex(item.stage) <= index).length,
      };
    });
    return {
      work,
      goal,
      estimated: upTo[goalIndex] ?? nothingLeft,
      upTo,
      unestimated: estimateFirst(work.filter(({ stage }) => stage <= goalIndex)),
      ignored: this.ignored.flatMap(([of, on]) => (wanted.has(of.id) && isOpen(on) ? [[of.id, on.id]] : [])),
    };
  }

  /** What would be left to do if an item were done: without what had to be done for that one alone. */
  without(done: ItemId): readonly Planned[] {
    const { items } = this.planning;
    return this.workOf(wantedOf(items, this.dependencies, (item) => isOpen(item) && item.id !== done));
  }

  private workOf(wanted: ReadonlySet<ItemId>): readonly Planned[] {
    const { order, estimateOf } = this;
    const open = order.filter(({ item }) => wanted.has(item.id));
    const places = new Map(open.map(({ item }, place) => [item.id, place]));
    const waiting = open.filter(({ item }) => waitsForChanges(item)).at(-1);
    return open.map((each): Planned => {
      const { item, after } = each;
      return {
        item,
        id: item.id,
        stage: stageIndex(item.stage),
        blocking: item.blocking,
        ...this.ownersOf(item),
        after: after.flatMap(({ id }) => places.get(id) ?? []),
        estimate: estimateOf(item),
        ...(each === waiting ? this.changes : noChanges),
      };
    });
  }

  /**
   * What the last integration item that is open waits for. It is always the same gate that waits, that of the last such item,
   * done or not: a contract is agreed on long before the system is changed, and no earlier gate may be passed later
   * because something was done for a later one.
   */
  private changesOf(): Changes {
    const last = this.order.filter(({ item }) => waitsForChanges(item)).at(-1);
    return { ...leadTimes(this.planning), ...(last && { until: stageIndex(last.item.stage) }) };
  }

  /** Somebody will hold the role that nobody holds yet. */
  private ownersOf(item: ItemReport): Pick<Planned, 'owner' | 'owners'> {
    const { manifest: whole, own, configuration, today } = this.planning;
    const known = this.owners.get(item.id);
    if (known !== undefined) return known;
    const report = { manifest: own, whole, input: { today, configuration } };
    const owners = { owner: moverOf(item, report), owners: moversOf(item, report) };
    this.owners.set(item.id, owners);
    return owners;
  }
}

function isOpen({ satisfied }: ItemReport): boolean {
  return !satisfied;
}

const nothingLeft: EstimatedPart = { count: 0, of: 0, done: 0 };

/** What each item depends on, whether or not it is done; in the order of the checklist, however it is listed. */
function dependenciesOf({ items, manifest }: Planning): Dependencies {
  return new Map(
    items.map((item) => {
      const on = new Set(
        listed(claimOf(item, manifest)?.dependsOn).map(([, each]) => catalogueItem(each, manifest)?.id),
      );
      return [item.id, on.size === 0 ? [] : items.filter(({ id }) => on.has(id))];
    }),
  );
}

/** Blocking items, such as are not satisfied, and what of the others has to be done before them. */
function wantedOf(
  items: readonly ItemReport[],
  dependencies: Dependencies,
  isWanted: (item: ItemReport) => boolean,
): ReadonlySet<ItemId> {
  const wanted = new Set<ItemId>();
  const visit = (item: ItemReport): void => {
    if (!isWanted(item) || wanted.has(item.id)) return;
    wanted.add(item.id);
    for (const before of dependencies.get(item.id) ?? []) visit(before);
  };
  for (const item of items) if (item.blocking) visit(item);
  return wanted;
}

/** What holds up a piece of work besides itself. */
type Changes = Pick<Work, 'least' | 'notBefore' | 'until'>;

const noChanges: Changes = { least: 0, notBefore: 0 };

/** Whether an item waits until systems have been changed: an integration is tested when it is there. */
function waitsForChanges({ id, pillar, blocking }: ItemReport): boolean {
  return blocking && pillar === 'integration' && restsOnFact(id, ['integrations', 'any', 'status']);
}

/** The lead times of changes that are not live: what was asked for is there on a day, all else takes so long once it is begun. */
function leadTimes({ manifest, configuration: { holidays }, today }: Planning): Changes {
  let [least, notBefore] = [0, 0];
  for (const [id, { changeLeadTime, requestedOn }] of entries(manifest.systems)) {
    const days = workingDaysOf(changeLeadTime);
    if (days === undefined || isChangeLive(manifest.integrations, id)) continue;
    const end = requestedOn === undefined ? undefined : plusWorkingDays(requestedOn, days, holidays);
    if (end === undefined) least = Math.max(least, days);
    else notBefore = Math.max(notBefore, workingDaysUntil(today, end, holidays));
  }
  return { least, notBefore };
}

/** What is not estimated: of the next gates first, and what most others wait for. */
function estimateFirst(work: readonly Planned[]): ItemId[] {
  const waiting = work.map(() => 0);
  for (const { after } of work) for (const place of after) waiting[place] = (waiting[place] ?? 0) + 1;
  return [...work.entries()]
    .filter(([, { estimate }]) => estimate?.from !== 'item')
    .sort(
      ([first, one], [second, other]) =>
        one.stage - other.stage || (waiting[second] ?? 0) - (waiting[first] ?? 0) || first - second,
    )
    .map(([, { item }]) => item.id);
}
