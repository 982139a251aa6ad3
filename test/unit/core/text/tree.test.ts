import { strict as assert } from 'node:assert';
import type { Path } from '../../../../src/core/base/path';
import { Lines } from '../../../../src/core/service';
import { lineEnd, lineStart } from '../../../../src/core/text/lines';
import { parse } from '../../../../src/core/text/parse';
import { entryOf, locate, nodeAt, pathAt } from '../../../../src/core/text/tree';

const text = `version: 1
stage: design
data:
  erp:
    owner: priya
    tags: [a, b]
    empty:
  crm: { owner: lena }
escalation:
  - to: priya
    within: 4h
  - to: lena
`;
const { root } = parse(text);

/** What is underlined for a path, as key and as value. */
const places: readonly [path: Path, key: string, value: string][] = [
  [['stage'], 'stage', 'design'],
  [['data', 'erp', 'owner'], 'owner', 'priya'],
  [['data', 'erp', 'tags', 1], 'b', 'b'],
  [['data', 'erp', 'empty'], 'empty', 'empty'],
  [['data', 'erp'], 'erp', 'erp'],
  [['data'], 'data', 'data'],
  [['escalation', 0], 'to: priya', 'to: priya'],
  [['escalation', 1, 'to'], 'to', 'lena'],
  // What is not there is shown by its nearest ancestor.
  [['data', 'erp', 'freshness'], 'erp', 'erp'],
  [['data', 'hr', 'owner'], 'data', 'data'],
  [['escalation', 0, 'safeDefault'], 'to: priya', 'to: priya'],
  [['escalation', 9], 'escalation', 'escalation'],
  // A section that is not there, by the stage, which asks for it.
  [['controls', 'stop'], 'stage', 'stage'],
  [[], 'version', 'version'],
];

describe('text/tree', () => {
  for (const [path, key, value] of places) {
    it(`locates /${path.join('/')}`, () => {
      const shown = (target: 'key' | 'value'): string => {
        const { start, end } = locate(text, root, path, target);
        return text.slice(start, end);
      };
      assert.deepEqual([shown('key'), shown('value')], [key, value]);
    });
  }

  it('locates nothing in an empty text at its start', () => {
    assert.deepEqual(locate('', undefined, ['data'], 'key'), { start: 0, end: 0 });
  });

  it('underlines no line break of CRLF', () => {
    const crlf = 'a:\r\n  - b: 1\r\n    c: 2\r\n';
    const { start, end } = locate(crlf, parse(crlf).root, ['a', 0], 'value');
    assert.equal(crlf.slice(start, end), 'b: 1');
  });

  it('knows the path at every place', () => {
    const at = (piece: string, further = 0): string => pathAt(root, text.indexOf(piece) + further).join('/');
    assert.equal(at('design'), 'stage');
    assert.equal(at('owner: lena'), 'data/crm/owner');
    assert.equal(at('lena }', 4), 'data/crm/owner');
    assert.equal(at('b]'), 'data/erp/tags/1');
    assert.equal(at('within'), 'escalation/0/within');
  });

  it('knows the path among entries that came in through a merge', () => {
    const merged =
      'x-d: &d { owner: a }\ndata:\n  s: { <<: *d, system: b }\n  t:\n    <<: *d\n    system: c\n';
    const parsed = parse(merged);
    assert.deepEqual(pathAt(parsed.root, merged.indexOf('system: c') + 8), ['data', 't', 'system']);
    assert.deepEqual(pathAt(parsed.root, merged.indexOf('system: b')), ['data', 's', 'system']);
  });

  it('keeps values and nodes alike', () => {
    const walk = (value: unknown, path: Path): void => {
      const node = nodeAt(root, path);
      assert.ok(node !== undefined);
      if (Array.isArray(value))
        value.forEach((each, index) => {
          walk(each, [...path, index]);
        });
      else if (typeof value === 'object' && value !== null) {
        for (const [key, each] of Object.entries(value)) walk(each, [...path, key]);
      } else assert.equal(node.kind === 'scalar' ? node.value : undefined, value);
    };
    walk(parse(text).value, []);
  });

  it('lets the last of two keys count, and the first one in an alias win nothing', () => {
    const parsed = parse('a: 1\na: 2\nb: &b { c: 3 }\nd: { <<: *b, c: 4 }\n');
    assert.equal(JSON.stringify(parsed.value), '{"a":2,"b":{"c":3},"d":{"c":4}}');
  });

  it('makes maps in which no key is special', () => {
    const { value } = parse('__proto__: { polluted: true }\nconstructor: 1\n');
    const map = value as Record<string, unknown>;
    assert.deepEqual(Object.keys(map), ['__proto__', 'constructor']);
    assert.equal(JSON.stringify(map), '{"__proto__":{"polluted":true},"constructor":1}');
    const { value: empty } = parse('{}\n');
    for (const key of ['__proto__', 'constructor', 'toString', 'hasOwnProperty'])
      assert.equal((empty as Record<string, unknown>)[key], undefined, key);
    assert.equal(({} as { polluted?: boolean }).polluted, undefined);
  });
});

describe('text/lines', () => {
  const mixed = 'ab\ncd\r\nef\rgh\n';
  const lines = new Lines(mixed);

  it('counts lines that end in LF, CRLF or CR', () => {
    assert.equal(lines.count, 5);
    assert.deepEqual(
      [0, 1, 2, 3, 4, 5].map((line) => lines.lineText(line)),
      ['ab', 'cd', 'ef', 'gh', '', ''],
    );
  });

  it('converts every offset there and back', () => {
    for (let offset = 0; offset <= mixed.length; offset++) {
      const position = lines.positionAt(offset);
      assert.equal(lines.offsetAt(position), offset);
      assert.equal(lineStart(mixed, offset) <= offset && offset <= mixed.length, true);
    }
    assert.deepEqual(lines.positionAt(7), { line: 2, character: 0 });
  });

  it('keeps within the text', () => {
    assert.deepEqual(lines.positionAt(-1), { line: 0, character: 0 });
    assert.deepEqual(lines.positionAt(999), { line: 4, character: 0 });
    assert.equal(lines.offsetAt({ line: 99, character: 0 }), mixed.length);
    assert.equal(lines.offsetAt({ line: 0, character: 99 }), 3);
  });

  it('finds the ends of a line', () => {
    assert.deepEqual([lineStart(mixed, 4), lineEnd(mixed, 4)], [3, 5]);
    assert.deepEqual([lineStart(mixed, 0), lineEnd(mixed, mixed.length)], [0, mixed.length]);
  });
});

describe('an entry of a large map', () => {
  it('is found by its key, and by nothing else', () => {
    const keys = [...Array.from({ length: 100 }, (_, at) => `k${at}`), '__proto__', '7'];
    const map = parse(keys.map((key) => `${key}: 1\n`).join('')).root;
    for (const key of keys) assert.equal(entryOf(map, key)?.key, key);
    for (const key of ['k100', 'constructor', 7]) assert.equal(entryOf(map, key), undefined);
  });
});
