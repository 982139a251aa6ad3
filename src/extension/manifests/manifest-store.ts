import * as vscode from 'vscode';
import type { ManifestDocument } from '../../core/service';
import { Disposables } from '../base/disposables';
import { inParallel } from '../base/in-parallel';
import type { Checker, Evaluated } from './checker';
import { type Basis, type Entry, isCurrent, newEntry, shownBy } from './entry';
import { isManifestDocument } from './manifest-documents';
import type { LeftOutManifests, ManifestState, Manifests } from './manifests';
import { isLeftOut } from './settings';
import { type Checked, shownAfter, verdictOf } from './steady';
import type { Typing } from './typing';

/** How long a typist has to pause before the text is checked. */
const typingPause = 150;

/** Manifests that are read and checked at the same time. */
const concurrency = 4;

/** Holds the state of each manifest, and checks it again when something is said to have changed. */
export class ManifestStore implements Manifests {
  private readonly disposables = new Disposables();
  private readonly changed = this.disposables.own(new vscode.EventEmitter<vscode.Uri>());
  private readonly entries = new Map<string, Entry>();

  readonly onDidChange = this.changed.event;

  leftOut: LeftOutManifests = { uris: [], isCut: false };

  constructor(
    private readonly checker: Checker,
    private readonly typing: Typing,
    private readonly dropped: (uri: vscode.Uri) => void,
  ) {
    this.disposables.add(typing.onDidSettle((document) => this.settled(document)));
  }

  get(uri: vscode.Uri): ManifestState | undefined {
    return this.entries.get(uri.toString())?.shown;
  }

  all(): readonly ManifestState[] {
    return [...this.entries.values()].flatMap(({ shown }) =>
      shown === undefined || shown.leftOut || shown.shownAs !== undefined ? [] : [shown],
    );
  }

  read(document: vscode.TextDocument): ManifestDocument {
    return this.checker.readOpen(document);
  }

  imagined({ uri }: vscode.TextDocument, text: string): Promise<Pick<ManifestState, 'document' | 'report'>> {
    return this.checker.checkText(uri, text);
  }

  async current(document: vscode.TextDocument): Promise<ManifestState> {
    for (;;) {
      const entry = this.entries.get(document.uri.toString());
      if (document.isClosed || !isManifestDocument(document)) return this.detached(document);
      if (entry?.open !== document) {
        // Whoever asks may know of a document before we are told that it was opened.
        this.opened(document);
        continue;
      }
      if (entry.checked !== undefined && isCurrent(entry, entry.checked)) return entry.checked.state;
      await this.check(entry);
    }
  }

  /** Every manifest that there is, checked or not yet. */
  uris(): vscode.Uri[] {
    return [...this.entries.values()].map(({ uri }) => uri);
  }

  /** Those of them that were found in the workspace. */
  foundUris(): vscode.Uri[] {
    return [...this.entries.values()].filter(({ found }) => found).map(({ uri }) => uri);
  }

  /** Whether a manifest was found in the workspace. */
  isFound(uri: vscode.Uri): boolean {
    return this.entries.get(uri.toString())?.found === true;
  }

  /** A manifest is in the workspace, or its file has changed. */
  async load(uri: vscode.Uri): Promise<void> {
    const entry = this.entryOf(uri);
    entry.found = true;
    // The text of an open document is the truth; VS Code brings it into step with the file.
    if (entry.open !== undefined) return;
    entry.stored = undefined;
    entry.world++;
    await this.check(entry);
  }

  /** Loads several, a few at a time. */
  loadAll(uris: Iterable<vscode.Uri>): Promise<void> {
    return inParallel(uris, concurrency, (uri) => this.load(uri));
  }

  /** These are left out by the settings. */
  leaveOut(leftOut: LeftOutManifests): void {
    const before = new Map(this.leftOut.uris.map((uri) => [uri.toString(), uri]));
    const now = new Map(leftOut.uris.map((uri) => [uri.toString(), uri]));
    this.leftOut = leftOut;
    for (const [key, uri] of [...before, ...now]) {
      if (!before.has(key) || !now.has(key)) this.changed.fire(uri);
    }
  }

  /** A manifest is no longer in the workspace; one that is open stays as long as it is. */
  forget(uri: vscode.Uri): void {
    const entry = this.entries.get(uri.toString());
    if (entry === undefined) return;
    entry.found = false;
    if (entry.open === undefined) this.remove(entry);
  }

