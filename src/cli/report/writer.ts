/** What every format of a report is: rows as they come, and an end. */
import type { Portfolio } from '../../portfolio/fold';
import type { Row } from '../../portfolio/row';
import type { LeftOut } from '../../repository';

/** What is known when all rows are written. */
export interface Ending {
  readonly portfolio: Portfolio;
  readonly leftOut: LeftOut;
}

export interface RowWriter {
  row(row: Row): Promise<void>;
  end(ending: Ending): Promise<void>;
}
