/** What the year ahead brings, and a day of it, as the panel shows it. */
import {
  blockingInWords,
  blockingOf,
  type CalendarDay,
  calendarOf,
  type Report,
  reportOn,
  stages,
} from '../../core/service';
import type { CalendarView, DayView, TurnView } from '../protocol/ahead';
import type { PanelState } from './items';
import { nearestPlace, shorten } from './places';
import { gateOf } from './standing';

type Turn = CalendarDay['turns'][number];

/**
 * What turns within a year if nothing is changed, a step at a time, so that whoever asks can stop. What ends and falls due
 * is in the model already.
 */
export function* turnsAhead(state: PanelState): Generator<undefined, CalendarView> {
  const { days } = yield* calendarOf(state.document, state.report.input);
  return {
    turns: days.flatMap(({ date, turns }) => turns.map((turn) => turnView(date, turn, state))),
  };
}

function turnView(date: string, turn: Turn, { report, document }: PanelState): TurnView {
  const { is, severity, says, why, who, path } = turn;
  const place = nearestPlace(document, path);
  return {
    date,
    sign: is === 'better' ? 'good' : severity === 'warning' ? 'warning' : 'error',
    says: shorten(says),
    why: shorten(why),
    ...(who === undefined ? {} : { who: shorten(who) }),
    ...aboutOf(turn, report),
    ...(place === undefined ? {} : { place }),
  };
}

function aboutOf({ kind, key, path }: Turn, { items }: Report): Pick<TurnView, 'stage' | 'item'> {
  if (kind === 'gate') {
    const stage = stages.find((each) => each === key);
    return stage === undefined ? {} : { stage };
  }
  const id = path[0] === 'checklist' ? path[2] : undefined;
  const item = items.find((each) => each.id === id);
  return item === undefined ? {} : { item: item.id };
}

/** The gates as a check on that day has them. */
export function dayView({ document, report: { input } }: PanelState, date: string): DayView {
  const then = reportOn(document, input, date);
  return {
    date,
    gates: stages.map((stage) => {
      const gate = then.gates[stage];
      const { claimed, met, required } = gate;
      return {
        id: stage,
        gate: gateOf(gate, then),
        ...(claimed && { isClaimed: true as const }),
        met,
        required,
      };
    }),
    blocking: blockingInWords(blockingOf(then)),
  };
}
