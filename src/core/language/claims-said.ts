/** Which claims speak of a place of the manifest or of an item, those first that somebody must know of. */
import { isWithin, type Path } from '../base/path';
import { shorten } from '../base/shorten';
import { grouped } from '../base/words';
import { restsOnFact } from '../domain/rests-on';
import type { Claim, ClaimPlace, Verdict } from '../facts/claim';
import type { ItemReport } from '../facts/report';

/** A verdict as a word of its own. */
export const verdictInWords: Readonly<Record<Verdict, string>> = {
  confirmed: 'Confirmed',
  contradicted: 'Contradicted',
  'cannot-tell': 'Cannot tell',
};

const weight: Readonly<Record<Verdict, number>> = { contradicted: 0, confirmed: 1, 'cannot-tell': 2 };

/** `evals/summary.json:14`, counted from 1; the file alone where nothing in it is meant. */
export function placeInWords({ file, line }: Pick<ClaimPlace, 'file' | 'line'>): string {
  const name = shorten(file, 80);
  return line === undefined ? name : `${name}:${grouped(line + 1).replaceAll(',', '')}`;
}

/** What a claim is about, seen from a place: `models › coder › version`; empty where it is that place or its evidence. */
export function aboutInWords(path: Path, from: Path = []): string {
  const rest = isWithin(path, from)
    ? path.slice(from.length)
    : path[0] === 'checklist'
      ? path.slice(2)
      : path;
  const evidence = rest.indexOf('evidence');
  const steps = path[0] === 'checklist' && evidence >= 0 ? rest.slice(0, evidence) : rest;
  // The metrics of an evaluation are told apart by their names.
  const named = steps[0] === 'evaluations' ? steps.slice(1).filter((step) => step !== 'metrics') : steps;
  return named.map((step) => shorten(String(step))).join(' › ');
}

/** What is said of one place of the manifest, each once, what is wrong first. */
export function claimsAt(path: Path, claims: readonly Claim[]): Claim[] {
  const around = isPartOfWhole(path) ? path.slice(0, -1) : undefined;
  return inOrder(
    claims.filter(
      (claim) => isSame(claim.path, path) || (around !== undefined && isSame(claim.path, around)),
    ),
  );
}

/** What is said of an entry and of everything in it. */
export function claimsWithin(path: Path, claims: readonly Claim[]): Claim[] {
  return inOrder(claims.filter((claim) => isWithin(claim.path, path)));
}

/** What is said of an item: of its claim, its evidence, and the facts that it rests on. */
export function claimsOfItem(
  { id, path }: Pick<ItemReport, 'id' | 'path'>,
  claims: readonly Claim[],
): Claim[] {
  return inOrder(
    claims.filter(({ items = [], path: at }) => {
      if (isWithin(at, path) || items.includes(id)) return true;
      // What bears on other items is theirs, also where this one rests on the same section.
      return items.length === 0 && restsOnFact(id, at);
    }),
  );
}

/** What a file decides: those claims for which it is the first place. */
export function claimsFrom(file: string, claims: readonly Claim[]): Claim[] {
  return inOrder(claims.filter(({ places: [first] }) => first?.file === file));
}

/** The parts of an entry that stand for the whole: what is said of the metric is said of its threshold. */
const standsForWhole: ReadonlySet<string | number> = new Set(['threshold', 'as', 'value', 'metric', 'slice']);

function isPartOfWhole(path: Path): boolean {
  const last = path.at(-1) ?? '';
  return path.length > 2 && (typeof last === 'number' ? path[0] !== 'checklist' : standsForWhole.has(last));
}

function isSame(one: Path, other: Path): boolean {
  return one.length === other.length && isWithin(one, other);
}

function inOrder(claims: readonly Claim[]): Claim[] {
  const seen = new Set<string>();
  return claims
    .filter(({ path, verdict, reason }) => {
      const key = JSON.stringify([path, verdict, reason]);
      return !seen.has(key) && seen.add(key);
    })
    .sort((one, other) => weight[one.verdict] - weight[other.verdict]);
}
