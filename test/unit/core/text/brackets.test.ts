import { strict as assert } from 'node:assert';
import { parse } from 'yaml';
import { applyEdits } from '../../../../src/core/base/text-edit';
import { applyOperations, evaluate, isRefusal, readDocument } from '../../../../src/core/service';
import { samples } from '../../../fuzz/inputs';
import { takesAtMost } from '../../processor-time';
import { found, today } from '../support';

const head = 'version: 1\nstage: diagnose\nworkflow: { name: x }\n';
const tail = 'risk: { tier: hgh }\n';

/** Something that is open, and all that is said of it; the fault in the last line is always found. */
const table: readonly [name: string, lines: string, ...expected: string[]][] = [
  [
    'a list before a key',
    'owners:\n  a:\n    roles: [outcome, performance\n    deputy: nobody',
    '6 yaml/syntax "["',
  ],
  [
    'a list in an entry of a list',
    'escalation:\n  - when: x\n    to: oncall\n    note: [a\n    within: 4h',
    '7 yaml/syntax "["',
  ],
  ['a list among the items of one', 'x-a:\n  - [a, b\n  - c', '5 yaml/syntax "["'],
  ['a map in a list', 'x-a:\n  - { a: 1\n  - { a: 2 }', '5 yaml/syntax "{"'],
  ['a map over several lines', 'x-a: {\n  b: 1,\n  c: { d: 2,\n  e: 3\n}', '6 yaml/syntax "{"'],
  ['a list that another bracket ends', 'x-a: { a: [1, 2 }', '4 yaml/syntax "["'],
  ['a key that lacks a quote', 'x-a: { "b: [1], c: 2 }', '4 yaml/syntax ""b"'],
  [
    'a text that lacks one, with a bracket behind it',
    'x-a: { b: "c, d: [e] }',
    '4 yaml/syntax ""c, d: [e] }"',
  ],
  ['a text over lines that lacks one', 'x-a: {\n  b: "c,\n  d: "e"\n}', '5 yaml/syntax ""c,"'],
  ['a text in block style that lacks one', 'x-a:\n  b: "c\n  d: "e"', '5 yaml/syntax ""c"'],
  ['a bracket in a text', 'x-a: { b: "{", c: \'[\', d: e # {\n  }', ''],
  ['a quote in the middle of a word', 'x-a: [a, it\'s, 5" wide', '4 yaml/syntax "["'],
  ['a bracket in a comment', 'x-a: [a, b # ]\nx-b: 1', '4 yaml/syntax "["'],
  ['a comma that is missing, no bracket', 'x-a: { b: c\n  d: [e] }', '4 yaml/syntax "c"'],
  [
    'two commas that are missing',
    'x-a: {\n  b: c\n  d: [\n    e\n  ]\n  f: g\n}',
    '5 yaml/syntax "c"',
    '9 yaml/syntax "f"',
  ],
];

/** Flow style that lacks a comma, and what the fixes of the finding make of it. */
const commas: Readonly<Record<string, readonly string[]>> = {
  'x-a: { b: c\n  d: [e] }': ['x-a: { b: c,\n  d: [e] }'],
  'x-a: {\r\n  b: c\r\n  d: [\r\n    e\r\n  ] }': ['x-a: {\r\n  b: c,\r\n  d: [\r\n    e\r\n  ] }'],
  '"x-a": {\n  "b": "c"\n  "d": "e"\n}': ['"x-a": {\n  "b": "c",\n  "d": "e"\n}'],
  // Behind a comment it would be a part of that, and what is open at the end of a line goes on below.
  'x-a: { b: c # d,\n  e: [\n    f\n  ] }': [],
};

