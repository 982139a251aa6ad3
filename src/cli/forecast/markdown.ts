/** A forecast as Markdown, for a pull request, a wiki or a report. */
import {
  chanceInWords,
  doubtsOf,
  drivers,
  driverTitles,
  expectedInWords,
  md,
  shorten,
  stageTitle,
  stillToGoInWords,
  whyNoDates,
} from '../../core/service';
import { inert } from '../formats/inert';
import type { Forecasted, Forecasts } from './forecasted';

export function forecastMarkdown({ today, all, failures }: Forecasts): string {
  const lines = ['# Forecast', '', `As of ${today}.`, ''];
  for (const { path, message } of failures)
    lines.push(md`- **no forecast**: ${inert(path)}: ${inert(message)}`.text, '');
  for (const each of all) lines.push(...manifestLines(each), '');
  return `${lines.join('\n').trimEnd()}\n`;
}

const mostItems = 10;

function manifestLines({ path, report, forecast, outlook }: Forecasted): string[] {
  const lines = [
    md`## ${inert(shorten(report.name ?? path))}`.text,
    '',
    inert(path) === path ? `\`${path}\`` : md`${inert(path)}`.text,
    '',
  ];
  if (forecast.gates.length === 0) return [...lines, 'All gates are passed: nothing is left to forecast.'];
  const refused = whyNoDates(forecast);
  if (refused === undefined) {
    lines.push('| Gate | Half of all cases | Four of five |', '| --- | --- | --- |');
    for (const { stage, p50, p80 } of forecast.gates)
      lines.push(`| ${stageTitle(stage)} | ${expectedInWords(p50)} | ${expectedInWords(p80)} |`);
    const { goLive } = report.manifest;
    if (forecast.chance !== undefined && goLive !== undefined)
      lines.push(
        '',
        `Go-live is planned for ${goLive}: kept in ${chanceInWords(forecast.chance)} of all cases.`,
      );
    const spent = drivers
      .map((each) => `${driverTitles[each]} ${Math.round(outlook.drivers[each])}`)
      .join(', ');
    lines.push('', `The working days of P80 go into: ${spent}.`, '');
    const winning = outlook.items.filter(({ wins }) => wins > 0).slice(0, mostItems);
    if (winning.length > 0)
      lines.push(
        '| Won by doing it now (working days of P80) | Item | Who | Estimate |',
        '| ---: | --- | --- | --- |',
      );
    for (const each of winning)
      lines.push(
        md`| ${each.wins.toFixed(1)} | ${each.id} | ${inert(each.owner)} | ${stillToGoInWords(each)} |`.text,
      );
    lines.push('');
  } else lines.push(refused, '');
  return [...lines, ...doubtsOf(forecast, report).map((doubt) => md`- ${inert(doubt)}`.text)];
}
