// Compiles the schemas of manifests and configurations with ajv while building, so that nothing is compiled at run time,
// and gives core the schemas in which no value may be empty: what is empty is left out before anything is checked.
const { readFileSync } = require('node:fs');
const path = require('node:path');
const { Ajv2020 } = require('ajv/dist/2020.js');
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
    validator: (file) =>
      `export { ${file === schemaFile ? 'manifest' : 'config'} as default } from 'virtual:validators'`,
    validators: () => compileBoth(strictSchema(schemaFile), strictSchema(configSchemaFile)),
    schema: (file) =>
      `export default ${JSON.stringify(file === schemaFile ? strictSchema(file) : withoutDefinitions(file))}`,
  };
  return {
    name: 'validator',
    setup(build) {
      build.onResolve(
        { filter: /^virtual:(?:validators|(?:config-)?(?:validator|schema))$/ },
        ({ path: name }) => ({
          path: name.startsWith('virtual:config-') ? configSchemaFile : schemaFile,
          namespace: name.replace(/^virtual:(?:config-)?/, ''),
        }),
      );
      for (const namespace of Object.keys(contents))
        build.onLoad({ filter: /.*/, namespace }, ({ path: file }) => ({
          contents: contents[namespace](file),
          loader: 'js',
          resolveDir: root,
          watchFiles: [schemaFile, configSchemaFile],
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

/**
 * The JavaScript text of a module whose exports validate a manifest and a configuration, collecting every error. The
 * definitions that both have are those of the manifest: a third less code.
 */
function compileBoth(manifest, config) {
  const ajv = compiler();
  ajv.addSchema(withSharedChecks(withOpenChecklist(manifest)));
  const bare = withSharedChecks({ ...config, $defs: {} });
  const known = Object.keys(manifest.$defs).join('|');
  const refs = new RegExp(`"#(?=/[$]defs/(?:${known})")`, 'g');
  ajv.addSchema(JSON.parse(JSON.stringify(bare).replace(refs, `"${manifest.$id}#`)));
  return shorter(standaloneCode(ajv, { manifest: manifest.$id, config: config.$id }));
}

/** What the code looks up in a schema, written where it is: else all of that schema would be there at run time. */
function withoutSchemas(code) {
  const schemas = new Map();
  const schemaOf = (name) => {
    if (!schemas.has(name)) schemas.set(name, jsonAt(code, `const ${name} = `));
    return schemas.get(name);
  };
  return code.replace(/(?<=\.call\(|allowedValues: )(schema\d+)([.[\]"'\w$-]*)/g, (_, name, path) => {
    const steps = [...path.matchAll(/[\w$-]+/g)].map(([step]) => step);
    const found = steps.reduce((node, step) => node[step], schemaOf(name));
    // Of a map only the keys are asked for.
    const keys = () => Object.fromEntries(Object.keys(found).map((key) => [key, 0]));
    return JSON.stringify(Array.isArray(found) ? found : keys());
  });
}

/** The JSON that follows a text in others. */
function jsonAt(code, before) {
  const start = code.indexOf(before) + before.length;
  for (let end = code.indexOf('};', start) + 1; end > 0; end = code.indexOf('};', end) + 1)
    try {
      return JSON.parse(code.slice(start, end));
    } catch {
      // A brace within it.
    }
  throw new Error(`There is no JSON behind ${before}.`);
}

/** Hundreds of times ajv writes out how one more error is kept: that is a function. */
function shorter(code) {
  const kept =
    /const (err\d+) = (\{.*?\});\s*if\(vErrors === null\)\{\s*vErrors = \[\1\];\s*\}\s*else \{\s*vErrors\.push\(\1\);\s*\}\s*errors\+\+;/g;
  // Of where in the schema a check stands, core asks only whether it is one of several that may hold.
  const paths = /(?<=schemaPath:)"[^"]*"/g;
  const bare = code.replace(paths, (path) => (path.includes('/anyOf/') ? '"/anyOf/"' : '""'));
  const short = bare.replace(kept, 'vErrors = withError(vErrors, $2);\nerrors++;');
  if (short === bare) throw new Error('ajv keeps errors in another way now: see `shorter`.');
  return `${withoutSchemas(short)}\nfunction withError(all, error) { if (all === null) return [error]; all.push(error); return all; }\n`;
}

function compiler() {
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
  return ajv;
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

module.exports = { validatorPlugin };
