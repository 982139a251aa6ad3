/** Workflow commands of GitHub: annotations, the worst first; all of it in the summary of the job. */
import { grouped, plural, type Severity } from '../../core/service';
import { notObeyed } from '../runners';
import type { Summary } from './json-report';
import { summaryText } from './text-report';
import { plain, toldOf, toldOfConfig } from './told';
import { Worst } from './worst';
import type { Write } from './write';
import type { Missed, Teller, Told, Writer } from './writer';

type Kind = 'error' | 'warning' | 'notice';

const kinds: Readonly<Record<Severity, Kind>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/** GitHub shows no more of a kind in one step. */
const shown = 10;

interface Annotation {
  readonly path: string;
  readonly message: string;
  readonly title: string;
  readonly range?: Told['range'];
  /** The lower, the worse. */
  readonly rank: number;
}

interface Piece {
  readonly path: string;
  readonly told: readonly Pick<Told, 'code' | 'severity' | 'message' | 'range'>[];
  /** What the summary tells of the same. */
  readonly summary?: unknown;
}

/** `summary`: what tells the summary of the job, where there is one. */
export function githubTeller(summary: Teller | undefined): Teller<Piece> {
  return (judged) => ({
    path: judged.inRepository,
    told: toldOf(judged).map(({ code, severity, message, range }) => ({ code, severity, message, range })),
    ...(summary && { summary: summary(judged) }),
  });
}

/**
 * `commands` writes what the runner obeys, and `write` what it does not. Where the job has a summary, the writer of the
 * summary is told the same.
 */
export function githubWriter(commands: Write, summaryWriter: Writer | undefined): Writer<Piece> {
  const all: Readonly<Record<Kind, Worst<Annotation>>> = {
    error: new Worst(shown, byRank),
    warning: new Worst(shown, byRank),
    notice: new Worst(shown, byRank),
  };
  const add = (told: Piece['told'], path: string): void => {
    for (const { code, severity, message, range } of told)
      all[kinds[severity]].add({ path, message, title: code, range, rank: severity === 'hint' ? 2 : 1 });
  };
  return {
    async manifest({ told, path, summary }) {
      add(told, path);
      await summaryWriter?.manifest(summary);
    },
    async configuration(judged) {
      add(toldOfConfig(judged), judged.inRepository);
      await summaryWriter?.configuration(judged);
    },
    async failure(failure) {
      all.error.add(failureOf(failure));
      await summaryWriter?.failure(failure);
    },
    async notSearched(folder) {
      all.warning.add(failureOf(folder));
      await summaryWriter?.notSearched(folder);
    },
    leftOut: (leftOut) => summaryWriter?.leftOut(leftOut),
    async end(summary) {
      await commands(textOf(all, summary, summaryWriter !== undefined));
      await summaryWriter?.end(summary);
    },
  };
}

function byRank(one: Annotation, other: Annotation): number {
  return one.rank - other.rank;
}

function failureOf({ inRepository: path, message }: Missed): Annotation {
  return { path, message: `It was not checked: ${plain(message)}`, title: 'not checked', rank: 0 };
}

function textOf(
  all: Readonly<Record<Kind, Worst<Annotation>>>,
  summary: Summary,
  hasSummary: boolean,
): string {
  const { error, warning, notice } = all;
  const isMore = [error, warning, notice].some(({ count }) => count > shown);
  // What is left out takes the place of one notice.
  const notices = notice.all.slice(0, isMore ? shown - 1 : shown);
  const lines = [
    ...error.all.map((each) => annotation('error', each)),
    ...warning.all.map((each) => annotation('warning', each)),
    ...notices.map((each) => annotation('notice', each)),
  ];
  if (isMore) lines.push(more(all, notices.length, hasSummary));
  const last = notObeyed(summaryText(summary, { paint: (_, text) => text, width: 100 }));
  return `${lines.join('\n')}${lines.length > 0 ? '\n' : ''}${last}`;
}

function more(
  { error, warning, notice }: Readonly<Record<Kind, Worst<Annotation>>>,
  notices: number,
  hasSummary: boolean,
): string {
  const counts = [
    [error.count - error.all.length, 'error'],
    [warning.count - warning.all.length, 'warning'],
    [notice.count - notices, 'notice'],
  ] as const;
  const words = counts.filter(([count]) => count > 0).map(([count, noun]) => plural(count, noun));
  const where = hasSummary ? 'the summary of this job has more' : '--format text has them all';
  const total = grouped(counts.reduce((sum, [count]) => sum + count, 0));
  return `::notice title=AI Readiness::${data(`${total} more are not shown here (${words.join(', ')}): ${where}.`)}`;
}

function annotation(kind: Kind, { path, message, title, range }: Annotation): string {
  const properties = [
    `file=${property(plain(path))}`,
    ...placeOf(range),
    `title=${property(`AI Readiness: ${title}`)}`,
  ];
  return `::${kind} ${properties.join(',')}::${data(message)}`;
}

/** Columns only within one line: of several, GitHub would show none. */
function placeOf(range: Told['range'] | undefined): readonly string[] {
  if (range === undefined) return [];
  const { start, end } = range;
  const lines = [`line=${start.line + 1}`, `endLine=${end.line + 1}`];
  if (start.line !== end.line) return lines;
  return [
    ...lines,
    `col=${start.character + 1}`,
    `endColumn=${Math.max(end.character, start.character + 1)}`,
  ];
}

/** What the runner takes for the message of a command, and nothing else. */
function data(text: string): string {
  return notObeyed(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** What it takes for one property. */
function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
