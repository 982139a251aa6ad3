// What a rule says only on its page is packed with the pages, which `npm run generate` makes of it: the engine is a tenth
// smaller without it.
const { readFileSync } = require('node:fs');

const pageWords = /^ {4}(?:why|howToFix):\s*(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`[\s\S]*?`),\n/gm;
const left = /^\s*(?:why|howToFix):/m;

/** @returns {import('esbuild').Plugin} */
function pageWordsPlugin() {
  return {
    name: 'page-words',
    setup(build) {
      build.onLoad({ filter: /[\\/]core[\\/]rules[\\/]areas[\\/][^\\/]+\.ts$/ }, ({ path: file }) => {
        const contents = readFileSync(file, 'utf8').replaceAll('\r\n', '\n').replace(pageWords, '');
        const text = left.exec(contents)?.[0];
        return text === undefined
          ? { contents, loader: 'ts' }
          : { errors: [{ text: `${file}: "${text.trim()}" is not written as the other rules have it.` }] };
      });
    },
  };
}

module.exports = { pageWordsPlugin };
