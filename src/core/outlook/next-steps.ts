/** What to do next: the causes that keep the gates shut, each once, those first that open a gate soonest. */
import type { Finding } from '../base/finding';
import { isObvious } from '../base/fix';
import { isWithin, type Path } from '../base/path';
import { type Stage, stageIndex, stages } from '../base/stages';
import { capital } from '../base/words';
import { workingDaysOf } from '../base/working-days';
import { holderOf, moverOf } from '../domain/movers';
import { itemRestingOn } from '../domain/rests-on';
import { stageTouched } from '../domain/stage-touched';
import type { Contradiction, ItemReport, Report } from '../facts/report';
import type { ItemId } from '../schema/generated/catalogue';
import { ownerOfEntry } from './owner-of-entry';

/** One thing to be done, whatever it breaks and however often it is told. */
export interface NextStep {
  /** Tells it from the others, and stays the same while the text around it changes. */
  readonly key: string;
  /** What is so, as a heading, and what would help, where there is more to be said. */
  readonly what: string;
  readonly how: string;
  /** The finding that tells it; absent where it is open work, or where only a claim tells it. */
  readonly finding?: Finding;
  /** The other findings that have the same cause: the same id that nobody knows. */
  readonly same: readonly Finding[];
  readonly path: Path;
  /** `error` and `warning`: something is wrong. `open`: work to be done. */
  readonly kind: 'error' | 'warning' | 'open';
  /** The items that it breaks; where it is open work, the item itself. */
  readonly items: readonly ItemId[];
  /** Who has to move: an owner's id, or a role in words. */
  readonly who: string;
  /** The items that have to be done first. */
  readonly after: readonly ItemId[];
  /** What it does to the gate that it keeps shut: it is step `step` of `of`, and the last one opens it. */
  readonly opens?: { readonly stage: Stage; readonly step: number; readonly of: number };
}

/** The steps, and how many more there are. */
interface NextSteps {
  readonly steps: readonly NextStep[];
  readonly more: number;
}

/** So many steps are told; nobody does more than these before looking again. */
const mostSteps = 100;

/** The steps to the gates up to that of the claimed stage, and after them what else is worth doing. */
export function nextSteps(report: Report): NextSteps {
  const causes = new Causes(report);
  const ofFile = causes.ofFile();
  const gates = stages
    .slice(0, stageIndex(report.stage ?? 'diagnose') + 1)
    .filter((stage) => report.gates[stage].state !== 'passed');
  const toGates = gates.flatMap((stage) => {
    const found = causes.ofGate(stage).sort(soonest);
    return found.map(({ step }, index) => ({
      ...step,
      opens: { stage, step: index + 1, of: found.length },
    }));
  });
  const first = [...ofFile, ...toGates];
  const others = causes.others(Math.max(0, mostSteps - first.length));
  return {
    steps: [...first.slice(0, mostSteps), ...others.steps],
    more: Math.max(0, first.length - mostSteps) + others.more,
  };
}

/** A step, and what it is ordered by. */
interface Ranked {
  readonly step: NextStep;
  readonly waits: boolean;
  /** How much there is to do, by kind: less first. */
  readonly effort: number;
  /** Likely working days, where somebody has estimated them. */
  readonly days: number;
}

function soonest(one: Ranked, other: Ranked): number {
  return (
    Number(one.waits) - Number(other.waits) ||
    one.effort - other.effort ||
    other.step.items.length - one.step.items.length ||
    // Infinity less infinity is no number.
    (one.days === other.days ? 0 : one.days - other.days)
  );
}

/** What tells a cause: a finding, or a claim that the facts prove wrong. */
interface Told {
  readonly finding?: Finding;
  readonly message: string;
  readonly path: Path;
}

/** Gathers causes: what breaks three items is one, and what two gates need is a step to the first. */
class Causes {
  private readonly used = new Set<string>();
  /** What is wrong with the facts, by section and entry. */
  private readonly byEntry = new Map<string, Finding[]>();
  /** The places of each id that nobody knows. */
  private readonly unknown = new Map<string, Finding[]>();
  private readonly movers = new Map<string, string>();
  private readonly byId: ReadonlyMap<string, ItemReport>;
  private readonly satisfied: ReadonlySet<string>;

  constructor(private readonly report: Report) {
    this.byId = new Map(report.items.map((item) => [item.id, item]));
    this.satisfied = new Set(report.items.filter((item) => item.satisfied).map(({ id }) => id));
    for (const finding of report.findings) {
      const { path, severity, code } = finding;
      if (code.includes('/unknown-')) {
        const key = keyOf(telling(finding), report);
        const places = this.unknown.get(key);
        if (places === undefined) this.unknown.set(key, [finding]);
        else places.push(finding);
      }
      if (path[0] === 'checklist' || (severity !== 'error' && severity !== 'warning')) continue;
      const known = this.byEntry.get(entryOf(path));
      if (known === undefined) this.byEntry.set(entryOf(path), [finding]);
      else known.push(finding);
    }
  }

