// Child processes that never outlive us: each leads a process group of its own, and the group is ended with us.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { environment } from './dependencies.mjs';

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */

// A fact about this process, like its exit handlers, and therefore kept beside them.
/** @type {Set<ChildProcess>} */
const running = new Set();
/** @type {WeakSet<ChildProcess>} */
const stopping = new WeakSet();
const windows = process.platform === 'win32';
const grace = 5_000;

/**
 * Starts a program in a process group of its own, with Node 24 first on its PATH.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {ChildProcess}
 */
export function start(command, args, options = {}) {
  if (running.size === 0) endWithUs();
  const env = { ...environment(), ...options.env };
  const child = spawn(command, args, { stdio: 'inherit', ...options, env, detached: !windows });
  running.add(child);
  child.once('exit', () => {
    // What the leader left behind in its group goes with it.
    signalGroup(child, 'SIGKILL');
    running.delete(child);
  });
  child.once('error', () => running.delete(child));
  return child;
}

/**
 * Waits until the program ends.
 * @param {ChildProcess} child
 * @returns {Promise<number>} its exit code
 */
export async function exitCode(child) {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode ?? 1;
  const [code] = await once(child, 'exit');
  return code ?? 1;
}

/**
 * Ends the program and everything that it started: politely, then for good.
 * @param {ChildProcess} child
 */
export async function stop(child) {
  if (!running.has(child)) return;
  stopping.add(child);
  const ended = exitCode(child);
  signalGroup(child, 'SIGTERM');
  const late = await Promise.race([ended.then(() => false), delay(grace, true, { ref: false })]);
  if (late) signalGroup(child, 'SIGKILL');
  await ended;
}

/**
 * A promise that rejects, with what the program said, if it ends without `stop` having been called.
 * @param {ChildProcess} child
 * @param {string} name what to call the program
 * @returns {Promise<never>}
 */
export function unaskedEnd(child, name) {
  const said = tail(child);
  /** @type {Promise<never>} */
  const failure = new Promise((_, reject) => {
    const fail = (why) => stopping.has(child) || reject(new Error(`${name} ${why}.\n${said()}`.trim()));
    child.once('error', (error) => fail(`did not start: ${error.message}`));
    child.once('exit', (code, signal) => fail(`ended by itself (${code ?? signal})`));
  });
  failure.catch(() => {});
  return failure;
}

/** Reads along what a program prints, and keeps the end of it. */
export function tail(child, size = 20_000) {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (data) => {
      text = (text + data).slice(-size);
    });
  }
  return () => text;
}

function endWithUs() {
  if (process.listeners('exit').includes(killAll)) return;
  process.on('exit', killAll);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, endSoon);
}

/** Someone asked us to end. A command for which that is the normal end has set the exit code before. */
async function endSoon() {
  await Promise.all([...running].map((child) => stop(child)));
  process.exit(process.exitCode ?? 130);
}

function killAll() {
  for (const child of running) signalGroup(child, 'SIGKILL');
}

/** @param {ChildProcess} child @param {NodeJS.Signals} signal */
function signalGroup(child, signal) {
  if (child.pid === undefined) return;
  try {
    if (windows) spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F']);
    else process.kill(-child.pid, signal);
  } catch {
    // The group is gone already, which is what was wanted.
  }
}
