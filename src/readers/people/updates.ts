import type { Said } from '../../core/service';
import { parseUnbroken } from '../../core/service';
import type { RepositoryReader } from '../reader';
import type { SourceFile } from '../source/file';
import { type Tree, textsOf, treeAt, yamlTrees } from '../source/tree';
import { plainFlow } from './json5';

/** What is kept up to date by a bot of GitHub. */
export const dependabot: RepositoryReader = {
  name: 'dependabot',
  // A workflow may have that name, too.
  looksAt: (path) => /(?:^|\/)dependabot\.ya?ml$/i.test(path) && !/(?:^|\/)\.github\/workflows\//i.test(path),
  read: (file) => ({ said: dependabotFacts(file) }),
};

/** What is kept up to date by Renovate. */
export const renovate: RepositoryReader = {
  name: 'renovate',
  looksAt: (path) => /(?:^|\/)(?:renovate\.json5?|\.renovaterc(?:\.json5?)?)$/i.test(path),
  read: (file) => ({ said: renovateFacts(file) }),
};

function dependabotFacts(file: SourceFile): Said[] {
  if (!/(?:^|\/)\.github\/dependabot\.ya?ml$/i.test(file.path))
    return [{ fact: 'unread', value: { reason: 'GitHub takes it from .github/dependabot.yml alone' } }];
  const { yaml } = file;
  if (typeof yaml === 'string') return [{ fact: 'unread', value: yaml }];
  return yamlTrees(yaml).flatMap((whole) =>
    (whole.get('updates')?.items ?? []).flatMap((item) =>
      updateOf(file, item, whole.get('multi-ecosystem-groups')),
    ),
  );
}

function updateOf(file: SourceFile, item: Tree, groups: Tree | undefined): Said[] {
  const ecosystem = item.get('package-ecosystem');
  const name = ecosystem?.asWritten;
  // The form that GitHub offers has it empty, to be filled in.
  if (ecosystem === undefined || name === undefined || name.trim() === '') return [];
  const directory = item.get('directory')?.asWritten;
  const directories = textsOf(item.get('directories'));
  const group = item.get('multi-ecosystem-group')?.asWritten;
  const interval =
    item.get('schedule', 'interval')?.asWritten ??
    (group === undefined ? undefined : groups?.get(group, 'schedule', 'interval')?.asWritten);
  return [
    {
      fact: 'updates',
      value: {
        ecosystem: name,
        ...(directory === undefined ? {} : { directory }),
        ...(directories.length === 0 ? {} : { directories }),
        ...(interval === undefined ? {} : { interval }),
        // No request for a new version is made then, but for those that close a hole.
        ...(item.get('open-pull-requests-limit')?.asWritten === '0' ? { securityOnly: true } : {}),
      },
      ...file.placeOf(ecosystem.keyAt),
    },
  ];
}

/** What a rule may be for. */
const matchers = [
  ...['matchPackageNames', 'matchDepNames', 'matchPackagePatterns', 'matchPackagePrefixes', 'matchManagers'],
  ...[
    'matchDatasources',
    'matchDepTypes',
    'matchUpdateTypes',
    'matchFileNames',
    'matchPaths',
    'matchCategories',
  ],
];

function renovateFacts(file: SourceFile): Said[] {
  const { root: node, problems } = parseUnbroken(plainFlow(file.text));
  const root = treeAt(node);
  if (!root?.isMap || problems.some(({ code }) => code === 'yaml/syntax' || code === 'yaml/too-large'))
    return [{ fact: 'unread', value: 'it is no valid JSON' }];
  const presets = root.get('extends');
  const exceptions = (root.get('packageRules')?.items ?? [])
    .filter((rule) => rule.get('enabled')?.asWritten === 'false')
    .flatMap((rule) => matchers.flatMap((key) => textsOf(rule.get(key))));
  const isOff = root.get('enabled')?.asWritten === 'false';
  return [
    {
      fact: 'updates',
      value: {
        tool: 'renovate',
        ...(presets === undefined ? {} : { extends: textsOf(presets) }),
        ...(exceptions.length === 0 ? {} : { exceptions }),
        ...(isOff ? { enabled: false } : {}),
      },
      ...file.placeOf(presets?.keyAt ?? root.at),
    },
  ];
}
