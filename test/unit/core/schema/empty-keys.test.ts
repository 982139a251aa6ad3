import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { evaluate, type Path, readDocument } from '../../../../src/core/service';
import { manifest, today } from '../support';

/** The schema as any other tool sees it. */
interface Node {
  readonly $ref?: string;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Node>>;
  readonly additionalProperties?: boolean | Node;
  readonly items?: Node;
}

const schema: Node & { $defs: Record<string, Node> } = JSON.parse(
  readFileSync('schemas/ai-readiness.schema.json', 'utf8'),
);
const isValid = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);

type Kind = 'optional' | 'required' | 'entry of a list';

/** Every place for a value; one item stands for all of them. */
function* places(node: Node, path: Path): Generator<[path: Path, kind: Kind]> {
  const resolved = { ...schema.$defs[node.$ref?.slice('#/$defs/'.length) ?? ''], ...node };
  const children = Object.entries(resolved.properties ?? {})
    .slice(0, path[0] === 'checklist' && path.length === 2 ? 1 : undefined)
    .map(([key, child]) => [key, child, resolved.required?.includes(key) ? 'required' : 'optional'] as const);
  for (const [key, child, kind] of children) {
    yield [[...path, key], kind];
    yield* places(child, [...path, key]);
  }
  if (typeof resolved.additionalProperties === 'object') {
    yield [[...path, 'some-id'], 'optional'];
    yield* places(resolved.additionalProperties, [...path, 'some-id']);
  }
  if (resolved.items !== undefined) {
    yield [[...path, 0], 'entry of a list'];
    yield* places(resolved.items, [...path, 0]);
  }
}

/** The text of a manifest of nothing but the keys that lead to `path`, with `leaf` there. */
function manifestWith(path: Path, leaf: string): string {
  const within = path.reduceRight<string>((inner, step, at) => {
    if (typeof step === 'number') return `[${inner}]`;
    // A workflow needs a name, and evidence one of two keys.
    if (at === 1 && path[0] === 'workflow' && step !== 'name') return `{ name: x, ${step}: ${inner} }`;
    const other =
      path[at - 2] === 'evidence' ? `${step === 'file' ? 'url: "https://a.example"' : 'file: a.md'}, ` : '';
    const must = mustHave(path.slice(0, at), step);
    return at === 0 ? `${step}: ${inner}\n` : `{ ${other}${must}${step}: ${inner} }`;
  }, leaf);
  const rest = { version: '1', stage: 'diagnose', workflow: '{ name: x }' };
  const head = Object.entries(rest).filter(([key]) => key !== path[0]);
  return head.map(([key, value]) => `${key}: ${value}\n`).join('') + within;
}

/** What an entry must have besides a key. */
function mustHave(path: Path, key: string): string {
  if (path[0] !== 'evaluations') return '';
  if (path.length === 2 && key !== 'metrics') return 'metrics: {}, ';
  return path.length === 4 && key !== 'threshold' ? 'threshold: 1, ' : '';
}

function found(text: string): string[] {
  const report = evaluate(readDocument(text), { today });
  return report.findings.map(({ code, path, message }) => `${code} ${path.join('.')}: ${message}`);
}

const all = [...places(schema, [])];

describe('a key without a value', () => {
  it('is tried at every place of the schema', () => assert.ok(all.length > 150, `${all.length}`));

  for (const [path, kind] of all) {
    const name = path.join('.');
    const text = manifestWith(path, '');
    const { parsed, faults, manifest: facts } = readDocument(text.replace('[]', '[~]'));
    if (kind === 'optional') {
      it(`${name} is not said yet, for us as for other tools`, () => {
        assert.deepEqual(faults, []);
        assert.equal(isValid(parsed.value), true, JSON.stringify(isValid.errors));
        assert.ok(!JSON.stringify(facts).includes('null'));
      });
    } else if (kind === 'required') {
      it(`${name} is missing`, () => {
        assert.deepEqual(
          faults.map(({ code, key }) => [code, key]),
          [['schema/missing-key', path.at(-1)]],
        );
        assert.equal(isValid(parsed.value), false);
      });
    } else {
      it(`${name} is at fault`, () => {
        assert.deepEqual(
          faults.map(({ code }) => code),
          ['schema/wrong-type'],
        );
        assert.equal(isValid(parsed.value), false);
      });
    }
  }

  const same: readonly [about: string, empty: string, absent: string][] = [
    ['a fact', 'data: { erp: { owner: , classification: } }', 'data: { erp: {} }'],
    ['a section', 'owners:\nsystems:\n', ''],
    ['an entry', 'systems: { sap: }', 'systems: { sap: {} }'],
    [
      'a status',
      'checklist: { diagnose: { owners-named: { status: } } }',
      'checklist: { diagnose: { owners-named: {} } }',
    ],
    [
      'an item',
      'checklist: { diagnose: { owners-named: } }',
      'checklist: { diagnose: { owners-named: {} } }',
    ],
    [
      'the evidence of a claim',
      'checklist: { diagnose: { owners-named: { status: met, evidence: } } }',
      'checklist: { diagnose: { owners-named: { status: met } } }',
    ],
    [
      'the reason of a claim',
      'checklist: { diagnose: { first-workflow-justified: { status: not-applicable, reason: } } }',
      'checklist: { diagnose: { first-workflow-justified: { status: not-applicable } } }',
    ],
  ];
  for (const [about, empty, absent] of same)
    it(`says as much of ${about} as one that is not there`, () =>
      assert.deepEqual(found(manifest(`${empty}\n`)), found(manifest(`${absent}\n`))));

  it('is an entry all the same: what refers to it finds it', () =>
    assert.deepEqual(
      found(manifest('owners:\n  priya:\nsystems: { sap: { owner: priya } }\n')).filter((each) =>
        /unknown/.test(each),
      ),
      [],
    ));

  it('hides neither an unknown key nor an unknown item', () =>
    assert.deepEqual(
      found(manifest('onwers:\nchecklist: { diagnose: { owner-named: } }\n'))
        .map((each) => each.split(' ')[0])
        .sort(),
      ['gate/open-items', 'item/unknown', 'schema/unknown-key'],
    ));

  it('is no value that could not be read', () => {
    const text = 'data: { erp: { system: sap, owner: *nobody } }\nsystems: { sap: {} }\n';
    assert.deepEqual(
      found(manifest(text)).filter((each) => /^data\/no-owner|empty/.test(each)),
      [],
    );
  });
});
