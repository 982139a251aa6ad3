/** A manifest with its forecast, for the formats of `forecast`. */
import { type Forecast, Forecaster, type Outlook, type Report, toTheEnd } from '../../core/service';
import type { Checked, Failure } from '../checked';

export interface Forecasted {
  readonly path: string;
  readonly report: Report;
  readonly forecast: Forecast;
  /** Absent where no dates can be given. */
  readonly outlook: Outlook | undefined;
}

/** All that was forecast in a run. */
export interface Forecasts {
  readonly today: string;
  readonly all: readonly Forecasted[];
  readonly failures: readonly Failure[];
}

export function forecasted({ path, report }: Checked): Forecasted {
  const forecaster = Forecaster.of(report);
  return { path, report, forecast: forecaster.forecast(), outlook: toTheEnd(forecaster.outlook()) };
}
