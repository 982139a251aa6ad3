/** A comparison as a page to be read in the editor. */
import { bullets, type Markdown, md, noMarkdown, paragraphs } from '../base/markdown';
import { shorten } from '../base/shorten';
import { plural } from '../base/words';
import type { Change } from './change';
import { type Comparison, isRegression } from './comparison';
import { aboutInWords, causesInWords, countsInWords, courseInWords, divided, verbOf } from './words';

/** What is compared. */
interface Compared {
  readonly name: string | undefined;
  /** What it is compared with, and what is compared with it: `main (1a2b3c4, 2026-11-01)`, `the file as it is`. */
  readonly from: string;
  readonly to: string;
  readonly today: string;
  readonly comparison: Comparison;
  /** The edition of the checklist that judges now, where another one did before. */
  readonly edition: string | undefined;
  readonly notes: readonly string[];
  /** The line of a change in the manifest as it is, 0-based. */
  readonly lineOf: (change: Change) => number | undefined;
}

/** So much is listed of each part. */
const mostListed = 200;

export function comparisonPage(compared: Compared): Markdown {
  const { name, from, to, today, comparison, notes } = compared;
  const { own, others } = divided(comparison);
  const count = own.filter(isRegression).length;
  const verdict =
    count === 0
      ? md`**This change takes nothing away.**`
      : md`**This change takes away: ${plural(count, 'regression')}.**`;
  const part = (title: string, changes: readonly Change[], otherwise: Markdown): Markdown =>
    changes.length === 0
      ? otherwise
      : paragraphs([
          md`## ${title}`,
          countsInWords(changes),
          bullets(changes.slice(0, mostListed).map((change) => rowOf(change, compared))),
          changes.length > mostListed ? `… and ${changes.length - mostListed} more.` : noMarkdown,
        ]);
  return paragraphs([
    md`# ${name === undefined ? 'What has changed' : `What has changed: ${shorten(name, 100)}`}`,
    md`From ${from} to ${to}, as of ${today}. What was before is judged with the files of that revision, on the day of its commit.`,
    verdict,
    ...notes.map((note) => md`*${note}*`),
    part('By this change', own, md`No gate, item or finding differs by this change.`),
    part('Not by this change: the day that went by, or the edition of the checklist', others, noMarkdown),
    part('Nobody can tell', comparison.unknown, noMarkdown),
  ]);
}

function rowOf(change: Change, { edition, lineOf }: Compared): Markdown {
  const line = lineOf(change);
  const cause = causesInWords(change, edition);
  const place = line === undefined ? '' : `, line ${line + 1}`;
  return md`**${verbOf(change)}**: ${shorten(aboutInWords(change), 100)}: ${shorten(courseInWords(change), 300)} (by ${cause}${place})`;
}

/** What a change does, in a line for the top of a text: `This change: 1 gate lost, 2 items gained`. */
export function comparisonInOneLine(comparison: Comparison): string {
  const { own, others } = divided(comparison);
  const counted = countsInWords(
    own.filter(({ kind }) => kind === 'gate' || kind === 'item' || kind === 'waiver'),
  );
  const found = countsInWords(own.filter(({ kind }) => kind === 'finding'));
  const said = [counted, found].filter((each) => each !== '').join(', ');
  const aside = others.length === 0 ? '' : '; more is due to the day';
  return `This change: ${said === '' ? 'nothing that the gates, items and findings show' : said}${aside}`;
}
