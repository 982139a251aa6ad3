// Gives the command line the script of the page that it writes, as a text: it is in the page itself.
const path = require('node:path');
const { buildSync } = require('esbuild');

const root = path.resolve(__dirname, '../..');
const entry = path.join(root, 'src/portfolio/client/page.ts');

/**
 * An esbuild plugin: `import script from 'virtual:page-script'` is a text of JavaScript.
 * @returns {import('esbuild').Plugin}
 */
function pageScriptPlugin() {
  return {
    name: 'page-script',
    setup(build) {
      build.onResolve({ filter: /^virtual:page-script$/ }, () => ({ path: entry, namespace: 'page-script' }));
      build.onLoad({ filter: /.*/, namespace: 'page-script' }, () => {
        const { outputFiles, metafile } = buildSync({
          entryPoints: [entry],
          bundle: true,
          minify: true,
          write: false,
          metafile: true,
          format: 'iife',
          platform: 'browser',
          target: 'es2022',
        });
        return {
          // Nothing in it ends the element that it stands in.
          contents: outputFiles
            .map(({ text }) => text)
            .join('')
            .trim()
            .replaceAll('</', '<\\/'),
          loader: 'text',
          watchFiles: Object.keys(metafile.inputs).map((file) => path.join(root, file)),
        };
      });
    },
  };
}

module.exports = { pageScriptPlugin };
