import * as vscode from 'vscode';
import { type CompletionInput, complete, type Proposal } from '../../../core/service';
import { manifestSelector } from '../../manifests/manifest-documents';
import type { Services } from '../../services';
import { markdownOf } from './markdown';
import { offsetOf, spanOf } from './places';
import type { RepositoryNames } from './repository-names';

/** What begins a key, a value, an entry of a list or a part of a path. */
const triggers = [' ', ':', '-', '[', '{', ',', '/', '"', "'", '.'];

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
export interface Around {
  readonly files: RepositoryNames;
  readonly handles: RepositoryNames;
}

/** A name that no file and nobody can have: where it is proposed, files or handles are. */
const probe = '\0';

/** Proposes what may be written at the cursor. */
export function completion(services: Services, around: Around): vscode.Disposable {
  const provider: vscode.CompletionItemProvider = {
    provideCompletionItems: (document, position) => propose(document, position, services, around),
  };
  return vscode.languages.registerCompletionItemProvider(manifestSelector, provider, ...triggers);
}

async function propose(
  text: vscode.TextDocument,
  position: vscode.Position,
  { manifests, today }: Services,
  around: Around,
): Promise<vscode.CompletionList> {
  const document = manifests.read(text);
  const input: CompletionInput = {
    document,
    offset: offsetOf(document, position),
    today: today(),
    files: [probe],
    handles: [probe],
  };
  let found = complete(input);
  // What the repository knows is looked for only where it can stand.
  const asked = found.proposals.find(({ label }) => label === probe);
  if (asked?.kind === 'file') found = complete({ ...input, files: await around.files.from(text.uri) });
  else if (asked !== undefined)
    found = complete({ ...input, files: [], handles: await around.handles.from(text.uri) });
  const replacing = spanOf(document, found);
  const range = { inserting: replacing.with(undefined, position), replacing };
  const indent = indentOf(text);
  const items = found.proposals.map((each, index) => itemOf(each, index, { range, indent }));
  const typed = document.text.slice(found.start, input.offset);
  // The proposals for a number, and the entry named by what was typed, change with each character.
  const isIncomplete = found.proposals.some(
    ({ kind, label }) => kind === 'duration' || (kind === 'snippet' && label === typed),
  );
  return new vscode.CompletionList(items, isIncomplete);
}

function itemOf(
  { label, kind, detail, documentation, insert, snippet, again }: Proposal,
  index: number,
  place: { range: vscode.CompletionItem['range']; indent: string },
): vscode.CompletionItem {
  const item = new vscode.CompletionItem(label, kinds[kind]);
  const lines = insert.replace(/(?<=\n)(?: {2})+/g, (each) => place.indent.repeat(each.length / 2));
  item.insertText = snippet === true ? new vscode.SnippetString(lines) : lines;
  item.sortText = String(index).padStart(4, '0');
  if (place.range !== undefined) item.range = place.range;
  if (detail !== undefined) item.detail = detail;
  if (documentation !== undefined) item.documentation = markdownOf(documentation);
  if (again === true) item.command = { command: 'editor.action.triggerSuggest', title: 'Propose more' };
  return item;
}

/** The step of indentation that the editor has found in the text. YAML takes no tabs. */
function indentOf(text: vscode.TextDocument): string {
  const editor = vscode.window.visibleTextEditors.find(({ document }) => document === text);
  const { insertSpaces, tabSize } = editor?.options ?? {};
  return ' '.repeat(insertSpaces === true && typeof tabSize === 'number' ? tabSize : 2);
}
