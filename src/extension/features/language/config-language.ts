import * as vscode from 'vscode';
import { completeConfig, hoverConfig, readConfig } from '../../../core/service';
import { configSelector } from '../../manifests/manifest-documents';
import { indentOf, itemOf } from './completion';
import { markdownOf } from './markdown';
import { offsetOf, spanOf } from './places';

/** What helps to write a configuration: its keys, codes and severities, and what they mean. */
export function configLanguage(): vscode.Disposable {
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

function describe(text: vscode.TextDocument, position: vscode.Position): vscode.Hover | undefined {
  const document = readConfig(text.getText());
  const found = hoverConfig(document, offsetOf(document, position));
  return found && new vscode.Hover(markdownOf(found.markdown), spanOf(document, found.range));
}
