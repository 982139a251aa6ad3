import * as vscode from 'vscode';
import { evaluate, type Law, type ManifestDocument, readDocument } from '../../core/service';
import { baseName } from '../../repository';
import type { Host } from '../base/host';
import type { ConfigurationsCache } from '../repository/configurations';
import type { RepositoryHistories } from '../repository/histories';
import { linkRefusal } from '../repository/links';
import type { RepositoryFactsCache } from '../repository/repository-facts';
import type { RepositoryIndexes } from '../repository/repository-indexes';
import { isAbsent } from '../repository/workspace-files';
import { faultyState, refusedState } from './fault';
import type { ManifestState } from './manifests';
import { chosenSeverities, mayLeaveOut } from './settings';

/** A file that is larger is not read: the engine would only say that it is too large. In bytes. */
const largestRead = 16 * 1024 * 1024;

/** What a check has found. */
export interface Evaluated extends Pick<ManifestState, 'document' | 'report' | 'refused'> {
  /** Whether the configuration of the repository leaves the manifest out. */
  readonly isLeftOut?: boolean;
}

/** What a check asks besides the repository. */
interface Around {
  readonly law: () => Promise<Law | undefined>;
  readonly today: () => string;
  readonly log: vscode.LogOutputChannel;
  readonly host: Host;
}

/** Turns texts into documents and documents into reports. Knows nothing of when and why. */
export class Checker {
  private readonly read = new WeakMap<vscode.TextDocument, { version: number; document: ManifestDocument }>();

  constructor(
    private readonly repository: {
      readonly facts: RepositoryFactsCache;
      readonly indexes: RepositoryIndexes;
      readonly histories: RepositoryHistories;
    },
    private readonly configurations: ConfigurationsCache,
    private readonly around: Around,
  ) {}

  /** The document of an open text's current version, read once per version. */
  readOpen(text: vscode.TextDocument): ManifestDocument {
    const { version } = text;
    const known = this.read.get(text);
    if (known?.version === version) return known.document;
    const document = readDocument(text.getText(), known?.document);
    this.read.set(text, { version, document });
    return document;
  }

  /** The document of a file that is not open. Rejects when it cannot be read. */
  async readFile(uri: vscode.Uri): Promise<ManifestDocument> {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > largestRead) throw new Error(`the file has ${Math.round(size / 1024 / 1024)} MB`);
    const bytes = await vscode.workspace.fs.readFile(uri);
    return readDocument(await vscode.workspace.decode(bytes, { uri }));
  }

  /** Checks an open text. Never rejects: a fault becomes a finding. */
  async checkOpen(text: vscode.TextDocument): Promise<Evaluated> {
    const { uri } = text;
    try {
      return await this.check(uri, text.getText(), () => this.readOpen(text));
    } catch (fault) {
      return this.failed(uri, fault, text.getText());
    }
  }

  /** Checks a text that could be a manifest's. Rejects when it cannot be done. */
  checkText(uri: vscode.Uri, text: string): Promise<Evaluated> {
    return this.check(uri, text, () => readDocument(text));
  }

  /** Checks a file that is not open; undefined when it is gone. Never rejects: a fault becomes a finding. */
  async checkFile(uri: vscode.Uri, read: () => Promise<ManifestDocument>): Promise<Evaluated | undefined> {
    try {
      return await this.check(uri, '', read);
    } catch (fault) {
      return isAbsent(fault) ? undefined : this.failed(uri, fault, '');
    }
  }

  /** What is a link to something else is not read. */
  private async check(
    uri: vscode.Uri,
    text: string,
    read: () => ManifestDocument | Promise<ManifestDocument>,
  ): Promise<Evaluated> {
    const why = await linkRefusal(uri, this.around.host);
    return why === undefined
      ? this.evaluate(uri, await read())
      : refusedState(why, text, this.around.today());
  }

  /** Evaluates a document with the facts and the configuration of its repository. */
  private async evaluate(uri: vscode.Uri, document: ManifestDocument): Promise<Evaluated> {
    const { facts, indexes, histories } = this.repository;
    const [cited, law, governing] = await Promise.all([
      facts.collect(uri, document.files),
      this.around.law(),
      // Where nobody can tell what the repository is, its evidence cannot be checked either, and that is told.
      this.configurations.of(uri).catch((fault: unknown) => {
        this.around.log.warn(`Which configuration holds for ${uri.toString(true)} cannot be told.`, fault);
        return undefined;
      }),
    ]);
    const index = indexes.of(uri);
    const history = histories.of(uri);
    const report = evaluate(document, {
      today: this.around.today(),
      repository: {
        ...cited,
        ...(index && { index, folder: index.folder }),
        ...(history && { history }),
      },
      ...(law && { law }),
      ...(governing && { configuration: governing.configuration }),
      ...chosenSeverities(uri),
      fileName: baseName(uri.path),
    });
    return { document, report, isLeftOut: governing?.isLeftOut === true && mayLeaveOut() };
  }

  /** What is said of a manifest that could not be read or checked; the log says why. */
  private failed(uri: vscode.Uri, fault: unknown, text: string): Evaluated {
    this.around.log.error(`Checking ${uri.toString(true)} failed.`, fault);
    return faultyState(fault, text, this.around.today());
  }
}
