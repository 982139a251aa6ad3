import { fileFinder } from '../repository';
import type { Arguments } from './arguments';
import { type Failure, findManifests, reasonOf } from './find-manifests';
import { type ExitCode, exitCodes, type Io } from './io';
import {
  count,
  type JsonManifest,
  jsonManifest,
  jsonText,
  noFindings,
  reaches,
  type Summary,
} from './json-report';
import { type Checked, checkManifest } from './load';
import { layoutWidth, painter, wantsColour } from './terminal';
import { failureText, type Layout, manifestText, summaryText } from './text-report';

/** What is written of each thing as soon as it is known, and at the end. */
interface Writer {
  manifest(checked: Checked): void;
  failure(failure: Failure): void;
  end(summary: Summary): void;
}

/** `check`: evaluates the manifests of the given files and folders, and prints what was found. */
export async function check(args: Arguments, io: Io): Promise<ExitCode> {
  const today = args.today ?? io.today;
  const writer = args.format === 'json' ? jsonWriter(today, io) : textWriter(args, io);
  const found = await findManifests(args.operands, io);
  const failures = [...found.failures];
  if (found.manifests.length === 0 && failures.length === 0)
    failures.push({ path: args.operands.join(' ') || '.', message: nothingFound });
  for (const failure of failures) writer.failure(failure);
  const totals = noFindings();
  let checked = 0;
  const checking = { files: io.files, finder: fileFinder(io.files), today };
  for (const place of found.manifests) {
    const result = await checkManifest(place, checking).catch((error: Error) => ({
      path: place.shown,
      message: reasonOf(error),
    }));
    if ('message' in result) {
      failures.push(result);
      writer.failure(result);
      continue;
    }
    checked++;
    count(totals, result.report.findings);
    writer.manifest(result);
  }
  const fails = reaches(args.failOn, totals);
  const passed = !fails && failures.length === 0;
  writer.end({ manifests: checked, failures: failures.length, ...totals, failOn: args.failOn, passed });
  if (failures.length > 0) return exitCodes.couldNotRun;
  return fails ? exitCodes.findings : exitCodes.clean;
}

const nothingFound =
  'There is no ai-readiness.yaml here. A first one needs three lines: "version: 1", "stage: diagnose", and "workflow:" with a name.';

function textWriter(args: Arguments, { stdout, env, isTTY, columns }: Io): Writer {
  const layout: Layout = {
    paint: painter(wantsColour({ noColor: args.noColor, env, isTTY })),
    width: layoutWidth(columns),
  };
  return {
    manifest: (checked) => stdout(manifestText(checked, layout)),
    failure: (failure) => stdout(failureText(failure, layout)),
    end: (summary) => stdout(summaryText(summary, layout)),
  };
}

function jsonWriter(today: string, { stdout, version }: Io): Writer {
  const manifests: JsonManifest[] = [];
  const failures: Failure[] = [];
  return {
    manifest: (checked) => manifests.push(jsonManifest(checked)),
    failure: (failure) => failures.push(failure),
    end: (summary) =>
      stdout(
        jsonText({
          version: 1,
          tool: { name: 'ai-readiness', version },
          today,
          manifests,
          failures,
          summary,
        }),
      ),
  };
}
