/** What every format of a report is: rows as they come, and an end. */
import { grouped, plural } from '../../core/service';
import type { Portfolio } from '../../portfolio/fold';
import type { Row } from '../../portfolio/row';
import type { LeftOut } from '../../repository';

/** What is known when all rows are written. */
export interface Ending {
  readonly portfolio: Portfolio;
  readonly leftOut: LeftOut;
  /** How many paths and patterns were named, and nothing is there. */
  readonly notFound: number;
}

/** What was not looked at, in sentences. */
export function notLookedAt({ leftOut: { paths }, notFound }: Ending): string[] {
  return [
    ...(paths.length === 0
      ? []
      : [`${plural(paths.length, 'manifest')} left out by --exclude or a configuration.`]),
    ...(notFound === 0
      ? []
      : [`${grouped(notFound)} of what was named ${notFound === 1 ? 'was' : 'were'} not found.`]),
  ];
}

export interface RowWriter {
  row(row: Row): Promise<void>;
  end(ending: Ending): Promise<void>;
}
