// The integration tests: mocha inside the extension host of a real VS Code, started by @vscode/test-electron.
// Run as a program, it starts one VS Code; `runIntegration` runs it once for each workspace and counts.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { environmentOn, sampleDay, takeOption } from './days.mjs';
import { root } from './dependencies.mjs';
import { installEmbedded } from './embedded-vscode.mjs';
import { countTests } from './mocha.mjs';
import { copySamples } from './samples.mjs';
import { scratch } from './scratch.mjs';
import { makeWebExtension } from './web-tests.mjs';

const script = fileURLToPath(import.meta.url);
const launcher = path.join(root, 'src', 'dev', 'launcher.mjs');

/** The suites, each with its day where the command says none: the small one far from that of the machine. */
const suites = {
  samples: () => (process.env.TEST_DAY ? {} : { AI_READINESS_TEST_DAY: sampleDay }),
  bare: () => (process.env.TEST_DAY ? {} : environmentOn('2028-02-29', 'Pacific/Kiritimati')),
};

/**
 * Runs the integration tests: those in `bare/` in an empty folder, all others in the sample workspaces.
 * @param {string[]} [args] `--grep TEXT` picks tests by title
 */
export async function runIntegration(args = []) {
  if (!desktopVscode()) installEmbedded();
  const { value: grep } = takeOption(args, '--grep');
  const total = { passed: 0, failed: 0 };
  for (const [suite, day] of Object.entries(suites)) {
    const counts = await countTests(process.execPath, [script, suite], {
      ...day(),
      TEST_SUITE: suite,
      TEST_GREP: grep,
    });
    total.passed += counts.passed;
    total.failed += counts.failed;
  }
  return total;
}

/** Runs the smoke tests of the browser bundle, in the web worker extension host of the embedded VS Code. */
export function runWebIntegration() {
  installEmbedded();
  return countTests(process.execPath, [script, 'web']);
}

/** The desktop VS Code that was asked for: by its program, or by a version to be downloaded (`1.105.0`, `stable`). */
function desktopVscode() {
  const { VSCODE_EXECUTABLE: vscodeExecutablePath, VSCODE_VERSION: version } = process.env;
  if (vscodeExecutablePath) return { vscodeExecutablePath };
  return version ? { version } : undefined;
}

/** Starts VS Code: the desktop one that was asked for, else the embedded one. */
async function runInVscode(suite) {
  const { runTests } = await import('@vscode/test-electron');
  const folder = scratch('integration');
  const options = suite === 'web' ? await web(folder) : desktop(folder, suite);
  const own = suite === 'web' ? undefined : desktopVscode();
  if (own) return runTests({ ...options, ...own });
  // Our launcher is a script: Node starts it, on every platform, and it is the first argument.
  const launchArgs = [launcher, ...options.launchArgs];
  return runTests({ ...options, vscodeExecutablePath: process.execPath, launchArgs });
}

function desktop(folder, suite) {
  return {
    extensionDevelopmentPath: root,
    extensionTestsPath: path.join(root, 'out', 'integration', 'index.js'),
    launchArgs: [workspaceFor(folder, suite), ...profile(folder)],
  };
}

async function web(folder) {
  const extension = await makeWebExtension(path.join(folder, 'extension'));
  const { workspace } = copySamples(path.join(folder, 'samples'));
  return { ...extension, launchArgs: [workspace, '--extensionDevelopmentKind=web', ...profile(folder)] };
}

function workspaceFor(folder, suite) {
  if (suite === 'samples') return copySamples(path.join(folder, 'samples')).workspace;
  mkdirSync(path.join(folder, 'empty'));
  return path.join(folder, 'empty');
}

function profile(folder) {
  return [
    `--user-data-dir=${path.join(folder, 'user')}`,
    `--extensions-dir=${path.join(folder, 'extensions')}`,
  ];
}

if (process.argv[1] === script) {
  // VS Code gets the signal too, as a member of our group; it has to end first, and its end is ours.
  process.on('SIGTERM', () => {});
  runInVscode(process.argv[2]).then(
    () => process.exit(0),
    (error) => {
      console.error(error.message);
      process.exit(1);
    },
  );
}
