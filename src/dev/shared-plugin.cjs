// Keeps what several bundles have in common out of them: it is a bundle of its own, which they load when they run.
const path = require('node:path');

const root = path.join(__dirname, '..', '..');

/**
 * @param {Record<string, string>} shared source file → the bundle that it is, both from the project's folder
 * @param {string} outfile the bundle that refers to them
 * @returns {import('esbuild').Plugin}
 */
function sharedPlugin(shared, outfile) {
  const bundles = new Map(Object.entries(shared).map(([source, file]) => [path.join(root, source), file]));
  return {
    name: 'shared',
    setup(build) {
      build.onResolve({ filter: /^\./ }, ({ path: name, resolveDir, kind }) => {
        const source = path.join(resolveDir, name);
        const file =
          kind === 'entry-point'
            ? undefined
            : (bundles.get(`${source}.ts`) ?? bundles.get(path.join(source, 'index.ts')));
        if (file === undefined || file === outfile) return undefined;
        const from = path.posix.relative(path.posix.dirname(outfile), file);
        return { path: from.startsWith('.') ? from : `./${from}`, external: true };
      });
    },
  };
}

module.exports = { sharedPlugin };
