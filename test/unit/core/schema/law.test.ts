import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { isDate } from '../../../../src/core/base/dates';
import { catalogue } from '../../../../src/core/schema/catalogue';
import { entryKey, overlaid } from '../../../../src/core/schema/law';
import { type PackedLaw, unpackLaw } from '../../../../src/core/schema/law-packed';
import { readLaw } from '../../../../src/core/schema/law-reading';
import { law } from '../law';

const require = createRequire(path.join(process.cwd(), 'package.json'));

interface Source {
  readonly id: string;
  readonly kind: string;
  readonly supersededBy?: string;
}
interface Entry {
  readonly source: string;
  readonly id: string;
  readonly asks: string | null;
  readonly verified?: string;
  readonly from: string | null;
}
interface Data {
  readonly asOf: string;
  readonly sources: readonly Source[];
  readonly entries: readonly Entry[];
  readonly items: Readonly<Record<string, readonly object[]>>;
}
const data: Data = JSON.parse(readFileSync('schemas/references.json', 'utf8'));

describe('the data on laws and standards', () => {
  it('has no word that nobody knows, no reference that does not resolve, no date that is none, and nothing twice', () => {
    assert.deepEqual(readLaw(data).faults, []);
    assert.ok(isDate(data.asOf));
    assert.ok(law.entries.size === data.entries.length && law.sources.size === data.sources.length);
  });

  it('has references for every item', () => {
    for (const { id } of catalogue) assert.ok((data.items[id] ?? []).length > 0, id);
  });

  it('says of every entry how it was verified', () => {
    for (const { source, id, verified } of data.entries) assert.ok(verified, `${source} ${id}`);
  });

  it('retells nothing of ISO, and everything else', () => {
    for (const { source, id, asks } of data.entries)
      assert.equal(asks === null, source.startsWith('iso-'), `${source} ${id}`);
  });

  it('has no entry that no item refers to, no source without an entry, no newer edition that is not there', () => {
    const used = new Set([...law.items.values()].flat().map(entryKey));
    for (const key of law.entries.keys()) assert.ok(used.has(key), key);
    for (const { id, supersededBy } of data.sources) {
      assert.ok(
        data.entries.some(({ source }) => source === id),
        id,
      );
      assert.ok(supersededBy === undefined || law.sources.has(supersededBy), id);
    }
  });

  it('has a day for every law', () => {
    const laws = new Set(data.sources.filter(({ kind }) => kind === 'law').map(({ id }) => id));
    for (const { source, id, from } of data.entries)
      assert.equal(from !== null, laws.has(source), `${source} ${id}`);
  });
});

describe('the packed laws', () => {
  it('are what reading the data makes of it', () => {
    const { packedReferences }: { packedReferences(): PackedLaw } = require('./src/dev/texts.cjs');
    const packed = JSON.stringify(packedReferences());
    assert.deepEqual(unpackLaw(JSON.parse(packed)), law);
    assert.doesNotMatch(packed, /verified|notVerified|"watch"/);
  });
});

