import * as vscode from 'vscode';
import { Disposables } from '../base/disposables';
import { endsLine, isLineEnd, type Lines, linesAfter, type Unfinished } from './unfinished';

/** How long the caret rests before what stands there counts as meant, in milliseconds. */
export const usualRest = 1000;

interface Writing {
  readonly lines: Lines;
  /** The version of the text in which a line has just been ended; undefined where one is being written. */
  readonly endedIn: number | undefined;
  readonly timer: ReturnType<typeof setTimeout>;
}

/**
 * Knows which lines someone is writing in: those changed in the active editor, until the caret leaves them or rests. What
 * stands there is unfinished and proves nothing, neither for nor against.
 */
export class Typing implements vscode.Disposable {
  private readonly disposables = new Disposables();
  private readonly settled = this.disposables.own(new vscode.EventEmitter<vscode.TextDocument>());
  private readonly writing = new Map<vscode.TextDocument, Writing>();

  /** Milliseconds; only tests, which must not depend on how fast they type, take another one. */
  rest = usualRest;

  /** Fires when what was written counts as meant, or a line of it does. */
  readonly onDidSettle = this.settled.event;

  constructor() {
    const { window } = vscode;
    this.disposables.add(
      window.onDidChangeTextEditorSelection(({ textEditor, selections }) => {
        this.moved(textEditor.document, selections);
      }),
      window.onDidChangeActiveTextEditor((editor) => {
        for (const document of this.writing.keys()) if (document !== editor?.document) this.settle(document);
      }),
    );
  }

  /** Whether someone writes in any manifest right now. */
  get isSomeoneWriting(): boolean {
    return this.writing.size > 0;
  }

  /** Who writes in a version of a document, and where; undefined where nobody does. */
  in(document: vscode.TextDocument, version: number | undefined): Unfinished | undefined {
    const writing = this.writing.get(document);
    return writing && { lines: writing.lines, isLineEnded: writing.endedIn === version };
  }

  changed({ document, contentChanges, reason }: vscode.TextDocumentChangeEvent): void {
    if (contentChanges.length === 0) return;
    // What is undone was there before; what another window, view or program changes was not typed.
    if (reason !== undefined || vscode.window.activeTextEditor?.document !== document) {
      this.settle(document);
      return;
    }
    const lines = linesAfter(this.writing.get(document)?.lines, contentChanges);
    const isEnded =
      isLineEnd(contentChanges) && endsLine(document.lineAt(lines.from).text, document.lineAt(lines.to).text);
    if (!isEnded) {
      this.write(document, { lines, endedIn: undefined });
      return;
    }
    // The next line begins.
    this.write(document, { lines: { from: lines.to, to: lines.to }, endedIn: document.version });
    this.settled.fire(document);
  }

  /** What stands in the document counts as meant from now on. */
  settle(document: vscode.TextDocument): void {
    const before = this.writing.get(document);
    if (before === undefined) return;
    clearTimeout(before.timer);
    this.writing.delete(document);
    this.settled.fire(document);
  }

  closed(document: vscode.TextDocument): void {
    clearTimeout(this.writing.get(document)?.timer);
    this.writing.delete(document);
  }

  dispose(): void {
    for (const { timer } of this.writing.values()) clearTimeout(timer);
    this.writing.clear();
    this.disposables.dispose();
  }

  private write(document: vscode.TextDocument, what: Omit<Writing, 'timer'>): void {
    clearTimeout(this.writing.get(document)?.timer);
    const timer = setTimeout(() => this.settle(document), this.rest);
    this.writing.set(document, { ...what, timer });
  }

  private moved(document: vscode.TextDocument, selections: readonly vscode.Selection[]): void {
    const lines = this.writing.get(document)?.lines;
    if (lines === undefined) return;
    const isInside = ({ active: { line } }: vscode.Selection): boolean =>
      lines.from <= line && line <= lines.to;
    if (!selections.every(isInside)) this.settle(document);
  }
}
