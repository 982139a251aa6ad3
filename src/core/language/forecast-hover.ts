/** What the forecast says of the day that is planned for going live. */
import { joined, type Markdown, md, noMarkdown, paragraphs } from '../base/markdown';
import type { Report } from '../facts/report';
import { Forecaster } from '../forecast/forecast';
import { chanceInWords, doubtsOf, expectedInWords, whyNoDates } from '../forecast/words';

/** The days of the forecast, how often the planned one is kept, and what is not known; nothing once the workflow is live. */
export function forecastOfGoLive(report: Report): Markdown {
  if (report.stage === 'operate') return noMarkdown;
  const forecast = Forecaster.of(report).forecast();
  const { goLive, chance } = forecast;
  if (goLive === undefined) return noMarkdown;
  const refused = whyNoDates(forecast);
  if (refused !== undefined) return md`${refused}`;
  const { p50, p80 } = goLive;
  const days = md`Forecast: **${expectedInWords(p50)}** in half of all cases (P50), **${expectedInWords(p80)}** in four of five (P80).`;
  const kept =
    chance === undefined ? noMarkdown : md`The planned day is kept in ${chanceInWords(chance)} of them.`;
  return paragraphs([
    joined([days, kept], ' '),
    ...doubtsOf(forecast, report).map((doubt) => md`*${doubt}*`),
  ]);
}