  /** What is wrong with the file as a whole, so that part of it is not read: before all else. */
  ofFile(): NextStep[] {
    const found = this.report.findings.filter(
      ({ severity, code, path, items }) =>
        severity === 'error' &&
        !code.startsWith('gate/') &&
        path.length < 2 &&
        stageTouched(path, items) === undefined,
    );
    return found.flatMap((finding) => {
      const told = telling(finding);
      const key = keyOf(told, this.report);
      return this.isNew(key) ? [this.cause(key, told, []).step] : [];
    });
  }

  ofGate(stage: Stage): Ranked[] {
    const { report } = this;
    const found = new Map<string, { readonly told: Told; readonly items: Set<ItemId> }>();
    const own = report.items.filter((item) => item.stage === stage);
    const ids = own.map(({ id }) => id);
    const add = (told: Told, item: ItemId | undefined): void => {
      const key = keyOf(told, report);
      const known = found.get(key) ?? { told, items: new Set() };
      if (item !== undefined) known.items.add(item);
      found.set(key, known);
    };
    for (const finding of report.findings) {
      if (finding.severity !== 'error' || stageTouched(finding.path, finding.items) !== stage) continue;
      const items = this.brokenBy(finding, ids);
      const item = items[0] === undefined ? undefined : this.byId.get(items[0]);
      const causes = finding.code === 'item/contradicted' ? this.behind(item) : [];
      if (causes.length > 0) this.used.add(keyOf(telling(finding), report));
      if (causes.length === 0)
        for (const each of items.length > 0 ? items : [undefined]) add(telling(finding), each);
      for (const cause of causes) add(cause, item?.id);
    }
    const open: Ranked[] = [];
    for (const id of report.gates[stage].blockers) {
      const item = this.byId.get(id);
      if (item === undefined) continue;
      for (const cause of this.behind(item)) add(cause, id);
      if (isTold(item, found.values())) continue;
      const complaints = item.status === 'met' ? this.complaintsOf(item) : [];
      for (const complaint of complaints) add(complaint, id);
      if (complaints.length === 0 && this.isNew(`item/${id}`)) open.push(this.work(item));
    }
    const causes = [...found]
      .filter(([key]) => this.isNew(key))
      .map(([key, { told, items }]) => this.cause(key, told, [...items]));
    return [...causes, ...open];
  }

  /** What is wrong and keeps no gate shut that is claimed: errors first, then by stage, then in the order of the text. */
  others(most: number): NextSteps {
    const found = this.report.findings.flatMap((finding) => {
      const { severity, code, path, items } = finding;
      if ((severity !== 'error' && severity !== 'warning') || code.startsWith('gate/')) return [];
      const told = telling(finding);
      const stage = stageTouched(path, items);
      const rank = (severity === 'error' ? 0 : 10) + (stage === undefined ? 0 : stageIndex(stage));
      return [{ told, key: keyOf(told, this.report), items: this.brokenBy(finding, []), rank }];
    });
    found.sort((one, other) => one.rank - other.rank);
    const left = found.filter(({ key }) => this.isNew(key));
    const steps = left.slice(0, most).map(({ told, key, items }): NextStep => {
      const { step } = this.cause(key, told, items);
      return told.finding?.severity === 'warning' ? { ...step, kind: 'warning' } : step;
    });
    return { steps, more: left.length - steps.length };
  }

  /** The same cause is told once: as a step to the first gate that it keeps shut. */
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
  private brokenBy({ path, items }: Finding, own: readonly ItemId[]): ItemId[] {
    const [section, , claimed] = path;
    if (section === 'checklist') {
      const item = this.byId.get(String(claimed));
      return item === undefined ? [] : [item.id];
    }
    const named = items.flatMap((id) => this.byId.get(id)?.id ?? []);
    const ofGate = named.filter((id) => own.includes(id));
    if (ofGate.length > 0) return ofGate;
    const resting = named.length > 0 ? named[0] : itemRestingOn(path, own);
    return resting === undefined ? [] : [resting];
  }

  /** The facts that prove a claim wrong, as they are told where they stand. */
  private behind(item: ItemReport | undefined): Told[] {
    return (item?.contradictions ?? []).map((each) => {
      const finding = this.findingOn(each);
      return finding === undefined ? { message: each.message, path: each.path } : telling(finding);
    });
  }

  /** The finding that tells the same where the fact stands; undefined where nobody can tell which of several it is. */
  private findingOn({ path, message }: Contradiction): Finding | undefined {
    const near = (this.byEntry.get(entryOf(path)) ?? []).filter(
      (finding) => isWithin(finding.path, path) || isWithin(path, finding.path),
    );
    const said = wordsOf(message);
    const inCommon = near.map((finding) => {
      const keys = finding.path.slice(2).map((step) => String(step).toLowerCase());
      return [...wordsOf(finding.message), ...keys].filter((word) => said.includes(word)).length;
    });
    const most = Math.max(...inCommon);
    const [best, ...others] = near.filter((_, index) => inCommon[index] === most);
    return most > 0 && others.length === 0 ? best : undefined;
  }

