import { parse } from '@babel/parser';
import { directiveIn, isNoticed } from './names';

/** What the text of a file says about how it is bound to others and to its platform. */
export interface Syntax {
  /** What it imports, as written. */
  readonly imports: readonly string[];
  /** What is noticed in it: names such as `Date`, and constructs such as `import(…)`. */
  readonly uses: readonly string[];
}

/** A node of the tree, of whatever kind: the parts that are looked at here. */
interface Node {
  readonly type: string;
  readonly arguments?: unknown;
  readonly callee?: unknown;
  readonly computed?: unknown;
  readonly declaration?: unknown;
  readonly declarations?: unknown;
  readonly declare?: unknown;
  readonly exportKind?: unknown;
  readonly expression?: unknown;
  readonly id?: unknown;
  readonly imported?: unknown;
  readonly importKind?: unknown;
  readonly key?: unknown;
  readonly literal?: unknown;
  readonly local?: unknown;
  readonly name?: unknown;
  readonly object?: unknown;
  readonly properties?: unknown;
  readonly property?: unknown;
  readonly quasis?: unknown;
  readonly source?: unknown;
  readonly value?: unknown;
}

interface Walk {
  readonly imports: Set<string>;
  readonly uses: Set<string>;
  readonly isDeclaration: boolean;
}

/** Reads a file of TypeScript by its syntax tree. Names are noticed whatever they are bound to in the file. */
export function syntaxOf(file: string, text: string): Syntax {
  const isDeclaration = file.endsWith('.d.ts');
  const { program, comments } = parse(text, {
    sourceType: 'module',
    allowUndeclaredExports: true,
    plugins: [['typescript', { dts: isDeclaration }]],
  });
  const walk: Walk = { imports: new Set(), uses: new Set(), isDeclaration };
  for (const { value } of comments ?? []) {
    const directive = directiveIn(value);
    if (directive !== undefined) walk.uses.add(directive);
  }
  for (const statement of program.body) visit(walk, statement, false);
  return { imports: [...walk.imports], uses: [...walk.uses].sort() };
}

/** Parts of TypeScript that are there when the program runs; the others are types. */
const atRunTime = new Set([
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSTypeAssertion',
  'TSNonNullExpression',
  'TSInstantiationExpression',
  'TSParameterProperty',
  'TSExportAssignment',
  'TSImportEqualsDeclaration',
  'TSExternalModuleReference',
  'TSQualifiedName',
  'TSEnumDeclaration',
  'TSEnumBody',
  'TSEnumMember',
  'TSModuleDeclaration',
  'TSModuleBlock',
]);

/** Nodes whose `key` is a name and no reference, unless it is computed. */
const keyed = /^(?:Object|Class)(?:Private|Accessor)?(?:Property|Method)$/;

function visit(walk: Walk, node: unknown, inType: boolean): void {
  if (!isNode(node)) return;
  noteImport(walk, node);
  const isType = inType || noteDeclared(walk, node) || isTypeOnly(node);
  if (!isType) noteUse(walk, node);
  for (const child of childrenOf(node)) visit(walk, child, isType);
}

function isTypeOnly(node: Node): boolean {
  if (node.importKind === 'type') return true;
  // An export of what it declares itself is looked at as the declaration.
  if (node.exportKind === 'type' && !isNode(node.declaration)) return true;
  return node.type.startsWith('TS') && !atRunTime.has(node.type);
}

/** The nodes below one, without those that are only names. */
function childrenOf(node: Node): unknown[] {
  const children = { ...node };
  if (isMember(node) && node.computed !== true) delete children.property;
  if (isOfMath(node)) delete children.object;
  if (keyed.test(node.type) && node.computed !== true) delete children.key;
  if (isRequire(node)) delete children.callee;
  return Object.values(children).flat();
}

function isMember({ type }: Node): boolean {
  return /^(?:Optional)?MemberExpression$/.test(type);
}

