// Command lines as people and scripts might write them.
import { strict as assert } from 'node:assert';
import { run } from '../../src/cli/run';
import { catalogue, rules } from '../../src/core/service';
import * as readers from '../../src/readers';
import { pick, type Random } from './inputs';
import { today } from './places';
import { treeOf } from './tree';

const words = [
  ...[
    'check',
    'init',
    'explain',
    'help',
    'chekc',
    '-',
    '--',
    '.',
    '..',
    '/',
    '',
    ' ',
    'ai-readiness.yaml',
    'none.yaml',
  ],
  ...[
    '--format',
    '--format=json',
    '--format=text',
    '--format=xml',
    '--format=',
    '--format=sarif',
    '--format=github',
    '--format=rdjson',
    '--format=markdown',
    '--output=out/report',
    '--output',
    '--require-gate=design',
    '--baseline=known.json',
    '--update-baseline',
    '--changed-since=main',
    '--fail-on',
    '--fail-on=never',
  ],
  ...[
    '--fail-on=warning',
    '--count-hidden',
    '--fix',
    '--fix=no',
    '--today',
    '--today=2026-02-30',
    '--today=2028-02-29',
  ],
  ...[
    '--stdin-filename',
    '--stdin-filename=a.yaml',
    '--name',
    '--name=\ud83d',
    '--stage',
    '--stage=operate',
    '--stage=x',
  ],
  ...[
    '--no-color',
    '--help',
    '-h',
    '-hV',
    '--version',
    '-V',
    '--constructor',
    '--__proto__',
    '--toString=1',
    '-x',
    '---',
  ],
  ...[
    '--exclude',
    '--exclude=**/**/**',
    'gate/stage-ahead',
    'owners-named',
    'constructor',
    '__proto__',
    '::error::x',
  ],
  ...[
    '\u001b[31m',
    '##[error]',
    'a\nb',
    'x'.repeat(5_000),
    '../../etc',
    'app',
    'app/',
    './app/ai-readiness.yaml',
    '*',
  ],
];

/** A few of them. */
export function argumentsOf(random: Random): string[] {
  return Array.from({ length: Math.floor(random() * 6) }, () => pick(random, words));
}

/** A page of each, as the package has it. */
function pages(names: readonly string[]): string {
  return JSON.stringify(Object.fromEntries(names.map((name) => [name, `# ${name}\n`])));
}

/** Whether a terminal or a CI runner would obey what is written. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const obeyed = /[\u0000-\u0008\u000b-\u001f\u007f]|^::\w|##\[|##vso\[/m;

/** The commands that `--format github` is there for. */
const ownCommands = /^::(?:error|warning|notice) (?:file|title)=[^\n]*$/gm;

/** That a command line is answered with an exit code and words, in which nothing is obeyed. */
export async function checkArguments(argv: readonly string[], manifest: string): Promise<void> {
  const contents = new Map([
    ['/work/ai-readiness.yaml', 'version: 1\nstage: diagnose\nworkflow: { name: x }\n'],
    ['/work/app/ai-readiness.yaml', manifest],
    ['/home/dist/texts/findings.json', pages(rules.map(({ code }) => code))],
    ['/home/dist/texts/guidance.json', pages(catalogue.map(({ id }) => id))],
  ]);
  let [out, err, written] = ['', '', ''];
  const none = async (): Promise<void> => undefined;
  const take = (text: string): void => {
    written += text;
  };
  const code = await run(argv, {
    stdout: async (text) => {
      out += text;
    },
    stderr: (text) => {
      err += text;
    },
    stdin: async () => new TextEncoder().encode(manifest),
    cwd: '/work',
    env: {},
    isTTY: false,
    today,
    files: treeOf(contents),
    disk: {
      create: async () => true,
      replace: async () => undefined,
      append: async (_, text) => take(text),
      draft: async () => ({ write: async (text) => take(text), keep: none, drop: none }),
    },
    git: {
      run: async () => ({ code: 128, out: '', err: 'fatal: not a git repository' }),
      objects: async () => undefined,
    },
    readers: async () => readers,
    home: '/home',
    version: '0.0.0-test',
  });
  const said = JSON.stringify(argv).slice(0, 300);
  assert.ok([0, 1, 2].includes(code), `arguments: exit code ${code}: ${said}`);
  assert.ok(out !== '' || err !== '' || written !== '', `arguments: nothing is said: ${said}`);
  assert.ok(
    code !== 2 || err !== '' || out !== '' || written !== '',
    `arguments: no reason is given: ${said}`,
  );
  assert.ok(!/a fault of AI Readiness|^ {4}at /m.test(err), `arguments: ${said}: ${err.slice(0, 300)}`);
  assert.ok(
    !obeyed.test(out.replace(ownCommands, '')) && !obeyed.test(err),
    `arguments: obeyed: ${said}: ${(out + err).slice(0, 300)}`,
  );
}
