import * as assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as vscode from 'vscode';
import { calibrationOfManifests } from '../../src/extension/repository/pasts';
import type { ToPanel } from '../../src/panel/protocol/messages';
import { gitProgram } from '../../src/repository/git-program';
import { nodeFiles } from '../../src/repository/node';
import { begun, passing } from '../unit/cli/past-manifests';
import { prose } from '../unit/cli/support';
import { extension, plain, scratchFolder, write } from './support';
import { until } from './until';

type Past = Extract<ToPanel, { type: 'past' }>['past'];

function git(folder: vscode.Uri, on: string, ...args: readonly string[]): void {
  const own = ['-c', 'user.name=Ann', '-c', 'user.email=ann@example.com'];
  const time = `${on}T12:00:00Z`;
  const env = { ...process.env, GIT_AUTHOR_DATE: time, GIT_COMMITTER_DATE: time };
  execFileSync('git', [...own, ...args], { cwd: folder.fsPath, stdio: 'ignore', env });
}

/** What the page is told when it asks for the history of a manifest. */
async function pastOf(uri: vscode.Uri): Promise<Past> {
  await vscode.commands.executeCommand('aiReadiness.openChecklist', uri);
  const panel = (message?: unknown) =>
    vscode.commands.executeCommand<{ model?: unknown; sent: readonly ToPanel[] } | undefined>(
      '_aiReadiness.panel',
      uri,
      message,
    );
  await until('a model', async () => (await panel())?.model !== undefined);
  const answer = (await panel({ type: 'past' }))?.sent.find((message) => message.type === 'past');
  assert.ok(answer);
  return answer.past;
}

describe('the history in the panel', () => {
  const scratch = scratchFolder();

  beforeEach(() => extension());

  it('tells when stages were claimed, by the commits of the repository, and writes nothing to it', async () => {
    const manifest = scratch.file('ai-readiness.yaml');
    const folder = scratch.uri;
    git(folder, '2026-01-10', 'init', '-q', '-b', 'main');
    await write(manifest, plain);
    git(folder, '2026-01-10', 'add', '.');
    git(folder, '2026-01-10', 'commit', '-qm', 'one');
    await write(manifest, plain.replace('stage: diagnose', 'stage: design'));
    git(folder, '2026-02-10', 'commit', '-qam', 'two');
    const status = (): string =>
      execFileSync('git', ['status', '--porcelain'], { cwd: folder.fsPath, encoding: 'utf8' });
    const past = await pastOf(manifest);
    assert.ok('stages' in past, JSON.stringify(past));
    assert.deepEqual(
      past.stages.map(({ stage, claimed }) => `${stage}: ${claimed}`),
      ['diagnose: 10 January 2026', 'design: 10 February 2026', 'deploy: ', 'operate: '],
    );
    assert.match(past.told, /^Judged at 2 of 2 commits, from 10 January 2026 to commit /);
    assert.equal(status(), '');
  });

  it('gives what a closed stage took over what it was to take, for the forecast', async () => {
    const manifest = scratch.file('ai-readiness.yaml');
    const host = {
      disk: nodeFiles,
      git: gitProgram,
      testDay: undefined,
      readers: () => import('../../src/readers'),
    };
    const asking = { host, law: async () => undefined, today: '2026-11-01' };
    const calibration = (isOver = false) =>
      calibrationOfManifests([manifest], { ...asking, isOver: () => isOver });
    const none = { ratios: [], isCut: false };
    git(scratch.uri, '2026-10-02', 'init', '-q', '-b', 'main');
    const estimate = '    workflow-scoped: { status: unmet, estimate: { likely: 4d } }\n';
    const others = ['value-baseline-measured', 'systems-inventoried', 'owners-named', 'risks-registered'].map(
      (id) => `    ${id}: { status: unmet, estimate: { likely: 1d } }\n`,
    );
    await write(manifest, `${begun}checklist:\n  diagnose:\n${estimate}${others.join('')}`);
    await write(scratch.file('docs/risks.md'), prose);
    git(scratch.uri, '2026-10-02', 'add', '.');
    assert.deepEqual(await calibration(), none, 'nothing is committed');
    git(scratch.uri, '2026-10-02', 'commit', '-qm', 'one');
    assert.deepEqual(await calibration(), none, 'nothing is closed');
    await write(manifest, passing());
    git(scratch.uri, '2026-10-12', 'commit', '-qam', 'two');
    const { ratios = [], isCut } = (await calibration()) ?? {};
    assert.deepEqual([ratios.length, isCut], [1, false]);
    assert.ok((ratios[0] ?? 0) > 0.3 && (ratios[0] ?? 0) < 6 / 4 + 1e-9, String(ratios[0]));
    assert.equal(await calibration(true), undefined);
  });

  it('says why there is none, where git does not know the manifest, or nothing at all', async () => {
    const manifest = scratch.file('ai-readiness.yaml');
    await write(manifest, plain);
    const reason = async (): Promise<string> => {
      const past = await pastOf(manifest);
      assert.ok('none' in past, JSON.stringify(past));
      return past.none;
    };
    // The sample around it is a repository already.
    assert.match(
      await reason(),
      /^The history: "[^"]*\/ai-readiness\.yaml" is not in the current commit: what was never committed has no history\.$/,
    );
    git(scratch.uri, '2026-01-10', 'init', '-q', '-b', 'main');
    assert.equal(await reason(), 'The history: the current branch has no commit yet.');
    await write(scratch.file('a.md'), 'a');
    git(scratch.uri, '2026-01-10', 'add', 'a.md');
    git(scratch.uri, '2026-01-10', 'commit', '-qm', 'one');
    assert.equal(
      await reason(),
      'The history: "ai-readiness.yaml" is not in the current commit: what was never committed has no history.',
    );
  });
});
