/** Names as they may be shown: no folders of somebody's machine, no hosts. */

/** The last part of a path or address, without what is asked of it; undefined where there is none. */
export function lastSegment(path: string): string | undefined {
  const plain = path.trim().replace(/^[a-z][a-z0-9+.-]{0,20}:\/\//i, '/');
  const segments = plain.split(/[?#]/)[0]?.split(/[\\/]/) ?? [];
  const last = segments.filter((each) => each !== '' && each !== '.' && each !== '..').at(-1);
  // A home folder names somebody, and a drive nothing.
  const isHome = last === segments.at(-1) && /^(?:[a-z]:|~.*)$/i.test(last ?? '');
  return last === undefined || isHome ? undefined : last;
}

/** A path from a folder of the repository, as it is; of any other its last part. */
export function shownPath(path: string): string | undefined {
  const isOwn = !/^(?:[\\/~]|[a-z]:[\\/]|[a-z][a-z0-9+.-]{1,20}:\/\/)|(?:^|[\\/])\.\.(?:[\\/]|$)/i.test(path);
  return isOwn && path.trim() !== '' ? path.trim() : lastSegment(path);
}

/** Whether a name is that of a model which turns texts into vectors, or puts them in order. */
export function isEmbeddingModel(name: string): boolean {
  return /(?:^|[-/_. ])(?:(?:text-?)?embed(?:ding)?s?|bge|e5|gte|gtr|minilm|mpnet|nomic-embed|mxbai|colbert|splade|rerank(?:er)?|sentence-transformers|sbert|cross-encoder)(?:[-/_. \d]|$)/i.test(
    name,
  );
}
