import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { readDocument } from '../../src/core/service';

interface Node {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly additionalProperties?: boolean | Node;
  readonly items?: Node;
}

const schema: Node & { readonly $defs: Readonly<Record<string, Node>> } = JSON.parse(
  readFileSync('schemas/ai-readiness.schema.json', 'utf8'),
);
const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
const validate = ajv.compile(schema);

const files = globSync('test/{workspaces/**/ai-readiness.y*ml,fixtures/clean/*.yaml}')
  .map((file) => file.split(path.sep).join('/'))
  .sort();

/** What a tool says that knows nothing but YAML and the schema. */
function faultsOf(text: string): string[] {
  validate(parse(text, { merge: true }));
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/** Every key that the format has. Stages and items have the same ones below them: `*` stands for each. */
function* keysOf(node: Node, path: string): Generator<string> {
  const { properties, additionalProperties, items } = {
    ...schema.$defs[node.$ref?.slice('#/$defs/'.length) ?? ''],
    ...node,
  };
  for (const [key, child] of Object.entries(properties ?? {})) {
    const at = /^checklist(\.\*)?$/.test(path) ? `${path}.*` : `${path}${path && '.'}${key}`;
    yield at;
    yield* keysOf(child, at);
  }
  if (typeof additionalProperties === 'object') yield* keysOf(additionalProperties, `${path}.*`);
  if (items !== undefined) yield* keysOf(items, `${path}.*`);
}

/** The keys that a manifest says something under, with `*` for every step that may also be an id or a place in a list. */
function usedIn(value: unknown, path: readonly string[], used: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    for (const step of [key, '*']) {
      used.add([...path, step].join('.'));
      usedIn(child, [...path, step], used);
    }
  }
}

/** The samples in which something is wrong on purpose, what another tool says of it, and how often we say it of the form. */
const wrongOnPurpose: Readonly<
  Record<string, { readonly theirs: readonly string[]; readonly ours: number }>
> = {
  'test/workspaces/invoice-triage/ai-readiness.yaml': {
    theirs: ['/integrations/sap-posting must NOT have additional properties'],
    ours: 1,
  },
  // An item of another stage is a matter of the checklist to us.
  'test/workspaces/claims-assistant/ai-readiness.yaml': {
    theirs: ['/checklist/design must NOT have additional properties'],
    ours: 0,
  },
};

describe('The schema alone, in another YAML tool', () => {
  it('is tried on the samples and on each clean fixture', () => {
    assert.ok(files.length > 25, `${files.length}`);
    for (const file of Object.keys(wrongOnPurpose)) assert.ok(files.includes(file), file);
  });

  for (const file of files) {
    it(`says of ${file} what we say`, () => {
      const text = readFileSync(file, 'utf8');
      const { theirs, ours } = wrongOnPurpose[file] ?? { theirs: [], ours: 0 };
      assert.deepEqual(faultsOf(text), theirs);
      assert.equal(readDocument(text).faults.length, ours);
    });
  }

  it('has no key that no sample and no clean fixture uses', () => {
    const used = new Set<string>();
    for (const file of files) usedIn(parse(readFileSync(file, 'utf8'), { merge: true }), [], used);
    const keys = new Set(keysOf(schema, ''));
    assert.ok(keys.size > 200, `${keys.size}`);
    assert.deepEqual(
      [...keys].filter((key) => !used.has(key)),
      [],
    );
  });

  it('has a word for all that the samples say: none has notes of its own', () => {
    for (const file of files.filter((each) => each.startsWith('test/workspaces/')))
      assert.doesNotMatch(readFileSync(file, 'utf8'), /^\s*["']?x-/m, file);
  });

  const wrong: readonly [about: string, section: string][] = [
    ['a word that is none', 'agent: { autonomy: acts }'],
    ['a key that is none', 'release: { comit: 4f2a9c1 }'],
    ['a share above 1', 'release: { exposure: 10 }'],
    ['an evaluation without metrics', 'evaluations: { gate: { item: evaluation-passed } }'],
    ['a metric without a threshold', 'evaluations: { gate: { metrics: { accuracy: { cases: 4 } } } }'],
    ['a step that is no number', 'agent: { maxSteps: twelve }'],
    ['a limit of nothing', 'agent: { tools: { refund: { limit: "" } } }'],
    ['a path of an escalation that is no list', 'escalation: [{ when: late, then: { to: oncall } }]'],
    ['a class that is none', 'risk: { euAiAct: { class: limited } }'],
    ['a cost in words', 'cost: { perCase: little }'],
    [
      'evidence without a file or an address',
      'checklist: { diagnose: { owners-named: { evidence: [{ commit: abc }] } } }',
    ],
  ];
  for (const [about, section] of wrong)
    it(`refuses ${about}`, () => {
      const text = `version: 1\nstage: design\nworkflow: { name: W }\n${section}\n`;
      assert.notDeepEqual(faultsOf(text), []);
      assert.notDeepEqual(readDocument(text).faults, []);
    });
});
