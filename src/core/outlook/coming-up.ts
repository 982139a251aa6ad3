/** What comes up: everything in a manifest that has a day, and who has to be ready for it. */
import { daysBetween } from '../base/dates';
import type { FindingCode } from '../base/finding-code';
import { isWithin, type Path } from '../base/path';
import { enumerated, grouped } from '../base/words';
import { plusWorkingDays, workingDaysOf } from '../base/working-days';
import { holderOf, moverOf } from '../domain/movers';
import { isChangeLive } from '../facts/changes';
import { nameOf } from '../facts/evidence';
import type { LawView } from '../facts/law/of-report';
import { entryName } from '../facts/law/words';
import type { ItemReport, Report } from '../facts/report';
import { nextReview } from '../facts/reviews';
import type { ItemId } from '../schema/generated/catalogue';
import { ownerOfEntry } from './owner-of-entry';

/** Something that happens on a day. In words: `before`, `about`, `after` make a sentence, such as "The waiver of", "Threat model", "ends". */
export interface Upcoming {
  /** ISO date. */
  readonly date: string;
  /** Until then; negative where it is over. */
  readonly days: number;
  readonly kind:
    | 'go-live'
    | 'waiver'
    | 'review'
    | 'evidence'
    | 'value'
    | 'pilot'
    | 'model'
    | 'system'
    | 'hidden'
    | 'law';
  readonly before: string;
  readonly about: string;
  readonly after: string;
  /** What there is to know of it besides; empty where there is nothing. */
  readonly more: string;
  /** The item that it is about, where it is about one, and where the manifest speaks of it. */
  readonly item?: ItemId;
  readonly path?: Path;
  /** Who has to be ready for it: an owner's id, or a role in words. */
  readonly who?: string;
}

/** `The waiver of Threat model ends`. */
export function upcomingInWords({
  before,
  about,
  after,
}: Pick<Upcoming, 'before' | 'about' | 'after'>): string {
  return [before, about, after].filter((each) => each !== '').join(' ');
}

/** So many are told. */
const most = 200;

/** Of these a manifest may have any number; of each of the others it has a few. */
const numerous: ReadonlySet<Upcoming['kind']> = new Set(['evidence', 'model', 'system', 'hidden']);

/** What is told of what comes up, and how much more there is. */
interface ShownUpcoming {
  readonly told: readonly Upcoming[];
  readonly leftOut: number;
}

/**
 * As much of what comes up as anybody reads, in its order. Where there is more, what there are few of stays (go-live, waivers,
 * reviews, duties …), and of the rest what is nearest to today: a heap of proof that is long over hides nothing that is to come.
 */
export function upcomingShown(all: readonly Upcoming[]): ShownUpcoming {
  if (all.length <= most) return { told: all, leftOut: 0 };
  const weighed = [...all].sort(
    (one, other) =>
      Number(numerous.has(one.kind)) - Number(numerous.has(other.kind)) ||
      Math.abs(one.days) - Math.abs(other.days),
  );
  const kept = new Set(weighed.slice(0, most));
  return { told: all.filter((each) => kept.has(each)), leftOut: all.length - most };
}

/** All that comes up, by day; first what is over already and still has to be dealt with. */
export function comingUp(report: Report, law: LawView | undefined): Upcoming[] {
  const all = [
    ...goLive(report),
    ...value(report),
    ...pilot(report),
    ...report.items.flatMap((item) => ofItem(item, report)),
    ...models(report),
    ...systems(report),
    ...hidings(report),
    ...duties(report, law),
  ];
  return all.sort((one, other) => one.days - other.days || order(one, other));
}

function order(one: Upcoming, other: Upcoming): number {
  return one.about < other.about ? -1 : Number(one.about > other.about);
}

type Event = Omit<Upcoming, 'date' | 'days' | 'before' | 'about' | 'after' | 'more'> &
  Partial<Pick<Upcoming, 'more'>> & {
    readonly on: string | undefined;
    /** Before, about and after; and after it is over. */
    readonly words: readonly [before: string, about: string, after: string];
    readonly over: readonly [before: string, about: string, after: string] | undefined;
  };

