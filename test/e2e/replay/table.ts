// What a replay of typing came to, in a table, and what of it breaks a budget.
import { table } from '../../bench/measure';
import type { Outcome } from './typist';

/** One line of the table: all texts at one pace. */
interface Sum {
  readonly pace: number;
  readonly realPace: number;
  readonly texts: number;
  readonly lines: number;
  readonly intact: number;
  readonly harms: number;
  readonly swallowed: number;
  readonly foreign: number;
  readonly taken: number;
  readonly characters: number;
  readonly flipsPerLine: number;
  readonly falseAlarms: number;
  readonly gateFlipsPerLine: number;
  readonly gateAlarms: number;
}

/** The most that is allowed, at every pace. */
const budgets: Partial<Record<keyof Sum, number>> = {
  harms: 0,
  flipsPerLine: 1,
  falseAlarms: 0,
  gateAlarms: 0,
};

const words: Readonly<Record<string, keyof Sum>> = {
  harms: 'harms',
  'Enters swallowed': 'swallowed',
  'foreign text': 'foreign',
  'proposals taken': 'taken',
  'chars lost or changed': 'characters',
  'flips a line': 'flipsPerLine',
  'false alarms': 'falseAlarms',
  'gate flips a line': 'gateFlipsPerLine',
  'gate alarms': 'gateAlarms',
};

/** The table, one row for each pace. */
export function typingTable(outcomes: readonly Outcome[]): string {
  const rows = sums(outcomes).map((sum) => [
    `${sum.pace} ms (${Math.round(sum.realPace)})`,
    `${sum.intact} of ${sum.texts}`,
    String(sum.lines),
    ...Object.values(words).map((key) => rounded(sum[key])),
  ]);
  return table([['pace (real)', 'intact', 'lines', ...Object.keys(words)], ...rows]);
}

/** What breaks a budget, in words. */
export function broken(outcomes: readonly Outcome[]): string[] {
  return sums(outcomes).flatMap((sum) => {
    const notIntact = sum.intact < sum.texts ? [`${sum.texts - sum.intact} texts are not intact`] : [];
    const over = Object.entries(words).flatMap(([word, key]) => {
      const most = budgets[key];
      return most !== undefined && sum[key] > most ? [`${rounded(sum[key])} ${word}, at most ${most}`] : [];
    });
    return [...notIntact, ...over].map((each) => `At ${sum.pace} ms: ${each}.`);
  });
}

/** Where it happened: each text that is not as it should be. */
export function details(outcomes: readonly Outcome[]): string {
  return outcomes.flatMap(detailsOf).join('\n');
}

function detailsOf({ name, pace, harms, intact, falseAlarms, gateAlarms, flips, lines }: Outcome): string[] {
  const restless = flips > lines ? [`  ${flips} flips in ${lines} lines`] : [];
  const harmed = harms.map(({ line, meant, found, ...what }) => {
    const kinds = [
      what.swallowedEnter && 'Enter swallowed',
      what.foreign && 'foreign text',
      what.taken && 'proposal taken',
    ].filter((each) => each !== false);
    return `  line ${line + 1} (${kinds.join(', ')}): ${JSON.stringify(meant)} became ${JSON.stringify(found)}`;
  });
  const lost = !intact && harms.length === 0 ? ['  the file on the disk is another one'] : [];
  const alarms = falseAlarms.map((each) => `  errors came and went in ${each}`);
  const gates = gateAlarms.map((each) => `  the status bar changed and changed back in ${each}`);
  const all = [...harmed, ...lost, ...restless, ...alarms, ...gates];
  return all.length === 0 ? [] : [`${name} at ${pace} ms`, ...all];
}

function sums(outcomes: readonly Outcome[]): Sum[] {
  const paces = [...new Set(outcomes.map(({ pace }) => pace))].sort((one, other) => one - other);
  return paces.map((pace) =>
    sumOf(
      pace,
      outcomes.filter((each) => each.pace === pace),
    ),
  );
}

function sumOf(pace: number, outcomes: readonly Outcome[]): Sum {
  const total = (count: (outcome: Outcome) => number): number =>
    outcomes.reduce((sum, outcome) => sum + count(outcome), 0);
  const harms = outcomes.flatMap((each) => each.harms);
  const lines = total((each) => each.lines);
  const characters = total((each) => each.characters);
  return {
    pace,
    realPace: total((each) => each.realPace * each.characters) / characters,
    texts: outcomes.length,
    lines,
    intact: outcomes.filter(({ intact }) => intact).length,
    harms: harms.length,
    swallowed: harms.filter(({ swallowedEnter }) => swallowedEnter).length,
    foreign: harms.filter(({ foreign }) => foreign).length,
    taken: harms.filter(({ taken }) => taken).length,
    characters: harms.reduce((sum, each) => sum + each.characters, 0),
    flipsPerLine: total(({ flips }) => flips) / lines,
    falseAlarms: total(({ falseAlarms }) => falseAlarms.length),
    gateFlipsPerLine: total(({ gateFlips }) => gateFlips) / lines,
    gateAlarms: total(({ gateAlarms }) => gateAlarms.length),
  };
}

function rounded(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(2);
}
