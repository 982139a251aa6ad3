import type { Range } from '../base/range';
import { type Stage, stages, stageTitle } from '../base/stages';
import { enumerated, statedInWords } from '../base/words';
import type { ManifestDocument } from '../facts/document';
import { blockingInWords, blockingOfGate, gatesAhead, stateName } from '../facts/gates';
import type { Gate, Report } from '../facts/report';
import { type Entry, entryOf, nodeAt } from '../text/tree';

/** A line of text above a place of the manifest. */
interface Lens {
  readonly range: Range;
  readonly title: string;
  readonly stage: Stage;
  /** The first item that blocks the gate, to go to. */
  readonly item?: string;
}

/** Where the gates stand: above `stage`, and above each stage of the checklist. */
export function lenses({ parsed }: ManifestDocument, report: Report): Lens[] {
  const found: Lens[] = [];
  const stageKey = entryOf(parsed.root, 'stage');
  if (stageKey !== undefined && report.stage !== undefined) {
    const gate = report.gates[report.stage];
    const ahead = gatesAhead(report);
    const title =
      ahead.length > 0
        ? `Claimed ahead: the ${enumerated(ahead.map(({ stage }) => stageTitle(stage)))} ${ahead.length === 1 ? 'gate is' : 'gates are'} not passed`
        : gateLine(gate);
    found.push(lens(stageKey, title, ahead[0] ?? gate));
  }
  for (const stage of stages) {
    const entry = entryOf(nodeAt(parsed.root, ['checklist']), stage);
    if (entry !== undefined) found.push(lens(entry, gateLine(report.gates[stage]), report.gates[stage]));
  }
  return found;
}

function lens(entry: Entry, title: string, gate: Gate): Lens {
  const [first] = gate.blockers;
  return {
    range: { start: entry.keyStart, end: entry.keyEnd },
    title,
    stage: gate.stage,
    ...(first === undefined ? {} : { item: first }),
  };
}

/** `Design gate not passed: 3 of 11 met, 2 only stated, 8 items block, 1 error`. */
export function gateLine(gate: Gate): string {
  const left = blockingInWords(blockingOfGate(gate));
  const parts = [
    `${gate.met} of ${gate.required} met`,
    ...(gate.stated > 0 ? [statedInWords(gate)] : []),
    ...(left === '' ? [] : [left]),
  ];
  return `${stageTitle(gate.stage)} gate ${stateName(gate)}: ${parts.join(', ')}`;
}
