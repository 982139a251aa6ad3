/** What stood in a repository earlier. */
import { type Edit, isReadable, type ManifestDocument, type Resting, readDocument } from '../core/service';
import { decodeText } from './decode';
import type { Lineage } from './followed';
import type { LoggedChange } from './git/log';
import type { ObjectReader } from './git/program';
import { isSameText } from './same-text';

export type Manifest = ManifestDocument['manifest'];

/** The versions of a manifest, and of the files that it names. */
export class Past {
  private readonly manifests = new Map<string, Promise<Manifest | undefined>>();
  private lacksSome = false;

  constructor(
    private readonly objects: ObjectReader,
    readonly lineage: Lineage,
  ) {}

  /** Whether something that was looked for is not here, though a commit has it. */
  get isIncomplete(): boolean {
    return this.lacksSome;
  }

  /** Looks whether something is here that a commit has. */
  async look(id: string): Promise<void> {
    await this.object(id);
  }

  private async object(id: string): Promise<Uint8Array | undefined> {
    const bytes = await this.objects.read(id);
    this.lacksSome ||= bytes === undefined;
    return bytes;
  }

  /** Whether two versions of a file say the same. What is not here cannot be told, and so is not said to differ. */
  async isSame(one: string, other: string, resting: Pick<Resting, 'claim' | 'file'>): Promise<boolean> {
    if (one === other) return true;
    const [first, second] = await Promise.all([this.object(one), this.object(other)]);
    return first === undefined || second === undefined || isSameText(first, second, resting);
  }

  /** The edits of the manifest since a day, the newest first. */
  async edits(since: string, { changes }: Pick<Lineage, 'changes'> = this.lineage): Promise<Edit[]> {
    const found: Edit[] = [];
    for (const change of changes) {
      const { day, name } = change.commit;
      const [before, after] = day < since ? [] : await this.around(change);
      if (before !== undefined && after !== undefined) found.push({ before, after, commit: name, day });
    }
    return found;
  }

  /** What the manifest said before a change and after; undefined where it was not there, or cannot be read as a whole. */
  async around({ before, after }: LoggedChange): Promise<(Manifest | undefined)[]> {
    return Promise.all(
      [before, after].map((id) => (id === undefined ? undefined : this.read(id, () => this.object(id)))),
    );
  }

  /** The manifest as it was at a revision, with the name that it had. */
  async at(revision: string): Promise<{ readonly manifest: Manifest; readonly name: string } | undefined> {
    for (const name of this.lineage.names) {
      const manifest = await this.named(revision, name);
      if (manifest !== undefined) return { manifest, name };
    }
    return undefined;
  }

  /** The one that has a name at a revision. What has a line end in its name cannot be asked for. */
  async named(revision: string, name: string): Promise<Manifest | undefined> {
    const place = `${revision}:${name}`;
    return name.includes('\n') ? undefined : this.read(place, () => this.objects.read(place));
  }

  /** A version of the manifest; undefined where there is none, and where it could not be read as a whole. */
  private read(key: string, bytesOf: () => Promise<Uint8Array | undefined>): Promise<Manifest | undefined> {
    const known = this.manifests.get(key);
    if (known !== undefined) return known;
    const read = bytesOf().then((bytes) => {
      const document = bytes && readDocument(decodeText(bytes));
      return document && isReadable(document) ? document.manifest : undefined;
    });
    this.manifests.set(key, read);
    return read;
  }
}
