import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { remove, temporaryFolder } from '../temporary';
import { calm, prose } from './support';

const executable = path.join(__dirname, 'executable.js');
/** So much heap, in megabytes, is enough for any number. The reports of 2,000 manifests would take many times as much. */
const heap = 72;
const count = 2_000;
/** So much memory is enough for the whole process and its threads, in megabytes. */
const most = 300;

/** Manifests in one folder each, with evidence that is read. */
function manifests(): string {
  const text = (at: number): string =>
    `${calm.replace('Calm', `W ${at}`)}checklist: { diagnose: { workflow-scoped: { status: met, evidence: [docs/scope.md] } } }\n`;
  return temporaryFolder(
    Object.fromEntries(
      Array.from({ length: count }, (_, at) => [
        [`s${at}/ai-readiness.yaml`, text(at)] as const,
        [`s${at}/docs/scope.md`, `${prose}${at}\n`] as const,
      ]).flat(),
    ),
  );
}

describe('the memory of a report', function () {
  this.timeout(240_000);
  let folder: string;
  before(() => {
    folder = manifests();
  });
  after(() => remove(folder));

  for (const format of ['jsonl', 'html'])
    it(`is enough for ${count} manifests where it is for a few: ${format}`, () => {
      const limit = `--max-old-space-size=${heap}`;
      const { status, stderr, stdout } = spawnSync(
        process.execPath,
        [limit, executable, 'report', '--format', format, '--jobs', '1'],
        { cwd: folder, encoding: 'utf8', maxBuffer: 200_000_000 },
      );
      assert.equal(status, 0, stderr.slice(0, 1_000));
      assert.ok(stdout.length > 1_000 * count, 'all of them are told');
    });

  it(`stays below ${most} MB where two threads check ${count} manifests`, () => {
    const peak = `process.on('exit', () => console.error('peak', process.resourceUsage().maxRSS / 1_024))`;
    const script = `${peak}; process.argv.splice(1, 0, ''); require(${JSON.stringify(executable)})`;
    const { status, stderr } = spawnSync(process.execPath, ['-e', script, '--', 'check', '--jobs', '2'], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    assert.equal(status, 0, stderr);
    const [, told] = /^peak (.+)$/m.exec(stderr) ?? [];
    // Left to itself, V8 takes half as much again (see `cli/memory.ts`).
    assert.ok(Number(told) < most, `${told} MB`);
  });
});
