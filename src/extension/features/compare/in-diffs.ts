import * as vscode from 'vscode';
import { comparisonInOneLine, evaluate, inReadingOrder, readDocument } from '../../../core/service';
import { GitRefusal } from '../../../repository';
import { manifestGlob } from '../../manifests/manifest-documents';
import { chosenSeverities } from '../../manifests/settings';
import type { Services } from '../../services';
import { diagnosticOf } from '../diagnostics';
import { type Diff, type DiffSide, openDiffs } from './diff-tabs';
import { type Compared, type PastManifests, type State, whyNoGit } from './past';

/** The command that a lens opens the whole comparison with. */
type Open = (diff: Diff) => vscode.Command;

/**
 * What a diff of a manifest shows besides its lines: at its top what the change does to the gates, and on the right, where
 * that is a version of git's, what is found in it.
 */
export function inDiffs(services: Services, past: PastManifests, open: Open): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const found = vscode.languages.createDiagnosticCollection('ai-readiness-diff');
  const versions = new VersionFindings(services, past, found);
  const titles = new Titles(services, past);
  const look = (): void => {
    versions.look();
    titles.keep(openDiffs());
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
    // What is staged may change while it is shown.
    vscode.workspace.onDidChangeTextDocument(({ document: { uri } }) => {
      if (uri.scheme === 'git') look();
    }),
    services.manifests.onDidChange(() => changed.fire()),
    vscode.languages.registerCodeLensProvider(
      ['file', 'git'].map((scheme) => ({ scheme, pattern: manifestGlob })),
      {
        onDidChangeCodeLenses: changed.event,
        provideCodeLenses: async (text) => {
          const diff = openDiffs().find(({ modified }) => modified.uri.toString() === text.uri.toString());
          if (diff === undefined || whyNoGit(vscode.Uri.file(diff.modified.path), services) !== undefined)
            return [];
          const title = await titles.of(diff, text);
          if (title === undefined) return [];
          const command = { ...open(diff), title };
          return [new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), command)];
        },
      },
    ),
  );
}

/** What stands at the top of the diffs that are open. It does not change while someone types, and git is not asked then. */
class Titles {
  private readonly known = new Map<string, string>();

  constructor(
    private readonly services: Services,
    private readonly past: PastManifests,
  ) {}

  /** Undefined where it cannot be told. */
  async of(diff: Diff, text: vscode.TextDocument): Promise<string | undefined> {
    const key = keyOf(diff);
    const shown = this.services.manifests.get(text.uri);
    const isBeingWritten = shown !== undefined && shown.version !== text.version;
    if (isBeingWritten && this.known.has(key)) return this.known.get(key);
    try {
      const title = comparisonInOneLine((await comparedIn(diff, text, this.past)).comparison);
      this.known.set(key, title);
      return title;
    } catch (fault) {
      this.services.log.warn(`What changed in ${text.uri.toString(true)} cannot be told.`, fault);
      return undefined;
    }
  }

  /** Forgets those of diffs that are closed. */
  keep(diffs: readonly Diff[]): void {
    const open = new Set(diffs.map(keyOf));
    for (const key of this.known.keys()) if (!open.has(key)) this.known.delete(key);
  }
}

function keyOf({ original, modified }: Diff): string {
  return `${original.uri} ${modified.uri}`;
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
  /** The version of each text of which the findings are shown, or looked for. */
  private readonly shown = new Map<string, number>();

  constructor(
    private readonly services: Services,
    private readonly past: PastManifests,
    private readonly found: vscode.DiagnosticCollection,
  ) {}

  /** Looks at what stands there now. */
  look(): void {
    const sides = openDiffs()
      .map(({ modified }) => modified)
      .filter(
        ({ ref, path }) => ref !== undefined && whyNoGit(vscode.Uri.file(path), this.services) === undefined,
      );
    const wanted = new Map(sides.map((side) => [side.uri.toString(), side]));
    for (const key of this.shown.keys())
      if (!wanted.has(key)) {
        this.shown.delete(key);
        this.found.delete(vscode.Uri.parse(key));
      }
    for (const text of vscode.workspace.textDocuments) {
      const key = text.uri.toString();
      const side = wanted.get(key);
      if (side === undefined || this.shown.get(key) === text.version) continue;
      this.shown.set(key, text.version);
      this.show(text, side).catch((fault: unknown) => this.failed(key, fault));
    }
  }

  private async show(text: vscode.TextDocument, side: DiffSide): Promise<void> {
    const { version } = text;
    const document = readDocument(text.getText());
    const input = await this.past.inputOf(document, side.path, await stateOf(side, this.past));
    // It was closed, or has moved on.
    if (this.shown.get(text.uri.toString()) !== version) return;
    const manifest = vscode.Uri.file(side.path);
    const { findings } = evaluate(document, { ...input, ...chosenSeverities(manifest) });
    this.found.set(
      text.uri,
      inReadingOrder(findings).map((finding) =>
        diagnosticOf(finding, text.uri, { repository: input.repository, manifest }),
      ),
    );
  }

  private failed(key: string, fault: unknown): void {
    this.shown.delete(key);
    if (fault instanceof GitRefusal) this.services.log.warn(fault.message);
    else this.services.log.error(`Checking ${key} failed.`, fault);
  }
}
