import type { Arguments } from './arguments';
import type { Failure } from './checked';
import { checkingOf } from './checking';
import { eachManifest } from './each-manifest';
import { type Forecasted, type Forecasts, forecasted } from './forecast/forecasted';
import { forecastJson } from './forecast/json';
import { forecastMarkdown } from './forecast/markdown';
import { forecastText } from './forecast/text';
import { type ExitCode, exitCodes, type Io } from './io';
import { checkOutputs, Outputs } from './outputs';
import { layoutWidth, painter, wantsColour } from './terminal';

/** `forecast`: when the gates of manifests can be passed, and what would bring that forward. */
export async function forecast(args: Arguments, io: Io): Promise<ExitCode> {
  checkOutputs(args, io);
  const forecasts = await forecastsOf(args, io);
  const outputs = new Outputs(io);
  try {
    for (const { format, file } of args.outputs) {
      const write = file === undefined ? outputs.screen(io.stdout) : outputs.file(file);
      const paint = painter(file === undefined && wantsColour({ ...args, env: io.env, isTTY: io.isTTY }));
      if (format === 'json') await write(forecastJson(forecasts, io.version));
      else if (format === 'markdown') await write(forecastMarkdown(forecasts));
      else await write(forecastText(forecasts, { paint, width: layoutWidth(io.columns) }));
    }
    if (!(await outputs.keep()) || forecasts.failures.length > 0) return exitCodes.couldNotRun;
  } finally {
    await outputs.drop();
  }
  return exitCodes.clean;
}

async function forecastsOf(args: Arguments, io: Io): Promise<Forecasts> {
  const checking = await checkingOf(args, io);
  const all: Forecasted[] = [];
  const failures: Failure[] = [];
  for await (const each of eachManifest(args, checking, io))
    if ('message' in each) failures.push(each);
    else all.push(forecasted(each));
  return { today: checking.today, all, failures };
}
