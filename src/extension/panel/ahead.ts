/** What lies ahead of a manifest, worked out for the page that shows it, a step at a time: what somebody types comes first. */
import { type Calibration, calibrationOf, daysBetween, yearAhead } from '../../core/service';
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
  /** What closed stages say of the estimates, which git takes its time to tell; undefined where nobody waits for it any more. */
  readonly calibration: (isOver: () => boolean) => Promise<Calibration | undefined>;
}

/** Knows what is shown, and of what; whatever either of them becomes, what was begun for the one before is given up. */
export class Ahead {
  private shown: Shown = { page: 'other' };
  private state: PanelState | undefined;
  /** What was worked out of that state. */
  private known: readonly Answer[] = [];
  /** Counted on for whatever is begun: what has an older number is given up. */
  private readonly runs = { page: 0, day: 0 };
  private calibration = calibrationOf([]);
  /** It is asked once for as long as the page is shown: what is typed closes no stage. */
  private isCalibrated = false;

  constructor(private readonly around: Around) {}

  /** The page shows something else. Settled once it has what it shows, or that is given up. */
  async show(shown: Shown): Promise<void> {
    const isTurned = shown.page !== this.shown.page;
    this.shown = shown;
    if (isTurned) this.isCalibrated = false;
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
    this.isCalibrated = false;
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
    const isOver = (): boolean => run !== this.runs.page;
    try {
      const known = this.known.find(({ type }) => type === page);
      if (known !== undefined) this.around.send(known);
      else await this.work(page, state, isOver);
      if (page === 'forecast' && (await this.isOtherwise(isOver))) await this.work(page, state, isOver);
    } catch (error) {
      this.around.failed(error);
      if (!isOver()) this.around.send({ type: 'failed', page });
    }
  }

  private async work(page: AheadPage, state: PanelState, isOver: () => boolean): Promise<void> {
    this.around.send({ type: 'working', page });
    const answer = await inSteps(stepsTo(page, state, this.calibration), isOver);
    if (answer === undefined) return;
    this.known = [...this.known.filter(({ type }) => type !== page), answer];
    this.around.send(answer);
  }

  /** Whether closed stages say something else than what the forecast was made with. */
  private async isOtherwise(isOver: () => boolean): Promise<boolean> {
    if (this.isCalibrated || isOver()) return false;
    const calibration = await this.around.calibration(isOver);
    if (calibration === undefined || isOver()) return false;
    const isOther = JSON.stringify(calibration) !== JSON.stringify(this.calibration);
    [this.calibration, this.isCalibrated] = [calibration, true];
    return isOther;
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

function* stepsTo(
  page: AheadPage,
  state: PanelState,
  calibration: Calibration,
): Generator<undefined, Answer> {
  if (page === 'forecast') return { type: page, forecast: yield* forecastOf(state.report, calibration) };
  return { type: page, calendar: yield* turnsAhead(state) };
}

function* stepsToDay(state: PanelState, day: string): Generator<undefined, ReturnType<typeof dayView>> {
  yield undefined;
  return dayView(state, day);
}
