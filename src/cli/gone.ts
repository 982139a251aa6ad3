/** What `--changed-since` has to say of manifests that were there, and are not looked at any more. */
import { inOrder, isConfigPath, isManifestPath } from '../core/service';
import {
  GitRefusal,
  isInside,
  joinPath,
  pathBelow,
  RevisionFiles,
  Revisions,
  relativePath,
  rootAbove,
} from '../repository';
import type { Arguments } from './arguments';
import type { Failure, ManifestPlace } from './checked';
import { checkingOf } from './checking';
import { configured } from './configured';
import { CannotRun } from './faults';
import { absolute, findManifests } from './find-manifests';
import type { Gone } from './formats/json-report';
import type { Io } from './io';

/** What is looked at now. */
interface Now {
  readonly manifests: readonly ManifestPlace[];
  readonly failures: readonly Failure[];
}

type Asked = Pick<Arguments, 'operands' | 'exclude' | 'root' | 'today'>;

/** By their paths. Throws CannotRun where git cannot tell. */
export async function goneSince(revision: string, args: Asked, now: Now, io: Io): Promise<readonly Gone[]> {
  const byRoot = new Map<string, string[]>();
  for (const operand of args.operands.length === 0 ? ['.'] : args.operands) {
    const root = await rootAbove(absolute(operand, io.cwd), io.files).catch(() => undefined);
    if (root !== undefined) byRoot.set(root, [...(byRoot.get(root) ?? []), operand]);
  }
  const all: Gone[] = [];
  try {
    for (const [root, operands] of byRoot) {
      const revisions = await Revisions.at(root, { git: io.git, asker: '--changed-since' });
      all.push(...(await goneIn(revisions, revision, { ...args, operands }, { ...now, io })));
    }
  } catch (error) {
    throw error instanceof GitRefusal ? new CannotRun(error.message) : error;
  }
  return all.sort((one, other) => inOrder(one.path, other.path));
}

/** Whether nothing is at a path that was named, because what was there is gone. */
export function isExplained({ path, isMissing }: Failure, gone: readonly Gone[], cwd: string): boolean {
  const at = absolute(path, cwd);
  return isMissing === true && gone.some((each) => isInside(at, absolute(each.path, cwd)));
}

async function goneIn(
  revisions: Revisions,
  revision: string,
  args: Asked,
  { manifests, failures, io }: Now & { readonly io: Io },
): Promise<Gone[]> {
  const { root } = revisions;
  if (revision === 'HEAD' && !(await revisions.hasCommit())) return [];
  const base = await revisions.mergeBase(revision);
  const changed = [...(await revisions.changedSince(base))];
  // Nothing else takes a manifest away: the files of then need not be looked at.
  if (!changed.some((path) => isManifestPath(`/${path}`) || isConfigPath(`/${path}`))) return [];
  const objects = await io.git.objects(root);
  if (objects === undefined) return [];
  try {
    const files = await RevisionFiles.of(base, revisions, { objects, disk: io.files });
    const found = await findManifests(args.operands, { cwd: io.cwd, files }, args.exclude);
    const before = await configured(found.manifests, await checkingOf(args, io, files), io.cwd);
    const movedTo = new Map([...(await revisions.renamed(base, undefined))].map(([to, from]) => [from, to]));
    const unseen = await revisions.leftOut();
    const known = new Set(manifests.map((each) => each.path));
    const failed = new Set(failures.flatMap((each) => (each.isMissing ? [] : [each.path])));
    const gone: Gone[] = [];
    for (const { path, shown } of before.manifests) {
      const below = pathBelow(root, path);
      if (known.has(path) || failed.has(shown) || unseen.has(below)) continue;
      // Where that cannot be told, it is not said to be gone.
      const isThere = await io.files.stat(path).then(
        (stat) => stat !== undefined,
        () => undefined,
      );
      const to = movedTo.get(below);
      if (isThere) gone.push({ path: shown, how: 'left-out', to: null });
      else if (isThere === false)
        gone.push({
          ...{ path: shown, how: to === undefined ? 'deleted' : 'moved' },
          to: to === undefined ? null : relativePath(io.cwd, joinPath(root, to)),
        });
    }
    return gone;
  } finally {
    objects.close();
  }
}
