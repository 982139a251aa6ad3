// Runs something that runs mocha, shows its output, and counts what passed and failed.
import path from 'node:path';
import { createInterface } from 'node:readline';
import { root } from './dependencies.mjs';
import { exitCode, start, stop } from './processes.mjs';

/** @typedef {{passed: number, failed: number}} Counts */

const limit = 30 * 60_000;

/**
 * Runs mocha on compiled tests, in a process of its own.
 * @param {string[]} args files and options
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<Counts>}
 */
export function runMocha(args, env) {
  const mocha = path.join(root, 'node_modules', 'mocha', 'bin', 'mocha.js');
  return countTests(process.execPath, ['--enable-source-maps', mocha, ...args], env);
}

/**
 * Runs a program that prints the reporter's summary line, perhaps several times.
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<Counts>}
 */
export async function countTests(command, args, env = {}) {
  const colour = process.stdout.isTTY ? { FORCE_COLOR: '1' } : {};
  const child = start(command, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...colour, ...env },
  });
  const timer = setTimeout(() => {
    console.error(`Stopped: not done within ${limit / 60_000} minutes.`);
    stop(child);
  }, limit);
  const counts = { passed: 0, failed: 0 };
  let summaries = 0;
  for await (const line of createInterface({
    input: /** @type {import('node:stream').Readable} */ (child.stdout),
  })) {
    const [, summary] = /^mocha-summary (\{.*\})$/.exec(line) ?? [];
    if (summary === undefined) {
      console.log(line);
      continue;
    }
    const { passes, failures } = JSON.parse(summary);
    counts.passed += passes;
    counts.failed += failures;
    summaries += 1;
  }
  const code = await exitCode(child);
  clearTimeout(timer);
  // A run that broke before or after its tests has failed too, whatever they said.
  if (counts.failed === 0 && (code !== 0 || summaries === 0)) counts.failed = 1;
  return counts;
}
