/** The days ahead in words. */
import { dateInWords, daysBetween } from '../../../core/base/dates';
import { yearAhead } from '../../../core/base/limits';
import type { DayView, ExpectedView } from '../../protocol/ahead';
import { signOfGate, stageNames } from './words';

/** The day of the calendar that is looked at; empty where that is today, or lies outside the year by now. */
export function dayAhead(day: string, today: string): string {
  const days = daysBetween(today, day) ?? 0;
  return days > 0 && days <= yearAhead ? day : '';
}

/** How the gates are on a day, in one line. */
export function dayInWords({ date, gates, blocking }: DayView): string {
  const told = gates.map((gate) => `${stageNames[gate.id]} ${signOfGate(gate).word.toLowerCase()}`);
  return `${dateInWords(date)}: ${told.join(', ')}. ${blockingOnDay(blocking)}`;
}

/** What keeps the claimed stage back, as a sentence. */
export function blockingOnDay(blocking: string): string {
  return blocking === '' ? 'Nothing keeps the claimed stage back.' : `${blocking}.`;
}

/** `21 December 2026`, or that no calendar has it. */
export function expectedDay({ date }: ExpectedView): string {
  return date === undefined ? 'after 9999' : dateInWords(date);
}

/** `2026-12-21` → `December 2026`. */
export function monthOf(date: string): string {
  const words = dateInWords(date);
  return words.slice(words.indexOf(' ') + 1);
}
