// `npm run package`: what users install, with nothing in it but what runs: the .vsix, and the command line as an npm
// package. Then what is in them is checked, and the command line installed and run.
import { cpSync, globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { npm, root } from './dependencies.mjs';
import { runMocha } from './mocha.mjs';
import { exitCode, start } from './processes.mjs';
import { makeSmaller } from './smaller.mjs';

const vsix = 'ai-readiness.vsix';
/** In dist, which is packed anyway. */
const readme = 'dist/README.md';

/** The npm package as it is packed, from a folder of its own: our package.json is mostly about the extension. */
const staging = 'out/npm';
const packed = [
  'dist/{cli,engine,readers}.js',
  'dist/cli/*.js',
  'dist/texts/{findings,guidance,references}.json',
  'dist/THIRD-PARTY-NOTICES.txt',
  'schemas/*.schema.json',
  'media/docs/{calendar,ci,command-line,compare,configuration,difference,evidence,forecast,history,json-report,laws,report}.md',
  'CHANGELOG.md',
  'LICENSE',
];

/**
 * Builds for production, packs, says how large the packages are, and tests them.
 * @param {string[]} args for mocha
 */
export async function makePackages(args) {
  // What a development build left behind, such as source maps, is not for users.
  rmSync(path.join(root, 'dist'), { recursive: true, force: true });
  const build = start(process.execPath, ['esbuild.js'], { cwd: root });
  if ((await exitCode(build)) !== 0) throw new Error('The build failed.');
  await pack(path.join(root, vsix));
  await makeSmaller(path.join(root, vsix));
  for (const file of [vsix, packCommandLine()]) {
    const { size } = statSync(path.join(root, file));
    console.log(`${file}: ${(size / 1000).toFixed(1)} kB`);
  }
  return runMocha(['out/package/**/*.test.js', '--timeout', '120000', ...args]);
}

/**
 * Packs what is built as an extension.
 * @param {string} packagePath
 */
export async function pack(packagePath) {
  // The documents are about the command line and what it shares with the editor: they come with that.
  writeFileSync(
    path.join(root, readme),
    readmeForUsers().replace(/\[([^\]]*)\]\(media\/docs\/[^)]*\)/g, '$1'),
  );
  // Loaded late: it is large, and no other command wants it.
  const { createVSIX } = await import('@vscode/vsce');
  await createVSIX({
    cwd: root,
    packagePath,
    dependencies: false,
    allowMissingRepository: true,
    readmePath: readme,
    rewriteRelativeLinks: false,
  });
}

/** Packs what is built as the npm package of the command line. @returns {string} its file name */
function packCommandLine() {
  const folder = path.join(root, staging);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const file of packed.flatMap((pattern) => globSync(pattern, { cwd: root })))
    cpSync(path.join(root, file), path.join(folder, file));
  writeFileSync(path.join(folder, 'README.md'), readmeForUsers());
  const { name, version, description, license, keywords, bin, engines } = JSON.parse(
    readFileSync(path.join(root, 'package.json'), 'utf8'),
  );
  const own = {
    name,
    version,
    description,
    license,
    keywords,
    private: true,
    bin,
    engines: { node: engines.node },
  };
  writeFileSync(path.join(folder, 'package.json'), `${JSON.stringify(own, null, 2)}\n`);
  npm(['pack', '--pack-destination', root], folder);
  return `${name}-${version}.tgz`;
}

/** The README without what needs the repository, and without pictures, more than a third of the package. */
function readmeForUsers() {
  const text = readFileSync(path.join(root, 'README.md'), 'utf8');
  return text
    .split(/^(?=## )/m)
    .filter((section) => !/^## (The two commands|How it is built)\r?\n/.test(section))
    .join('')
    .replace(/^!\[[^\]]*\]\([^)]*\)\r?\n\r?\n/gm, '');
}
