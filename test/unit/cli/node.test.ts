import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { remove, temporaryFolder } from '../temporary';

/** Wrong, with something that is fixed. */
const wrong = `version: 1
stage: diagnos
workflow: { name: Wrong }
checklist: { deploy: { owners-named: { status: unmet } } }
`;

const executable = path.join(__dirname, 'executable.js');

interface Ended {
  readonly code: number | null;
  readonly err: string;
}

/** Runs the command line in a process of its own whose output is closed after the first piece of it. */
async function runBriefly(cwd: string, args: readonly string[], closed: 'stdout' | 'stderr'): Promise<Ended> {
  const child = spawn(process.execPath, [executable, ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let err = '';
  child.stderr.on('data', (piece: Buffer) => {
    err += piece.toString();
  });
  const other = closed === 'stdout' ? child.stderr : child.stdout;
  other.resume();
  if (closed === 'stdout') child.stdout.once('data', () => child.stdout.destroy());
  else child.stderr.destroy();
  const [code] = await once(child, 'close');
  return { code, err };
}

describe('the command line as a process', () => {
  let folder: string;
  before(() => {
    // Far more than a pipe holds, so that it is still writing when nobody reads any more.
    const tree = Array.from({ length: 400 }, (_, index) => [`m${index}/ai-readiness.yaml`, wrong] as const);
    folder = temporaryFolder(Object.fromEntries(tree));
  });
  after(() => remove(folder));

  it('ends at once, quietly and not as passed when its reader stops early, as `head` does', async () => {
    const { code, err } = await runBriefly(folder, ['check'], 'stdout');
    assert.deepEqual([code, err], [2, '']);
  });

  it('ends as usual when nobody reads what it says of errors', async () => {
    const { code } = await runBriefly(folder, ['check', '--fix'], 'stderr');
    assert.equal(code, 1);
  });
});
