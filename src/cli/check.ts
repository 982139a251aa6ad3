import { type LeftOut, relativePath } from '../repository';
import type { Arguments } from './arguments';
import { checkingOf } from './checking';
import { configured } from './configured';
import { reasonOf } from './faults';
import { absolute, type Failure, findManifests, type ManifestPlace } from './find-manifests';
import { fix } from './fix';
import { type ExitCode, exitCodes, type Io } from './io';
import {
  count,
  jsonConfiguration,
  jsonLeftOut,
  jsonManifest,
  jsonPieces,
  noFindings,
  reaches,
  type Summary,
} from './json-report';
import { type Checked, type CheckedConfig, type Checking, checkBytes, checkManifest } from './load';
import { layoutWidth, painter, wantsColour } from './terminal';
import { configText, failureText, type Layout, leftOutText, manifestText, summaryText } from './text-report';

/** What is written of each thing as soon as it is known, and at the end. */
interface Writer {
  manifest(checked: Checked): Promise<void>;
  failure(failure: Failure): Promise<void>;
  /** A folder in which nothing could be looked for: reported, and no failure of the run. */
  notSearched(folder: Failure): Promise<void>;
  /** What is left out: told at the end. */
  leftOut(leftOut: LeftOut): void;
  configuration(checked: CheckedConfig): Promise<void>;
  end(summary: Summary): Promise<void>;
}

/** `check`: evaluates the manifests of the given files and folders, and prints what was found. */
export async function check(args: Arguments, io: Io): Promise<ExitCode> {
  const today = args.today ?? io.today;
  const checking = await checkingOf(args, io);
  const writer = args.format === 'json' ? jsonWriter(today, io) : textWriter(args, io);
  const totals = noFindings();
  const hidden = noFindings();
  const lowered = noFindings();
  let manifests = 0;
  let failures = 0;
  let notChecked = 0;
  let leftOut = 0;
  for await (const result of checkAll(args, { checking, io })) {
    if ('leftOut' in result) {
      leftOut = result.leftOut.paths.length;
      writer.leftOut(result.leftOut);
    } else if ('findings' in result) {
      for (const { severity } of result.findings) totals[severity]++;
      await writer.configuration(result);
    } else if ('notSearched' in result) await writer.notSearched(result.notSearched);
    else if ('message' in result) {
      failures++;
      await writer.failure(result);
    } else {
      manifests++;
      count(totals, result.report.counts);
      count(hidden, result.report.hiddenCounts);
      count(lowered, result.report.loweredCounts);
      notChecked += result.report.notChecked;
      await writer.manifest(result);
    }
  }
  const unseen = args.countHidden && [hidden, lowered].some((each) => reaches(args.failOn, each));
  checking.keep();
  const fails = reaches(args.failOn, totals) || unseen;
  const isWhole = failures === 0 && notChecked === 0;
  const { failOn, countHidden } = args;
  const passed = !fails && isWhole;
  const counts = { manifests, leftOut, failures, notChecked, ...totals, lowered, hidden };
  await writer.end({ ...counts, failOn, countHidden, passed });
  if (!isWhole) return exitCodes.couldNotRun;
  return fails ? exitCodes.findings : exitCodes.clean;
}

/** What a run goes by. */
interface Means {
  readonly checking: Checking;
  readonly io: Io;
}

/** What could not be found or read, and every manifest that was checked, one at a time: none is kept. */
async function* checkAll(
  args: Arguments,
  { checking, io }: Means,
): AsyncGenerator<
  Failure | Checked | CheckedConfig | { readonly notSearched: Failure } | { readonly leftOut: LeftOut }
