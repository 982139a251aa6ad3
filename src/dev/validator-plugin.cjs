// Compiles the schemas of manifests and configurations with ajv while building, so that nothing is compiled at run time,
// and gives core the schemas in which no value may be empty: what is empty is left out before anything is checked.
const { readFileSync } = require('node:fs');
const path = require('node:path');
const { Ajv2020 } = require('ajv/dist/2020');
const standaloneCode = require('ajv/dist/standalone').default;
const { _ } = require('ajv');
const { withoutEmptyKeys } = require('./empty-keys.cjs');

const root = path.resolve(__dirname, '../..');
const schemaFile = path.join(root, 'schemas/ai-readiness.schema.json');
const configSchemaFile = path.join(root, 'schemas/ai-readiness-config.schema.json');

/**
 * An esbuild plugin: `import validate from 'virtual:validator'` is the compiled validate function, and
 * `import schema from 'virtual:schema'` the schema that it checks. `virtual:config-validator` and `virtual:config-schema`
 * are the same for configurations.
 */
function validatorPlugin() {
  const contents = {
    validator: (file) => compile(strictSchema(file)),
    schema: (file) =>
      `export default ${JSON.stringify(file === schemaFile ? strictSchema(file) : withoutDefinitions(file))}`,
  };
  return {
    name: 'validator',
    setup(build) {
      build.onResolve({ filter: /^virtual:(?:config-)?(?:validator|schema)$/ }, ({ path: name }) => ({
        path: name.startsWith('virtual:config-') ? configSchemaFile : schemaFile,
        namespace: name.replace(/^virtual:(?:config-)?/, ''),
      }));
      for (const namespace of Object.keys(contents))
        build.onLoad({ filter: /.*/, namespace }, ({ path: file }) => ({
          contents: contents[namespace](file),
          loader: 'js',
          resolveDir: root,
          watchFiles: [file],
        }));
    },
  };
}

function strictSchema(file) {
  return withoutEmptyKeys(JSON.parse(readFileSync(file, 'utf8')));
}

/** A configuration's definitions are those of the manifest's schema, which core has already. */
function withoutDefinitions(file) {
  return { ...strictSchema(file), $defs: undefined };
}

/** The JavaScript text of a module whose export validates against `schema`, collecting every error. */
function compile(schema) {
  const ajv = new Ajv2020({
    allErrors: true,
    allowUnionTypes: true,
    strictRequired: false,
    messages: false,
    // Shared definitions stay functions of their own: a fraction of the code of inlined ones.
    inlineRefs: false,
    // ajv asks only whether the format exists; the generated code calls the one in core.
    formats: { date: () => true },
    code: { source: true, esm: true, formats: _`require("./src/core/schema/formats")` },
  });
  ajv.addVocabulary(['enumDescriptions', 'x-refersTo', 'x-orOneOf', 'x-asWritten']);
  return standaloneCode(ajv, ajv.compile(withSharedChecks(withOpenChecklist(schema))));
}

/** Item ids are checked by a rule that knows more of them; without a copy of one check for each, the code is a third. */
function withOpenChecklist(schema) {
  const open = structuredClone(schema);
  for (const stage of Object.values(open.$defs.checklist?.properties ?? {})) {
    stage.additionalProperties = Object.values(stage.properties)[0];
    delete stage.properties;
  }
  return open;
}

const annotations = new Set([
  'title',
  'description',
  'examples',
  'enumDescriptions',
  'x-refersTo',
  'x-orOneOf',
  'x-asWritten',
]);

/**
 * Without annotations, and with checks that stand more than once (a text that is not empty, a number from 0 up) as
 * definitions: the code of each is generated once. Half the size; what is valid stays the same.
 */
function withSharedChecks(schema) {
  const bare = withoutAnnotations(schema);
  const seen = new Map();
  eachCheck(bare, (check) => seen.set(JSON.stringify(check), (seen.get(JSON.stringify(check)) ?? 0) + 1));
  const shared = [...seen]
    .filter(([text, count]) => count > 1 && !text.includes('$ref'))
    .map(([text]) => text);
  eachCheck(bare, (check, replace) => {
    const index = shared.indexOf(JSON.stringify(check));
    if (index !== -1) replace({ $ref: `#/$defs/shared${index}` });
  });
  for (const [index, text] of shared.entries()) bare.$defs[`shared${index}`] = JSON.parse(text);
  return bare;
}

/** Visits the schema of every property, list item and map value. */
function eachCheck(node, visit) {
  for (const holder of [node.properties, node.$defs].filter(Boolean)) {
    for (const key of Object.keys(holder)) {
      eachCheck(holder[key], visit);
      if (holder === node.properties)
        visit(holder[key], (check) => {
          holder[key] = check;
        });
    }
  }
  for (const key of ['items', 'additionalProperties']) {
    if (typeof node[key] !== 'object') continue;
    eachCheck(node[key], visit);
    visit(node[key], (check) => {
      node[key] = check;
    });
  }
}

function withoutAnnotations(value, isNames = false) {
  if (Array.isArray(value)) return value.map((each) => withoutAnnotations(each));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => isNames || !annotations.has(key))
      .map(([key, each]) => [
        key,
        withoutAnnotations(each, !isNames && (key === 'properties' || key === '$defs')),
      ]),
  );
}

module.exports = { validatorPlugin, compile };
