// What the readers have to know of our own forms, made from schemas/templates: which prompts they have, so that one which
// is left is seen, and which headings, so that a form is known without its last line.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const folder = path.join(root, 'schemas', 'templates');
const target = path.join(root, 'src', 'readers', 'documents', 'own-forms-table.ts');

/** FNV-1a as in src/core/facts/template.ts. @param {string} text */
function fnv1a(text) {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    hash ^= text.charCodeAt(at);
    hash = Math.imul(hash, 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** The prompts of a form: what stands in italics, in one line. @param {string} form */
export function promptsIn(form) {
  // A line within code is a part of a name.
  const text = form.replace(/`[^`\n]*`/g, (code) => code.replaceAll('_', '\u0001'));
  return [...text.matchAll(/(?<!\w)_(?!\s)([^_]*[^\s_])_(?!\w)/g)].map(([, prompt = '']) =>
    prompt.replaceAll('\u0001', '_').replace(/\s+/g, ' '),
  );
}

/** The second headings of a form. @param {string} form */
export function headingsIn(form) {
  return [...form.matchAll(/^## (.+)$/gm)].map(([, heading = '']) => heading.trim());
}

/** @param {string} text */
const folded = (text) => text.replace(/\s+/g, ' ').trim().toLowerCase();

/** A text by its words alone, as src/readers/documents/form-texts.ts compares it. @param {string} text */
const asFormText = (text) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%]+/gu, ' ')
    .trim();

const prompt = /(?<!\w)_(?!\s)[^_]*[^\s_]_(?!\w)/g;

/**
 * What a form has of its own besides headings, heads of tables and labels: the cells that are filled in from the
 * beginning, and the sentences around prompts, with these and without them. @param {string} form
 */
export function fixedIn(form) {
  return form.split('\n\n').flatMap((block) => {
    const lines = block.trim().split('\n');
    if (block.startsWith('#')) return [];
    if (block.startsWith('|'))
      return lines
        .slice(2)
        .flatMap((row) => row.split('|').slice(1, -1))
        .map((cell) => cell.trim())
        .filter((cell) => /\p{L}/u.test(cell) && cell.replace(prompt, '') !== '');
    return block
      .split(/\n(?=(?:-|\d+\.) )/)
      .map((item) =>
        item
          .replace(/^(?:-|\d+\.) /, '')
          .replace(/\s+/g, ' ')
          .trim(),
      )
      .filter((item) => !/^(?:[^:_]*:)?[ *]*_[^_]*_$/.test(item))
      .map((item) => item.replace(/^[^{}]*\{\{[^.]*\.[^{}]*\{\{[^.]*\./, '').trim())
      .filter((item) => !item.includes('{{') && item !== '')
      .flatMap((item) => [item, item.replace(prompt, ' ')]);
  });
}

/** The prompts of earlier editions stay known: documents were made from them. @param {string} name @returns {string[]} */
function knownBefore(name) {
  let text = '';
  try {
    text = readFileSync(target, 'utf8');
  } catch {
    return [];
  }
  const [, list = ''] = new RegExp(`${name} =([^;]*);`).exec(text) ?? [];
  return list.match(/[0-9a-f]{8}/g) ?? [];
}

/** @param {ReadonlySet<string>} hashes */
const packed = (hashes) =>
  `${(
    [...hashes]
      .sort()
      .join('')
      .match(/.{1,96}/g) ?? []
  )
    .map((part) => `  '${part}'`)
    .join(' +\n')};`;

/** The module that the readers of documents have of all forms. */
export function formsTable() {
  const hashes = new Set(knownBefore('promptHashes'));
  const fixed = new Set(knownBefore('fixedHashes'));
  const entries = readdirSync(folder)
    .filter((file) => file.endsWith('.md'))
    .sort()
    .map((file) => {
      const form = readFileSync(path.join(folder, file), 'utf8').replaceAll('\r\n', '\n');
      const prompts = promptsIn(form);
      for (const prompt of prompts) hashes.add(fnv1a(asFormText(prompt)));
      for (const text of fixedIn(form)) fixed.add(fnv1a(asFormText(text)));
      const headings = headingsIn(form).map((heading) => fnv1a(folded(heading)));
      return `  '${file.slice(0, -3)}': [${prompts.length}, '${headings.join(' ')}'],`;
    });
  return [
    '// Generated from schemas/templates by `npm run generate`; do not edit.',
    '',
    '/** Our forms: how many prompts each has, and the hashes of its second headings. */',
    'export const forms: Readonly<Record<string, readonly [prompts: number, headings: string]>> = {',
    ...entries,
    '};',
    '',
    '/** The hashes of all prompts, those of earlier editions too, eight digits each. */',
    'export const promptHashes =',
    packed(hashes),
    '',
    '/** The hashes of all cells and sentences that stand in forms from the beginning. */',
    'export const fixedHashes =',
    packed(fixed),
    '',
  ].join('\n');
}
