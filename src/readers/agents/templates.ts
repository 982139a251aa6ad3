import type { Said } from '../../core/service';
import type { RepositoryReader } from '../reader';
import { foreignRole } from '../role';
import type { SourceFile } from '../source/file';
import { stemOf } from './prompty';

const templates = /(?:^|\/)prompts?\/(?:[^/]+\/){0,4}[^/]+\.(?:j2|jinja2?|hbs|handlebars|mustache|txt|md)$/i;
/** Beside prompts, but none. */
const others =
  /(?:^|\/)(?:readme|changelog|license|licence|notice|contributing|agents|claude|index|requirements|todo|notes)[^/]*$|\.prompt\.md$/i;

/** Templates in a folder of prompts. How many there are proves nothing: others stand in code and databases. */
export const promptTemplate: RepositoryReader = {
  name: 'prompt-template',
  looksAt: (path) => templates.test(path) && !others.test(path),
  read: (file) => ({ said: templateFacts(file) }),
};

function templateFacts(file: SourceFile): Said[] {
  // The prompts of a coding assistant are not those of the product; old ones are not in use.
  if (/^(?:ci|history|test)$/.test(file.role) || file.text.trim() === '' || /\0|\uFFFD/.test(file.text))
    return [];
  const prompt: Said = {
    fact: 'prompt',
    value: { name: stemOf(file.name), form: 'template', ...foreignRole(file.role) },
  };
  return [prompt, ...includes(file)];
}

/** Other templates that one takes in. */
function includes(file: SourceFile): Said[] {
  if (!/\.(?:j2|jinja2?)$/i.test(file.name)) return [];
  return file.lines.flatMap((text, line) => {
    if (text.length > 1_500) return [];
    const path = /\{%-?\s{0,9}(?:include|extends)\s{1,9}["']([^"'\n]{1,200})["']/.exec(text)?.[1];
    return path === undefined ? [] : [{ fact: 'prompt-reference', value: { path }, line }];
  });
}

const modules = /\.(?:py|ts|mts|js|mjs|rb|java|kt|cs|go)$/;

/** Modules that hold prompts: of those the path alone is known. */
export const promptModule: RepositoryReader = {
  name: 'prompt-module',
  looksAt: (path) => modules.test(path) && isNamed(path),
  read: (file) => ({ said: moduleFacts(file) }),
};

/** Named after prompts, not after what is done with them: `system_prompts.py`, not `prompt_utils.py`. */
function isNamed(path: string): boolean {
  const name = stemOf(path.slice(path.lastIndexOf('/') + 1));
  return /(?:^|[_-])prompts?$|[a-z]Prompts?$|^Prompts?$/.test(name);
}

/** Words with which a model is told what it is, and what it has to do. */
const instruction =
  /\b(?:You are (?:an?|the)\s|You're an?\s|Your (?:task|role|job|goal) is|As an (?:AI|expert)|You (?:will|must|should) (?:be given|answer|respond|only|always|never)|Answer the (?:user|question)|Respond (?:in|with|only)|Given the following|Use the following (?:context|pieces))/;

function moduleFacts(file: SourceFile): Said[] {
  // A program may ask its user with prompts of its own.
  if (file.role !== 'product' || !instruction.test(file.text.slice(0, 400_000))) return [];
  return [{ fact: 'prompt', value: { name: stemOf(file.name), form: 'module' } }];
}
