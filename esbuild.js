// Builds everything that runs: the extension (Node and web hosts), the panel, the command line.
//   node esbuild.js            production bundles, size budgets checked
//   node esbuild.js --dev      with source maps, no budgets
//   node esbuild.js --watch    the same, again at each change
//   node esbuild.js --tests    the test bundles, into out/
const { build, context } = require('esbuild');
const { readFileSync, statSync, writeFileSync } = require('node:fs');
const { noticesOf } = require('./src/dev/notices.cjs');
const { writeTexts } = require('./src/dev/texts.cjs');
const { pageScriptPlugin } = require('./src/dev/page-script-plugin.cjs');
const { pageWordsPlugin } = require('./src/dev/page-words-plugin.cjs');
const { sharedPlugin } = require('./src/dev/shared-plugin.cjs');
const { unusedPlugin } = require('./src/dev/unused-plugin.cjs');
const { validatorPlugin } = require('./src/dev/validator-plugin.cjs');

const flags = new Set(process.argv.slice(2));
const dev = flags.has('--dev') || flags.has('--watch');

/** Upper bounds in bytes, minified; the build fails above them. Raise one only with a reason in the commit. */
const budgets = {
  // With what is claimed, held against what the repository says, the first manifest that is made of that, and what
  // several findings come of, as steps to take; what differs between two states, and why; and what
  // git says of what was changed since.
  'dist/engine.js': 1_064_000,
  // Some sixty readers, with the fingerprints of our forms and of public ones; loaded when the first file is to be read.
  'dist/readers.js': 490_000,
  // With the report as a page to decide on: its facts, links, style and appendix, in two forms; and the panel's steps, marks and differences. With commits as files to look at, what was changed since, and who committed it;
  // and the history of a manifest, commit by commit. With all manifests as one page, and which to take first: rows, what they come to,
  // their pictures and style. With what lies ahead, as the panel shows it.
  'dist/extension.js': 399_000,
  // With the program git, and many objects of it at once.
  'dist/node.js': 7_500,
  'dist/web.js': 2_000,
  'dist/cli.js': 3_000,
  // With the five formats for pipelines, baselines, what a change does, who committed what, the forecast, the calendar, and the
  // history of a manifest. With many manifests in five: their rows, which say what the panel says, the page with its
  // script, and threads; which of them to take first in four, one of them a page with a picture; and what came of many in the last run.
  'dist/cli/node.js': 314_000,
  'dist/cli/worker.js': 1_000,
  // With what to do next, the pages of facts, the forecast, the calendar and duties, several items at once, one form for owners,
  // and lists that fold.
  'dist/panel.js': 272_000,
  'dist/panel.css': 33_000,
  // What makes the table of all manifests sortable.
  'dist/portfolio.js': 10_000,
};

/** What is built once and loaded by all that need it. */
const shared = {
  'src/core/service.ts': 'dist/engine.js',
  'src/extension.ts': 'dist/extension.js',
  'src/readers/index.ts': 'dist/readers.js',
  'src/cli/node.ts': 'dist/cli/node.js',
};

/** Pictures are part of the bundle, also of the tests', which leave out all other packages. */
function picturesPlugin() {
  return {
    name: 'pictures',
    setup: (build) =>
      build.onResolve({ filter: /^[^.].*\.svg$/ }, ({ path: name }) => ({ path: require.resolve(name) })),
  };
}

const common = {
  bundle: true,
  minify: !dev,
  sourcemap: dev ? 'linked' : false,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
  target: 'es2022',
  plugins: [validatorPlugin(), pageScriptPlugin(), picturesPlugin(), unusedPlugin()],
  loader: { '.svg': 'text' },
};

