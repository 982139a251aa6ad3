import * as vscode from 'vscode';
import {
  documentLinks,
  type FindingCode,
  type Folding,
  findable,
  foldings,
  type ManifestDocument,
  type OutlineSymbol,
  outline,
} from '../../../core/service';
import { manifestSelector } from '../../manifests/manifest-documents';
import type { ManifestState } from '../../manifests/manifests';
import { Surroundings, unsavedRefusal } from '../../repository/surroundings';
import type { Feature, Services } from '../../services';
import { spanOf } from './places';

const symbolKinds: Readonly<Record<OutlineSymbol['kind'], vscode.SymbolKind>> = {
  section: vscode.SymbolKind.Namespace,
  stage: vscode.SymbolKind.Package,
  item: vscode.SymbolKind.Event,
  entry: vscode.SymbolKind.Object,
  field: vscode.SymbolKind.Field,
};

/** The outline, the breadcrumbs, what can be folded, and links to evidence and contracts. */
export const structure: Feature = (services) => {
  const { manifests } = services;
  return vscode.Disposable.from(
    vscode.languages.registerDocumentSymbolProvider(
      manifestSelector,
      {
        provideDocumentSymbols: (text) => {
          const document = manifests.read(text);
          return outline(document).map((each) => symbolOf(each, document));
        },
      },
      { label: 'AI Readiness' },
    ),
    vscode.languages.registerWorkspaceSymbolProvider({
      provideWorkspaceSymbols: (query) => manifests.all().flatMap((state) => symbolsIn(state, query)),
    }),
    vscode.languages.registerFoldingRangeProvider(manifestSelector, {
      provideFoldingRanges: (text) => foldings(manifests.read(text)).map(foldingOf),
    }),
    vscode.languages.registerDocumentLinkProvider(manifestSelector, links(services)),
  );
};

function symbolOf(symbol: OutlineSymbol, document: ManifestDocument): vscode.DocumentSymbol {
  const { name, detail, kind, range, selection, children } = symbol;
  const made = new vscode.DocumentSymbol(
    name,
    detail,
    symbolKinds[kind],
    spanOf(document, range),
    spanOf(document, selection),
  );
  made.children = children.map((each) => symbolOf(each, document));
  return made;
}

/** What of a manifest, open or not, has the letters that are looked for, in their order. */
function symbolsIn({ uri, document, report }: ManifestState, query: string): vscode.SymbolInformation[] {
  const place = vscode.workspace.asRelativePath(uri);
  const container = report.name === undefined ? place : `${report.name} · ${place}`;
  return findable(document)
    .filter(({ name, detail }) => hasLetters(`${name} ${detail}`, query))
    .map(({ name, kind, selection }) => {
      const location = new vscode.Location(uri, spanOf(document, selection));
      return new vscode.SymbolInformation(name, symbolKinds[kind], container, location);
    });
}

function hasLetters(text: string, query: string): boolean {
  let from = 0;
  for (const letter of query.toLowerCase().replace(/\s/g, '')) {
    const at = text.toLowerCase().indexOf(letter, from);
    if (at === -1) return false;
    from = at + letter.length;
  }
  return true;
}

function foldingOf({ start, end, kind }: Folding): vscode.FoldingRange {
  return kind === 'comment'
    ? new vscode.FoldingRange(start, end, vscode.FoldingRangeKind.Comment)
    : new vscode.FoldingRange(start, end);
}

class EvidenceLink extends vscode.DocumentLink {
  constructor(
    range: vscode.Range,
    readonly file: string,
    readonly manifest: vscode.Uri,
  ) {
    super(range);
    this.tooltip = 'Open the document';
  }
}

/** A folder has no editor; it is shown in the explorer. */
function revealCommand(folder: vscode.Uri): vscode.Uri {
  const query = encodeURIComponent(JSON.stringify([folder]));
  return vscode.Uri.parse(`command:revealInExplorer?${query}`);
}

/** What no link can lead to. */
const broken: ReadonlySet<FindingCode> = new Set(['evidence/missing-file', 'evidence/outside-repository']);

function links({ manifests, host }: Services): vscode.DocumentLinkProvider {
  return {
    async provideDocumentLinks(text) {
      const { document, report } = await manifests.current(text);
      // A text that was never saved names files that nobody can find.
      const isUnsaved = unsavedRefusal(text.uri) !== undefined;
      const dead = report.findings.filter(({ code }) => broken.has(code)).map(({ range }) => range.start);
      return documentLinks(document).flatMap(({ range, file, url }) => {
        const span = spanOf(document, range);
        if (url !== undefined) return new vscode.DocumentLink(span, vscode.Uri.parse(url));
        const isDead = dead.some(
          ({ line, character }) =>
            line === span.start.line && Math.abs(character - span.start.character) <= 1,
        );
        return file === undefined || isDead || isUnsaved ? [] : new EvidenceLink(span, file, text.uri);
      });
    },
    async resolveDocumentLink(link) {
      if (!(link instanceof EvidenceLink)) return link;
      const target = await (await Surroundings.of(link.manifest, host)).find(link.file);
      if (target?.kind === 'file') link.target = target.uri;
      else if (target !== undefined) link.target = revealCommand(target.uri);
      return link;
    },
  };
}
