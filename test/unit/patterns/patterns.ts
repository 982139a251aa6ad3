// The regular expressions of the sources, found in their syntax trees.
import { globSync, readFileSync } from 'node:fs';
import { parse } from '@babel/parser';

export interface Pattern {
  /** Where it stands: `src/core/base/dates.ts:9`. */
  readonly at: string;
  readonly source: string;
  readonly flags: string;
  /** Whether it is tried on short texts only. */
  readonly isShort: boolean;
}

interface SyntaxNode {
  readonly type: string;
  readonly [key: string]: unknown;
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** What is below a node, with the node that it is directly in. */
function* below(
  node: SyntaxNode,
  parent: SyntaxNode = node,
): Generator<[node: SyntaxNode, parent: SyntaxNode]> {
  yield [node, parent];
  for (const value of Object.values(node)) {
    for (const each of Array.isArray(value) ? value : [value]) if (isNode(each)) yield* below(each, node);
  }
}

function isCalled(node: SyntaxNode, name: string): boolean {
  const { type, callee } = node;
  const isCall = type === 'NewExpression' || type === 'CallExpression';
  return isCall && isNode(callee) && callee.type === 'Identifier' && callee.name === name;
}

/** The text that an expression always has, from the constants of its file; undefined where it depends on more. */
function textOf(node: unknown, constants: ReadonlyMap<string, SyntaxNode>): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === 'StringLiteral') return String(node.value);
  if (node.type === 'Identifier') return textOf(constants.get(String(node.name)), constants);
  if (node.type !== 'TemplateLiteral') return joined(node, constants);
  const quasis = node.quasis as { readonly value: { readonly cooked: string } }[];
  const expressions = (node.expressions as unknown[]).map((each) => textOf(each, constants));
  return expressions.includes(undefined)
    ? undefined
    : quasis.map(({ value }, index) => value.cooked + (expressions[index] ?? '')).join('');
}

/** `[…].join('|')`. */
function joined(node: SyntaxNode, constants: ReadonlyMap<string, SyntaxNode>): string | undefined {
  const { callee } = node;
  if (node.type !== 'CallExpression' || !isNode(callee) || !isNode(callee.object)) return undefined;
  const { elements } = callee.object;
  const separator = textOf((node.arguments as unknown[])[0], constants);
  if (!Array.isArray(elements) || separator === undefined) return undefined;
  const parts = elements.map((each) => textOf(each, constants));
  return parts.includes(undefined) ? undefined : parts.join(separator);
}

/** The patterns of one file; `unknown` are the places of those that are made from what is not in it. */
export function patternsIn(file: string, text: string): { patterns: Pattern[]; unknown: string[] } {
  const tree: unknown = parse(text, { sourceType: 'module', plugins: ['typescript', 'decorators'] }).program;
  const all = isNode(tree) ? [...below(tree)] : [];
  const constants = new Map<string, SyntaxNode>();
  for (const [{ type, id, init }] of all)
    if (type === 'VariableDeclarator' && isNode(id) && isNode(init)) constants.set(String(id.name), init);
  const patterns: Pattern[] = [];
  const unknown: string[] = [];
  for (const [node, parent] of all) {
    const at = `${file}:${(node.loc as { start: { line: number } }).start.line}`;
    const isShort = isCalled(parent, 'ShortPattern');
    if (node.type === 'RegExpLiteral')
      patterns.push({ at, isShort, source: String(node.pattern), flags: String(node.flags) });
    if (!isCalled(node, 'RegExp')) continue;
    const [source, flags] = node.arguments as unknown[];
    const written = textOf(source, constants);
    if (written === undefined) unknown.push(at);
    else patterns.push({ at, isShort, source: written, flags: textOf(flags, constants) ?? '' });
  }
  return { patterns, unknown };
}

/** The patterns of all sources of ours that run for a user. */
export function patternsOfSources(): { patterns: Pattern[]; unknown: string[] } {
  const found = globSync('src/**/*.ts')
    .sort()
    .map((file) => patternsIn(file.replaceAll('\\', '/'), readFileSync(file, 'utf8')));
  return {
    patterns: found.flatMap(({ patterns }) => patterns),
    unknown: found.flatMap(({ unknown }) => unknown),
  };
}

/** The patterns of the schemas, which their validator tries on every text of a manifest. */
export function patternsOfSchemas(): Pattern[] {
  const found: Pattern[] = [];
  for (const file of globSync('schemas/*.json').sort()) {
    JSON.parse(readFileSync(file, 'utf8'), (key, value: unknown) => {
      // As Ajv compiles them.
      if (key === 'pattern' && typeof value === 'string')
        found.push({ at: file, source: value, flags: 'u', isShort: false });
      return value;
    });
  }
  return found;
}
