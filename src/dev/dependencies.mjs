// What every command needs first: the npm packages, and Node 24. Runs on the Node of the machine (20 or
// later) before anything is installed, so it imports nothing but Node itself.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's top folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

const modules = path.join(root, 'node_modules');
const nodeMajor = 24;

/** The Node 24 that the npm package `node` brings. */
export const node = path.join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** Installs the npm packages when they are missing or not those of package-lock.json, and makes sure of Node 24. */
export function ensureDependencies() {
  if (!existsSync(path.join(modules, '.package-lock.json'))) {
    status('Installing dependencies (npm ci), once');
    npm(['ci'], root);
  } else if (!isUpToDate()) {
    // Not `npm ci`: that would empty node_modules under the feet of an editor or a second terminal.
    status('Updating dependencies to package-lock.json');
    npm(['install', '--no-save'], root);
  }
  ensureNode();
}

/** Whether this process is that Node. */
export function isOnNode24() {
  return realpathSync(process.execPath) === realpathSync(node);
}

/** Goes on with the script in Node 24: passes signals on, and exits when it exits. */
export function continueOnNode24(script, args) {
  // What is for users is tested on the Node of the machine as well.
  const env = { ...environment(), NODE_OF_MACHINE: process.execPath };
  const child = spawn(node, [script, ...args], { stdio: 'inherit', env });
  // Ctrl-C reaches the child by itself, as a member of the terminal's group; a plain kill does not.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', (signal) => child.kill(signal));
  process.on('SIGHUP', (signal) => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 130 : 1)));
}

/** The environment for child processes, in which `node` is Node 24. */
export function environment() {
  return { ...process.env, PATH: [path.dirname(node), process.env.PATH].join(path.delimiter) };
}

/** Runs npm quietly; its output is shown only when it fails. */
export function npm(args, cwd) {
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error', '--no-progress'];
  const cli = process.env.npm_execpath;
  const [command, prefix] = cli?.endsWith('.js') ? [process.execPath, [cli]] : ['npm', []];
  const result = spawnSync(command, [...prefix, ...args, ...quiet], {
    cwd,
    encoding: 'utf8',
    shell: command === 'npm' && process.platform === 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (result.status === 0) return;
  const said = `${result.stdout}${result.stderr}`.trim().split('\n');
  const why = result.error?.message ?? said.slice(0, 20).join('\n');
  throw new Error(`npm ${args.join(' ')} failed in ${cwd}:\n${why}`);
}

/** One line about what takes a while. */
export function status(line) {
  process.stderr.write(`${line} …\n`);
}

/** Whether each package that the lock file asks for is there in that version; optional ones may be absent. */
function isUpToDate() {
  const wanted = packagesOf(path.join(root, 'package-lock.json'));
  const present = packagesOf(path.join(modules, '.package-lock.json'));
  return Object.entries(wanted).every(([place, { version, optional, devOptional }]) => {
    const found = present[place];
    return place === '' || (found ? found.version === version : Boolean(optional || devOptional));
  });
}

function packagesOf(lockFile) {
  return JSON.parse(readFileSync(lockFile, 'utf8')).packages;
}

/** The `node` package fetches its binary in an install script, which npm may have been told not to run. */
function ensureNode() {
  if (hasNode()) return;
  status(`Installing Node ${nodeMajor}`);
  const result = spawnSync(process.execPath, ['installArchSpecificPackage.js'], {
    cwd: path.join(modules, 'node'),
    encoding: 'utf8',
  });
  if (hasNode()) return;
  throw new Error(
    `The npm package node@${nodeMajor} brought no Node ${nodeMajor}:\n${result.stdout}${result.stderr}`,
  );
}

function hasNode() {
  return spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout?.startsWith(`v${nodeMajor}.`) === true;
}
