import {
  blockingInWords,
  blockingOfGate,
  errorsInWords,
  type Finding,
  type Gate,
  grouped,
  type HiddenFinding,
  harmless,
  hiddenCountInWords,
  hiddenInWords,
  inReadingOrder,
  isAhead,
  loweredCountInWords,
  noStageInWords,
  oneLine,
  plural,
  type Report,
  type Severity,
  severities,
  shownRelated,
  stages,
  statedInWords,
  stateName,
} from '../../core/service';
import { type LeftOut, plainPath, relativePath } from '../../repository';
import type { Checked, CheckedConfig, Failure } from '../checked';
import { type Colour, columnsOf, type Layout, type Paint, wrap } from '../terminal';
import { baselineText, goneInWords, goneText, requiredText, unchangedText } from './in-words';
import type { Summary } from './json-report';
import { sourceView } from './source-view';

const severityColours: Readonly<Record<Severity, Colour>> = {
  error: 'red',
  warning: 'yellow',
  information: 'blue',
  hint: 'magenta',
};

/** One manifest for people to read: name, stage, gates, findings. Everything in it from the manifest is harmless. */
export function manifestText({ path, document, report }: Checked, layout: Layout): string {
  const shown = harmless(path);
  const ordered = inReadingOrder(report.findings);
  const source: Source = {
    path: shown,
    lineText: (line) => document.lines.lineText(line),
    fileName: (file) => harmless(fromHere(file, path, report)),
  };
  const findings = ordered
    .filter(isWork)
    .flatMap((finding) => ['', ...findingLines(finding, source, layout)]);
  return `${[
    ...heading(shown, report, layout),
    ...gateLines(report, layout),
    ...findings,
    ...earlyLines(
      shown,
      ordered.filter((finding) => !isWork(finding)),
      layout,
    ),
    ...hiddenLines(shown, report, layout),
  ].join('\n')}\n\n`;
}

/** An early signal is no fault of the line that it stands on, and is told as a list. */
function isWork({ code, severity }: Finding): boolean {
  return code !== 'gate/early-signal' || severity !== 'hint';
}

function earlyLines(path: string, early: readonly Finding[], { paint, width }: Layout): string[] {
  if (early.length === 0) return [];
  const listed = early.flatMap(({ message, range: { start } }) => {
    const place = `${path}:${start.line + 1}:${start.character + 1}`;
    return [`  ${paint('cyan', place)}`, ...wrap(oneLine(message), width - 4).map((each) => `    ${each}`)];
  });
  return ['', 'Coming up:', ...listed];
}

/** What is wrong with a configuration; nothing where nothing is. */
export function configText({ path, document, findings }: CheckedConfig, layout: Layout): string {
  if (findings.length === 0) return '';
  const source: Source = {
    path: harmless(path),
    lineText: (line) => document.lines.lineText(line),
    fileName: harmless,
  };
  const lines = findings.flatMap((finding) => ['', ...findingLines(finding, source, layout)]);
  return `${[layout.paint('bold', source.path), 'Configuration', ...lines].join('\n')}\n\n`;
}

function heading(path: string, report: Report, { paint }: Layout): string[] {
  const { name, stage, misstated } = report;
  const none = misstated === undefined ? 'no stage' : oneLine(noStageInWords(report));
  const title = name === undefined ? 'Unnamed workflow' : oneLine(name);
  return [
    paint('bold', path),
    `${title}, ${stage === undefined ? none : `stage ${paint('bold', stage)}`}`,
    '',
  ];
}

const stateColours: Readonly<Record<Gate['state'], Colour>> = {
  passed: 'green',
  open: 'yellow',
  blocked: 'red',
};

function gateLines({ gates, stage }: Report, { paint, width }: Layout): string[] {
  return stages.flatMap((each) => {
    const gate = gates[each];
    const isAsked = gate.claimed || each === stage;
    const blocking = blockingInWords(blockingOfGate(gate, isAsked));
    const notes = [
      ...(gate.stated > 0 ? [statedInWords(gate)] : []),
      ...(gate.weakest !== undefined && gate.score < 100 ? [`weakest: ${gate.weakest}`] : []),
      ...(blocking === '' ? [] : [blocking]),
      ...(isAhead(gate) ? [paint('red', 'claimed')] : []),
    ];
    const mark = each === stage ? '>' : ' ';
    const met = `${gate.met} of ${gate.required}`.padStart(8);
    const score = `${gate.score} %`.padStart(5);
    const state = paint(stateColours[gate.state], stateName(gate).padEnd(10));
    const columns = `${mark} ${each.padEnd(8)}  ${state}  ${met}  ${score}  `;
    const [first = '', ...rest] = wrap(notes.join(', '), Math.max(16, width - columnsOf(columns)));
    return [`${columns}${first}`.trimEnd(), ...rest.map((line) => ' '.repeat(columnsOf(columns)) + line)];
  });
}

