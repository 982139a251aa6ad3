import { strict as assert } from 'node:assert';
import { type Calibration, evaluate, readDocument, stages } from '../../../../src/core/service';
import { inSteps } from '../../../../src/extension/base/in-steps';
import { Ahead } from '../../../../src/extension/panel/ahead';
import type { PanelState } from '../../../../src/panel/model/items';
import type { ToPanel } from '../../../../src/panel/protocol/messages';
import { manifest, today } from '../../panel/manifests';

function stateOf(text: string): PanelState {
  const document = readDocument(text);
  return { document, report: evaluate(document, { today }) };
}

/** What closed stages say: no more than is known without them. */
const nothing = { ratios: [], isCut: false };

function aheadOf(
  state?: PanelState,
  calibration: () => Promise<Calibration | undefined> = async () => nothing,
) {
  const sent: ToPanel[] = [];
  const failed: unknown[] = [];
  const ahead = new Ahead({
    send: (message) => sent.push(message),
    failed: (error) => failed.push(error),
    calibration,
  });
  if (state !== undefined) ahead.update(state);
  const types = (): string[] => sent.map((each) => each.type);
  return { ahead, sent, failed, types };
}

const rest = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 30));
const state = stateOf(manifest);

/** The same workflow with an estimate of each item, so that there are dates. */
const estimated = stateOf(
  `version: 1\nworkflow: { name: X }\nchecklist: ${JSON.stringify(
    Object.fromEntries(
      stages.map((stage) => [
        stage,
        Object.fromEntries(
          state.report.items.flatMap((item) =>
            item.stage === stage ? [[item.id, { status: 'unmet', estimate: { likely: '5d' } }]] : [],
          ),
        ),
      ]),
    ),
  )}\n`,
);

