import assert from 'node:assert/strict';
import { entryAt, literalNumber, literalText } from '../../../src/readers/source/code-value';
import {
  attributeAt,
  attributeOf,
  blocksOf,
  readHcl,
  resolveHcl,
  resourcesOf,
} from '../../../src/readers/source/hcl';

describe('the scanner of Terraform', () => {
  it('reads blocks, labels and attributes with their places', () => {
    const text =
      'resource "aws_sqs_queue" "llm" {\n  name = "jobs"\n  tags = { team = "core", "x:y" : 1 }\n}\n';
    const [queue] = resourcesOf(readHcl(text), 'aws_sqs_queue');
    assert.deepEqual(queue?.labels, ['aws_sqs_queue', 'llm']);
    assert.equal(attributeOf(queue, 'name')?.start, text.indexOf('name'));
    assert.equal(literalText(attributeOf(queue, 'name')?.value), 'jobs');
    const tags = attributeOf(queue, 'tags')?.value;
    assert.equal(literalText(entryAt(tags, 'team')?.value), 'core');
    assert.equal(literalNumber(entryAt(tags, 'x:y')?.value), 1);
  });

  it('passes over comments of all three kinds, also within values', () => {
    const text = '# a = 1\n// b = 2\n/* c = 3\n*/\nd = [1, # one\n  2, // two\n  /* three */ 3,\n]\n';
    const { attributes, unread } = readHcl(text);
    assert.deepEqual(unread, []);
    assert.deepEqual(
      attributes.map(({ key, value }) => [key, value.kind === 'list' && value.items.map(literalNumber)]),
      [['d', [1, 2, 3]]],
    );
  });

  it('knows what is filled into a string, and what only looks like it', () => {
    const { attributes } = readHcl(
      'a = "x-${var.y["k"]}-z"\nb = "$${no}"\nc = "${var.region}"\nd = "q\\"\\n\\u0041"\n',
    );
    const [a, b, c, d] = attributes.map(({ value }) => value);
    assert.ok(a?.kind === 'string' && !a.literal && a.value === 'x-${var.y["k"]}-z');
    assert.equal(literalText(b), '${no}');
    assert.ok(c?.kind === 'reference' && c.text === 'var.region');
    assert.equal(literalText(d), 'q"\nA');
  });

  it('reads a heredoc with the place of its content', () => {
    const text = 'policy = <<-JSON\n  {"a": 1}\n  JSON\nnext = 1\n';
    const [policy, next] = readHcl(text).attributes;
    assert.equal(literalText(policy?.value), '  {"a": 1}\n');
    assert.ok(policy?.value.kind === 'string');
    assert.equal(text.slice(policy.value.contentStart).startsWith('  {"a"'), true);
    assert.equal(next?.key, 'next');
  });

  it('takes conditions apart and keeps other expressions as they are written', () => {
    const { attributes } = readHcl(
      'a = var.x != "" ? var.x : "y"\nb = 1 + 2\nc = [for k, v in var.m : k if v]\nd = { for k in var.l : k => 1 }\n' +
        'e = (\n  var.on &&\n  !var.off\n)\nf = -3\ng = try(var.a[0].b, null)\nh = (var.on ? 1 : 2)\n',
    );
    assert.deepEqual(
      attributes.map(({ value }) => value.kind),
      [
        'conditional',
        'expression',
        'expression',
        'expression',
        'expression',
        'number',
        'call',
        'conditional',
      ],
    );
    const [a] = attributes;
    assert.ok(a?.value.kind === 'conditional' && a.value.condition === 'var.x != ""');
    assert.equal(literalText(a.value.no), 'y');
  });

  it('resolves a variable to its default and a local to its value, where the file has them', () => {
    const file = readHcl(
      'variable "days" {\n  default = 14\n}\nvariable "none" {}\nlocals {\n  keep = 30\n  also = var.days\n}\n' +
        'a = var.days\nb = local.keep\nc = local.also\nd = var.none\ne = aws_x.y.id\nf = local.gone\n',
    );
    assert.deepEqual(
      file.attributes.map(({ value }) => {
        const resolved = resolveHcl(file, value);
        return [literalNumber(resolved.value), resolved.default, resolved.variable];
      }),
      [
        [14, true, 'days'],
        [30, undefined, undefined],
        [14, true, 'days'],
        [undefined, undefined, 'none'],
        [undefined, undefined, 'aws_x.y.id'],
        [undefined, undefined, 'local.gone'],
      ],
    );
  });

  it('finds attributes through blocks', () => {
    const file = readHcl(
      'resource "a" "b" {\n  criteria {\n    threshold = 80\n  }\n  dynamic "x" {\n    content {}\n  }\n}\n',
    );
    const [resource] = blocksOf(file, 'resource');
    assert.ok(resource);
    assert.equal(literalNumber(attributeAt(resource, 'criteria', 'threshold')?.value), 80);
    assert.equal(attributeAt(resource, 'gone', 'threshold'), undefined);
    assert.equal(blocksOf(resource, 'dynamic').length, 1);
  });

  it('goes on at the next block behind what it cannot read, and names that', () => {
    const text = 'resource "a" "b" {\n  x = "never closed\n}\n\nresource "c" "d" {\n  y = 1\n}\n';
    const { blocks, unread } = readHcl(text);
    assert.deepEqual(
      blocks.map(({ labels }) => labels[0]),
      ['c'],
    );
    assert.deepEqual(unread, [{ start: 0, what: 'resource' }]);
  });

  const hostile = {
    braces: 'a '.concat('{'.repeat(200_000)),
    brackets: `a = ${'['.repeat(200_000)}`,
    parentheses: `a = ${'('.repeat(200_000)}`,
    strings: `a = ${'"${'.repeat(100_000)}`,
    conditions: `a = ${'b ? c : '.repeat(50_000)}d`,
    heredocs: '<<EOF\n'.repeat(50_000),
    quotes: 'a = "\n'.repeat(50_000),
    operators: `a = ${'! '.repeat(200_000)}`,
    comment: `/*${' *'.repeat(200_000)}`,
    blocks: 'b {\n'.repeat(50_000),
    binary: '\u0000\uFFFD{"=[('.repeat(20_000),
  };
  for (const [name, text] of Object.entries(hostile))
    it(`ends in bounded time with too many ${name}`, () => {
      const file = readHcl(text);
      assert.ok(file.blocks.length + file.attributes.length + file.unread.length < 60_000);
    });

  it('reads 64 levels and no more', () => {
    const nested = (levels: number): string => `a = ${'['.repeat(levels)}1${']'.repeat(levels)}\n`;
    assert.equal(readHcl(nested(20)).attributes.length, 1);
    assert.equal(readHcl(nested(80)).attributes.length, 0);
  });
});
