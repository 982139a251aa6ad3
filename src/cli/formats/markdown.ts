/** A report for a comment on a pull request, or the summary of a job: bounded, and no text of a manifest does anything in it. */
import {
  blockingInWords,
  blockingOfGate,
  errorsInWords,
  fileLink,
  type Gate,
  grouped,
  hiddenCountInWords,
  isAhead,
  type Markdown,
  md,
  plural,
  type Severity,
  type Stage,
  severities,
  stages,
  stageTitle,
  stateName,
  table,
  untoldInWords,
  webLink,
} from '../../core/service';
import type { Failure } from '../checked';
import { baselineText, goneInWords, goneText, requiredText, unchangedText } from './in-words';
import { inert } from './inert';
import type { Summary } from './json-report';
import { plain, toldOf, toldOfConfig, uriOf } from './told';
import { Worst } from './worst';
import type { Write } from './write';
import type { Judged, Teller, Told, Writer } from './writer';

/** A comment on GitHub has 65,536 characters at most. In bytes. */
const mostBytes = 60_000;
/** Rows that are kept of each kind; fewer are written where they are long. */
const mostRows = 200;
/** Blocking items that are named of one gate. */
const mostItems = 8;

/** A manifest as it is shown. Nothing else of it is kept. */
interface Verdict {
  readonly path: string;
  readonly name: string;
  readonly stage: Stage | undefined;
  readonly gates: Readonly<Record<Stage, Gate>>;
  readonly required: string | undefined;
  /** The lower, the worse. */
  readonly rank: number;
  readonly errors: number;
}

interface Row extends Pick<Told, 'code' | 'severity' | 'message'> {
  readonly path: string;
  readonly line: number;
}

type Env = Readonly<Record<string, string | undefined>>;

/** What is told of a manifest. */
interface Piece {
  readonly verdict: Verdict;
  readonly rows: readonly Row[];
  readonly untold?: string;
}

export const markdownTeller: Teller<Piece> = (judged) => {
  const why = untoldInWords(judged.report.input.repository);
  return {
    verdict: verdictOf(judged),
    rows: rowsOf(toldOf(judged), judged.inRepository),
    ...(why !== undefined && { untold: why }),
  };
};

function rowsOf(told: readonly Told[], path: string): Row[] {
  return told.map(({ code, severity, message, range }) => ({
    ...{ code, severity, message, path },
    line: range.start.line + 1,
  }));
}

/** `write` is called once, at the end. */
export function markdownWriter(write: Write, env: Env): Writer<Piece> {
  const verdicts = new Worst<Verdict>(
    mostRows,
    (one, other) => one.rank - other.rank || other.errors - one.errors,
  );
  const rows = new Worst<Row>(
    mostRows,
    (one, other) => severities.indexOf(one.severity) - severities.indexOf(other.severity),
  );
  const failures = new Worst<Failure>(mostRows, () => 0);
  const untold = new Set<string>();
  const add = (all: readonly Row[]): void => {
    for (const row of all) rows.add(row);
  };
  return {
    async manifest(piece) {
      verdicts.add(piece.verdict);
      if (piece.untold !== undefined) untold.add(piece.untold);
      add(piece.rows);
    },
    async configuration(judged) {
      add(rowsOf(toldOfConfig(judged), judged.inRepository));
    },
    async failure({ inRepository, message }) {
      failures.add({ path: inRepository, message });
    },
    async notSearched() {
      // Told by the summary of other formats: it changes nothing.
    },
    leftOut() {
      // Counted in the summary.
    },
    end: (summary) => write(pageOf({ verdicts, rows, failures, untold }, summary, linking(env))),
  };
}

function verdictOf({ inRepository, report, required }: Judged): Verdict {
  const { name, stage, gates, counts } = report;
  const isContradicted = stages.some((each) => isAhead(gates[each]));
  return {
    path: inRepository,
    name: plain(name ?? 'Unnamed workflow').slice(0, 200),
    stage,
    gates,
    required: required?.message,
    rank: required !== undefined ? 0 : isContradicted ? 1 : counts.error > 0 ? 2 : 3,
    errors: counts.error,
  };
}

type Link = (label: string, path: string, line?: number) => Markdown;

/**
 * Links to a file in this version: on the forge whose pipeline runs, else from the root of the repository. Relative links
 * lead nowhere in a comment.
 */
function linking(env: Env): Link {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_SHA: sha } = env;
  const { CI_PROJECT_URL: project, CI_COMMIT_SHA: commit } = env;
  const base =
    server && repository && sha
      ? `${server}/${repository}/blob/${sha}`
      : project && commit
        ? `${project}/-/blob/${commit}`
        : undefined;
  return (label, path, line) => {
    const target = `${uriOf(path)}${line === undefined ? '' : `#L${line}`}`;
    return base === undefined ? fileLink(inert(label), target) : webLink(inert(label), `${base}/${target}`);
  };
}

interface Parts {
  readonly verdicts: Worst<Verdict>;
  readonly rows: Worst<Row>;
  readonly failures: Worst<Failure>;
  /** What git cannot tell, a sentence each. */
  readonly untold: ReadonlySet<string>;
}

/** The parts of a page that still fit, one after the other. */
class Page {
  private text = '';
  private left = mostBytes - 500;

  /** Whether it fitted. */
  add(text: string): boolean {
    const bytes = new TextEncoder().encode(text).length;
    if (bytes > this.left) return false;
    this.left -= bytes;
    this.text += text;
    return true;
  }