describe('what lies ahead, worked out for a page', () => {
  it('is nothing before somebody looks', async () => {
    const { sent } = aheadOf(state);
    await rest();
    assert.deepEqual(sent, []);
  });

  it('is said to be worked out, and then told; looked at again it is not worked out again', async () => {
    const { ahead, sent, types } = aheadOf(state);
    await ahead.show({ page: 'forecast' });
    assert.deepEqual(types(), ['working', 'forecast']);
    await ahead.show({ page: 'other' });
    await ahead.show({ page: 'forecast' });
    assert.deepEqual(types(), ['working', 'forecast', 'forecast']);
    assert.equal(sent[2], sent[1]);
  });

  it('waits for a manifest that is not there yet', async () => {
    const { ahead, types } = aheadOf();
    await ahead.show({ page: 'forecast' });
    assert.deepEqual(types(), []);
    ahead.update(state);
    while (types().length < 2) await rest();
    assert.deepEqual(types(), ['working', 'forecast']);
  });

  it('is given up for the manifest that has become another, and for the page that is left', async () => {
    const { ahead, types } = aheadOf(state);
    const first = ahead.show({ page: 'calendar' });
    ahead.update(stateOf(`${manifest}\n`));
    await first;
    assert.deepEqual(types(), ['working', 'working']);
    await Promise.all([ahead.show({ page: 'forecast' }), ahead.show({ page: 'other' })]);
    await rest();
    assert.deepEqual(types(), ['working', 'working', 'working'], 'none is told');
  });

  it('is begun once for a state, however often that is told', async () => {
    const { ahead, types } = aheadOf(state);
    await ahead.show({ page: 'forecast' });
    ahead.update(state);
    ahead.update({ ...state });
    await rest();
    assert.deepEqual(types(), ['working', 'forecast']);
  });

  it('is told anew to a page that was loaded again', async () => {
    const { ahead, types } = aheadOf(state);
    await ahead.show({ page: 'forecast' });
    ahead.stop();
    await ahead.show({ page: 'forecast' });
    assert.deepEqual(types(), ['working', 'forecast', 'forecast']);
  });

  it('has the day that is looked at last, and again when the manifest has become another', async () => {
    const { ahead, sent } = aheadOf(state);
    const days = (): string[] => sent.flatMap((each) => (each.type === 'day' ? [each.day.date] : []));
    const looks = ['2026-12-01', '2026-12-24', '2027-01-06'].map((day) =>
      ahead.show({ page: 'calendar', day }),
    );
    await Promise.race(looks.slice(1));
    await ahead.show({ page: 'calendar', day: '2027-02-02' });
    assert.deepEqual(days(), ['2027-02-02']);
    ahead.update(stateOf(`${manifest}\n`));
    while (days().length < 2) await rest();
    assert.deepEqual(days(), ['2027-02-02', '2027-02-02']);
    ahead.stop();
  });

  it('has no day that is none, is over, or lies beyond a year', async () => {
    const { ahead, types } = aheadOf(state);
    for (const day of ['tomorrow', '2026-11-19', '2027-11-21', '9999-12-31']) {
      void ahead.show({ page: 'calendar', day });
      await rest();
    }
    ahead.stop();
    assert.ok(!types().includes('day'));
  });

  it('is told at once, and again with what closed stages say, which is asked once while the page is shown', async () => {
    let asked = 0;
    const { ahead, sent, types } = aheadOf(estimated, async () => {
      asked++;
      return { ratios: [2, 2, 2], isCut: false };
    });
    await ahead.show({ page: 'forecast' });
    assert.deepEqual(types(), ['working', 'forecast', 'working', 'forecast']);
    const doubts = sent.flatMap((each) => (each.type === 'forecast' ? [each.forecast.doubts[0] ?? ''] : []));
    assert.match(doubts[0] ?? '', /^Not calibrated/);
    assert.match(doubts[1] ?? '', /^Calibrated with 3 closed stages/);
    ahead.update({ ...estimated, report: { ...estimated.report } });
    while (types().length < 6) await rest();
    assert.deepEqual([asked, types().slice(4)], [1, ['working', 'forecast']]);
    await ahead.show({ page: 'other' });
    await ahead.show({ page: 'forecast' });
    assert.deepEqual([asked, types().slice(6)], [2, ['forecast']], 'it says the same');
    await ahead.show({ page: 'calendar' });
    assert.equal(asked, 2);
  });

  it('is not told again where nobody waits for what closed stages say', async () => {
    const { ahead, types } = aheadOf(state, async () => undefined);
    await ahead.show({ page: 'forecast' });
    assert.deepEqual(types(), ['working', 'forecast']);
  });

  it('says that it has failed, and why in the log', async () => {
    const { ahead, sent, failed } = aheadOf({
      document: state.document,
      get report(): PanelState['report'] {
        return {
          ...state.report,
          items: [] as never,
          get whole(): never {
            throw new Error('broken');
          },
        };
      },
    });
    await ahead.show({ page: 'forecast' });
    assert.deepEqual(sent.at(-1), { type: 'failed', page: 'forecast' });
    assert.match(String(failed[0]), /broken/);
  });
});

describe('steps of work', () => {
  function* steps(done: string[]): Generator<undefined, string> {
    for (const step of [1, 2, 3]) {
      done.push(`step ${step}`);
      yield undefined;
    }
    return 'all';
  }

  it('let all else by before each', async () => {
    const done: string[] = [];
    const work = inSteps(steps(done), () => false);
    for (const other of ['a', 'b', 'c']) {
      done.push(other);
      await new Promise((resolve) => setTimeout(resolve));
    }
    assert.equal(await work, 'all');
    assert.deepEqual(done, ['a', 'step 1', 'b', 'step 2', 'c', 'step 3']);
  });

  it('stop once it is over', async () => {
    const done: string[] = [];
    assert.equal(await inSteps(steps(done), () => done.length === 2), undefined);
    assert.deepEqual(done, ['step 1', 'step 2']);
  });
});
