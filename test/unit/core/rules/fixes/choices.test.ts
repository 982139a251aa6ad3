import { strict as assert } from 'node:assert';
import { isDate } from '../../../../../src/core/base/dates';
import { secondsOf } from '../../../../../src/core/base/durations';
import { fixAll } from '../../../../../src/core/edit/apply/fix-all';
import { evaluate } from '../../../../../src/core/evaluate/evaluate';
import { readDocument } from '../../../../../src/core/facts/document';
import { readThreshold } from '../../../../../src/core/facts/threshold';
import { readNumber } from '../../../../../src/core/rules/fixes/numbers';
import { readDate, readDuration } from '../../../../../src/core/rules/fixes/readings';
import { thresholdReadings } from '../../../../../src/core/rules/fixes/thresholds';
import { head, reportOf, today } from '../../support';

type Readings = Readonly<Record<string, readonly string[]>>;

const dates: Readings = {
  '11.01.2027': ['2027-01-11', '2027-11-01'],
  '11/01/2027': ['2027-01-11', '2027-11-01'],
  '1/11/27': ['2027-11-01', '2027-01-11'],
  "1/11/'27": ['2027-11-01', '2027-01-11'],
  '11.1.27': ['2027-01-11', '2027-11-01'],
  '1. 11. 2027': ['2027-11-01', '2027-01-11'],
  '1-11-27': ['2027-11-01', '2027-01-11'],
  '27-11-01': ['2027-11-01', '2001-11-27'],
  '13/1/27': ['2027-01-13'],
  '11 Jan 27': ['2027-01-11'],
  "Jan 11, '27": ['2027-01-11'],
  'some 27': [],
  '31.02.27': [],
};

const durations: Readings = {
  '30': ['30s', '30m', '30h', '30d', '30w'],
  '1.5': ['1.5s', '1.5m', '1.5h', '1.5d', '1.5w'],
  '1 month': ['30d', '31d'],
  '6 months': ['180d', '184d', '27w'],
  '6-months': ['180d', '184d', '27w'],
  'six months': ['180d', '184d', '27w'],
  'half a year': ['180d', '184d', '27w'],
  '18 months': ['540d', '549d', '79w'],
  '2 quarters': ['180d', '184d', '27w'],
  '1 year': ['365d', '53w'],
  'a year': ['365d', '53w'],
  'two weeks': ['2w'],
  'an hour': ['1h'],
  P6M: ['180d', '184d', '27w'],
  'a while': [],
  '5 constructor': [],
  'some constructors': [],
};

const thresholds: Readings = {
  'about 95 percent': ['>= 0.95', '<= 0.95', '>= 95%', '<= 95%'],
  '~95 %': ['>= 0.95', '<= 0.95', '>= 95%', '<= 95%'],
  '95%': ['>= 95%', '<= 95%'],
  'min. 95 percent': ['>= 0.95', '>= 95%'],
  '95 percent or more': ['>= 0.95', '>= 95%'],
  'no more than 5 percent': ['<= 0.05', '<= 5%'],
  'max 3': ['<= 3'],
  'about 40 minutes': ['>= 40 minutes', '<= 40 minutes'],
  '0.70': ['>= 0.70', '<= 0.70'],
  'at least 5, at most 10 a day': [],
  'most of them': [],
  high: [],
};

describe('what someone may have meant, to choose from', () => {
  const table = (
    readings: Readings,
    read: (text: string) => readonly string[],
    isIn: (value: string) => boolean,
  ) => {
    for (const [text, meant] of Object.entries(readings))
      it(`"${text}" may be ${meant.join(' or ') || 'nothing'}`, () => {
        assert.deepEqual(read(text), meant);
        assert.ok(meant.every(isIn));
      });
  };
  table(dates, (text) => readDate(text).values, isDate);
  table(
    durations,
    (text) => readDuration(text).values,
    (value) => secondsOf(value) !== undefined,
  );
  table(thresholds, thresholdReadings, (value) => readThreshold(value) !== undefined);

  it('a number with nothing but zeros behind its comma is a thousand times as much', () => {
    const field = { whole: false, count: false, share: false };
    assert.deepEqual(readNumber('42,000', field), { values: [42000], exact: true });
    assert.deepEqual(readNumber('42,500', field).values, [42500, 42.5]);
  });
});

describe('a text that begins with what none may begin with', () => {
  const cases: Readonly<Record<string, readonly [before: string, after: string]>> = {
    'a value': ['owners:\n  d:\n    handle: @dana # her\n', 'owners:\n  d:\n    handle: "@dana" # her\n'],
    'in brackets': [
      'owners:\n  d: { handle: @dana-k, roles: [outcome] }\n  e: { roles: [data], handle: @e }\n',
      'owners:\n  d: { handle: "@dana-k", roles: [outcome] }\n  e: { roles: [data], handle: "@e" }\n',
    ],
    'in a list': [
      'workflow:\n  name: X\n  users: [@a, @b]\n',
      'workflow:\n  name: X\n  users: ["@a", "@b"]\n',
    ],
    'an item': ['x-a:\n  - @a\n  - `b`\n  - %c d\n', 'x-a:\n  - "@a"\n  - "`b`"\n  - "%c d"\n'],
  };
  for (const [what, [before, after]] of Object.entries(cases))
    it(`${what} is put in quotes by *Fix all*`, () => {
      const text = before.startsWith('workflow') ? `version: 1\nstage: diagnose\n${before}` : head + before;
      const document = readDocument(text);
      const { text: fixed } = fixAll(document, evaluate(document, { today }));
      assert.ok(fixed.endsWith(after), fixed);
      assert.equal(
        reportOf(fixed).findings.some(({ code }) => code === 'yaml/syntax'),
        false,
      );
    });
});
