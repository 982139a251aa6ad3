import type { Writing } from './arguments';
import { calibrationBy, notCalibrated } from './calibration';
import type { Checked, Failure } from './checked';
import { checkingOf } from './checking';
import { eachManifest } from './each-manifest';
import { type Forecasts, forecasted } from './forecast/forecasted';
import { forecastJson } from './forecast/json';
import { forecastMarkdown } from './forecast/markdown';
import { forecastText } from './forecast/text';
import type { WordFormat } from './formats/choice';
import { type ExitCode, exitCodes, type Io } from './io';
import { checkOutputs, writeAll } from './outputs';

/** `forecast`: when the gates of manifests can be passed, and what would bring that forward. */
export async function forecast(args: Writing<WordFormat>, io: Io): Promise<ExitCode> {
  checkOutputs(args, io);
  const forecasts = await forecastsOf(args, io);
  const isWritten = await writeAll(args.outputs, args, io, (format, layout) => {
    if (format === 'json') return forecastJson(forecasts, io.version);
    return format === 'markdown' ? forecastMarkdown(forecasts) : forecastText(forecasts, layout);
  });
  return isWritten && forecasts.failures.length === 0 ? exitCodes.clean : exitCodes.couldNotRun;
}

async function forecastsOf(args: Writing<WordFormat>, io: Io): Promise<Forecasts> {
  const checking = await checkingOf(args, io);
  const read: Checked[] = [];
  const failures: Failure[] = [];
  for await (const each of eachManifest(args, checking, io))
    if ('message' in each) failures.push(each);
    else read.push(each);
  const { today } = checking;
  // What the stages of one manifest took holds for the others as well.
  const paths = read.map(({ place }) => place.path);
  const calibration = args.noHistory
    ? notCalibrated
    : await calibrationBy(paths, { until: today, asker: 'forecast' }, io);
  return { today, failures, all: read.map((each) => forecasted(each, calibration)) };
}
