import * as vscode from 'vscode';

/**
 * VS Code in a browser now and then opens a .code-workspace without its folders. Says so in words that the launcher
 * knows, which then opens it once more; resolves when the folders are there.
 */
export async function foldersAreThere(): Promise<void> {
  const { workspace } = vscode;
  if (workspace.workspaceFile === undefined) return;
  const end = Date.now() + 10_000;
  while ((workspace.workspaceFolders ?? []).length === 0) {
    if (Date.now() > end) {
      console.log('the workspace has come up without its folders');
      throw new Error('the workspace has come up without its folders');
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
