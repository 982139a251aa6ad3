/** What lies ahead, as far as the host has told it: it is told what is shown, and works out no more than that. */
import { changed } from '../../difference';
import type { AheadPage, CalendarView, DayView, ForecastView, Shown } from '../../protocol/ahead';
import type { Change } from '../../protocol/change';
import type { ToPanel } from '../../protocol/messages';
import type { PanelModel } from '../../protocol/model';
import { dayAhead, dayInWords } from '../base/ahead-words';
import type { Host } from './host';
import type { PageId, UiState } from './state';

/** The page of each tab, where it shows what has to be worked out. */
const pages: Readonly<Partial<Record<PageId, AheadPage>>> = { forecast: 'forecast', time: 'calendar' };

/** A slider passes over many days before it rests on one. In milliseconds. */
const rest = 120;

export class Ahead {
  forecast: ForecastView | undefined;
  calendar: CalendarView | undefined;
  /** The last day that was told; it may be another one than is looked at. */
  day: DayView | undefined;
  /** Changes with any of them: what is being worked out, maybe anew, and what could not be. */
  standing: Readonly<Record<AheadPage, 'working' | 'failed' | 'told'>> = {
    forecast: 'working',
    calendar: 'working',
  };
  private told: Shown = { page: 'other' };
  private timer: number | undefined;

  constructor(private readonly host: Host) {}

  /** Tells the host what is shown, where that has changed; a day once it rests. */
  look(ui: Pick<UiState, 'page' | 'day'>, { today }: Pick<PanelModel, 'today'>, isAgain = false): void {
    const page = pages[ui.page] ?? 'other';
    const day = page === 'calendar' ? dayAhead(ui.day, today) : '';
    const shown: Shown = { page, ...(day !== '' && { day }) };
    if (this.timer !== undefined) window.clearTimeout(this.timer);
    this.timer = undefined;
    if (isAgain) this.told = { page: 'other' };
    if (shown.page !== this.told.page) this.tell(shown);
    else if (shown.day !== this.told.day) this.timer = window.setTimeout(() => this.tell(shown), rest);
  }

  private tell(shown: Shown): void {
    this.told = shown;
    this.host.send({ type: 'shows', ...shown });
  }

  /** Takes what the host tells; returns what is to be said of it. */
  receive(message: ToPanel, ui: Pick<UiState, 'page' | 'day'>): string | undefined {
    switch (message.type) {
      case 'working':
      case 'failed':
        this.standing = { ...this.standing, [message.page]: message.type };
        return undefined;
      case 'forecast': {
        const isFirst = this.forecast === undefined;
        this.forecast = message.forecast;
        this.standing = { ...this.standing, forecast: 'told' };
        return isFirst ? 'The forecast is here.' : undefined;
      }
      case 'calendar': {
        const isFirst = this.calendar === undefined;
        this.calendar = message.calendar;
        this.standing = { ...this.standing, calendar: 'told' };
        return isFirst ? 'The calendar is here.' : undefined;
      }
      case 'day':
        // Another one is looked at by now.
        if (message.day.date !== ui.day) return undefined;
        this.day = message.day;
        return dayInWords(message.day);
      default:
        return undefined;
    }
  }

  /** Lines were added or taken away: what leads to the text below leads there still. */
  move({ moved }: Change): void {
    if (moved !== undefined && this.calendar !== undefined)
      this.calendar = changed(this.calendar, { moved }) ?? this.calendar;
  }
}
