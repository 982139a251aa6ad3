// `npm run package`: the .vsix that users install, with nothing in it but what runs.
import { rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { root } from './dependencies.mjs';
import { runNode } from './tasks.mjs';

/**
 * Builds for production, packs, and shows what is inside and how large it is.
 * @returns {Promise<number>} the exit code
 */
export async function run() {
  // What a development build left behind, such as source maps, is not for users.
  rmSync(path.join(root, 'dist'), { recursive: true, force: true });
  if ((await runNode(['esbuild.js'])) !== 0) throw new Error('The build failed.');
  const packagePath = path.join(root, 'ai-readiness.vsix');
  await pack(packagePath);
  const { size } = statSync(packagePath);
  console.log(`${path.basename(packagePath)}: ${(size / 1000).toFixed(1)} kB`);
  return 0;
}

/**
 * Packs what is built.
 * @param {string} packagePath
 */
export async function pack(packagePath) {
  // Loaded late: it is large, and no other command wants it.
  const { createVSIX } = await import('@vscode/vsce');
  await createVSIX({
    cwd: root,
    packagePath,
    dependencies: false,
    allowMissingRepository: true,
    // What the README links to and shows is in the package.
    rewriteRelativeLinks: false,
  });
}
