// Packs the texts that the extension and the command line show: one file per kind, as hundreds of small ones cost more
// than what is in them. The guidance of the items is there as HTML too, made here: what the panel shows needs no
// Markdown parser in the extension, and no message of the page can reach one.
const { mkdirSync, readdirSync, readFileSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const MarkdownIt = require('markdown-it');

const root = path.join(__dirname, '..', '..');

/**
 * HTML of a Markdown text, without raw HTML, without images, with secure links only.
 * @param {string} text
 * @returns {string}
 */
function guidanceHtml(text) {
  const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });
  markdown.disable('image');
  markdown.validateLink = (url) => /^https:\/\/[^\s/]/i.test(url);
  return markdown.render(text);
}

/** Writes dist/texts/<kind>.json: name → text, and of the guidance name → text and HTML. */
function writeTexts() {
  const guidance = Object.entries(textsIn('schemas/guidance'));
  const packed = {
    guidance: Object.fromEntries(guidance.map(([name, text]) => [name, { text, html: guidanceHtml(text) }])),
    templates: textsIn('schemas/templates'),
    findings: textsIn('media/findings'),
    references: packedReferences(),
  };
  const target = path.join(root, 'dist', 'texts');
  mkdirSync(target, { recursive: true });
  for (const [kind, texts] of Object.entries(packed))
    writeFileSync(path.join(target, `${kind}.json`), JSON.stringify(texts));
}

/**
 * Laws and standards as they are looked up, without what only their maintainers need: how each was verified, what is
 * watched, what is unread. A test holds it against what reading the file itself makes of it.
 */
function packedReferences() {
  const data = JSON.parse(readFileSync(path.join(root, 'schemas', 'references.json'), 'utf8'));
  return {
    asOf: data.asOf,
    areas: Object.entries(data.areas).map(([id, { codes }]) => [id, codes]),
    limits: Object.entries(data.classes)
      .filter(([, { only }]) => only !== undefined)
      .map(([id, { only }]) => [id, Object.entries(only)]),
    triggers: Object.entries(data.triggers).map(([id, { says, unknown }]) => [id, { says, unknown }]),
    legacy: data.legacy.map(({ id, source, then: { from, upon, publicBody } }) =>
      stated({ id, source, from, publicBody, upon }),
    ),
    sources: data.sources.map(({ id, title, url, kind, edition, article, supersededBy }) =>
      stated({ id, title, url: url.replace(/^http:/, 'https:'), kind, edition, article, supersededBy }),
    ),
    entries: data.entries.map(packedEntry),
    items: Object.entries(data.items).map(([item, references]) => [
      item,
      references.map(({ source, id, strength }) => ({ source, id, strength })),
    ]),
  };
}

function packedEntry({ source, id, name, asks, binds, from, fromByClass, until, textSince, legacy, note }) {
  const { roles, classes, jurisdictions, when = [], exceptAnnexIII = [] } = binds;
  return {
    ...{ source, id, name, asks, roles, classes, areas: jurisdictions, when, exceptAnnexIII },
    fromByClass: fromByClass ?? {},
    ...stated({ from, until, textSince, legacy, note }),
  };
}

/** Without what is not said. @param {Record<string, unknown>} all */
function stated(all) {
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined && value !== null));
}

/**
 * The Markdown files of a folder: `area/name` or `name` → text.
 * @param {string} folder
 * @returns {Record<string, string>}
 */
function textsIn(folder) {
  const files = readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md') && file !== 'README.md')
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
  return Object.fromEntries(
    files.map((file) => [
      file.replace(/\.md$/, ''),
      withoutOrigin(readFileSync(path.join(root, folder, file), 'utf8')),
    ]),
  );
}

/** The comment at the end of a generated page is for those who would edit it. @param {string} text */
function withoutOrigin(text) {
  return text.replace(/\s*<!--.*-->\s*$/, '\n');
}

module.exports = { guidanceHtml, packedReferences, writeTexts };
