import type { Files, Links } from './files';

/** What is remembered of the files of a large repository, at most: in answers to one question. */
const mostRemembered = 4_000;

/** The same files, each asked once about the same: for one round of look-ups, and no longer. */
export function askedOnce(files: Files): Files {
  const { links, isFar, tracked, hasLeftOut, user, stamp } = files;
  /** Where nothing is, whatever else is asked about it. */
  const gone = new Set<string>();
  const realPath = async (path: string, of: Links): Promise<string | undefined> => {
    const real = await of.realPath(path);
    if (real === undefined && gone.size < mostRemembered) gone.add(path);
    return real;
  };
  return {
    ...(isFar !== undefined && { isFar }),
    ...(tracked && { tracked }),
    ...(hasLeftOut && { hasLeftOut }),
    ...(user && { user }),
    // What is asked to see whether a file changes meanwhile.
    ...(stamp && { stamp: (path) => stamp.call(files, path) }),
    read: (path, limit) => files.read(path, limit),
    stat: once(async (path) => (gone.has(path) ? undefined : files.stat(path)), mostRemembered),
    list: once((folder) => files.list(folder), mostRemembered),
    ...(links && {
      links: {
        realPath: once((path) => realPath(path, links), mostRemembered),
        target: once((path) => links.target(path), mostRemembered),
      },
    }),
  };
}

/**
 * A question that is asked once about each path; also what went wrong is remembered. `most`: after so many answers it begins
 * anew.
 */
export function once<T>(
  ask: (path: string) => Promise<T>,
  most = Number.POSITIVE_INFINITY,
): (path: string) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (path) => {
    const before = known.get(path);
    if (before !== undefined) return before;
    if (known.size >= most) known.clear();
    const asked = ask(path);
    known.set(path, asked);
    return asked;
  };
}
