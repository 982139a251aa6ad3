/** Gathers what keeps the gates shut: what breaks three items is one cause, and what two gates need is told at the first. */
import type { Finding } from '../base/finding';
import { isObvious } from '../base/fix';
import { isWithin } from '../base/path';
import { type Stage, stageIndex } from '../base/stages';
import { workingDaysOf } from '../base/working-days';
import { holderOf, moverOf } from '../domain/movers';
import { itemRestingOn } from '../domain/rests-on';
import { stagesTouched } from '../domain/stage-touched';
import type { ItemReport, Report } from '../facts/report';
import type { ItemId } from '../schema/generated/catalogue';
import { errorsOf, Groups, inTwo, isError, type Told, telling } from './groups';
import { ownerOfEntry } from './owner-of-entry';
import type { NextStep } from './step';

/** A step, and what it is ordered by. */
export interface Ranked {
  readonly step: NextStep;
  readonly waits: boolean;
  /** How much there is to do, by kind: less first. */
  readonly effort: number;
  /** Likely working days, where somebody has estimated them. */
  readonly days: number;
}

/** What tells a cause first, and the items that it breaks. */
interface Known {
  readonly told: Told;
  readonly items: Set<ItemId>;
}

/** What is wrong with what comes before an item, by item: told with the work on it. */
type Notes = Map<ItemId, Told[]>;

/** So much of that is said with the work. */
const mostNotes = 3;

/** The causes of a report. Each is told once: as a step to the first gate that it keeps shut. */
export class Causes {
  private readonly used = new Set<string>();
  private readonly noted = new Set<string>();
  private readonly movers = new Map<string, string>();
  private readonly byId: ReadonlyMap<string, ItemReport>;
  private readonly satisfied: ReadonlySet<string>;
  private readonly groups: Groups;

  constructor(private readonly report: Report) {
    this.byId = new Map(report.items.map((item) => [item.id, item]));
    this.satisfied = new Set(report.items.filter((item) => item.satisfied).map(({ id }) => id));
    this.groups = new Groups(report);
  }

  /** What is wrong with the file as a whole, so that part of it is not read: before all else. */
  ofFile(): NextStep[] {
    const found = this.report.findings.filter(
      (finding) =>
        finding.severity === 'error' &&
        !finding.code.startsWith('gate/') &&
        finding.path.length < 2 &&
        stagesTouched(finding).length === 0,
    );
    return found.map(telling).flatMap((told) => {
      const key = this.groups.keyOf(told);
      return this.isNew(key) ? [this.cause(key, told, []).step] : [];
    });
  }

  /** What keeps a gate shut. */
  ofGate(stage: Stage): Ranked[] {
    const { report, groups } = this;
    const found = new Map<string, Known>();
    const notes: Notes = new Map();
    const ids = report.items.filter((item) => item.stage === stage).map(({ id }) => id);
    const add = (told: Told, items: Iterable<ItemId>): void => {
      const key = groups.keyOf(told);
      const known = found.get(key) ?? { told, items: new Set() };
      for (const item of items) known.items.add(item);
      found.set(key, known);
    };
    for (const finding of errorsOf(report)) {
      if (!stagesTouched(finding).includes(stage)) continue;
      const items = this.brokenBy(finding, ids);
      if (this.isNoted(finding, items, notes)) continue;
      const item = items[0] === undefined ? undefined : this.byId.get(items[0]);
      const causes = finding.code === 'item/contradicted' && item !== undefined ? groups.behind(item) : [];
      if (causes.length === 0) add(telling(finding), items);
      else this.used.add(groups.keyOf(telling(finding)));
      for (const cause of causes) add(cause, items.slice(0, 1));
    }
    const open: Ranked[] = [];
    for (const id of report.gates[stage].blockers) {
      const item = this.byId.get(id);
      if (item === undefined) continue;
      for (const cause of groups.behind(item)) add(cause, [id]);
      if (isTold(item, found.values())) continue;
      const complaints = item.status === 'met' ? this.complaintsOf(item) : [];
      for (const complaint of complaints) add(complaint, [id]);
      if (complaints.length === 0 && this.isNew(`item/${id}`)) open.push(this.work(item, notes.get(id)));
    }
    const causes = [...found]
      .filter(([key]) => this.isNew(key))
      .map(([key, { told, items }]) => this.cause(key, told, [...items]));
    return [...causes, ...open];
  }

  /** What is wrong and keeps no gate shut that is claimed: errors first, then by stage, then in the order of the text. */
  others(most: number): { readonly steps: readonly NextStep[]; readonly more: number } {
    const found = this.report.findings.flatMap((finding) => {
      const { severity, code } = finding;
      if ((severity !== 'error' && severity !== 'warning') || code.startsWith('gate/')) return [];
      const told = telling(finding);
      const [stage] = stagesTouched(finding);
      const rank = (severity === 'error' ? 0 : 10) + (stage === undefined ? 0 : stageIndex(stage));
      return [{ told, key: this.groups.keyOf(told), items: this.brokenBy(finding, []), rank }];
    });
    found.sort((one, other) => one.rank - other.rank);
    const left = found.filter(({ key }) => this.isNew(key));
    const steps = left.slice(0, most).map(({ told, key, items }): NextStep => {
      const { step } = this.cause(key, told, items);
      return told.finding?.severity === 'warning' ? { ...step, kind: 'warning' } : step;
    });
    return { steps, more: left.length - steps.length };
  }

  private isNew(key: string): boolean {
    return this.used.size !== this.used.add(key).size;
  }

