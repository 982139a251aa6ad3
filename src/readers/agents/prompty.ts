import type { Node, Said } from '../../core/service';
import { parseUnbroken } from '../../core/service';
import type { RepositoryReader } from '../reader';
import { foreignRole } from '../role';
import type { SourceFile } from '../source/file';
import { below, entryAt, shifted, textAt, textOf } from '../source/nodes';

/** Prompts that name their deployment: `.prompty` with front matter, `.prompt.yml`. */
export const prompty: RepositoryReader = {
  name: 'prompty',
  looksAt: (path) => /\.prompty$|[^/]\.prompt\.ya?ml$/i.test(path),
  read: (file) => ({ said: promptFacts(file) }),
};

function promptFacts(file: SourceFile): Said[] {
  const isPrompty = /\.prompty$/i.test(file.path);
  const root = isPrompty ? frontMatter(file.text) : wholeOf(file);
  if (root?.kind !== 'map') return [];
  const model = entryAt(root, 'model');
  if (model === undefined || (!isPrompty && entryAt(root, 'messages') === undefined)) return [];
  const name = entryAt(root, 'name');
  const value = {
    name: textOf(name?.value) ?? stemOf(file.name),
    form: isPrompty ? 'prompty' : 'yaml',
    ...foreignRole(file.role),
  };
  const prompt: Said = { fact: 'prompt', value, ...file.placeOf(name?.keyStart ?? model.keyStart) };
  return [prompt, ...deploymentFacts(file, model.value)];
}

function wholeOf(file: SourceFile): Node | undefined {
  const { yaml } = file;
  const [only, another] = typeof yaml === 'string' ? [] : yaml;
  return only?.root === undefined || another !== undefined ? undefined : shifted(only.root, only.start);
}

/** What stands between the two lines of `---` at the beginning; undefined where they are not there or hold no YAML. */
function frontMatter(text: string): Node | undefined {
  const start = /^\uFEFF?---[ \t]*\r?\n/.exec(text)?.[0].length;
  if (start === undefined) return undefined;
  const end = text.slice(start).search(/^---[ \t]*$/m);
  if (end === -1) return undefined;
  const { root, problems } = parseUnbroken(text.slice(start, start + end));
  return root === undefined || problems.some(({ code }) => code === 'yaml/syntax')
    ? undefined
    : shifted(root, start);
}

/** A deployment is no model: which it runs stands elsewhere. */
function deploymentFacts(file: SourceFile, model: Node): Said[] {
  const deployment =
    entryAt(below(model, 'configuration'), 'azure_deployment') ??
    entryAt(below(model, 'connection'), 'azure_deployment');
  const name = textAt(deployment?.value);
  if (deployment === undefined || name === undefined || !isName(name)) return [];
  return [
    {
      fact: 'deployment-name',
      value: { name, model: null, ...foreignRole(file.role) },
      ...file.placeOf(deployment.keyStart),
    },
  ];
}

/** Neither something to be filled in nor a reference to a variable. */
export function isName(name: string): boolean {
  return name.trim() !== '' && !/[<>{}$%]|^(?:your|todo|changeme|replace)\b/i.test(name);
}

/** The name of a file without its endings. */
export function stemOf(name: string): string {
  return name.replace(/\.[^/]*$/, '') || name;
}
