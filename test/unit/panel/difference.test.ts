import * as assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { evaluate, type ManifestDocument, readDocument } from '../../../src/core/service';
import { changeBetween, changed } from '../../../src/panel/difference';
import { panelModel } from '../../../src/panel/model/model';
import { movedLines } from '../../../src/panel/model/places';
import type { PanelModel } from '../../../src/panel/protocol/model';
import { texts } from '../../bench/manifests';
import { today } from './manifests';
import { styles } from './styles';

const seed = Number(process.env.PROPERTY_SEED ?? 20261122);
const runs = Number(process.env.PROPERTY_RUNS ?? 300);

/** As it arrives: a message is sent as JSON. */
function sent<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

function modelOf(document: ManifestDocument): PanelModel {
  const report = evaluate(document, { today, repository: 'taken-to-hold' });
  return panelModel({ document, report }, { path: 'ai-readiness.yaml', editable: true });
}

/** Names that mean something to JavaScript, or to a difference. */
const key = fc.constantFrom(
  'a',
  'id',
  'key',
  'section',
  'line',
  'character',
  'is',
  'at',
  'keys',
  '0',
  '',
  '__proto__',
  'constructor',
  'hasOwnProperty',
);
const { data } = fc.letrec<{ data: unknown }>((tie) => ({
  data: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom<unknown>(null, true, 0, 1, 2, '', 'a', 'b', '__proto__'),
    fc.array(tie('data'), { maxLength: 5 }),
    fc.array(fc.tuple(key, tie('data')), { maxLength: 5 }).map((entries) => Object.fromEntries(entries)),
    fc
      .array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', '__proto__'), tie('data')), { maxLength: 5 })
      .map((entries) => entries.map(([id, value]) => ({ id, value }))),
    fc.record({ line: fc.nat(9), character: fc.nat(3) }),
  ),
}));

describe('the difference between two versions', () => {
  const place = (line: number) => ({ line, character: 2 });
  for (const [what, before, next, difference, ...values] of [
    ['another value', { a: 1, b: 2 }, { a: 1, b: 3 }, { keys: [['b', { is: 0 }]] }, 3],
    ['a key that comes and one that goes', { a: 1 }, { b: 1 }, { keys: [['b', { is: 0 }]], gone: ['a'] }, 1],
    ['a key that means something', {}, sent({ ['__proto__']: 1 }), { keys: [['__proto__', { is: 0 }]] }, 1],
    [
      'an element that is known by its id',
      [{ id: 'x', n: 1 }, { id: 'y' }],
      [{ id: 'y' }, { id: 'x', n: 2 }],
      {
        at: [[1, { keys: [['n', { is: 0 }]] }]],
        runs: [
          [1, 1],
          [0, 1],
        ],
      },
      2,
    ],
    [
      'one that comes',
      ['a', 'b', 'c'],
      ['a', 'x', 'b', 'c'],
      { at: [], runs: [[0, 1], { added: [0] }, [1, 2]] },
      'x',
    ],
    [
      'some that go',
      ['a', 'b', 'c', 'd'],
      ['a', 'd'],
      {
        at: [],
        runs: [
          [0, 1],
          [3, 1],
        ],
      },
    ],
    ['one in the place of another', ['a', 'b', 'c'], ['a', 'x', 'c'], { at: [[1, { is: 0 }]] }, 'x'],
    ['ids that are not told apart', [{ id: 'x' }, { id: 'x' }], [{ id: 'x' }], { at: [], runs: [[0, 1]] }],
    ['nothing in the place of a map', { a: {} }, { a: null }, { keys: [['a', { is: 0 }]] }, null],
    [
      'the same in several places once',
      { a: 1 },
      { a: ['b'], b: ['b'] },
      {
        keys: [
          ['a', { is: 0 }],
          ['b', { is: 0 }],
        ],
      },
      ['b'],
    ],
    ['a list in the place of a map', {}, [], { is: 0 }, []],
  ] as const)
    it(`tells of ${what}`, () => {
      assert.deepEqual(changeBetween(before, next), { difference, values });
      assert.deepEqual(changed<unknown>(before, sent({ difference, values })), next);
    });

  it('is none where nothing differs', () => {
    assert.equal(changeBetween({ a: [1, { b: 2 }] }, { a: [1, { b: 2, c: undefined }] }), undefined);
    assert.equal(changeBetween({ at: place(3) }, { at: place(3) }, { from: 4, by: 1 }), undefined);
  });

  it('moves places, of the manifest and not of other files', () => {
    const elsewhere = { file: 'a.md', line: 9, column: 0 };
    const before = { a: [place(3), place(4)], elsewhere };
    const change = changeBetween(before, { a: [place(3), place(6)], elsewhere }, { from: 4, by: 2 });
    assert.deepEqual(change, { moved: { from: 4, by: 2 } });
    const after = changed(before, sent(change ?? {}));
    assert.deepEqual(after, { a: [place(3), place(6)], elsewhere });
    assert.equal(after?.a[0], before.a[0]);
  });

  it('leaves alone what did not change', () => {
    const before = {
      items: [
        { id: 'x', deep: { a: [1] } },
        { id: 'y', deep: {} },
      ],
      other: [{}],
    };
    const next = sent(before);
    next.items.reverse();
    Object.assign(next.items[0] ?? {}, { more: true });
    const after = changed(before, sent(changeBetween(before, next) ?? {}));
    assert.deepEqual(after, next);
    assert.equal(after?.items[1], before.items[0]);
    assert.equal(after?.items[0]?.deep, before.items[1]?.deep);
    assert.equal(after?.other, before.other);
  });

  it('makes the later version of the earlier one, whatever the two are', () => {
    const moved = fc.option(fc.record({ from: fc.nat(9), by: fc.integer({ min: -3, max: 3 }) }), {
      nil: undefined,
    });
    fc.assert(
      fc.property(data, data, moved, (one, other, lines) => {
        const [before, next] = [sent(one), sent(other)];
        const change = changeBetween(before, next, lines);
        assert.deepEqual(before, sent(one), 'nothing is changed in place');
        if (change === undefined) assert.deepEqual(before, next);
        else assert.deepEqual(changed(before, sent(change)), next);
      }),
      { seed, numRuns: runs },
    );
  });

  it('is refused where it is one of something else', () => {
    for (const [before, difference] of [
      ['a', { keys: [] }],
      [[], { keys: [] }],
      [{}, { at: [] }],
      [[1], { at: [[1, { is: 0 }]] }],
      [[1], { at: [[-1, { is: 0 }]] }],
      [[1], { at: [[0, { is: 1 }]] }],
      [[1], { at: [], runs: [{ added: [0.5] }] }],
      [[1], { at: [], runs: [[0, 2]] }],
      [{ a: 1 }, { keys: [['b', { at: [] }]] }],
    ] as const)
      assert.equal(
        changed<unknown>(before, { difference, values: [2] }),
        undefined,
        JSON.stringify(difference),
      );
  });
});

