import type { DocumentReader } from '../reader';
import { isZip } from '../source/zip';
import { archiveType } from './bytes';

const lockFile =
  /^(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.ya?ml|bun\.lockb?|deno\.lock|poetry\.lock|Pipfile\.lock|pdm\.lock|uv\.lock|pylock(?:\.[\w-]+)?\.toml|conda-lock\.yml|Cargo\.lock|composer\.lock|Gemfile\.lock|go\.sum|mix\.lock|pubspec\.lock|Podfile\.lock|Package\.resolved|packages\.lock\.json|gradle\.lockfile|flake\.lock|\.terraform\.lock\.hcl)$/i;

/** A list of the exact versions that a program installs: it proves nothing of any item. */
export const lockFiles: DocumentReader = {
  name: 'lock-file',
  kind: 'no-evidence',
  isFallback: true,
  knows: ({ name }) => lockFile.test(name),
  read: () => ({ said: [{ fact: 'file.type', value: 'lock file' }] }),
};

/** A zip that nobody knows, and other archives. */
export const archives: DocumentReader = {
  name: 'archive',
  kind: 'no-evidence',
  isFallback: true,
  knows: ({ bytes }) => isZip(bytes) || archiveType(bytes) !== undefined,
  read: ({ bytes }) => ({ said: [{ fact: 'file.type', value: archiveType(bytes) ?? 'zip' }] }),
};

const codeEndings = new Set(
  (
    'py pyi ts tsx mts cts js jsx mjs cjs java kt kts scala groovy go rb rs c h cc cpp cxx hpp m mm swift cs fs vb php ' +
    'pl lua r jl dart ex exs erl clj hs ml sh bash zsh fish ps1 psm1 bat cmd sql vue svelte css scss sass less tf ' +
    'tfvars hcl bicep bicepparam gradle cmake mk prompty'
  ).split(' '),
);
const codeName =
  /^(?:Dockerfile|Containerfile|Makefile|Jenkinsfile|Vagrantfile|Procfile|Rakefile|Gemfile|CODEOWNERS|go\.mod|\.env[\w.-]*)(?:\.[\w-]+)?$/;
const codePlace =
  /(?:^|\/)(?:\.github\/workflows\/[^/]+\.ya?ml|\.github\/dependabot\.ya?ml|\.gitlab-ci\.ya?ml|azure-pipelines\.ya?ml|(?:docker-)?compose(?:\.[\w-]+)?\.ya?ml|Chart\.yaml)$/i;

/** What the product is made of. As a document it says nothing; what it says as a part of the product others read. */
export const code: DocumentReader = {
  name: 'code',
  kind: 'repository',
  isFallback: true,
  knows: ({ name, path, ending, text }) =>
    /\S/.test(text.slice(0, 4_000)) &&
    (codeEndings.has(ending) || codeName.test(name) || codePlace.test(path)),
  read: () => ({ said: [] }),
};
