/** A manifest with its forecast, for the formats of `forecast`. */
import {
  type Calibration,
  type Forecast,
  Forecaster,
  type Outlook,
  type Report,
  toTheEnd,
} from '../../core/service';
import type { Checked, Failure } from '../checked';

export interface Forecasted {
  readonly path: string;
  readonly report: Report;
  readonly forecast: Forecast;
  /** Absent where no dates can be given. */
  readonly outlook: Outlook | undefined;
  /** Whether closed stages may be missing that would have said what estimates are off by. */
  readonly isCut: boolean;
}

/** All that was forecast in a run. */
export interface Forecasts {
  readonly today: string;
  readonly all: readonly Forecasted[];
  readonly failures: readonly Failure[];
}

export function forecasted({ path, report }: Checked, { ratios, isCut }: Calibration): Forecasted {
  const forecaster = Forecaster.of(report, ratios);
  const outlook = toTheEnd(forecaster.outlook());
  return { path, report, forecast: forecaster.forecast(), outlook, isCut };
}
