import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';

/** The pages and forms that come with the items, by their path. */
const texts = ['schemas/guidance', 'schemas/templates'].flatMap((folder) =>
  readdirSync(folder).map((name) => {
    const file = `${folder}/${name}`;
    return { file, text: readFileSync(file, 'utf8') };
  }),
);

const pronoun = 'I|you|we|they|he|she|it|this|that|there|here|what|who|where|when|how|let';
const contraction = new RegExp(
  `\\b(?:\\w+n['’]t|(?:${pronoun})['’](?:s|re|ve|ll|d|m))\\b|\\bcan not\\b`,
  'i',
);

interface Keys {
  readonly [key: string]: unknown;
}

const isKeys = (value: unknown): value is Keys => typeof value === 'object' && value !== null;
const at = (value: unknown, key: string): unknown => (isKeys(value) ? value[key] : undefined);

const schema: unknown = JSON.parse(readFileSync('schemas/ai-readiness.schema.json', 'utf8'));

/** What the schema says of a place, with the definition that it refers to. */
function resolved(node: unknown): unknown {
  const target = at(node, '$ref');
  if (typeof target !== 'string') return node;
  return resolved(at(at(schema, '$defs'), target.replace('#/$defs/', '')));
}

/** What the schema says of a path as the pages write it: `owners.<id>.deputy`, `escalation[].within`. */
function described(path: string): unknown {
  return path
    .replaceAll('[]', '.[]')
    .split('.')
    .reduce<unknown>((node, step) => {
      const place = resolved(node);
      if (step === '<id>') return at(place, 'additionalProperties');
      return step === '[]' ? at(place, 'items') : at(at(place, 'properties'), step);
    }, schema);
}

describe('guidance and templates', () => {
  it('have one hand: no contractions', () => {
    assert.match("It doesn't, and it's late", contraction);
    assert.doesNotMatch("The owner's own approval, others' queues, the manifest's", contraction);
    const found = texts.flatMap(({ file, text }) => {
      const match = contraction.exec(text);
      return match === null ? [] : [`${file}: ${match[0]}`];
    });
    assert.deepEqual(found, []);
  });

  it('name only keys that there are', () => {
    const sections = Object.keys(Object(at(schema, 'properties')));
    let paths = 0;
    const unknown = texts.flatMap(({ file, text }) =>
      [...text.matchAll(/`([\w.<>[\]]+)(?:: ([\w-]+))?`/g)].flatMap(([code, path = '', value]) => {
        const [section = ''] = path.split(/[.[]/);
        if (!sections.includes(section)) return [];
        paths++;
        const found = resolved(described(path));
        const choices = at(found, 'enum');
        const isChoice = value === undefined || !Array.isArray(choices) || choices.includes(value);
        return found !== undefined && isChoice ? [] : [`${file}: ${code}`];
      }),
    );
    assert.deepEqual(unknown, []);
    assert.ok(paths > 100);
  });

  it('take their examples from more than one trade', () => {
    const ofInvoices = texts.filter(({ text }) => /invoice|accounts payable/i.test(text));
    assert.ok(ofInvoices.length <= 12, ofInvoices.map(({ file }) => file).join('\n'));
  });
});
