import type { Said } from '../../core/service';
import { parseUnbroken } from '../../core/service';
import type { RepositoryReader } from '../reader';
import { foreignRole } from '../role';
import type { SourceFile } from '../source/file';
import { frontMatterIn } from '../source/front-matter';
import { type Tree, treeAt, treeOf } from '../source/tree';

/** Prompts that name their deployment: `.prompty` with front matter, `.prompt.yml`. */
export const prompty: RepositoryReader = {
  name: 'prompty',
  looksAt: (path) => /\.prompty$|[^/]\.prompt\.ya?ml$/i.test(path),
  read: (file) => ({ said: promptFacts(file) }),
};

function promptFacts(file: SourceFile): Said[] {
  const isPrompty = /\.prompty$/i.test(file.path);
  const root = isPrompty ? frontMatter(file.text) : treeOf(file);
  if (!root?.isMap) return [];
  const model = root.get('model');
  if (model === undefined || (!isPrompty && root.get('messages') === undefined)) return [];
  const name = root.get('name');
  const value = {
    name: name?.asWritten ?? stemOf(file.name),
    form: isPrompty ? 'prompty' : 'yaml',
    ...foreignRole(file.role),
  };
  const prompt: Said = { fact: 'prompt', value, ...file.placeOf(name?.keyAt ?? model.keyAt) };
  return [prompt, ...deploymentFacts(file, model)];
}

/** The front matter as a tree; undefined where there is none, or it holds no YAML. */
function frontMatter(text: string): Tree | undefined {
  const place = frontMatterIn(text);
  if (place === undefined) return undefined;
  const { start, end } = place;
  const { root, problems } = parseUnbroken(text.slice(start, end));
  return problems.some(({ code }) => code === 'yaml/syntax') ? undefined : treeAt(root, start);
}

/** A deployment is no model: which it runs stands elsewhere. */
function deploymentFacts(file: SourceFile, model: Tree): Said[] {
  const deployment =
    model.get('configuration', 'azure_deployment') ?? model.get('connection', 'azure_deployment');
  const name = deployment?.asWritten;
  if (deployment === undefined || name === undefined || !isName(name)) return [];
  return [
    {
      fact: 'deployment-name',
      value: { name, model: null, ...foreignRole(file.role) },
      ...file.placeOf(deployment.keyAt),
    },
  ];
}

/** Neither something to be filled in nor a reference to a variable. */
export function isName(name: string): boolean {
  return name.trim() !== '' && !/[<>{}$%]|^(?:your|todo|changeme|replace)\b/i.test(name);
}

/** What a form of text is called where another ending follows: `answer.txt.j2`, `answer.prompt.md`. */
const endings = /^(?:prompt|template|tmpl|tpl|txt|mdx?|html?|xml|json|ya?ml|j2|jinja2?|hbs)$/i;

/** The name of a file without its endings; a number behind a point is that of a version: `coach-v1.0.txt`. */
export function stemOf(name: string): string {
  const parts = name.split('.');
  // The last one is an ending whatever it is.
  if (parts.length > 1) parts.pop();
  while (parts.length > 1 && endings.test(parts.at(-1) ?? '')) parts.pop();
  return parts.join('.') || name;
}
