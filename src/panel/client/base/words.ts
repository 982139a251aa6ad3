/** The words and signs that several parts of the panel share. */
import { harmless } from '../../../core/base/harmless';
import { cut } from '../../../core/base/shorten';
import { capital as capitalOf } from '../../../core/base/words';
import type { StageId, StatusId } from '../../protocol/basics';
import type { SeverityId } from '../../protocol/findings';
import type { ItemView } from '../../protocol/items';
import type { StageView } from '../../protocol/model';
import type { ClaimView, ProofView } from '../../protocol/proof';
import type { IconName } from './icons';

/** A state, shown by a word, a shape and a colour; never by the colour alone. */
export interface Sign {
  readonly icon: IconName;
  readonly word: string;
  readonly tone: 'good' | 'warn' | 'bad' | 'busy' | 'quiet';
}

export const stageNames: Readonly<Record<StageId, string>> = {
  diagnose: 'Diagnose',
  design: 'Design',
  deploy: 'Deploy',
  operate: 'Operate',
};
export const stageIds = ['diagnose', 'design', 'deploy', 'operate'] as const;

export const statusNames: Readonly<Record<StatusId, string>> = {
  unmet: 'Unmet',
  'in-progress': 'In progress',
  met: 'Met',
  'not-applicable': 'Not applicable',
  waived: 'Waived',
};

const statusIcons: Readonly<Record<StatusId, IconName>> = {
  unmet: 'circle-large',
  'in-progress': 'color-mode',
  met: 'pass-filled',
  'not-applicable': 'circle-slash',
  waived: 'clockface',
};

const proofWords: Readonly<Record<NonNullable<ItemView['proof']>, string>> = {
  checked: ', checked',
  stated: ', only stated',
};

/** What the gate makes of an item's status, which is more than the status alone. */
export function signOfItem({
  status,
  satisfied,
  proof,
}: Pick<ItemView, 'status' | 'satisfied' | 'proof'>): Sign {
  const word = `${statusNames[status]}${proof === undefined ? '' : proofWords[proof]}`;
  if (satisfied) return { icon: statusIcons[status], word, tone: 'good' };
  if (status === 'met') return { icon: 'warning', word: 'Met, not proven', tone: 'warn' };
  if (status === 'waived') return { icon: 'warning', word: 'Waiver does not hold', tone: 'warn' };
  if (status === 'not-applicable') {
    return { icon: 'warning', word: 'Not applicable (rejected)', tone: 'warn' };
  }
  return { icon: statusIcons[status], word, tone: status === 'in-progress' ? 'busy' : 'quiet' };
}

const gateSigns: Readonly<Record<StageView['gate'], Sign>> = {
  passed: { icon: 'pass-filled', word: 'Passed', tone: 'good' },
  'not-passed': { icon: 'circle-large', word: 'Not passed', tone: 'quiet' },
  blocked: { icon: 'error', word: 'Blocked by errors', tone: 'bad' },
  'not-begun': { icon: 'circle-large', word: 'Not begun', tone: 'quiet' },
};

/** How a gate stands; one that is taken for passed and is not is what is wrong first. */
export function signOfGate({ gate, isClaimed }: Pick<StageView, 'gate' | 'isClaimed'>): Sign {
  const sign = gateSigns[gate];
  return isClaimed && gate !== 'passed' ? { ...sign, icon: 'error', tone: 'bad' } : sign;
}

const severitySigns: Readonly<Record<SeverityId, Sign>> = {
  error: { icon: 'error', word: 'Error', tone: 'bad' },
  warning: { icon: 'warning', word: 'Warning', tone: 'warn' },
  information: { icon: 'info', word: 'Information', tone: 'busy' },
  hint: { icon: 'lightbulb', word: 'Hint', tone: 'quiet' },
};

export function signOfSeverity(severity: SeverityId): Sign {
  return severitySigns[severity];
}

const claimSigns: Readonly<Record<ClaimView['verdict'], Sign>> = {
  confirmed: { icon: 'check', word: 'Confirmed', tone: 'good' },
  contradicted: { icon: 'error', word: 'Contradicted', tone: 'bad' },
  'cannot-tell': { icon: 'question', word: 'Cannot tell', tone: 'quiet' },
};

export function signOfClaim(verdict: ClaimView['verdict']): Sign {
  return claimSigns[verdict];
}

export function signOfEvidence({
  kind,
  state,
  trouble,
  isChecked,
  says,
}: Pick<ProofView, 'kind' | 'state' | 'trouble' | 'isChecked' | 'says'>): Sign {
  if (says?.verdict === 'contradicted') return { icon: 'error', word: 'Contradicted', tone: 'bad' };
  // Nobody opens a link: it counts as what somebody says.
  if (state === 'holds' && kind === 'link')
    return { icon: 'question', word: 'Stated: a link is not checked', tone: 'quiet' };
  if (state === 'holds')
    return isChecked === true
      ? { icon: 'check', word: 'Checked', tone: 'good' }
      : { icon: 'check', word: 'Counts, only stated', tone: 'good' };
  if (state === 'unknown' || state === 'not-checked')
    return { icon: 'question', word: trouble || 'Not checked', tone: 'warn' };
  return { icon: 'warning', word: trouble || state, tone: 'warn' };
}

/** Between the pieces of a text: where the line is broken there, it goes with what follows. */
export const dot = ' ·\u00a0';

/** `data` → `Data`, `not-applicable` → `Not applicable`. */
export function capital(id: string): string {
  return capitalOf(id.replaceAll('-', ' '));
}

export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** `in 12 days`, `today`, `3 days ago`. */
export function inDays(days: number): string {
  if (days === 0) return 'today';
  return days > 0 ? `in ${count(days, 'day')}` : `${count(-days, 'day')} ago`;
}

/**
 * Keeps what a hostile or careless hand made endless from filling the page; what is obeyed and not shown, such as a turn
 * of the writing direction, is shown.
 */
export function clip(text: string, length = 400): string {
  const lines = cut(text, length).replaceAll('\t', ' ').split('\n');
  return lines.map(harmless).join('\n');
}
