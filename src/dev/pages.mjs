// The page of each finding's code, made from the rule table: media/findings/<area>/<problem>.md and their index.
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { loadRules } from './rules.mjs';

const root = path.resolve(import.meta.dirname, '../..');

/** Where the pages are; every other markdown file in there is stale. */
export const pagesFolder = 'media/findings';

/** An example longer than this many lines explains less than it takes to read. */
const longExample = 30;

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
    ...(items.length === 0 ? [] : [`## Checklist items it bears on`, items.join('\n')]),
    ...example(rule.code),
  ]
    .join('\n\n')
    .concat('\n');
}

/**
 * The smallest test fixture of a rule and, where it can be fixed automatically, its fixed twin.
 * @param {string} code
 * @returns {string[]}
 */
function example(code) {
  const files = globSync(`test/fixtures/rules/${code}*.yaml`, { cwd: root }).map((file) =>
    file.replaceAll('\\', '/'),
  );
  const small = files
    .filter((file) => !file.endsWith('.fixed.yaml'))
    .map((file) => ({ file, text: withoutExpectations(file) }))
    .filter(({ text }) => text.split('\n').length <= longExample && isPlain(text))
    .sort((one, other) => one.text.length - other.text.length || (one.file < other.file ? -1 : 1));
  const [shortest] = small;
  if (shortest === undefined) return [];
  const twin = shortest.file.replace(/\.yaml$/, '.fixed.yaml');
  const fixed = existsSync(path.join(root, twin)) ? ['Fixed:', fence(withoutExpectations(twin))] : [];
  return [`## Example`, fence(shortest.text), ...fixed];
}

/** The text of a fixture without the comments that say what the test expects. */
function withoutExpectations(file) {
  const text = readFileSync(path.join(root, file), 'utf8').replaceAll('\r\n', '\n');
  return text
    .replace(/^[ \t]*# (want|today|files?)\b.*\n?/gm, '')
    .replace(/[ \t]+# want\b.*$/gm, '')
    .trim();
}

/** Control characters and the like are for tests, not for a page. */
function isPlain(text) {
  return text !== '' && /^[\n\u0020-\u007e\u00a0-\ud7ff]*$/.test(text);
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