  /** Who has to move for an item, or for what no item speaks of; asked once for each, however many causes there are. */
  private moverFor(item: ItemReport | undefined): string {
    const key = item?.id ?? '';
    const who =
      this.movers.get(key) ??
      (item === undefined ? holderOf('performance', this.report) : moverOf(item, this.report));
    this.movers.set(key, who);
    return who;
  }

  /** The items that a finding bears on, those of a gate first; where it names none, the one that rests on its facts. */
  private brokenBy({ path, items, aliases = [] }: Finding, own: readonly ItemId[]): ItemId[] {
    const [section] = path;
    const known = (ids: readonly string[]): ItemId[] => ids.flatMap((id) => this.byId.get(id)?.id ?? []);
    if (section === 'checklist')
      return unique(known([path, ...aliases.map((each) => each.path)].map(([, , id]) => String(id))));
    const named = known(items);
    const ofGate = named.filter((id) => own.includes(id));
    if (ofGate.length > 0) return ofGate;
    const resting = named.length > 0 ? named[0] : itemRestingOn(path, own);
    return resting === undefined ? [] : [resting];
  }

  /**
   * Whether a finding says only what is wrong with what comes before one item that is open: whoever works on that puts
   * it right with it, and it is noted there.
   */
  private isNoted(finding: Finding, [id, ...others]: readonly ItemId[], notes: Notes): boolean {
    const item = id === undefined ? undefined : this.byId.get(id);
    if (id === undefined || item === undefined || others.length > 0) return false;
    const isItsOwn = finding.path[3] === 'dependsOn' && isOpen(item) && finding.items.length <= 1;
    if (!isItsOwn || !this.report.gates[item.stage].blockers.includes(id)) return false;
    const told = telling(finding);
    if (told.hidden !== undefined) return false;
    const known = notes.get(id) ?? [];
    const key = this.groups.keyOf(told);
    const isElsewhere = (): boolean => this.groups.all(told).some(({ path }) => !isWithin(path, item.path));
    // Of a cause that is noted already all places are within the item.
    if (!this.noted.has(key) && isElsewhere()) return false;
    this.noted.add(key);
    this.used.add(key);
    known.push(told);
    notes.set(id, known);
    return true;
  }

  /** What is said of an item that is claimed and does not hold, where no error says it. */
  private complaintsOf({ path }: ItemReport): Told[] {
    return this.report.findings
      .filter(({ severity, path: at }) => severity === 'warning' && isWithin(at, path))
      .map(telling);
  }

  private cause(key: string, told: Told, items: readonly ItemId[]): Ranked {
    const { finding, path } = told;
    const others = this.groups.others(told);
    const [first] = items.flatMap((id) => this.byId.get(id) ?? []);
    const fixes = finding?.fixes ?? [];
    // What is broken elsewhere by the same is put right with it.
    const elsewhere = others.flatMap(({ finding: each }) =>
      each !== undefined && isError(each) ? this.brokenBy(each, []) : [],
    );
    return {
      step: {
        key,
        ...inTwo(told, others),
        ...(finding === undefined ? {} : { finding }),
        same: others.map(placeOf),
        path,
        kind: 'error',
        items: unique([...items, ...elsewhere]),
        who: ownerOfEntry(path, this.report.whole) ?? this.moverFor(first),
        after: [],
      },
      waits: false,
      effort: fixes[0] !== undefined && isObvious(fixes[0]) ? 0 : fixes.length > 0 ? 1 : 2,
      days: 0,
    };
  }

  /** An item that nobody claims yet: the work itself, with what is wrong with what comes before it. */
  private work(item: ItemReport, notes: readonly Told[] = []): Ranked {
    const [note] = notes;
    const others = note === undefined ? [] : this.groups.others(note);
    const said = [...new Set(notes.map(({ message }) => message))].slice(0, mostNotes);
    const { estimate, dependsOn = [] } = this.report.manifest.checklist?.[item.stage]?.[item.id] ?? {};
    const after = dependsOn.flatMap((id) => {
      const first = this.byId.get(id);
      return first === undefined || this.satisfied.has(id) || id === item.id ? [] : [first.id];
    });
    return {
      step: {
        key: `item/${item.id}`,
        what: item.entry.title,
        how: note === undefined ? item.because : said.join(' '),
        ...(note?.finding === undefined ? {} : { finding: note.finding }),
        same: others.map(placeOf),
        path: note?.path ?? item.path,
        kind: isOpen(item) ? 'open' : 'error',
        items: [item.id],
        who: this.moverFor(item),
        after,
      },
      waits: after.length > 0,
      effort: item.facts?.areComplete === true ? 3 : item.status === 'in-progress' ? 4 : 5,
      days: workingDaysOf(estimate?.likely) ?? Number.POSITIVE_INFINITY,
    };
  }
}

function placeOf({ finding, path }: Told): NextStep['same'][number] {
  return { path, ...(finding === undefined ? {} : { finding }) };
}

function unique<T>(all: readonly T[]): T[] {
  return [...new Set(all)];
}

function isOpen({ status }: ItemReport): boolean {
  return status === 'unmet' || status === 'in-progress';
}

/** Whether what keeps a claim from holding is among the causes already; where nothing is claimed, the work itself is left. */
function isTold(item: ItemReport, causes: Iterable<Known>): boolean {
  if (isOpen(item)) return false;
  const own = [...causes].filter(({ items }) => items.has(item.id));
  // A waiver, or that it does not apply, is judged by what it says itself.
  return item.status === 'met' ? own.length > 0 : own.some(({ told }) => isWithin(told.path, item.path));
}
