// The page of each finding's code, made from the rule table: media/findings/<area>/<problem>.md and their index.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { loadRules } from './rules.mjs';

const root = path.resolve(import.meta.dirname, '../..');

/** Where the pages are; every other markdown file in there is stale. */
export const pagesFolder = 'media/findings';

/**
 * Why the page of a code shows no example. Every other code has one: test/fixtures/rules/<area>/<problem>.yaml, which
 * the unit tests run, with its fixed twin where it can be fixed.
 * @type {Readonly<Record<string, string>>}
 */
const withoutExample = {
  'manifest/name-case': 'It is about the name of the file, and not about what is in it.',
  'manifest/foreign-link': 'It is about what the file is, and not about what is in it.',
  'internal/check-failed': 'No manifest leads to it on purpose: it would be a fault of AI Readiness.',
  'internal/too-many-findings': 'A manifest with so many findings is too long to be shown.',
};

/** @typedef {import('./rules.mjs').Rule} Rule */

/**
 * Every page: path → text.
 * @returns {Promise<Map<string, string>>}
 */
export async function pages() {
  const rules = await loadRules();
  const catalogue = JSON.parse(readFileSync(path.join(root, 'schemas/catalogue.json'), 'utf8'));
  /** @type {Map<string, string>} */
  const titles = new Map(catalogue.map(({ id, title }) => [id, title]));
  const texts = new Map([[`${pagesFolder}/README.md`, index(rules)]]);
  for (const rule of rules) texts.set(`${pagesFolder}/${rule.code}.md`, page(rule, titles));
  return texts;
}

/** @param {Rule} rule @param {Map<string, string>} titles */
function page(rule, titles) {
  const items = (rule.items ?? []).map((id) => `- \`${id}\`: ${titles.get(id)}`);
  return [
    `# ${rule.code}`,
    `${rule.summary}`,
    `Usual severity: **${rule.severity}**. Another can be chosen in the settings; that changes what is shown, never a gate.`,
    `## Why it matters`,
    rule.why,
    `## How to fix it`,
    rule.howToFix,
    ...(items.length === 0 ? [] : [`## Checklist items that it affects`, items.join('\n')]),
    ...example(rule.code),
  ]
    .join('\n\n')
    .concat('\n');
}

/**
 * The fixture that has the name of a code and, where it can be fixed automatically, its fixed twin.
 * @param {string} code
 * @returns {string[]}
 */
function example(code) {
  const file = `test/fixtures/rules/${code}.yaml`;
  const reason = withoutExample[code];
  const isThere = existsSync(path.join(root, file));
  if (isThere === (reason !== undefined))
    throw new Error(`${code}: either ${file} is its example, or pages.mjs says why it has none`);
  if (reason !== undefined) return ['## Example', `None. ${reason}`];
  const twin = file.replace(/\.yaml$/, '.fixed.yaml');
  const fixed = existsSync(path.join(root, twin)) ? ['Fixed:', fence(withoutExpectations(twin))] : [];
  return ['## Example', fence(withoutExpectations(file)), ...fixed];
}

/** The text of a fixture without the comments that say what the test expects. */
function withoutExpectations(file) {
  const text = readFileSync(path.join(root, file), 'utf8').replaceAll('\r\n', '\n');
  return text
    .replace(/^[ \t]*# (want|today|files?)\b.*\n?/gm, '')
    .replace(/[ \t]+# want\b.*$/gm, '')
    .trim();
}

function fence(text) {
  return `\`\`\`yaml\n${text}\n\`\`\``;
}

/** @param {readonly Rule[]} rules */
function index(rules) {
  const areas = [...new Set(rules.map(({ code }) => code.split('/')[0]))];
  const sections = areas.map((area) => {
    const rows = rules
      .filter(({ code }) => code.startsWith(`${area}/`))
      .map(({ code, severity, summary }) => `| [${code}](${code}.md) | ${severity} | ${summary} |`);
    return [
      `## ${area}`,
      '',
      '| code | usual severity | what is wrong |',
      '| --- | --- | --- |',
      ...rows,
    ].join('\n');
  });
  const intro =
    'What AI Readiness finds, by code. `ai-readiness explain CODE` prints the same page on the command line.\n\n' +
    '**error**: the manifest contradicts itself or claims what is not so. **warning**: it will block the next gate, or time is running out. **information**: open work in the current stage. **hint**: a recommendation.';
  return `# Findings\n\n${intro}\n\n${sections.join('\n\n')}\n`;
}
