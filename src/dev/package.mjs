// `npm run package`: what users install, with nothing in it but what runs: the .vsix, and the command line as an npm
// package. Then what is in them is checked, and the command line installed and run.
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { npm, root } from './dependencies.mjs';
import { runMocha } from './mocha.mjs';
import { exitCode, start } from './processes.mjs';

const vsix = 'ai-readiness.vsix';
/** In dist, which is packed anyway. */
const readme = 'dist/README.md';

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
  // What `prepack` would do has been done.
  npm(['pack', '--ignore-scripts'], root);
  const { name, version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  for (const file of [vsix, `${name}-${version}.tgz`]) {
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
  // The pictures would be more than a third of the package.
  const text = readFileSync(path.join(root, 'README.md'), 'utf8');
  writeFileSync(path.join(root, readme), text.replace(/^!\[[^\]]*\]\([^)]*\)\r?\n\r?\n/gm, ''));
  // Loaded late: it is large, and no other command wants it.
  const { createVSIX } = await import('@vscode/vsce');
  await createVSIX({
    cwd: root,
    packagePath,
    dependencies: false,
    allowMissingRepository: true,
    readmePath: readme,
    // What the README links to is in the package.
    rewriteRelativeLinks: false,
  });
}
