import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readIndex } from '../../../../src/repository/git/index-file';
import { remove, temporaryFolder } from '../../temporary';
import { git, hasGit } from './git';

const tree = {
  'a.md': 'a',
  'a/ai-readiness.yaml': 'x',
  'a/ai-readiness.yml': 'x',
  'é/ü ß.md': 'x',
  [`${'long/'.repeat(30)}x`]: 'x',
};

(hasGit ? describe : describe.skip)('readIndex', () => {
  const intended = 'a.md';
  const cases: [name: string, format: string, change: (folder: string) => void][] = [
    ['version 2', 'sha1', (folder) => git(folder, ['update-index', '--index-version', '2'])],
    [
      'version 3',
      'sha1',
      (folder) => {
        git(folder, ['rm', '-q', '--cached', intended]);
        git(folder, ['add', '--intent-to-add', intended]);
      },
    ],
    ['version 4', 'sha1', (folder) => git(folder, ['update-index', '--index-version', '4'])],
    ['longer names of objects', 'sha256', () => undefined],
    ['version 4 with those', 'sha256', (folder) => git(folder, ['update-index', '--index-version', '4'])],
    [
      'the cache of untracked files',
      'sha1',
      (folder) => git(folder, ['update-index', '--force-untracked-cache']),
    ],
  ];
  for (const [name, format, change] of cases) {
    it(name, () => {
      const folder = temporaryFolder(tree);
      try {
        git(folder, ['init', '-q', `--object-format=${format}`]);
        git(folder, ['add', '.']);
        change(folder);
        const wanted = git(folder, ['ls-files', '-z']).split('\0').filter(Boolean);
        assert.ok(wanted.length >= Object.keys(tree).length);
        const bytes = readFileSync(path.join(folder, '.git/index'));
        assert.deepEqual([...(readIndex(bytes)?.paths ?? [])].sort(), wanted.sort());
        assert.deepEqual([...(readIndex(bytes)?.intended ?? [])], name === 'version 3' ? [intended] : []);
        for (const length of [0, 4, 11, 12, 60, bytes.length - 30, bytes.length - 1])
          assert.equal(readIndex(bytes.subarray(0, length)), undefined, `${length} bytes of it`);
      } finally {
        remove(folder);
      }
    });
  }

  it('names the rest of one that was split', () => {
    const folder = temporaryFolder(tree);
    try {
      git(folder, ['init', '-q']);
      git(folder, ['add', '.']);
      git(folder, ['update-index', '--split-index']);
      const index = readIndex(readFileSync(path.join(folder, '.git/index')));
      const rest = readIndex(readFileSync(path.join(folder, `.git/sharedindex.${index?.shared?.name}`)));
      assert.equal(rest?.paths.size, Object.keys(tree).length);
    } finally {
      remove(folder);
    }
  });

  it('says nothing of one that has to be understood and is not', () => {
    const entries = (extension: string): Uint8Array =>
      Buffer.concat([
        Buffer.from('DIRC\0\0\0\x02\0\0\0\0', 'latin1'),
        Buffer.from(`${extension}\0\0\0\x01x`, 'latin1'),
        Buffer.alloc(20),
      ]);
    assert.deepEqual(readIndex(entries('TREE')), {
      paths: new Set(),
      leftOut: new Set(),
      modules: new Set(),
      intended: new Set(),
      count: 0,
    });
    assert.equal(readIndex(entries('news')), undefined);
    assert.equal(
      readIndex(Buffer.concat([Buffer.from('DIRC\0\0\0\x05\0\0\0\0', 'latin1'), Buffer.alloc(20)])),
      undefined,
    );
  });
});
