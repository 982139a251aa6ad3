/** Which settings of a file say the version of a release. */
import type { FileReading, Setting } from '../../../facts/testimony';
import { labelOf } from './labels';

const ofRelease = /^(?:release(?: version)?|app ?version|application version|product version|image tag|tag)$/;

/** Files of packages: their own version stands at a place that is known. */
const packages: readonly (readonly [file: RegExp, at: readonly string[]])[] = [
  [/(?:^|\/)(?:package|composer|deno)\.json$|(?:^|\/)pubspec\.ya?ml$/, ['version']],
  [/(?:^|\/)pyproject\.toml$/, ['project.version', 'tool.poetry.version']],
  [/(?:^|\/)Cargo\.toml$/, ['package.version', 'workspace.package.version']],
  [/(?:^|\/)setup\.cfg$/, ['metadata.version']],
  [/(?:^|\/)Chart\.ya?ml$/, ['appVersion', 'version']],
  [/(?:^|\/)(?:VERSION|version|VERSION\.txt|version\.txt|gradle\.properties)$/, ['version']],
];

/** What says most surely which version it is: a place of a package, a label for it, else the only `version` that is named. */
export function releaseSettings(
  { path, settings = [] }: FileReading,
  isNamed: boolean,
  version: string,
): Setting[] {
  const known = packages.find(([file]) => file.test(path))?.[1];
  if (known !== undefined) {
    const found = settings.filter((setting) => known.includes(setting.path.join('.')));
    const equal = found.filter(({ value }) => value === version);
    if (equal.length > 0) return equal;
    const first = known.find((at) => found.some((setting) => setting.path.join('.') === at));
    return found.filter((setting) => setting.path.join('.') === first);
  }
  const own = settings.filter((setting) => ofRelease.test(labelOf(setting)));
  if (own.length > 0) return own;
  const isSheet = /\.(?:md|markdown|mdx)$/i.test(path);
  return settings.filter(
    (setting) =>
      /^version(?: number)?$/.test(labelOf(setting)) && (isNamed || (!isSheet && setting.path.length === 1)),
  );
}
