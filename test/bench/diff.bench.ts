/**
 * A repository of 5,000 commits: `diff` between two of them next to what `git diff` and one `check` take together, and
 * `history` next to `git log`. `npm run bench -- diff --commits 5000`.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { median, ms, table, times } from './measure';

const sample = 'test/workspaces/group-invoices';
const rounds = 11;
/** The manifest is changed in each so manieth commit, and a file that it cites in others. */
const every = { manifest: 25, cited: 40 } as const;

function main(args: readonly string[]): void {
  const { values } = parseArgs({
    args: [...args],
    options: { commits: { type: 'string', default: '5000' } },
  });
  const commits = Number(values.commits);
  const folder = mkdtempSync(path.join(tmpdir(), 'ai-readiness-bench-'));
  try {
    writeHistory(folder, commits);
    const run = (program: string, ...said: string[]): number => {
      const began = performance.now();
      const { status, stderr } = spawnSync(program, said, {
        cwd: folder,
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      if (status === null || status > 1) throw new Error(`${said.join(' ')}: ${String(stderr)}`);
      return performance.now() - began;
    };
    const cli = (...said: string[]): number => run(process.execPath, path.resolve('dist/cli.js'), ...said);
    const day = ['--today', '2026-11-22'];
    for (const base of ['HEAD~20', `HEAD~${commits - 1}`]) {
      const rows = Array.from({ length: rounds + 2 }, () => ({
        git: run('git', 'diff', base, 'HEAD'),
        check: cli('check', ...day),
        diff: cli('diff', base, 'HEAD', ...day),
      })).slice(2);
      const ratio = median(rows.map(({ git, check, diff }) => diff / (git + check)));
      console.log(
        `${table([
          [`${commits} commits, from ${base} to HEAD`, 'median', 'of git diff and check'],
          ['git diff', ms(median(rows.map(({ git }) => git))), ''],
          ['ai-readiness check', ms(median(rows.map(({ check }) => check))), ''],
          ['ai-readiness diff', ms(median(rows.map(({ diff }) => diff))), times(ratio)],
        ])}\n`,
      );
    }
    const pasts = [0, 1, 2].map(() => ({
      log: run('git', 'log', '-p', '--', 'ai-readiness.yaml'),
      history: cli('history', ...day),
    }));
    console.log(
      `${table([
        [`${commits} commits`, 'median'],
        ['git log -p of the manifest', ms(median(pasts.map(({ log }) => log)))],
        ['ai-readiness history', ms(median(pasts.map(({ history }) => history)))],
      ])}\n`,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Commits of an hour each: code in most of them, the manifest and what it cites in some. */
function writeHistory(folder: string, commits: number): void {
  cpSync(sample, folder, { recursive: true });
  const git = (args: readonly string[], input = ''): void => {
    execFileSync('git', args, { cwd: folder, input, stdio: ['pipe', 'ignore', 'inherit'] });
  };
  git(['init', '-q', '-b', 'main']);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(
      (each) =>
        each.isFile() && !path.join(each.parentPath, each.name).includes(`${path.sep}.git${path.sep}`),
    )
    .map((each) => path.relative(folder, path.join(each.parentPath, each.name)));
  const data = (text: string): string => `data ${Buffer.byteLength(text)}\n${text}\n`;
  const put = (file: string, text: string): string => `M 100644 inline ${file}\n${data(text)}`;
  const textOf = (file: string): string => readFileSync(path.join(folder, file), 'utf8');
  const manifest = textOf('ai-readiness.yaml');
  const cited = files.find((file) => file.startsWith('docs/')) ?? '';
  const lines: string[] = [];
  for (let at = 0; at < commits; at++) {
    const who = `Ann <ann@example.com> ${Date.UTC(2026, 3, 1) / 1000 + at * 3_600} +0000`;
    lines.push(`commit refs/heads/main\nauthor ${who}\ncommitter ${who}\n${data(`Change ${at}`)}`);
    if (at === 0) lines.push(...files.map((file) => put(file, textOf(file))));
    else if (at % every.manifest === 0)
      lines.push(put('ai-readiness.yaml', manifest.replace(/^(name: .*)$/m, `$1 ${at}`)));
    else if (at % every.cited === 0) lines.push(put(cited, `${textOf(cited)}\nRevision ${at}.\n`));
    else lines.push(put(`src/part-${at % 200}.ts`, `export const at${at} = ${at};\n`.repeat(40)));
  }
  git(['fast-import', '--quiet'], lines.join(''));
  git(['reset', '-q', '--hard', 'main']);
}

main(process.argv.slice(2));
