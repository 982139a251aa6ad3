import { quoted } from '../../base/shorten';
import { type Stage, stages, stageTitle } from '../../base/stages';
import { capital, enumerated, plural } from '../../base/words';
import { stagesTouched } from '../../domain/stage-touched';
import { errorsBesides, gatesAhead } from '../../facts/gates';
import type { Gate } from '../../facts/report';
import { catalogueItem } from '../../schema/catalogue';
import type { ItemId } from '../../schema/generated/catalogue';
import { setStageBack } from '../fixes/fixes';
import type { GateContext, GateRule, Problem } from '../rule';

/** `3 blocking items (a, b, c) and 1 error besides`; so many items are named. */
function leftOf(gate: Gate, most = 6): string {
  const named = gate.blockers.slice(0, most).join(', ');
  const more = gate.blockers.length > most ? ` and ${gate.blockers.length - most} more` : '';
  if (gate.blockers.length === 0) return `${plural(gate.errors, 'error')} in its facts`;
  const items = `${plural(gate.blockers.length, 'blocking item')} (${named}${more})`;
  return gate.besides === 0 ? items : `${items} and ${errorsBesides(gate.besides)}`;
}

/** The blockers of a gate, and the errors that touch it, each as a place to go to. */
function relatedOf(gate: Gate, context: GateContext): NonNullable<Problem['related']> {
  const blockers = gate.blockers.map((id) => {
    const item = context.items.find((each) => each.id === id);
    return { message: `${id}: ${item?.because ?? ''}`, path: item?.path ?? [] };
  });
  const errors = context.problems
    .filter(
      ({ items = [], ...problem }) =>
        problem.severity === 'error' && stagesTouched({ ...problem, items }).includes(gate.stage),
    )
    // An error within an item that blocks anyway is reported by the item.
    .filter(({ path }) => !(path[0] === 'checklist' && gate.blockers.some((id) => id === path[2])))
    .map(({ message, path, range }) => ({ message, path, ...(range === undefined ? {} : { range }) }));
  return [...blockers, ...errors];
}

/** The latest stage whose earlier gates are all passed. */
function provenStage(gates: Readonly<Record<Stage, Gate>>): Stage {
  return stages.find((stage) => gates[stage].state !== 'passed') ?? 'operate';
}

export const gateRules: readonly GateRule[] = [
  {
    code: 'gate/stage-ahead',
    severity: 'error',
    suppressible: false,
    summary: 'The manifest claims a stage whose earlier gates are not passed.',
    why: 'A stage is a claim: `stage: deploy` says that the gates of diagnose and design are passed. A gap found after deployment costs the most, because the workflow, its users and its data have to change while they are in use.',
    howToFix:
      'Work through the blocking items, or set `stage` back to the one that the facts allow; the message and its related places name both.',
    *checkGates(context) {
      const { stage } = context.facts;
      if (stage === undefined) return;
      const open = gatesAhead(context);
      if (open.length === 0) return;
      const gates = open.map(
        (gate) =>
          `the ${stageTitle(gate.stage)} gate is not passed: ${leftOf(gate, open.length === 1 ? 6 : 3)}`,
      );
      const proven = provenStage(context.gates);
      yield {
        message: `${stageTitle(stage)} is claimed, but ${gates.join('; ')}.`,
        path: ['stage'],
        related: open.flatMap((gate) => relatedOf(gate, context)),
        fixes: [setStageBack(`Set the stage back to ${quoted(proven)}, which the facts allow`, proven)],
      };
    },
  },
  {
    code: 'gate/open-items',
    severity: 'information',
    summary: 'What the current stage still needs before its gate is passed.',
    why: 'This is not a fault: it is the list of what is left to do in the current stage.',
    howToFix:
      'Work through the items; `ai-readiness explain ITEM` says how to do each one and what good evidence looks like.',
    *checkGates(context) {
      const { stage } = context.facts;
      const gate = stage === undefined ? undefined : context.gates[stage];
      if (gate === undefined || gate.state === 'passed') return;
      yield {
        message: `The ${stageTitle(gate.stage)} gate is not passed: ${gate.met} of ${gate.required} blocking items are satisfied; left: ${leftOf(gate)}.`,
        path: ['stage'],
        // The stage is what it says; it is the work that is left.
        target: 'key',
        related: relatedOf(gate, context),
      };
    },
  },
  {
    code: 'gate/early-signal',
    severity: 'hint',
    summary: "Today's facts already show a problem that an item of a later stage will run into.",
    why: 'Data and governance gaps decide how long it takes to go live. They show from the first day, and cost least when they are dealt with then.',
    howToFix:
      'Talk now to whoever has to act: the owner of the data, the privacy or legal team, the owner of the system that is written to. The finding goes away when the fact behind it changes, or once the items are satisfied. Where another finding tells of the same fact, that one bears on these items too.',
    *checkGates({ early }) {
      for (const { message, path, items, others } of early) {
        const more = others.length === 0 ? '' : `, and ${plural(others.length, 'more such place')}`;
        yield {
          message: `${capital(message)}${more}: prepare ${prepared(items)}.`,
          path,
          // What is said is true: the fact is named, not underlined.
          target: 'key',
          items,
          early: items,
          related: others.map((each) => ({ ...each, message: capital(each.message) })),
        };
      }
    },
  },
];

/** `"Legal obligations" (legal-obligations-mapped) now, before Design; "Current technical file" (…) before Deploy`. */
function prepared(items: readonly ItemId[]): string {
  const known = items.map((id) => catalogueItem(id));
  const groups = stages
    .map((stage) => ({ stage, own: known.filter((item) => item.stage === stage) }))
    .filter(({ own }) => own.length > 0);
  return groups
    .map(({ stage, own }, index) => {
      const names = enumerated(own.map(({ id, title }) => `${quoted(title)} (${id})`));
      return `${names}${index === 0 ? ' now,' : ''} before ${stageTitle(stage)}`;
    })
    .join('; ');
}
