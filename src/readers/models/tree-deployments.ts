import type { Path, PlainValue } from '../../core/service';
import { isYamlList, isYamlMap } from '../source/yaml';
import type { Deployment, Piece } from './deployments';
import type { Tree, Values } from './document';
import { resolved } from './settings';

/** A deployment with its model: `{name, model: {format, name, version}, sku: {name}}`. */
export function deploymentIn(tree: Tree, map: Values, path: Path): Deployment | undefined {
  const { properties } = map;
  const isInner = isYamlMap(properties) && isYamlMap(properties.model);
  const inner = isInner ? ['properties'] : [];
  const model = isInner ? properties.model : map.model;
  if (!isYamlMap(model) || typeof model.name !== 'string') return undefined;
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
