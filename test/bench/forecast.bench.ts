/**
 * The forecast of a full manifest, next to the whole check of the same text: what stands at the planned day, and what is
 * won by doing an item now, each item of which is as many runs again.
 */
import assert from 'node:assert/strict';
import { evaluate, Forecaster, readDocument, toTheEnd } from '../../src/core/service';
import { medians, ms, table, times } from './measure';
import { open, today } from './planned';

/** In the host of the extension no more than that, in milliseconds. */
const most = 50;
const rounds = 60;

async function main(): Promise<void> {
  const report = evaluate(readDocument(open), { today });
  const forecaster = Forecaster.of(report);
  const { plan, isWhole, gates } = forecaster.forecast();
  assert.deepEqual([isWhole, gates.length], [true, 4]);
  const contenders = [
    { name: 'whole check', run: () => evaluate(readDocument(open), { today }) },
    { name: 'go-live alone, as in a report', run: () => Forecaster.of(report).goLive },
    { name: `dates of all gates (at most ${most} ms)`, run: () => Forecaster.of(report).forecast() },
    {
      name: `and what each item would win (at most ${most} ms)`,
      run: () => {
        const each = Forecaster.of(report);
        return [each.forecast(), toTheEnd(each.outlook())];
      },
    },
    {
      name: 'the same after 1,000 closed stages',
      run: () => {
        const each = Forecaster.of(report, ratios);
        return [each.forecast(), toTheEnd(each.outlook())];
      },
    },
  ];
  const taken = await medians(contenders, rounds);
  const [check = 0] = taken;
  console.log(
    `${table([
      [`forecast of ${plan.work.length} open items`, 'median', 'of the whole check'],
      ...contenders.map(({ name }, at) => [name, ms(taken[at] ?? 0), times((taken[at] ?? 0) / check)]),
    ])}\n`,
  );
}

const ratios = Array.from({ length: 1_000 }, (_, at) => 0.5 + (at % 40) / 20);

void main();
