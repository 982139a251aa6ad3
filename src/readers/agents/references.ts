import type { Said } from '../../core/service';
import type { RepositoryReader } from '../reader';
import type { SourceFile } from '../source/file';
import { codeLines } from './code-lines';

/** Code that reads a prompt from a file which a whole literal names. */
export const promptReference: RepositoryReader = {
  name: 'prompt-reference',
  looksAt: (path) =>
    /\.(?:py|[cm]?[jt]s|[jt]sx|rb|java|kt|cs|go)$/i.test(path) && !/\.d\.[cm]?ts$/i.test(path),
  read: (file) => ({ said: referenceFacts(file) }),
};

const literal =
  /(?<![\w"'`])["']((?:[\w.@~-]{1,80}\/){0,8}[\w.@-]{1,80}\.(?:txt|md|j2|jinja2?|hbs|mustache|prompty))["']/g;
const reading =
  /\b(?:read\w*|open|load\w*|get_template|getTemplate|from_file|fromFile|Path|path|join|resolve|File|Paths|template\w*|prompty|fetch\w*|include_str|embed)\s{0,4}[(.]|\bprompt\w{0,40}\s{0,4}[=:]/i;

function referenceFacts(file: SourceFile): Said[] {
  if (file.role !== 'product' || !/prompt/i.test(file.text)) return [];
  const seen = new Set<string>();
  return codeLines(file).flatMap((text, line): Said[] => {
    if (!reading.test(text)) return [];
    return [...text.matchAll(literal)].flatMap(({ 1: path = '', index }): Said[] => {
      const isComment = /(?:^|\s)(?:#|\/\/)\s/.test(text.slice(Math.max(0, index - 160), index));
      if (isComment || seen.has(path) || !isOfPrompt(path)) return [];
      seen.add(path);
      return [{ fact: 'prompt-reference', value: { path }, line }];
    });
  });
}

/** A file under `prompts/`, or one that is named so. */
function isOfPrompt(path: string): boolean {
  return /(?:^|\/)prompts?\//i.test(path) || /prompt[^/]*$/i.test(path);
}
