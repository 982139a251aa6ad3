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

  for (const text of ['a: x-{{ .a }}\nb: {{ .Values.b }}', 'a: x-{{ .a }}\n{{ .Values.b }}: 1'])
    it(`does not read ${JSON.stringify(text)} as values`, () =>
      assert.equal(readYaml(text, true), 'it is a template'));
});