const manifests = [
  ...globSync('test/workspaces/**/ai-readiness.{yaml,yml}').map((file) => readFileSync(file, 'utf8')),
  ...Object.values(styles),
];

/** Some of the text put in, taken out, doubled, replaced everywhere or put elsewhere. */
function edited(text: string, [kind, where, what]: readonly [number, number, number]): string {
  const lines = text.split('\n');
  const at = where % lines.length;
  const line = lines[at] ?? '';
  const character = what % (line.length + 1);
  const other = what % lines.length;
  if (kind === 0) lines[at] = `${line.slice(0, character)}x${line.slice(character)}`;
  else if (kind === 1) lines[at] = line.slice(0, character) + line.slice(character + 1);
  else if (kind === 2) lines.splice(at, 0, '');
  else if (kind === 3) lines.splice(at, 1 + (what % 4));
  else if (kind === 4) lines.splice(at, 0, ...lines.slice(other, other + 6));
  else if (kind === 5) return text.replaceAll(line.trim().split(' ')[0] || 'met', 'unmet');
  else lines.push(...lines.splice(0, at));
  return lines.join('\n');
}

describe('the changes that the page is told of', () => {
  it('make the model that the host has, over random edits of the text', () => {
    const edit = fc.tuple(fc.nat(6), fc.nat(2_000), fc.nat(2_000));
    fc.assert(
      fc.property(
        fc.constantFrom(...manifests),
        fc.array(edit, { minLength: 1, maxLength: 6 }),
        (manifest, edits) => {
          let document = readDocument(manifest);
          let host = modelOf(document);
          let page = sent(host);
          for (const each of edits) {
            const next = readDocument(edited(document.text, each), document);
            const model = modelOf(next);
            const change = changeBetween(host, model, movedLines(document, next));
            if (change !== undefined) page = changed(page, sent(change)) ?? page;
            assert.deepEqual(page, sent(model));
            [document, host] = [next, model];
          }
        },
      ),
      { seed, numRuns: Math.ceil(runs / 15) },
    );
  });

  describe('at 4,000 lines', () => {
    const large = texts.find(({ name }) => name.startsWith('large ('))?.text ?? '';
    const wrong = large
      .replaceAll(/^ {4}owner: owner-3$/gm, '    owner: nobody')
      .replaceAll('timeout: 10s', 'timeout: soon');
    for (const [text, where, put] of [
      [large, 'summary: Reads', 's'],
      [large, 'version: 1', '\n'],
      [large, 'version: 1', '\n# A comment\n# of lines\n'],
      [large, '\ndata:\n', '  new-one:\n'],
      [large, '  source-100:\n    system: system-0\n    systemOfRecord: true\n    owner: owner-0', '0'],
      [large, '\nowners:\n', '  a: {}\n'],
      [large, '\nsystems:\n', '  new-one: {}\n'],
      [large, '\nescalation:\n', '  - { when: it is late }\n'],
      [large, 'stage: de', 'x'],
      [wrong, 'version: 1', '\n'],
      [wrong, 'summary: Reads', 's'],
      [wrong, '\ndata:\n', '  new-one:\n'],
      [wrong, '  owner-3', '0'],
      [large, '  owner-3', '0'],
      [large, '  system-0', '0'],
      [large, '  signal-0', '0'],
      [large, '\ndata:', 'x'],
      [large, '\nowners', 'x'],
      [large, '\nsystems', 'x'],
    ] as const)
      it(`are less than 100 KB for ${JSON.stringify(put)} after ${JSON.stringify(where)}${text === wrong ? ', with 300 errors' : ''}`, () => {
        assert.ok(text.split('\n').length > 4_000);
        const at = text.indexOf(where) + where.length;
        assert.ok(at >= where.length);
        const before = readDocument(text);
        const next = readDocument(text.slice(0, at) + put + text.slice(at), before);
        const change = changeBetween(modelOf(before), modelOf(next), movedLines(before, next));
        const size = JSON.stringify(change).length;
        if (process.env.SIZES) console.log(size);
        assert.ok(size < 100_000, `${size} bytes`);
      });
  });
});
