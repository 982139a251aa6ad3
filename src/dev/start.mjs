// `npm start`: the extension, built, in a VS Code that shows the sample workspaces.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { onPath } from './browser.mjs';
import { root } from './dependencies.mjs';
import { startServer, workbenchUrl } from './embedded-vscode.mjs';
import { exitCode, start } from './processes.mjs';
import { copySamples, writeUserSettings } from './samples.mjs';
import { scratch } from './scratch.mjs';
import { runNode } from './tasks.mjs';

/**
 * Builds the extension and opens it: in the desktop VS Code when `code` is on the PATH, else in the browser.
 * @param {string[]} args `--no-open` only prints the address, `--embedded` ignores a desktop VS Code
 * @returns {Promise<number>} the exit code
 */
export async function run(args) {
  if ((await runNode(['esbuild.js', '--dev'])) !== 0) throw new Error('The build failed.');
  const code = args.includes('--embedded') ? undefined : onPath(['code']);
  if (code && (await openDesktop(code))) return 0;
  return serve(!args.includes('--no-open'));
}

async function openDesktop(code) {
  // The desktop's window lives on after us, and so does its copy of the samples.
  const samples = copySamples(scratch('samples', { keep: true }));
  const args = ['--new-window', `--extensionDevelopmentPath=${root}`, samples.workspace];
  if (samples.manifest) args.push(samples.manifest);
  const opened = (await exitCode(start(code, args, { shell: process.platform === 'win32' }))) === 0;
  console.log(opened ? `Opened in VS Code (${code}).` : `${code} did not start; using the embedded VS Code.`);
  return opened;
}

async function serve(open) {
  const samples = copySamples(path.join(scratch('start'), 'samples'));
  const dataDir = scratch('data');
  writeUserSettings(dataDir);
  const server = await startServer({ dataDir });
  const url = workbenchUrl(server, {
    // The folder, not the .code-workspace in it: that one a browser now and then opens without its folders.
    workspace: path.dirname(samples.workspace),
    developmentPath: root,
    openFile: samples.manifest,
  });
  console.log(`\nThe extension runs at\n${url}\n\nThe samples are copies: edit them freely. Ctrl-C stops.`);
  if (open) openInBrowser(url);
  // From here on, Ctrl-C is the way to end it.
  process.exitCode = 0;
  return server.failure;
}

/** Opens the default browser, where there is a screen to show it on; the address is printed anyway. */
function openInBrowser(url) {
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return;
  const [command, args] = {
    darwin: ['open', [url]],
    win32: ['rundll32', ['url.dll,FileProtocolHandler', url]],
  }[process.platform] ?? ['xdg-open', [url]];
  spawn(command, args, { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}
