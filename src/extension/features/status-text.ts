import {
  blockingInWords,
  blockingOfGate,
  catalogueItem,
  countAheadErrors,
  errorsInWords,
  type Gate,
  gateToPass,
  type HiddenFinding,
  hiddenCountInWords,
  isAhead,
  loweredCodes,
  loweredCountInWords,
  metInWords,
  noStageInWords,
  plural,
  type Report,
  type Severity,
  type Stage,
  severities,
  stages,
  stageTitle,
  stateInWords,
  stateName,
  switchedOff,
} from '../../core/service';
import type { Basis } from '../manifests/manifests';

/** What the status bar says of a manifest. `ahead`: a gate that the claimed stage takes for passed is not. */
interface StatusText {
  /** The name of a theme icon. */
  readonly icon: string;
  /** About twenty characters: `Diagnose 3/9`, `Deploy? Diagnose 3/9`. */
  readonly short: string;
  readonly words: string;
  readonly ahead: boolean;
}

/** Blockers that are named in the tooltip. */
const maxNamed = 5;

/** What is said of a text of which no version was seen that could be read as a whole. */
export const unread = 'The text cannot be read as a whole';

/** One line on where a manifest stands. */
export function statusText(report: Report, basis: Basis = 'whole'): StatusText {
  if (basis === 'part') return { icon: 'error', short: 'Cannot be read', words: unread, ahead: false };
  const text = standingText(report);
  return basis === 'before' ? { ...text, words: `${text.words}, before the text broke` } : text;
}

function standingText(report: Report): StatusText {
  const { stage } = report;
  const gate = gateToPass(report);
  if (stage === undefined || gate === undefined)
    return { icon: 'question', short: noStage(report), words: noStageInWords(report), ahead: false };
  const words = `${stageTitle(gate.stage)} gate ${left(gate)}`;
  if (isAhead(gate))
    return {
      icon: 'error',
      // The stage is in question, since that gate is not passed.
      short: `${stageTitle(stage)}? ${countOf(gate)}`,
      words: `${stageTitle(stage)} claimed: ${words}`,
      ahead: true,
    };
  const icon = gate.state === 'passed' ? 'pass' : gate.state === 'blocked' ? 'error' : 'checklist';
  return { icon, short: countOf(gate), words, ahead: false };
}

/** In the status bar, where a word of the manifest stands only if it is one: no signs, no length. */
function noStage(report: Report): string {
  if (report.misstated === undefined) return 'No stage';
  return /^"[\w-]{1,10}"$/.test(report.misstated) ? noStageInWords(report) : 'Not a stage';
}

function countOf({ stage, met, required }: Gate): string {
  return `${stageTitle(stage)} ${met}/${required}`;
}

/** `not passed, 3 items block`, `blocked, 3 items block, 2 errors`, `passed`. */
function left(gate: Gate): string {
  const blocking = blockingInWords(blockingOfGate(gate));
  return `${stateName(gate)}${blocking === '' ? '' : `, ${blocking}`}`;
}

/** Where files are on another machine: what a user would else miss without a word. */
export const onlyCitedFiles =
  'In a virtual workspace only the files that the manifest names are read. To have it held against code and configuration as well, open the repository from a disk.';

/** The four gates as a Markdown table with theme icons and HTML colours. Holds no text of the manifest. */
export function gateTable(report: Report): string {
  const rows = stages.map((stage) => rowOf(report.gates[stage], report.stage));
  const head = ['| | Gate | State | Blocking items | Weakest pillar |', '| :-: | :-- | :-- | :-- | :-- |'];
  return [...head, ...rows].join('\n');
}

function rowOf(gate: Gate, claimed: Stage | undefined): string {
  const name = gate.stage === claimed ? `**${stageTitle(gate.stage)}**` : stageTitle(gate.stage);
  const weakest = gate.weakest === undefined || gate.score === 100 ? '' : `${gate.weakest} ${gate.score} %`;
  return `| ${iconOf(gate)} | ${name} | ${stateOf(gate)} | ${metInWords(gate)} | ${weakest} |`;
}

function iconOf(gate: Gate): string {
  if (gate.state === 'passed') return coloured('pass-filled', 'testing-iconPassed');
  return isAhead(gate) || gate.state === 'blocked'
    ? coloured('error', 'problemsErrorIcon-foreground')
    : '$(circle-large-outline)';
}

function coloured(icon: string, colour: string): string {
  return `<span style="color:var(--vscode-${colour});">$(${icon})</span>`;
}

function stateOf(gate: Gate): string {
  return stateInWords(
    gate,
    gate.state === 'blocked' ? `blocked by ${plural(gate.errors, 'error')}` : stateName(gate),
  );
}

