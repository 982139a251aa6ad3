import assert from 'node:assert/strict';
import type { Path } from '../../../../src/core/base/path';
import { fits } from '../../../../src/core/schema/fits';

const table: readonly (readonly [path: Path, ...values: readonly (readonly [string | number, boolean])[]])[] =
  [
    [
      ['models', 'm', 'version'],
      ['2026-08-15', true],
      ['7', true],
      ['', false],
      ['x'.repeat(201), false],
    ],
    [
      ['release', 'version'],
      ['1.4.0', true],
      ['1.10', true],
    ],
    [
      ['agent', 'servers', 's', 'version'],
      ['2.3.1', true],
    ],
    [
      ['models', 'm', 'region'],
      ['eu-west-3', true],
      [7, false],
      ['x'.repeat(200), true],
    ],
    [
      ['models', 'm', 'retention'],
      ['30d', true],
      ['30 days', false],
      ['P30D', false],
      ['30', false],
      [30, false],
    ],
    [
      ['controls', 'logging', 'retention'],
      ['400d', true],
      ['forever', false],
    ],
    [
      ['models', 'm', 'retiresOn'],
      ['2026-12-31', true],
      ['2026-02-30', false],
      ['31 December 2026', false],
    ],
    [
      ['integrations', 'i', 'timeout'],
      ['20s', true],
      ['1.5s', true],
      ['20', false],
    ],
    [
      ['integrations', 'i', 'retry'],
      [4, true],
      [4.5, false],
      ['4', false],
    ],
    [
      ['systems', 's', 'changeLeadTime'],
      ['2w', true],
      ['soon', false],
    ],
    [
      ['systems', 's', 'access'],
      ['read-write', true],
      ['sometimes', false],
    ],
    // Who or what it is, the manifest says.
    [
      ['systems', 's', 'owner'],
      ['priya', false],
    ],
    [
      ['models', 'm', 'trainsOnInputs'],
      ['Yes', false],
      ['true', false],
    ],
    [
      ['models', 'm', 'nothing-known'],
      ['x', false],
    ],
    [
      ['models', 'm'],
      ['x', false],
    ],
    [
      ['risk', 'jurisdictions'],
      ['EU', false],
    ],
    [['goLive'], ['2027-01-11', true], ['soon', false]],
    [
      ['pilot', 'results', 'x'],
      [0.93, true],
      ['0.93', false],
    ],
  ];

describe('what was found somewhere, at a place of the manifest', () => {
  for (const [path, ...values] of table)
    for (const [value, isFit] of values)
      it(`${JSON.stringify(value).slice(0, 40)} ${isFit ? 'fits' : 'does not fit'} ${path.join('.')}`, () =>
        assert.equal(fits(value, path), isFit));
});
