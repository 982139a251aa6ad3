import { strict as assert } from 'node:assert';
import { kindByName } from '../../../../../src/core/domain/terms/evidence-kinds';

describe('kindByName', () => {
  for (const [file, kind] of [
    ['docs/map.PNG', 'picture'],
    ['photo.jpeg', 'picture'],
    ['flow.drawio', 'picture'],
    ['a/profile.ipynb', 'notebook'],
    ['counts.csv', 'table'],
    ['counts.tsv', 'table'],
    ['scan.sarif', 'scan'],
    ['logs/run.eval', 'evaluation'],
    ['notes.md', undefined],
    ['png', undefined],
    ['results.json', undefined],
    ['map.png.md', undefined],
  ]) {
    it(`${file}: ${kind ?? 'its name does not say'}`, () => assert.equal(kindByName(String(file)), kind));
  }
});
