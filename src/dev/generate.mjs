// Writes everything that is derived from the data in schemas/ and from the rule table. `npm run generate`.
// With --check it writes nothing and fails when a file is not what it would write.
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { compile } from 'json-schema-to-typescript';
import { catalogueMistakes, missingPages, schemaMistakes } from './catalogue-check.cjs';
import { withEmptyKeys, withoutEmptyKeys } from './empty-keys.cjs';
import { formsTable } from './forms.mjs';
import { pages, pagesFolder } from './pages.mjs';
import { loadKnownWords, loadRules } from './rules.mjs';
import { withSeveritySetting } from './severity-setting.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file) => readFileSync(path.join(root, file), 'utf8');
const stages = ['diagnose', 'design', 'deploy', 'operate'];

/**
 * The manifest schema with its checklist part made from the catalogue, and what may be empty.
 * @returns {{ $defs: Record<string, unknown> }}
 */
export function schemaWithItems() {
  const schema = JSON.parse(read('schemas/ai-readiness.schema.json'));
  const catalogue = JSON.parse(read('schemas/catalogue.json'));
  const stageOf = (stage) => ({
    type: 'object',
    title: `${stage[0].toUpperCase()}${stage.slice(1)} checklist`,
    description: schema.properties.stage.enumDescriptions[stages.indexOf(stage)],
    properties: Object.fromEntries(
      catalogue
        .filter((item) => item.stage === stage)
        .map(({ id, title, statement }) => [
          id,
          { $ref: '#/$defs/item', title, description: `${statement}.` },
        ]),
    ),
    additionalProperties: false,
  });
  schema.$defs.checklist = {
    type: 'object',
    title: 'Checklist',
    description: 'What the team claims, by stage and item.',
    properties: Object.fromEntries(stages.map((stage) => [stage, stageOf(stage)])),
    additionalProperties: false,
  };
  return withEmptyKeys(schema);
}

/** The configuration schema with the definitions that it shares with the manifest's. @returns {object} */
export function configSchema({ $defs }) {
  const schema = JSON.parse(read('schemas/ai-readiness-config.schema.json'));
  const definitions = {};
  const take = (node) => {
    for (const [, name = ''] of JSON.stringify(node).matchAll(/"#\/\$defs\/(\w+)"/g)) {
      if (name in definitions) continue;
      definitions[name] = $defs[name];
      take($defs[name]);
    }
  };
  take(schema.properties);
  const whole = { ...schema, $defs: Object.fromEntries(Object.entries(definitions).sort()) };
  // Whether a definition may be empty depends on who uses it: here others do than in the manifest's schema.
  return withEmptyKeys(withoutEmptyKeys(whole));
}

/**
 * The TypeScript types of the facts in a manifest. Nothing is required in them: a manifest may be incomplete,
 * and what breaks the schema is left out before anything reads it.
 */
export async function manifestTypes(schema) {
  const bare = { ...forTypes(withoutEmptyKeys(schema)), $id: undefined, title: 'Manifest' };
  for (const stage of stages) {
    bare.$defs.checklist.properties[stage] = {
      type: 'object',
      additionalProperties: { $ref: '#/$defs/item' },
    };
  }
  return typesOf(bare, 'ai-readiness.schema.json');
}

/** The same for a configuration. @returns {Promise<string>} */
export function configTypes(schema) {
  const bare = { ...forTypes(withoutEmptyKeys(schema)), $id: undefined, title: 'ConfigFile' };
  // Lists that are bounded would be tuples of every length.
  for (const key of ['exclude', 'holidays']) delete bare.properties[key].maxItems;
  return typesOf(bare, 'ai-readiness-config.schema.json');
}

function typesOf(schema, file) {
  return compile(schema, schema.title, {
    bannerComment: `// Generated from schemas/${file} by \`npm run generate\`; do not edit.`,
    additionalProperties: false,
    unreachableDefinitions: false,
    format: true,
    style: { singleQuote: true, printWidth: 110 },
  });
}

const notForTypes = new Set([
  'title',
  'description',
  'required',
  'anyOf',
  'patternProperties',
  'propertyNames',
  'examples',
]);

function forTypes(value, inProperties = false) {
  if (Array.isArray(value)) return value.map((each) => forTypes(each));
  if (typeof value !== 'object' || value === null) return value;
  // What stands in the text is read, and so a text, also where YAML has a number.
  if (!inProperties && value['x-asWritten'] === true) return { type: 'string' };
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => inProperties || !notForTypes.has(key))
      .map(([key, each]) => [
        key,
        forTypes(each, !inProperties && (key === 'properties' || key === '$defs')),
      ]),
  );
}

