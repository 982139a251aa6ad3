// Lets the bundler leave out what nobody uses of packages.
// js-yaml: its tags, schemas and patterns are made by calls and spreads when it is loaded, of which the bundler cannot know
// that they do nothing else. yaml: we read with it, and write by ourselves, but its nodes can write themselves.
const { readFileSync } = require('node:fs');

/** A variable at the top level that is made by a call or a spread, up to the end of its statement. */
const made = /^(var \S+ = )((?:(?:new )?[\w.]+[(`]|\{\n\t\.\.\.)(?:.*|[\s\S]*?\n[\])}].*));$/gm;

/** The modules of yaml that write. */
const writing = /[\\/]yaml[\\/]browser[\\/]dist[\\/]stringify[\\/]\w+\.js$/;

/** A module with the same exports, which all refuse: so that a new use of them is noticed by the first test of it. */
function refusing(text) {
  const [, names = ''] = /^export \{ (.*) \};$/m.exec(text) ?? [];
  const exports = names.split(', ').map((name) => `export const ${name} = refuse;`);
  return [`const refuse = () => { throw new Error('What yaml writes is not bundled.'); };`, ...exports].join(
    '\n',
  );
}

/** @returns {import('esbuild').Plugin} */
function unusedPlugin() {
  return {
    name: 'unused',
    setup(build) {
      build.onLoad({ filter: /[\\/]js-yaml\.mjs$/ }, ({ path: file }) => ({
        contents: readFileSync(file, 'utf8').replace(made, '$1/* @__PURE__ */ (() => ($2))();'),
      }));
      build.onLoad({ filter: writing }, ({ path: file }) => ({
        contents: refusing(readFileSync(file, 'utf8')),
      }));
    },
  };
}

module.exports = { unusedPlugin };
