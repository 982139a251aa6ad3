/** A page of bounded length: what all manifests come to, and those that need somebody most. */
import { grouped, inOrder, md, plural, shorten, stageTitle, table } from '../../core/service';
import { endingsOf, type Portfolio } from '../../portfolio/fold';
import type { Row } from '../../portfolio/row';
import {
  daysAway,
  headline,
  keptInShort,
  kindsInWords,
  monthInWords,
  nameOf,
  passedInWords,
  signs,
  stageInWords,
  toneOf,
} from '../../portfolio/words';
import { inert } from '../formats/inert';
import { Worst } from '../formats/worst';
import type { Write } from '../formats/write';
import { type Ending, notLookedAt, type RowWriter } from './writer';

/** So many workflows are listed; a page of more is read by nobody. */
const mostRows = 100;
const mostLines = 10;

/** What is kept of a row. */
interface Line {
  readonly rank: number;
  readonly open: number;
  readonly path: string;
  readonly cells: readonly string[];
}

/** `write` is called once, at the end. */
export function markdownReport(write: Write): RowWriter {
  const lines = new Worst<Line>(
    mostRows,
    (one, other) => one.rank - other.rank || other.open - one.open || inOrder(one.path, other.path),
  );
  return {
    row: async (row) => lines.add(lineOf(row)),
    end: (ending) => write(pageOf(lines, ending)),
  };
}

const ranks = { bad: 0, plain: 1, good: 2 } as const;

function lineOf(row: Row): Line {
  const tone = toneOf(row);
  const [next] = row.endings;
  return {
    rank: ranks[tone],
    open: row.openItems.length + row.blockingErrors,
    path: row.path,
    cells: [
      `${signs[tone]} ${inert(shorten(nameOf(row), 80))}`,
      stageInWords(row.stage),
      row.problem === null ? passedInWords(row) : '',
      inert(blockedBy(row)),
      inert(row.causes[0]?.owner ?? ''),
      next === undefined ? '' : `${next.date} (${daysAway(next.days)})`,
      row.goLiveP50 ?? row.noForecast ?? '',
      row.goLiveP80 ?? '',
      keptInShort(row),
      inert(row.path),
    ],
  };
}

/** What keeps it from its gates; of a file that is broken, what is wrong with it. */
function blockedBy({ problem, blocking, causes: [first] }: Row): string {
  if (problem !== null) return problem;
  if (blocking !== '') return `${blocking}: ${first?.what ?? ''}`;
  return first?.stage === null ? `cannot be read as a whole: ${first.what}` : '';
}

const head = [
  'Workflow',
  'Stage',
  'Gates passed',
  'What blocks, first',
  'Next to act',
  'Runs out next',
  'Go-live P50',
  'P80',
  'Kept',
  'Manifest',
];

function pageOf(lines: Worst<Line>, ending: Ending): string {
  const { portfolio } = ending;
  const { manifests, today } = portfolio;
  const shown = lines.all;
  const left = lines.count - shown.length;
  return [
    `# AI Readiness: ${plural(manifests, 'manifest')}`,
    `As of ${today}. ${headline(portfolio).join(' ')}`,
    ...notLookedAt(ending),
    ...section(
      'Gates',
      ['Gate', 'Passed', 'Claimed and not passed', 'Blocked by errors'],
      gateRows(portfolio),
    ),
    ...section(
      'What blocks most',
      ['Item', 'Gate', 'Pillar', 'Workflows'],
      portfolio.blockers
        .slice(0, mostLines)
        .map(({ title, stage, pillar, workflows }) => [title, stageTitle(stage), pillar, grouped(workflows)]),
    ),
    ...section(
      'Who has most open',
      ['Owner', 'Open items', 'Workflows'],
      portfolio.owners
        .slice(0, mostLines)
        .map(({ name, open, workflows }) => [inert(name), grouped(open), grouped(workflows)]),
    ),
    ...section(
      'Open items by pillar',
      ['Pillar', 'Open', 'Satisfied'],
      portfolio.pillars.map(({ pillar, open, met, required }) => [
        pillar,
        grouped(open),
        `${grouped(met)} of ${grouped(required)}`,
      ]),
    ),
    ...section(
      'What runs out',
      ['Month', 'How many', 'Of what'],
      portfolio.months.map((month) => [
        monthInWords(month.month),
        grouped(endingsOf(month)),
        kindsInWords(month.kinds),
      ]),
    ),
    ...section(
      'Workflows',
      head,
      shown.map(({ cells }) => cells),
    ),
    ...(left === 0 ? [] : [`… and ${plural(left, 'workflow')} more, left out here.`]),
  ]
    .join('\n\n')
    .concat('\n');
}

function gateRows({ gates }: Portfolio): string[][] {
  return gates.map(({ stage, states, ahead }) => [
    stageTitle(stage),
    grouped(states.passed),
    grouped(ahead),
    grouped(states.blocked),
  ]);
}

function section(title: string, columns: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return rows.length === 0 ? [] : [md`## ${title}`.text, table(columns, rows).text];
}