describe('reading laws', () => {
  const entry = {
    source: 'gdpr',
    id: '99(9)',
    name: 'New',
    asks: 'Do it.',
    binds: { roles: [], jurisdictions: ['EU'] },
  };
  const reference = { source: 'gdpr', id: '99(9)', strength: 'duty' };
  const wrong: [json: unknown, says: RegExp][] = [
    ['text', /^It is not a JSON object\.$/],
    [[], /^It is not a JSON object\.$/],
    [{ schema: 2 }, /^"schema" has to be 1\.$/],
    [{ schema: 1, asOf: '2026-02-30' }, /^"asOf" has to be a date or null\.$/],
    [{ schema: 1, classes: { low: {} } }, /^There is no class "low"\.$/],
    [{ schema: 1, triggers: { moon: { says: 'x', unknown: 'ask' } } }, /^There is no trigger "moon"\.$/],
    [{ schema: 1, triggers: { agent: { says: 'x', unknown: 'maybe' } } }, /^The trigger "agent" needs/],
    [{ schema: 1, sources: [{ id: 'x', title: 'X', url: 'https://x.example' }] }, /^A source needs/],
    [{ schema: 1, sources: [{ id: 'x', title: 'X', url: 'command:x', kind: 'law' }] }, /needs a web address/],
    [{ schema: 1, entries: [{ source: 'gdpr', id: '1' }] }, /^An entry needs "source", "id" and "name"\.$/],
    [{ schema: 1, entries: [{ ...entry, source: 'gdpp' }] }, /^"gdpp 99\(9\)": there is no source "gdpp"\.$/],
    [
      { schema: 1, entries: [{ ...entry, from: 'soon' }] },
      /^"gdpr 99\(9\)": "from" has to be a date or null\.$/,
    ],
    [{ schema: 1, entries: [{ ...entry, legacy: '1(1)' }] }, /there is no legacy rule "1\(1\)"\.$/],
    [
      { schema: 1, entries: [{ ...entry, binds: { roles: ['king'] } }] },
      /"king" is unknown among its roles\.$/,
    ],
    [
      { schema: 1, entries: [{ ...entry, binds: { classes: ['low'] } }] },
      /"low" is unknown among its classes\.$/,
    ],
    [
      { schema: 1, entries: [{ ...entry, binds: { when: ['moon'] } }] },
      /"moon" is unknown among its when\.$/,
    ],
    [
      { schema: 1, entries: [{ ...entry, binds: { jurisdictions: ['MOON'] } }] },
      /"MOON" is unknown among its jurisd/,
    ],
    [
      { schema: 1, entries: [{ ...entry, fromByClass: { low: '2027-01-01' } }] },
      /there is no class "low"\.$/,
    ],
    [{ schema: 1, entries: [entry, entry] }, /^"gdpr 99\(9\)" is there twice\.$/],
    [
      { schema: 1, items: { 'owners-named': [reference] } },
      /^"owners-named" refers to "gdpr 99\(9\)", which is no entry\.$/,
    ],
    [{ schema: 1, items: { 'owners-named': [{ source: 'gdpr' }] } }, /^A reference of "owners-named" needs/],
    [
      { schema: 1, entries: [entry], items: { 'owners-named': [reference, reference] } },
      /^"owners-named" refers to "gdpr 99\(9\)" twice\.$/,
    ],
  ];
  for (const [json, says] of wrong)
    it(`tells what is wrong: ${says.source}`, () => {
      const { faults } = readLaw(json, law);
      assert.ok(
        faults.some((fault) => says.test(fault)),
        faults.join('\n'),
      );
    });

  it('lays a file of a team over ours', () => {
    const over = readLaw(
      {
        schema: 1,
        $comment: 'Unknown keys are ignored.',
        sources: [
          { id: 'house', title: 'House rules', url: 'https://wiki.example.com/rules', kind: 'policy' },
        ],
        entries: [
          { ...entry, source: 'house', id: '1' },
          {
            source: 'gdpr',
            id: '35(1)',
            name: 'Ours',
            asks: 'Ask the officer.',
            binds: { jurisdictions: ['EU'] },
            from: '2018-05-25',
          },
        ],
        items: {
          'impact-assessed': [
            { source: 'house', id: '1', strength: 'duty' },
            { source: 'gdpr', id: '35(1)', strength: 'guidance' },
          ],
        },
      },
      law,
    );
    assert.deepEqual(over.faults, []);
    const both = overlaid(law, over.law);
    assert.equal(both.asOf, law.asOf);
    assert.equal(both.entries.get('gdpr\n35(1)')?.name, 'Ours');
    assert.equal(both.entries.size, law.entries.size + 1);
    const [before, after] = [law, both].map(({ items }) => items.get('impact-assessed') ?? []);
    assert.equal(after?.length, (before?.length ?? 0) + 1);
    assert.equal(after?.filter((each) => entryKey(each) === 'gdpr\n35(1)').length, 1);
    assert.equal(both.items.get('owners-named'), law.items.get('owners-named'));
  });
});
