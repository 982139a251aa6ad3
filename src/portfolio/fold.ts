/**
 * What many rows come to. Rows are added one at a time and none is kept: what is remembered grows with the number of
 * owners, items, pillars and months, not with the number of manifests.
 */
import { inOrder, type Stage, stages } from '../core/service';
import { type Ending, type EndingRow, endings, type GateState, type Row } from './row';

/** How many workflows are in each state of a gate. */
interface GateCount {
  readonly stage: Stage;
  readonly states: Readonly<Record<GateState, number>>;
  /** Those that take it for passed, and it is not. */
  readonly ahead: number;
}

/** The workflows that claim a stage. */
interface StageCount {
  readonly stage: Stage | null;
  readonly workflows: number;
  readonly holding: number;
}

interface OwnerCount {
  readonly name: string;
  readonly open: number;
  readonly workflows: number;
}

interface PillarCount {
  readonly pillar: string;
  readonly met: number;
  readonly required: number;
  readonly open: number;
}

/** An item, and how many workflows it blocks. */
interface BlockerCount {
  readonly item: string;
  readonly title: string;
  readonly stage: Stage;
  readonly pillar: string;
  readonly workflows: number;
}

/** What runs out in a month, by kind; `over` is what has run out. */
interface MonthCount {
  readonly month: string;
  readonly kinds: Readonly<Record<Ending, number>>;
}

/** Something that runs out, and where. */
interface NextEnding extends EndingRow {
  readonly path: string;
  readonly workflow: string;
}

/** What all rows come to. */
export interface Portfolio {
  readonly today: string;
  readonly manifests: number;
  /** Those of which nothing is known. */
  readonly unread: number;
  /** Those of which a part could not be read or checked. */
  readonly partly: number;
  readonly holding: number;
  readonly errors: number;
  readonly warnings: number;
  readonly signals: number;
  readonly endings: number;
  readonly overdue: number;
  readonly inDoubt: number;
  readonly gates: readonly GateCount[];
  readonly stages: readonly StageCount[];
  /** Who has most open, first. */
  readonly owners: readonly OwnerCount[];
  /** Open items that wait for nobody who is named. */
  readonly unowned: number;
  readonly pillars: readonly PillarCount[];
  readonly blockers: readonly BlockerCount[];
  readonly months: readonly MonthCount[];
  readonly nearest: readonly NextEnding[];
}

/** What is over already, among the months. */
export const over = 'over';

const mostNearest = 20;

/** Folds rows. */
export class Fold {
  private readonly counts = {
    manifests: 0,
    unread: 0,
    partly: 0,
    holding: 0,
    errors: 0,
    warnings: 0,
    signals: 0,
    endings: 0,
    overdue: 0,
    inDoubt: 0,
    unowned: 0,
  };
  private readonly gates = new Map<Stage, { states: Record<GateState, number>; ahead: number }>(
    stages.map((stage) => [
      stage,
      { states: { passed: 0, 'not-passed': 0, blocked: 0, 'not-begun': 0 }, ahead: 0 },
    ]),
  );
  private readonly stages = new Map<Stage | null, { workflows: number; holding: number }>();
  private readonly owners = new Map<string, { name: string; open: number; workflows: number }>();
  private readonly pillars = new Map<string, { met: number; required: number; open: number }>();
  private readonly blockers = new Map<string, BlockerCount & { workflows: number }>();
  private readonly months = new Map<string, Record<Ending, number>>();
  private nearest: NextEnding[] = [];

  constructor(private readonly today: string) {}

  add(row: Row): void {
    const { counts } = this;
    counts.manifests++;
    if (row.problem !== null) {
      counts.unread++;
      return;
    }
    if (!row.whole) counts.partly++;
    if (row.holds) counts.holding++;
    if (row.goLiveDoubt !== null) counts.inDoubt++;
    counts.errors += row.errors;
    counts.warnings += row.warnings;
    counts.signals += row.signalCount;
    this.addStage(row);
    this.addOwners(row);
    this.addItems(row);
    this.addEndings(row);
  }

