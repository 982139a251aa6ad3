/** A table for spreadsheets (RFC 4180); no row is kept, and no text of a manifest is a formula. */
import { oneLine } from '../../core/service';
import type { Row } from '../../portfolio/row';
import type { Write } from '../formats/write';
import type { RowWriter } from './writer';

type Value = string | number | boolean | null;

/** The columns, in their order. */
const columns: Readonly<Record<string, (row: Row) => Value>> = {
  path: ({ path }) => path,
  workflow: ({ name }) => name,
  stage: ({ stage }) => stage,
  holds: ({ problem, holds }) => (problem === null ? holds : null),
  verdict: ({ verdict }) => verdict,
  gates_passed: ({ gatesPassed }) => gatesPassed,
  next_gate: ({ next }) => next,
  whole: ({ whole }) => whole,
  blocking_items: ({ openItems }) => openItems.length,
  blocking_errors: ({ blockingErrors }) => blockingErrors,
  errors: ({ errors }) => errors,
  warnings: ({ warnings }) => warnings,
  early_signals: ({ signalCount }) => signalCount,
  first_cause: ({ causes }) => causes[0]?.what ?? null,
  first_cause_owner: ({ causes }) => causes[0]?.owner ?? null,
  outcome_owner: ({ outcomeOwner }) => outcomeOwner,
  busiest_owner: ({ owners }) => (owners[0] !== undefined && owners[0].open > 0 ? owners[0].name : null),
  runs_out_next: ({ endings }) => endings[0]?.date ?? null,
  runs_out_what: ({ endings }) => endings[0]?.words ?? null,
  runs_out_count: ({ endingCount }) => endingCount,
  go_live: ({ goLive }) => goLive,
  go_live_doubt: ({ goLiveDoubt }) => goLiveDoubt,
  go_live_p50: ({ goLiveP50 }) => goLiveP50,
  go_live_p80: ({ goLiveP80 }) => goLiveP80,
  go_live_chance: ({ goLiveChance }) => goLiveChance,
  no_forecast: ({ noForecast }) => noForecast,
  tier: ({ tier }) => tier,
  problem: ({ problem }) => problem,
};

export function csvWriter(write: Write): RowWriter {
  let isBegun = false;
  const head = async (): Promise<void> => {
    if (isBegun) return;
    isBegun = true;
    await write(line(Object.keys(columns)));
  };
  return {
    async row(row) {
      await head();
      await write(line(Object.values(columns).map((value) => value(row))));
    },
    end: head,
  };
}

function line(values: readonly Value[]): string {
  return `${values.map(cell).join(',')}\r\n`;
}

/** A text that a spreadsheet would calculate begins with an apostrophe instead; numbers are ours. */
function cell(value: Value): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const text = oneLine(value);
  const plain = /^\s*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