  /** What is said of an item that is claimed and does not hold, where no error says it. */
  private complaintsOf({ path }: ItemReport): Told[] {
    return this.report.findings
      .filter(({ severity, path: at }) => severity === 'warning' && isWithin(at, path))
      .map(telling);
  }

  private cause(key: string, { finding, message, path }: Told, items: readonly ItemId[]): Ranked {
    const [first] = items.flatMap((id) => this.byId.get(id) ?? []);
    const { what, how } = inTwo(message);
    const fixes = finding?.fixes ?? [];
    return {
      step: {
        key,
        what,
        how,
        ...(finding === undefined ? {} : { finding }),
        same: (this.unknown.get(key) ?? []).filter((each) => each !== finding),
        path,
        kind: 'error',
        items,
        who: ownerOfEntry(path, this.report.whole) ?? this.moverFor(first),
        after: [],
      },
      waits: false,
      effort: fixes[0] !== undefined && isObvious(fixes[0]) ? 0 : fixes.length > 0 ? 1 : 2,
      days: 0,
    };
  }

  /** An item that nobody claims yet: the work itself. */
  private work(item: ItemReport): Ranked {
    const { estimate, dependsOn = [] } = this.report.manifest.checklist?.[item.stage]?.[item.id] ?? {};
    const after = dependsOn.flatMap((id) => {
      const first = this.byId.get(id);
      return first === undefined || this.satisfied.has(id) || id === item.id ? [] : [first.id];
    });
    return {
      step: {
        key: `item/${item.id}`,
        what: item.entry.title,
        how: item.because,
        same: [],
        path: item.path,
        kind: item.status === 'unmet' || item.status === 'in-progress' ? 'open' : 'error',
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

/** Whether what keeps a claim from holding is among the causes already; where nothing is claimed, the work itself is left. */
function isTold(
  { id, status, path }: ItemReport,
  causes: Iterable<{ readonly told: Told; readonly items: ReadonlySet<ItemId> }>,
): boolean {
  if (status === 'unmet' || status === 'in-progress') return false;
  const own = [...causes].filter(({ items }) => items.has(id));
  // A waiver, or that it does not apply, is judged by what it says itself.
  return status === 'met' ? own.length > 0 : own.some(({ told }) => isWithin(told.path, path));
}

function telling(finding: Finding): Told {
  return { finding, message: finding.message, path: finding.path };
}

function entryOf([section, entry]: Path): string {
  return `${section}/${entry}`;
}

const fillers = new Set([
  'a',
  'an',
  'and',
  'any',
  'are',
  'has',
  'have',
  'in',
  'is',
  'it',
  'its',
  'no',
  'not',
  'of',
  'the',
  'to',
  'what',
]);

/** The words of a sentence that carry it: neither names nor fillers. */
function wordsOf(message: string): string[] {
  const words = message
    .toLowerCase()
    .replaceAll(/"[^"]*"/g, ' ')
    .split(/[^a-z]+/);
  return words.filter((word) => word !== '' && !fillers.has(word));
}

/** The same id that nobody knows is one cause, wherever it stands. */
function keyOf({ finding, message, path }: Told, { whole }: Report): string {
  if (finding === undefined) return `${path.join('.')}/${message}`;
  const { code } = finding;
  if (!code.includes('/unknown-')) return `${code}/${path.join('.')}`;
  const value = path.reduce<unknown>(
    (at, step) =>
      typeof at === 'object' && at !== null ? (at as Readonly<Record<string, unknown>>)[step] : undefined,
    whole,
  );
  return typeof value === 'string' ? `${code}/"${value}"` : `${code}/${path.join('.')}`;
}

/** A message as a heading, and the rest: `"erp" has no owner` and `Name who is accountable`. */
function inTwo(message: string): { readonly what: string; readonly how: string } {
  // Outside of quotes, that is: behind an even number of them. A name alone says nothing: `"access": "reed" is not …`.
  const at = [...message.matchAll(/[:.?] /g)].find(
    ({ index }) => message.slice(0, index).split('"').length % 2 === 1 && !isName(message.slice(0, index)),
  );
  if (at === undefined) return { what: capital(withoutStop(message)), how: '' };
  const what = message.slice(0, at[0] === '? ' ? at.index + 1 : at.index);
  return { what: capital(what), how: capital(message.slice(at.index + 2)) };
}

/** A name alone is no heading: `"status": "Met" is not one of …`. */
function isName(head: string): boolean {
  return /^"[^"]*"$/.test(head);
}

function withoutStop(text: string): string {
  return text.endsWith('.') ? text.slice(0, -1) : text;
}
