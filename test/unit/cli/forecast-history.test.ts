import assert from 'node:assert/strict';
import { estimated, manifest } from '../core/ranking/support';
import { git, hasGit } from '../repository/git/git';
import { inTree } from './formats/support';
import { type History, inHistory } from './history';
import { begun, estimates, named, passing, risks } from './past-manifests';
import { noGit, runIn } from './support';

/** Everything can go on at once, so that a stage takes what its longest item takes. */
const config = { 'ai-readiness.config.yaml': 'version: 1\nitemsAtOnce: 99\n' };

const claimed = (longest: string): string => `${begun}checklist:\n${estimates('diagnose', longest)}`;
const ahead = passing({
  cites: '/docs/risks.md',
  more: `${estimates('design', '9d')}${estimates('deploy', '9d')}`,
});

/** Two manifests that closed Diagnose: one in six working days instead of five, one in twelve instead of four. */
function twoClosed(history: History): History {
  return history
    .commit({ 'x.md': 'x', ...config, ...risks }, { on: '2026-10-01' })
    .commit({ [`a/${named}`]: claimed('1w'), [`b/${named}`]: claimed('4d') }, { on: '2026-10-02' })
    .commit({ [`a/${named}`]: ahead }, { on: '2026-10-12' })
    .commit({ [`b/${named}`]: ahead }, { on: '2026-10-20' });
}

interface Told {
  readonly goLive: { readonly workingDays: { readonly p50: number; readonly p80: number } };
  readonly calibration: object;
  readonly doubts: readonly string[];
}

/** What `compare` tells: time only of a workflow that is ranked. */
interface Compared {
  readonly calibration: object;
  readonly notes: readonly string[];
  readonly manifests: readonly { readonly time: { readonly weeks: number } | null }[];
}

async function forecasts(folder: string, ...args: readonly string[]): Promise<readonly Told[]> {
  const { code, out, err } = await runIn(folder, ['forecast', '--format', 'json', ...args]);
  assert.deepEqual([code, err], [0, '']);
  return JSON.parse(out).manifests;
}

const calibrations = async (...args: readonly [string, ...string[]]): Promise<readonly object[]> =>
  (await forecasts(...args)).map(({ calibration }) => calibration);

const none = { closedStages: 0, p80Held: 0, isShallow: false };

(hasGit ? describe : describe.skip)('forecast with a history', () => {
  it('learns from the closed stages of all manifests that it is given', () =>
    inHistory(async (history) => {
      const { folder } = twoClosed(history);
      const { out } = await runIn(folder, ['history', '--format', 'json']);
      const stages = JSON.parse(out).manifests.map(
        (each: { readonly stages: readonly object[] }) => each.stages[0],
      );
      assert.deepEqual(
        stages.map(({ estimate, took, ratio }: Record<string, unknown>) => ({ estimate, took, ratio })),
        [
          {
            estimate: { workingDays: 5, open: 9, estimated: 9 },
            took: { days: 10, workingDays: 6, isExact: true },
            ratio: 6 / 5,
          },
          {
            estimate: { workingDays: 4, open: 9, estimated: 9 },
            took: { days: 18, workingDays: 12, isExact: true },
            ratio: 3,
          },
        ],
      );
      const both = { closedStages: 2, p80Held: 1, isShallow: false };
      assert.deepEqual(await calibrations(folder), [both, both]);
      assert.deepEqual(await calibrations(folder, 'a'), [{ ...none, closedStages: 1, p80Held: 1 }]);
      assert.deepEqual(await calibrations(folder, '--today', '2026-10-13'), [
        { ...none, closedStages: 1, p80Held: 1 },
        { ...none, closedStages: 1, p80Held: 1 },
      ]);
      const [[with2], [without]] = [await forecasts(folder), await forecasts(folder, '--no-history')];
      assert.deepEqual(without?.calibration, none);
      const days = (told: Told | undefined): number => told?.goLive.workingDays.p80 ?? 0;
      assert.ok(days(with2) > days(without), `${days(with2)} and ${days(without)}`);
    }));

  it('says what it has learned, and how often that would have been right', () =>
    inHistory(async (history) => {
      const { folder } = twoClosed(history);
      const said = /Calibrated with 2 closed stages: P80 would have held in 1 of 2\./;
      for (const format of ['text', 'markdown', 'json']) {
        const { out } = await runIn(folder, ['forecast', '--format', format]);
        assert.match(out.replaceAll(/\n +/g, ' '), said, format);
      }
      const { out } = await runIn(folder, ['history', 'b']);
      assert.match(out, /estimated 4 working days \(9 of 9 open items\), took 12\n/);
    }));

  it('is not calibrated in a shallow clone, and says why; without git it only is not', () =>
    inHistory(async (history) => {
      const { folder } = twoClosed(history);
      await inTree({}, async (other) => {
        git(other, ['clone', '-q', '--depth', '1', `file://${folder}`, 'clone']);
        const [told] = await forecasts(`${other}/clone`);
        assert.deepEqual(told?.calibration, { ...none, isShallow: true });
        assert.match(told?.doubts[0] ?? '', /^Not calibrated, since the clone is shallow: /);
      });
      const { code, out, err } = await runIn(folder, ['forecast', '--format', 'json'], { git: noGit });
      assert.deepEqual([code, err], [0, '']);
      assert.deepEqual(JSON.parse(out).manifests[0].calibration, none);
    }));

  it('teaches the comparison of workflows as well', () =>
    inHistory(async (history) => {
      const { folder } = twoClosed(history).commit(
        { [`c/${named}`]: manifest({ checklist: estimated('20d') }) },
        { on: '2026-10-21' },
      );
      const compared = async (...args: readonly string[]): Promise<Compared> => {
        const { code, out, err } = await runIn(folder, ['compare', 'b', 'c', '--format', 'json', ...args]);
        assert.deepEqual([code, err], [0, '']);
        return JSON.parse(out);
      };
      const [taught, untaught, told] = [
        await compared(),
        await compared('--no-history'),
        await forecasts(folder, 'b', 'c'),
      ];
      assert.deepEqual(taught.calibration, { closedStages: 1, isShallow: false });
      assert.match(taught.notes.join('\n'), /calibrated with 1 closed stage,/);
      assert.deepEqual(untaught.calibration, { closedStages: 0, isShallow: false });
      assert.match(untaught.notes.join('\n'), /not calibrated: /);
      const weeks = ({ manifests }: Compared): number => manifests[0]?.time?.weeks ?? Number.NaN;
      assert.equal(weeks(taught), (told[1]?.goLive.workingDays.p50 ?? Number.NaN) / 5);
      assert.ok(weeks(taught) > weeks(untaught), `${weeks(taught)} and ${weeks(untaught)}`);
    }));
});
