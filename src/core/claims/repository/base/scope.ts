/** Which files of a repository are a manifest's own, and what they are for. Design: readers-repository.md, section 1. */
import type { RepositoryIndex } from '../../../facts/evidence';
import type { FileReading, FileRole } from '../../../facts/testimony';

/** `own`: of the manifest's folder. `shared`: of the root around it, which can only confirm. `none`: another's. */
type Reach = 'own' | 'shared' | 'none';

/** Whose a file is: that of the nearest folder above it that has a manifest. */
export function reachOf(path: string, { folder, others }: Pick<RepositoryIndex, 'folder' | 'others'>): Reach {
  const owners = [folder, ...others].filter((each) => isWithin(path, each));
  const nearest = Math.max(-1, ...owners.map((each) => each.length));
  if (nearest === folder.length && isWithin(path, folder)) return 'own';
  return nearest <= 0 && isOfRoot(path) ? 'shared' : 'none';
}

function isWithin(path: string, folder: string): boolean {
  return folder === '' || path.startsWith(`${folder}/`);
}

/** Files in the root, and those that hosts and tools want to have in a folder there. */
function isOfRoot(path: string): boolean {
  return /^(?:[^/]+|\.[^/]+\/.*|docs\/CODEOWNERS)$/.test(path);
}

const example = /(?:^|\/)(?:docs|examples|demos|samples|tutorials|notebooks|workshop)(?:\/|$)/i;
const within: readonly (readonly [role: FileRole, is: RegExp])[] = [
  ['example', /(?:^|\/)(?:docs|examples|demos|samples|tutorials|notebooks|workshop)\//i],
  ['tooling', /(?:^|\/)(?:scripts|tools|hack)\//i],
  ['history', /(?:^|\/)(?:migrations|alembic|generated|locales)\//i],
];

/**
 * What a file is for. What stands in a folder of examples is one for the repository, but the product itself for the
 * manifest that stands there as well.
 */
export function roleWithin({ path, role }: Pick<FileReading, 'path' | 'role'>, folder: string): FileRole {
  if (role !== 'example' || !example.test(folder) || !isWithin(path, folder)) return role;
  const rest = path.slice(folder.length + 1);
  return within.find(([, is]) => is.test(rest))?.[0] ?? 'product';
}