/** An event in words; none without a day, nor one that is over and asks nothing of anybody. */
function upcoming({ on, words, over, more = '', ...rest }: Event, { input }: Report): Upcoming[] {
  const days = daysBetween(input.today, on);
  if (on === undefined || days === undefined) return [];
  const said = days < 0 ? over : words;
  if (said === undefined) return [];
  const [before, about, after] = said;
  return [{ ...rest, date: on, days, before, about, after, more }];
}

/** What speaks against the date of going live, as the finding says it that names all reasons; undefined where nothing does. */
export function goLiveDoubt({ findings }: Pick<Report, 'findings'>): string | undefined {
  return findings.find(({ delay }) => delay !== undefined)?.message;
}

function goLive(report: Report): Upcoming[] {
  const { manifest, stage } = report;
  const doubt = goLiveDoubt(report);
  return upcoming(
    {
      kind: 'go-live',
      on: manifest.goLive,
      words: ['', 'Go-live', 'is planned'],
      over: stage === 'operate' ? undefined : ['', 'Go-live', 'was planned'],
      path: ['goLive'],
      who: holderOf('outcome', report),
      ...(doubt === undefined ? {} : { more: doubt }),
    },
    report,
  );
}

/** The value that is to be reached, against what was measured before and in the pilot. */
function value(report: Report): Upcoming[] {
  const { value: { signal, unit, baseline, target } = {}, pilot: { results = {} } = {} } = report.manifest;
  if (target?.value === undefined) return [];
  const inUnit = (number: number): string => `${grouped(number)}${unit === undefined ? '' : ` ${unit}`}`;
  const measured = signal !== undefined && Object.hasOwn(results, signal) ? results[signal] : undefined;
  const known = [
    ...(baseline?.value === undefined ? [] : [`${inUnit(baseline.value)} before`]),
    ...(measured === undefined ? [] : [`${inUnit(measured)} in the pilot`]),
  ];
  return upcoming(
    {
      kind: 'value',
      on: target.by,
      words: ['', signal ?? 'The value', `is to be ${inUnit(target.value)}`],
      over: ['', signal ?? 'The value', `was to be ${inUnit(target.value)}`],
      path: ['value', 'target'],
      who: holderOf('outcome', report),
      more: known.length === 0 ? 'Nothing has been measured yet.' : `It was ${enumerated(known)}.`,
    },
    report,
  );
}

function pilot(report: Report): Upcoming[] {
  return upcoming(
    {
      kind: 'pilot',
      on: report.manifest.pilot?.to,
      words: ['', 'The pilot', 'ends'],
      over: undefined,
      path: ['pilot', 'to'],
      who: holderOf('performance', report),
    },
    report,
  );
}

function ofItem(item: ItemReport, report: Report): Upcoming[] {
  const { id, status, path } = item;
  const { title } = item.entry;
  const about = { item: id, who: moverOf(item, report) };
  const events: Event[] = [];
  if (status === 'waived')
    events.push({
      ...about,
      kind: 'waiver',
      on: item.expires,
      words: ['The waiver of', title, 'ends'],
      over: ['The waiver of', title, 'has ended'],
      path: [...path, 'expires'],
      more: approvalOf(item, report),
    });
  // What is dated ahead holds from that day on, and is reviewed as long after it as anything else.
  events.push({
    ...about,
    kind: 'review',
    on: nextReview(item),
    words: ['Review due:', title, ''],
    over: ['Review overdue:', title, ''],
    path: [...path, 'on'],
  });
  if (status === 'met')
    for (const each of item.evidence)
      events.push({
        ...about,
        kind: 'evidence',
        on: each.expires,
        words: ['Evidence of', title, 'expires'],
        over: ['Evidence of', title, 'has expired'],
        path: each.path,
        more: nameOf(each) ?? '',
      });
  return events.flatMap((event) => upcoming(event, report));
}

