import * as vscode from 'vscode';
import type { PositionRange } from '../../core/service';

/** A range of the engine as VS Code's. */
export function rangeOf({ start, end }: PositionRange): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}
