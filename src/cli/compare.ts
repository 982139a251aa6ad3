import { type Calibration, type Candidate, candidateOf, rankingOf } from '../core/service';
import { rankingPage } from '../portfolio/ranking/page';
import type { Writing } from './arguments';
import { calibrationBy, notCalibrated } from './calibration';
import type { Failure, ManifestPlace } from './checked';
import { checkingOf } from './checking';
import type { Compared } from './compare/compared';
import { rankingJson } from './compare/json';
import { rankingMarkdown } from './compare/markdown';
import { rankingText } from './compare/text';
import { CannotRun, reasonOf } from './faults';
import type { RankingFormat } from './formats/choice';
import { type ExitCode, exitCodes, type Io } from './io';
import { type Checking, checkManifest } from './load';
import { namedManifests, withoutList } from './named-manifests';
import { checkOutputs, writeAll } from './outputs';

/** `compare`: which of several workflows to take first, how sure that is, and what would change it. */
export async function compare(args: Writing<RankingFormat>, io: Io): Promise<ExitCode> {
  checkOutputs({ ...args, operands: withoutList(args.operands) }, io);
  const compared = await comparedBy(args, io);
  const isWritten = await writeAll(args.outputs, args, io, (format, layout) => {
    switch (format) {
      case 'json':
        return rankingJson(compared, io.version);
      case 'markdown':
        return rankingMarkdown(compared);
      case 'html':
        return rankingPage(compared).text;
      default:
        return rankingText(compared, layout);
    }
  });
  return isWritten && compared.failures.length === 0 ? exitCodes.clean : exitCodes.couldNotRun;
}

async function comparedBy(args: Writing<RankingFormat>, io: Io): Promise<Compared> {
  const checking = await checkingOf(args, io);
  const found = await namedManifests(args, checking, io);
  const failures: Failure[] = [...found.failures, ...found.notSearched];
  let candidates = new Map<ManifestPlace, Candidate>();
  for (const place of found.manifests) {
    try {
      // Nothing more of a manifest is kept: there may be thousands.
      candidates.set(place, candidateOf(await checkManifest(place, checking)));
    } catch (error) {
      if (error instanceof CannotRun) throw error;
      failures.push({ path: place.shown, message: reasonOf(error) });
    }
  }
  const calibration = args.noHistory ? notCalibrated : await calibrationOf(candidates, checking, io);
  if (calibration.ratios.length > 0) candidates = await calibrated(candidates, calibration, checking);
  checking.keep();
  const leftOut = found.leftOut.paths.length;
  const ranking = rankingOf([...candidates.values()], calibration);
  return { today: checking.today, ranking, failures, leftOut };
}

type Candidates = ReadonlyMap<ManifestPlace, Candidate>;

/** What the closed stages of all of them say, where it matters to one: what the stages of one took holds for the others as well. */
async function calibrationOf(candidates: Candidates, { today }: Checking, io: Io): Promise<Calibration> {
  if (![...candidates.values()].some(hasForecast)) return notCalibrated;
  const paths = [...candidates.keys()].map(({ path }) => path);
  return calibrationBy(paths, { until: today, asker: 'compare' }, io);
}

function hasForecast({ measures }: Candidate): boolean {
  return (measures?.forecast?.weeks ?? 0) > 0;
}

async function calibrated(
  candidates: Candidates,
  { ratios }: Calibration,
  checking: Checking,
): Promise<Map<ManifestPlace, Candidate>> {
  const all = new Map(candidates);
  for (const [place, each] of all)
    if (hasForecast(each)) all.set(place, candidateOf(await checkManifest(place, checking), ratios));
  return all;
}
