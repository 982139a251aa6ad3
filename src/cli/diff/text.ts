/** A comparison as text for a terminal. */
import {
  type Change,
  causesInWords,
  changedInWords,
  countsInWords,
  courseInWords,
  divided,
  harmless,
  oneLine,
  plural,
  shorten,
  verbOf,
} from '../../core/service';
import type { Paint } from '../terminal';
import { type Differing, toldOf } from './differing';
import { asFarAsTold, baseInWords, type Compare, hasChanged, headInWords, regressions } from './summary';

export function diffText({ compared, all, failures }: Compare, paint: Paint): string {
  const lines = [
    paint('dim', `From ${baseInWords(compared)} to ${headInWords(compared)}, as of ${compared.today}`),
    '',
  ];
  for (const { path, message } of failures)
    lines.push(`${paint('red', 'not compared')}  ${harmless(path)}: ${oneLine(message)}`, '');
  const changed = all.filter(hasChanged);
  for (const each of changed) lines.push(...manifestLines(each, paint), '');
  const count = regressions(changed);
  const same = all.length - changed.length;
  const rest = same === 0 ? '' : `${changed.length === 0 ? '' : ', '}${plural(same, 'manifest')} as before`;
  const head = changed.length === 0 ? '' : `${plural(changed.length, 'manifest')} changed`;
  if (all.length > 0) lines.push(`${head}${rest}.`);
  else if (failures.length === 0) lines.push('There is no manifest, before or now.');
  lines.push(
    count === 0
      ? paint('green', `This change takes nothing away${asFarAsTold(failures)}.`)
      : paint('red', `This change takes away: ${plural(count, 'regression')}.`),
  );
  return `${lines.join('\n')}\n`;
}

function manifestLines(differing: Differing, paint: Paint): string[] {
  const { path, was, name, state, comparison, notes } = differing;
  const { own, others } = divided({ ...comparison, changes: toldOf(differing) });
  const moved = was === undefined ? '' : ` (was ${harmless(was)})`;
  const what = state === 'there' ? '' : state === 'new' ? ' is new' : ' is gone';
  const lines = [
    `${paint('bold', harmless(path) + moved)}${what}${name === undefined ? '' : `: ${oneLine(shorten(name))}`}`,
  ];
  const counts = countsInWords(own);
  if (counts !== '') lines.push(`  ${counts}`);
  for (const change of own) lines.push(changeLine(change, differing, paint));
  if (others.length > 0) {
    const counted = countsInWords(others) || plural(others.length, 'other difference');
    lines.push(`  ${paint('dim', `Not by this change: ${counted}`)}`);
    const shown = others.slice(0, mostOthers);
    for (const change of shown) lines.push(changeLine(change, differing, paint));
    if (others.length > shown.length)
      lines.push(paint('dim', `    … and ${others.length - shown.length} more: --format json has them all`));
  }
  const { unknown } = comparison;
  if (unknown.length > 0) lines.push(`  ${plural(unknown.length, 'difference')} of which nobody can tell.`);
  for (const note of notes) lines.push(`  ${paint('yellow', 'note')}  ${note}`);
  return lines;
}

/** So much is listed of what no change has a part in. */
const mostOthers = 12;

function changeLine(change: Change, { edition, lineOf }: Differing, paint: Paint): string {
  const { turn } = change;
  const verb = verbOf(change).padEnd(12);
  const mark = turn === 'worse' ? '-' : turn === 'better' ? '+' : '~';
  const colour = turn === 'worse' ? 'red' : turn === 'better' ? 'green' : 'cyan';
  const line = lineOf(change);
  const place = line === undefined ? '' : paint('dim', `  line ${line + 1}`);
  const by = paint('dim', `  by ${oneLine(causesInWords(change, edition))}`);
  const about = oneLine(changedInWords(change));
  return `  ${paint(colour, `${mark} ${verb}`)}${about}: ${oneLine(courseInWords(change))}${by}${place}`;
}
