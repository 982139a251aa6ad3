import * as vscode from 'vscode';
import { comparisonInOneLine, evaluate, inReadingOrder, readDocument } from '../../../core/service';
import { GitRefusal } from '../../../repository';
import type { Services } from '../../services';
import { diagnosticOf } from '../diagnostics';
import { type Diff, type DiffSide, openDiffs } from './diff-tabs';
import type { Compared, PastManifests, State } from './past';
import { whyNoGit } from './past';

/** The command that a lens opens the whole comparison with. */
type Open = (diff: Diff) => vscode.Command;

/**
 * What a diff of a manifest shows besides its lines: at its top what the change does to the gates, and on the right, where
 * that is a version of git's, what is found in it.
 */
export function inDiffs(services: Services, past: PastManifests, open: Open): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const found = vscode.languages.createDiagnosticCollection('ai-readiness-diff');
  const readers = new VersionFindings(services, past, found);
  const look = (): void => {
    readers.look();
    changed.fire();
  };
  look();
  return vscode.Disposable.from(
    changed,
    found,
    vscode.window.tabGroups.onDidChangeTabs(look),
    vscode.workspace.onDidOpenTextDocument(({ uri }) => {
      if (uri.scheme === 'git') look();
    }),
    services.manifests.onDidChange(() => changed.fire()),
    vscode.languages.registerCodeLensProvider(
      [{ scheme: 'file' }, { scheme: 'git' }].map(({ scheme }) => ({
        scheme,
        pattern: '**/ai-readiness.{yaml,yml}',
      })),
      {
        onDidChangeCodeLenses: changed.event,
        provideCodeLenses: async (text) => {
          const diff = openDiffs().find(({ modified }) => modified.uri.toString() === text.uri.toString());
          if (diff === undefined || whyNoGit(vscode.Uri.file(diff.modified.path), services) !== undefined)
            return [];
          const compared = await comparedIn(diff, text, past).catch((fault: unknown) => {
            services.log.warn(`What changed in ${text.uri.toString(true)} cannot be told.`, fault);
            return undefined;
          });
          if (compared === undefined) return [];
          const command = { ...open(diff), title: comparisonInOneLine(compared.comparison) };
          return [new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), command)];
        },
      },
    ),
  );
}

/** The comparison that a diff shows. Throws GitRefusal where git cannot tell it. */
async function comparedIn(diff: Diff, text: vscode.TextDocument, past: PastManifests): Promise<Compared> {
  const { original, modified } = diff;
  const earlier = await stateOf(original, past);
  if (modified.ref === undefined) return past.compare(text, earlier);
  return past.compareStates(modified.path, earlier, await stateOf(modified, past));
}

/** The state of git that a side of a diff is of: `~` and nothing are what is to be committed. */
export async function stateOf({ path, ref }: DiffSide, past: PastManifests): Promise<State> {
  if (ref === undefined || ref === '' || ref === '~') return 'index';
  return (await past.revisionsOf(path)).commit(ref);
}

/** What is found in versions of git's that stand on the right of a diff: the same as in the editor. */
class VersionFindings {
  private shown = new Set<string>();

  constructor(
    private readonly services: Services,
    private readonly past: PastManifests,
    private readonly found: vscode.DiagnosticCollection,
  ) {}

  /** Looks at what stands there now. */
  look(): void {
    const diffs = openDiffs().filter(
      ({ modified: { ref, path } }) =>
        ref !== undefined && whyNoGit(vscode.Uri.file(path), this.services) === undefined,
    );
    const wanted = new Map(diffs.map(({ modified }) => [modified.uri.toString(), modified]));
    for (const key of this.shown) if (!wanted.has(key)) this.found.delete(vscode.Uri.parse(key));
    const before = this.shown;
    this.shown = new Set(wanted.keys());
    for (const [key, side] of wanted) {
      if (before.has(key)) continue;
      const text = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === key);
      if (text === undefined) this.shown.delete(key);
      else this.show(text, side).catch((fault: unknown) => this.failed(key, fault));
    }
  }

  private async show(text: vscode.TextDocument, side: DiffSide): Promise<void> {
    const document = readDocument(text.getText());
    const input = await this.past.inputOf(document, side.path, await stateOf(side, this.past));
    if (!this.shown.has(text.uri.toString())) return;
    const { findings } = evaluate(document, input);
    this.found.set(
      text.uri,
      inReadingOrder(findings).map((finding) => diagnosticOf(finding, text.uri, input.repository)),
    );
  }

  private failed(key: string, fault: unknown): void {
    this.shown.delete(key);
    if (fault instanceof GitRefusal) this.services.log.warn(fault.message);
    else this.services.log.error(`Checking ${key} failed.`, fault);
  }
}
