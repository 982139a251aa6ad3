import type { FileRole } from '../core/service';

/** The rules by path, in the order in which they are tried: the first that fits decides. Design: readers-repository.md, section 1. */
const folder = (names: string): RegExp => new RegExp(`(?:^|/)(?:${names})/`, 'i');
const file = (names: string): RegExp => new RegExp(`(?:^|/)(?:${names})$`, 'i');

const rules: readonly (readonly [role: FileRole, is: RegExp])[] = [
  [
    'test',
    folder(
      'tests?|__tests__|spec|e2e[^/]*|[^/]*-tests?|tests-e2e|testSupport|integtests|fixtures|cassettes|recordings|mocks|stories',
    ),
  ],
  [
    'test',
    file(
      'test_[^/]*|[^/]*\\.test\\.[^/]*|[^/]*_test\\.[^/]*|[^/]*\\.spec\\.[^/]*|[^/]*\\.stories\\.[^/]*|conftest\\.py|[^/]*\\.tftest\\.hcl',
    ),
  ],
  ['evaluation', folder('evals?|evaluation[^/]*|evaluators?|benchmarks?|red-?team[^/]*|judges')],
  [
    'ci',
    folder('\\.github|\\.gitlab|\\.circleci|\\.azuredevops|\\.devcontainer|\\.vscode|\\.cursor|\\.claude'),
  ],
  ['example', folder('docs|examples|demos|samples|tutorials|notebooks|workshop')],
  ['tooling', folder('scripts|tools|hack')],
  ['history', folder('migrations|alembic|generated|locales')],
  [
    'history',
    file('[^/]*\\.d\\.[cm]?ts|[^/]*\\.last-update\\.json|[^/]*report[^/]*\\.json|[^/]*_ids\\.json'),
  ],
];

/** What a file is for, by its path from the root of the repository. */
export function roleOf(path: string): FileRole {
  return rules.find(([, is]) => is.test(path))?.[0] ?? 'product';
}

const evaluationKey = /(?:^|[^a-z])(?:judge|eval|score|grader|critic)/i;

/** What a setting is for: one that names a judge is that of an evaluation, wherever it stands. */
export function roleOfKey(key: string, role: FileRole): FileRole {
  return role === 'product' && evaluationKey.test(key.replace(/([a-z])([A-Z])/g, '$1_$2'))
    ? 'evaluation'
    : role;
}