/** What keeps an approval from counting. */
const notApproved: ReadonlySet<FindingCode> = new Set([
  'waiver/not-waivable',
  'waiver/incomplete',
  'waiver/self-approved',
  'owner/unknown-id',
]);

/** Who approved a waiver; where that does not count, what the finding says of it, shown or hidden. */
function approvalOf({ path, approver }: ItemReport, { findings, hidden }: Report): string {
  const against = [...findings, ...hidden].find(
    ({ code, path: at }) => notApproved.has(code) && isWithin(at, path) && at.at(-1) !== 'by',
  );
  if (against !== undefined) return against.message;
  return approver === undefined ? '' : `Approved by ${approver}.`;
}

function models(report: Report): Upcoming[] {
  return Object.entries(report.whole.models ?? {}).flatMap(([id, model]) => {
    const path = ['models', id, 'retiresOn'];
    return upcoming(
      {
        kind: 'model',
        on: model?.retiresOn,
        words: ['The model', id, 'retires'],
        over: ['The model', id, 'has retired'],
        path,
        who: ownerOfEntry(path, report.whole) ?? holderOf('performance', report),
      },
      report,
    );
  });
}

/** Changes that were asked for, on the day on which they should be there; those that are late until all that uses them is live. */
function systems(report: Report): Upcoming[] {
  const holidays = report.input.configuration?.holidays ?? [];
  return Object.entries(report.whole.systems ?? {}).flatMap(([id, system]) => {
    const days = workingDaysOf(system?.changeLeadTime);
    if (system?.requestedOn === undefined || days === undefined) return [];
    const path = ['systems', id];
    const isThere = report.stage === 'operate' || isChangeLive(report.whole.integrations, id);
    return upcoming(
      {
        kind: 'system',
        on: plusWorkingDays(system.requestedOn, days, holidays),
        words: ['The change to', id, 'should be there'],
        over: isThere ? undefined : ['The change to', id, 'was to be there'],
        path,
        who: ownerOfEntry(path, report.whole) ?? holderOf('performance', report),
        more: `Asked for on ${system.requestedOn}.`,
      },
      report,
    );
  });
}

/** Comments that hide findings, on the day on which they show again. */
function hidings(report: Report): Upcoming[] {
  return report.suppressions.flatMap(({ line, until, codes, reason, hides }) => {
    if (hides === 0) return [];
    const hidden = report.hidden.find(({ hiddenBy: by }) => by.kind === 'comment' && by.line === line);
    return upcoming(
      {
        kind: 'hidden',
        on: until,
        words: ['What is hidden of', enumerated(codes), 'shows again'],
        over: undefined,
        more: reason,
        ...(hidden && { path: hidden.path }),
      },
      report,
    );
  });
}

/** Duties that will bind, those of one day and one law together. */
function duties(report: Report, law: LawView | undefined): Upcoming[] {
  if (law === undefined) return [];
  const byDay = new Map<
    string,
    { readonly names: Set<string>; readonly item: ItemReport; readonly on: string }
  >();
  for (const item of report.items) {
    for (const { source, entry, force, day } of law.of(item.id)) {
      if (force !== 'will-bind' || day === undefined) continue;
      const key = `${day}/${source.url}`;
      const known = byDay.get(key) ?? { names: new Set(), item, on: day };
      known.names.add(entryName(source, entry));
      byDay.set(key, known);
    }
  }
  return [...byDay.values()].flatMap(({ names, item, on }) => {
    const [first = '', ...others] = names;
    const verb = others.length === 0 ? 'binds' : 'bind';
    return upcoming(
      {
        kind: 'law',
        on,
        words: ['', others.length === 0 ? first : `${first} and ${others.length} more`, verb],
        over: undefined,
        more: others.join(', '),
        item: item.id,
        who: holderOf('legal', report),
      },
      report,
    );
  });
}
