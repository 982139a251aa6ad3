/** A forecast as JSON: media/docs/forecast.md. */
import { doubtsOf, type Expected, type Forecast, stages } from '../../core/service';
import { nested } from '../safe-json';
import type { Forecasted, Forecasts } from './forecasted';

/** What `forecast --format json` prints; its shape has a version, as that of a check. */
export function forecastJson({ today, all, failures }: Forecasts, version: string): string {
  const report = {
    version: 1,
    tool: { name: 'ai-readiness', version },
    today,
    manifests: all.map(jsonManifest),
    failures: failures.map(({ path, message }) => ({ path, message })),
  };
  return `${nested(report, 0)}\n`;
}

interface Range {
  readonly p50: Expected;
  readonly p80: Expected;
}

function jsonRange({ p50, p80 }: Range): object {
  return {
    ...{ p50: p50.date ?? null, p80: p80.date ?? null },
    workingDays: { p50: p50.workingDays, p80: p80.workingDays },
  };
}

function jsonManifest({ path, report, forecast, outlook }: Forecasted): object {
  const { plan, isWhole } = forecast;
  return {
    path,
    name: report.name ?? null,
    stage: report.stage ?? null,
    // Dates of what is estimated alone would be too early.
    gates: Object.fromEntries(stages.map((stage) => [stage, gateOf(stage, forecast)])),
    goLive: isWhole && forecast.goLive !== undefined ? jsonRange(forecast.goLive) : null,
    planned: report.manifest.goLive ?? null,
    chance: isWhole ? (forecast.chance ?? null) : null,
    estimated: plan.estimated,
    estimateFirst: plan.unestimated,
    drivers: isWhole ? outlook.drivers : null,
    items: outlook.items.map(({ item, owner, estimate, wins }) => ({
      ...{ id: item.id, stage: item.stage, pillar: item.pillar, owner },
      estimate: estimate === undefined ? null : { ...estimate.days, from: estimate.from },
      wins: isWhole ? wins : null,
    })),
    calibration: { closedStages: forecast.closed },
    doubts: doubtsOf(forecast, report),
  };
}

/** When a gate is passed: null where it is passed, or where no date can be given. */
function gateOf(stage: string, { gates, isWhole }: Forecast): object | null {
  const gate = gates.find((each) => each.stage === stage);
  return gate === undefined || !isWhole ? null : jsonRange(gate);
}
