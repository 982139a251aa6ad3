import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pillars, stages } from '../../../src/core/base/stages';
import { editions, gateLevels } from '../../../src/core/schema/catalogue';

interface Checks {
  catalogueMistakes(catalogue: readonly object[], known: object, idPattern: RegExp): string[];
  schemaMistakes(schema: object): string[];
  missingPages(catalogue: readonly object[], isThere: (file: string) => boolean): string[];
}

const require = createRequire(path.join(process.cwd(), 'package.json'));
const { catalogueMistakes, schemaMistakes, missingPages }: Checks = require('./src/dev/catalogue-check.cjs');

const catalogue: readonly object[] = JSON.parse(readFileSync('schemas/catalogue.json', 'utf8'));
const schema: object = JSON.parse(readFileSync('schemas/ai-readiness.schema.json', 'utf8'));
const known = { stages, pillars, editions, gateLevels };

const mistakesIn = (items: readonly object[]): string[] =>
  catalogueMistakes(items, known, /^[a-z0-9]+(-[a-z0-9]+)*$/);

describe('the check of the data', () => {
  it('finds nothing in what there is', () => {
    assert.deepEqual(mistakesIn(catalogue), []);
    assert.deepEqual(schemaMistakes(schema), []);
  });

  const right = {
    id: 'a-b',
    stage: 'design',
    pillar: 'data',
    gate: 'required',
    review: null,
  };
  const wrong: [change: object, says: RegExp][] = [
    [
      { stage: 'desing' },
      /: the stage of "a-b" is "desing", which is none of diagnose, design, deploy, operate\.$/,
    ],
    [{ stage: undefined }, /: the stage of "a-b" is missing, which is none of diagnose,/],
    [{ pillar: 'date' }, /: the pillar of "a-b" is "date", which is none of workflow,/],
    [
      { gate: 'must' },
      /: the gate of "a-b" is "must", which is none of required, required-when-high-risk, required-where-agent, [a-z-]+, recommended\.$/,
    ],
    [{ since: '2026.1' }, /: the edition that added "a-b" is "2026\.1", which is none of 2026\.2\.$/],
    [
      { until: { '2026.2': { gate: 'recommended' } } },
      /: "a-b" was otherwise until "2026\.2", which is none of 2026\.1\.$/,
    ],
    [
      { review: '3M' },
      /: the review of "a-b" is "3M", not null, on-change, each-release or a period such as P3M\.$/,
    ],
    [{ review: 'P' }, /: the review of "a-b" is "P"/],
    [{ review: 'P0D' }, /: the review of "a-b" is "P0D"/],
    [{ review: undefined }, /: the review of "a-b" is missing/],
    [{ id: 'A b' }, /: item 2 has the id "A b", which is not lower-case words joined by hyphens\.$/],
    [{ id: 'first' }, /: two items have the id "first"\.$/],
  ];
  for (const [change, says] of wrong)
    it(`finds ${JSON.stringify(change)} in an item`, () => {
      const found = mistakesIn([
        { ...right, id: 'first' },
        { ...right, ...change },
      ]);
      assert.equal(found.length, 1, found.join('\n'));
      assert.match(found[0] ?? '', says);
    });

  for (const review of [null, 'P3M', 'P1Y', 'P14D', 'P2W', 'on-change', 'each-release'])
    it(`takes ${review} as a review`, () => assert.deepEqual(mistakesIn([{ ...right, review }]), []));

  const annotations: [annotation: object, says: string][] = [
    [
      { 'x-refersTo': ['people'] },
      'x-refersTo at #/properties/x names "people", which is none of owners, checklist.',
    ],
    // It has no entries with ids.
    [
      { 'x-refersTo': ['owners', 'risk'] },
      'x-refersTo at #/properties/x names "risk", which is none of owners, checklist.',
    ],
    [
      { 'x-refersTo': ['owners'], 'x-orOneOf': 'rule' },
      'x-orOneOf at #/properties/x names "rule", which is none of role.',
    ],
    // It has no words.
    [
      { 'x-refersTo': ['owners'], 'x-orOneOf': 'owner' },
      'x-orOneOf at #/properties/x names "owner", which is none of role.',
    ],
  ];
  for (const [annotation, says] of annotations)
    it(`finds ${JSON.stringify(annotation)} in the schema`, () =>
      assert.deepEqual(
        schemaMistakes({
          properties: {
            owners: { additionalProperties: { $ref: '#/$defs/owner' } },
            risk: { additionalProperties: false },
            checklist: {},
            x: annotation,
          },
          $defs: { role: { enum: ['outcome'] }, owner: { type: 'object' } },
        }),
        [`schemas/ai-readiness.schema.json: ${says}`],
      ));

  for (const folder of ['guidance', 'templates'])
    it(`finds an item without its page in ${folder}`, () =>
      assert.deepEqual(
        missingPages([right], (file) => !file.startsWith(`schemas/${folder}/`)),
        [`schemas/${folder}/a-b.md is missing: every item has its guidance and its template.`],
      ));
});
