/** Cold start of the command line against an empty Node process, and the sizes of the bundles. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { texts } from './manifests';
import { medians, ms, table, times } from './measure';

async function main(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'ai-readiness-bench-'));
  const file = path.join(folder, 'ai-readiness.yaml');
  writeFileSync(file, texts[2]?.text ?? '');
  const run = (...args: string[]) => spawnSync(process.execPath, args, { stdio: 'ignore' });
  const [empty = 0, check = 0] = await medians(
    [
      { name: 'empty', run: () => run('-e', '') },
      { name: 'check', run: () => run('dist/cli.js', 'check', file, '--today', '2026-11-22') },
    ],
    15,
  );
  rmSync(folder, { recursive: true });
  console.log(
    `${table([
      ['cold start', 'median', 'of an empty Node'],
      ['node -e ""', ms(empty), times(1)],
      ['ai-readiness check, 400 lines', ms(check), times(check / empty)],
    ])}\n`,
  );
  const size = (bundle: string): string[] => [
    bundle,
    `${Math.round(statSync(bundle).size / 1000)} kB`,
    `${Math.round(gzipSync(readFileSync(bundle)).length / 1000)} kB`,
  ];
  console.log(
    `${table([['bundle', 'minified', 'gzip'], ...['dist/extension.js', 'dist/web/extension.js', 'dist/panel.js', 'dist/cli.js'].map(size)])}\n`,
  );
}

void main();
