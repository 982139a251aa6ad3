/** The next 365 days of a full manifest, next to its whole check on one of them. */
import assert from 'node:assert/strict';
import { calendarOf, evaluate, readDocument, toTheEnd } from '../../src/core/service';
import { medians, ms, table, times } from './measure';
import { today, waived } from './planned';

const rounds = 9;

async function main(): Promise<void> {
  const document = readDocument(waived);
  const year = () => toTheEnd(calendarOf(document, { today }));
  const { days } = year();
  assert.ok(days.some(({ turns }) => turns.length > 0));
  let looked = 0;
  for (const _ of calendarOf(document, { today })) looked++;
  const contenders = [
    { name: 'whole check of one day', run: () => evaluate(readDocument(waived), { today }) },
    { name: `a year, of which it looks at ${looked} days`, run: year },
  ];
  const taken = await medians(contenders, rounds);
  const [check = 0] = taken;
  console.log(
    `${table([
      [`calendar with ${days.length} days on which something is`, 'median', 'of the whole check'],
      ...contenders.map(({ name }, at) => [name, ms(taken[at] ?? 0), times((taken[at] ?? 0) / check)]),
    ])}\n`,
  );
}

void main();
