import type { Arguments } from './arguments';
import type { Failure } from './checked';
import { checkingOf } from './checking';
import { configured } from './configured';
import { CannotRun, reasonOf } from './faults';
import { findManifests } from './find-manifests';
import { type Forecasted, type Forecasts, forecasted } from './forecast/forecasted';
import { forecastJson } from './forecast/json';
import { forecastMarkdown } from './forecast/markdown';
import { forecastText } from './forecast/text';
import { type ExitCode, exitCodes, type Io } from './io';
import { checkManifest } from './load';
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
  const found = await findManifests(args.operands, io, args.exclude);
  const { manifests } = await configured(found.manifests, checking, io.cwd);
  const all: Forecasted[] = [];
  const failures: Failure[] = [...found.failures, ...found.notSearched];
  for (const place of manifests) {
    try {
      all.push(forecasted(await checkManifest(place, checking)));
    } catch (error) {
      if (error instanceof CannotRun) throw error;
      failures.push({ path: place.shown, message: reasonOf(error) });
    }
  }
  checking.keep();
  if (all.length === 0 && failures.length === 0)
    failures.push({ path: args.operands.join(' ') || '.', message: 'There is no ai-readiness.yaml here.' });
  return { today: checking.today, all, failures };
}
