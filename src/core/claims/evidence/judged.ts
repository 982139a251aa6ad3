/** What an evaluation judged, when, and in which release: held against what its result says of itself. */
import { daysBetween, isInTheFuture } from '../../base/dates';
import type { Path } from '../../base/path';
import { quoted, shorten } from '../../base/shorten';
import type { Claim } from '../../facts/claim';
import { entries, type Facts } from '../../facts/context';
import { isRun } from '../../facts/evaluations';
import { firstValue, said } from '../../facts/testimony';
import { dataClaims, dataFileClaims } from './data-hash';
import { citedRuns, concluded, type Run, runOf } from './runs';
import { sameModel } from './same-model';

/** Everything that evaluations say of themselves and their result files say as well. */
export function judgedClaims(facts: Facts): Claim[] {
  const runs = entries(facts.manifest.evaluations).flatMap(([id, evaluation]) =>
    runOf(facts, id, evaluation),
  );
  const claims = runs.flatMap((run) => [
    ...dayClaims(run),
    ...modelClaims(run),
    ...commitClaims(run),
    ...releaseClaims(run),
    ...dataClaims(run),
  ]);
  const known = new Set(runs.map(({ reading }) => reading.path));
  return [
    ...claims,
    ...dataFileClaims(facts),
    ...citedRuns(facts, known).flatMap((run) => [...futureClaims(run), ...modelClaims(run)]),
  ];
}

/** Machines sit in different time zones. */
const tolerance = 1;

/** Nothing has been run yet on a day that lies ahead. */
function futureClaims(run: Run): Claim[] {
  const [ran] = said(run.reading, 'evaluation.ran');
  const day = ran?.value.slice(0, 10);
  if (ran === undefined || !isInTheFuture(day, run.facts.today)) return [];
  const reason = `it says that it ran on ${day}, which lies in the future`;
  return [
    concluded(run, { path: run.at, verdict: 'contradicted', reason, testimony: ran, says: `ran on ${day}` }),
  ];
}

function dayClaims(run: Run): Claim[] {
  const { id, evaluation, reading, facts } = run;
  const [ran] = said(reading, 'evaluation.ran');
  const day = ran?.value.slice(0, 10);
  if (ran === undefined || day === undefined || isInTheFuture(day, facts.today)) return futureClaims(run);
  const at = (...rest: Path): Path => ['evaluations', id, ...rest];
  const tell = (path: Path, verdict: Claim['verdict'], reason: string): Claim =>
    concluded(run, { path, verdict, reason, testimony: ran, says: `ran on ${day}` });
  const { criteria, result } = evaluation;
  const claims: Claim[] = [];
  const apart = daysBetween(result?.on, day);
  if (apart !== undefined)
    claims.push(
      Math.abs(apart) > tolerance
        ? tell(at('result', 'on'), 'contradicted', `it ran on ${day}, the manifest says ${result?.on}`)
        : tell(at('result', 'on'), 'confirmed', `it ran on ${day}`),
    );
  const after = isRun(evaluation, facts.today) ? daysBetween(day, criteria?.fixedOn) : undefined;
  if (after !== undefined)
    claims.push(
      after > tolerance
        ? tell(
            at('criteria', 'fixedOn'),
            'contradicted',
            `it ran on ${day}, before the criteria were fixed on ${criteria?.fixedOn}`,
          )
        : tell(at('criteria', 'fixedOn'), 'confirmed', `it ran on ${day}, after the criteria were fixed`),
    );
  return claims;
}

