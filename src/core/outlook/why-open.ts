import { stageTitle } from '../base/stages';
import type { ItemReport } from '../facts/report';
import type { Slip } from './slips';

/** Why an item is open, in words: for a slip, for want of proof beside what is told of it already, or as its report says. */
export function whyOpen(
  { because, stage, stated, evidence, evidencedBy }: ItemReport,
  isUnproven: boolean,
  slip: Slip | undefined,
): string {
  // What is first said of it is the slip.
  if (slip !== undefined && !stated) {
    const said = slip.finding.path.length === 2 ? 'What is said of it, if anything,' : 'What is said of it';
    return `${said} does not count yet. ${slip.finding.message}`;
  }
  // Which gate it is for is said of the step.
  if (!isUnproven) return because.replace(` (${stageTitle(stage)}).`, '.');
  const why = [...evidence, ...evidencedBy].find(({ discounted }) => discounted)?.discounted;
  return why === undefined ? 'None of its evidence holds.' : `None of its evidence holds: ${why}.`;
}
