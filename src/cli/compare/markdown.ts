/** A ranking as Markdown, for a pull request, a wiki or a report. */
import {
  becauseInWords,
  calledOf,
  firstInWords,
  liftInWords,
  limitInWords,
  md,
  notesOnRanking,
  plural,
  type Ranking,
  rankingCounts,
  roughly,
  shareInWords,
  table,
  timeInWords,
  type Unranked,
  valueInWords,
  verdictOnRanking,
} from '../../core/service';
import { inert } from '../formats/inert';
import { missedMarkdown } from '../formats/missed';
import type { Compared } from './compared';

/** So many workflows are listed of each kind; a page of more is read by nobody. */
const most = 100;

export function rankingMarkdown({ today, ranking, failures, leftOut }: Compared): string {
  const paragraphs = [
    '# Compare workflows',
    `As of ${today}: ${rankingCounts(ranking)}.`,
    ...failures.map((each) => missedMarkdown(each, 'not compared')),
    ...(leftOut === 0 ? [] : [`${plural(leftOut, 'manifest')} left out by --exclude or a configuration.`]),
    md`**${inert(verdictOnRanking(ranking))}**`.text,
    ...rankedTable(ranking),
    ...unrankedTable('Cannot be ranked', ranking.unknown),
    ...unrankedTable('Not comparable', ranking.apart),
    ...list(notesOnRanking(ranking)),
  ];
  return `${paragraphs.join('\n\n')}\n`;
}

function rankedTable(ranking: Ranking): string[] {
  const { ranked } = ranking;
  if (ranked.length === 0) return [];
  const columns = [
    '',
    'Workflow',
    'First in',
    'Score',
    'Value',
    'Readiness',
    'Time',
    'Held back by',
    'What would lift it most',
  ];
  const rows = ranked
    .slice(0, most)
    .map((each, at) => [
      String(at + 1),
      inert(calledOf(each)),
      firstInWords(each),
      roughly(each.score),
      valueInWords(each, ranking),
      `${shareInWords(each.readiness)} (data ${shareInWords(each.data)}, integration ${shareInWords(each.integration)})`,
      timeInWords(each.time, ranking),
      limitInWords(each),
      inert(liftInWords(each, ranking)),
    ]);
  return [table(columns, rows).text, ...more(ranked.length)];
}

function unrankedTable(title: string, all: readonly Unranked[]): string[] {
  if (all.length === 0) return [];
  const rows = all
    .slice(0, most)
    .map((each) => [inert(calledOf(each)), inert(becauseInWords(each)), inert(each.path)]);
  return [`## ${title}`, table(['Workflow', 'Because', 'Manifest'], rows).text, ...more(all.length)];
}

function more(count: number): string[] {
  return count <= most ? [] : [`… and ${plural(count - most, 'workflow')} more, left out here.`];
}

function list(notes: readonly string[]): string[] {
  return notes.length === 0 ? [] : [notes.map((note) => md`- ${inert(note)}`.text).join('\n')];
}
