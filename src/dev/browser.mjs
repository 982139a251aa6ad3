// The browser for tests: one that is on the machine, else the Chromium inside the npm package
// @sparticuz/chromium. Nothing is downloaded besides npm packages and nothing is installed by hand.
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { status } from './dependencies.mjs';
import { cache, scratch } from './scratch.mjs';

const require = createRequire(import.meta.url);

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge'];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

// For root, for containers, and for machines without a way out, where Chromium's own errands only fail.
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Starts a headless browser.
 * @returns {Promise<import('playwright-core').Browser>}
 */
export async function launchBrowser() {
  const { chromium } = await import('playwright-core');
  const { executablePath, env } = await findBrowser();
  return chromium.launch({ executablePath, args: flags, env: { ...process.env, ...env } });
}

/**
 * Finds a Chromium; `BROWSER_EXECUTABLE` overrules the search.
 * @returns {Promise<{executablePath: string, env?: Record<string, string>}>}
 */
export async function findBrowser() {
  const own = process.env.BROWSER_EXECUTABLE ?? onPath(names) ?? places.find((place) => existsSync(place));
  if (own) return { executablePath: own };
  if (process.platform === 'linux' && process.arch === 'x64') return packagedBrowser();
  throw new Error('No Chrome or Chromium was found. Install one, or set BROWSER_EXECUTABLE to its program.');
}

/**
 * The first of these programs on the PATH.
 * @param {string[]} programs
 */
export function onPath(programs) {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  const suffixes = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  const files = programs.flatMap((name) =>
    folders.flatMap((folder) => suffixes.map((suffix) => path.join(folder, name + suffix))),
  );
  return files.find((file) => existsSync(file));
}

/** Unpacks the npm package's Chromium, once per version. */
async function packagedBrowser() {
  const manifest = path.join(path.dirname(require.resolve('@sparticuz/chromium')), '../../package.json');
  const archives = path.join(path.dirname(manifest), 'bin');
  const home = path.join(cache, `chromium-${JSON.parse(readFileSync(manifest, 'utf8')).version}`);
  const executablePath = path.join(home, 'chromium');
  if (!existsSync(home)) {
    status('Unpacking Chromium, once');
    const draft = scratch('installing', { keep: true });
    await unpackBrowser(archives, draft);
    // The package's own list names folders that exist at its own host only.
    const fonts = `<dir>${home}/fonts</dir><cachedir>${home}/fonts/cache</cachedir>`;
    writeFileSync(path.join(draft, 'fonts.conf'), `<fontconfig>${fonts}</fontconfig>\n`);
    if (existsSync(home)) rmSync(draft, { recursive: true });
    else renameSync(draft, home);
  }
  return { executablePath, env: missing(executablePath, home) };
}

async function unpackBrowser(archives, target) {
  const program = path.join(target, 'chromium');
  await pipeline(
    createReadStream(path.join(archives, 'chromium.br')),
    createBrotliDecompress(),
    createWriteStream(program),
  );
  chmodSync(program, 0o755);
  await unpackTar(path.join(archives, 'al2023.tar.br'), path.join(target, 'libraries'));
  await unpackTar(path.join(archives, 'fonts.tar.br'), path.join(target, 'fonts'));
}

async function unpackTar(archive, target) {
  mkdirSync(target);
  const tar = path.join(target, 'archive.tar');
  await pipeline(createReadStream(archive), createBrotliDecompress(), createWriteStream(tar));
  execFileSync('tar', ['--no-same-owner', '-xf', tar, '-C', target]);
  rmSync(tar);
}

/** The package's own libraries and fonts, for a machine that has none of its own. */
function missing(program, home) {
  const env = {};
  if (spawnSync('ldd', [program], { encoding: 'utf8' }).stdout?.includes('not found')) {
    const own = path.join(home, 'libraries', 'lib');
    env.LD_LIBRARY_PATH = [own, process.env.LD_LIBRARY_PATH].filter(Boolean).join(path.delimiter);
  }
  if (!existsSync('/etc/fonts/fonts.conf') || !existsSync('/usr/share/fonts')) {
    env.FONTCONFIG_FILE = path.join(home, 'fonts.conf');
  }
  return env;
}
