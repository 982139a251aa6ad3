import { isConfigPath, isManifestPath } from '../../core/service';

/** Which files are looked at for models, and as what. By path alone. */

export type FileForm = 'code' | 'lines' | 'yaml' | 'json' | 'prompt' | 'terraform' | 'bicep';

const formOfEnding: Readonly<Record<string, FileForm>> = {
  py: 'code',
  ts: 'code',
  tsx: 'code',
  mts: 'code',
  cts: 'code',
  js: 'code',
  jsx: 'code',
  mjs: 'code',
  cjs: 'code',
  rb: 'code',
  java: 'code',
  kt: 'code',
  cs: 'code',
  go: 'code',
  env: 'lines',
  properties: 'lines',
  toml: 'lines',
  ini: 'lines',
  cfg: 'lines',
  sh: 'lines',
  bash: 'lines',
  yaml: 'yaml',
  yml: 'yaml',
  json: 'json',
  jsonc: 'json',
  prompty: 'prompt',
  prompt: 'prompt',
  tf: 'terraform',
  tfvars: 'terraform',
  bicep: 'bicep',
  bicepparam: 'bicep',
};

/** Settings of the developers' own assistants: what writes the code is not what the product calls. */
const assistants =
  /(?:^|\/)(?:\.(?:agents|amazonq|augment|claude|cline|codeium|codex|continue|copilot|cursor|gemini|junie|kilocode|kiro|opencode|roo|taskmaster|trae|windsurf|aider|github\/(?:prompts|agents|chatmodes|instructions|copilot))[^/]*\/|(?:\.aider[^/]*|\.coderabbit\.ya?ml|\.pr_agent\.toml|\.sweep\.ya?ml|opencode\.jsonc?|\.sourcery\.ya?ml|\.kodus[^/]*|\.mcp\.json|\.pre-commit-config\.ya?ml)$)/;
const generated =
  /(?:^|\/)(?:node_modules|vendor|third_party|\.yarn|dist|\.terraform)\/|(?:^|\/)(?:package(?:-lock)?\.json|pnpm-lock\.yaml|composer\.json|tsconfig[^/]*\.json|[^/]*\.min\.js|[^/]*\.lock(?:\.json|\.hcl)?|tokenizer[^/]*\.json|Cargo\.toml|azure\.yaml|renovate\.json)$/;

/** What a file is looked at as; undefined where it is not. */
export function formOf(path: string): FileForm | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const form = formOfName(name);
  return form === undefined ||
    isManifestPath(path) ||
    isConfigPath(path) ||
    assistants.test(path) ||
    generated.test(path)
    ? undefined
    : form;
}

function formOfName(name: string): FileForm | undefined {
  if (/^\.?env(?:[._-]|$)|^Dockerfile|\.env\./i.test(name)) return 'lines';
  // A sample keeps the ending of what it is copied to: `terraform.tfvars.example`.
  const ending = /\.([a-z]+)(?:\.(?:example|sample|template|dist))?$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(formOfEnding, ending) ? formOfEnding[ending] : undefined;
}
