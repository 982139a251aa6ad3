import { strict as assert } from 'node:assert';
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const { scripts }: { scripts: Readonly<Record<string, string>> } = JSON.parse(
  readFileSync('package.json', 'utf8'),
);

function run(...args: string[]): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, ['src/dev/run.mjs', ...args], { encoding: 'utf8' });
}

describe('the commands of a developer', () => {
  it('are listed, each npm script in one line', () => {
    const { status, stdout } = run('--help');
    assert.equal(status, 0);
    const listed = [...stdout.matchAll(/^ {2}(\S+) +\S.*$/gm)].map(([, name]) => name);
    assert.deepEqual(listed.sort(), Object.keys(scripts).sort());
    assert.equal(run().stdout, stdout);
  });

  it('say what they take', () => {
    const { status, stdout } = run('unit', '--help');
    assert.equal(status, 0);
    for (const option of ['PATH…', '--grep TEXT', '--on DAY', '--zone ZONE'])
      assert.ok(stdout.includes(`\n  ${option} `), option);
  });

  const refused: [args: string[], says: string][] = [
    [['unti'], 'There is no command "unti".'],
    [['lint', '--on', '2028-02-29'], '"lint" does not take --on or --zone.'],
    [['types', '--zone=Asia/Tokyo'], '"types" does not take --on or --zone.'],
    [['mutants', 'src/nope'], 'There is no src/nope. Name a folder or a file: src/core/base'],
    [['mutants', '--fast'], 'There is no option --fast, only --thorough.'],
  ];
  for (const [args, says] of refused)
    it(`refuse ${args.join(' ')}`, () => {
      const { status, stderr } = run(...args);
      assert.equal(status, 1);
      assert.equal(stderr.split('\n')[0], says);
      assert.doesNotMatch(stderr, /^ +at /m);
    });
});
