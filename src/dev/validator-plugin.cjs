// Compiles schemas/ai-readiness.schema.json with ajv while building, so that nothing is compiled at run time.
const { readFileSync } = require('node:fs');
const path = require('node:path');
const { Ajv2020 } = require('ajv/dist/2020');
const standaloneCode = require('ajv/dist/standalone').default;
const { _ } = require('ajv');

const root = path.resolve(__dirname, '../..');
const schemaFile = path.join(root, 'schemas/ai-readiness.schema.json');

/** An esbuild plugin: `import validate from 'virtual:validator'` is the compiled validate function. */
function validatorPlugin() {
  return {
    name: 'validator',
    setup(build) {
      build.onResolve({ filter: /^virtual:validator$/ }, () => ({
        path: schemaFile,
        namespace: 'validator',
      }));
      build.onLoad({ filter: /.*/, namespace: 'validator' }, () => ({
        contents: compile(JSON.parse(readFileSync(schemaFile, 'utf8'))),
        loader: 'js',
        resolveDir: root,
        watchFiles: [schemaFile],
      }));
    },
  };
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
    code: { source: true, esm: true, formats: _`require("./src/core/facts/calendar")` },
  });
  ajv.addVocabulary(['enumDescriptions']);
  return standaloneCode(ajv, ajv.compile(withOpenChecklist(schema)));
}

/** Item ids are checked by a rule that knows more of them; without 51 copies of one check the code is a third. */
function withOpenChecklist(schema) {
  const open = structuredClone(schema);
  for (const stage of Object.values(open.$defs.checklist.properties)) {
    stage.additionalProperties = Object.values(stage.properties)[0];
    delete stage.properties;
  }
  return open;
}

module.exports = { validatorPlugin, compile };
