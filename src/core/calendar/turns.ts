/** What turns from one day to another though nothing is changed. */
import type { Finding } from '../base/finding';
import { stages, stageTitle } from '../base/stages';
import { moverOf } from '../domain/movers';
import type { ItemReport, Report } from '../facts/report';
import { ownerOfEntry } from '../outlook/owner-of-entry';

/** Something that is so from a day on, and was not the day before. */
export interface Turn {
  readonly kind: 'gate' | 'item' | 'finding';
  /** What it is about, by which it is the same one on another day: a stage, the id of an item, the code and path of a finding. */
  readonly key: string;
  readonly is: 'worse' | 'better';
  /** Of a finding. */
  readonly severity?: Finding['severity'];
  readonly code?: Finding['code'];
  /** In words: `The Design gate is not passed any more`. */
  readonly says: string;
  /** Why, in a sentence; empty where that says it. */
  readonly why: string;
  /** Who has to move: an owner's id, or a role in words. */
  readonly who?: string;
  readonly path: Finding['path'];
}

/** `The Design gate is not passed any more`, `An error: …`. */
export function turnInWords({ says, why }: Turn): string {
  return why === '' ? says : `${says}: ${why}`;
}

/** How a manifest stands on a day, as far as the calendar tells it: by this two days are told apart. */
export function standingOf(report: Report): string {
  return JSON.stringify([
    stages.map((stage) => report.gates[stage].state === 'passed'),
    report.items.map(({ satisfied }) => satisfied),
    told(report).map(keyOf).sort(),
  ]);
}

/** What has turned between two days, gates first, what is worse before what is better. */
export function turnsBetween(before: Report, after: Report): Turn[] {
  const items = [...itemTurns(before, after)];
  const own = new Set(items.map(({ key, is }) => `${key} ${is}`));
  const all = [...findingTurns(before, after)];
  const worse = new Set(all.flatMap(({ is, path }) => (is === 'worse' ? [path.join('.')] : [])));
  // What an item comes to is told once, by the item; and what takes the place of something else tells that it is gone.
  const findings = all.filter(
    ({ is, items: about, path }) =>
      !about.some((id) => own.has(`${id} ${is}`)) && (is === 'worse' || !worse.has(path.join('.'))),
  );
  const turns: Turn[] = [
    ...gateTurns(before, after),
    ...items,
    ...findings.map(({ items: _, ...turn }) => turn),
  ];
  return turns.sort((one, other) => weightOf(one) - weightOf(other));
}

const kinds: readonly Turn['kind'][] = ['gate', 'item', 'finding'];

function weightOf({ kind, is }: Turn): number {
  return kinds.indexOf(kind) * 2 + (is === 'worse' ? 0 : 1);
}

/** Errors and warnings: what is less asks nothing of anybody on a day. */
function told({ findings, hidden }: Report): Finding[] {
  return [...findings, ...hidden].filter(({ severity }) => severity === 'error' || severity === 'warning');
}

function keyOf({ code, path, severity }: Finding): string {
  return `${severity} ${code} ${path.join('.')}`;
}

function* gateTurns(before: Report, after: Report): Generator<Turn> {
  for (const stage of stages) {
    const [was, is] = [before.gates[stage].state === 'passed', after.gates[stage].state === 'passed'];
    if (was === is) continue;
    const about = `The ${stageTitle(stage)} gate`;
    yield {
      kind: 'gate',
      key: stage,
      is: is ? 'better' : 'worse',
      says: is ? `${about} is passed` : `${about} is not passed any more`,
      why: '',
      path: ['stage'],
    };
  }
}

function* itemTurns(before: Report, after: Report): Generator<Turn> {
  const known = new Map(before.items.map((item) => [item.id, item]));
  for (const item of after.items) {
    const was = known.get(item.id);
    if (was === undefined || was.satisfied === item.satisfied) continue;
    const how = item.satisfied ? 'holds' : 'does not hold any more';
    yield {
      kind: 'item',
      key: item.id,
      is: item.satisfied ? 'better' : 'worse',
      says: `${item.entry.title} ${how}`,
      why: item.because,
      who: moverOf(item, after),
      path: item.path,
    };
  }
}

interface FindingTurn extends Turn {
  readonly items: readonly string[];
}

function* findingTurns(before: Report, after: Report): Generator<FindingTurn> {
  const [was, is] = [byKey(before), byKey(after)];
  for (const [key, all] of is)
    for (const finding of beyond(all, was.get(key))) yield findingTurn(key, finding, 'worse', after);
  for (const [key, all] of was)
    for (const finding of beyond(all, is.get(key))) yield findingTurn(key, finding, 'better', after);
}

function byKey(report: Report): ReadonlyMap<string, readonly Finding[]> {
  const found = new Map<string, Finding[]>();
  for (const each of told(report)) {
    const key = keyOf(each);
    found.set(key, [...(found.get(key) ?? []), each]);
  }
  return found;
}

/** As many as there are more than before; the text is the same on all days, so that what stands elsewhere is another one. */
function beyond(all: readonly Finding[], before: readonly Finding[] = []): readonly Finding[] {
  const more = all.length - before.length;
  if (more <= 0) return [];
  const starts = new Set(before.map(({ range }) => startOf(range)));
  const isOther = ({ range }: Finding): boolean => !starts.has(startOf(range));
  return [...all.filter(isOther), ...all.filter((each) => !isOther(each))].slice(0, more);
}

function startOf({ start }: Finding['range']): string {
  return `${start.line}:${start.character}`;
}

function findingTurn(
  key: string,
  { code, path, message, severity, items }: Finding,
  is: Turn['is'],
  report: Report,
): FindingTurn {
  const item: ItemReport | undefined = report.items.find(({ id }) => items.includes(id));
  const who = ownerOfEntry(path, report.whole) ?? (item && moverOf(item, report));
  const kind = severity === 'error' ? 'An error' : 'A warning';
  return {
    kind: 'finding',
    key,
    is,
    severity,
    code,
    says: is === 'worse' ? kind : `${kind} is gone`,
    why: message,
    ...(who !== undefined && { who }),
    path,
    items,
  };
}
