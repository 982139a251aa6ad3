import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import MarkdownIt from 'markdown-it';
import { stringify } from 'yaml';
import { complete, evaluate, hoverAt, readDocument } from '../../../../src/core/service';
import { exportReport } from '../../../../src/panel/export/export';
import { panelModel } from '../../../../src/panel/model/model';

/** What the schema says of a place, as much of it as is needed to fill it. */
interface Node {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly format?: string;
  readonly examples?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Node>>;
  readonly additionalProperties?: Node | boolean;
  readonly propertyNames?: Node;
  readonly items?: Node;
  readonly anyOf?: readonly Node[];
  readonly oneOf?: readonly Node[];
}

const schema: Node & { readonly $defs: Readonly<Record<string, Node>> } = JSON.parse(
  readFileSync('schemas/ai-readiness.schema.json', 'utf8'),
);

/** A value with every key that the schema knows, and the text wherever the schema takes a text. */
function filled(node: Node, text: string): unknown {
  if (node.$ref !== undefined) return filled(schema.$defs[node.$ref.replace('#/$defs/', '')] ?? {}, text);
  if (node.const !== undefined) return node.const;
  if (node.enum !== undefined) return node.enum[0];
  if (node.properties !== undefined || typeof node.additionalProperties === 'object') return map(node, text);
  if (node.items !== undefined) return [filled(node.items, text)];
  const [choice] = node.oneOf ?? node.anyOf ?? [];
  if (node.type === undefined && choice !== undefined) return filled(choice, text);
  if ([node.type].flat().includes('string')) return textAt(node, text);
  if (node.type === 'boolean') return true;
  return 1;
}

function map({ properties = {}, additionalProperties }: Node, text: string): object {
  const entries = Object.entries(properties).map(([key, each]) => [key, filled(each, text)]);
  if (typeof additionalProperties === 'object')
    for (const id of ['a', text]) entries.push([id, filled(additionalProperties, text)]);
  return Object.fromEntries(entries);
}

function textAt({ format, pattern }: Node, text: string): string {
  if (format === 'date') return '2026-10-01';
  if (pattern === undefined || new RegExp(pattern, 'u').test(text)) return text;
  return ['a', '1d', '2w', '>= 1'].find((each) => new RegExp(pattern, 'u').test(each)) ?? text;
}

const hostile = [
  '![](https://evil.example/p.png) [Open](command:aiReadiness.openChecklist?%5B%5D)',
  '<img src=x onerror=1> <https://evil.example> &lt;i&gt;',
  'https://evil.example www.evil.example a@evil.example',
  '`x` ``` | a | $(trash) \\',
  'one\n\n# two\n\n- ![x](y)\n\n    code\n\n[x]: https://evil.example',
  '\u202eevil\u2066 \u200b\u001b[31m\u009b',
];

const parser = new MarkdownIt({ html: true, linkify: true });
const unwanted = new Set(['image', 'html_inline', 'html_block', 'link_open']);
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const obeyed = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\u202a-\u202e\u2066-\u2069]/;

function assertHarmless(text: string): void {
  const tokens = parser.parse(text, {}).flatMap((token) => [token, ...(token.children ?? [])]);
  assert.deepEqual(
    tokens.filter(({ type }) => unwanted.has(type)).map(({ content, type }) => [type, content]),
    [],
    text,
  );
  assert.doesNotMatch(text, obeyed);
  assert.doesNotMatch(text, /\$\(/);
}

describe('a hostile text wherever the schema takes one', () => {
  const today = '2026-11-01';
  for (const text of hostile) {
    const document = readDocument(stringify(filled(schema, text)));
    const report = evaluate(document, { today });

    it(`is read: ${JSON.stringify(text)}`, () => {
      assert.ok(JSON.stringify(report.manifest).split(JSON.stringify(text)).length > 20);
    });

    it(`is text in every hover: ${JSON.stringify(text)}`, () => {
      const said = new Set<string>();
      for (let offset = 0; offset < document.text.length; offset += 61) {
        const found = hoverAt({ document, report, offset });
        if (found !== undefined) said.add(found.markdown.text);
      }
      for (const each of said) assertHarmless(each);
      assert.ok(said.size > 20, String(said.size));
    });

    it(`is text in what is said of every proposal: ${JSON.stringify(text)}`, () => {
      const said = new Set<string>();
      for (let offset = 0; offset < document.text.length; offset += 83)
        for (const { documentation } of complete({ document, offset, today, files: [text] }).proposals)
          if (documentation !== undefined) said.add(documentation.text);
      for (const each of said) assertHarmless(each);
      assert.ok(said.size > 10);
    });

    it(`is text in the exported reports: ${JSON.stringify(text)}`, () => {
      const model = panelModel({ document, report }, { path: text, editable: false });
      const markdown = exportReport({ model, report, surroundings: { toManifest: '' } }, 'markdown');
      const own = /^(?:<details>\n<summary>.*<\/summary>|<\/details>)$/gm;
      assert.equal(markdown.match(own)?.length, 2);
      assertHarmless(markdown.replace(own, ''));
      const html = exportReport({ model, report, surroundings: { toManifest: '' } }, 'html');
      assert.doesNotMatch(html, /<(?:img|a|script|i)\b/);
      assert.doesNotMatch(html, obeyed);
    });
  }
});

it('nothing but its one place has VS Code show a message or Markdown', () => {
  const sources = globSync('src/extension/**/*.ts').filter((file) => {
    const text = readFileSync(file, 'utf8');
    return /show(?:Information|Warning|Error)Message\(|new vscode\.MarkdownString/.test(text);
  });
  assert.deepEqual(sources.map((file) => file.replaceAll('\\', '/')).sort(), [
    'src/extension/base/messages.ts',
    'src/extension/features/language/markdown.ts',
    // Whose icons need HTML; the name of the workflow is appended as text.
    'src/extension/features/status-bar.ts',
  ]);
});
