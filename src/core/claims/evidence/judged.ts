/** What an evaluation judged, when, and on which data: held against what its result says of itself. */
import { daysBetween, isInTheFuture } from '../../base/dates';
import type { Path } from '../../base/path';
import { quoted, shorten } from '../../base/shorten';
import { type Claim, placeIn } from '../../facts/claim';
import { entries, type Facts } from '../../facts/context';
import { currentEvaluations, isRun } from '../../facts/evaluations';
import { factOf, readingOf } from '../../facts/evidence';
import { isHollow } from '../../facts/substance';
import { type FileReading, firstValue, said, type Testimony } from '../../facts/testimony';
import type { Evaluation } from '../../schema/generated/manifest-file';
import { type CitedReading, citedFor, isLatest, isMet } from '../lookup';
import { sameModel } from './same-model';

/** One evaluation of the manifest, with its result. */
interface Run {
  readonly id: string;
  readonly evaluation: Evaluation;
  readonly reading: FileReading;
  readonly facts: Facts;
  /** Whether it may contradict: the item is said to be met, and no later result is cited for it. */
  readonly decides: boolean;
  /** Where the result is named. */
  readonly at: Path;
}

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

/** The hash of the data that a manifest states, held against the file itself. */
function dataFileClaims(facts: Facts): Claim[] {
  const current = new Set(currentEvaluations(facts.manifest).map(([id]) => id));
  return entries(facts.manifest.evaluations).flatMap(([id, { item, data }]): Claim[] => {
    const fact = data?.file === undefined ? undefined : factOf(facts.repository, data.file);
    const wanted =
      data?.sha256
        ?.trim()
        .toLowerCase()
        .replace(/(?:…|\.{3})$/, '') ?? '';
    if (fact?.kind !== 'file' || fact.hashes === undefined || !/^[\da-f]{6,64}$/.test(wanted)) return [];
    const [own] = fact.hashes;
    const file = data?.file ?? '';
    const says = own === undefined ? 'too large to be read' : `the hash ${own.slice(0, 12)}…`;
    const base = {
      path: ['evaluations', id, 'data', 'sha256'],
      places: [{ file: fact.reading?.path ?? file, says }],
      ...(item === undefined ? {} : { items: [item] }),
    };
    if (own === undefined)
      return [
        { ...base, verdict: 'cannot-tell', reason: 'the file is too large for its hash to be worked out' },
      ];
    if (fact.hashes.some((hash) => hash.startsWith(wanted)))
      return [{ ...base, verdict: 'confirmed', reason: `the file has ${says}` }];
    const reason = `the file has ${says}, the manifest says ${wanted.slice(0, 12)}…`;
    // What was run before may have been run on what the file held then.
    return current.has(id) && isMet(facts, item)
      ? [{ ...base, verdict: 'contradicted', reason, code: 'evidence/contradicted', severity: 'error' }]
      : [{ ...base, verdict: 'cannot-tell', reason }];
  });
}

/** An evaluation with the result that it names, or the latest one that is cited for its item. */
function runOf(facts: Facts, id: string, evaluation: Evaluation): Run[] {
  const { item, result } = evaluation;
  const isClaimed = item === undefined || isMet(facts, item);
  if (result?.file !== undefined) {
    const reading = readingOf(facts.repository, result.file);
    if (reading === undefined || isHollow(reading)) return [];
    return [
      { id, evaluation, reading, facts, decides: isClaimed, at: ['evaluations', id, 'result', 'file'] },
    ];
  }
  const alone = entries(facts.manifest.evaluations).filter(([, each]) => each.item === item).length === 1;
  const results = item === undefined || !alone ? [] : resultsFor(facts, item);
  const latest = results.find(({ reading }) =>
    isLatest(
      reading,
      results.map((each) => each.reading),
    ),
  );
  return latest === undefined
    ? []
    : [{ id, evaluation, reading: latest.reading, facts, decides: isClaimed, at: latest.path }];
}

/** Results that are cited for an item without an evaluation that speaks of them. */
function citedRuns(facts: Facts, known: ReadonlySet<string>): Run[] {
  return evaluated.flatMap((item) => {
    const results = resultsFor(facts, item);
    const readings = results.map(({ reading }) => reading);
    return results
      .filter(({ reading }) => !known.has(reading.path))
      .map(({ reading, path }) => ({
        ...{ id: '', evaluation: { item }, reading, facts, at: path },
        decides: isMet(facts, item) && isLatest(reading, readings),
      }));
  });
}

const evaluated = ['evaluation-passed', 'fairness-evaluated', 'adversarial-tests-passed'] as const;

function resultsFor(facts: Facts, item: NonNullable<Evaluation['item']>): CitedReading[] {
  return citedFor(facts, item).filter(
    ({ reading }) =>
      !isHollow(reading) &&
      reading.kind !== 'no-evidence' &&
      said(reading, 'evaluation.model', 'metric', 'evaluation.ran').length > 0,
  );
}

function concluded(
  { evaluation, decides, reading }: Run,
  claim: Pick<Claim, 'path' | 'verdict' | 'reason'> & {
    readonly testimony: Testimony;
    readonly says: string;
  },
): Claim {
  const { path, reason, testimony, says } = claim;
  const isWeak = claim.verdict === 'contradicted' && !decides;
  return {
    path,
    reason,
    verdict: isWeak ? 'cannot-tell' : claim.verdict,
    places: [placeIn(reading, testimony, says)],
    ...(evaluation.item === undefined ? {} : { items: [evaluation.item] }),
    ...(claim.verdict === 'contradicted' && !isWeak
      ? { code: 'evidence/contradicted', severity: 'error' }
      : {}),
  };
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

/** A hash is compared with one made in the same way only. */
function dataClaims(run: Run): Claim[] {
  const { id, evaluation, reading } = run;
  const wanted = evaluation.data?.sha256?.trim().toLowerCase();
  const [testimony] = said(reading, 'evaluation.datasetHash');
  if (wanted === undefined || testimony === undefined) return [];
  const found = testimony.value
    .trim()
    .toLowerCase()
    .replace(/^sha-?256[:=]/, '');
  if (!/^[0-9a-f]{64}$/.test(found)) return [];
  const isSame = found.startsWith(wanted.replace(/…$/, ''));
  const says = `data ${found.slice(0, 12)}…`;
  return [
    concluded(run, {
      path: ['evaluations', id, 'data', 'sha256'],
      verdict: isSame ? 'confirmed' : 'contradicted',
      reason: isSame
        ? 'it was run on data with the same hash'
        : `it was run on data with the hash ${found.slice(0, 12)}…, the manifest says ${wanted.slice(0, 12)}…`,
      testimony,
      says,
    }),
  ];
}
