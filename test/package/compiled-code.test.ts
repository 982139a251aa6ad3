import assert from 'node:assert/strict';
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const command = path.resolve('dist', 'cli.js');

describe('a check with the code that an earlier one compiled', () => {
  let folder: string;
  let kept: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'ai-readiness-compiled-'));
    kept = path.join(folder, 'kept');
    // A finding, so that more than reading runs.
    writeFileSync(
      path.join(folder, 'ai-readiness.yaml'),
      'version: 1\nstage: dseign\nworkflow: { name: Invoices }\n',
    );
    assert.equal(check().stderr, '');
  });
  afterEach(() => rmSync(folder, { recursive: true, maxRetries: 3 }));

  it('says the same with it as without it, and leaves it as it is after five runs', () => {
    const first = files().map((file) => statSync(file).mtimeMs);
    for (let run = 2; run <= 5; run++) check();
    for (const [at, file] of files().entries()) assert.notEqual(statSync(file).mtimeMs, first[at]);
    const times = files().map((file) => statSync(file).mtimeMs);
    // The command line, the engine and the readers.
    assert.equal(times.length, 3);
    assert.deepEqual(said(check()), said(check({ NODE_DISABLE_COMPILE_CACHE: '1' })));
    assert.deepEqual(
      files().map((file) => statSync(file).mtimeMs),
      times,
    );
  });

  const spoilt: Record<string, (code: Buffer) => Buffer> = {
    'is cut off': (code) => code.subarray(0, code.length >> 1),
    'has a byte changed': (code) =>
      Buffer.concat([code.subarray(0, -1), Buffer.of(code.readUInt8(code.length - 1) ^ 1)]),
    'is empty': () => Buffer.alloc(0),
    'is nothing but zeros': (code) => Buffer.alloc(code.length),
  };
  for (const [what, spoil] of Object.entries(spoilt))
    it(`compiles again, and keeps that, where it ${what}`, () => {
      const expected = said(check());
      const before = files().map((file) => {
        const code = spoil(readFileSync(file));
        writeFileSync(file, code);
        return code;
      });
      assert.deepEqual(said(check()), expected);
      files().forEach((file, at) => {
        assert.notDeepEqual(readFileSync(file), before[at]);
      });
    });

  it('does not run what another user could have written', function () {
    if (process.platform === 'win32') this.skip();
    const [file = ''] = files();
    chmodSync(file, 0o666);
    assert.equal(check().stderr, '');
    assert.equal(statSync(file).mode & 0o777, 0o600);
  });

  it('is not needed: nothing is kept where the user says so, or where there is no place', () => {
    const expected = said(check());
    rmSync(kept, { recursive: true });
    assert.deepEqual(said(check({ NODE_DISABLE_COMPILE_CACHE: '1' })), expected);
    assert.equal(existsSync(kept), false);
    writeFileSync(kept, 'a file where the folder would be');
    assert.deepEqual(said(check()), expected);
    assert.equal(readFileSync(kept, 'utf8'), 'a file where the folder would be');
  });

  function check(more: NodeJS.ProcessEnv = {}): SpawnSyncReturns<string> {
    const { NODE_DISABLE_COMPILE_CACHE: _, ...env } = process.env;
    return spawnSync(process.execPath, [command, 'check', '--today', '2026-11-22'], {
      cwd: folder,
      env: { ...env, NODE_COMPILE_CACHE: kept, ...more },
      encoding: 'utf8',
    });
  }

  function said({ status, stdout, stderr }: SpawnSyncReturns<string>): unknown {
    return { status, stdout, stderr };
  }

  function files(): string[] {
    // Node makes a folder of its own in it.
    const names = readdirSync(kept, { recursive: true, encoding: 'utf8' });
    return names
      .filter((name) => path.basename(name).startsWith('ai-readiness-'))
      .map((name) => path.join(kept, name));
  }
});