/** `Math.max`; not `Math` by itself, which could be given another name. */
function isOfMath(node: Node): boolean {
  return isMember(node) && isNamed(node.object, 'Math');
}

function isRequire({ type, callee }: Node): boolean {
  return type === 'CallExpression' && isNamed(callee, 'require');
}

/** `from 'x'`, `import('x')`, `require('x')`, `import x = require('x')` and the type `import('x').X`. */
function noteImport({ imports, uses }: Walk, node: Node): void {
  const from = sourceOf(node);
  if (from === undefined) return;
  const name = textOf(from);
  if (name !== undefined) imports.add(name);
  else uses.add(isRequire(node) ? 'require(…)' : 'import(…)');
}

/** The node that says what is imported; null where there should be one and is none. */
function sourceOf(node: Node): unknown {
  if (isRequire(node)) return Array.isArray(node.arguments) ? (node.arguments[0] ?? null) : null;
  if (node.type === 'TSExternalModuleReference') return node.expression;
  if (node.type === 'TSImportType' || node.type === 'ImportExpression') return node.source;
  return /^(?:Import|Export(?:Named|All))Declaration$/.test(node.type)
    ? (node.source ?? undefined)
    : undefined;
}

/** Notes what is said to be there although nothing here makes it; whether the node does so. */
function noteDeclared({ uses, isDeclaration }: Walk, node: Node): boolean {
  const isAmbient = node.declare === true && !keyed.test(node.type);
  const isGlobalType = isDeclaration && /^TS(?:Interface|TypeAlias)Declaration$/.test(node.type);
  if (!isAmbient && !isGlobalType) return false;
  const declared = Array.isArray(node.declarations) ? node.declarations : [node];
  for (const each of declared) {
    const name = isNode(each) ? nameOf(each.id) : undefined;
    uses.add(`declare ${name ?? 'a pattern'}`);
  }
  return true;
}

function noteUse(walk: Walk, node: Node): void {
  if (node.type === 'ExportAllDeclaration') walk.uses.add('export *');
  for (const name of namesOf(node)) {
    if (isNoticed(name) || name === 'Math') walk.uses.add(name);
  }
  if (!isOfMath(node)) return;
  const name = node.computed === true ? textOf(node.property) : nameOf(node.property);
  if (name === undefined || name === 'random') walk.uses.add(`Math.${name ?? '…'}`);
}

/** The names by which a node itself reaches for a value. */
function namesOf(node: Node): string[] {
  const named: unknown[] = [];
  if (node.type === 'Identifier') named.push(node);
  if (isMember(node)) named.push(node.property);
  if (/^(?:Import|Export)Specifier$/.test(node.type)) named.push(node.imported ?? node.local);
  if (node.type === 'ObjectPattern' && Array.isArray(node.properties)) {
    named.push(...node.properties.map((each: unknown) => (isNode(each) ? each.key : undefined)));
  }
  return named.map(nameOf).filter((name) => name !== undefined);
}

/** The name that an identifier or a constant text is. */
function nameOf(node: unknown): string | undefined {
  if (isNode(node) && node.type === 'Identifier' && typeof node.name === 'string') return node.name;
  return textOf(node);
}

/** The constant text that a node is. */
function textOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === 'TSLiteralType') return textOf(node.literal);
  if (node.type === 'StringLiteral' && typeof node.value === 'string') return node.value;
  const [only, ...others] = Array.isArray(node.quasis) ? node.quasis : [];
  return node.type === 'TemplateLiteral' && others.length === 0 && isNode(only) ? cookedOf(only) : undefined;
}

function cookedOf({ value }: Node): string | undefined {
  if (value === null || typeof value !== 'object' || !('cooked' in value)) return undefined;
  return typeof value.cooked === 'string' ? value.cooked : undefined;
}

function isNamed(node: unknown, name: string): boolean {
  return isNode(node) && node.type === 'Identifier' && node.name === name;
}

function isNode(value: unknown): value is Node {
  return value !== null && typeof value === 'object' && 'type' in value && typeof value.type === 'string';
}
