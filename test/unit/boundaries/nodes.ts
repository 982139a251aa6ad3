/** A node of the syntax tree, of whatever kind: the parts that are looked at here. */
export interface Node {
  readonly type: string;
  readonly arguments?: unknown;
  readonly callee?: unknown;
  readonly computed?: unknown;
  readonly declaration?: unknown;
  readonly declarations?: unknown;
  readonly declare?: unknown;
  readonly exported?: unknown;
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
  readonly specifiers?: unknown;
  readonly value?: unknown;
}

export function isNode(value: unknown): value is Node {
  return value !== null && typeof value === 'object' && 'type' in value && typeof value.type === 'string';
}

/** The nodes of a list. */
export function nodesOf(list: unknown): Node[] {
  return Array.isArray(list) ? list.filter(isNode) : [];
}

/** The name that an identifier or a constant text is. */
export function nameOf(node: unknown): string | undefined {
  return isNode(node) && node.type === 'Identifier' ? stringOf(node.name) : textOf(node);
}

/** The constant text that a node is. */
export function textOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === 'TSLiteralType') return textOf(node.literal);
  if (node.type === 'StringLiteral') return stringOf(node.value);
  if (node.type !== 'TemplateLiteral') return undefined;
  const [only, ...others] = nodesOf(node.quasis);
  return others.length === 0 ? cookedOf(only?.value) : undefined;
}

/** The names that a declaration declares; undefined for a pattern. */
export function declaredBy(node: Node): (string | undefined)[] {
  const declarators = nodesOf(node.declarations);
  return (declarators.length > 0 ? declarators : [node]).map(({ id }) => nameOf(id));
}

/** What a node is apart from what it is said to be: `x` of `x as T`, `x satisfies T`, `<T>x` and `x!`. */
export function bare(node: unknown): unknown {
  const isTyped = isNode(node) && /^TS(?:As|Satisfies|NonNull)Expression$|^TSTypeAssertion$/.test(node.type);
  return isTyped ? bare(node.expression) : node;
}

/** `object.property` or `object[property]`. */
export function isMember({ type }: Node): boolean {
  return /^(?:Optional)?MemberExpression$/.test(type);
}

/** `require(…)`. */
export function isRequire({ type, callee }: Node): boolean {
  return /^(?:Optional)?CallExpression$/.test(type) && nameOf(bare(callee)) === 'require';
}

function cookedOf(value: unknown): string | undefined {
  return value !== null && typeof value === 'object' && 'cooked' in value
    ? stringOf(value.cooked)
    : undefined;
}

function stringOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
