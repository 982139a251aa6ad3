import type * as vscode from 'vscode';
import { activate as activateIn, type TestApi } from '../extension';
import { gitProgram } from '../repository/git-program';
import { nodeFiles } from '../repository/node';

/** The entry of the extension where the host is Node: on the desktop and on remote machines. */
export function activate(context: vscode.ExtensionContext): TestApi | undefined {
  return activateIn(context, {
    disk: nodeFiles,
    git: gitProgram,
    testDay: process.env.AI_READINESS_TEST_DAY,
    readers: () => import('../readers'),
  });
}
