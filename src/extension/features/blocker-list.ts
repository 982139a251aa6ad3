/** What keeps a manifest from passing its gate, as a list to choose from. Knows nothing of VS Code. */

import {
  catalogueItem,
  type Finding,
  type Gate,
  gateLine,
  gateToPass,
  inReadingOrder,
  moverOf,
  type Report,
  type Stage,
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
  /** Worst and first cause first: the errors, then the items of the gate in the order of the checklist. */
  readonly errors: readonly Blocker[];
  readonly items: readonly Blocker[];
}

/** What blocks a gate: the one that is asked for, else the one to be passed next. */
export function blockersOf(report: Report, stage?: Stage): Blockers {
  const gate = stage === undefined ? gateToPass(report) : report.gates[stage];
  return {
    title: gate === undefined ? 'No stage is claimed' : gateLine(gate),
    errors: inReadingOrder(report.findings).flatMap(errorOf),
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
