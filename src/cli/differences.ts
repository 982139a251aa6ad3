/** Compares every manifest of two states of a repository. */
import {
  compare,
  courseOf,
  editionAfter,
  type Gate,
  lineOfChange,
  type ManifestDocument,
  namesSince,
  notesOnComparison,
  type Report,
  readDocument,
  type Stage,
} from '../core/service';
import {
  damage,
  decodeText,
  isInside,
  joinPath,
  leadsTo,
  pathBelow,
  RevisionFiles,
  relativePath,
  rootAbove,
} from '../repository';
import type { Failure, ManifestPlace } from './checked';
import { configured } from './configured';
import type { Differing } from './diff/differing';
import type { Sides, State } from './diff-sides';
import { faultOf } from './each-manifest';
import { reasonOf } from './faults';
import { absolute, findManifests } from './find-manifests';
import type { Io } from './io';
import { inputOf } from './load';

/** A manifest before and after; one of them may not be. */
interface Pair {
  readonly before?: ManifestPlace;
  readonly after?: ManifestPlace;
}

/** What has become of all manifests that the operands name, in the order of their paths. Throws nothing that one of them does. */
export async function* differing(
  sides: Sides,
  { paths: named, exclude }: { readonly paths: readonly string[]; readonly exclude: readonly string[] },
  io: Io,
): AsyncGenerator<Differing | Failure> {
  const paths: string[] = [];
  for (const path of named) {
    const found = await insideOf(sides.root, path, io);
    if ('message' in found) yield found;
    else paths.push(found.path);
  }
  // Without any all would be meant.
  if (named.length > 0 && paths.length === 0) return;
  const manifestsIn = async (state: State) => {
    const found = await findManifests(
      paths.length === 0 ? [sides.root] : paths,
      { cwd: io.cwd, files: state.files },
      exclude,
    );
    const { manifests, configs } = await configured(found.manifests, state.checking, io.cwd);
    return { manifests, failures: found.failures, faults: configs.flatMap(faultOf) };
  };
  const before = await manifestsIn(sides.base);
  const after = await manifestsIn(sides.head);
  // What is named may be there on one side only; what cannot be read on one is neither new nor gone.
  const [lacking, failed] = [before, after].map(({ failures }) => new Set(failures.map(({ path }) => path)));
  yield* after.failures.filter(({ path }) => paths.length === 0 || lacking?.has(path));
  for (const { path, message } of before.failures)
    if (paths.length === 0 && failed?.has(path) !== true) yield { path, message: `Before: ${message}` };
  // A configuration that holds no more may have asked for more; one that is as wrong as before makes no difference.
  const known = new Set(before.faults.map(({ path, message }) => `${path}: ${message}`));
  yield* after.faults.filter(({ path, message }) => !known.has(`${path}: ${message}`));
  for (const pair of pairsOf(before.manifests, after.manifests, sides)) {
    const { before: was, after: is } = pair;
    if (is === undefined ? failed?.has(was?.shown ?? '') : was === undefined && lacking?.has(is.shown))
      continue;
    try {
      yield await differingOf(pair, sides);
    } catch (error) {
      yield { path: (pair.after ?? pair.before)?.shown ?? '', message: reasonOf(error) };
    }
  }
  yield* damagedIn(sides, io);
}

/** What git should have and cannot read: of what hangs on it nobody can tell, and that is no reason to pass. */
function damagedIn({ root, base, head }: Sides, { cwd }: Io): Failure[] {
  const found = new Map<string, Failure>();
  for (const { files, commit } of [head, base])
    for (const below of files instanceof RevisionFiles ? files.damaged : []) {
      const path = relativePath(cwd, joinPath(root, below));
      const where = commit === undefined ? '' : ` as it was in ${commit.id.slice(0, 9)}`;
      found.set(path, { path, message: `Git cannot read it${where}: ${damage} ("git fsck" tells more).` });
    }
  return [...found.values()];
}

/** A path by a name that it has below the root. Elsewhere git knows nothing: what it never had there is not new. */
async function insideOf(
  root: string,
  path: string,
  { files, cwd }: Io,
): Promise<Failure | Pick<Failure, 'path'>> {
  const lexical = absolute(path, cwd);
  const { links } = files;
  // Where nobody can tell, it is looked for by the name that was given.
  const real = links === undefined ? lexical : await leadsTo(lexical, links).catch(() => lexical);
  if (!isInside(root, real)) return { path, message: 'It is outside of the repository that is compared.' };
  const own = await rootAbove(real, files);
  if (own === undefined || own === root) return { path: isInside(root, lexical) ? path : real };
  return { path, message: 'It is in another repository or work tree, such as a submodule: run diff there.' };
}

