/** Gathers what keeps the gates shut: what breaks three items is one cause, and what two gates need is told at the first. */
import type { Finding } from '../base/finding';
import type { FindingCode } from '../base/finding-code';
import { givesUp, isObvious } from '../base/fix';
import { isWithin } from '../base/path';
import { type Stage, stageIndex } from '../base/stages';
import { estimatedDaysOf } from '../base/working-days';
import { holderOf, moverOf } from '../domain/movers';
import { itemRestingOn } from '../domain/rests-on';
import { stagesTouched } from '../domain/stage-touched';
import type { ItemReport, Report } from '../facts/report';
import type { ItemId } from '../schema/generated/catalogue';
import { isAskedFor } from './asked-for';
import { errorsOf, Groups, inTwo, isError, pathsOf, type Told, telling } from './groups';
import { ownerOfEntry } from './owner-of-entry';
import { isWithoutProof, placesOfProof } from './proof';
import { type Slip, Slips } from './slips';
import type { NextStep } from './step';
import { whyOpen } from './why-open';

/** A step, and what it is ordered by. */
export interface Ranked {
  readonly step: NextStep;
  /** Whether what the manifest says of its items counts once it is taken: these come first. */
  readonly isSlip: boolean;
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

/** What is said with the work on an item. */
interface OnWork {
  readonly notes: readonly Told[];
  readonly isUnproven: boolean;
  readonly slip: Slip | undefined;
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
  private readonly slips: Slips;
  /** The items of all gates that the facts prove wrong, by the key of the cause. */
  private readonly breaks = new Map<string, Set<ItemId>>();

