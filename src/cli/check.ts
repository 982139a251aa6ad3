import { fileFinder } from '../repository';
import type { Arguments } from './arguments';
import { absolute, type Failure, findManifests, type ManifestPlace, reasonOf } from './find-manifests';
import { fix } from './fix';
import { type ExitCode, exitCodes, type Io } from './io';
import {
  count,
  countNotChecked,
  type JsonManifest,
  jsonManifest,
  jsonText,
  noFindings,
  reaches,
  type Summary,
} from './json-report';
import { type Checked, type Checking, checkManifest } from './load';
import { layoutWidth, painter, wantsColour } from './terminal';
import { failureText, type Layout, manifestText, summaryText } from './text-report';

/** What is written of each thing as soon as it is known, and at the end. */
interface Writer {
  manifest(checked: Checked): void;
  failure(failure: Failure): void;
  /** A folder in which nothing could be looked for: told, and no failure of the run. */
  notSearched(folder: Failure): void;
  end(summary: Summary): void;
}

/** `check`: evaluates the manifests of the given files and folders, and prints what was found. */
export async function check(args: Arguments, io: Io): Promise<ExitCode> {
  const today = args.today ?? io.today;
  const writer = args.format === 'json' ? jsonWriter(today, io) : textWriter(args, io);
  const totals = noFindings();
  let manifests = 0;
  let failures = 0;
  let notChecked = 0;
  for await (const result of checkAll(args, today, io)) {
    if ('notSearched' in result) writer.notSearched(result.notSearched);
    else if ('message' in result) {
      failures++;
      writer.failure(result);
    } else {
      manifests++;
      count(totals, result.report.findings);
      notChecked += countNotChecked(result.report.findings);
      writer.manifest(result);
    }
  }
  const fails = reaches(args.failOn, totals);
  const isWhole = failures === 0 && notChecked === 0;
  writer.end({ manifests, failures, notChecked, ...totals, failOn: args.failOn, passed: !fails && isWhole });
  if (!isWhole) return exitCodes.couldNotRun;
  return fails ? exitCodes.findings : exitCodes.clean;
}

/** What could not be found or read, and every manifest that was checked, one at a time: none is kept. */
async function* checkAll(
  { operands, fix, exclude, root }: Arguments,
  today: string,
  io: Io,
): AsyncGenerator<Failure | Checked | { readonly notSearched: Failure }> {
  const { manifests, failures, notSearched, leavesOut } = await findManifests(operands, io, exclude);
  yield* failures;
  for (const folder of notSearched) yield { notSearched: folder };
  if (manifests.length === 0 && failures.length === 0)
    yield {
      path: operands.join(' ') || '.',
      message: leavesOut ? nothingLeft : nothingFound,
    };
  const checking = {
    files: io.files,
    finder: fileFinder(io.files),
    today,
    root: root === undefined ? undefined : absolute(root, io.cwd),
  };
  for (const place of manifests) {
    const result = await checkManifest(place, checking).catch((error: Error) => ({
      path: place.shown,
      message: reasonOf(error),
    }));
    yield fix && !('message' in result) ? await fixOne(place, result, { checking, io }) : result;
  }
}

/** Fixes what is safe, and says what it was; on the error output, so that JSON stays JSON. */
async function fixOne(
  place: ManifestPlace,
  checked: Checked,
  { checking, io }: { readonly checking: Checking; readonly io: Io },
): Promise<Checked | Failure> {
  try {
    const fixed = await fix(place, checked, { checking, io });
    if (fixed.words !== '') io.stderr(fixed.words);
    return fixed.checked;
  } catch (error) {
    return { path: place.shown, message: reasonOf(error as Error, 'written') };
  }
}

const nothingLeft = 'There is no ai-readiness.yaml here but where --exclude leaves it out, if anywhere.';
const nothingFound = 'There is no ai-readiness.yaml here. "ai-readiness init" writes a first one.';

function textWriter(args: Arguments, { stdout, env, isTTY, columns }: Io): Writer {
  const layout: Layout = {
    paint: painter(wantsColour({ noColor: args.noColor, env, isTTY })),
    width: layoutWidth(columns),
  };
  return {
    manifest: (checked) => stdout(manifestText(checked, layout)),
    failure: (failure) => stdout(failureText(failure, layout)),
    notSearched: (folder) => stdout(failureText(folder, layout, 'not searched')),
    end: (summary) => stdout(summaryText(summary, layout)),
  };
}

function jsonWriter(today: string, { stdout, version }: Io): Writer {
  const manifests: JsonManifest[] = [];
  const failures: Failure[] = [];
  const notSearched: Failure[] = [];
  return {
    manifest: (checked) => manifests.push(jsonManifest(checked)),
    failure: (failure) => failures.push(failure),
    notSearched: (folder) => notSearched.push(folder),
    end: (summary) =>
      stdout(
        jsonText({
          version: 1,
          tool: { name: 'ai-readiness', version },
          today,
          manifests,
          failures,
          notSearched,
          summary,
        }),
      ),
  };
}