/** What blocks the gate that is to be passed next, as a Markdown list. Holds no text of the manifest. */
export function blockerList(report: Report): string {
  const gate = gateToPass(report);
  if (gate === undefined) return '';
  const named = gate.blockers.slice(0, maxNamed).map((id) => `- ${catalogueItem(id).title}`);
  const more = gate.blockers.length - named.length;
  if (more > 0) named.push(`- and ${more} more`);
  if (gate.besides > 0) named.push(`- ${plural(gate.besides, 'error')} in what the manifest says`);
  if (named.length === 0) return '';
  return `Before the ${stageTitle(gate.stage)} gate:\n\n${named.join('\n')}`;
}

/** `2 errors, 1 warning`; what there is none of is left out. */
export function findingCounts(report: Report): string {
  const { counts } = report;
  const parts = severities.flatMap((severity) => {
    const number = counts[severity];
    if (number === 0) return [];
    return [
      severity === 'error' ? errorsInWords(number, countAheadErrors(report)) : inWords[severity](number),
    ];
  });
  return parts.length === 0 ? 'No findings' : parts.join(', ');
}

/** What there is that is not shown. */
interface Unshown {
  /** Whether settings or a configuration leave the manifest out. */
  readonly leftOut: boolean;
  /** How many manifests settings or a configuration leave out, this one or others; `isCut` where there may be more. */
  readonly leftOutCount: { readonly count: number; readonly isCut: boolean };
  /** Whether the findings are shown by another name of the same file. */
  readonly isShownElsewhere: boolean;
}

/** Behind the line of the status bar: `, 2 errors hidden`, `, left out`. */
export function unshownWords(
  { hiddenCounts, loweredCounts }: Report,
  { leftOut, isShownElsewhere }: Unshown,
): string {
  if (leftOut) return ', left out';
  if (isShownElsewhere) return ', shown by its other name';
  const hidden = hiddenCounts.error === 0 ? '' : `, ${plural(hiddenCounts.error, 'error')} hidden`;
  const lowered = loweredCounts.error === 0 ? '' : `, ${plural(loweredCounts.error, 'error')} shown as less`;
  return hidden + lowered;
}

/** Signs behind the line of the status bar: that less is shown than there is, that it is from before the text broke. */
export function signsOf(report: Report, unshown: Unshown, basis: Basis = 'whole'): string {
  const isLess = unshownWords(report, unshown) !== '';
  return `${isLess ? ' $(eye-closed)' : ''}${basis === 'before' ? ' $(history)' : ''}`;
}

/** What is hidden, switched off and left out, as a Markdown list. Holds no text of the manifest. */
export function unshownList(report: Report, { leftOut, leftOutCount, isShownElsewhere }: Unshown): string {
  const hidden = hiddenCountInWords(report);
  const listed = report.hidden.slice(0, maxNamed).map(({ code, range, hiddenBy }) => {
    return `  - ${code} in line ${range.start.line + 1}, by ${whatHides(hiddenBy)}`;
  });
  const more = report.hidden.length - listed.length;
  const lowered = loweredCountInWords(report);
  return [
    ...(leftOut ? [`- This manifest is left out by ${whatLeavesOut}: its findings are not shown`] : []),
    ...(isShownElsewhere
      ? ['- This file is open by another name as well: its findings are shown there']
      : []),
    ...(hidden === undefined ? [] : [`- ${hidden} hidden`, ...listed]),
    ...(more > 0 ? [`  - and ${more} more`] : []),
    ...(lowered === undefined ? [] : [`- ${lowered} shown as less`]),
    ...codesLine('switched off in the settings', switchedOff(report.input)),
    ...codesLine('shown as less by a configuration', loweredCodes(report.input)),
    ...leftOutLines(leftOutCount),
  ].join('\n');
}

const whatLeavesOut = '`aiReadiness.exclude` or `ai-readiness.config.yaml`';

function whatHides(by: HiddenFinding['hiddenBy']): string {
  if (by.kind === 'comment') return `the comment in line ${by.line + 1}`;
  return by.kind === 'configuration' ? 'a configuration' : 'a setting';
}

/** `- 2 codes switched off in the settings: …`; nothing where there is none. */
function codesLine(what: string, codes: readonly string[]): string[] {
  if (codes.length === 0) return [];
  const named = codes.slice(0, maxNamed).join(', ');
  return [`- ${plural(codes.length, 'code')} ${what}: ${named}${codes.length > maxNamed ? ', …' : ''}`];
}

/** `2 manifests left out`, so that whoever reviews sees it; nothing where none is. */
export function leftOutWords({ count, isCut }: Unshown['leftOutCount']): string | undefined {
  if (count === 0) return isCut ? 'Manifests may be left out' : undefined;
  return `${isCut ? 'At least ' : ''}${plural(count, 'manifest')} left out`;
}

function leftOutLines(leftOutCount: Unshown['leftOutCount']): string[] {
  const words = leftOutWords(leftOutCount);
  return words === undefined ? [] : [`- ${words} by ${whatLeavesOut}`];
}

const inWords: Readonly<Record<Exclude<Severity, 'error'>, (number: number) => string>> = {
  warning: (number) => plural(number, 'warning'),
  information: (number) => `${number} to do`,
  hint: (number) => plural(number, 'hint'),
};
