/** How the rows of the tree look and what they say. Knows nothing of VS Code but the names of icons and colours. */

import {
  blockingInWords,
  blockingOfGate,
  capital,
  type Gate,
  gateLine,
  gateWords,
  type ItemReport,
  isAhead,
  metInWords,
  proofInWords,
  type Report,
  type Severity,
  stageTitle,
} from '../../../core/service';
import { dueOf, ownerOfItem } from './filter';

/** A codicon, and the theme colour that it is drawn in. */
export interface Icon {
  readonly name: string;
  readonly color?: string;
}

const red = 'problemsErrorIcon.foreground';
const amber = 'problemsWarningIcon.foreground';
const blue = 'problemsInfoIcon.foreground';
const green = 'testing.iconPassed';
const grey = 'disabledForeground';

export const findingIcons: Readonly<Record<Severity, Icon>> = {
  error: { name: 'error', color: red },
  warning: { name: 'warning', color: amber },
  information: { name: 'info', color: blue },
  hint: { name: 'lightbulb', color: blue },
};

export function iconOfStage(gate: Gate): Icon {
  if (gate.state === 'passed') return { name: 'pass-filled', color: green };
  if (isAhead(gate) || gate.state === 'blocked') return { name: 'error', color: red };
  return { name: 'circle-large-outline' };
}

export function iconOfItem({ satisfied, status, blocking }: ItemReport): Icon {
  if (satisfied && status === 'met') return { name: 'pass', color: green };
  if (satisfied) return { name: status === 'waived' ? 'clock' : 'circle-slash', color: grey };
  if (status === 'in-progress') return { name: 'play-circle', color: blocking ? amber : blue };
  if (status !== 'unmet') return { name: 'error', color: blocking ? red : amber };
  return { name: 'circle-large-outline', color: blocking ? amber : grey };
}

/** What a stage's row says; `current`: the manifest is in it. */
export function describeStage(
  gate: Gate,
  current: boolean,
): { label: string; description: string; tooltip: string } {
  const isAsked = current || gate.claimed;
  const blocking = blockingInWords(blockingOfGate(gate, isAsked));
  const parts = [
    metInWords(gate),
    ...(isAhead(gate) ? ['claimed, not passed'] : gate.state === 'passed' ? ['passed'] : []),
    ...(blocking === '' ? [] : [blocking]),
    ...(current ? ['now'] : []),
  ];
  const weakest =
    gate.weakest === undefined || gate.score === 100
      ? ''
      : `\nWeakest pillar: ${gate.weakest} (${gate.score} %)`;
  return {
    label: stageTitle(gate.stage),
    description: parts.join(' · '),
    tooltip: `${gateLine(gate)}${weakest}`,
  };
}

const proofWords: Readonly<Record<NonNullable<ItemReport['proof']>, string>> = {
  checked: 'checked',
  stated: 'only stated',
};

/** What an item's row says besides its title: where it stands, who it is with, and what of it is due. */
export function describeItem(item: ItemReport, report: Report): { description: string; tooltip: string } {
  const { entry: known, satisfied, status, stated, because, proof } = item;
  const isClaimed = status !== 'unmet' && status !== 'in-progress';
  const standing =
    !satisfied && isClaimed
      ? because
      : stated
        ? `${status.replace('-', ' ')}${proof === undefined ? '' : `, ${proofWords[proof]}`}`
        : 'not started';
  const owner = ownerOfItem(item, report);
  const due = dueOf(item);
  const parts = [
    standing,
    ...(owner === undefined ? [] : [owner]),
    ...(due === undefined ? [] : [`${due.what} ${due.date}`]),
  ];
  const why = proofInWords(item, report.claims);
  const about = [`${known.title} (${gateWords(known)})`, `${known.statement}.`];
  return {
    description: parts.join(' · '),
    tooltip: [...about, because, ...(why === undefined ? [] : [`${capital(proof ?? '')}: ${why}.`])].join(
      '\n',
    ),
  };
}