/** The ids of the catalogue as a type, each with what decides which entries its record has. */
export function catalogueTypes() {
  const entries = JSON.parse(read('schemas/catalogue.json')).map(
    ({ id, pillar, notApplicableWhen, earlySignal }) =>
      `  '${id}': { pillar: '${pillar}'; mayNotApply: ${notApplicableWhen !== null}; hasEarlySignal: ${earlySignal !== null} };`,
  );
  return [
    '// Generated from schemas/catalogue.json by `npm run generate`; do not edit.',
    '',
    '/** What a record of an item has to have, by id. */',
    'export interface CatalogueEntries {',
    ...entries,
    '}',
    '',
    'export type ItemId = keyof CatalogueEntries;',
    '',
  ].join('\n');
}

/** The words of schemas/references.json that code has to know as types: what leaves one out does not compile. */
export function referenceTypes() {
  const { classes, triggers } = JSON.parse(read('schemas/references.json'));
  const union = (words) =>
    Object.keys(words)
      .map((word) => `\n  | '${word}'`)
      .join('');
  return [
    '// Generated from schemas/references.json by `npm run generate`; do not edit.',
    '',
    '/** What a system may be to a law. */',
    `export type LawClass =${union(classes)};`,
    '',
    '/** What has to hold for a duty to bind. */',
    `export type Trigger =${union(triggers)};`,
    '',
  ].join('\n');
}

/** The codes of all rules as a type: what names a code that no rule has does not compile. */
export async function findingCodes() {
  const codes = (await loadRules()).map(({ code }) => `  | '${code}'`);
  return [
    '// Generated from the rules in src/core/rules by `npm run generate`; do not edit.',
    '',
    '/** `area/problem`; each has a page in media/findings. */',
    'export type FindingCode =',
    `${codes.join('\n')};`,
    '',
  ].join('\n');
}

/** What is wrong in the data, so that nothing can be made of it; a sentence each. @returns {Promise<string[]>} */
async function mistakes() {
  const schema = JSON.parse(read('schemas/ai-readiness.schema.json'));
  const catalogue = JSON.parse(read('schemas/catalogue.json'));
  return [
    ...catalogueMistakes(catalogue, await loadKnownWords(), new RegExp(schema.$defs.id.pattern)),
    ...schemaMistakes(schema),
    ...missingPages(catalogue, (file) => existsSync(path.join(root, file))),
  ];
}

/**
 * Every generated file: path → text.
 * @returns {Promise<Map<string, string>>}
 */
export async function outputs() {
  const schema = schemaWithItems();
  const config = configSchema(schema);
  return new Map([
    ['schemas/ai-readiness.schema.json', `${JSON.stringify(schema, null, 2)}\n`],
    ['schemas/ai-readiness-config.schema.json', `${JSON.stringify(config, null, 2)}\n`],
    ['src/core/schema/generated/config-file.ts', await configTypes(config)],
    ['src/core/schema/generated/manifest-file.ts', await manifestTypes(schema)],
    ['src/core/schema/generated/catalogue.ts', catalogueTypes()],
    ['src/core/schema/generated/references.ts', referenceTypes()],
    ['src/core/base/finding-code.ts', await findingCodes()],
    ['src/readers/documents/own-forms-table.ts', formsTable()],
    ['package.json', await withSeveritySetting(read('package.json'))],
    ...(await pages()),
  ]);
}

/**
 * What differs from the generated files: changed or missing ones with their text, stale ones with none.
 * @returns {Promise<Map<string, string | undefined>>}
 */
export async function drift() {
  const wanted = await outputs();
  /** @type {Map<string, string | undefined>} */
  const drifted = new Map();
  for (const [file, text] of wanted) if (readIfThere(file) !== text) drifted.set(file, text);
  for (const found of globSync(`${pagesFolder}/**/*.md`, { cwd: root })) {
    const file = found.replaceAll('\\', '/');
    if (!wanted.has(file)) drifted.set(file, undefined);
  }
  return drifted;
}

function readIfThere(file) {
  try {
    return read(file);
  } catch {
    return undefined;
  }
}

async function main() {
  const wrong = await mistakes();
  if (wrong.length > 0) {
    console.error(wrong.join('\n'));
    process.exitCode = 1;
    return;
  }
  const drifted = await drift();
  const names = [...drifted.keys()].join(', ');
  if (process.argv.includes('--check')) {
    if (drifted.size > 0) {
      console.error(`Out of date: ${names}. Run \`npm run generate\` and commit the result.`);
      process.exitCode = 1;
    }
  } else {
    for (const [file, text] of drifted) {
      const full = path.join(root, file);
      mkdirSync(path.dirname(full), { recursive: true });
      if (text === undefined) rmSync(full);
      else writeFileSync(full, text);
    }
    console.log(drifted.size === 0 ? 'nothing to generate' : `generated ${names}`);
  }
}

if (process.argv[1] === import.meta.filename) await main();
