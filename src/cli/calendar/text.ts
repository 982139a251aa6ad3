/** The calendar as text for a terminal. */
import { dateInWords, harmless, oneLine, shorten } from '../../core/service';
import { missedText } from '../formats/missed';
import { type Layout, wrap } from '../terminal';
import { type Calendars, leftOutInWords } from './calendar';
import { entriesOf } from './entries';

export function calendarText({ today, all, failures }: Calendars, { paint, width }: Layout): string {
  const lines: string[] = [];
  for (const each of failures) lines.push(missedText(each, 'no calendar', paint), '');
  for (const each of all) {
    const title = each.name === undefined ? '' : `: ${oneLine(shorten(each.name))}`;
    lines.push(`${paint('bold', harmless(each.path))}${title}, the year from ${today}`);
    const entries = entriesOf(each);
    if (entries.length === 0) lines.push('', '  Nothing ends, falls due or turns within a year.');
    let day = '';
    for (const { date, turn, says, more, who } of entries) {
      if (date !== day) lines.push('', `  ${paint('bold', date)}  ${paint('dim', dateInWords(date))}`);
      day = date;
      const mark = turn === 'worse' ? paint('red', '-') : turn === 'better' ? paint('green', '+') : ' ';
      const whom = who === undefined ? '' : ` [${who}]`;
      const [first = '', ...rest] = wrap(
        oneLine(`${says}${more === '' ? '' : `. ${more}`}${whom}`),
        width - 6,
      );
      lines.push(`  ${mark} ${first}`, ...rest.map((line) => `      ${line}`));
    }
    const leftOut = leftOutInWords(each);
    if (leftOut !== '') lines.push('', ...wrap(leftOut, width - 2).map((line) => `  ${line}`));
    lines.push('');
  }
  return `${lines.join('\n').trimEnd()}\n`;
}
