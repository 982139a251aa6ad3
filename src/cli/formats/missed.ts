/** What could not be found or read, in a line, for the commands that only tell. */
import { harmless, md, oneLine } from '../../core/service';
import { type Failure, missedWord } from '../checked';
import type { Paint } from '../terminal';
import { inert } from './inert';

/** `word`: what is said before a failure that is not about something that is not there. */
export function missedText(failure: Failure, word: string, paint: Paint): string {
  return `${paint('red', missedWord(failure, word))}  ${harmless(failure.path)}: ${oneLine(failure.message)}`;
}

/** The same as a point of a list. */
export function missedMarkdown(failure: Failure, word: string): string {
  return md`- **${missedWord(failure, word)}**: ${inert(failure.path)}: ${inert(failure.message)}`.text;
}
