import type { Path, PlainValue } from '../../core/service';
import { isYamlList, isYamlMap } from '../source/yaml';
import { type Deployment, isFormat, type Piece } from './deployments';
import type { Tree, Values } from './document';
import { resolved } from './settings';

/** A deployment with its model: `{name, model: {format, name, version}, sku: {name}}`. */
export function deploymentIn(tree: Tree, map: Values, path: Path): Deployment | undefined {
  const { properties } = map;
  const isInner = isYamlMap(properties) && isYamlMap(properties.model);
  const inner = isInner ? ['properties'] : [];
  const model = isInner ? properties.model : map.model;
  if (!isYamlMap(model)) return flatIn(tree, map, path);
  if (typeof model.name !== 'string') return undefined;
  const isOne = typeof model.format === 'string' || (isYamlMap(map.sku) && typeof map.name === 'string');
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

/** `{format, name, version, sku}`: under which name it is deployed, something else decides. */
function flatIn(tree: Tree, map: Values, path: Path): Deployment | undefined {
  const isOne = typeof map.format === 'string' && isFormat(map.format);
  if (!isOne || !['version', 'sku', 'skuName', 'capacity'].some((key) => map[key] !== undefined))
    return undefined;
  const model = pieceAt(tree, [...path, 'name']);
  if (model === undefined) return undefined;
  return {
    model,
    version: pieceAt(tree, [...path, 'version']),
    sku: pieceAt(tree, [...path, 'sku', 'name']) ?? pieceAt(tree, [...path, 'skuName']),
  };
}

function pieceAt(tree: Tree, path: Path): Piece | undefined {
  const found = path.reduce<PlainValue | undefined>(
    (at, step) =>
      isYamlMap(at) ? at[step] : isYamlList(at) && typeof step === 'number' ? at[step] : undefined,
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