function pairsOf(
  before: readonly ManifestPlace[],
  after: readonly ManifestPlace[],
  { root, renamed }: Pick<Sides, 'root' | 'renamed'>,
): Pair[] {
  const known = new Map(before.map((place) => [place.path, place]));
  const pairs = after.map((place): Pair => {
    const was = joinPath(root, renamed.get(pathBelow(root, place.path)) ?? '');
    // Two may have taken each other's name.
    const at = known.has(was) ? was : place.path;
    const other = known.get(at);
    known.delete(at);
    return { after: place, ...(other && { before: other }) };
  });
  const all = [...pairs, ...[...known.values()].map((place): Pair => ({ before: place }))];
  const shown = ({ before: one, after: other }: Pair): string => (other ?? one)?.shown ?? '';
  return all.sort((one, other) => (shown(one) < shown(other) ? -1 : 1));
}

async function differingOf(pair: Pair, sides: Sides): Promise<Differing> {
  const { before, after } = pair;
  const { root, base, head, renamed } = sides;
  const old = before && (await documentAt(before, base));
  const young = after && (await documentAt(after, head));
  const one = await lookedAtOnce(pair, sides);
  const course = courseOf(
    old &&
      before && {
        document: old,
        past: await inputOf(old, before, base.checking),
        present: await inputOf(old, after ?? before, head.checking),
      },
    young && after && { document: young, input: await inputOf(young, after, head.checking) },
    { isLeftOut: one !== undefined && !one.isLink },
  );
  const place = after ?? before;
  const [first, , , , last] = course;
  const inRepository = pathBelow(root, place?.path ?? '');
  const was = before && pathBelow(root, before.path);
  const paths = { before: was ?? inRepository, after: inRepository };
  const comparison = compare(course, namesSince(renamed, paths));
  // Worked out now, so that no text is kept for them.
  const all = [...comparison.changes, ...comparison.unknown];
  const lines = new Map(all.map((change) => [change, lineOfChange(change, young)]));
  return {
    path: place?.shown ?? '',
    inRepository,
    ...(was !== undefined && was !== inRepository && { was }),
    name: (last ?? first)?.report.name,
    state: before === undefined ? 'new' : after === undefined ? 'gone' : 'there',
    gates: {
      ...(first && { before: statesOf(first.report) }),
      ...(last && { after: statesOf(last.report) }),
    },
    comparison,
    edition: editionAfter(course),
    notes: [...notesOnLeavingOut(one), ...notesOnComparison(course, old, young)],
    lineOf: (change) => lines.get(change),
  };
}

/**
 * A manifest may be there on both sides and be looked at on one alone: a configuration leaves it out, git ignores it, or it is
 * a link. Which side has it without looking at it; undefined where that is not so.
 */
async function lookedAtOnce(
  { before, after }: Pair,
  { base, head }: Sides,
): Promise<{ readonly at: 'base' | 'head'; readonly isLink: boolean } | undefined> {
  const [{ files }, place] = after === undefined ? [head, before] : [base, after];
  if (place === undefined || (before !== undefined && after !== undefined)) return undefined;
  const isThere = (await files.stat(place.path).catch(() => undefined)) !== undefined;
  if (!isThere) return undefined;
  const isLink = (await files.links?.target(place.path).catch(() => undefined)) !== undefined;
  return { at: after === undefined ? 'head' : 'base', isLink };
}

function notesOnLeavingOut(one: Awaited<ReturnType<typeof lookedAtOnce>>): string[] {
  if (one === undefined) return [];
  return [
    one.at === 'head'
      ? 'It is still there, and is not looked at any more: a configuration leaves it out, git ignores it, or it is a link to another manifest now.'
      : 'It was there before, and was not looked at: a configuration left it out, git ignored it, or it was a link to another manifest.',
  ];
}

/** Of a report nothing else is kept: there may be thousands. */
function statesOf({ gates }: Report): Record<Stage, Gate['state']> {
  const { diagnose, design, deploy, operate } = gates;
  return { diagnose: diagnose.state, design: design.state, deploy: deploy.state, operate: operate.state };
}

async function documentAt({ path }: ManifestPlace, { files }: State): Promise<ManifestDocument> {
  return readDocument(decodeText(await files.read(path)));
}
