import * as vscode from 'vscode';
import {
  type Configuration,
  completeConfig,
  configFindings,
  hoverConfig,
  isObvious,
  readConfig,
  sharedEntryAt,
  usesOfShared,
} from '../../../core/service';
import { rangeOf } from '../../base/ranges';
import { workspaceEdit } from '../../editing/edit';
import { configSelector } from '../../manifests/manifest-documents';
import { uriOf } from '../../repository/workspace-files';
import type { Services } from '../../services';
import { diagnosticOf } from '../diagnostics';
import { explainAction } from './actions';
import { indentOf, itemOf } from './completion';
import { markdownOf } from './markdown';
import { offsetOf, spanOf } from './places';

/** What helps to write a configuration: its keys, codes and severities, and what they mean. */
export function configLanguage(services: Services): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.registerCompletionItemProvider(
      configSelector,
      {
        provideCompletionItems: (text, position, _token, { triggerKind }) =>
          propose(text, position, triggerKind === vscode.CompletionTriggerKind.Invoke),
      },
      ' ',
      '/',
    ),
    vscode.languages.registerHoverProvider(configSelector, { provideHover: describe }),
    vscode.languages.registerReferenceProvider(configSelector, {
      provideReferences: (text, position, { includeDeclaration }) =>
        uses(text, position, { services, includeDeclaration }),
    }),
    vscode.languages.registerCodeActionsProvider(configSelector, {
      provideCodeActions: async (text, range) =>
        actionsAt(text, range, (await services.configurations.at(text.uri)).above),
    }),
  );
}

function propose(
  text: vscode.TextDocument,
  position: vscode.Position,
  isAsked: boolean,
): vscode.CompletionItem[] {
  const document = readConfig(text.getText());
  const offset = offsetOf(document, position);
  const found = completeConfig(document.text, offset);
  const replacing = spanOf(document, found);
  const range = { inserting: replacing.with(undefined, position), replacing };
  const typed = document.text.slice(found.start, offset);
  // Before anything is typed, only values are proposed unasked: Enter is the typist's.
  const wanted = found.proposals.filter(({ kind }) => isAsked || typed !== '' || kind === 'choice');
  return wanted.map((each, index) => itemOf(each, index, { range, indent: indentOf(text) }));
}

/** Where manifests below name the shared entry at a place, and the entry itself where that is wanted. */
async function uses(
  text: vscode.TextDocument,
  position: vscode.Position,
  {
    services: { manifests, configurations },
    includeDeclaration,
  }: { services: Services; includeDeclaration: boolean },
): Promise<vscode.Location[]> {
  const document = readConfig(text.getText());
  const entry = sharedEntryAt(document, offsetOf(document, position));
  if (entry === undefined) return [];
  const all = await Promise.all(
    manifests.all().map(async ({ uri, document: checked }) => {
      const open = vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri.toString());
      const manifest = open === undefined ? checked : manifests.read(open);
      const { found } = await configurations.of(uri).catch(() => ({ found: [] }));
      const holds = found.some(({ path }) => uriOf(path, uri).toString() === text.uri.toString());
      const ranges = holds ? usesOfShared(manifest, entry) : [];
      return ranges.map((range) => new vscode.Location(uri, spanOf(manifest, range)));
    }),
  );
  const own = includeDeclaration ? [new vscode.Location(text.uri, position)] : [];
  return [...own, ...all.flat()];
}

/** What fixes the findings at a place, and what they mean. */
function actionsAt(
  text: vscode.TextDocument,
  range: vscode.Range,
  above: Configuration,
): vscode.CodeAction[] {
  const document = readConfig(text.getText());
  const here = configFindings(document, above).filter(
    (finding) => rangeOf(finding.range).intersection(range) !== undefined,
  );
  const fixes = here.flatMap((finding) =>
    finding.fixes.map((fix) => {
      const action = new vscode.CodeAction(fix.title, vscode.CodeActionKind.QuickFix);
      action.diagnostics = [diagnosticOf(finding, text.uri)];
      action.isPreferred = isObvious(fix);
      const edits = fix.operations.filter((each) => each.kind === 'text');
      action.edit = workspaceEdit(text.uri, document, edits);
      return action;
    }),
  );
  return [...fixes, ...here.map(explainAction)];
}

function describe(text: vscode.TextDocument, position: vscode.Position): vscode.Hover | undefined {
  const document = readConfig(text.getText());
  const found = hoverConfig(document, offsetOf(document, position));
  return found && new vscode.Hover(markdownOf(found.markdown), spanOf(document, found.range));
}