function modelClaims(run: Run): Claim[] {
  const { id, evaluation, reading, facts } = run;
  const models = entries(facts.manifest.models);
  const judged = evaluation.evaluated?.models;
  const meant = judged === undefined ? models : models.filter(([model]) => judged.includes(model));
  const named = said(reading, 'evaluation.model');
  const [first, ...others] = named;
  if (first === undefined || meant.length === 0) return [];
  const [[only, model] = [undefined, undefined], ...more] = meant;
  const field = model?.version === undefined ? 'name' : 'version';
  const ofModel: Path = only === undefined || more.length > 0 ? run.at : ['models', only, field];
  const path: Path = judged === undefined ? ofModel : ['evaluations', id, 'evaluated', 'models'];
  const claims = named.flatMap((testimony): Claim[] => {
    const says = shorten(testimony.value, 80);
    const verdicts = meant.map(([name, model]) => ({ name, verdict: sameModel(testimony.value, model) }));
    const same = verdicts.find(({ verdict }) => verdict === 'same');
    const tell = (verdict: Claim['verdict'], reason: string): Claim =>
      concluded(run, { path, verdict, reason, testimony, says });
    if (same !== undefined)
      return [tell('confirmed', `the model ${quoted(same.name)} was evaluated as ${says}`)];
    const otherDate = verdicts.find(({ verdict }) => verdict === 'other-date');
    const isAnother = models.some(([, model]) => sameModel(testimony.value, model) === 'same');
    if (isAnother || others.length > 0)
      return [tell('cannot-tell', `several models are named, ${says} among them`)];
    if (otherDate !== undefined && meant.length === 1)
      return [
        tell('contradicted', `${says} was evaluated, the manifest names ${versionOf(facts, otherDate.name)}`),
      ];
    if (verdicts.every(({ verdict }) => verdict === 'other'))
      return [tell('contradicted', `${says} was evaluated, the manifest names ${listOf(facts, meant)}`)];
    const why = verdicts.some(({ verdict }) => verdict === 'alias')
      ? 'and it is not said in both places which version'
      : `and whether that is ${listOf(facts, meant)} nobody can tell`;
    return [tell('cannot-tell', `it names ${says}, ${why}`)];
  });
  return claims;
}

function versionOf({ manifest }: Facts, id: string): string {
  const { name = '', version } = manifest.models?.[id] ?? {};
  return version === undefined ? name : `${name} ${version}`;
}

function listOf(facts: Facts, models: readonly (readonly [string, unknown])[]): string {
  return shorten(models.map(([id]) => versionOf(facts, id)).join(', '), 120);
}

/** With as many digits as nobody has by chance. */
const isHash = /^[0-9a-f]{7,64}$/;

function commitClaims(run: Run): Claim[] {
  const { id, evaluation, reading } = run;
  const commit = evaluation.evaluated?.commit?.toString().trim().toLowerCase();
  const [testimony] = said(reading, 'evaluation.commit');
  if (commit === undefined || testimony === undefined) return [];
  const other = testimony.value.trim().toLowerCase();
  if (!isHash.test(commit) || !isHash.test(other)) return [];
  const isSame = commit.startsWith(other) || other.startsWith(commit);
  const dirty =
    firstValue(reading, 'evaluation.dirty') === true ? ', with changes that were not committed' : '';
  return [
    concluded(run, {
      path: ['evaluations', id, 'evaluated', 'commit'],
      verdict: isSame ? 'confirmed' : 'contradicted',
      reason: isSame
        ? `commit ${other.slice(0, 12)} was evaluated${dirty}`
        : `commit ${other.slice(0, 12)} was evaluated, the manifest says ${commit.slice(0, 12)}`,
      testimony,
      says: `commit ${other.slice(0, 12)}${dirty}`,
    }),
  ];
}

/** What a release is called: numbers with points between them. */
const isRelease = /^\d+(?:\.\d+){1,3}(?:[-+][\w.+-]{1,40})?$/;

/** A release as it is compared: `Release v4.8` is `4.8`. */
export function releaseOf(written: string | number | undefined): string {
  return String(written ?? '')
    .trim()
    .toLowerCase()
    .replace(/^(?:release[ -_]?)?v?(?=\d)/, '');
}

function releaseClaims(run: Run): Claim[] {
  const { id, evaluation, reading } = run;
  const all = said(reading, 'evaluation.release');
  const [testimony] = all;
  const own = releaseOf(evaluation.evaluated?.release);
  const theirs = releaseOf(testimony?.value);
  if (testimony === undefined || !isRelease.test(own) || !isRelease.test(theirs)) return [];
  const says = `release ${shorten(theirs, 40)}`;
  const tell = (verdict: Claim['verdict'], reason: string): Claim =>
    concluded(run, { path: ['evaluations', id, 'evaluated', 'release'], verdict, reason, testimony, says });
  if (own === theirs) return [tell('confirmed', `${says} was evaluated`)];
  const reason = `${says} was evaluated, the manifest says ${shorten(own, 40)}`;
  // A name may be cut short: 4.8 is any 4.8.x, and 2.0 may have been read as a number.
  const isCut = `${own}.`.startsWith(`${theirs}.`) || `${theirs}.`.startsWith(`${own}.`);
  const claim = tell(isCut ? 'cannot-tell' : 'contradicted', reason);
  // One commit may be given a name before it is evaluated, and another one when it is released.
  const isSameCommit = commitClaims(run).some(({ verdict }) => verdict === 'confirmed');
  return [claim.verdict === 'contradicted' && isSameCommit ? { ...claim, severity: 'warning' } : claim];
}
