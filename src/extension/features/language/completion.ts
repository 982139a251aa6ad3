import * as vscode from 'vscode';
import { type CompletionInput, complete, type Proposal } from '../../../core/service';
import { manifestSelector } from '../../manifests/manifest-documents';
import type { Services } from '../../services';
import { markdownOf } from './markdown';
import { offsetOf, spanOf } from './places';
import type { RepositoryNames } from './repository-names';

/** What begins a value, a list, a part of a path or an alias; a letter begins a word without being named. */
const triggers = [' ', '[', '/', '*'];

const kinds: Readonly<Record<Proposal['kind'], vscode.CompletionItemKind>> = {
  key: vscode.CompletionItemKind.Property,
  choice: vscode.CompletionItemKind.EnumMember,
  reference: vscode.CompletionItemKind.Reference,
  item: vscode.CompletionItemKind.Issue,
  file: vscode.CompletionItemKind.File,
  date: vscode.CompletionItemKind.Value,
  duration: vscode.CompletionItemKind.Unit,
  snippet: vscode.CompletionItemKind.Snippet,
};

/** What is around a manifest. */
interface Around {
  readonly files: RepositoryNames;
  readonly handles: RepositoryNames;
}

/** A name that no file and nobody can have: where it is proposed, files or handles are. */
const probe = '\0';

/** Opens the list as typing a letter does, with no row selected: Enter stays the typist's. */
const proposeMore: vscode.Command = {
  command: 'editor.action.triggerSuggest',
  title: 'Propose more',
  arguments: [{ auto: true }],
};

/** Proposes what may be written at the cursor. */
export function completion(services: Services, around: Around): vscode.Disposable {
  const provider: vscode.CompletionItemProvider = {
    provideCompletionItems: (document, position, _token, { triggerKind }) =>
      propose(
        { document, position, isAsked: triggerKind === vscode.CompletionTriggerKind.Invoke },
        services,
        around,
      ),
  };
  return vscode.languages.registerCompletionItemProvider(manifestSelector, provider, ...triggers);
}

interface Place {
  readonly document: vscode.TextDocument;
  readonly position: vscode.Position;
  /** Whether a word was begun or the list was asked for; it may also open by itself, before anything is typed. */
  readonly isAsked: boolean;
}

async function propose(
  { document: text, position, isAsked }: Place,
  { manifests, today }: Services,
  around: Around,
): Promise<vscode.CompletionItem[]> {
  const document = manifests.read(text);
  const { configuration, repository } = manifests.get(text.uri)?.report.input ?? {};
  const input: CompletionInput = {
    document,
    ...(configuration && { configuration }),
    ...(repository && { repository }),
    offset: offsetOf(document, position),
    today: today(),
    files: [probe],
    handles: [probe],
  };
  let found = complete(input);
  // What the repository knows is looked for only where it can stand.
  const probed = found.proposals.find(({ label }) => label === probe);
  if (probed?.kind === 'file') found = complete({ ...input, files: await around.files.from(text.uri) });
  else if (probed !== undefined)
    found = complete({ ...input, files: [], handles: await around.handles.from(text.uri) });
  const replacing = spanOf(document, found);
  const range = { inserting: replacing.with(undefined, position), replacing };
  const typed = document.text.slice(found.start, input.offset);
  const indent = indentOf(text);
  const wanted = isAsked || typed !== '' || found.closed ? found.proposals : [];
  // What is typed in full stands first: taking that changes nothing.
  const ordered = [...wanted].sort(
    (one, other) => Number(other.label === typed) - Number(one.label === typed),
  );
  return ordered.map((each, index) => itemOf(each, index, { range, indent }));
}

/** A proposal as VS Code shows it. */
export function itemOf(
  { label, kind, detail, documentation, insert, snippet, again }: Proposal,
  index: number,
  place: { range: vscode.CompletionItem['range']; indent: string },
): vscode.CompletionItem {
  const item = new vscode.CompletionItem(label, kinds[kind]);
  const lines = insert.replace(/(?<=\n)(?: {2})+/g, (each) => place.indent.repeat(each.length / 2));
  // VS Code takes a snippet for a change even where the same word stands there already, and would swallow Enter.
  item.insertText = snippet === true ? new vscode.SnippetString(lines) : lines;
  item.sortText = String(index).padStart(4, '0');
  if (place.range !== undefined) item.range = place.range;
  if (detail !== undefined) item.detail = detail;
  if (documentation !== undefined) item.documentation = markdownOf(documentation);
  if (again === true) item.command = proposeMore;
  return item;
}

/** The step of indentation that the editor has found in the text. YAML takes no tabs. */
export function indentOf(text: vscode.TextDocument): string {
  const editor = vscode.window.visibleTextEditors.find(({ document }) => document === text);
  const { insertSpaces, tabSize } = editor?.options ?? {};
  return ' '.repeat(insertSpaces === true && typeof tabSize === 'number' ? tabSize : 2);
}
