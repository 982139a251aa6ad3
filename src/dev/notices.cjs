// The notices of what is in the bundles and not our own: each package with its licence, in full or, where the licence says
// that its address will do, by that.
const { readdirSync, readFileSync } = require('node:fs');
const path = require('node:path');

/** What may be in a bundle. Another licence is read by a person first, and then stands here. */
const known = new Set(['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD', 'CC-BY-4.0']);

/** The public licence of Creative Commons, of 18 kB; section 3(a)(1)(C) asks for its text or its address. */
const attribution =
  /^\ufeff?Attribution 4\.0 International\n[\s\S]*?may be contacted at creativecommons\.org\.?/;
const attributionByAddress =
  'Creative Commons Attribution 4.0 International: https://creativecommons.org/licenses/by/4.0/legalcode';

/** Where the text of a licence is that a package leaves out of what it publishes, taken from its repository. */
const leftOut = { saxes: path.join(__dirname, 'licences', 'saxes.txt') };

/**
 * The folders of the packages that files of bundles are from.
 * @param {string[]} inputs paths as in the metafiles of esbuild
 * @returns {string[]} `node_modules/@vscode/codicons`, sorted, each once
 */
function packagesOf(inputs) {
  const found = inputs.flatMap((input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0] ?? []);
  return [...new Set(found.map((folder) => folder.replace(/^.*?(?=node_modules\/)/, '')))].sort();
}

/**
 * The text of the notices. Throws where a package has no licence text, or a licence that nobody has read.
 * @param {string[]} inputs paths as in the metafiles of esbuild
 * @param {string} root the folder that holds node_modules
 * @returns {string}
 */
function noticesOf(inputs, root) {
  const parts = packagesOf(inputs).map((folder) => noticeOf(folder, root));
  const rule = `\n\n${'-'.repeat(80)}\n\n`;
  return `AI Readiness contains parts of the following packages.${rule}${parts.join(rule)}\n`;
}

function noticeOf(folder, root) {
  const inside = path.join(root, folder);
  const { name, version, license } = JSON.parse(readFileSync(path.join(inside, 'package.json'), 'utf8'));
  if (!known.has(license))
    throw new Error(`${name} is in a bundle, and its licence is not known: ${license}.`);
  const own = readdirSync(inside)
    .filter((file) => /^(?:licen[cs]e|copying|notice)/i.test(file))
    .sort()
    .map((file) => path.join(inside, file));
  const files = own.length === 0 && name in leftOut ? [leftOut[name]] : own;
  const texts = files.map((file) =>
    readFileSync(file, 'utf8').replaceAll('\r\n', '\n').trim().replace(attribution, attributionByAddress),
  );
  if (texts.length === 0) throw new Error(`${name} is in a bundle, and has no text of its licence.`);
  return [`${name} ${version} (${license})`, ...texts].join('\n\n');
}

module.exports = { noticesOf, packagesOf };
