import { strict as assert } from 'node:assert';
import { evaluate } from '../../../../../src/core/evaluate/evaluate';
import { readDocument } from '../../../../../src/core/facts/document';

/** What the fixes of a number that is a text write, by the field; none where nobody can tell what was meant. */
const fields: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>> = {
  'workflow: { name: x, volumePerMonth: "?" }': {
    '42 parcels': [42],
    '42k/month': [42_000],
    '42k parcels a month': [42_000],
    '2 thousand': [2000],
    '12 Tsd.': [12_000],
    '4 Mio': [4_000_000],
    '1.2 Mrd': [1_200_000_000],
    '1.5bn': [1_500_000_000],
    '3 dozen': [36],
    '5 hundred': [500],
    '2 hundred thousand': [200_000],
    '12 lakh': [1_200_000],
    '3 mil': [3000, 3_000_000],
    '2T': [],
    '500/month': [500],
    '500 a month': [500],
    '500/day': [],
    '500 parcels a week': [],
    '100 daily': [],
    '100 p.a.': [],
    '042,000': [42_000, 42],
    '0,5': [0.5],
    '5 constructor': [5],
  },
  'workflow: { name: x, minutesPerCase: "?" }': {
    '5 min': [5],
    '5m': [5],
    '1h': [60],
    '1.5 hours': [90],
    '90s': [1.5],
    '1 day': [],
  },
  'workflow: { name: x }\noversight: { hoursPerWeek: "?" }': {
    '4 h': [4],
    '4 hours a week': [4],
    '90 min': [1.5],
    '2 days': [],
    '4 hours a month': [],
  },
  'workflow: { name: x }\ncontrols: { rollback: { minutes: "?" } }': { '2h': [120], '30 min': [30] },
  'workflow: { name: x }\nvalue: { valuePerUnit: "?" }': {
    'EUR 1.250': [1.25, 1250],
    '1.250 €': [1.25, 1250],
    '1.25 €': [1.25],
    '2k€': [2000],
  },
};

function written(manifest: string, wanted = 'schema/wrong-type'): number[] {
  const report = evaluate(readDocument(`version: 1\nstage: diagnose\n${manifest}\n`), {
    today: '2026-11-25',
  });
  return report.findings
    .filter(({ code }) => code === wanted)
    .flatMap(({ fixes }) => fixes)
    .map(({ title }) => Number(title.replace('Write ', '')));
}

describe('a number that is written as a text', () => {
  for (const [field, values] of Object.entries(fields))
    for (const [text, expected] of Object.entries(values))
      it(`${text} in ${field}`, () => assert.deepEqual(written(field.replace('?', text)), expected));

  it('is whole inside braces, also with a blank behind the comma', () => {
    assert.deepEqual(written('workflow: { name: x, volumePerMonth: 42, 000 }'), [42_000]);
    assert.deepEqual(written('workflow: { name: x, volumePerMonth: 1, 234, 567 }'), [1_234_567]);
    assert.deepEqual(written('workflow: { name: x, volumePerMonth: 1 000,50 }'), [1000.5]);
    assert.deepEqual(written("workflow: { name: x, volumePerMonth: 1'000,5 }"), [1000.5]);
    assert.deepEqual(written('workflow: { name: x, volumePerMonth: 3½ }'), []);
  });

  it('loses no digits to a key that is none', () => {
    for (const text of [',42', ',42k', '42, 0', '42.,000', '4-2,000', '１２,000'])
      assert.deepEqual(
        written(`workflow: { name: x, volumePerMonth: ${text} }`, 'schema/unknown-key'),
        [],
        text,
      );
  });
});