describe('brackets and quotes that are never closed', () => {
  for (const [name, lines, ...expected] of table) {
    it(`are told once: ${name}`, () => {
      const last = `${lines.split('\n').length + 4} schema/not-one-of "hgh"`;
      const wanted = [...expected.filter((each) => each !== ''), last];
      const without = (each: string): boolean => !/owner\/role-missing|escalation\//.test(each);
      assert.deepEqual(found(`${head}${lines}\n${tail}`).filter(without), wanted);
    });
  }

  for (const [lines, after] of Object.entries(commas))
    it(`say so of a comma: ${JSON.stringify(lines)}`, () => {
      const document = readDocument(head + lines);
      const { findings } = evaluate(document, { today });
      const broken = findings.filter(({ code }) => code === 'yaml/syntax');
      assert.equal(broken.length, 1);
      assert.match(broken[0]?.message ?? '', /^A "," is missing (?:before this|after "c")\.$/);
      const texts = broken.flatMap(({ fixes }) =>
        fixes.map(({ operations }) => {
          const edits = applyOperations(document, operations);
          return isRefusal(edits) ? edits.refused : applyEdits(document.text, edits);
        }),
      );
      assert.deepEqual(
        texts,
        after.map((each) => head + each),
      );
    });

  /** What speaks against a date is one finding, under the code of the last of its reasons that can still be read. */
  const codes = (text: string): Set<string> =>
    new Set(
      evaluate(readDocument(text), { today }).findings.map(
        ({ code, path, delay }) => `${delay === undefined ? code : 'plan'} ${path.join('.')}`,
      ),
    );

  /** How a manifest may be written in flow style. */
  const styles: Readonly<Record<string, (value: unknown) => string>> = {
    'over many lines': (value) => `${JSON.stringify(value, undefined, 2)}\n`,
    'over many lines with CRLF': (value) => JSON.stringify(value, undefined, 2).replaceAll('\n', '\r\n'),
    'on one line': (value) => JSON.stringify(value),
  };
  for (const [style, write] of Object.entries(styles)) {
    it(`cost one finding in a manifest in flow style ${style}`, () => {
      for (const sample of samples().slice(0, 5)) {
        const text = write(parse(sample));
        const before = codes(text);
        const places = [...text.matchAll(/[}\]]/g)].map(({ index }) => index);
        const step = Math.max(1, Math.floor(places.length / 12));
        for (const at of places.filter((_, index) => index % step === 0)) {
          const fresh = [...codes(text.slice(0, at) + text.slice(at + 1))].filter(
            (each) => !before.has(each),
          );
          assert.deepEqual(
            fresh.map((each) => each.split(' ')[0]),
            ['yaml/syntax'],
            text.slice(at - 40, at + 9),
          );
        }
      }
    }).timeout(120_000);
  }

  it('are shown where something is', () => {
    for (const text of [': c\n e: [}\nd\n n\n : ', ': 4\n : {: d[\ng,\ne:\n s', '{a\n\n: b\n  : c}'])
      for (const { range, message } of readDocument(text).parsed.problems) {
        assert.ok(range.start <= range.end && range.end <= text.length, text);
        assert.doesNotMatch(message, /""/);
      }
  });

  it('show the bracket that is open, where lines are indented', () => {
    const text =
      '{\n  "version": 1,\n  "stage": "diagnose",\n  "workflow": {\n    "name": "x"\n  ,\n  "risk": { "tier": "hgh" }\n}\n';
    assert.deepEqual(found(text), ['4 yaml/syntax "{"', '7 schema/not-one-of ""hgh""']);
    assert.deepEqual(found(text.replace('  ,\n', '  },\n').replace(/\}\n$/, '')), [
      '1 yaml/syntax "{"',
      '7 schema/not-one-of ""hgh""',
    ]);
  });

  it('are closed by a fix where the lines show that they end, which nothing else changes', () => {
    const texts = [
      '{\n  "version": 1,\n  "stage": "diagnose",\n  "workflow": {\n    "name": "x"\n  ,\n  "risk": { "tier": "high" }\n}\n',
      `${head}x-a: {\n  b: [1,\n    2\n  ,\n  c: 3\n}\n`,
      `${head}x-z: 1\nx-a: {\n  b: {\n    d: 2\n  # ours\n  c: 3\n}\n`,
    ];
    for (const text of [...texts, ...texts.map((each) => each.replaceAll('\n', '\r\n'))]) {
      const { findings } = evaluate(readDocument(text), { today });
      const [fix] = findings.find(({ code }) => code === 'yaml/syntax')?.fixes ?? [];
      const [operation] = fix?.operations ?? [];
      assert.ok(operation?.kind === 'text', text);
      const fixed = text.slice(0, operation.start) + operation.text + text.slice(operation.end);
      const { parsed } = readDocument(fixed);
      assert.deepEqual(parsed.problems, [], fixed);
      assert.deepEqual(parsed.value, readDocument(text).parsed.value);
    }
  });

  it('say nothing of what may belong elsewhere, and all of it once they are closed', () => {
    const open = '{ version: 1, workflow: { name: x, stage: diagnose, risk: { tier: hgh } }';
    assert.deepEqual(found(open), ['1 yaml/syntax "{"']);
    assert.ok(found(`${open} }`).length > 1);
  });

  it('leave what stands in them to be completed and hovered', () => {
    const { parsed } = readDocument('owners:\n  a: { roles: [outcome\n  b: { handle: "@b" }\n');
    assert.equal(JSON.stringify(parsed.value), '{"owners":{"a":{"roles":["outcome"]},"b":{"handle":"@b"}}}');
  });

  it('are found in little time, however many', () => {
    for (const text of [
      '['.repeat(60),
      '[\n'.repeat(60),
      '{ a: '.repeat(60),
      '["'.repeat(2000),
      '{ a: [ '.repeat(3000),
    ]) {
      takesAtMost(2_000, () => void readDocument(`version: 1\nx-a: ${text}\n`), text.slice(0, 20));
    }
  });
});