/** How much is hidden, and each of it on a line. */
function hiddenLines(path: string, report: Report, { paint }: Layout): string[] {
  const count = hiddenCountInWords(report);
  if (count === undefined) return [];
  const listed = report.hidden.map((finding) => hiddenLine(path, finding, paint));
  const left = severities.reduce((sum, each) => sum + report.hiddenCounts[each], 0) - listed.length;
  return ['', `${count} hidden:`, ...listed, ...(left === 0 ? [] : [`  and ${grouped(left)} more`])];
}

function hiddenLine(path: string, { code, severity, range, hiddenBy }: HiddenFinding, paint: Paint): string {
  const place = `${path}:${range.start.line + 1}:${range.start.character + 1}`;
  const by = oneLine(hiddenInWords(hiddenBy));
  return `  ${place}  ${paint(severityColours[severity], severity)}  ${paint('dim', code)}  ${by}`;
}

/** Where findings stand, and the text there. */
interface Source {
  readonly path: string;
  readonly lineText: (line: number) => string;
  /** How a file of the repository is named from the current folder, so that the terminal can open it. */
  readonly fileName: (file: string) => string;
}

/** A file by its path from the root of the repository, named as the manifest is: from the current folder. */
function fromHere(file: string, manifest: string, { input: { repository } }: Report): string {
  const folder = typeof repository === 'object' ? (repository.folder ?? '') : '';
  const fromManifest = relativePath(`/${folder}`, `/${file}`);
  return plainPath(`${manifest.slice(0, manifest.lastIndexOf('/') + 1)}${fromManifest}`);
}

function findingLines(finding: Finding, source: Source, { paint, width }: Layout): string[] {
  const { start, end } = finding.range;
  const colour = severityColours[finding.severity];
  const place = `${source.path}:${start.line + 1}:${start.character + 1}`;
  const line = source.lineText(start.line);
  const number = String(start.line + 1);
  const gutter = ' '.repeat(number.length);
  const span = { start: start.character, end: end.line === start.line ? end.character : line.length };
  const view = sourceView(line, span, width - number.length - 5);
  const excerpt =
    line.trim() === ''
      ? []
      : [
          `  ${paint('dim', `${number} |`)} ${view.text}`,
          `  ${paint('dim', `${gutter} |`)} ${paint(colour, view.marks)}`,
        ];
  return [
    `${place}  ${paint(colour, finding.severity)}  ${paint('dim', finding.code)}${ownSeverity(finding)}`,
    ...wrap(oneLine(finding.message), width - 2).map((each) => `  ${paint('bold', each)}`),
    ...excerpt,
    ...relatedLines(finding, source, { paint, width }),
  ];
}

/** What a finding is by itself, where it is shown as something else. */
function ownSeverity({ ownSeverity: own }: Finding): string {
  return own === undefined ? '' : `  (${own} by itself)`;
}

function relatedLines({ related }: Finding, { fileName }: Source, { paint, width }: Layout): string[] {
  const shown = related.slice(0, shownRelated).map(({ message, file, range: { start } }) => ({
    place:
      file === undefined ? `${start.line + 1}:${start.character + 1}` : `${fileName(file)}:${start.line + 1}`,
    message: oneLine(message),
  }));
  const widest = Math.max(0, ...shown.map(({ place }) => columnsOf(place)));
  const indent = ' '.repeat(4 + widest + 2);
  const lines = shown.flatMap(({ place, message }) => {
    const [first = '', ...rest] = wrap(message, width - indent.length);
    return [`    ${paint('cyan', place.padStart(widest))}  ${first}`, ...rest.map((each) => indent + each)];
  });
  const left = related.length - shown.length;
  return left === 0 ? lines : [...lines, `${indent}${paint('dim', `and ${plural(left, 'more place')}`)}`];
}

