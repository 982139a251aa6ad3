// `npm run package`: the .vsix that users install, with nothing in it but what runs.
import { statSync } from 'node:fs';
import path from 'node:path';
import { root } from './dependencies.mjs';
import { runNode } from './tasks.mjs';

/**
 * Builds for production, packs, and prints what is inside and how large it is.
 * @returns {Promise<number>} the exit code
 */
export async function run() {
  if ((await runNode(['esbuild.js'])) !== 0) throw new Error('The build failed.');
  // Loaded late: it is large, and no other command wants it.
  const { createVSIX, listFiles } = await import('@vscode/vsce');
  const options = { cwd: root, dependencies: false };
  const packagePath = path.join(root, 'ai-readiness.vsix');
  for (const file of (await listFiles(options)).sort())
    console.log(`  ${kilobytes(path.join(root, file))}  ${file}`);
  await createVSIX({ ...options, packagePath, allowMissingRepository: true });
  console.log(`\n${kilobytes(packagePath)}  ${path.basename(packagePath)}`);
  return 0;
}

function kilobytes(file) {
  return `${(statSync(file).size / 1000).toFixed(1)} kB`.padStart(10);
}