> {
  const { operands, fix, stdinFilename, exclude } = args;
  if (operands[0] === '-') {
    const place = standsAt(stdinFilename ?? 'ai-readiness.yaml', io.cwd);
    yield* (await configured([place], checking, io.cwd)).configs;
    yield await checkBytes(await io.stdin(), place, checking);
    return;
  }
  const found = await findManifests(operands, io, exclude);
  const { manifests, excluded, configs } = await configured(found.manifests, checking, io.cwd);
  const leftOut = { ...found.leftOut, paths: [...found.leftOut.paths, ...excluded].sort() };
  const { failures } = found;
  yield* failures;
  for (const folder of found.notSearched) yield { notSearched: folder };
  yield { leftOut };
  yield* configs;
  const isAnyLeftOut = leftOut.paths.length > 0 || leftOut.isCut;
  if (manifests.length === 0 && failures.length === 0)
    yield { path: operands.join(' ') || '.', message: isAnyLeftOut ? nothingLeft : nothingFound };
  for (const place of manifests) {
    const result = await checkManifest(place, checking).catch((error: unknown) => ({
      path: place.shown,
      message: reasonOf(error),
    }));
    if (fix && !('message' in result)) yield* fixOne(place, result, { checking, io });
    else yield result;
  }
}

/** Where standard input would stand if it were the file that its name says. */
function standsAt(name: string, cwd: string): ManifestPlace {
  const path = absolute(name, cwd);
  return { path, shown: relativePath(cwd, path), isNamed: true };
}

/**
 * Fixes what is safe, and says what it was; on the error output, so that JSON stays JSON. Where the file cannot be
 * written, that and what was found in it.
 */
async function* fixOne(
  place: ManifestPlace,
  checked: Checked,
  { checking, io }: Means,
): AsyncGenerator<Checked | Failure> {
  try {
    const fixed = await fix(place, checked, { checking, io });
    if (fixed.words !== '') io.stderr(fixed.words);
    yield fixed.checked;
  } catch (error) {
    yield { path: place.shown, message: reasonOf(error, 'written') };
    yield checked;
  }
}

const nothingLeft = 'There is no ai-readiness.yaml here but what --exclude or a configuration leaves out.';
const nothingFound = 'There is no ai-readiness.yaml here. "ai-readiness init" writes a first one.';

function textWriter(args: Arguments, { stdout, env, isTTY, columns }: Io): Writer {
  const layout: Layout = {
    paint: painter(wantsColour({ noColor: args.noColor, env, isTTY })),
    width: layoutWidth(columns),
  };
  let leftOut: LeftOut = { paths: [], isCut: false };
  return {
    leftOut(all) {
      leftOut = all;
    },
    manifest: (checked) => stdout(manifestText(checked, layout)),
    configuration: (checked) => stdout(configText(checked, layout)),
    failure: (failure) => stdout(failureText(failure, layout)),
    notSearched: (folder) => stdout(failureText(folder, layout, 'not searched')),
    end: (summary) => stdout(leftOutText(leftOut, layout) + summaryText(summary, layout)),
  };
}

function jsonWriter(today: string, { stdout, version }: Io): Writer {
  const failures: Failure[] = [];
  const notSearched: Failure[] = [];
  let leftOut: LeftOut = { paths: [], isCut: false };
  const configurations: CheckedConfig[] = [];
  let manifests = 0;
  const begin = (): string =>
    manifests === 0 ? jsonPieces.begin({ version: 1, tool: { name: 'ai-readiness', version }, today }) : '';
  return {
    manifest(checked) {
      const text = begin() + jsonPieces.manifest(jsonManifest(checked), manifests === 0);
      manifests++;
      return stdout(text);
    },
    leftOut(all) {
      leftOut = all;
    },
    async configuration(checked) {
      configurations.push(checked);
    },
    async failure(failure) {
      failures.push(failure);
    },
    async notSearched(folder) {
      notSearched.push(folder);
    },
    end: (summary) =>
      stdout(
        begin() +
          jsonPieces.end({
            configurations: configurations.map(jsonConfiguration),
            failures,
            notSearched,
            leftOut: jsonLeftOut(leftOut),
            summary,
          }),
      ),
  };
}