  private addStage({ stage, holds, gates }: Row): void {
    const known = this.stages.get(stage) ?? { workflows: 0, holding: 0 };
    known.workflows++;
    if (holds) known.holding++;
    this.stages.set(stage, known);
    for (const { stage: of, state, claimed } of gates) {
      const gate = this.gates.get(of);
      if (gate === undefined) continue;
      gate.states[state]++;
      if (claimed && state !== 'passed') gate.ahead++;
    }
  }

  /** One person is one owner in all manifests: the same handle, or where there is none the same name. */
  private addOwners({ owners, openItems }: Row): void {
    const counted = new Set<string>();
    let owned = 0;
    for (const { name, handle, open } of owners) {
      const key = (handle ?? name).toLowerCase();
      const known = this.owners.get(key) ?? { name, open: 0, workflows: 0 };
      owned += open;
      known.open += open;
      if (!counted.has(key)) known.workflows++;
      counted.add(key);
      this.owners.set(key, known);
    }
    this.counts.unowned += Math.max(0, openItems.length - owned);
  }

  private addItems({ openItems, pillars }: Row): void {
    for (const { item, title, stage, pillar } of openItems) {
      const known = this.blockers.get(item) ?? { item, title, stage, pillar, workflows: 0 };
      this.blockers.set(item, { ...known, workflows: known.workflows + 1 });
    }
    for (const { pillar, met, required, open } of pillars) {
      const known = this.pillars.get(pillar) ?? { met: 0, required: 0, open: 0 };
      known.met += met;
      known.required += required;
      known.open += open;
      this.pillars.set(pillar, known);
    }
  }

  private addEndings({ endings: all, endingCount, path, name }: Row): void {
    this.counts.endings += endingCount;
    for (const each of all) {
      if (each.days < 0) this.counts.overdue++;
      const month = each.days < 0 ? over : each.date.slice(0, 7);
      const known = this.months.get(month) ?? noEndings();
      known[each.kind]++;
      this.months.set(month, known);
      this.nearest.push({ ...each, path, workflow: name ?? '' });
    }
    if (this.nearest.length > 10 * mostNearest) this.trim();
  }

  private trim(): void {
    this.nearest = this.nearest
      .sort((one, other) => one.days - other.days || inOrder(one.path, other.path))
      .slice(0, mostNearest);
  }

  /** What all rows so far come to. */
  get result(): Portfolio {
    this.trim();
    return {
      today: this.today,
      ...this.counts,
      gates: [...this.gates].map(([stage, { states, ahead }]) => ({ stage, states: { ...states }, ahead })),
      stages: [...stages, null].flatMap((stage) => {
        const known = this.stages.get(stage);
        return known === undefined ? [] : [{ stage, ...known }];
      }),
      owners: [...this.owners.values()]
        .filter(({ open }) => open > 0)
        .sort((one, other) => other.open - one.open || inOrder(one.name, other.name)),
      pillars: [...this.pillars]
        .map(([pillar, known]) => ({ pillar, ...known }))
        .sort((one, other) => other.open - one.open || inOrder(one.pillar, other.pillar)),
      blockers: [...this.blockers.values()].sort(
        (one, other) => other.workflows - one.workflows || inOrder(one.title, other.title),
      ),
      months: [...this.months]
        .map(([month, kinds]) => ({ month, kinds }))
        .sort((one, other) => rank(one.month, other.month)),
      nearest: this.nearest,
    };
  }
}

function noEndings(): Record<Ending, number> {
  return { waiver: 0, review: 0, evidence: 0, model: 0, hidden: 0 };
}

function rank(one: string, other: string): number {
  return Number(other === over) - Number(one === over) || inOrder(one, other);
}

/** Something that runs out, of whatever kind. */
export function endingsOf({ kinds }: MonthCount): number {
  return endings.reduce((sum, kind) => sum + kinds[kind], 0);
}
