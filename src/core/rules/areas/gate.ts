import { quoted } from '../../base/shorten';
import { type Stage, stageIndex, stages, stageTitle } from '../../base/stages';
import { plural } from '../../base/words';
import { earlySignsOf } from '../../domain/early-signals';
import { stageTouched } from '../../domain/stage-touched';
import type { Gate } from '../../facts/report';
import { catalogue } from '../../schema/catalogue';
import { setStageBack } from '../fixes/fixes';
import type { GateContext, GateRule, Problem } from '../rule';

/** `3 blocking items (a, b, c) and 1 error in its facts`; so many items are named. */
function leftOf(gate: Gate, most = 6): string {
  const named = gate.blockers.slice(0, most).join(', ');
  const more = gate.blockers.length > most ? ` and ${gate.blockers.length - most} more` : '';
  const items =
    gate.blockers.length === 0 ? [] : [`${plural(gate.blockers.length, 'blocking item')} (${named}${more})`];
  const errors = gate.errors === 0 ? [] : [`${plural(gate.errors, 'error')} in its facts`];
  return [...items, ...errors].join(' and ');
}

/** The blockers of a gate, and the errors that touch it, each as a place to go to. */
function relatedOf(gate: Gate, context: GateContext): NonNullable<Problem['related']> {
  const blockers = gate.blockers.map((id) => {
    const item = context.items.find((each) => each.id === id);
    return { message: `${id}: ${item?.because ?? ''}`, path: item?.path ?? [] };
  });
  const errors = context.problems
    .filter(
      ({ severity, path, items }) => severity === 'error' && stageTouched(path, items ?? []) === gate.stage,
    )
    // An error within an item that blocks anyway is reported by the item.
    .filter(({ path }) => !(path[0] === 'checklist' && gate.blockers.some((id) => id === path[2])))
    .map(({ message, path, range }) => ({ message, path, ...(range === undefined ? {} : { range }) }));
  return [...blockers, ...errors];
}

/** The latest stage whose earlier gates are all passed. */
export function provenStage(gates: Readonly<Record<Stage, Gate>>): Stage {
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
      const open = stages.filter(
        (each) => stageIndex(each) < stageIndex(stage) && context.gates[each].state !== 'passed',
      );
      if (open.length === 0) return;
      const gates = open.map(
        (each) =>
          `the ${stageTitle(each)} gate is open: ${leftOf(context.gates[each], open.length === 1 ? 6 : 3)}`,
      );
      const proven = provenStage(context.gates);
      yield {
        message: `${stageTitle(stage)} is claimed, but ${gates.join('; ')}.`,
        path: ['stage'],
        related: open.flatMap((each) => relatedOf(context.gates[each], context)),
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
        message: `The ${stageTitle(gate.stage)} gate is open: ${gate.met} of ${gate.required} blocking items are satisfied; left: ${leftOf(gate)}.`,
        path: ['stage'],
        related: relatedOf(gate, context),
      };
    },
  },
  {
    code: 'gate/early-signal',
    severity: 'warning',
    summary: "Today's facts already show a problem that an item of a later stage will run into.",
    why: 'Data and governance gaps decide how long it takes to go live. They show from the first day, and cost least when they are dealt with then.',
    howToFix:
      'Talk now to whoever has to act: the owner of the data, the privacy or legal team, the owner of the system that is written to. The finding goes away when the fact behind it changes, or once the item is satisfied.',
    *checkGates({ facts, items }) {
      for (const [index, item] of catalogue.entries()) {
        // The reports stand in the order of the catalogue.
        if (items[index]?.satisfied === true) continue;
        const [first, ...others] = earlySignsOf(item, facts);
        if (first === undefined) continue;
        const more = others.length === 0 ? '' : `, and ${plural(others.length, 'more such place')}`;
        yield {
          message: `${capital(first.message)}${more}: prepare ${quoted(item.title)} (${item.id}) now, before ${stageTitle(item.stage)}.`,
          path: first.path,
          target: 'key',
          items: [item.id],
          related: others.map(({ message, path }) => ({ message: capital(message), path })),
        };
      }
    },
  },
];

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
