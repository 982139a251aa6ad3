// Stands in for the desktop VS Code: understands the flags that @vscode/test-electron passes to it, runs the
// extension tests in the embedded VS Code with a headless browser, and exits with their code. Needs Node 24.
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { launchBrowser } from './browser.mjs';
import { startServer, workbenchUrl } from './embedded-vscode.mjs';
import { writeUserSettings } from './samples.mjs';
import { scratch } from './scratch.mjs';

const limit = Number(process.env.VSCODE_TESTS_TIME_LIMIT_MS ?? 1_500_000);

/** The embedded VS Code has no gallery, no native modules and no service worker, and says so again and again. */
const noise = new RegExp(
  [
    'Could not locate the bindings file',
    "Cannot find module '\\./build/",
    'getaddrinfo ',
    '^Timed out waiting for authentication provider',
    '^(Creating a socket|Resolv(ing|ed) connection token|Updating additional builtin extensions)',
    '^\\[(reconnection-grace-time|AgentHost|AccountPolicyGate|Service Worker)',
    '^%c',
  ].join('|'),
);

async function main(args) {
  const { values, positionals } = parseArgs({
    args,
    strict: false,
    options: {
      extensionDevelopmentPath: { type: 'string' },
      extensionDevelopmentKind: { type: 'string' },
      extensionTestsPath: { type: 'string' },
    },
  });
  const dataDir = scratch('launcher');
  writeUserSettings(dataDir);
  return runTests(dataDir, {
    workspace: positionals[0],
    developmentPath: values.extensionDevelopmentPath,
    testsPath: values.extensionTestsPath,
    kind: values.extensionDevelopmentKind,
  });
}

async function runTests(dataDir, what) {
  const server = await startServer({ dataDir });
  const browser = await launchBrowser();
  try {
    for (let attempt = 1; ; attempt++) {
      const { code, withoutFolders } = await runInPage(browser, server, what);
      if (!withoutFolders || attempt === 3) return code;
      console.log('The window came up without its folders; once more.');
    }
  } finally {
    await browser.close();
    await server.stop();
  }
}

/** What `test/integration/folders.ts` says when a multi-root workspace has come up without its folders. */
const noFolders = 'the workspace has come up without its folders';

async function runInPage(browser, server, what) {
  const page = await browser.newPage();
  let withoutFolders = false;
  try {
    const finished = new Promise((resolve, reject) => {
      page.exposeFunction('codeAutomationExit', resolve);
      page.on('crash', () => reject(new Error('The page of the workbench crashed.')));
    });
    await page.exposeFunction('codeAutomationLog', (type, args) => {
      withoutFolders ||= args.some((arg) => String(arg).includes(noFolders));
      forward(type, args);
    });
    await page.goto(workbenchUrl(server, what));
    const late = delay(limit, undefined, { ref: false }).then(() => {
      throw new Error(`The tests did not end within ${limit / 1000} s.`);
    });
    const code = await Promise.race([finished, server.failure, late]);
    return { code, withoutFolders };
  } finally {
    await page.close();
  }
}

/** Prints what the tests and the extension say; the workbench itself talks on the same channel. */
function forward(type, args) {
  if (noise.test(String(args[0]))) return;
  (type === 'error' || type === 'warn' ? console.error : console.log)(...args);
}

main(process.argv.slice(2)).then(
  (code) => process.exit(Number(code)),
  (error) => {
    console.error(error.message);
    process.exit(1);
  },
);
