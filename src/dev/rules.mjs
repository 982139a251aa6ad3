// The rule table of the engine, for what is derived from it: settings, pages. And the words that the data may use.
import { createRequire } from 'node:module';
import path from 'node:path';
import { compileFunction } from 'node:vm';
import { build } from 'esbuild';
import { root } from './dependencies.mjs';
import { validatorPlugin } from './validator-plugin.cjs';

/**
 * What a module of the engine exports.
 * @param {...string} file its path below src/core
 */
async function load(...file) {
  const {
    outputFiles: [bundle],
  } = await build({
    entryPoints: [path.join(root, 'src', 'core', ...file)],
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    logLevel: 'warning',
    plugins: [validatorPlugin()],
  });
  const module = { exports: {} };
  const run = compileFunction(bundle?.text ?? '', ['module', 'require'], { filename: file.join('/') });
  run(module, createRequire(import.meta.url));
  return module.exports;
}

/**
 * The words that the data in schemas/ may use.
 * @returns {Promise<import('./catalogue-check.cjs').Known>}
 */
export async function loadKnownWords() {
  const { stages, pillars } = await load('base', 'stages.ts');
  const { editions, gateLevels } = await load('schema', 'catalogue.ts');
  return { stages, pillars, editions, gateLevels };
}

/**
 * @typedef {{code: string, severity: string, summary: string, why: string, howToFix: string, items?: string[], suppressible?: false}} Rule
 * @returns {Promise<Rule[]>} in the order in which findings are listed
 */
export async function loadRules() {
  const { rules } = await load('rules', 'table', 'index.ts');
  return rules;
}
