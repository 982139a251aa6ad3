import { harmless, oneLine } from '../core/service';
import { baseName, isInside, pathBelow, remoteName } from '../repository';
import type { Writing } from './arguments';
import { type Ahead, aheadOf, type Calendars } from './calendar/calendar';
import { calendarIcs } from './calendar/ics';
import { calendarJson } from './calendar/json';
import { calendarMarkdown } from './calendar/markdown';
import { calendarText } from './calendar/text';
import type { Checked, Failure } from './checked';
import { checkingOf } from './checking';
import { eachManifest } from './each-manifest';
import type { CalendarFormat } from './formats/choice';
import { type ExitCode, exitCodes, type Io } from './io';
import type { Checking } from './load';
import { checkOutputs, writeAll } from './outputs';

/** `calendar`: what the year ahead brings to manifests that nobody touches. */
export async function calendar(args: Writing<CalendarFormat>, io: Io): Promise<ExitCode> {
  checkOutputs({ ...args }, io);
  const calendars = await calendarsOf(args, io);
  const isWritten = await writeAll(args.outputs, args, io, (format, layout) => {
    if (format === 'json') return calendarJson(calendars, io.version);
    if (format === 'ics') return calendarIcs(calendars);
    return format === 'markdown' ? calendarMarkdown(calendars) : calendarText(calendars, layout);
  });
  // A calendar has no place for what could not be read.
  if (args.outputs.every(({ format }) => format === 'ics'))
    for (const { path, message } of calendars.failures) io.stderr(`${harmless(path)}: ${oneLine(message)}\n`);
  return isWritten && calendars.failures.length === 0 ? exitCodes.clean : exitCodes.couldNotRun;
}

async function calendarsOf(args: Writing<CalendarFormat>, io: Io): Promise<Calendars> {
  // Duties that begin to bind have days as well.
  const checking = await checkingOf({ ...args, tellsLaw: true }, io);
  const all: Ahead[] = [];
  const failures: Failure[] = [];
  const seen = new Map<string, number>();
  for await (const each of eachManifest(args, checking, io)) {
    if ('message' in each) {
      failures.push(each);
      continue;
    }
    const key = await keyOf(each, checking, io);
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    // Two checkouts of one repository, or two that are called the same.
    all.push(aheadOf(each, count === 1 ? key : `${key}/${count}`));
  }
  return { today: checking.today, all, failures };
}

/** What a repository is called and the manifest's path in it: every repository may have one at its root. */
async function keyOf({ place, path }: Checked, checking: Checking, { files }: Io): Promise<string> {
  const root = (await checking.standingOf(place.path).catch(() => undefined))?.root;
  if (root === undefined || !isInside(root, place.path)) return path;
  const repository = (await remoteName(root, files)) ?? baseName(root);
  return `${repository}/${pathBelow(root, place.path)}`;
}
