import { execFileSync, spawnSync } from 'node:child_process';

/** Whether there is a git on this machine to compare with. */
export const hasGit = spawnSync('git', ['--version']).status === 0;

/** Runs git in a folder, as nobody in particular and with nobody's settings; returns what it says. */
export function git(folder: string, args: readonly string[], input?: string): string {
  const own = ['-c', 'user.name=Ann', '-c', 'user.email=ann@example.com', '-c', 'init.defaultBranch=main'];
  return execFileSync('git', [...own, ...args], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { ...process.env, HOME: folder, XDG_CONFIG_HOME: `${folder}/.none`, GIT_CONFIG_NOSYSTEM: '1' },
    ...(input === undefined ? {} : { input }),
  });
}
