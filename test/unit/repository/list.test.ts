import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { listFiles } from '../../../src/repository/list';
import { nodeFiles } from '../../../src/repository/node';
import { remove, temporaryFolder } from '../temporary';
import { file, folder, listing } from './listing';

describe('listFiles', () => {
  let top: string;
  before(() => {
    top = temporaryFolder({
      'repo/z.md': '',
      'repo/ai-readiness.yaml': '',
      'repo/flow/ai-readiness.yaml': '',
      'repo/flow/docs/b.md': '',
      'repo/flow/a.md': '',
      'repo/other/c.md': '',
      'repo/node_modules/x/d.md': '',
      'outside/secret.md': '',
    });
    symlinkSync(path.join(top, 'outside'), path.join(top, 'repo/flow/link'));
    symlinkSync('a.md', path.join(top, 'repo/flow/link.md'));
  });
  after(() => remove(top));

  it('lists level by level, and follows no link', async () => {
    const { files, faults, isCut } = await listFiles(`${top}/repo`, nodeFiles);
    const names = files.map(({ path: at, kind }) => `${at.slice(top.length)} ${kind}`).sort();
    assert.deepEqual(names, [
      '/repo/ai-readiness.yaml file',
      '/repo/flow/a.md file',
      '/repo/flow/ai-readiness.yaml file',
      '/repo/flow/docs/b.md file',
      '/repo/flow/link link',
      '/repo/flow/link.md link',
      '/repo/node_modules/x/d.md file',
      '/repo/other/c.md file',
      '/repo/z.md file',
    ]);
    assert.deepEqual([faults, isCut], [[], false]);
    assert.ok(
      files.findIndex(({ name }) => name === 'z.md') < files.findIndex(({ name }) => name === 'a.md'),
    );
  });

  it('goes on where a folder cannot be listed, and says which', async () => {
    const files = listing((at) => {
      if (at === '/r/a') throw new Error('denied');
      return at === '/r' ? [folder('a'), folder('b')] : [file('c.md')];
    });
    const found = await listFiles('/r', files);
    assert.deepEqual(found.files, [{ path: '/r/b/c.md', name: 'c.md', kind: 'file' }]);
    assert.deepEqual(found.faults, [{ path: '/r/a', error: new Error('denied') }]);
    assert.equal(found.isCut, false);
  });

  it('stops at its limits, and says that it did', async () => {
    let asked = 0;
    const endless = listing(() => {
      asked++;
      return [folder('a')];
    }, true);
    assert.equal((await listFiles('/r', endless)).isCut, true);
    assert.equal(asked, 16);
    const wide = listing(
      (at) => (at === '/r' ? Array.from({ length: 2_001 }, (_, i) => folder(`${i}`)) : []),
      true,
    );
    assert.equal((await listFiles('/r', wide)).isCut, true);
    const few = { entries: 1, folders: 9, depth: 9 };
    assert.equal(
      (
        await listFiles(
          '/r',
          listing(() => [file('a'), file('b')]),
          { limits: few },
        )
      ).isCut,
      true,
    );
    assert.equal(
      (
        await listFiles(
          '/r',
          listing(() => [file('a')]),
          { limits: few },
        )
      ).isCut,
      false,
    );
  });
});
