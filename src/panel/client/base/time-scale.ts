/** A scale of days for a picture: where on it a day stands, and which days are named below it. */
import { dayOf, isoOf } from '../../../core/base/dates';

interface Tick {
  /** In percent of the width. */
  readonly at: number;
  readonly label: string;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** More of them do not stand beside each other in a narrow panel. */
const mostTicks = 4;
const mostYears = 6;

const yearSteps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000];

/** Shorter times are shown as if they were so long. In days. */
const shortest = 7;

export class TimeScale {
  private readonly start: number;
  private readonly end: number;

  constructor(from: string, to: string) {
    this.end = dayOf(to) ?? 0;
    this.start = Math.min(dayOf(from) ?? this.end, this.end - shortest);
  }

  /** Where a day stands, in percent; what is outside is at the edge. */
  at(day: string): number {
    const share = ((dayOf(day) ?? this.start) - this.start) / (this.end - this.start);
    return Math.round(Math.min(1, Math.max(0, share)) * 10_000) / 100;
  }

  /** Whether a day is not outside. */
  has(day: string): boolean {
    const number = dayOf(day) ?? this.start;
    return number >= this.start && number <= this.end;
  }

  ticks(): readonly Tick[] {
    for (const days of [1, 2, 7, 14]) {
      const count = Math.floor((this.end - this.start) / days) + 1;
      if (count <= mostTicks)
        return Array.from({ length: count }, (_, index) => this.tick(this.start + index * days, dayLabel));
    }
    for (const step of [1, 2, 3, 6]) {
      const found = this.firsts(step);
      if (found.length <= mostTicks) return found.map((day) => this.tick(day, monthLabel));
    }
    for (const years of yearSteps) {
      const found = this.firsts(years * 12);
      if (found.length <= mostYears) return found.map((day) => this.tick(day, yearLabel));
    }
    return [];
  }

  private tick(day: number, labelOf: (iso: string) => string): Tick {
    const iso = isoOf(day) ?? '';
    return { at: this.at(iso), label: labelOf(iso) };
  }

  /** The first days of every so many months, counted from January of the year nought. */
  private firsts(step: number): number[] {
    const found: number[] = [];
    const [first, last] = [monthOf(this.start), monthOf(this.end)];
    for (let month = Math.ceil(first / step) * step; month <= last; month += step) {
      const text = `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`;
      const day = dayOf(text);
      if (day !== undefined && day >= this.start) found.push(day);
    }
    return found;
  }
}

function monthOf(day: number): number {
  const [year = 0, month = 1] = (isoOf(day) ?? '').split('-').map(Number);
  return year * 12 + month - 1;
}

function dayLabel(iso: string): string {
  return `${Number(iso.slice(8))} ${months[Number(iso.slice(5, 7)) - 1]}`;
}

function monthLabel(iso: string): string {
  return `${months[Number(iso.slice(5, 7)) - 1]} ${iso.slice(0, 4)}`;
}

function yearLabel(iso: string): string {
  return iso.slice(0, 4);
}
