import * as vscode from 'vscode';
import { until } from './until';

/**
 * VS Code in a browser now and then opens a .code-workspace without its folders. Says so in words that the launcher
 * knows, which then opens it once more; resolves when the folders are there.
 */
export async function foldersAreThere(): Promise<void> {
  const { workspace } = vscode;
  if (workspace.workspaceFile === undefined) return;
  const areThere = (): boolean => (workspace.workspaceFolders ?? []).length > 0;
  try {
    await until('the folders', areThere, 10_000);
  } catch {
    console.log('the workspace has come up without its folders');
    throw new Error('the workspace has come up without its folders');
  }
}