  /** A table of as many rows as there is room for, and how many there are of all. */
  table(
    head: readonly string[],
    rows: readonly (readonly (string | Markdown)[])[],
    count: number,
    noun: string,
  ): void {
    const [first = '', rule = ''] = table(head, []).text.split('\n');
    if (!this.add(`${first}\n${rule}\n`)) return;
    let written = 0;
    for (const row of rows) {
      const line = table(row, []).text.split('\n')[0] ?? '';
      if (!this.add(`${line}\n`)) break;
      written++;
    }
    this.end(`\n${count > written ? `… and ${plural(count - written, noun)} more, left out here.\n\n` : ''}`);
  }

  /** What is always said: there is room for it. */
  end(text: string): void {
    this.text += text;
  }

  get whole(): string {
    return this.text;
  }
}

function pageOf({ verdicts, rows, failures, untold }: Parts, summary: Summary, link: Link): string {
  const page = new Page();
  page.add(`## AI Readiness: ${summary.passed ? 'passed' : 'not passed'}\n\n${summaryLines(summary)}\n\n`);
  for (const why of untold) page.add(`${md`${inert(why)}`.text}\n\n`);
  if (failures.count > 0) {
    const cells = failures.all.map(({ path, message }) => [inert(plain(path)), inert(plain(message))]);
    page.table(['Not checked', 'Why'], cells, failures.count, 'failure');
  }
  if (verdicts.count > 0) {
    const head = ['Manifest', 'Stage', ...stages.map(stageTitle)];
    page.table(
      head,
      verdicts.all.map((each) => verdictCells(each, link)),
      verdicts.count,
      'manifest',
    );
    const blocks = verdicts.all.flatMap((each) => blockLines(each, link));
    const most = 20;
    if (blocks.length > 0) {
      page.add('### What blocks\n\n');
      const fitting = blocks.slice(0, most).filter((each) => page.add(`- ${each}\n`)).length;
      page.end(
        `${blocks.length > fitting ? `- … and ${plural(blocks.length - fitting, 'gate')} more\n` : ''}\n`,
      );
    }
  }
  if (rows.count > 0) {
    page.add('### Findings\n\n');
    page.table(
      ['Severity', 'Where', 'What', 'Code'],
      rows.all.map((row) => rowCells(row, link)),
      rows.count,
      'finding',
    );
  }
  return `${page.whole.trimEnd()}\n`;
}

function summaryLines(summary: Summary): string {
  const found = severities
    .filter((severity) => summary[severity] > 0)
    .map((severity) =>
      severity === 'information'
        ? `${grouped(summary[severity])} information`
        : severity === 'error'
          ? errorsInWords(summary.error, summary.ahead)
          : plural(summary[severity], severity),
    );
  const hidden = hiddenCountInWords({ hiddenCounts: summary.hidden });
  const unread = summary.failures - summary.notFound;
  const said = [
    `${plural(summary.manifests, 'manifest')}: ${found.length === 0 ? 'nothing found' : found.join(', ')}.`,
    ...(unread > 0 ? [`${plural(unread, 'thing')} could not be read.`] : []),
    ...(summary.notFound > 0 ? [`${grouped(summary.notFound)} not found.`] : []),
    ...(summary.notChecked > 0 ? [`${plural(summary.notChecked, 'thing')} could not be checked.`] : []),
    ...(hidden === undefined ? [] : [`Hidden: ${hidden}.`]),
    ...(summary.leftOut > 0 ? [`${plural(summary.leftOut, 'manifest')} left out.`] : []),
    ...[requiredText(summary), baselineText(summary), unchangedText(summary)].filter((each) => each !== ''),
    ...goneSentence(summary),
  ];
  return said.join(' ');
}

function goneSentence(summary: Summary): string[] {
  const { gone = [] } = summary;
  if (gone.length === 0) return [];
  const named = gone
    .slice(0, mostItems)
    .map((each) => md`${inert(each.path)} (${inert(goneInWords(each))})`.text);
  const left = gone.length - named.length;
  return [`${goneText(summary)}: ${[...named, ...(left > 0 ? [`${grouped(left)} more`] : [])].join(', ')}.`];
}

const signs: Readonly<Record<Gate['state'], string>> = { passed: '✅', open: '⬜', blocked: '❌' };

function verdictCells({ path, name, stage, gates }: Verdict, link: Link): (string | Markdown)[] {
  return [
    md`${link(path, path)} ${inert(name)}`,
    stage === undefined ? 'none' : stageTitle(stage),
    ...stages.map((each) => {
      const gate = gates[each];
      const claimed = isAhead(gate) ? ', claimed' : '';
      return `${signs[gate.state]} ${stateName(gate)}${claimed}, ${gate.met} of ${gate.required}`;
    }),
  ];
}

/** What stands before the gates that are claimed, or asked for, or those of the stage. */
function blockLines({ path, gates, stage, required }: Verdict, link: Link): string[] {
  const lines = stages.flatMap((each) => {
    const gate = gates[each];
    const isAsked = isAhead(gate) || (each === stage && gate.state !== 'passed');
    if (!isAsked) return [];
    const items = gate.blockers.slice(0, mostItems).map((item) => `\`${item}\``);
    const left = gate.blockers.length - items.length;
    const named = [...items, ...(left > 0 ? [`${left} more`] : [])].join(', ');
    const words = blockingInWords(blockingOfGate(gate));
    return [`${link(path, path).text}, ${stageTitle(each)}: ${words}${named === '' ? '' : ` (${named})`}`];
  });
  return required === undefined
    ? lines
    : [`${link(path, path).text}: ${md`${inert(required)}`.text}`, ...lines];
}

const words: Readonly<Record<Severity, string>> = {
  error: '🔴 error',
  warning: '🟠 warning',
  information: '🔵 information',
  hint: '⚪ hint',
};

function rowCells({ code, severity, message, path, line }: Row, link: Link): (string | Markdown)[] {
  return [words[severity], link(`${path}:${line}`, path, line), inert(message), md`${inert(code)}`];
}
