import path from 'node:path';
import type { GitAnswer } from './io';

/** What git may answer; the paths of a million files are less. In bytes. */
const most = 256 * 1024 * 1024;

/** What a repository may have set that would run a program of its own, or ask a person or a server. */
const quiet = [
  '--no-pager',
  '--no-optional-locks',
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.quotePath=false',
];
const asks = { GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1', LC_ALL: 'C' };

/** Runs the program git of this machine: without a shell, with nobody to ask, and with words that are the same everywhere. */
export async function runGit(args: readonly string[], folder: string): Promise<GitAnswer | undefined> {
  // Loaded when it is asked for: most checks need no git.
  const { execFile } = await import('node:child_process');
  const program = await programOf(process.env);
  if (program === undefined) return undefined;
  return new Promise((resolve, reject) => {
    const options = { cwd: folder, env: { ...process.env, ...asks }, maxBuffer: most, windowsHide: true };
    execFile(program, [...quiet, ...args], options, (error, out, err) => {
      if (error === null) resolve({ code: 0, out, err });
      else if (typeof error.code === 'number') resolve({ code: error.code, out, err });
      else if (String(error.code) === 'ENOENT') resolve(undefined);
      else reject(error);
    });
  });
}

/** Windows would take a program from the current folder first, which may be anybody's. */
async function programOf({ PATH, Path }: NodeJS.ProcessEnv): Promise<string | undefined> {
  if (process.platform !== 'win32') return 'git';
  const { existsSync } = await import('node:fs');
  const folders = (PATH ?? Path ?? '').split(path.delimiter).filter((each) => path.isAbsolute(each));
  return folders.map((each) => path.join(each, 'git.exe')).find((each) => existsSync(each));
}
