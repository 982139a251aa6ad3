import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What a room does not know exists: a line of code that must not compile there. */
export const unseen: Readonly<Record<string, readonly string[]>> = {
  core: ['setTimeout(() => {}, 1);', 'process.argv;', 'document.title;', 'performance.now();', "fetch('x');"],
  repository: [
    'setTimeout(() => {}, 1);',
    'process.argv;',
    'document.title;',
    "fetch('x');",
    'Buffer.from([]);',
  ],
  panel: ['setTimeout(() => {}, 1);', 'process.argv;', 'document.title;', "fetch('x');", 'Buffer.from([]);'],
  extension: ['process.argv;', 'Buffer.from([]);', 'document.title;', "require('node:fs');"],
  cli: ['document.title;', 'window.name;', "import('vscode').then(({ window }) => window.title);"],
  'panel/client': ['process.argv;', 'Buffer.from([]);', "require('node:fs');"],
};

/** Which of some lines of code the compiler refuses in a room, with the types that its project gives it. */
export function refusedIn(room: string, statements: readonly string[]): string[] {
  const project = path.resolve('src', room, 'tsconfig.json');
  // Inside the repository, where the types of packages are found.
  mkdirSync('out', { recursive: true });
  const folder = mkdtempSync(path.resolve('out', 'boundaries-'));
  try {
    const include = statements.map((statement, index) => {
      const file = path.join(folder, `line${index}.ts`);
      writeFileSync(file, `${statement}\nexport {};\n`);
      return file;
    });
    writeFileSync(
      path.join(folder, 'tsconfig.json'),
      JSON.stringify({ extends: project, include, exclude: [] }),
    );
    const tsc = path.resolve('node_modules', 'typescript', 'bin', 'tsc');
    const { stdout } = spawnSync(process.execPath, [tsc, '-p', folder, '--pretty', 'false'], {
      encoding: 'utf8',
    });
    return statements.filter((_, index) => new RegExp(`line${index}\\.ts\\(1,\\d+\\): error`).test(stdout));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
