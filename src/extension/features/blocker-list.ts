/** What keeps a manifest from passing its gate, as a list to choose from. Knows nothing of VS Code. */

import {
  catalogueItem,
  type Finding,
  type Gate,
  gateLine,
  gateToPass,
  inReadingOrder,
  moverOf,
  noStageInWords,
  type Report,
  type Stage,
  stagesTouched,
} from '../../core/service';

/** An error in the text, or an item that blocks the gate. */
export type Blocker =
  | {
      readonly kind: 'error';
      readonly label: string;
      readonly description: string;
      readonly finding: Finding;
    }
  | {
      readonly kind: 'item';
      readonly label: string;
      readonly description: string;
      readonly detail: string;
      readonly item: string;
      /** Whether the text speaks of it. */
      readonly stated: boolean;
    };

interface Blockers {
  /** The gate in one line. */
  readonly title: string;
  /** Errors that count for the gate, worst and first cause first; where there is no gate, all. */
  readonly errors: readonly Blocker[];
  /** The items of the gate, in the order of the checklist. */
  readonly items: readonly Blocker[];
  /** Errors that count for other gates. */
  readonly others: readonly Blocker[];
}

/** What blocks a gate: the one that is asked for, else the one to be passed next. */
export function blockersOf(report: Report, stage?: Stage): Blockers {
  const gate = stage === undefined ? gateToPass(report) : report.gates[stage];
  const findings = inReadingOrder(report.findings);
  // What belongs to no stage, such as a text that is broken, stands in the way of every gate.
  const isOther = (finding: Finding): boolean => {
    const touched = stagesTouched(finding);
    return gate !== undefined && touched.length > 0 && !touched.includes(gate.stage);
  };
  return {
    title: gate === undefined ? noStageInWords(report) : gateLine(gate),
    errors: findings.filter((each) => !isOther(each)).flatMap(errorOf),
    others: findings.filter(isOther).flatMap(errorOf),
    items: gate === undefined ? [] : itemsOf(gate, report),
  };
}

function errorOf(finding: Finding): Blocker[] {
  const { code, severity, message, range } = finding;
  // That the stage is claimed ahead is what all the others say.
  if (severity !== 'error' || code === 'gate/stage-ahead') return [];
  return [{ kind: 'error', label: message, description: `Line ${range.start.line + 1} · ${code}`, finding }];
}

function itemsOf({ blockers }: Gate, report: Report): Blocker[] {
  return blockers.flatMap((id) => {
    const item = report.items.find((each) => each.id === id);
    if (item === undefined) return [];
    return [
      {
        kind: 'item',
        label: catalogueItem(id).title,
        description: moverOf(item, report),
        detail: item.because,
        item: id,
        stated: item.stated,
      },
    ];
  });
}
