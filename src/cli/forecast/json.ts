/** A forecast as JSON: media/docs/forecast.md. */
import { doubtsOf, type Forecast, stageIndex, stages } from '../../core/service';
import { toldJson } from '../safe-json';
import type { Forecasted, Forecasts } from './forecasted';

/** What `forecast --format json` prints; its shape has a version, as that of a check. */
export function forecastJson(forecasts: Forecasts, version: string): string {
  return toldJson(forecasts, version, forecasts.all.map(jsonManifest));
}

type Planned = Forecast['plan']['work'][number];

function jsonRange({ p50, p80 }: NonNullable<Forecast['goLive']>): object {
  return {
    ...{ p50: p50.date ?? null, p80: p80.date ?? null },
    workingDays: { p50: p50.workingDays, p80: p80.workingDays },
  };
}

function jsonManifest({ path, report, forecast, outlook, isCut }: Forecasted): object {
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
    drivers: outlook?.drivers ?? null,
    items: outlook?.items.map((each) => ({ ...jsonItem(each), wins: each.wins })) ?? openItems(forecast),
    calibration: { closedStages: forecast.closed, p80Held: forecast.held, isShallow: isCut },
    doubts: doubtsOf(forecast, report, isCut),
  };
}

function jsonItem({ item, owner, estimate }: Planned): object {
  return {
    ...{ id: item.id, stage: item.stage, pillar: item.pillar, owner },
    estimate: estimate === undefined ? null : { ...estimate.days, from: estimate.from },
  };
}

/** What is left before the gate that a plan is about, where nobody can say what it would win. */
function openItems({ plan: { work, goal } }: Forecast): object[] {
  return work
    .filter(({ item }) => stageIndex(item.stage) <= stageIndex(goal))
    .map((each) => ({ ...jsonItem(each), wins: null }));
}

/** When a gate is passed: null where it is passed, or where no date can be given. */
function gateOf(stage: string, { gates, isWhole }: Forecast): object | null {
  const gate = gates.find((each) => each.stage === stage);
  return gate === undefined || !isWhole ? null : jsonRange(gate);
}
