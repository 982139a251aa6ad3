/** A comparison as a comment on a pull request: short, the most important first, and no text of a manifest does anything in it. */
import {
  type Change,
  causesInWords,
  changedInWords,
  countsInWords,
  courseInWords,
  divided,
  isRegression,
  md,
  plural,
  shorten,
  verbOf,
} from '../../core/service';
import { inert } from '../formats/inert';
import { type Differing, toldOf } from './differing';
import { asFarAsTold, baseInWords, type Compare, hasChanged, headInWords, regressions } from './summary';

/** So many lines has a comment at most, its folded part included. */
const mostLines = 40;

/** So many of them may be folded. */
const mostFolded = 14;

/** A change of one manifest, as it is listed. */
interface Row {
  readonly text: string;
  readonly rank: number;
}

export function diffMarkdown({ compared, all, failures }: Compare): string {
  const changed = all.filter(hasChanged);
  const count = regressions(changed);
  const verdict =
    count === 0 ? `takes nothing away${asFarAsTold(failures)}` : `takes away: ${plural(count, 'regression')}`;
  const head = [
    `## AI Readiness: this change ${verdict}`,
    '',
    md`From ${inert(baseInWords(compared))} to ${inert(headInWords(compared))}, as of ${compared.today}.`
      .text,
    '',
  ];
  for (const { path, message } of failures.slice(0, 3))
    head.push(md`- **not compared**: ${inert(path)}: ${inert(message)}`.text);
  if (failures.length > 3) head.push(`- … and ${plural(failures.length - 3, 'more')}`);
  if (changed.length === 0 && (all.length > 0 || failures.length === 0))
    head.push(all.length === 0 ? 'There is no manifest.' : 'No gate, item or finding differs.');
  const rows = changed
    .flatMap((each) => rowsOf(each, changed.length > 1))
    .sort((one, other) => one.rank - other.rank);
  const byChange = rows.filter(({ rank }) => rank < others);
  const rest = rows.filter(({ rank }) => rank >= others);
  const summaries = changed.slice(0, 5).map(summaryOf);
  if (changed.length > 5) summaries.push(`… and ${plural(changed.length - 5, 'more manifest')}`);
  const body = [...summaries.map((each) => `- ${each}`), ''];
  const room =
    mostLines - head.length - body.length - (rest.length > 0 || byChange.length > 8 ? mostFolded + 4 : 1);
  const shown = byChange.slice(0, Math.max(3, room));
  const folded = [...byChange.slice(shown.length), ...rest];
  return `${[...head, ...body, ...shown.map(({ text }) => `- ${text}`), ...foldedLines(folded, byChange.length - shown.length)].join('\n').trimEnd()}\n`;
}

/** From this rank on, it is not by the change. */
const others = 100;

function foldedLines(rows: readonly Row[], byChange: number): string[] {
  if (rows.length === 0) return [];
  const rest = rows.length - byChange;
  const titles = [
    ...(byChange > 0 ? [`${plural(byChange, 'more difference')}`] : []),
    ...(rest > 0 ? [`${rest} not by this change`] : []),
  ];
  const shown = rows.slice(0, mostFolded - 4);
  const more = rows.length - shown.length;
  return [
    '',
    `<details><summary>${titles.join(', ')}</summary>`,
    '',
    ...shown.map(({ text }) => `- ${text}`),
    ...(more > 0 ? [`- … and ${more} more: \`ai-readiness diff\` lists them`] : []),
    '',
    '</details>',
  ];
}

function summaryOf(differing: Differing): string {
  const { inRepository, was, name, state, comparison, notes } = differing;
  const { own, others: not } = divided({ ...comparison, changes: toldOf(differing) });
  const moved = was === undefined ? '' : md`, was ${inert(was)}`.text;
  const what = state === 'new' ? ' is new' : state === 'gone' ? ' is gone' : '';
  const counts = countsInWords(own);
  const aside = countsInWords(not);
  const unknown = comparison.unknown.length;
  const said = [
    counts === '' && state === 'there' ? 'nothing by this change' : counts,
    ...(aside === '' ? [] : [`not by this change: ${aside}`]),
    ...(unknown === 0 ? [] : [`${plural(unknown, 'difference')} of which nobody can tell`]),
    ...notes,
  ].filter((each) => each !== '');
  const title = name === undefined ? '' : md` (${inert(shorten(name))})`.text;
  const rest = said.length === 0 ? '' : `: ${said.join('; ')}`;
  return `${md`**${inert(inRepository)}**`.text}${moved}${title}${what}${rest}`;
}

function rowsOf(differing: Differing, isOneOfMany: boolean): Row[] {
  const { own, others: not } = divided({ ...differing.comparison, changes: toldOf(differing) });
  return [...own, ...not].map((change) => ({
    text: rowOf(change, differing, isOneOfMany),
    rank: rankOf(change) + (change.own === undefined ? others : 0),
  }));
}

const kinds: readonly Change['kind'][] = ['gate', 'item', 'waiver', 'stage', 'claim', 'evidence', 'finding'];

/** Regressions first, gates before items, what is better before what only moved, and small things last. */
function rankOf(change: Change): number {
  const { kind, turn, before, after } = change;
  if (isRegression(change)) return kind === 'gate' ? 0 : kind === 'item' ? 1 : 2;
  const isMinor = (after ?? before)?.isMinor === true;
  return (
    10 + (isMinor ? 40 : 0) + kinds.indexOf(kind) * 3 + (turn === 'better' ? 0 : turn === 'worse' ? 1 : 2)
  );
}

function rowOf(change: Change, { edition, inRepository, lineOf }: Differing, isOneOfMany: boolean): string {
  const line = lineOf(change);
  const place = line === undefined ? '' : `, line ${line + 1}`;
  const about = shorten(changedInWords(change), 80);
  const words = shorten(courseInWords(change), 160);
  const cause = causesInWords(change, edition);
  const told = md`**${verbOf(change)}**: ${inert(about)}: ${inert(words)} (by ${inert(cause + place)})`.text;
  return isOneOfMany ? `${told}${md` (${inert(inRepository)})`.text}` : told;
}
