import * as assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import * as vscode from 'vscode';
import { rules } from '../../src/core/rules/table';

/** The parts of package.json that are looked at. */
interface Declared {
  readonly activationEvents: readonly string[];
  readonly capabilities: unknown;
  readonly extensionKind: readonly string[];
  readonly icon: string;
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly category: string }[];
    readonly yamlValidation?: unknown;
  };
}

describe('what the extension declares', () => {
  const found = vscode.extensions.getExtension('ai-readiness.ai-readiness');
  assert.ok(found);
  const declared: Declared = found.packageJSON;

  it('works in Restricted Mode, in virtual workspaces, and where the workspace is', () => {
    assert.deepEqual(declared.capabilities, {
      untrustedWorkspaces: {
        supported: true,
        restrictedConfigurations: ['aiReadiness.exclude', 'aiReadiness.severity'],
      },
      virtualWorkspaces: true,
    });
    assert.deepEqual(declared.extensionKind, ['workspace', 'ui']);
  });

  it('starts for manifests only', () => {
    const all = declared.activationEvents.filter((event) => !event.startsWith('workspaceContains:'));
    // VS Code adds those of commands, views and of our own language mode; a page that is restored has to be named.
    assert.deepEqual(
      all.filter(
        (event) =>
          !/^on(Command|View|CustomEditor|Language|FileSystem|WebviewPanel):.*(ai-?readiness)/i.test(event),
      ),
      [],
    );
  });

  it('has a setting for the severity of every finding, and a page', async () => {
    const setting = vscode.workspace.getConfiguration('aiReadiness').inspect('severity');
    assert.deepEqual(setting?.defaultValue, {});
    for (const { code } of rules)
      assert.ok(
        existsSync(vscode.Uri.joinPath(found.extensionUri, 'media', 'findings', `${code}.md`).fsPath),
        code,
      );
  });

  it('registers every command that it contributes, all in one category', async () => {
    await found.activate();
    const registered = new Set(await vscode.commands.getCommands(true));
    for (const { command, category } of declared.contributes.commands) {
      assert.ok(registered.has(command), command);
      assert.equal(category, 'AI Readiness', command);
    }
  });

  it('leaves the schemas of other YAML extensions alone, and has an icon', () => {
    assert.equal(declared.contributes.yamlValidation, undefined);
    assert.ok(existsSync(vscode.Uri.joinPath(found.extensionUri, declared.icon).fsPath));
  });

  it('gives manifests a language mode of their own that reads as YAML', async () => {
    const [manifest] = await vscode.workspace.findFiles('**/ai-readiness.yaml', null, 1);
    assert.ok(manifest);
    const { languageId } = await vscode.workspace.openTextDocument(manifest);
    assert.equal(languageId, 'ai-readiness');
  });
});
