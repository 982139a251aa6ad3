// Turns the guidance of the items into HTML when the extension is built: what the panel shows needs no Markdown
// parser in the extension, and no message of the page can reach one.
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

/** Writes dist/guidance/<item>.html for each schemas/guidance/<item>.md. */
function writeGuidance() {
  const source = path.join(root, 'schemas', 'guidance');
  const target = path.join(root, 'dist', 'guidance');
  mkdirSync(target, { recursive: true });
  for (const name of readdirSync(source)) {
    if (!name.endsWith('.md')) continue;
    const html = guidanceHtml(readFileSync(path.join(source, name), 'utf8'));
    writeFileSync(path.join(target, name.replace(/\.md$/, '.html')), html);
  }
}

module.exports = { guidanceHtml, writeGuidance };
