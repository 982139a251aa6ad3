/** When the gates can be passed, as the panel shows it. */
import {
  type Calibration,
  calibrationOf,
  chanceInWords,
  dateInWords,
  daysBetween,
  doubtsOf,
  driversOf,
  type Forecast,
  Forecaster,
  nothingToForecast,
  type Outlook,
  type Report,
  stages,
  stillToGoInWords,
  tooFewEstimated,
} from '../../core/service';
import type { ForecastView, GateForecastView } from '../protocol/ahead';
import { shorten } from './places';

type Range = NonNullable<Forecast['goLive']>;

/** The forecast of a manifest, a step at a time, so that whoever asks can stop. */
export function* forecastOf(
  report: Report,
  { ratios, isCut }: Calibration = calibrationOf([]),
): Generator<undefined, ForecastView> {
  const forecaster = Forecaster.of(report, ratios);
  yield undefined;
  const forecast = forecaster.forecast();
  const outlook = yield* forecaster.outlook();
  return {
    ...forecastView(report, forecast, outlook),
    doubts: doubtsOf(forecast, report, isCut).map(shorten),
  };
}

function forecastView(
  report: Report,
  forecast: Forecast,
  outlook: Outlook | undefined,
): Omit<ForecastView, 'doubts'> {
  const { goLive: planned } = report.manifest;
  const isDone = forecast.gates.length === 0;
  const few = tooFewEstimated(forecast);
  const known = isDone || few !== undefined ? undefined : outlook;
  return {
    today: report.input.today,
    ...(planned === undefined ? {} : { planned }),
    gates: stages.map((stage) => gateView(stage, forecast, report)),
    told: known === undefined ? [] : toldOf(forecast, report),
    none: isDone ? nothingToForecast(report) : (few ?? ''),
    estimateFirst: isDone || few === undefined ? [] : estimateFirst(forecast),
    drivers: known === undefined ? [] : driversOf(known),
    ...winsOf(known),
  };
}

/** Without dates only how it stands: those of what is estimated alone would be too early. */
function gateView(
  stage: GateForecastView['stage'],
  { gates, isWhole }: Forecast,
  report: Report,
): GateForecastView {
  if (report.gates[stage].state === 'passed') return { stage, is: 'passed' };
  const gate = gates.find((each) => each.stage === stage);
  if (gate === undefined) return { stage, is: 'errors' };
  return { stage, is: 'open', ...(isWhole && { range: rangeView(gate) }) };
}

function rangeView({ p50, p80 }: Range): NonNullable<GateForecastView['range']> {
  const view = ({ workingDays, date }: Range['p50']) => ({ workingDays, ...(date && { date }) });
  return { p50: view(p50), p80: view(p80) };
}

function toldOf(
  { goLive, chance }: Forecast,
  { manifest: { goLive: planned }, input }: Report,
): ForecastView['told'] {
  if (goLive === undefined)
    return [{ words: 'Nothing is left before go-live: what is told here is the Operate gate.' }];
  const { p50, p80 } = goLive;
  const expected = `Go-live in half of all cases ${by(p50)}, in four of five ${by(p80)}.`;
  const left = daysBetween(input.today, planned);
  if (planned === undefined || left === undefined) return [{ words: expected }];
  const day = dateInWords(planned);
  if (chance === undefined)
    return [{ words: expected }, { words: `It was planned for ${day}, which is over.`, tone: 'bad' }];
  const tone = chance >= 0.8 ? 'good' : chance >= 0.5 ? 'warn' : 'bad';
  return [
    { words: expected },
    { words: `Planned for ${day}: kept in ${chanceInWords(chance)} of all cases.`, tone },
  ];
}

function by({ date }: Range['p50']): string {
  return date === undefined ? 'after the year 9999' : `by ${dateInWords(date)}`;
}

function estimateFirst({ plan: { work, unestimated } }: Forecast): ForecastView['estimateFirst'] {
  const titles = new Map(work.map(({ item }) => [item.id, item.entry.title]));
  return unestimated.map((item) => ({ item, title: titles.get(item) ?? item }));
}

function winsOf(outlook: Outlook | undefined): Pick<ForecastView, 'wins' | 'idle'> {
  const all = outlook?.items ?? [];
  const winning = all.filter(({ wins }) => wins > 0);
  return {
    wins: winning.map((each) => ({
      item: each.item.id,
      title: each.item.entry.title,
      days: each.wins,
      who: shorten(each.owner),
      left: stillToGoInWords(each),
    })),
    idle: all.length - winning.length,
  };
}
