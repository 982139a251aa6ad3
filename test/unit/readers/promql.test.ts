import assert from 'node:assert/strict';
import { alertIn } from '../../../src/readers/monitoring/promql/alert';
import { parsePromql } from '../../../src/readers/monitoring/promql/parse';

describe('PromQL', () => {
  for (const text of [
    '',
    'a >',
    '(a > 1',
    'sum(a) by (x > 1',
    'a{x="1" > 2',
    'rate({app="x"} |= "error" [5m]) > 1',
    'a b > 1',
    'a[5m > 1',
    'a offset > 1',
    'f(a,,b)',
    `${'('.repeat(500)}a${')'.repeat(500)}`,
    `${'a+'.repeat(4_000)}a`,
  ])
    it(`does not read ${text.slice(0, 40)}`, () => assert.equal(parsePromql(text), undefined));

  const thresholds = [
    ['a > 1', '>', 1],
    ['1 < a', '>', 1],
    ['a > -1', '>', -1],
    ['a < -(2 ^ 3)', '<', -8],
    ['a >= 2 ^ 3 ^ 0', '>=', 2],
    ['a > 1.5e3', '>', 1500],
    ['a > 0x10', '>', 16],
    ['a > 1h30m', '>', 5400],
    ['a != 60 * 60 * 24', '!=', 86_400],
    ['a > 0.1 + 0.2', '>', 0.3],
    ['A{b=`}`, c="\\"] > 7"} > 1 # > 2', '>', 1],
    ['max by (le, x) (a) > 1', '>', 1],
    ['max(a) without (x) > 1', '>', 1],
    ['a @ 1609746000 offset -5m > 1', '>', 1],
    ['sum_over_time(a[1h:5m] offset 1d) > 1', '>', 1],
    ['(a > bool 5) == 1', '>', 5],
    ['0 <= a < 20', '<', 20],
    ['up == 1 and a > 5', '>', 5],
    ['a > 5 unless b > 6', '>', 5],
    ['a > 5 and on (x) hour() > 8', '>', 5],
    ['a > 5 or a_other > 5', '>', 5],
    ['(a or vector(0)) > 1', '>', 1],
  ] as const;
  for (const [text, operator, threshold] of thresholds)
    it(`${text}: ${operator} ${threshold}`, () => {
      const value = read(text);
      assert.deepEqual([value.operator, value.threshold], [operator, threshold]);
    });

  for (const text of [
    'a > b',
    'a > 2 * b',
    'a',
    'absent(a)',
    'absent(a) == 1',
    'vector(1)',
    '1 > 0',
    '5 < a < 10',
    'a > 5 or b < 3',
    'a > 5 and b < 3',
    'a > inf',
    'a == nan',
  ])
    it(`${text}: no threshold`, () => assert.equal(read(text).threshold, undefined));

  const shapes = [
    ['a / b > 1', { ratio: true }],
    ['100 * a / b > 1', { ratio: true, scale: 100 }],
    ['100 * (1 - a / b) > 1', { ratio: true, scale: 100, complement: true }],
    ['avg(a / on (x) group_left (y) b) > 1', { ratio: true }],
    ['a / 1000 > 1', { scale: 0.001 }],
    ['a_seconds_sum / a_seconds_count > 1', {}],
    ['a_seconds_total / a_total > 1', {}],
    ['a - b > 1', {}],
  ] as const;
  for (const [text, shape] of shapes)
    it(`${text}: ${JSON.stringify(shape)}`, () => {
      const { ratio, scale, complement } = read(text);
      assert.deepEqual(JSON.parse(JSON.stringify({ ratio, scale, complement })), shape);
    });

  const metrics = [
    ['rate(a_bucket[5m]) > 1', ['a']],
    ['rate(a_count[5m]) > 1', ['a']],
    ['queue_count > 1', ['queue_count']],
    ['a_seconds_count > 1', ['a_seconds']],
    ['{__name__=~"a|b"} > 1', []],
    ['count by (job) (a{b="c", d!="e"}) / ignoring (d) b_total > 1', ['a', 'b_total']],
    ['label_replace(a, "x", "$1", "y", "(.*)") > 1', ['a']],
  ] as const;
  for (const [text, names] of metrics)
    it(`${text}: ${names.join(', ') || 'no metric'}`, () => assert.deepEqual(read(text).metrics, names));
});

function read(text: string): ReturnType<typeof alertIn>['value'] {
  const expression = parsePromql(text);
  assert.ok(expression !== undefined, text);
  return alertIn(expression).value;
}
