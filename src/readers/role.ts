import type { FileRole } from '../core/service';

/** The rules by path, in the order in which they are tried: the first that fits decides. Design: readers-repository.md, section 1. */
const rules: readonly (readonly [role: FileRole, is: RegExp])[] = [
  [
    'test',
    /(?:^|\/)(?:tests?|__tests__|spec|e2e[^/]*|[^/]*(?:(?<!(?:^|[/_.-])(?:ab|split))[-_]|\.|unit|integration|functional)tests?|tests-e2e|testSupport|integtests|fixtures|cassettes|recordings|mocks|stories)\//i,
  ],
  // What stands in for other services. One by itself in the code may be what the product does.
  [
    'test',
    /(?:^|\/)(?:simulators|[^/]*(?:openai|aoai|llm|model|api)s?[-_]?simulator|infra[^/]*\/simulator)\//i,
  ],
  // What stands in for another service, and what puts load on one.
  [
    'test',
    /(?:^|\/)(?:[^/]*[-_.])?(?:fake|stubs?|mock[-_]?(?:servers?|apis?|services?|llms?)|load[-_]?test(?:s|ing)?)(?:[-_.][^/]*)?\//i,
  ],
  [
    'test',
    /(?:^|\/)(?:test_[^/]*|test-[^/]*\.(?:py|[cm]?[jt]sx?|sh)|[^/]*\.test\.[^/]*|[^/]*_test\.[^/]*|[^/]*\.spec\.[^/]*|[^/]*\.stories\.[^/]*|conftest\.py|[^/]*\.tftest\.hcl)$/i,
  ],
  [
    'evaluation',
    /(?:^|\/)(?:evals?|evaluate|evaluation[^/]*|evaluators?|benchmarks?|red-?team[^/]*|judges)\//i,
  ],
  // Compose files beside the one of the product, and settings of a test.
  ['test', /(?:^|\/)(?:[^/]*compose[^/]*[._-]|\.env[^/]*\.)(?:tests?|testing|e2e)(?:[._-][^/]*)?$/i],
  ['ci', /(?:^|\/)[^/]*compose[^/]*[._-]ci[._-][^/]*$/i],
  ['tooling', /(?:^|\/)[^/]*compose[^/]*[._-](?:override|dev|development|local|debug)[._-][^/]*$/i],
  ['example', /\{\{|(?:^|\/)[^/]*compose[^/]*[._-](?:examples?|samples?|demo|template)[._-][^/]*$/i],
  ['ci', /(?:^|\/)\.(?:github|gitlab|circleci|azuredevops|devcontainer|vscode)\//i],
  // What the assistants of the developers are told, and by which models they run.
  [
    'ci',
    /(?:^|\/)\.(?:agents|aider[^/]*|amazonq|augment|claude[^/]*|cline[^/]*|codeium|codex|continue|copilot|cursor|gemini|junie|kilocode|kiro|opencode|roo[^/]*|taskmaster|trae|windsurf)\//i,
  ],
  ['example', /(?:^|\/)(?:docs|examples|demos|samples|tutorials|notebooks|workshop)\//i],
  ['tooling', /(?:^|\/)(?:scripts|tools|hack)\//i],
  ['history', /(?:^|\/)(?:migrations|alembic|generated|locales)\//i],
  [
    'history',
    /(?:^|\/)(?:[^/]*\.d\.[cm]?ts|[^/]*\.last-update\.json|[^/]*report[^/]*\.json|[^/]*_ids\.json)$/i,
  ],
];

/** Folders below this are packages of a program, whose names say little: `org.acme.samples`, `com.acme.tools`. */
const packages = /(^|\/)src\/main\/(?:java|kotlin|scala|groovy)\/(?:[^/]+\/)*/;
const notByPackage: ReadonlySet<FileRole> = new Set(['example', 'tooling']);

/** What a file is for, by its path from the root of the repository. */
export function roleOf(path: string): FileRole {
  const outside = path.replace(packages, '$1');
  return rules.find(([role, is]) => is.test(notByPackage.has(role) ? outside : path))?.[0] ?? 'product';
}

/** A role as it is said: only where it is not that of the product. */
export function foreignRole(role: FileRole): { readonly role?: FileRole } {
  return role === 'product' ? {} : { role };
}

const evaluationKey = /(?:^|[^a-z])(?:judge|eval|score|grader|critic)/i;

/** What a setting is for: one that names a judge is that of an evaluation, wherever it stands. */
export function roleOfKey(key: string, role: FileRole): FileRole {
  return role === 'product' && evaluationKey.test(key.replace(/([a-z])([A-Z])/g, '$1_$2'))
    ? 'evaluation'
    : role;
}
