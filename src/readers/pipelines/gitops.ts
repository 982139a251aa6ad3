/** Deployments by a change of a file that something else watches: the tag of an image is edited and pushed. */
import { isNever, type Job, type Step } from './pipeline';
import { called, subcommand } from './words';

const pushActions =
  /^(?:stefanzweifel\/git-auto-commit-action|endbug\/add-and-commit|ad-m\/github-push-action)$/;
const yamlFile = /\.ya?ml$/i;
const tagWord = /(?:^|[^a-z])(?:tag|image)(?![a-z])/i;
const manifests = /(?:^|\/)(?:values[\w.-]*|kustomization|deployment[\w.-]*)\.ya?ml$/i;

export function gitopsOf(job: Job): 'gitops' | 'gitops-elsewhere' | undefined {
  const steps = job.steps.filter(({ condition }) => !isNever(condition));
  const edits = steps.flatMap(editsIn);
  if (edits.length === 0 || !steps.some(pushes) || /homebrew|formula/i.test(job.text)) return undefined;
  if (steps.some(bringsAnother)) return 'gitops-elsewhere';
  return edits.includes('sure') ? 'gitops' : undefined;
}

/** The edits of an image's tag: sure where the file can be nothing but what is deployed. */
function editsIn({ commands }: Step): ('sure' | 'likely')[] {
  return commands.flatMap(({ words }) => {
    const all = called(words);
    if (subcommand(all).startsWith('kustomize edit set image')) return ['sure' as const];
    if (!/^(?:sed|yq)$/.test(all[0] ?? '')) return [];
    const isInPlace = all.some((word) => /^(?:-[a-zA-Z]{0,4}i|--in-?place)/.test(word));
    // A file may be named by a variable: `yq` edits YAML alone.
    const file = all.find((word) => yamlFile.test(word)) ?? all.find((word) => /^\$\{?\w+\}?$/.test(word));
    const isOfTag = all.slice(1).some((word) => word !== file && tagWord.test(word));
    if (!isInPlace || file === undefined || !isOfTag) return [];
    return [manifests.test(file) ? ('sure' as const) : ('likely' as const)];
  });
}

function pushes({ commands, use }: Step): boolean {
  if (use !== undefined && pushActions.test(use.action)) return true;
  return commands.some(({ words }) => /^git push\b/.test(subcommand(called(words))));
}

function bringsAnother({ commands, use }: Step): boolean {
  const repository = use?.action === 'actions/checkout' ? use.inputs.get('repository') : undefined;
  if (repository !== undefined && !/github\.repository\b/.test(repository)) return true;
  return commands.some(({ words }) => {
    const line = subcommand(called(words));
    return /^(?:git|gh repo) clone\b/.test(line) && !/github\.repository\b|GITHUB_REPOSITORY\b/.test(line);
  });
}
