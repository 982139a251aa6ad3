// A real VS Code from the npm registry alone: the server and workbench that the package `code-server` carries,
// started directly (its own wrapper drops the query that loads an extension in development).
import { existsSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { node, npm, status } from './dependencies.mjs';
import { exitCode, start, stop, tail, unaskedEnd } from './processes.mjs';
import { cache, scratch, temporary } from './scratch.mjs';

const version = '4.139.1';
const startupLimit = 60_000;

const home = path.join(cache, `code-server-${version}`);
const vscode = path.join(home, 'node_modules', 'code-server', 'lib', 'vscode');

/**
 * @typedef {object} Server
 * @property {number} port
 * @property {string} dataDir
 * @property {Promise<never>} failure rejects when the server ends without having been asked to
 * @property {() => Promise<void>} stop
 */

/** Installs the embedded VS Code, once per version; needs no compiler and none of its native modules. */
export function installEmbedded() {
  if (existsSync(home)) return;
  status(`Installing the embedded VS Code (code-server ${version}), once`);
  const draft = scratch('installing', { keep: true });
  writeFileSync(path.join(draft, 'package.json'), JSON.stringify({ private: true }));
  const inside = path.join(draft, path.relative(home, vscode));
  npm(['install', '--ignore-scripts', `code-server@${version}`], draft);
  npm(['install', '--ignore-scripts', '--omit=dev'], inside);
  npm(['install', '--ignore-scripts', '--omit=dev'], path.join(inside, 'extensions'));
  // Renamed when whole, so that an interrupted install is never taken for a finished one.
  if (existsSync(home)) rmSync(draft, { recursive: true });
  else renameSync(draft, home);
}

/**
 * Starts the VS Code server on a free port of this machine only.
 * @param {{dataDir: string, env?: NodeJS.ProcessEnv, forgets?: boolean}} options `forgets` ends what belongs to a
 *   window soon after it is gone; otherwise a window may come back for hours, as after a laptop's sleep
 * @returns {Promise<Server>}
 */
export async function startServer({ dataDir, env, forgets = false }) {
  installEmbedded();
  const args = [...common(dataDir), '--host', '127.0.0.1', '--port', '0', '--without-connection-token'];
  // The smoke test driver is what makes a built VS Code heed the payload of the address.
  args.push('--telemetry-level', 'off', '--disable-workspace-trust', '--enable-smoke-test-driver');
  if (forgets) args.push('--reconnection-grace-time', '5');
  const child = start(node, args, { stdio: ['ignore', 'pipe', 'pipe'], env: serverEnvironment(env) });
  const failure = unaskedEnd(child, 'The embedded VS Code');
  const port = await Promise.race([portOf(child), failure]).catch(async (error) => {
    await stop(child);
    throw error;
  });
  return { port, dataDir, failure, stop: () => stop(child) };
}

/**
 * Installs a packaged extension for the servers that use this data folder.
 * @param {string} dataDir
 * @param {string} vsix
 */
export async function installVsix(dataDir, vsix) {
  installEmbedded();
  const args = [...common(dataDir), '--install-extension', vsix];
  const child = start(node, args, { stdio: ['ignore', 'pipe', 'pipe'], env: serverEnvironment() });
  const output = tail(child);
  if ((await exitCode(child)) !== 0) throw new Error(`Installing ${vsix} failed:\n${output()}`);
}

/**
 * The address of a workbench.
 * @param {Server} server
 * @param {object} what
 * @param {string} what.workspace a folder, or a .code-workspace file
 * @param {string | undefined} [what.developmentPath] the extension to load in development mode
 * @param {string} [what.testsPath] the compiled test entry to run inside the extension host
 * @param {'node' | 'web'} [what.kind] the extension host that the extension is developed for
 * @param {string | undefined} [what.openFile] the file to open at the start
 */
export function workbenchUrl(server, { workspace, developmentPath, testsPath, kind, openFile }) {
  const remote = (file) => `vscode-remote://127.0.0.1:${server.port}${uriPath(file)}`;
  const payload = [['skipWelcome', 'true']];
  if (developmentPath) payload.push(['extensionDevelopmentPath', remote(apart(developmentPath))]);
  if (kind === 'web') payload.push(['extensionDevelopmentKind', 'web']);
  if (testsPath) payload.push(['extensionTestsPath', remote(testsPath)]);
  if (openFile) payload.push(['openFile', remote(openFile)]);
  const query = new URLSearchParams({
    [workspace.endsWith('.code-workspace') ? 'workspace' : 'folder']: uriPath(workspace),
    payload: JSON.stringify(payload),
  });
  return `http://127.0.0.1:${server.port}/?${query}`;
}

/**
 * The same folder by another way. VS Code prefers the colour themes that it finds inside an extension in
 * development to the one that the user chose; in our project it would find its own, those in our cache.
 */
function apart(folder) {
  if (!cache.startsWith(folder + path.sep)) return folder;
  const link = path.join(temporary('ai-readiness'), path.basename(folder));
  symlinkSync(folder, link, 'junction');
  return link;
}

function uriPath(file) {
  const slashed = file.split(path.sep).join('/');
  return slashed.startsWith('/') ? slashed : `/${slashed}`;
}

function common(dataDir) {
  const main = path.join(vscode, 'out', 'server-main.js');
  return [main, '--accept-server-license-terms', '--server-data-dir', dataDir];
}

/** @param {NodeJS.ProcessEnv} [extra] @returns {NodeJS.ProcessEnv} */
function serverEnvironment(extra = {}) {
  // Started from a terminal inside VS Code, the server would take that VS Code's variables for its own.
  const inherited = Object.keys(process.env).filter((name) => /^(VSCODE_|ELECTRON_)/.test(name));
  const cleared = Object.fromEntries(inherited.map((name) => [name, undefined]));
  // It leaves its sockets behind; elsewhere than on Linux their paths would become too long in a folder.
  const own = process.platform === 'linux' ? temporary('ai-readiness') : undefined;
  return { ...cleared, ...(own && { TMPDIR: own, XDG_RUNTIME_DIR: own }), ...extra };
}

/** Reads the port from what the server says when it is ready. */
function portOf(child) {
  const output = tail(child);
  return new Promise((resolve, reject) => {
    const late = () => reject(new Error(`The embedded VS Code did not start in time.\n${output()}`));
    const timer = setTimeout(late, startupLimit).unref();
    child.stdout.on('data', () => {
      const ready = /Extension host agent listening on (\d+)/.exec(output());
      if (!ready) return;
      clearTimeout(timer);
      resolve(Number(ready[1]));
    });
  });
}
