import { createHash } from 'node:crypto';
import { harmless, oneLine } from '../core/service';
import { baseName, isInside, parentOf, pathBelow, remoteAddress } from '../repository';
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
    if (format === 'ics') return calendarIcs(calendars, io.today);
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
  for await (const each of eachManifest(args, checking, io)) {
    if ('message' in each) {
      failures.push(each);
      continue;
    }
    all.push(aheadOf(each, await keyOf(each, checking, io)));
  }
  return { today: checking.today, all, failures };
}

/**
 * The manifest's repository, by the whole address of where that came from, and its path in it: the same in each checkout, and
 * no other manifest's, whatever else is named in the run. Without an address it is the place on this disk. Only a digest of
 * either is told: an address may name what is nobody's business.
 */
async function keyOf({ place }: Checked, checking: Checking, { files }: Io): Promise<string> {
  const root = (await checking.standingOf(place.path).catch(() => undefined))?.root;
  if (root === undefined || !isInside(root, place.path)) {
    const folder = parentOf(place.path);
    return `${named(baseName(folder), folder)}/${baseName(place.path)}`;
  }
  const { name, address } = (await remoteAddress(root, files)) ?? { name: baseName(root), address: root };
  return `${named(name, address)}/${pathBelow(root, place.path)}`;
}

function named(name: string, address: string): string {
  return `${name}-${createHash('sha256').update(address).digest('hex').slice(0, 16)}`;
}
