// The extension as a browser-only VS Code sees it: without `main`, tests bundled for a web worker.
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { root } from './dependencies.mjs';

/**
 * Makes a copy of the built extension that can only run in the web worker extension host: an extension that has
 * both `main` and `browser` is loaded from `main` wherever that is possible.
 * @param {string} target
 */
export async function makeWebExtension(target) {
  const { build } = await import('esbuild');
  await mkdir(target, { recursive: true });
  for (const part of ['dist', 'media', 'schemas']) {
    if (existsSync(path.join(root, part)))
      cpSync(path.join(root, part), path.join(target, part), { recursive: true });
  }
  // Its own wish for where to run would send it to the server.
  const { main, extensionKind, ...manifest } = JSON.parse(
    readFileSync(path.join(root, 'package.json'), 'utf8'),
  );
  writeFileSync(path.join(target, 'package.json'), JSON.stringify(manifest));
  const testsPath = path.join(target, 'web-tests.js');
  await build({
    entryPoints: [path.join(root, 'test', 'integration', 'web', 'index.ts')],
    outfile: testsPath,
    bundle: true,
    format: 'cjs',
    platform: 'browser',
    target: 'es2022',
    external: ['vscode'],
    // Else mocha's browser build, which esbuild takes for an ES module, would replace this bundle's exports.
    define: { exports: 'undefined' },
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return { extensionDevelopmentPath: target, extensionTestsPath: testsPath };
}
