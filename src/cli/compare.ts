import { type Candidate, candidateOf, rankingOf } from '../core/service';
import { rankingPage } from '../portfolio/ranking/page';
import type { Writing } from './arguments';
import type { Failure } from './checked';
import { checkingOf } from './checking';
import type { Compared } from './compare/compared';
import { rankingJson } from './compare/json';
import { rankingMarkdown } from './compare/markdown';
import { rankingText } from './compare/text';
import { CannotRun, reasonOf } from './faults';
import type { RankingFormat } from './formats/choice';
import { type ExitCode, exitCodes, type Io } from './io';
import { checkManifest } from './load';
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
  const candidates: Candidate[] = [];
  const failures: Failure[] = [...found.failures, ...found.notSearched];
  for (const place of found.manifests) {
    try {
      // Nothing more of a manifest is kept: there may be thousands.
      candidates.push(candidateOf(await checkManifest(place, checking)));
    } catch (error) {
      if (error instanceof CannotRun) throw error;
      failures.push({ path: place.shown, message: reasonOf(error) });
    }
  }
  checking.keep();
  const leftOut = found.leftOut.paths.length;
  return { today: checking.today, ranking: rankingOf(candidates), failures, leftOut };
}
