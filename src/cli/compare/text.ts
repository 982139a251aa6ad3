/** A ranking as text for a terminal, with a small chart. */
import {
  becauseInWords,
  calledAmong,
  calledOf,
  firstInWords,
  harmless,
  isClear,
  liftInWords,
  limitInWords,
  notesOnRanking,
  oneLine,
  plural,
  type Ranked,
  type Ranking,
  rankingCounts,
  roughly,
  shareInWords,
  timeInWords,
  type Unranked,
  valueInWords,
  verdictOnRanking,
} from '../../core/service';
import { missedText } from '../formats/missed';
import { columnsOf, type Layout, wrap } from '../terminal';
import type { Compared } from './compared';

export function rankingText({ today, ranking, failures, leftOut }: Compared, layout: Layout): string {
  const { paint, width } = layout;
  const verdict = wrap(oneLine(verdictOnRanking(ranking)), width);
  const colour = isClear(ranking) ? 'green' : 'yellow';
  const lines = [
    ...failures.map((each) => missedText(each, 'not compared', paint)),
    ...(failures.length === 0 ? [] : ['']),
    `${paint('bold', 'Compare workflows')}, as of ${today}: ${rankingCounts(ranking)}`,
    ...(leftOut === 0 ? [] : [`${plural(leftOut, 'manifest')} left out by --exclude or a configuration.`]),
    '',
    ...verdict.map((line) => paint(colour, line)),
    ...chart(ranking, layout),
    ...ranking.ranked.slice(0, most).flatMap((each, at) => rankedLines(each, at + 1, ranking, layout)),
    ...unrankedLines('Cannot be ranked', ranking.unknown, layout),
    ...unrankedLines('Not comparable', ranking.apart, layout),
    '',
    ...notesOnRanking(ranking).flatMap((note) =>
      wrap(oneLine(note), width).map((line) => paint('dim', line)),
    ),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

/** So many of each kind are told; JSON has them all. */
const most = 20;

/** A bar for each score. */
function chart(ranking: Ranking, { paint, width }: Layout): string[] {
  const { ranked } = ranking;
  if (ranked.length < 2) return [];
  const shown = ranked.slice(0, most);
  const names = shown.map((each) => oneLine(calledAmong(each, ranking)));
  const longest = Math.min(40, Math.max(...names.map(columnsOf)));
  const room = Math.max(10, Math.min(40, width - longest - 33));
  const best = Math.max(...ranked.map(({ score }) => score));
  return [
    '',
    paint('dim', `   #  ${'workflow'.padEnd(longest)}  ${'first in'.padStart(9)}  ${'score'.padStart(9)}`),
    ...shown.map((each, at) => {
      const name = fitted(names[at] ?? '', longest);
      const size = best === 0 ? 0 : Math.max(each.score > 0 ? 1 : 0, Math.round((each.score / best) * room));
      const numbers = `${firstInWords(each).padStart(9)}  ${roughly(each.score).padStart(9)}`;
      return `${String(at + 1).padStart(4)}  ${name}  ${numbers}  ${paint('cyan', '█'.repeat(size))}`.trimEnd();
    }),
    ...left(ranked.length, paint),
  ];
}

/** A text in so many columns. */
function fitted(text: string, width: number): string {
  let fits = text;
  if (columnsOf(text) > width) {
    fits = '';
    for (const each of text) {
      if (columnsOf(fits + each) > width - 1) break;
      fits += each;
    }
    fits += '…';
  }
  return fits + ' '.repeat(width - columnsOf(fits));
}

function rankedLines(ranked: Ranked, rank: number, ranking: Ranking, { paint, width }: Layout): string[] {
  const { data, integration, readiness } = ranked;
  const told = (text: string): string[] => wrap(text, width - 6).map((line) => `      ${line}`);
  return [
    '',
    `${String(rank).padStart(4)}  ${headOf(ranked, paint)}`,
    ...told(
      `${valueInWords(ranked, ranking)} × readiness ${shareInWords(readiness)} (data ${shareInWords(data)}, integration ${shareInWords(integration)}) ÷ ${timeInWords(ranked.time, ranking)}`,
    ),
    ...told(oneLine(`Held back by ${limitInWords(ranked)}. ${liftInWords(ranked, ranking)}`)),
  ];
}

/** Its name and where it is; where it has no name, once. */
function headOf(each: Pick<Unranked, 'name' | 'path'>, paint: Layout['paint']): string {
  const called = calledOf(each);
  const path = called === each.path ? '' : `  ${paint('dim', harmless(each.path))}`;
  return `${paint('bold', oneLine(called))}${path}`;
}

function unrankedLines(title: string, all: readonly Unranked[], { paint, width }: Layout): string[] {
  if (all.length === 0) return [];
  return [
    '',
    paint('bold', title),
    ...all
      .slice(0, most)
      .flatMap((each) => [
        `  ${headOf(each, paint)}`,
        ...wrap(oneLine(`because ${becauseInWords(each)}`), width - 6).map((line) => `      ${line}`),
      ]),
    ...left(all.length, paint),
  ];
}

function left(count: number, paint: Layout['paint']): string[] {
  if (count <= most) return [];
  return [paint('dim', `      … and ${plural(count - most, 'more workflow')}: --format json has all`)];
}
