/** A forecast as text for a terminal, with a small chart. */
import {
  byExpected,
  chanceInWords,
  doubtsOf,
  driversInWords,
  expectedInWords,
  type Forecast,
  harmless,
  nothingToForecast,
  type Outlook,
  oneLine,
  plural,
  shorten,
  stageTitle,
  stillToGoInWords,
  whyNoDates,
} from '../../core/service';
import { missedText } from '../formats/missed';
import { type Layout, wrap } from '../terminal';
import type { Forecasted, Forecasts } from './forecasted';

export function forecastText({ today, all, failures }: Forecasts, layout: Layout): string {
  const { paint } = layout;
  const lines: string[] = [];
  for (const each of failures) lines.push(missedText(each, 'no forecast', paint), '');
  for (const each of all) lines.push(...manifestLines(each, today, layout), '');
  return `${lines.join('\n').trimEnd()}\n`;
}

/** So many items are listed; JSON has them all. */
const mostItems = 8;

function manifestLines(
  { path, report, forecast, outlook, isCut }: Forecasted,
  today: string,
  layout: Layout,
): string[] {
  const { paint, width } = layout;
  const title = report.name === undefined ? '' : `: ${oneLine(shorten(report.name))}`;
  const lines = [`${paint('bold', harmless(path))}${title}, as of ${today}`, ''];
  const told = (text: string): string[] => wrap(text, width - 2).map((line) => `  ${line}`);
  if (forecast.gates.length === 0) return [...lines, ...told(nothingToForecast(report))];
  if (outlook === undefined) lines.push(...told(whyNoDates(forecast) ?? ''), '');
  else
    lines.push(
      ...[...chart(forecast, layout), ...plannedLines(forecast, report.manifest.goLive, layout), ''],
      ...told(`The working days of P80 go into: ${driversInWords(outlook)}.`),
      ...winningLines(outlook, layout),
      '',
    );
  for (const doubt of doubtsOf(forecast, report, isCut))
    lines.push(...told(doubt).map((line) => paint('dim', line)));
  return lines;
}

/** What would be won by doing an item now. */
function winningLines({ items }: Outlook, { paint }: Layout): string[] {
  const all = items.filter(({ wins }) => wins > 0);
  if (all.length === 0) return [];
  const shown = all.slice(0, mostItems);
  const ids = Math.max(...shown.map(({ id }) => id.length));
  const more = all.length - shown.length;
  return [
    '',
    '  Won by doing it now, in working days of P80:',
    ...shown.map((each) => {
      const wins = paint('green', each.wins.toFixed(1).padStart(6));
      const rest = paint('dim', `${oneLine(each.owner)}; ${stillToGoInWords(each)}`);
      return `  ${wins}  ${each.id.padEnd(ids)}  ${rest}`;
    }),
    ...(more > 0
      ? [paint('dim', `          … and ${plural(more, 'more item')}: --format json has all`)]
      : []),
  ];
}

/** A line for each gate: the days until which it is passed, in half of all cases and in four of five. */
function chart({ gates }: Forecast, { paint, width }: Layout): string[] {
  const longest = Math.max(1, ...gates.map(({ p80 }) => p80.workingDays));
  const room = Math.max(10, Math.min(40, width - 46));
  const size = (days: number): number => Math.round((days / longest) * room);
  return [
    paint('dim', `  ${'gate'.padEnd(10)}${'half of cases'.padEnd(16)}four of five`),
    ...gates.map(({ stage, p50, p80 }) => {
      const bar =
        '█'.repeat(size(p50.workingDays)) + '░'.repeat(size(p80.workingDays) - size(p50.workingDays));
      return `  ${stageTitle(stage).padEnd(10)}${expectedInWords(p50).padEnd(16)}${expectedInWords(p80).padEnd(12)}${paint('cyan', bar)}`;
    }),
  ];
}

function plannedLines(
  { goLive, chance }: Forecast,
  planned: string | undefined,
  { paint }: Layout,
): string[] {
  if (goLive === undefined) return [];
  const expected = `  Go-live in half of all cases ${byExpected(goLive.p50)}, in four of five ${byExpected(goLive.p80)}.`;
  if (planned === undefined || chance === undefined) return ['', expected];
  const colour = chance >= 0.8 ? 'green' : chance >= 0.5 ? 'yellow' : 'red';
  return [
    '',
    expected,
    `  Planned for ${planned}: kept in ${paint(colour, `${chanceInWords(chance)} of all cases`)}.`,
  ];
}
