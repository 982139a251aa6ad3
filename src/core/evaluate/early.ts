import type { Path } from '../base/path';
import { type EarlySign, earlySignsOf } from '../domain/early-signals';
import type { Facts } from '../facts/context';
import type { ItemReport } from '../facts/report';
import type { EarlySignal, Problem } from '../rules/rule';
import type { ItemId } from '../schema/generated/catalogue';

interface Cause {
  readonly path: Path;
  readonly signs: EarlySign[];
  readonly items: ItemId[];
}

/** Early signals: what of them a finding tells already, and what is left to be told. */
interface Divided<P> {
  readonly problems: P[];
  readonly signals: EarlySignal[];
}

/**
 * What today's facts show of items of later stages, one signal for each cause. A finding that tells of the same cause
 * takes the items with it, so that nothing is said twice.
 */
export function divideEarly<P extends Problem>(
  facts: Facts,
  items: readonly ItemReport[],
  found: readonly P[],
): Divided<P> {
  const problems = [...found];
  const tellers = tellersOf(found);
  const untold = causesOf(facts, items).filter(({ path, items: early }) => {
    const index = path.length > 1 ? tellers.get(path.join('\n')) : undefined;
    const told = index === undefined ? undefined : problems[index];
    if (index === undefined || told === undefined) return true;
    problems[index] = { ...told, early: [...(told.early ?? []), ...early] };
    return false;
  });
  return { problems, signals: alike(untold) };
}

/** The causes in the order of the checklist, each with all items that it bears on. */
function causesOf(facts: Facts, items: readonly ItemReport[]): Cause[] {
  const causes = new Map<string, Cause>();
  for (const { entry: item, satisfied } of items) {
    if (satisfied) continue;
    for (const sign of earlySignsOf(item, facts)) {
      const path = withoutIndex(sign.path);
      const key = keyOf(path, sign);
      const cause = causes.get(key) ?? { path, signs: [], items: [] };
      causes.set(key, cause);
      if (!cause.items.includes(item.id)) cause.items.push(item.id);
      add(cause.signs, sign);
    }
  }
  return [...causes.values()];
}

/** What stands in a list has no key to point at but that of the list. */
function withoutIndex(path: Path): Path {
  const end = path.findIndex((step) => typeof step === 'number');
  return end === -1 ? path : path.slice(0, end);
}

/** A fact is one cause, whatever is said of it; a whole section may be the place of several. */
function keyOf(path: Path, { kind }: EarlySign): string {
  return (path.length > 1 ? path : [...path, kind]).join('\n');
}

/** Leaves out what another sign says as well. */
function add(signs: EarlySign[], sign: EarlySign): void {
  if (signs.some(({ kind, includes }) => sign.kind === kind || sign.kind === includes)) return;
  const included = signs.findIndex(({ kind }) => kind === sign.includes);
  if (included === -1) signs.push(sign);
  else signs[included] = sign;
}

/** Which finding is the first about a fact: that it is missing, or that it stands there. */
function tellersOf(found: readonly Problem[]): Map<string, number> {
  const tellers = new Map<string, number>();
  for (const [index, { path, absent = [] }] of found.entries())
    for (const fact of [path, ...absent].map((each) => each.join('\n')))
      if (!tellers.has(fact)) tellers.set(fact, index);
  return tellers;
}

/** The same fact of several entries of a section is one signal, with the other places. */
function alike(causes: readonly Cause[]): EarlySignal[] {
  const signals = new Map<
    string,
    { path: Path; message: string; items: ItemId[]; others: Pick<EarlySignal, 'message' | 'path'>[] }
  >();
  for (const { path, signs, items } of causes) {
    const message = signs.map((sign) => sign.message).join('; ');
    const [section, id, ...field] = path;
    const kinds = signs.map(({ kind }) => kind);
    const key = (id === undefined ? [section, ...kinds] : [section, '', ...field, ...items]).join('\n');
    const known = signals.get(key);
    if (known === undefined) signals.set(key, { path, message, items, others: [] });
    else known.others.push({ path, message });
  }
  return [...signals.values()];
}
