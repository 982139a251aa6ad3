/**
 * The calendar for people's own calendars (RFC 5545): all-day events whose ids stay, so that whoever imports it again gets
 * the new days and no second entries.
 */
import { createHash } from 'node:crypto';
import { harmless, oneLine, plusDays } from '../../core/service';
import { type Ahead, type Calendars, leftOutInWords } from './calendar';
import { type Entry, entriesOf } from './entries';

export function calendarIcs({ today, all }: Calendars): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//AI Readiness//ai-readiness calendar//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...all.flatMap((each) =>
      [...entriesOf(each), ...leftOutOf(each, today)].flatMap((entry) => eventLines(entry, each, today)),
    ),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** What is not in it has an entry on the day of telling: who looks into a calendar sees nothing else of the file. */
function leftOutOf(ahead: Ahead, today: string): Entry[] {
  const says = leftOutInWords(ahead);
  if (says === '') return [];
  const about = { kind: 'left-out', turn: undefined, more: '', who: undefined };
  return [{ ...about, id: `${ahead.key}/left-out`, date: today, says }];
}

function eventLines(
  { id, date, turn, says, more, who }: Entry,
  { name, path }: Ahead,
  today: string,
): string[] {
  const description = [more, who === undefined ? '' : `For: ${who}`, path].filter((each) => each !== '');
  return [
    'BEGIN:VEVENT',
    `UID:${createHash('sha256').update(id).digest('hex').slice(0, 32)}@ai-readiness`,
    // The day of telling: what is told later takes the place of what was told before.
    `DTSTAMP:${compact(today)}T000000Z`,
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
      out += '\r\n ';
      left = longestLine - 1;
    }
    out += character;
    left -= size;
  }
  return out;
}

const longestLine = 75;

function octetsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}
