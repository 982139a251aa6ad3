import { type ParseResult, parse } from '@babel/parser';
import { directiveIn, isNoticed, isNoticedText } from './names';
import { bare, declaredBy, isMember, isNode, isRequire, type Node, nameOf, nodesOf, textOf } from './nodes';

/** What the text of a file says about how it is bound to others and to its platform. */
export interface Syntax {
  /** What it imports: from where, as written, and which names. */
  readonly imports: ReadonlyMap<string, ReadonlySet<string>>;
  /** The names that it exports, of values and types. */
  readonly exports: readonly string[];
  /** What is noticed in it: names such as `Date`, and constructs such as `import(…)`. */
  readonly uses: readonly string[];
}

interface Walk {
  readonly imports: Map<string, ReadonlySet<string>>;
  readonly exports: Set<string>;
  readonly uses: Set<string>;
  readonly isDeclaration: boolean;
}

/** Reads a file of TypeScript by its syntax tree. Names are noticed whatever they are bound to in the file. */
export function syntaxOf(file: string, text: string): Syntax {
  const isDeclaration = file.endsWith('.d.ts');
  const walk: Walk = { imports: new Map(), exports: new Set(), uses: new Set(), isDeclaration };
  const tree = treeOf(text, isDeclaration);
  if (tree === undefined) walk.uses.add('syntax that cannot be read');
  else visitTree(walk, tree);
  return { imports: walk.imports, exports: [...walk.exports].sort(), uses: [...walk.uses].sort() };
}

function treeOf(text: string, isDeclaration: boolean): ParseResult | undefined {
  try {
    return parse(text, {
      sourceType: 'module',
      allowUndeclaredExports: true,
      plugins: [['typescript', { dts: isDeclaration }]],
    });
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function visitTree(walk: Walk, { program, comments }: ParseResult): void {
  for (const { value } of comments ?? []) {
    const directive = directiveIn(value);
    if (directive !== undefined) walk.uses.add(directive);
  }
  // What such a file declares, be it only a type, is there for all files.
  const isModule = program.body.some(({ type }) => /^(?:Import|Export)/.test(type));
  if (!isModule && !walk.isDeclaration) walk.uses.add('neither import nor export');
  for (const statement of program.body) visit(walk, statement, false);
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
  noteExport(walk, node);
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

/** `Math.max`; not `Math` by itself, which could be given another name. */
function isOfMath(node: Node): boolean {
  return isMember(node) && nameOf(node.object) === 'Math';
}

/** `from 'x'`, `import('x')`, `require('x')`, `import x = require('x')` and the type `import('x').X`. */
function noteImport({ imports, uses }: Walk, node: Node): void {
  const from = sourceOf(node);
  if (from === undefined) return;
  const name = textOf(from);
  if (name === undefined) {
    uses.add(isRequire(node) ? 'require(…)' : 'import(…)');
    return;
  }
  const names = nodesOf(node.specifiers).map((each) => nameOf(specified(each)) ?? '*');
  imports.set(name, new Set([...(imports.get(name) ?? []), ...names]));
}

/** What of another file a specifier names, be it imported or passed on. */
function specified({ type, imported, local }: Node): unknown {
  return type === 'ExportSpecifier' ? local : imported;
}

/** The node that says what is imported; null where there should be one and is none. */
function sourceOf(node: Node): unknown {
  if (isRequire(node)) return nodesOf(node.arguments)[0] ?? null;
  if (node.type === 'TSExternalModuleReference') return node.expression;
  if (node.type === 'TSImportType' || node.type === 'ImportExpression') return node.source;
  return /^(?:Import|Export(?:Named|All))Declaration$/.test(node.type)
    ? (node.source ?? undefined)
    : undefined;
}

function noteExport({ exports, uses }: Walk, node: Node): void {
  if (node.type === 'ExportAllDeclaration') uses.add('export *');
  if (node.type === 'ExportDefaultDeclaration') exports.add('default');
  if (node.type !== 'ExportNamedDeclaration') return;
  const declared = isNode(node.declaration) ? declaredBy(node.declaration) : [];
  const passedOn = nodesOf(node.specifiers).map(({ exported }) => nameOf(exported));
  for (const name of [...declared, ...passedOn]) exports.add(name ?? 'a pattern');
}

/** Notes what is said to be there although nothing here makes it; whether the node does so. */
function noteDeclared({ uses, isDeclaration }: Walk, node: Node): boolean {
  const isAmbient = node.declare === true && !keyed.test(node.type);
  const isGlobalType = isDeclaration && /^TS(?:Interface|TypeAlias)Declaration$/.test(node.type);
  if (!isAmbient && !isGlobalType) return false;
  for (const name of declaredBy(node)) uses.add(`declare ${name ?? 'a pattern'}`);
  return true;
}

/** Objects of a platform, of which a property by a computed name could be any. */
const platform = new Set(['Math', 'process', 'window']);

function noteUse({ uses }: Walk, node: Node): void {
  for (const name of namesOf(node)) {
    if (isNoticed(name) || name === 'Math') uses.add(name);
  }
  // A name that a constant holds can be used for a property later on.
  const text = textOf(node);
  if (text !== undefined && isNoticedText(text)) uses.add(text);
  if (!isMember(node)) return;
  const object = nameOf(bare(node.object)) ?? '';
  const property = node.computed === true ? textOf(node.property) : nameOf(node.property);
  if (property === undefined && platform.has(object)) uses.add(`${object}[…]`);
  if (property === 'random' && object === 'Math') uses.add('Math.random');
}

/** The names by which a node itself reaches for a value. */
function namesOf(node: Node): string[] {
  const named: unknown[] = [];
  if (node.type === 'Identifier') named.push(node);
  if (isMember(node)) named.push(node.property);
  if (/^(?:Import|Export)Specifier$/.test(node.type)) named.push(node.imported ?? node.local);
  if (node.type === 'ObjectPattern') named.push(...nodesOf(node.properties).map(({ key }) => key));
  return named.map(nameOf).filter((name) => name !== undefined);
}
