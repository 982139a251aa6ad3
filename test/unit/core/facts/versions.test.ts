import { strict as assert } from 'node:assert';
import { found, manifest } from '../support';

const isFloating = (version: string): boolean =>
  found(manifest(`models: { a: { provider: acme, version: ${version} } }\n`, 'deploy')).some((line) =>
    line.includes('model/floating-version'),
  );

describe('facts/versions', () => {
  const floating = ['latest', 'Latest', 'stable', 'main', 'preview', 'auto', 'any', 'x', '*', ' default '];
  const parts = ['gpt-latest', 'gpt:latest', 'gpt@latest', 'gpt_latest', 'gpt.latest'];
  const ranges = ['1.x', '1.X', '1.*', '1.2.x', '^1', '^1.2.3', '~2', '>=2', '<3', '> 1'];
  for (const version of [...floating, ...parts, ...ranges]) {
    it(`"${version}" may be another one tomorrow`, () => assert.ok(isFloating(JSON.stringify(version))));
  }

  const pinned = ['1', '1.2.3', '2026-10-01', 'x86', '1.x86', 'latest-2026', 'main-3', 'x.1', '1~2', 'a^1'];
  for (const version of [...pinned, 'translatest', 'anyone', 'o1-preview-2024-09-12']) {
    it(`"${version}" stays the same`, () => assert.ok(!isFloating(JSON.stringify(version))));
  }

  it('a number is a version', () => {
    assert.ok(!isFloating('3.1'));
    assert.ok(!isFloating('4'));
  });
});
