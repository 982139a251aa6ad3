import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import JSZip from 'jszip';

const vsix = 'ai-readiness.vsix';
/**
 * 400 KB was what the first format took. Laws as data, the second format and its pages are packed texts besides; the readers
 * of some sixty kinds of files, what is claimed of them, the panel's pages and the steps that they tell are code.
 */
const most = 860 * 1024;

describe(vsix, () => {
  let files: ReadonlySet<string>;
  let textOf: (file: string) => Promise<string>;

  before(async () => {
    const zip = await JSZip.loadAsync(readFileSync(vsix));
    files = new Set(Object.keys(zip.files));
    textOf = async (file) => (await zip.file(`extension/${file}`)?.async('string')) ?? '';
  });

  it('holds every bundle that runs in it', () => {
    for (const name of ['engine', 'extension', 'node', 'panel', 'readers', 'web'])
      assert.ok(files.has(`extension/dist/${name}.js`), name);
  });

  it(`has at most ${most / 1024} KB`, () => {
    const { size } = statSync(vsix);
    assert.ok(size <= most, `${size} bytes`);
  });

  it('holds what runs', () => {
    const bundles = ['engine', 'extension', 'node', 'web', 'panel'];
    const texts = ['guidance', 'templates', 'findings', 'references'];
    const wanted = [
      ...bundles.map((name) => `dist/${name}.js`),
      ...texts.map((name) => `dist/texts/${name}.json`),
      'dist/panel.css',
      'changelog.md',
      'LICENSE.txt',
    ];
    assert.deepEqual(absent(wanted), []);
  });

  it('holds the notices of what is bundled in it', async () => {
    const notices = await textOf('dist/THIRD-PARTY-NOTICES.txt');
    const packages = ['yaml', 'ajv', 'lit-html', '@vscode/codicons', '@vscode-elements/elements'];
    for (const name of packages) assert.match(notices, new RegExp(`^${name} \\d\\S+ \\([A-Z]`, 'm'));
  });

  it('holds every file that package.json names', async () => {
    // The command line has a package of its own.
    const { bin: _, ...manifest } = JSON.parse(await textOf('package.json'));
    const named = filesIn(manifest);
    assert.ok(named.length > 10, named.join());
    assert.deepEqual(absent(named), []);
  });

  it('holds what its README refers to', async () => {
    const readme = await textOf('readme.md');
    const links = [...readme.matchAll(/\]\((?!https:)([^)]+)\)/g)].map(([, target = '']) => target);
    assert.ok(links.length > 0);
    assert.deepEqual(absent(links), []);
  });

  it('holds the engine once, and neither sources, source maps nor what only developers need', async () => {
    const strays = [...files].filter((file) => /\.(ts|map)$|\/(src|test|node_modules|guidance)\//.test(file));
    assert.deepEqual(strays, []);
    // A message of the engine, which no other file knows.
    const scripts = [...files].filter((file) => file.endsWith('.js'));
    const holders: string[] = [];
    for (const file of scripts) {
      const text = await textOf(path.posix.relative('extension', file));
      if (text.includes('Unresolved merge conflict between')) holders.push(file);
    }
    assert.deepEqual(holders, ['extension/dist/engine.js']);
  });

  function absent(wanted: readonly string[]): string[] {
    return wanted.filter((file) => !files.has(`extension/${file}`));
  }
});

/** The relative paths among the texts of a value: those in folders that are packed. */
function filesIn(value: unknown): string[] {
  if (typeof value === 'string')
    return /^(\.\/)?(dist|media|schemas)\//.test(value) ? [path.posix.normalize(value)] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(filesIn) : [];
}
