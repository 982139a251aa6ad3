import type { Path, PlainValue } from '../../core/service';
import type { Deployment, Piece } from './deployments';
import { isList, isMap, type Tree, type Values } from './document';
import { resolved } from './settings';

/** A deployment with its model: `{name, model: {format, name, version}, sku: {name}}`. */
export function deploymentIn(tree: Tree, map: Values, path: Path): Deployment | undefined {
  const { properties } = map;
  const isInner = isMap(properties) && isMap(properties.model);
  const inner = isInner ? ['properties'] : [];
  const model = isInner ? properties.model : map.model;
  if (!isMap(model) || typeof model.name !== 'string') return undefined;
  const isOne = typeof model.format === 'string' || (isMap(map.sku) && typeof map.name === 'string');
  if (!isOne) return undefined;
  const piece = (...steps: string[]): Piece | undefined => pieceAt(tree, [...path, ...steps]);
  const named = piece(...inner, 'model', 'name');
  if (named === undefined) return undefined;
  return {
    model: named,
    name: piece('name'),
    version: piece(...inner, 'model', 'version'),
    sku: piece('sku', 'name') ?? piece(...inner, 'scaleSettings', 'scaleType'),
    upgrade: piece(...inner, 'versionUpgradeOption'),
  };
}

function pieceAt(tree: Tree, path: Path): Piece | undefined {
  const found = path.reduce<PlainValue | undefined>(
    (at, step) => (isMap(at) ? at[step] : isList(at) && typeof step === 'number' ? at[step] : undefined),
    tree.value,
  );
  const text = tree.text(found, path);
  const value = text === undefined ? undefined : resolved(text);
  // An expression of a template: what it stands for is said elsewhere.
  if (value === undefined || /^\[/.test(value.value)) return undefined;
  return {
    text: value.value,
    at: tree.place(path),
    ...(value.overridable === undefined ? {} : { overridable: value.overridable, isDefault: true }),
  };
}
