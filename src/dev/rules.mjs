// The rule table of the engine, for what is derived from it: settings, pages.
import { createRequire } from 'node:module';
import path from 'node:path';
import { compileFunction } from 'node:vm';
import { build } from 'esbuild';
import { root } from './dependencies.mjs';
import { validatorPlugin } from './validator-plugin.cjs';

/**
 * @typedef {{code: string, severity: string, summary: string, why: string, howToFix: string, items?: string[], suppressible?: false}} Rule
 * @returns {Promise<Rule[]>} in the order in which findings are listed
 */
export async function loadRules() {
  const {
    outputFiles: [bundle],
  } = await build({
    entryPoints: [path.join(root, 'src', 'core', 'rules', 'table', 'index.ts')],
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    logLevel: 'warning',
    plugins: [validatorPlugin()],
  });
  const module = { exports: {} };
  const run = compileFunction(bundle?.text ?? '', ['module', 'require'], { filename: 'rules.cjs' });
  run(module, createRequire(import.meta.url));
  return module.exports.rules;
}
