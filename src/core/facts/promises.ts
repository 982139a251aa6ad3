/** What a manifest has dated and promised, so that its history may say something of it; and what its versions say. */
import { daysBetween, isDate } from '../base/dates';
import type { Path } from '../base/path';
import type { DeclaredIn, Evaluation, Item, Manifest } from '../schema/generated/manifest-file';
import { type Approval, approvalsIn, ownersOf } from './approvals';
import { type Configuration, withAllShared } from './configuration';
import { entries } from './context';
import { currentEvaluations } from './evaluations';
import { claims, evidenceEntries, isLink, type Repository } from './evidence';
import { type Edit, formerCriteria } from './former-criteria';
import { type History, keyOf, type Renewal, type Resting } from './history';
import type { KnownOwner } from './people';

/** The history that was handed in; undefined where nobody asked, or nobody could tell. */
export function historyOf(repository: Repository): History | undefined {
  const history = repository === 'taken-to-hold' ? undefined : repository.history;
  return history !== undefined && 'changed' in history ? history : undefined;
}

/** That git cannot tell what rests on dates, and why, in a sentence; undefined where it could, and where nobody asked. */
export function untoldInWords(repository: Repository | undefined): string | undefined {
  const history = repository === 'taken-to-hold' ? undefined : repository?.history;
  if (history?.untold === undefined) return undefined;
  return `Git cannot tell what was changed since somebody relied on it, nor who approved it: ${history.untold}.`;
}

/** Everything dated in a manifest that rests on a file. */
export function restingOn(manifest: Manifest): Resting[] {
  return [
    ...claims(manifest).flatMap(({ id, path, item }) => restingEvidence(item, id, path)),
    ...currentEvaluations(manifest).flatMap(([id, evaluation]) => restingResult(manifest, id, evaluation)),
  ];
}

/** Whoever has looked at a piece of evidence, or at the item, has looked at the file: the latest date counts. */
function restingEvidence(item: Item, id: string, at: Path): Resting[] {
  if (item.status !== 'met') return [];
  return evidenceEntries(item.evidence, [...at, 'evidence']).flatMap((entry): Resting[] => {
    const on = latest(item.on, entry.on, entry.acceptedOn);
    if (entry.file === undefined || entry.url !== undefined || isLink(entry.file) || on === undefined)
      return [];
    return [{ claim: 'item', id, file: entry.file, on, path: entry.path }];
  });
}

function restingResult(manifest: Manifest, id: string, evaluation: Evaluation): Resting[] {
  const { criteria, evaluated, result } = evaluation;
  const on = latest(result?.on);
  if (on === undefined) return [];
  const found: Resting[] = [];
  const add = (claim: Resting['claim'], file: string | undefined, path: Path): void => {
    if (file !== undefined && file !== '' && !isLink(file)) found.push({ claim, id, file, on, path });
  };
  const path: Path = ['evaluations', id];
  add('criteria', criteria?.file, [...path, 'criteria', 'file']);
  evaluated?.prompts?.forEach((prompt, index) => {
    add('evaluated', prompt, [...path, 'evaluated', 'prompts', index]);
  });
  evaluated?.models?.forEach((model, index) => {
    for (const file of filesOf(manifest.models?.[model]?.declaredIn))
      add('evaluated', file, [...path, 'evaluated', 'models', index]);
  });
  return found;
}

function filesOf(declaredIn: DeclaredIn | undefined): readonly string[] {
  return typeof declaredIn === 'string'
    ? [declaredIn]
    : (declaredIn ?? []).filter((each) => each !== undefined);
}

function latest(...dates: readonly (string | undefined)[]): string | undefined {
  return dates
    .filter((each) => each !== undefined && isDate(each))
    .sort()
    .at(-1);
}

/** All in a manifest of which its history may say something, as a text: where it is the same, git need not be asked again. */
export function restingOnHistory(manifest: Manifest, configuration: Configuration): string {
  return JSON.stringify([
    restingOn(manifest).map(keyOf),
    waivers(manifest),
    judged(manifest).map(([id, { item, metrics, result }]) => [id, item, result, metrics]),
    approvalsToAsk(manifest, configuration),
  ]);
}

/** What is approved in a manifest and by whom, with all owners, where the configuration has git asked of it. */
export function approvalsToAsk(
  manifest: Manifest,
  configuration: Configuration,
): { readonly approvals: readonly Approval[]; readonly owners: readonly KnownOwner[] } {
  if (configuration.approvals !== 'git') return { approvals: [], owners: [] };
  const whole = withAllShared(manifest, configuration);
  const approvals = approvalsIn(whole);
  return { approvals, owners: approvals.length === 0 ? [] : ownersOf(whole) };
}

/**
 * The day before which nothing has to be known of a manifest's versions (ISO date); undefined where they say nothing of it:
 * it has no waiver, and no criteria with a result.
 */
export function earliestPromise(manifest: Manifest): string | undefined {
  // Nobody renews a waiver three times within less than a year, and few things that old bear on today.
  const ends = waivers(manifest).map(([, end]) => `${Number(end.slice(0, 4)) - 2}${end.slice(4)}`);
  return [...ends, ...judged(manifest).map(([, { result }]) => result?.on ?? '')].sort()[0];
}

function waivers(manifest: Manifest): [id: string, end: string][] {
  return claims(manifest).flatMap(({ id, item }): [string, string][] => {
    const end = item.status === 'waived' ? latest(item.expires) : undefined;
    return end === undefined ? [] : [[id, end]];
  });
}

function judged(manifest: Manifest): [id: string, evaluation: Evaluation][] {
  return currentEvaluations(manifest).filter(
    ([, { metrics, result }]) =>
      latest(result?.on) !== undefined &&
      entries(metrics).some(([, { threshold, cases }]) => threshold !== undefined || cases !== undefined),
  );
}

/** What the edits of a manifest say of what it promises; from the newest to the oldest. */
export function toldByEdits(
  manifest: Manifest,
  edits: readonly Edit[],
): Pick<History, 'criteria' | 'renewals'> {
  return { criteria: formerCriteria(judged(manifest), edits), renewals: renewalsOf(manifest, edits) };
}

/** How often the end of each waiver of a manifest was put off. */
function renewalsOf(manifest: Manifest, edits: readonly Edit[]): Map<string, readonly Renewal[]> {
  const found = new Map<string, readonly Renewal[]>();
  for (const [id] of waivers(manifest)) {
    const renewals: (Renewal & { readonly from: string })[] = [];
    for (const { before, after, commit, day } of edits) {
      const [from, to] = [new Map(waivers(before)).get(id), new Map(waivers(after)).get(id)];
      if (to === undefined) continue;
      // The waiver began here: what was waived before that was another one.
      if (from === undefined) break;
      if ((daysBetween(from, to) ?? 0) <= 0) continue;
      // What was done over, or by two ways, is one renewal; so is a date that was corrected on the same day.
      if (renewals.some((each) => each.from === from || each.to === to || each.day === day)) continue;
      renewals.push({ from, to, commit, day });
    }
    if (renewals.length > 0)
      found.set(
        id,
        renewals.reverse().map(({ to, commit, day }) => ({ to, commit, day })),
      );
  }
  return found;
}
