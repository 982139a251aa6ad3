import {
  catalogueItem,
  type Gate,
  type Report,
  type Severity,
  type Stage,
  severities,
  stages,
  stageTitle,
} from '../../core/service';

/** What the status bar says of a manifest. `ahead`: a gate that the claimed stage takes for passed is not. */
export interface StatusText {
  /** The name of a theme icon. */
  readonly icon: string;
  readonly words: string;
  readonly ahead: boolean;
}

/** Blockers that are named in the tooltip. */
const maxNamed = 5;

/** The gates that the claimed stage takes for passed and that are not, in order. */
export function gatesAhead({ gates }: Report): Gate[] {
  return stages.map((stage) => gates[stage]).filter(({ claimed, state }) => claimed && state !== 'passed');
}

/** One line on where a manifest stands. */
export function statusText(report: Report): StatusText {
  const { stage } = report;
  if (stage === undefined) return { icon: 'question', words: 'No stage', ahead: false };
  const [first] = gatesAhead(report);
  if (first !== undefined)
    return {
      icon: 'error',
      words: `${stageTitle(stage)} claimed: ${stageTitle(first.stage)} gate ${left(first)}`,
      ahead: true,
    };
  const gate = report.gates[stage];
  const icon = gate.state === 'passed' ? 'pass' : gate.state === 'blocked' ? 'error' : 'checklist';
  return { icon, words: `${stageTitle(stage)} gate ${left(gate)}`, ahead: false };
}

/** `open, 3 blockers`, `blocked by 2 errors, 3 blockers`, `passed`. */
function left({ state, blockers, errors }: Gate): string {
  const items = blockers.length === 0 ? '' : `, ${count(blockers.length, 'blocker')}`;
  if (state === 'blocked') return `blocked by ${count(errors, 'error')}${items}`;
  return state === 'passed' ? 'passed' : `open${items}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** The four gates as a Markdown table with theme icons and HTML colours. Holds no text of the manifest. */
export function gateTable(report: Report): string {
  const rows = stages.map((stage) => rowOf(report.gates[stage], report.stage));
  const head = ['| | Gate | State | Blocking items | Weakest pillar |', '| :-: | :-- | :-- | :-- | :-- |'];
  return [...head, ...rows].join('\n');
}

function rowOf(gate: Gate, claimed: Stage | undefined): string {
  const name = gate.stage === claimed ? `**${stageTitle(gate.stage)}**` : stageTitle(gate.stage);
  const weakest = gate.weakest === undefined || gate.score === 100 ? '' : `${gate.weakest} ${gate.score} %`;
  return `| ${iconOf(gate)} | ${name} | ${stateOf(gate)} | ${gate.met} of ${gate.required} | ${weakest} |`;
}

function iconOf({ state, claimed }: Gate): string {
  if (state === 'passed') return coloured('pass-filled', 'testing-iconPassed');
  return claimed || state === 'blocked'
    ? coloured('error', 'problemsErrorIcon-foreground')
    : '$(circle-large-outline)';
}

function coloured(icon: string, colour: string): string {
  return `<span style="color:var(--vscode-${colour});">$(${icon})</span>`;
}

function stateOf({ state, claimed, errors }: Gate): string {
  const words = state === 'blocked' ? `blocked by ${count(errors, 'error')}` : state;
  return claimed && state !== 'passed' ? `${words}, yet claimed` : words;
}

/** What blocks the first gate that is not passed, as a Markdown list. Holds no text of the manifest. */
export function blockerList(report: Report): string {
  const gate = stages.map((stage) => report.gates[stage]).find(({ state }) => state !== 'passed');
  if (gate === undefined) return '';
  const named = gate.blockers.slice(0, maxNamed).map((id) => `- ${catalogueItem(id).title}`);
  const more = gate.blockers.length - named.length;
  if (more > 0) named.push(`- and ${more} more`);
  if (gate.errors > 0) named.push(`- ${count(gate.errors, 'error')} in what the manifest says`);
  if (named.length === 0) return '';
  return `Before the ${stageTitle(gate.stage)} gate:\n\n${named.join('\n')}`;
}

/** `2 errors, 1 warning`; what there is none of is left out. */
export function findingCounts({ counts }: Report): string {
  const parts = severities.flatMap((severity) => {
    const number = counts[severity];
    return number === 0 ? [] : [inWords[severity](number)];
  });
  return parts.length === 0 ? 'No findings' : parts.join(', ');
}

const inWords: Readonly<Record<Severity, (number: number) => string>> = {
  error: (number) => count(number, 'error'),
  warning: (number) => count(number, 'warning'),
  information: (number) => `${number} to do`,
  hint: (number) => count(number, 'hint'),
};
