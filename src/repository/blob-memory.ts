import { hashOf } from './hashes';
import type { Looked, ReadingMemory } from './index-repository';

/**
 * What was read of the files of one repository in several of its states, such as commits: what is the same at the same path in
 * two of them is read once. In a commit a file goes by its blob id, and where that is known it is not even opened.
 */
export class BlobMemory implements ReadingMemory {
  private readonly byStamp = new Map<string, Looked>();
  private readonly byContent = new Map<string, Looked>();
  /** What is asked for is kept next: hashes take time. */
  private readonly hashes = new WeakMap<Uint8Array, string>();

  /** `earlier`: what was read in earlier runs; it is asked, and nothing is kept in it. */
  constructor(private readonly earlier?: Pick<ReadingMemory, 'unchanged' | 'same'>) {}

  unchanged(path: string, stamp: string): Looked | undefined {
    return this.byStamp.get(keyOf(path, stamp)) ?? this.earlier?.unchanged(path, stamp);
  }

  same(path: string, bytes: Uint8Array): Looked | undefined {
    return this.byContent.get(keyOf(path, this.hash(bytes))) ?? this.earlier?.same(path, bytes);
  }

  keep(path: string, looked: Looked, { bytes, stamp }: Parameters<ReadingMemory['keep']>[2]): void {
    if (stamp !== undefined) this.byStamp.set(keyOf(path, stamp), looked);
    if (bytes !== undefined) this.byContent.set(keyOf(path, this.hash(bytes)), looked);
  }

  private hash(bytes: Uint8Array): string {
    const known = this.hashes.get(bytes) ?? hashOf(bytes);
    this.hashes.set(bytes, known);
    return known;
  }
}

function keyOf(path: string, what: string): string {
  return `${what} ${path}`;
}
