import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

interface Days {
  takeDay(args: string[]): { env: NodeJS.ProcessEnv; rest: string[] };
}

/** Loaded as it is: bundled, it would no longer know where it is. */
function load(): Promise<Days> {
  return import(pathToFileURL(path.resolve('src/dev/days.mjs')).href);
}

/** The local and the universal time of a process, as its own Date tells them. */
function clockUnder(env: NodeJS.ProcessEnv): string {
  const script = `
    const pad = (part) => String(part).padStart(2, '0');
    for (const now of [new Date(), new Date(Date.now()), new Date(Date())])
      console.log(now.getFullYear() + '-' + pad(now.getMonth() + 1) + '-' + pad(now.getDate()), now.getUTCHours());
    console.log(new Date(0).toISOString(), new Date() instanceof Date);`;
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', script], {
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });
  assert.equal(stderr, '');
  return stdout;
}

describe('a run on another day', () => {
  // Noon of the day, in hours of Greenwich.
  const runs: [day: string, zone: string, hour: number][] = [
    ['2028-02-29', 'Pacific/Kiritimati', 22],
    ['2026-12-31', 'America/Los_Angeles', 20],
    ['2027-11-22', 'Asia/Tokyo', 3],
    ['2020-01-01', 'UTC', 12],
  ];
  for (const [day, zone, hour] of runs) {
    it(`lives on ${day} in ${zone}`, async () => {
      const { env, rest } = (await load()).takeDay(['--grep', 'x', '--on', day, '--zone', zone]);
      assert.deepEqual(rest, ['--grep', 'x']);
      assert.equal(env.AI_READINESS_TEST_DAY, day);
      const now = `${day} ${hour}\n`;
      assert.equal(clockUnder(env), `${now.repeat(3)}1970-01-01T00:00:00.000Z true\n`);
    });
  }

  it('is understood with an equals sign too', async () => {
    const { takeDay } = await load();
    const args = ['--grep=x', '--on=2028-02-29', '--zone=Asia/Tokyo'];
    assert.deepEqual(takeDay(args), {
      env: takeDay(['--on', '2028-02-29', '--zone', 'Asia/Tokyo']).env,
      rest: ['--grep=x'],
    });
  });

  it('is not what a command without a day gets', async () => {
    assert.deepEqual((await load()).takeDay(['--grep', 'x']), { env: {}, rest: ['--grep', 'x'] });
  });

  const wrong: string[][] = [
    ['--on'],
    ['--on='],
    ['--on', '2027-02-29'],
    ['--on', 'tomorrow'],
    ['--on', '--grep'],
    ['--zone', 'Mars/Olympus'],
    ['--zone'],
  ];
  for (const args of wrong) {
    it(`refuses ${args.join(' ')}`, async () => {
      const { takeDay } = await load();
      assert.throws(() => takeDay(args));
    });
  }
});
