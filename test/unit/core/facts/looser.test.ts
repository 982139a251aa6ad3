import assert from 'node:assert/strict';
import { isLooser } from '../../../../src/core/facts/threshold';

describe('a looser threshold', () => {
  const rows: readonly [one: string | number, other: string | number, wanted: boolean][] = [
    ['>= 0.9', '>= 0.92', true],
    ['>= 0.92', '>= 0.9', false],
    ['>= 0.92', '≥ 0.920', false],
    ['>= 0.92', '> 0.92', true],
    ['> 0.92', '>= 0.92', false],
    ['<= 3 %', '<= 2 %', true],
    ['<= 2 %', '< 2 %', true],
    ['< 2 %', '<= 2 %', false],
    ['0.1 .. 0.8', '0.2 .. 0.8', true],
    ['0.2 .. 0.9', '0.2 .. 0.8', true],
    ['0.3 .. 0.7', '0.2 .. 0.8', false],
    ['>= 0.2', '0.2 .. 0.8', true],
    ['= 0', '<= 0', false],
    ['<= 0', '= 0', true],
    // What cannot be compared is not said to be looser.
    ['<= 3', '<= 2 %', false],
    ['good enough', '>= 0.92', false],
    [0.9, '>= 0.92', false],
  ];
  for (const [one, other, wanted] of rows)
    it(`${one} is ${wanted ? '' : 'not '}looser than ${other}`, () => {
      assert.equal(isLooser(one, other), wanted);
    });
});