/** What could not be read. */
export function failureText({ path, message }: Failure, { paint }: Layout, word: string): string {
  const colour = word === 'not searched' ? 'yellow' : 'red';
  return `${paint('bold', harmless(path))}\n${paint(colour, word)}  ${oneLine(message)}\n\n`;
}

/** Left-out manifests that are named. */
const maxLeftOut = 20;

/** What is left out: a reviewer has to see that, whoever has chosen it. */
export function leftOutText({ paths, isCut }: LeftOut, { paint }: Layout): string {
  if (paths.length === 0 && !isCut) return '';
  const named = paths.slice(0, maxLeftOut).map((each) => `  ${paint('dim', harmless(each))}`);
  const more = paths.length - named.length;
  const count =
    paths.length === 0
      ? 'Manifests may be'
      : `${isCut ? 'at least ' : ''}${plural(paths.length, 'manifest')}`;
  const lines = [
    `${count} left out by --exclude or a configuration:`,
    ...named,
    ...(more > 0 ? [`  and ${grouped(more)} more`] : []),
  ];
  return `${lines.join('\n')}\n\n`;
}

/** What nobody could tell of any of the manifests, each once. */
export function untoldText(untold: ReadonlySet<string>, { paint, width }: Layout): string {
  const lines = [...untold].flatMap((each) => wrap(oneLine(each), width).map((line) => paint('dim', line)));
  return lines.length === 0 ? '' : `${lines.join('\n')}\n\n`;
}

/** The last line. */
export function summaryText(summary: Summary, { paint }: Layout): string {
  const counts = severities
    .filter((severity) => summary[severity] > 0)
    .map((severity) => paint(severityColours[severity], inWords(summary, severity)));
  const findings = counts.length === 0 ? paint('green', 'nothing found') : counts.join(', ');
  const options = [requiredText(summary), baselineText(summary), unchangedText(summary)];
  const [required, ...others] = options;
  const asked = required === '' ? [] : [paint('red', required ?? '')];
  const told = [...asked, ...others.filter((each) => each !== ''), ...goneLines(summary)];
  const more = told.map((each) => `\n${each}`).join('');
  if (summary.manifests === 0 && summary.failures === 0 && summary.unchanged !== undefined)
    return `${paint('green', 'Nothing to check.')}${more}\n`;
  if (summary.manifests === 0) return `${paint('red', 'Nothing was checked.')}\n`;
  const unread = summary.failures - summary.notFound;
  const failures = [
    ...(unread === 0 ? [] : [`, ${paint('red', `${unread} not checked`)}`]),
    ...(summary.notFound === 0 ? [] : [`, ${paint('red', `${summary.notFound} not found`)}`]),
  ].join('');
  const gaps = plural(summary.notChecked, 'thing');
  const notChecked =
    summary.notChecked === 0
      ? ''
      : `\n${paint('red', `${gaps} could not be checked, so this run does not pass`)}`;
  const count = hiddenCountInWords({ hiddenCounts: summary.hidden });
  const counted = summary.countHidden ? ' and counted' : '';
  // Behind a semicolon and a name of their own: they are none of those found.
  const hidden = count === undefined ? '' : `; hidden${counted}: ${count}`;
  const less = loweredCountInWords({ loweredCounts: summary.lowered });
  const lowered = less === undefined ? '' : `; shown as less${counted}: ${less}`;
  const leftOut = summary.leftOut === 0 ? '' : `, ${grouped(summary.leftOut)} left out`;
  return `${plural(summary.manifests, 'manifest')}${leftOut}: ${findings}${failures}${hidden}${lowered}${notChecked}${more}\n`;
}

function goneLines(summary: Summary): string[] {
  const { gone = [] } = summary;
  if (gone.length === 0) return [];
  const named = gone
    .slice(0, maxLeftOut)
    .map((each) => `  ${harmless(each.path)}  ${harmless(goneInWords(each))}`);
  const left = gone.length - named.length;
  return [`${goneText(summary)}:`, ...named, ...(left > 0 ? [`  and ${grouped(left)} more`] : [])];
}

function inWords(summary: Summary, severity: Severity): string {
  const count = summary[severity];
  if (severity === 'error') return errorsInWords(count, summary.ahead);
  return severity === 'information' ? `${grouped(count)} information` : plural(count, severity);
}
