/** Cold start of the command line against an empty Node process, and the sizes of the bundles. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { texts } from './manifests';
import { median, ms, table, times } from './measure';

const rounds = 25;

/**
 * Each run of the command line is set against the empty one just before it: a machine that is busy is busy for both.
 * The first runs fill Node's compile cache, where there is one, as anyone's first run does.
 */
function main(): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'ai-readiness-bench-'));
  const file = path.join(folder, 'ai-readiness.yaml');
  writeFileSync(file, texts[2]?.text ?? '');
  // Node 24, and the one of the machine where that is another.
  const nodes = new Set([process.execPath, process.env.NODE_OF_MACHINE ?? process.execPath]);
  for (const node of nodes) {
    const run = (...args: string[]): number => {
      const began = performance.now();
      spawnSync(node, args, { stdio: 'ignore' });
      return performance.now() - began;
    };
    const check = (): number => run('dist/cli.js', 'check', file, '--today', '2026-11-22');
    for (let warming = 0; warming < 3; warming++) check();
    const pairs = Array.from({ length: rounds }, () => ({ empty: run('-e', ''), check: check() }));
    const version = spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim();
    console.log(
      `${table([
        [`cold start, Node ${version}`, 'median', 'of an empty Node'],
        ['node -e ""', ms(median(pairs.map((pair) => pair.empty))), times(1)],
        [
          'ai-readiness check, 400 lines',
          ms(median(pairs.map((pair) => pair.check))),
          times(median(pairs.map((pair) => pair.check / pair.empty))),
        ],
      ])}\n`,
    );
  }
  rmSync(folder, { recursive: true });
  const size = (bundle: string): string[] => [
    bundle,
    `${Math.round(statSync(bundle).size / 1000)} kB`,
    `${Math.round(gzipSync(readFileSync(bundle)).length / 1000)} kB`,
  ];
  console.log(
    `${table([['bundle', 'minified', 'gzip'], ...['dist/engine.js', 'dist/extension.js', 'dist/panel.js', 'dist/cli/node.js'].map(size)])}\n`,
  );
}

main();
