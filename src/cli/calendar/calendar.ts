/** The calendars of the manifests of a run. */
import { type Calendar, calendarOf, type Path, placeOf, plural, toTheEnd } from '../../core/service';
import type { Checked, Failure } from '../checked';

/** One manifest, and the days ahead of it. */
export interface Ahead extends Calendar {
  /** As it is shown. */
  readonly path: string;
  /** Its repository and its path in that: the same wherever it is checked out, and no other manifest's. */
  readonly key: string;
  readonly name: string | undefined;
  /** A path in it as a name that stays, in which entries of lists go by what they are. */
  readonly placeOf: (path: Path) => string;
}

export interface Calendars {
  readonly today: string;
  readonly all: readonly Ahead[];
  readonly failures: readonly Failure[];
}

export function aheadOf({ path, document, report }: Checked, key: string): Ahead {
  const placeIn = (at: Path): string => placeOf(document.parsed.root, at).join('.');
  return { path, key, name: report.name, placeOf: placeIn, ...toTheEnd(calendarOf(document, report.input)) };
}

/** How much is not told, in a sentence; empty where all is. */
export function leftOutInWords({ leftOut }: Pick<Ahead, 'leftOut'>): string {
  return leftOut === 0
    ? ''
    : `${plural(leftOut, 'more date')} within the year ${leftOut === 1 ? 'is' : 'are'} left out here: the latest ends of evidence and the like.`;
}
