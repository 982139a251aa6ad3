import type { DocumentKind, Said } from '../core/service';
import type { SourceFile } from './source/file';

/** What a reader has taken from a file. */
export interface Read {
  readonly said: readonly Said[];
  /** What the file is, where that depends on what stands in it. */
  readonly kind?: DocumentKind;
  /** Of a document in words: what tells it from another text. */
  readonly sketch?: readonly number[];
}

/** What all readers have. */
interface AnyReader {
  /** As `ai-readiness facts` names it. */
  readonly name: string;
  /**
   * Takes from a file what it says. Pure; a reader that is not sure says nothing, and one that cannot read a file says
   * `unread` with the reason, in words that follow "not read, because".
   */
  readonly read: (file: SourceFile) => Read;
}

/**
 * Reads documents of one kind: results, contracts, scans, records. It knows them by their content; where two such
 * readers know a file, nobody can say what it is, and neither reads it.
 */
export interface DocumentReader extends AnyReader {
  /** What a file is that it knows. */
  readonly kind: DocumentKind;
  /** Whether a file is of its kind. Cheap: it is asked of every cited file. */
  readonly knows: (file: SourceFile) => boolean;
  /** Set where it reads whatever no other reader of documents knows. */
  readonly isFallback?: true;
  /**
   * Set where nobody else may read a file that it knows: one that only stands for another, that is no text, or not what
   * its name says. It is asked before all others.
   */
  readonly comesFirst?: true;
}

/** A reader by what it looks for in a file, once: its documents are those in which that is found. */
export function readerOf<Found>({
  find,
  factsOf,
  ...named
}: Pick<DocumentReader, 'name' | 'kind'> & {
  readonly find: (file: SourceFile) => Found | undefined;
  readonly factsOf: (file: SourceFile, found: Found) => readonly Said[];
}): DocumentReader {
  const foundIn = (file: SourceFile): Found | undefined =>
    file.remember(`found by ${named.name}`, () => find(file));
  return {
    ...named,
    knows: (file) => foundIn(file) !== undefined,
    read: (file) => {
      const found = foundIn(file);
      return { said: found === undefined ? [] : factsOf(file, found) };
    },
  };
}

/**
 * Reads what the product is made of: code, configuration, pipelines. Several may look at one file. `looksAt` is the
 * table of what is opened in a repository: by the path from its root, and nothing else.
 */
export interface RepositoryReader extends AnyReader {
  readonly looksAt: (path: string) => boolean;
}
