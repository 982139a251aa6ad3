/** A line for each manifest as it comes, and at the end what all of them come to. */
import { grouped, harmless, oneLine, plural, shorten, stages, stageTitle } from '../../core/service';
import { endingsOf, type Portfolio } from '../../portfolio/fold';
import type { Row } from '../../portfolio/row';
import {
  daysAway,
  headline,
  kindsInWords,
  monthInWords,
  nameOf,
  passedInWords,
  signs,
  stageInWords,
  type Tone,
  toneOf,
} from '../../portfolio/words';
import type { Write } from '../formats/write';
import { type Colour, columnsOf, type Paint } from '../terminal';
import { type Ending, notLookedAt, type RowWriter } from './writer';

const colours: Readonly<Record<Tone, Colour>> = { good: 'green', bad: 'red', plain: 'yellow' };
/** So many lines of each list at the end. */
const most = 5;

export function textReport(write: Write, paint: Paint): RowWriter {
  return {
    row: (row) => write(`${rowText(row, paint)}\n`),
    end: (ending) => write(`${endText(ending, paint)}\n`),
  };
}

function rowText(row: Row, paint: Paint): string {
  const tone = toneOf(row);
  const sign = paint(colours[tone], signs[tone]);
  const path = paint('dim', harmless(row.path));
  if (row.problem !== null) return `${sign} ${path}\n    ${oneLine(row.problem)}`;
  const place = `${stageInWords(row.stage).padEnd(8)}  ${passedInWords(row)}`;
  const name = paint('bold', oneLine(shorten(nameOf(row))));
  const more = [
    row.blocking,
    row.whole ? '' : 'read or checked only in part',
    row.goLiveDoubt === null ? '' : 'go-live in doubt',
  ].filter((each) => each !== '');
  return `${sign} ${place}  ${name}  ${path}${more.length === 0 ? '' : `\n    ${more.join('; ')}`}`;
}

function endText(ending: Ending, paint: Paint): string {
  const { portfolio } = ending;
  const { manifests } = portfolio;
  return [
    '',
    paint('bold', plural(manifests, 'manifest')),
    ...headline(portfolio),
    ...notLookedAt(ending),
    ...section('Gates', gateLines(portfolio), paint),
    ...section(
      'What blocks most',
      portfolio.blockers
        .slice(0, most)
        .map(({ title, workflows, stage }) => [
          plural(workflows, 'workflow'),
          `${title} (${stageTitle(stage)})`,
        ]),
      paint,
    ),
    ...section(
      'Who has most open',
      portfolio.owners
        .slice(0, most)
        .map(({ name, open, workflows }) => [
          plural(open, 'item'),
          `${oneLine(name)}, in ${plural(workflows, 'workflow')}`,
        ]),
      paint,
    ),
    ...section(
      'What runs out',
      portfolio.months.map((month) => [
        monthInWords(month.month),
        `${grouped(endingsOf(month))}: ${kindsInWords(month.kinds)}`,
      ]),
      paint,
    ),
    ...section(
      'First',
      portfolio.nearest
        .slice(0, most)
        .map(({ date, days, words, owner, workflow }) => [
          `${date} (${daysAway(days)})`,
          oneLine(`${words}: ${owner}, ${workflow}`),
        ]),
      paint,
    ),
  ].join('\n');
}

function gateLines({ gates, manifests, unread }: Portfolio): (readonly [string, string])[] {
  return stages.flatMap((stage) => {
    const gate = gates.find((each) => each.stage === stage);
    if (gate === undefined) return [];
    const ahead = gate.ahead === 0 ? '' : `, ${grouped(gate.ahead)} claimed and not passed`;
    return [
      [
        stageTitle(stage),
        `${grouped(gate.states.passed)} of ${grouped(manifests - unread)} passed${ahead}`,
      ] as const,
    ];
  });
}

/** Lines of two columns under a heading; nothing where there are none. */
function section(title: string, lines: readonly (readonly string[])[], paint: Paint): string[] {
  if (lines.length === 0) return [];
  const width = Math.max(...lines.map(([first = '']) => columnsOf(first)));
  return [
    '',
    paint('bold', title),
    ...lines.map(
      ([first = '', second = '']) => `  ${first}${' '.repeat(width - columnsOf(first))}  ${second}`,
    ),
  ];
}
