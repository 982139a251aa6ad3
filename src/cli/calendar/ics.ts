/**
 * The calendar for people's own calendars (RFC 5545): all-day events whose ids stay, so that whoever imports it again gets
 * the new days and no second entries.
 */
import { createHash } from 'node:crypto';
import { harmless, oneLine, plusDays } from '../../core/service';
import { notObeyedByBreaks } from '../runners';
import { type Ahead, type Calendars, leftOutInWords } from './calendar';
import { type Entry, entriesOf } from './entries';

/** `made`: the day of making it, ISO date, whatever day it counts from. */
export function calendarIcs({ today, all }: Calendars, made: string): string {
  const events = new Map<string, readonly string[]>();
  for (const each of all)
    for (const entry of [...entriesOf(each), ...leftOutOf(each, today)]) {
      const uid = createHash('sha256').update(entry.id).digest('hex').slice(0, 32);
      // Two checkouts of one repository have the same entries: a calendar takes each once.
      if (!events.has(uid)) events.set(uid, eventLines(uid, entry, { ahead: each, made }));
    }
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//AI Readiness//ai-readiness calendar//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...(events.size === 0 ? noEvents : [...events.values()].flat()),
    'END:VCALENDAR',
  ];
  // A runner that shows it must not obey it, and what it says must stay: such lines are folded once more.
  return notObeyedByBreaks(lines.map((line) => `${folded(line)}\r\n`).join(''), fold);
}

/**
 * A calendar has one component at least (RFC 5545, 3.6). A time zone puts nothing into anybody's calendar that would still
 * stand there when something comes up.
 */
const noEvents = [
  'BEGIN:VTIMEZONE',
  'TZID:Etc/UTC',
  'BEGIN:STANDARD',
  'COMMENT:Nothing ends\\, falls due or turns within a year.',
  'DTSTART:19700101T000000',
  'TZOFFSETFROM:+0000',
  'TZOFFSETTO:+0000',
  'TZNAME:UTC',
  'END:STANDARD',
  'END:VTIMEZONE',
];

/** What is not in it has an entry on the day of telling: who looks into a calendar sees nothing else of the file. */
function leftOutOf(ahead: Ahead, today: string): Entry[] {
  const says = leftOutInWords(ahead);
  if (says === '') return [];
  const about = { kind: 'left-out', turn: undefined, more: '', who: undefined };
  return [{ ...about, id: `${ahead.key}/left-out`, date: today, says }];
}

function eventLines(
  uid: string,
  { date, turn, says, more, who }: Entry,
  { ahead: { name, path }, made }: { readonly ahead: Ahead; readonly made: string },
): string[] {
  const description = [more, who === undefined ? '' : `For: ${who}`, path].filter((each) => each !== '');
  return [
    'BEGIN:VEVENT',
    `UID:${uid}@ai-readiness`,
    // With a method it is when the event was made (RFC 5545, 3.8.7.2): what is made later takes the place of what was made before.
    `DTSTAMP:${compact(made)}T000000Z`,
    `DTSTART;VALUE=DATE:${compact(date)}`,
    `DTEND;VALUE=DATE:${compact(plusDays(date, 1) ?? date)}`,
    `SUMMARY:${escaped(`${turn === 'worse' ? '! ' : ''}${says}${name === undefined ? '' : ` (${name})`}`)}`,
    `DESCRIPTION:${description.map(escaped).join('\\n')}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

function compact(date: string): string {
  return date.replaceAll('-', '');
}

function escaped(text: string): string {
  return harmless(oneLine(text)).replace(/[\\;,]/g, '\\$&');
}

/** A line has 75 octets at most, and goes on behind a space. */
function folded(line: string): string {
  let out = '';
  let left = longestLine;
  for (const character of line) {
    const size = octetsOf(character);
    if (size > left) {
      out += fold;
      left = longestLine - 1;
    }
    out += character;
    left -= size;
  }
  return out;
}

const longestLine = 75;
const fold = '\r\n ';

function octetsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}
