import type { Node, Said } from '../../core/service';
import { parseUnbroken } from '../../core/service';
import type { RepositoryReader } from '../reader';
import type { SourceFile } from '../source/file';
import { below, entryAt, itemsOf, shifted, textAt, textOf, textsOf } from '../source/nodes';
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
  return yaml.flatMap(({ root, start }) => {
    const whole = root === undefined ? undefined : shifted(root, start);
    return itemsOf(below(whole, 'updates')).flatMap((item) =>
      updateOf(file, item, below(whole, 'multi-ecosystem-groups')),
    );
  });
}

function updateOf(file: SourceFile, item: Node, groups: Node | undefined): Said[] {
  const ecosystem = entryAt(item, 'package-ecosystem');
  const name = textOf(ecosystem?.value);
  // The form that GitHub offers has it empty, to be filled in.
  if (ecosystem === undefined || name === undefined || name.trim() === '') return [];
  const directory = textAt(item, 'directory');
  const directories = textsOf(below(item, 'directories'));
  const group = textAt(item, 'multi-ecosystem-group');
  const interval =
    textAt(item, 'schedule', 'interval') ??
    (group === undefined ? undefined : textAt(groups, group, 'schedule', 'interval'));
  return [
    {
      fact: 'updates',
      value: {
        ecosystem: name,
        ...(directory === undefined ? {} : { directory }),
        ...(directories.length === 0 ? {} : { directories }),
        ...(interval === undefined ? {} : { interval }),
        // No request for a new version is made then, but for those that close a hole.
        ...(textAt(item, 'open-pull-requests-limit') === '0' ? { securityOnly: true } : {}),
      },
      ...file.placeOf(ecosystem.keyStart),
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
  const { root, problems } = parseUnbroken(plainFlow(file.text));
  if (
    root?.kind !== 'map' ||
    problems.some(({ code }) => code === 'yaml/syntax' || code === 'yaml/too-large')
  )
    return [{ fact: 'unread', value: 'it is no valid JSON' }];
  const presets = entryAt(root, 'extends');
  const exceptions = itemsOf(below(root, 'packageRules'))
    .filter((rule) => textAt(rule, 'enabled') === 'false')
    .flatMap((rule) => matchers.flatMap((key) => textsOf(below(rule, key))));
  const isOff = textAt(root, 'enabled') === 'false';
  return [
    {
      fact: 'updates',
      value: {
        tool: 'renovate',
        ...(presets === undefined ? {} : { extends: textsOf(presets.value) }),
        ...(exceptions.length === 0 ? {} : { exceptions }),
        ...(isOff ? { enabled: false } : {}),
      },
      ...file.placeOf(presets?.keyStart ?? root.start),
    },
  ];
}
