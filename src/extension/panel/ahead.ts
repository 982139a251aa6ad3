/** What lies ahead of a manifest, worked out for the page that shows it, a step at a time: what somebody types comes first. */
import { daysBetween, yearAhead } from '../../core/service';
import { dayView, turnsAhead } from '../../panel/model/calendar';
import { forecastOf } from '../../panel/model/forecast';
import type { PanelState } from '../../panel/model/items';
import type { AheadPage, Shown } from '../../panel/protocol/ahead';
import type { ToPanel } from '../../panel/protocol/messages';
import { inSteps } from '../base/in-steps';

type Answer = Extract<ToPanel, { type: AheadPage }>;

interface Around {
  readonly send: (message: ToPanel) => void;
  readonly failed: (error: unknown) => void;
}

/** Knows what is shown, and of what; whatever either of them becomes, what was begun for the one before is given up. */
export class Ahead {
  private shown: Shown = { page: 'other' };
  private state: PanelState | undefined;
  /** What was worked out of that state. */
  private known: readonly Answer[] = [];
  /** Counted on for whatever is begun: what has an older number is given up. */
  private readonly runs = { page: 0, day: 0 };

  constructor(private readonly around: Around) {}

  /** The page shows something else. Settled once it has what it shows, or that is given up. */
  async show(shown: Shown): Promise<void> {
    const isTurned = shown.page !== this.shown.page;
    this.shown = shown;
    await Promise.all([this.tellDay(), isTurned && this.tellPage()]);
  }

  /** The manifest has become another, or what is known around it. */
  update(state: PanelState): void {
    if (state.report === this.state?.report) return;
    this.state = state;
    this.known = [];
    void this.tellDay();
    void this.tellPage();
  }

  /** Nothing is shown any more. */
  stop(): void {
    this.shown = { page: 'other' };
    this.runs.page++;
    this.runs.day++;
  }

  private async tellPage(): Promise<void> {
    const run = ++this.runs.page;
    const {
      shown: { page },
      state,
    } = this;
    if (page === 'other' || state === undefined) return;
    const known = this.known.find(({ type }) => type === page);
    if (known !== undefined) {
      this.around.send(known);
      return;
    }
    this.around.send({ type: 'working', page });
    try {
      const answer = await inSteps(stepsTo(page, state), () => run !== this.runs.page);
      if (answer === undefined) return;
      this.known = [...this.known, answer];
      this.around.send(answer);
    } catch (error) {
      this.around.failed(error);
      if (run === this.runs.page) this.around.send({ type: 'failed', page });
    }
  }

  private async tellDay(): Promise<void> {
    const run = ++this.runs.day;
    const {
      shown: { page, day },
      state,
    } = this;
    if (page !== 'calendar' || day === undefined || state === undefined) return;
    const days = daysBetween(state.report.input.today, day);
    if (days === undefined || days < 0 || days > yearAhead) return;
    try {
      const answer = await inSteps(stepsToDay(state, day), () => run !== this.runs.day);
      if (answer !== undefined) this.around.send({ type: 'day', day: answer });
    } catch (error) {
      this.around.failed(error);
    }
  }
}

function* stepsTo(page: AheadPage, state: PanelState): Generator<undefined, Answer> {
  if (page === 'forecast') return { type: page, forecast: yield* forecastOf(state.report) };
  return { type: page, calendar: yield* turnsAhead(state) };
}

function* stepsToDay(state: PanelState, day: string): Generator<undefined, ReturnType<typeof dayView>> {
  yield undefined;
  return dayView(state, day);
}
