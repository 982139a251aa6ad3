import assert from 'node:assert/strict';
import { readYaml } from '../../../src/readers/source/yaml';

describe('YAML of several documents', () => {
  it('has positions in the file', () => {
    const text = '# one\n---\nkind: A\n---\n# two\nkind: B\nspec: { x: [1, 2] }\n...\n';
    const documents = readYaml(text);
    assert.ok(typeof documents !== 'string');
    assert.deepEqual(
      documents.map((each) => each.at('kind')),
      ['A', 'B'],
    );
    const [, second] = documents;
    assert.equal(text.slice(second?.offsetOf(['spec', 'x', 1])).slice(0, 1), '2');
    assert.equal(text.slice(second?.keyOffsetOf(['spec', 'x'])).slice(0, 1), 'x');
  });

  const refused: readonly (readonly [text: string, why: string])[] = [
    ['a: {{ .Values.a }}', 'it is a template'],
    ['{{- if .Values.a }}\na: 1\n{{- end }}', 'it is a template'],
    ['a: 1\n{% if x %}\nb: 2\n', 'it is a template'],
    ['a: http://{{ .Release.Name }}', 'it is a template'],
    ['a: [1', 'it is no valid YAML'],
    ['a: *b', 'it is no valid YAML'],
    ['<<<<<<< ours\na: 1\n=======\na: 2\n>>>>>>> theirs\n', 'it has conflict markers'],
  ];
  for (const [text, why] of refused)
    it(`does not read ${JSON.stringify(text)}`, () => assert.equal(readYaml(text), why));

  const rows = (count: number): string => `rows:\n${'  - { a: 1, b: 2 }\n'.repeat(count)}`;
  const bomb = `a: &a [x, x, x, x, x, x, x, x]\n${[...'bcdefgh'].map((name, index) => `${name}: &${name} [${Array(8).fill(`*${'abcdefgh'[index]}`).join(', ')}]\n`).join('')}`;
  const beyond: readonly (readonly [what: string, text: string, why: RegExp])[] = [
    ['aliases of aliases', bomb, /^its aliases make it larger than 1,000,000 values/],
    ['many levels', `a: ${'['.repeat(80)}1${']'.repeat(80)}`, /^it is nested more than 64 levels deep$/],
    [
      'many characters',
      `a: ${'x'.repeat(5_000_000)}`,
      /^it has 5,000,003 characters, and at most 4,194,304 are read/,
    ],
    [
      'many lines with anchors',
      `b: &b 1\nrows:\n${'  - 1\n'.repeat(80_000)}`,
      /^it has more than 150,000 lines and separators/,
    ],
    ['words for keys', 'x\n'.repeat(200_000), /^it has more than 150,000 lines and separators/],
  ];
  for (const [what, text, why] of beyond)
    it(`says why it does not read ${what}`, () => assert.match(String(readYaml(text)), why));

  it('reads contracts that are larger than any manifest', () => {
    for (const text of [rows(50_000), rows(20_000).replaceAll('\n', '\r\n'), `b: &b 1\n${rows(20_000)}`]) {
      const documents = readYaml(text);
      assert.ok(typeof documents !== 'string', String(documents));
      assert.equal(documents[0]?.at('rows', 19_999, 'b'), 2);
    }
  });

  for (const text of [
    'a: ${{ secrets.X }}',
    'a: "{{ x }}"',
    "a: '{{ x }}'",
    '# {{ x }}\na: 1',
    'a: x # {{ y }}',
    'a: 1\na: 2',
  ])
    it(`reads ${JSON.stringify(text)}`, () => assert.ok(typeof readYaml(text) !== 'string'));

  for (const text of ['a: http://{{ .Release.Name }}-x', 'a: |\n  {{ x }}\n  {% if y %}\nb: [c, "{{ d }}"]'])
    it(`reads ${JSON.stringify(text)} as values`, () => assert.ok(typeof readYaml(text, true) !== 'string'));

  for (const text of [
    'openapi: 3.1.0\ninfo:\n  description: |\n    Marks such as `{{` or `}}` are left.\n    {{ x }} is filled in.\n',
    'openapi: 3.1.0\ninfo:\n  description: The name as `{{ target.name }}` in texts.\n',
    'a: 1\nasyncapi: 3.0.0\nb:\n  - summary: Says {{ x }}\n',
  ])
    it(`reads ${JSON.stringify(text)}`, () => assert.ok(typeof readYaml(text) !== 'string'));

  for (const text of [
    'openapi: 3.1.0\ninfo:\n  version: v-{{ .Chart.Version }}\n',
    'openapi: 3.1.0\ninfo:\n  description: |\n    Marks such as `{{`.\n{{- if .Values.a }}\npaths: {}\n{{- end }}\n',
    'kind: ConfigMap\ndescription: Says {{ x }}\n',
  ])
    it(`does not read ${JSON.stringify(text)}`, () => assert.equal(readYaml(text), 'it is a template'));

  for (const text of ['a: x-{{ .a }}\nb: {{ .Values.b }}', 'a: x-{{ .a }}\n{{ .Values.b }}: 1'])
    it(`does not read ${JSON.stringify(text)} as values`, () =>
      assert.equal(readYaml(text, true), 'it is a template'));
});
