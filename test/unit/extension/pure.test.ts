import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { inParallel } from '../../../src/extension/base/in-parallel';
import { treeCommands, viewId } from '../../../src/extension/features/tree/ids';
import { faultyState } from '../../../src/extension/manifests/fault';

describe('extension/base/in-parallel', () => {
  it('does each once, in order, so many at once', async () => {
    const began: number[] = [];
    let running = 0;
    let most = 0;
    await inParallel([1, 2, 3, 4, 5], 2, async (each) => {
      began.push(each);
      most = Math.max(most, ++running);
      await Promise.resolve();
      running--;
    });
    assert.deepEqual(began, [1, 2, 3, 4, 5]);
    assert.equal(most, 2);
  });

  it('has nothing to do with nothing', () => inParallel([], 3, () => assert.fail('called')));
});

describe('extension/manifests/fault', () => {
  it('is one finding that says why, and claims nothing', () => {
    for (const fault of [new Error('no disk'), 'no disk']) {
      const { document, report } = faultyState(fault, 'version: 1\n', '2026-11-22');
      assert.equal(document.text, 'version: 1\n');
      assert.deepEqual(
        report.findings.map(({ code, message }) => [code, message]),
        [
          [
            'internal/check-failed',
            'This manifest could not be checked: no disk. The output "AI Readiness" holds the details.',
          ],
        ],
      );
      assert.ok(Object.values(report.gates).every(({ state, claimed }) => state === 'open' && !claimed));
    }
  });
});

describe('extension/features/tree/ids', () => {
  it('are those of package.json', () => {
    const { contributes } = JSON.parse(readFileSync('package.json', 'utf8'));
    const commands = contributes.commands.map(({ command }: { command: string }) => command);
    for (const id of Object.values(treeCommands).filter((each) => each !== treeCommands.reveal))
      assert.ok(commands.includes(id), id);
    assert.ok(JSON.stringify(contributes.views).includes(`"${viewId}"`));
  });
});