  /** A manifest that is open is shown by another name of the same file, or by its own again. */
  showAs(uri: vscode.Uri, other: vscode.Uri | undefined): void {
    const entry = this.entries.get(uri.toString());
    if (entry === undefined || entry.shownAs?.toString() === other?.toString()) return;
    entry.shownAs = other;
    if (entry.checked !== undefined)
      entry.checked = { ...entry.checked, state: shownBy(other, entry.checked.state) };
    if (entry.shown === undefined) return;
    entry.shown = shownBy(other, entry.shown);
    this.changed.fire(uri);
  }

  opened(document: vscode.TextDocument): void {
    const entry = this.entryOf(document.uri);
    if (entry.open === document) return;
    entry.open = document;
    void this.check(entry);
  }

  typed(document: vscode.TextDocument): void {
    const entry = this.entries.get(document.uri.toString());
    if (entry?.open !== document) return;
    clearTimeout(entry.timer);
    entry.timer = setTimeout(() => void this.check(entry), typingPause);
  }

  /** What was written counts as meant: it is checked now, and shown. */
  private settled(document: vscode.TextDocument): void {
    const entry = this.entries.get(document.uri.toString());
    if (entry?.open !== document) return;
    void this.check(entry).then(() => this.show(entry));
  }

  closed(document: vscode.TextDocument): void {
    const entry = this.entries.get(document.uri.toString());
    if (entry?.open !== document) return;
    entry.open = undefined;
    entry.shownAs = undefined;
    clearTimeout(entry.timer);
    if (entry.found) void this.load(entry.uri);
    else this.remove(entry);
  }

  /** Checks again what has the same text as before: the repository, the day or the settings changed. */
  async recheck(uris: Iterable<vscode.Uri> = this.uris()): Promise<void> {
    const entries = [...uris].flatMap((uri) => this.entries.get(uri.toString()) ?? []);
    for (const entry of entries) entry.world++;
    await inParallel(entries, concurrency, (entry) => this.check(entry));
  }

  dispose(): void {
    for (const { timer } of this.entries.values()) clearTimeout(timer);
    this.entries.clear();
    this.disposables.dispose();
  }

  private entryOf(uri: vscode.Uri): Entry {
    const key = uri.toString();
    const there = this.entries.get(key);
    if (there !== undefined) return there;
    const entry = newEntry(uri);
    this.entries.set(key, entry);
    return entry;
  }

  private remove(entry: Entry): void {
    clearTimeout(entry.timer);
    this.entries.delete(entry.uri.toString());
    this.dropped(entry.uri);
    if (entry.shown !== undefined) this.changed.fire(entry.uri);
  }

  /** Checks an entry as it is now, once. */
  private check(entry: Entry): Promise<void> {
    clearTimeout(entry.timer);
    if (entry.running !== undefined && isCurrent(entry, entry.running)) return entry.running.done;
    const basis: Basis = { version: entry.open?.version, world: entry.world };
    const done = this.run(entry, basis);
    entry.running = { ...basis, done };
    return done;
  }

  private async run(entry: Entry, basis: Basis): Promise<void> {
    const { uri } = entry;
    const isWanted = () => this.entries.get(uri.toString()) === entry && isCurrent(entry, basis);
    const result = await this.evaluate(entry);
    if (!isWanted()) return;
    if (result === undefined) {
      entry.found = false;
      this.remove(entry);
      return;
    }
    const { shownAs } = entry;
    const { isLeftOut: isConfiguredOut = false, ...content } = result;
    const fresh: Checked = {
      uri,
      version: basis.version,
      ...content,
      leftOut: isConfiguredOut || isLeftOut(uri),
      ...(shownAs && { shownAs }),
    };
    entry.checked = { ...basis, state: shownAfter(entry.shown, fresh, undefined) };
    this.show(entry);
  }

  /** Shows what was checked last, or what of it may be shown while someone is writing. */
  private show(entry: Entry): void {
    const { checked, shown, open, uri } = entry;
    if (checked === undefined || this.entries.get(uri.toString()) !== entry) return;
    const unfinished = open && this.typing.in(open, checked.version);
    const next = unfinished ? shownAfter(shown, checked.state, unfinished) : checked.state;
    if (next === shown) return;
    entry.shown = next;
    this.changed.fire(uri);
  }

  private evaluate(entry: Entry): Promise<Evaluated | undefined> {
    const { uri, open } = entry;
    if (open !== undefined) return this.checker.checkOpen(open);
    return this.checker.checkFile(uri, async () => {
      entry.stored ??= await this.checker.readFile(uri);
      return entry.stored;
    });
  }

  /** The state of a text that is not among the manifests, or no longer open. */
  private async detached(text: vscode.TextDocument): Promise<ManifestState> {
    const { uri, version } = text;
    const { isLeftOut: _unused, ...content } = await this.checker.checkOpen(text);
    return { uri, version, ...content, verdict: verdictOf(content), leftOut: true };
  }
}