  constructor(private readonly report: Report) {
    this.byId = new Map(report.items.map((item) => [item.id, item]));
    this.satisfied = new Set(report.items.filter((item) => item.satisfied).map(({ id }) => id));
    this.groups = new Groups(report);
    this.slips = new Slips(report);
    for (const item of report.items) {
      if (!report.gates[item.stage].blockers.includes(item.id)) continue;
      for (const told of this.groups.behind(item)) {
        const key = this.groups.keyOf(told);
        this.breaks.set(key, (this.breaks.get(key) ?? new Set()).add(item.id));
      }
    }
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
      const slip = this.slips.of(item);
      if (slip !== undefined) add(telling(slip.finding), [id]);
      if (slip?.isAll === true) continue;
      const isUnproven = this.isUnproven(item, found.values());
      if (!isUnproven && isTold(item, found.values())) continue;
      const complaints = item.status === 'met' ? this.complaintsOf(item, isUnproven) : [];
      for (const complaint of complaints) add(complaint, [id]);
      if (complaints.length > 0 && !(isUnproven && this.isUnproven(item, found.values()))) continue;
      if (this.isNew(`item/${id}`))
        open.push(this.work(item, { notes: notes.get(id) ?? [], isUnproven, slip }));
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
      if (severity === 'warning' && isAskedFor(finding, (id) => this.openWork(id))) return [];
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

  /** The warnings that say only what the step of an open item asks for, those with a fix first. */
  private askedBy(item: ItemReport): Told[] {
    return this.report.findings
      .filter(
        (finding) =>
          finding.severity === 'warning' &&
          !finding.code.startsWith('gate/') &&
          isAskedFor(finding, (id) => (id === item.id ? item : undefined)),
      )
      .sort((one, other) => Number(other.fixes.length > 0) - Number(one.fixes.length > 0))
      .map(telling);
  }

  /** An open item that is a step already. */
  private openWork(id: string): ItemReport | undefined {
    const item = this.byId.get(id);
    return item !== undefined && isOpen(item) && this.used.has(`item/${id}`) ? item : undefined;
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
  private brokenBy(finding: Finding, own: readonly ItemId[]): ItemId[] {
    const { path, items, aliases = [] } = finding;
    const [section] = path;
    const meant = this.slips.itemsOf(finding);
    if (meant.length > 0) return [...meant];
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
  private complaintsOf({ path }: ItemReport, isUnproven: boolean): Told[] {
    const outer = isUnproven ? [...path, 'evidence'] : path;
    return this.report.findings
      .filter(({ severity }) => severity === 'warning')
      .map(telling)
      .filter((told) => pathsOf(told).some((at) => isWithin(at, outer)));
  }

  /** Whether an item lacks proof besides what is told of it already: who puts that right still has no evidence that holds. */
  private isUnproven(item: ItemReport, known: Iterable<Known>): boolean {
    if (!isWithoutProof(item)) return false;
    const places = placesOfProof(item);
    const isAbout = ({ told, items }: Known): boolean =>
      items.has(item.id) &&
      this.groups
        .all(told)
        .flatMap(pathsOf)
        .some((path) => places.some((place) => isWithin(path, place)));
    return ![...known].some(isAbout);
  }

  private cause(key: string, told: Told, items: readonly ItemId[]): Ranked {
    const { finding, path } = told;
    const others = this.groups.others(told);
    const [first] = items.flatMap((id) => this.byId.get(id) ?? []);
    // What gives a claim up is no way forward, however little there is to do.
    const [fix] = (finding?.fixes ?? []).filter((each) => !givesUp(each));
    // What is broken elsewhere by the same is put right with it.
    const elsewhere = others.flatMap(({ finding: each }) =>
      each !== undefined && isError(each) ? this.brokenBy(each, []) : [],
    );
    const broken = unique([...items, ...elsewhere, ...(this.breaks.get(key) ?? [])]);
    return {
      step: {
        key,
        ...inTwo(told, others),
        ...(finding === undefined ? {} : { finding }),
        same: others.map(placeOf),
        path,
        kind: 'error',
        // What is satisfied all the same is not broken; a warning bears on it.
        items: finding?.severity === 'warning' ? broken : broken.filter((id) => !this.satisfied.has(id)),
        who: ownerOfEntry(path, this.report.whole) ?? this.moverFor(first),
        after: [],
      },
      isSlip: finding !== undefined && this.slips.itemsOf(finding).length > 0,
      waits: false,
      effort: fix === undefined ? 2 : isObvious(fix) ? 0 : 1,
      days: 0,
    };
  }

  /** An item that nobody claims yet: the work itself, with what is wrong with what comes before it. */
  private work(item: ItemReport, { notes, isUnproven, slip }: OnWork): Ranked {
    // What its step asks for anyway, such as a fact that is not there: told by the step, and put right where that is.
    const asked = notes.length === 0 && isOpen(item) ? this.askedBy(item) : [];
    const isRefusal = this.report.findings.some(
      (finding) => isRefused({ finding, ...finding }) && isWithin(finding.path, item.path),
    );
    const [note] = notes.length > 0 ? notes : asked;
    const others = note === undefined ? [] : this.groups.others(note);
    const keys = new Set(note === undefined ? [] : [this.groups.keyOf(note)]);
    const besides = (notes.length > 0 ? notes : asked)
      .slice(1)
      .filter((each) => keys.size !== keys.add(this.groups.keyOf(each)).size)
      .flatMap(({ finding }) => finding ?? [])
      .slice(0, mostNotes - 1);
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
        how: isRefusal
          ? 'Once it is reopened, this is the work.'
          : notes.length === 0
            ? whyOpen(item, isUnproven, slip)
            : said.join(' '),
        ...(note?.finding === undefined ? {} : { finding: note.finding }),
        same: others.map(placeOf),
        ...(besides.length === 0 ? {} : { besides }),
        path: note?.path ?? item.path,
        kind: isOpen(item) || isRefusal ? 'open' : 'error',
        items: [item.id],
        who: this.moverFor(item),
        after,
      },
      isSlip: false,
      waits: after.length > 0,
      effort: item.facts?.areComplete === true ? 3 : item.status === 'in-progress' ? 4 : 5,
      days: estimatedDaysOf(estimate?.likely) ?? Number.POSITIVE_INFINITY,
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

/** What says that a claim cannot be made of an item at all: once it is given up, the work is left. */
const refusals: ReadonlySet<FindingCode> = new Set(['item/not-applicable-refused', 'waiver/not-waivable']);

function isRefused({ finding, hidden }: Told): boolean {
  const code = (finding ?? hidden)?.code;
  return code !== undefined && refusals.has(code);
}

/** Whether what keeps a claim from holding is among the causes already; where nothing is claimed, the work itself is left. */
function isTold(item: ItemReport, causes: Iterable<Known>): boolean {
  if (isOpen(item)) return false;
  const own = [...causes].filter(({ items }) => items.has(item.id));
  if (item.status === 'met') return own.length > 0;
  // A waiver, or that it does not apply, is judged by what it says itself. Where it is refused, the work is left.
  return own.some(({ told }) => isWithin(told.path, item.path) && !isRefused(told));
}
