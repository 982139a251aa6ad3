/** The calendar as Markdown: a table for each manifest. */
import { md, shorten } from '../../core/service';
import { inert } from '../formats/inert';
import { missedMarkdown } from '../formats/missed';
import { type Calendars, leftOutInWords } from './calendar';
import { entriesOf } from './entries';

export function calendarMarkdown({ today, all, failures }: Calendars): string {
  const lines = ['# The next 365 days', '', `From ${today}, if nothing is changed.`, ''];
  for (const each of failures) lines.push(missedMarkdown(each, 'no calendar'), '');
  for (const each of all) {
    lines.push(md`## ${inert(shorten(each.name ?? each.path))}`.text, '');
    const entries = entriesOf(each);
    if (entries.length === 0) lines.push('Nothing ends, falls due or turns within a year.', '');
    else lines.push('| Day | What | For |', '| --- | --- | --- |');
    for (const { date, turn, says, more, who = '' } of entries) {
      const told = inert(`${says}${more === '' ? '' : `. ${more}`}`);
      lines.push(
        `| ${date} | ${turn === 'worse' ? '**turns red** ' : ''}${md`${told}`.text} | ${md`${inert(who)}`.text} |`,
      );
    }
    const leftOut = leftOutInWords(each);
    if (leftOut !== '') lines.push('', leftOut);
    lines.push('');
  }
  return `${lines.join('\n').trimEnd()}\n`;
}
