import type { Path, PlainValue } from '../../core/service';
import { foreignRole } from '../role';
import { isYamlMap } from '../source/yaml';
import type { Tree, Values } from './document';
import { nameOf } from './names';
import { isSample, type ModelSaid, saidOfModel } from './said';
import { resolved } from './settings';

/** An argument of a command, with where it stands. */
interface Argument {
  readonly text: string;
  readonly path: Path;
}

const servers = /vllm|text-(?:embeddings|generation)-inference|\btei\b|infinity|sglang|ollama|\bnim\b/i;

/** The model that a container of a model server is started with, and what docker itself runs as a model. */
export function saidOfCommand(tree: Tree, map: Values, path: Path): ModelSaid[] {
  return [...saidOfServer(tree, map, path), ...saidOfDocker(tree, map, path)];
}

function saidOfServer(tree: Tree, map: Values, path: Path): ModelSaid[] {
  const image = map.image;
  const about = typeof image === 'string' ? image : '';
  const written = ['command', 'args', 'entrypoint'].flatMap((key) => argumentsOf(map[key], [...path, key]));
  const by = `${about} ${written
    .map(({ text }) => text)
    .join(' ')
    .slice(0, 300)}`;
  if (written.length === 0 || !servers.test(by)) return [];
  const model = optionOf(written, /^--(?:model|model-id|model-path|model_id)$/) ?? served(written);
  const value = model === undefined ? undefined : resolved(model.text);
  if (model === undefined || value === undefined) return [];
  const name = nameOf(value.value, { isModel: true, by });
  if (name?.kind !== 'model') return [];
  const revision = optionOf(written, /^--revision$/);
  const version = revision === undefined ? undefined : resolved(revision.text)?.value;
  return saidOfModel(name, {
    site: 'configured',
    at: tree.place(model.path),
    ...foreignRole(tree.file.role),
    selfHosted: true,
    ...(value.overridable === undefined ? {} : { overridable: value.overridable, default: true }),
    ...(isSample(tree.file) ? { sample: true } : {}),
    ...(version === undefined || revision === undefined
      ? {}
      : { version, versionAt: tree.place(revision.path) }),
  });
}

/** `--model x` and `--model=x`. */
function optionOf(written: readonly Argument[], option: RegExp): Argument | undefined {
  for (const [index, { text, path }] of written.entries()) {
    const [, name = '', value] = /^(--[\w-]+)(?:=(.*))?$/.exec(text) ?? [];
    if (!option.test(name)) continue;
    return value === undefined ? written[index + 1] : { text: value, path };
  }
  return undefined;
}

/** `vllm serve org/name` */
function served(written: readonly Argument[]): Argument | undefined {
  const at = written.findIndex(({ text }, index) => text === 'serve' && written[index - 1]?.text === 'vllm');
  return at === -1 ? undefined : written[at + 1];
}

function argumentsOf(value: PlainValue | undefined, path: Path): Argument[] {
  if (typeof value === 'string') return wordsIn(value).map((text) => ({ text, path }));
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: PlainValue, index): Argument[] =>
    typeof item === 'string' ? wordsIn(item).map((text) => ({ text, path: [...path, index] })) : [],
  );
}

function wordsIn(text: string): string[] {
  return text
    .slice(0, 2_000)
    .split(/[\s\\]+/)
    .map((word) => word.replace(/^["']|["']$/g, ''))
    .filter((word) => word !== '');
}

/** `models:` of compose, and a service that is provided as a model. */
function saidOfDocker(tree: Tree, map: Values, path: Path): ModelSaid[] {
  const isModel = path.length === 2 && path[0] === 'models' && /compose/i.test(tree.file.name);
  const provider = map.provider;
  const options = isYamlMap(provider) && provider.type === 'model' ? provider.options : undefined;
  const [text, at] = isModel
    ? [map.model, [...path, 'model']]
    : isYamlMap(options)
      ? [options.model, [...path, 'provider', 'options', 'model']]
      : [];
  const value = typeof text === 'string' ? resolved(text) : undefined;
  if (
    value === undefined ||
    at === undefined ||
    !/^[\w./-]+(?::[\w.-]+)?(?:@sha256:[0-9a-f]+)?$/.test(value.value)
  )
    return [];
  return saidOfModel(
    { kind: 'model', id: value.value, provider: 'docker', host: 'docker' },
    { site: 'configured', at: tree.place(at), ...foreignRole(tree.file.role) },
  );
}
