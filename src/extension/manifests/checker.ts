import * as vscode from 'vscode';
import { evaluate, type ManifestDocument, type Report, readDocument } from '../../core/service';
import { baseName } from '../../repository';
import type { Host } from '../base/host';
import type { ConfigurationsCache } from '../repository/configurations';
import { linkRefusal } from '../repository/links';
import type { RepositoryFactsCache } from '../repository/repository-facts';
import { faultyState, refusedState } from './fault';
import type { ManifestState } from './manifests';
import { chosenSeverities, mayLeaveOut } from './settings';

/** A file that is larger is not read: the engine would only say that it is too large. In bytes. */
const largestRead = 16 * 1024 * 1024;

/** What a check has found. */
interface Evaluated {
  readonly document: ManifestDocument;
  readonly report: Report;
  /** Whether the configuration of the repository leaves the manifest out. */
  readonly isLeftOut: boolean;
}

/** Turns texts into documents and documents into reports. Knows nothing of when and why. */
export class Checker {
  private readonly read = new WeakMap<vscode.TextDocument, { version: number; document: ManifestDocument }>();

  constructor(
    private readonly facts: RepositoryFactsCache,
    private readonly configurations: ConfigurationsCache,
    private readonly today: () => string,
    private readonly log: vscode.LogOutputChannel,
    private readonly host: Host,
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

  /** Evaluates a document with the facts and the configuration of its repository. */
  async check(uri: vscode.Uri, document: ManifestDocument): Promise<Evaluated> {
    const [repository, governing] = await Promise.all([
      this.facts.collect(uri, document.files),
      // Where nobody can tell what the repository is, its evidence cannot be checked either, and that is told.
      this.configurations.of(uri).catch((fault: unknown) => {
        this.log.warn(`Which configuration holds for ${uri.toString(true)} cannot be told.`, fault);
        return undefined;
      }),
    ]);
    const report = evaluate(document, {
      today: this.today(),
      repository,
      ...(governing && { configuration: governing.configuration }),
      ...chosenSeverities(uri),
      fileName: baseName(uri.path),
    });
    return { document, report, isLeftOut: governing?.isLeftOut === true && mayLeaveOut() };
  }

  /** The state of a manifest that is a link to something else, so that it is not read; undefined for all others. */
  async refused(uri: vscode.Uri, text: string): Promise<ReturnType<typeof refusedState> | undefined> {
    const why = await linkRefusal(uri, this.host);
    return why === undefined ? undefined : refusedState(why, text, this.today());
  }

  /** The state of a manifest that could not be read or checked: it says so, and the log says why. */
  failed(uri: vscode.Uri, fault: unknown, text: string): Pick<ManifestState, 'document' | 'report'> {
    this.log.error(`Checking ${uri.toString(true)} failed.`, fault);
    return faultyState(fault, text, this.today());
  }
}
