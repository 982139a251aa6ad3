import type { Files } from './files';

/** The same files, each asked once about the same: for one round of look-ups, and no longer. */
export function askedOnce(files: Files): Files {
  const { links, isFar, tracked, user, stamp } = files;
  return {
    ...(isFar !== undefined && { isFar }),
    ...(tracked && { tracked }),
    ...(user && { user }),
    // What is asked to see whether a file changes meanwhile.
    ...(stamp && { stamp: (path) => stamp.call(files, path) }),
    read: (path, limit) => files.read(path, limit),
    stat: once((path) => files.stat(path)),
    list: once((folder) => files.list(folder)),
    ...(links && {
      links: { realPath: once((path) => links.realPath(path)), target: once((path) => links.target(path)) },
    }),
  };
}

/** A question that is asked once about each path; also what went wrong is remembered. */
export function once<T>(ask: (path: string) => Promise<T>): (path: string) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (path) => {
    const before = known.get(path);
    if (before !== undefined) return before;
    const asked = ask(path);
    known.set(path, asked);
    return asked;
  };
}
