import {
  type Calibration,
  type Candidate,
  candidateOf,
  isForecast,
  rankingOf,
  whyNotRead,
} from '../core/service';
import { rankingPage } from '../portfolio/ranking/page';
import type { Writing } from './arguments';
import { calibrationBy } from './calibration';
import type { Failure, ManifestPlace } from './checked';
import { checkingOf } from './checking';
import type { Compared } from './compare/compared';
import { rankingJson } from './compare/json';
import { rankingMarkdown } from './compare/markdown';
import { rankingText } from './compare/text';
import { faultOf } from './each-manifest';
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
  return isWritten && compared.isWhole ? exitCodes.clean : exitCodes.couldNotRun;
}

async function comparedBy(args: Writing<RankingFormat>, io: Io): Promise<Compared> {
  const checking = await checkingOf(args, io);
  const found = await namedManifests(args, checking, io);
  const wrong = found.configs.flatMap((each) => ('message' in each ? [] : faultOf(each)));
  const failures: Failure[] = [...found.failures, ...found.notSearched, ...wrong];
  const readable: string[] = [];
  const candidates = new Map<ManifestPlace, Candidate>();
  for (const place of found.manifests) {
    try {
      // Nothing more of a manifest is kept: there may be thousands.
      const checked = await checkManifest(place, checking);
      candidates.set(place, candidateOf(checked));
      if (whyNotRead(checked.document) === undefined) readable.push(place.path);
    } catch (error) {
      if (error instanceof CannotRun) throw error;
      failures.push({ path: place.shown, message: reasonOf(error) });
    }
  }
  let ranking = rankingOf([...candidates.values()]);
  if (!args.noHistory && isForecast(ranking)) {
    // What the stages of one took holds for the others as well.
    const calibration = await calibrationBy(readable, { until: checking.today, asker: 'compare' }, io);
    ranking = rankingOf(await calibrated(candidates, calibration, checking), calibration);
  }
  checking.keep();
  const leftOut = found.leftOut.paths.length;
  const isWhole = failures.length === 0 && readable.length === candidates.size;
  return { today: checking.today, ranking, failures, leftOut, isWhole };
}

/** The candidates again, with what closed stages say of their estimates. */
async function calibrated(
  candidates: ReadonlyMap<ManifestPlace, Candidate>,
  { ratios }: Calibration,
  checking: Checking,
): Promise<Candidate[]> {
  const all: Candidate[] = [];
  for (const [place, each] of candidates) {
    const isOther = ratios.length > 0 && each.measures?.forecast !== undefined;
    // One that has gone meanwhile is as it was.
    const checked = isOther ? await checkManifest(place, checking).catch(() => undefined) : undefined;
    all.push(checked === undefined ? each : candidateOf(checked, ratios));
  }
  return all;
}
