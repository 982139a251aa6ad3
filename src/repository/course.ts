/** The files of one commit after the other, and what they say: of each, only what differs from the one before is looked at. */
import { BlobMemory } from './blob-memory';
import type { Files } from './files';
import type { ObjectReader } from './git/program';
import type { ReadingMemory, RepositoryIndex, SourceReaders } from './index-repository';
import { LivingIndex, type PathChanges } from './living-index';
import { RevisionFiles } from './revision-files';
import type { Revisions } from './revisions';

interface Means {
  readonly revisions: Revisions;
  readonly objects: ObjectReader;
  readonly disk: Files;
  readonly readers: () => Promise<SourceReaders>;
  /** What was read in earlier runs in the repository with this root. */
  readonly earlier?: ((root: string) => Pick<ReadingMemory, 'unchanged' | 'same'> | undefined) | undefined;
  readonly pace?: (() => Promise<void>) | undefined;
}

interface Moved {
  readonly files: RevisionFiles;
  /** Absent where it was not come to from another commit. */
  readonly changes?: PathChanges & { readonly hasOtherSubmodules: boolean };
}

export class Course {
  private readonly memory: BlobMemory;
  private readonly index: LivingIndex;
  private now: RevisionFiles | undefined;
  private ahead: { readonly id: string; readonly moved: Promise<Moved> } | undefined;

  constructor(private readonly means: Means) {
    const { revisions, readers, earlier, pace = async () => undefined } = means;
    this.memory = new BlobMemory(earlier?.(revisions.root));
    this.index = new LivingIndex(revisions.root, {
      files: this.current(),
      readers,
      pace,
      memory: this.memory,
    });
  }

  /** The files of a commit, what they say, and what was read before. What the next one changes is asked for meanwhile: git takes its time. */
  async at(
    id: string,
    next: string | undefined,
  ): Promise<{
    readonly files: RevisionFiles;
    readonly index: RepositoryIndex;
    readonly memory: ReadingMemory;
  }> {
    const { files, changes } = await (this.ahead?.id === id ? this.ahead.moved : this.open(id));
    this.now = files;
    this.ahead = next === undefined ? undefined : { id: next, moved: files.movedTo(next) };
    // Who asks for them hears of it; nobody may.
    this.ahead?.moved.catch(() => undefined);
    const isAnew = changes === undefined || changes.hasOtherSubmodules;
    await (isAnew ? this.index.refresh() : this.index.update(changes));
    const index = this.index.now;
    if (index === undefined) throw new Error('nothing was read');
    return { files, index, memory: this.memory };
  }

  private open(id: string): Promise<Moved> {
    const { revisions, objects, disk } = this.means;
    return (
      this.now?.movedTo(id) ??
      RevisionFiles.of({ id }, revisions, { objects, disk }).then((files) => ({ files }))
    );
  }

  /** The files of the commit at which it is. */
  private current(): Files {
    const now = (): RevisionFiles => {
      if (this.now === undefined) throw new Error('it is at no commit yet');
      return this.now;
    };
    return {
      stat: (path) => now().stat(path),
      stamp: (path) => now().stamp(path),
      read: (path, limit) => now().read(path, limit),
      list: (folder) => now().list(folder),
      links: { realPath: (path) => now().links.realPath(path), target: (path) => now().links.target(path) },
      get tracked() {
        return now().tracked;
      },
    };
  }
}
