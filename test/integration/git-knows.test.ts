import { execFileSync } from 'node:child_process';
import type * as vscode from 'vscode';
import { extension, found, notFound, open, plain, scratchFolder, write } from './support';

const cited = `# Scope\n\n${'The workflow sorts letters by subject, and a person decides on each of them. '.repeat(8)}\n`;
const citing = `${plain}owners: { ann: { roles: [outcome, performance] } }
checklist:
  diagnose:
    workflow-scoped: { status: met, on: 2026-10-01, by: ann, evidence: [scope.md] }
`;

function git(folder: vscode.Uri, day: string, ...args: readonly string[]): void {
  const own = ['-c', 'user.name=Ann', '-c', 'user.email=ann@example.com'];
  const [GIT_AUTHOR_DATE, GIT_COMMITTER_DATE] = [`${day}T12:00:00Z`, `${day}T12:00:00Z`];
  execFileSync('git', [...own, ...args], {
    cwd: folder.fsPath,
    stdio: 'ignore',
    env: { ...process.env, GIT_AUTHOR_DATE, GIT_COMMITTER_DATE },
  });
}

describe('what git knows', () => {
  const scratch = scratchFolder();
  let manifest: vscode.Uri;

  beforeEach(async () => {
    await extension();
    manifest = scratch.file('ai-readiness.yaml');
    await write(manifest, citing);
    git(scratch.uri, '2026-10-01', 'init', '-q', '-b', 'main');
    git(scratch.uri, '2026-10-01', 'add', '.');
    git(scratch.uri, '2026-10-01', 'commit', '-qm', 'one');
    await write(scratch.file('scope.md'), cited);
  });

  it('is told of evidence that is not committed, until it is; and of what is changed by a later commit', async () => {
    await open(manifest);
    await found(manifest, 'evidence/not-committed');
    git(scratch.uri, '2026-10-01', 'add', '.');
    await notFound(manifest, 'evidence/not-committed');
    git(scratch.uri, '2026-10-01', 'commit', '-qm', 'two');
    await write(scratch.file('scope.md'), `${cited}\nLetters of complaint are left out.\n`);
    git(scratch.uri, '2026-10-08', 'commit', '-qam', 'three');
    await found(manifest, 'evidence/changed-since-review');
    git(scratch.uri, '2026-10-08', 'reset', '-q', '--hard', 'HEAD~1');
    await notFound(manifest, 'evidence/changed-since-review');
  });
});
