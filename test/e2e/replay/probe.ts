// The probe: an extension that runs beside the one under test and says what the text is, where the caret stands and
// what the findings are. The page shows only the lines in view, with inlays among them; this is exact, and only listens.
import { writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { text as textOf } from 'node:stream/consumers';
import * as vscode from 'vscode';
import type { Change, Look, Place, Question, Verdict } from './protocol';

/** What VS Code calls when the window is up. */
export function activate(context: vscode.ExtensionContext): void {
  const watch = new Watch();
  const server = createServer((request, response) => {
    answer(watch, request).then(
      (reply) => response.end(JSON.stringify(reply)),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('The probe has no port.');
    const { portFile }: { portFile: string } = context.extension.packageJSON;
    writeFileSync(portFile, String(address.port));
  });
  context.subscriptions.push(watch, { dispose: () => server.close() });
}

async function answer(watch: Watch, request: IncomingMessage): Promise<Look> {
  const question: Question = JSON.parse(await textOf(request));
  if (question.ask === 'open') await open(question.file, question.windowsLineEnds);
  if (question.ask === 'set') await set(question.text, question.caret);
  if (question.ask === 'close') {
    const last = await watch.look();
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    return last;
  }
  return watch.look();
}

async function open(file: string, windowsLineEnds: boolean): Promise<void> {
  const editor = await vscode.window.showTextDocument(vscode.Uri.file(file), { preview: false });
  // A text that was here before, and that VS Code still remembers, would be in the way of saving.
  await vscode.commands.executeCommand('workbench.action.files.revert');
  const eol = windowsLineEnds ? vscode.EndOfLine.CRLF : vscode.EndOfLine.LF;
  await editor.edit((builder) => builder.setEndOfLine(eol));
}

async function set(text: string, { line, character }: Place): Promise<void> {
  const editor = theEditor();
  const all = new vscode.Range(0, 0, editor.document.lineCount, 0);
  await editor.edit((builder) => builder.replace(all, text));
  const caret = new vscode.Position(line, character);
  editor.selection = new vscode.Selection(caret, caret);
  editor.revealRange(new vscode.Range(caret, caret));
}

function theEditor(): vscode.TextEditor {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) throw new Error('No editor is active.');
  return editor;
}

/** Keeps what happens until it is asked for. */
class Watch implements vscode.Disposable {
  private changes: Change[] = [];
  private verdicts: Verdict[] = [];
  private asked = 0;
  private readonly subscription = vscode.Disposable.from(
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (document !== vscode.window.activeTextEditor?.document) return;
      const at = Date.now();
      for (const { text, rangeLength } of contentChanges)
        this.changes.push({ at, text, removed: rangeLength });
    }),
    vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      const own = vscode.window.activeTextEditor?.document.uri.toString();
      if (uris.some((uri) => uri.toString() === own)) this.verdicts.push(this.verdict());
    }),
  );

  async look(): Promise<Look> {
    // Goes to the window and back: all that the window did before has arrived here when it returns.
    this.asked += 1;
    await vscode.commands.executeCommand('setContext', 'aiReadinessReplay.asked', this.asked);
    const { document, selection } = theEditor();
    const { line, character } = selection.active;
    const { changes, verdicts } = this;
    this.changes = [];
    this.verdicts = [];
    const now = this.verdict();
    return {
      text: document.getText(),
      caret: { line, character },
      changes,
      verdicts: [...verdicts, now],
    };
  }

  private verdict(): Verdict {
    const all = vscode.languages.getDiagnostics(theEditor().document.uri);
    const told = (severity: vscode.DiagnosticSeverity): string[] =>
      all
        .filter((each) => each.severity === severity)
        .map(({ code, message }) => `${typeof code === 'object' ? code.value : code}: ${message}`);
    return {
      at: Date.now(),
      errors: told(vscode.DiagnosticSeverity.Error),
      warnings: told(vscode.DiagnosticSeverity.Warning),
    };
  }

  dispose(): void {
    this.subscription.dispose();
  }
}
