import assert from 'node:assert/strict';
import { readDocument } from '../../../../src/core/service';
import { manifest } from '../support';

describe('facts/as-written', () => {
  const written = ['2026.10', '48e2193', '0482193', '0x1f', '1_000', '4', '.5', '12345678901234567890'];
  const places: [where: string, text: (value: string) => string, read: (text: string) => unknown][] = [
    ['catalogue', (value) => `catalogue: ${value}\n`, (text) => readDocument(text).manifest.catalogue],
    [
      'release.version',
      (value) => `release: { version: ${value} }\n`,
      (text) => readDocument(text).manifest.release?.version,
    ],
    [
      'release.commit',
      (value) => `release: { commit: ${value} }\n`,
      (text) => readDocument(text).manifest.release?.commit,
    ],
    [
      'annexIII',
      (value) => `risk: { euAiAct: { annexIII: ${value} } }\n`,
      (text) => readDocument(text).manifest.risk?.euAiAct?.annexIII,
    ],
    [
      'the release that was evaluated',
      (value) =>
        `evaluations: { a: { metrics: { b: { threshold: 1 } }, evaluated: { release: ${value} } } }\n`,
      (text) => readDocument(text).manifest.evaluations?.a?.evaluated?.release,
    ],
    [
      'the version of a model',
      (value) => `models: { a: { version: ${value} } }\n`,
      (text) => readDocument(text).manifest.models?.a?.version,
    ],
    [
      'the version of a server',
      (value) => `agent: { servers: { a: { version: ${value} } } }\n`,
      (text) => readDocument(text).manifest.agent?.servers?.a?.version,
    ],
  ];
  for (const [where, text, read] of places)
    for (const value of written)
      it(`${where}: ${value} is what stands there`, () => {
        assert.equal(read(manifest(text(value))), value);
        assert.deepEqual(readDocument(manifest(text(value))).faults, []);
      });

  for (const limit of ['50', '50.00', '0.50', '200 EUR'])
    it(`an amount may be ${limit}`, () => {
      assert.deepEqual(readDocument(manifest(`agent: { tools: { a: { limit: ${limit} } } }\n`)).faults, []);
    });

  it('true and false are no names', () => {
    const [fault] = readDocument(manifest('release: { version: true }\n')).faults;
    assert.equal(fault?.code, 'schema/wrong-type');
  });
});
