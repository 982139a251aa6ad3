/** `ai-readiness facts` in a repository of 10,000 files, against a process that only lists and reads them. */
import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeRepository } from './big-repository';
import { median, ms, table, times } from './measure';

const count = 10_000;
const rounds = 7;

/** Lists all files and reads each, as directly as Node can. */
const bare = `
const fs = require('node:fs');
for (const entry of fs.readdirSync('.', { recursive: true, withFileTypes: true }))
  if (entry.isFile() && !entry.parentPath.startsWith('.git')) fs.readFileSync(entry.parentPath + '/' + entry.name, 'utf8');
`;

function main(): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'ai-readiness-bench-'));
  try {
    const root = path.join(folder, 'repository');
    // What is kept between runs is in a folder of this benchmark's.
    const cache = path.join(folder, 'cache');
    writeRepository(root, count);
    const run = (...args: string[]): number => {
      const began = performance.now();
      const { status, stderr } = spawnSync(process.execPath, args, {
        cwd: root,
        env: { ...process.env, NODE_COMPILE_CACHE: cache },
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      if (status !== 0) throw new Error(`It failed: ${stderr}`);
      return performance.now() - began;
    };
    const cli = path.resolve('dist/cli.js');
    const facts = (): number => run(cli, 'facts', '--format', 'json');
    const forget = (): void => {
      for (const each of readdirSync(cache, { recursive: true, encoding: 'utf8' }))
        if (path.basename(each).startsWith('ai-readiness-facts')) rmSync(path.join(cache, each));
    };
    // A file that was changed a moment ago is read again: nobody could tell another change from none.
    facts();
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 3_000);
    const changed = path.join(root, 'changed.py');
    const all = Array.from({ length: rounds }, () => {
      forget();
      const times = { bare: run('-e', bare), cold: facts(), warm: facts() };
      appendFileSync(changed, 'x = 1\n');
      return { ...times, one: facts() };
    });
    const row = (name: string, of: (round: (typeof all)[number]) => number): string[] => [
      name,
      ms(median(all.map(of))),
      times(median(all.map((round) => of(round) / round.bare))),
    ];
    console.log(
      `${table([
        [`facts of ${count} files`, 'median', 'of listing and reading'],
        row('all files listed and read', (round) => round.bare),
        row('first time (at most 2 s)', (round) => round.cold),
        row('nothing changed (at most 0.3 s)', (round) => round.warm),
        row('one file changed', (round) => round.one),
      ])}\n`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

main();
