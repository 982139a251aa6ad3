import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What a room does not know exists: a line of code that must not compile there. */
export const unseen: Readonly<Record<string, readonly string[]>> = {
  core: [
    'setTimeout(() => {}, 1);',
    'queueMicrotask(() => {});',
    'console.log(1);',
    'performance.now();',
    'process.argv;',
    'Buffer.from([]);',
    'document.title;',
    "fetch('x');",
    "require('node:fs');",
    "import('node:fs');",
    "it('x', () => {});",
  ],
  repository: [
    'setTimeout(() => {}, 1);',
    'process.argv;',
    'Buffer.from([]);',
    'document.title;',
    "fetch('x');",
    "import('node:fs');",
  ],
  readers: [
    'setTimeout(() => {}, 1);',
    'process.argv;',
    'Buffer.from([]);',
    'document.title;',
    "fetch('x');",
    'new TextDecoder();',
    "import('node:fs');",
  ],
  panel: [
    'setTimeout(() => {}, 1);',
    'process.argv;',
    'Buffer.from([]);',
    'document.title;',
    "fetch('x');",
    "import('node:fs');",
  ],
  portfolio: [
    'setTimeout(() => {}, 1);',
    'process.argv;',
    'Buffer.from([]);',
    'document.title;',
    "fetch('x');",
    "import('node:fs');",
  ],
  'portfolio/client': ['process.argv;', 'Buffer.from([]);', "require('node:fs');", "import('node:fs');"],
  'panel/client': ['process.argv;', 'Buffer.from([]);', "require('node:fs');", "import('node:fs');"],
  extension: [
    'process.argv;',
    'Buffer.from([]);',
    'document.title;',
    "require('node:fs');",
    "import('node:fs');",
  ],
  cli: ['document.title;', 'window.name;', 'new XMLHttpRequest();', "it('x', () => {});"],
};

/** Files that are checked with another project than the one of their folder; the root's where there is none. */
const elsewhere: Readonly<Record<string, string | undefined>> = {
  'extension.ts': 'extension',
  'extension/node.ts': undefined,
  'repository/node.ts': 'cli',
  'repository/git-program.ts': 'cli',
};

/** The room with whose types a file below src/ must be checked. */
export function projectOf(file: string): string | undefined {
  if (Object.hasOwn(elsewhere, file)) return elsewhere[file];
  return Object.keys(unseen)
    .filter((room) => file.startsWith(`${room}/`))
    .reduce<string | undefined>((a, b) => (a === undefined || b.length > a.length ? b : a), undefined);
}

interface Compiled {
  /** The lines that do not compile. */
  readonly refused: readonly string[];
  /** The files below src/ that were checked with them. */
  readonly files: ReadonlySet<string>;
}

/** Compiles lines of code as if they were further files of a room, each a file of its own. */
export function compileIn(room: string, statements: readonly string[]): Compiled {
  // Inside the repository, where the types of packages are found.
  mkdirSync('out', { recursive: true });
  const folder = mkdtempSync(path.resolve('out', 'boundaries-'));
  try {
    const files = statements.map((statement, index) => {
      const file = path.join(folder, `line${index}.ts`);
      writeFileSync(file, `${statement}\nexport {};\n`);
      return file;
    });
    // Its own files are taken over with the rest: what they let in is let in for all of the room.
    const project = { extends: path.resolve('src', room, 'tsconfig.json'), files };
    writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify(project));
    const said = compile(folder);
    return {
      refused: statements.filter((_, index) =>
        said.some((line) => new RegExp(`line${index}\\.ts\\(1,\\d+\\): error`).test(line)),
      ),
      files: new Set(said.map((line) => path.relative('src', line).replaceAll('\\', '/'))),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The lines that the compiler prints: faults, and the names of all files. */
function compile(folder: string): string[] {
  const tsc = path.resolve('node_modules', 'typescript', 'bin', 'tsc');
  const options = ['--pretty', 'false', '--listFiles'];
  const { stdout } = spawnSync(process.execPath, [tsc, '-p', folder, ...options], { encoding: 'utf8' });
  return stdout.split(/\r?\n/);
}
