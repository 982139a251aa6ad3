/** Which manifests a report is of: files, folders and patterns that were named, and lists of them. */
import { inOrder } from '../core/service';
import { decodeText, isInside, joinPath, matcher, relativePath } from '../repository';
import type { Failure, ManifestPlace } from './checked';
import type { Found } from './find-manifests';

/** Looks for the manifests that files and folders are or hold. */
type Find = (operands: readonly string[]) => Promise<Found>;

/** How paths that were named become places. */
interface Means {
  readonly cwd: string;
  readonly find: Find;
  readonly isThere: (operand: string) => Promise<boolean>;
}

/** The paths of a list: one a line, or separated by NUL where there is any. Blank ones are none. */
export function listed(bytes: Uint8Array): string[] {
  const text = decodeText(bytes);
  const paths = text.includes('\0') ? text.split('\0') : text.split(/\r?\n/);
  return paths.filter((path) => path.trim() !== '');
}

/** The manifests of what was named, each once; patterns are matched where nothing has that name. */
export async function placesOf(
  operands: readonly string[],
  list: readonly string[],
  { cwd, find, isThere }: Means,
): Promise<Found> {
  const named: string[] = [...list];
  const patterns: string[] = [];
  for (const operand of operands)
    (isPattern(operand) && !(await isThere(operand)) ? patterns : named).push(operand);
  const isAll = operands.length === 0 && list.length === 0;
  const found = named.length > 0 || isAll ? [await find(named)] : [];
  for (const pattern of patterns) found.push(await matching(pattern, { cwd, find }));
  return together(found);
}

function isPattern(operand: string): boolean {
  return /[*?[{]/.test(operand);
}

/** What is below the folder before the first sign of a pattern, as far as the rest of it matches. */
async function matching(pattern: string, { cwd, find }: Pick<Means, 'cwd' | 'find'>): Promise<Found> {
  const slash = pattern.slice(0, pattern.search(/[*?[{]/)).lastIndexOf('/');
  const base = slash === -1 ? '.' : pattern.slice(0, slash + 1);
  const isMatch = matcher([pattern.slice(slash + 1)]);
  const from = base.startsWith('/') ? joinPath(base, '') : joinPath(cwd, base);
  const found = await find([base]);
  const matches = (shown: string): boolean => {
    const path = shown.startsWith('/') ? shown : joinPath(cwd, shown);
    return isInside(from, path) && isMatch(relativePath(from, path));
  };
  const manifests = found.manifests.filter(({ shown }) => matches(shown));
  const none: Failure[] =
    manifests.length === 0
      ? [{ path: pattern, message: 'No manifest matches this pattern.', isMissing: true }]
      : [];
  return {
    ...found,
    manifests,
    leftOut: { ...found.leftOut, paths: found.leftOut.paths.filter(matches) },
    failures: [...found.failures.filter((each) => !each.isMissing && matches(each.path)), ...none],
  };
}

/** Several searches as one, each file and each fault once, by path. */
function together(all: readonly Found[]): Found {
  const places = new Map<string, ManifestPlace>();
  for (const { manifests } of all)
    for (const place of manifests) {
      const known = places.get(place.path);
      places.set(place.path, { ...(known ?? place), isNamed: place.isNamed || known?.isNamed === true });
    }
  return {
    manifests: [...places.values()].sort((one, other) => inOrder(one.shown, other.shown)),
    failures: eachOnce(all.flatMap(({ failures }) => failures)),
    notSearched: eachOnce(all.flatMap(({ notSearched }) => notSearched)),
    leftOut: {
      paths: [...new Set(all.flatMap(({ leftOut }) => leftOut.paths))].sort(inOrder),
      isCut: all.some(({ leftOut }) => leftOut.isCut),
    },
  };
}

function eachOnce(failures: readonly Failure[]): Failure[] {
  return [...new Map(failures.map((each) => [`${each.path}\0${each.message}`, each])).values()];
}
