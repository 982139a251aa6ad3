// Lets the bundler leave out what nobody uses of js-yaml. Its tags, schemas and patterns are made by calls and spreads
// when it is loaded, of which the bundler cannot know that they do nothing else.
const { readFileSync } = require('node:fs');

/** A variable at the top level that is made by a call or a spread, up to the end of its statement. */
const made = /^(var \S+ = )((?:(?:new )?[\w.]+[(`]|\{\n\t\.\.\.)(?:.*|[\s\S]*?\n[\])}].*));$/gm;

/** @returns {import('esbuild').Plugin} */
function unusedPlugin() {
  return {
    name: 'unused',
    setup(build) {
      build.onLoad({ filter: /[\\/]js-yaml\.mjs$/ }, ({ path: file }) => ({
        contents: readFileSync(file, 'utf8').replace(made, '$1/* @__PURE__ */ (() => ($2))();'),
      }));
    },
  };
}

module.exports = { unusedPlugin };