const bundles = [
  {
    // Knows neither Node nor a browser, and runs in both.
    entryPoints: ['src/core/service.ts'],
    outfile: 'dist/engine.js',
    format: 'cjs',
    platform: 'neutral',
    mainFields: ['module', 'main'],
  },
  {
    // What files say; loaded when the first one is to be read.
    entryPoints: ['src/readers/index.ts'],
    outfile: 'dist/readers.js',
    format: 'cjs',
    platform: 'neutral',
    mainFields: ['module', 'main'],
  },
  {
    // The extension but for what its host is; it runs in both kinds of host.
    entryPoints: ['src/extension.ts'],
    outfile: 'dist/extension.js',
    format: 'cjs',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    external: ['vscode'],
  },
  {
    entryPoints: ['src/extension/node.ts'],
    outfile: 'dist/node.js',
    format: 'cjs',
    platform: 'node',
    external: ['vscode'],
  },
  {
    entryPoints: ['src/extension/web.ts'],
    outfile: 'dist/web.js',
    format: 'cjs',
    platform: 'browser',
    external: ['vscode'],
  },
  {
    entryPoints: ['src/cli/main.ts'],
    outfile: 'dist/cli.js',
    format: 'cjs',
    platform: 'node',
    banner: { js: '#!/usr/bin/env node' },
  },
  {
    // What dist/cli.js runs; apart from it, so that it can be loaded with the code that an earlier run compiled.
    entryPoints: ['src/cli/node.ts'],
    outfile: 'dist/cli/node.js',
    format: 'cjs',
    platform: 'node',
  },
  {
    // What the threads of a report run.
    entryPoints: ['src/cli/worker.ts'],
    outfile: 'dist/cli/worker.js',
    format: 'cjs',
    platform: 'node',
  },
  {
    entryPoints: ['src/panel/client/main.ts'],
    outfile: 'dist/panel.js',
    format: 'iife',
    platform: 'browser',
  },
  {
    entryPoints: ['src/portfolio/client/editor.ts'],
    outfile: 'dist/portfolio.js',
    format: 'iife',
    platform: 'browser',
  },
].map((bundle) => ({
  ...common,
  // What is imported late is required late: neither host of the extension imports a bundle of it.
  supported: { 'dynamic-import': false },
  ...bundle,
  plugins: [...common.plugins, pageWordsPlugin(), sharedPlugin(shared, bundle.outfile)],
}));

const testBundle = {
  outdir: 'out',
  outbase: 'test',
  format: 'cjs',
  platform: 'node',
  packages: 'external',
  external: ['vscode'],
  bundle: true,
  minify: false,
  sourcemap: 'linked',
};

/**
 * The unit tests run in one process: what they share is loaded, compiled and counted once. Only modules of ECMAScript
 * can be split like that, and those know neither `require` nor where they are.
 */
const unitBundle = {
  ...testBundle,
  outdir: 'out/unit',
  outbase: 'test/unit',
  format: 'esm',
  splitting: true,
  chunkNames: 'shared/[name]-[hash]',
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module';\nconst require = requireFrom(import.meta.url);\nconst __dirname = import.meta.dirname;",
  },
};

async function main() {
  writeTexts();
  if (flags.has('--tests')) {
    await buildTests();
    return;
  }
  if (flags.has('--watch')) {
    const contexts = await Promise.all(bundles.map((bundle) => context(bundle)));
    await Promise.all(contexts.map((each) => each.watch()));
    console.log('watching');
    return;
  }
  const results = await Promise.all(bundles.map((bundle) => build(bundle)));
  const inputs = results.flatMap(({ metafile }) => inBundles(metafile));
  writeFileSync('dist/THIRD-PARTY-NOTICES.txt', noticesOf(inputs, __dirname));
  if (dev) return;
  await Promise.all(Object.keys(budgets).map((file) => shorten(file)));
  for (const file of Object.keys(budgets)) checkBudget(file);
}

async function buildTests() {
  // Node 22 has it; everything else here also runs on Node 20.
  const { globSync, mkdirSync, rmSync } = require('node:fs');
  mkdirSync('out/unit', { recursive: true });
  writeFileSync('out/unit/package.json', '{ "type": "module" }\n');
  const others = globSync('test/{integration,e2e,bench,fuzz,package}/**/*.ts');
  const [{ metafile }] = await Promise.all([
    build({ ...common, ...unitBundle, entryPoints: globSync('test/unit/**/*.ts') }),
    build({ ...common, ...testBundle, entryPoints: others, metafile: false }),
  ]);
  // Of earlier builds, from which nothing imports any more.
  for (const file of globSync('out/unit/shared/*').map((each) => each.replaceAll('\\', '/')))
    if (metafile.outputs[file] === undefined) rmSync(file);
}

/** Makes a bundle some percent smaller than esbuild does, which takes ten times as long: for what users install. */
async function shorten(file) {
  if (!file.endsWith('.js')) return;
  const { minify } = require('terser');
  const text = readFileSync(file, 'utf8');
  const { code } = await minify(text, {
    compress: { passes: 2 },
    ecma: 2020,
    toplevel: !isPage(file),
    format: { ascii_only: true },
  });
  writeFileSync(file, `${code}\n`);
}

/** A page's script has no scope of its own. */
function isPage(file) {
  return file === 'dist/panel.js' || file === 'dist/portfolio.js';
}

/** The files of which something is in a bundle: not those that nothing is used of. */
function inBundles({ outputs }) {
  return Object.values(outputs).flatMap(({ inputs }) =>
    Object.keys(inputs).filter((input) => inputs[input].bytesInOutput > 0),
  );
}

/** Fails the build when a bundle is larger than its budget. */
function checkBudget(file) {
  const { size } = statSync(file);
  console.log(`${file}  ${Math.round(size / 1000)} kB of ${budgets[file] / 1000}`);
  if (size > budgets[file]) throw new Error(`${file} is ${size} bytes, over its budget of ${budgets[file]}`);
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
