import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { catalogue } from '../../src/core/service';

/** The part of src/dev/generate.mjs that is used here. */
interface Generator {
  drift(): Promise<Map<string, string | undefined>>;
}

type Schema = { readonly [key: string]: unknown };

describe('what is generated and what it is made of', () => {
  it('has not drifted from schema, catalogue and rules', async function () {
    this.timeout(120_000);
    const generator: Generator = await import(pathToFileURL(path.resolve('src/dev/generate.mjs')).href);
    const drifted = [...(await generator.drift()).keys()];
    assert.deepEqual(
      drifted,
      [],
      'These files are out of date. Run `npm run generate` and commit the result.',
    );
  });

  it('has guidance with its four headings, and a template, for every item and for nothing else', () => {
    const ids = catalogue.map(({ id }) => `${id}.md`).sort();
    for (const kind of ['guidance', 'templates'])
      assert.deepEqual(readdirSync(`schemas/${kind}`).sort(), ids);
    for (const id of ids) {
      const text = readFileSync(`schemas/guidance/${id}`, 'utf8');
      const headings = [...text.matchAll(/^## (.*)$/gm)].map((match) => match[1]);
      assert.deepEqual(headings, ['Why it matters', 'In practice', 'Good evidence', 'The usual trap'], id);
      const template = readFileSync(`schemas/templates/${id}`, 'utf8');
      assert.match(template, /^# .+\n/, id);
      const unknown = [...template.matchAll(/\{\{(.*?)\}\}/g)]
        .map((match) => match[1])
        .filter((name) => !/^(workflow|date|owner)$/.test(name ?? ''));
      assert.deepEqual(unknown, [], `placeholders of ${id}`);
    }
  });
});

for (const file of [
  'schemas/ai-readiness.schema.json',
  'schemas/ai-readiness-config.schema.json',
  'schemas/report.schema.json',
]) {
  describe(file, () => {
    const schema: Schema = JSON.parse(readFileSync(file, 'utf8'));

    it('stands on its own: any validator of draft 2020-12 can compile it', () => {
      const ajv = new Ajv2020({ strict: false, validateFormats: false });
      assert.equal(ajv.validateSchema(schema), true, ajv.errorsText());
      assert.equal(typeof ajv.compile(schema), 'function');
      const references = [...JSON.stringify(schema).matchAll(/"\$ref":"([^"]*)"/g)].map(
        (match) => match[1] ?? '',
      );
      assert.deepEqual(
        references.filter((reference) => !reference.startsWith('#/$defs/')),
        [],
      );
    });

    it('says of every property what it is', () => {
      assert.deepEqual(undescribed(schema, ''), []);
    });
  });
}

describe('schemas/ai-readiness.schema.json', () => {
  const schema = JSON.parse(readFileSync('schemas/ai-readiness.schema.json', 'utf8'));
  const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);

  it('accepts a newcomer, and refuses what is no manifest', () => {
    const newcomer = { version: 1, stage: 'diagnose', workflow: { name: 'x' } };
    assert.equal(validate(newcomer), true);
    assert.equal(
      validate({ ...newcomer, checklist: { diagnose: { 'owners-named': { status: 'met' } } } }),
      true,
    );
    for (const wrong of [{}, [], null, { ...newcomer, stage: 'done' }, { ...newcomer, onwers: {} }])
      assert.equal(validate(wrong), false, JSON.stringify(wrong));
  });

  it('knows the items of each stage', () => {
    const claim = (stage: string, id: string) =>
      validate({
        version: 1,
        stage: 'diagnose',
        workflow: { name: 'x' },
        checklist: { [stage]: { [id]: { status: 'met' } } },
      });
    for (const { stage, id } of catalogue) {
      assert.equal(claim(stage, id), true, id);
      assert.equal(claim(stage === 'design' ? 'deploy' : 'design', id), false, id);
    }
  });
});

/** The paths of properties with neither a title nor a description of their own or of what they refer to. */
function undescribed(node: unknown, at: string, root: Schema = node as Schema): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const properties = Object.entries((node as { properties?: Schema }).properties ?? {});
  const here = properties
    .filter(([, property]) => !isDescribed(property as Schema, root))
    .map(([key]) => `${at}/${key}`);
  const inside = Object.entries(node).flatMap(([key, value]) => undescribed(value, `${at}/${key}`, root));
  return [...here, ...inside];
}

function isDescribed(property: Schema, root: Schema): boolean {
  if (typeof property.title === 'string' || typeof property.description === 'string') return true;
  const name = typeof property.$ref === 'string' ? property.$ref.slice('#/$defs/'.length) : undefined;
  const definition = name === undefined ? undefined : (root.$defs as Record<string, Schema>)[name];
  return definition !== undefined && isDescribed(definition, root);
}
