/** What a new workflow is called where nobody says it: by its folder, or by where its repository came from. */
import { capital } from '../core/service';
import { baseName, type Files, remoteName } from '../repository';

/** Folders that are called so wherever a repository lies: a checkout of a pipeline, a container, a temporary one. */
const telling = /^(?!(?:tmp|temp)[-._\d]|tmp\w{3,12}$)/i;
const anywhere = new Set(
  'a app application build checkout code data home main master project repo repos repository root source sources src temp tmp work workdir workspace workspaces'.split(
    ' ',
  ),
);

export async function workflowName(folder: string, files: Files): Promise<string> {
  const name = baseName(folder);
  if (isTelling(name)) return titled(name);
  const remote = await remoteName(folder, files);
  return remote === undefined || !isTelling(remote) ? 'A workflow' : titled(remote);
}

function isTelling(name: string): boolean {
  return /\p{L}/u.test(name) && telling.test(name) && !anywhere.has(name.toLowerCase());
}

/** Words that are written in one way only. */
const spellings: ReadonlyMap<string, string> = new Map(
  'AI API AWS CRM ERP FAQ GenAI GitHub GPT HR JavaScript KYC LLM LLMs MCP ML MLOps OCR OpenAI PDF RAG SDK SQL TypeScript UI'
    .split(' ')
    .map((word) => [word.toLowerCase(), word]),
);

/** `invoice-triage` → `Invoice triage`; `rag-api` → `RAG API`. */
function titled(name: string): string {
  const words = name.split(/[-_.\s]+/).filter((word) => word !== '');
  return capital(words.map((word) => spellings.get(word.toLowerCase()) ?? word).join(' '));
}
