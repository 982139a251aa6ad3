/** A manifest with its forecast, for the formats of `forecast`. */
import { type Forecast, Forecaster, type Outlook, type Report } from '../../core/service';
import type { Checked, Failure } from '../checked';

export interface Forecasted {
  readonly path: string;
  readonly report: Report;
  readonly forecast: Forecast;
  readonly outlook: Outlook;
}

/** All that was forecast in a run. */
export interface Forecasts {
  readonly today: string;
  readonly all: readonly Forecasted[];
  readonly failures: readonly Failure[];
}

export function forecasted({ path, report }: Checked): Forecasted {
  const forecaster = Forecaster.of(report);
  const steps = forecaster.outlook();
  for (;;) {
    const step = steps.next();
    if (step.done === true) return { path, report, forecast: forecaster.forecast(), outlook: step.value };
  }
}
