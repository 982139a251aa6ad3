/** Whether a folder that is named as evidence holds anything that others have and can read. */
import { type FileFact, grouped, isBlank, isManifestPath, isUnchangedTemplate } from '../core/service';
import { decodeText } from './decode';
import type { FolderEntry } from './files';
import { isInRepository } from './inside';
import { type ListLimits, listFiles } from './list';
import { joinPath } from './paths';
import { type Sharing, whyUnshared } from './who-has';

/** How far a file is looked for. */
const folderLimits: ListLimits = { entries: Infinity, folders: 1000, depth: 64 };

/** So many files are read to find one that holds something. */
const mostRead = 1000;

/** What is read of a file, in bytes: one that is blank as far as that counts as such. */
const firstBytes = 64 * 1024;

const noneSoFar: FileFact = {
  kind: 'not-checked',
  reason: `there is no file in the first ${grouped(folderLimits.folders)} folders in it`,
  advice: 'name a file instead',
};

const onlyBlankSoFar: FileFact = {
  kind: 'not-checked',
  reason: `the first ${grouped(mostRead)} files in it are empty or unfilled templates`,
  advice: 'name a file instead',
};

/** The text with which a file begins. */
export async function beginningOf(path: string, { files }: Pick<Sharing, 'files'>): Promise<string> {
  return beginningIn(await files.read(path, firstBytes));
}

/** The same for a file of which more was read. */
export function beginningIn(bytes: Uint8Array): string {
  const part = bytes.length < firstBytes ? 'whole' : 'beginning';
  return decodeText(bytes.subarray(0, firstBytes), part);
}

/** What is in a folder, however deep, links to files among it. Throws where that cannot be told. */
export async function folderFact(folder: string, sharing: Sharing): Promise<FileFact> {
  const search = new ContentSearch(sharing);
  const listing = await listFiles(folder, sharing.files, {
    look: (path, entries) => search.look(path, entries),
    isSkipped: () => false,
    isEnough: ({ kind }) => kind === 'file',
    limits: folderLimits,
  });
  if (listing.files.length > 0) return { kind: 'folder' };
  const [fault] = [...listing.faults.map(({ error }) => error), ...search.faults];
  if (fault !== undefined) throw fault;
  if (listing.isCut) return noneSoFar;
  if (search.left < 0) return onlyBlankSoFar;
  return search.unshared === undefined
    ? { kind: 'folder', isEmpty: true }
    : { kind: 'does-not-count', why: `all-${search.unshared}` };
}

class ContentSearch {
  left = mostRead;
  /** Why others do not have a file that is there. */
  unshared: Awaited<ReturnType<typeof whyUnshared>>;
  readonly faults: unknown[] = [];
  private manifestId: Promise<string | undefined> | undefined;

  constructor(private readonly sharing: Sharing) {}

  /** The first file that counts; where there is none, the folders to look in. */
  async look(folder: string, entries: readonly FolderEntry[]): Promise<readonly FolderEntry[]> {
    const folders: FolderEntry[] = [];
    for (const entry of entries) {
      if (entry.name.startsWith('.')) continue;
      if (entry.kind === 'folder') folders.push(entry);
      else if (await this.counts(joinPath(folder, entry.name), entry)) return [{ ...entry, kind: 'file' }];
    }
    return folders;
  }

  /** Whether a file is the manifest by another name. Only one that has several is asked for. */
  private async isManifest(path: string): Promise<boolean> {
    const { files, manifest } = this.sharing;
    if (manifest === undefined) return false;
    this.manifestId ??= files.stat(manifest).then((stat) => stat?.id);
    const id = await this.manifestId;
    return id !== undefined && id === (await files.stat(path))?.id;
  }

  private async counts(path: string, { name, kind }: FolderEntry): Promise<boolean> {
    const { files, root } = this.sharing;
    if (kind === 'other' || isManifestPath(name)) return false;
    try {
      if (kind === 'link') {
        if (!(await isInRepository(path, root, files))) return false;
        if ((await files.stat(path))?.kind !== 'file') return false;
        if (isManifestPath((await files.links?.realPath(path)) ?? '')) return false;
      }
      if (await this.isManifest(path)) return false;
      const why = await whyUnshared(path, 'file', this.sharing);
      this.unshared ??= why;
      if (why !== undefined || --this.left < 0) return false;
      const text = await beginningOf(path, this.sharing);
      return !isBlank(text) && !isUnchangedTemplate(text);
    } catch (error) {
      this.faults.push(error);
      return false;
    }
  }
}
