/** A manifest with its forecast, for the formats of `forecast`. */
import { type Forecast, Forecaster, type Outlook, type Report, toTheEnd } from '../../core/service';
import type { Checked, Failure } from '../checked';

/** What closed stages say of how far estimates are off. */
export interface Calibration {
  /** How long closed stages took over what they were to take. */
  readonly ratios: readonly number[];
  /** Whether there may be more of them, in commits that the clone does not have. */
  readonly isCut: boolean;
}

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
