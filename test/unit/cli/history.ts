/** Repositories of git that are made by a script, commit by commit. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { git } from '../repository/git/git';
import { inTree } from './formats/support';

/** Files with what is in them from now on; null where one is gone. */
export type Files = Readonly<Record<string, string | null>>;

/** A repository on the branch main, in a folder of its own. */
export class History {
  constructor(readonly folder: string) {
    git(folder, ['init', '-q']);
  }

  /** Changes files without a commit. */
  write(files: Files): this {
    for (const [name, text] of Object.entries(files)) {
      const file = path.join(this.folder, name);
      if (text === null) rmSync(file, { recursive: true });
      else {
        mkdirSync(path.dirname(file), { recursive: true });
        writeFileSync(file, text);
      }
    }
    return this;
  }

  /** Changes files and commits them on a day (ISO date), as somebody. */
  commit(files: Files, { on = '2026-10-01', by = 'Ann <ann@example.com>', says = 'a change' } = {}): this {
    this.write(files).git('add', '-A');
    const [, name = '', mail = ''] = /^(.*) <(.*)>$/.exec(by) ?? [];
    const who = ['-c', `user.name=${name}`, '-c', `user.email=${mail}`];
    execFileSync('git', [...who, 'commit', '-q', '--allow-empty', '-m', says], {
      cwd: this.folder,
      stdio: 'ignore',
      env: {
        ...process.env,
        HOME: this.folder,
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_AUTHOR_DATE: `${on}T12:00:00Z`,
        GIT_COMMITTER_DATE: `${on}T12:00:00Z`,
      },
    });
    return this;
  }

  /** Has a file of the current commit be garbage where git keeps it. */
  damage(name: string): this {
    const id = this.git('rev-parse', `HEAD:${name}`);
    const file = path.join(this.folder, '.git/objects', id.slice(0, 2), id.slice(2));
    rmSync(file);
    writeFileSync(file, 'garbage');
    return this;
  }

  git(...args: readonly string[]): string {
    return git(this.folder, args).trim();
  }
}

/** Has such a repository, and removes it. */
export function inHistory<T>(use: (history: History) => Promise<T>): Promise<T> {
  return inTree({}, (folder) => use(new History(folder)));
}
