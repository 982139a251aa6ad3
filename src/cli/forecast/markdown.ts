/** A forecast as Markdown, for a pull request, a wiki or a report. */
import {
  chanceInWords,
  doubtsOf,
  driversInWords,
  expectedInWords,
  type Forecast,
  md,
  nothingToForecast,
  type Outlook,
  shorten,
  stageTitle,
  stillToGoInWords,
  whyNoDates,
} from '../../core/service';
import { inert } from '../formats/inert';
import { missedMarkdown } from '../formats/missed';
import type { Forecasted, Forecasts } from './forecasted';

export function forecastMarkdown({ today, all, failures }: Forecasts): string {
  const lines = ['# Forecast', '', `As of ${today}.`, ''];
  for (const each of failures) lines.push(missedMarkdown(each, 'no forecast'), '');
  for (const each of all) lines.push(...manifestLines(each), '');
  return `${lines.join('\n').trimEnd()}\n`;
}

const mostItems = 10;

function manifestLines({ path, report, forecast, outlook, isCut }: Forecasted): string[] {
  const lines = [md`## ${inert(shorten(report.name ?? path))}`.text, '', md`${inert(path)}`.text, ''];
  if (forecast.gates.length === 0) return [...lines, nothingToForecast(report)];
  if (outlook === undefined) lines.push(whyNoDates(forecast) ?? '');
  else lines.push(...dateLines(forecast, report.manifest.goLive), ...outlookLines(outlook));
  return [...lines, '', ...doubtsOf(forecast, report, isCut).map((doubt) => md`- ${inert(doubt)}`.text)];
}

function dateLines({ gates, chance }: Forecast, planned: string | undefined): string[] {
  const lines = ['| Gate | Half of all cases | Four of five |', '| --- | --- | --- |'];
  for (const { stage, p50, p80 } of gates)
    lines.push(`| ${stageTitle(stage)} | ${expectedInWords(p50)} | ${expectedInWords(p80)} |`);
  if (chance !== undefined && planned !== undefined)
    lines.push('', `Go-live is planned for ${planned}: kept in ${chanceInWords(chance)} of all cases.`);
  return [...lines, ''];
}

function outlookLines(outlook: Outlook): string[] {
  const winning = outlook.items.filter(({ wins }) => wins > 0).slice(0, mostItems);
  const spent = `The working days of P80 go into: ${driversInWords(outlook)}.`;
  if (winning.length === 0) return [spent];
  return [
    spent,
    '',
    '| Won by doing it now (working days of P80) | Item | Who | Estimate |',
    '| ---: | --- | --- | --- |',
    ...winning.map(
      (each) =>
        md`| ${each.wins.toFixed(1)} | ${each.id} | ${inert(each.owner)} | ${stillToGoInWords(each)} |`.text,
    ),
  ];
}
