import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import * as readers from '../../../src/readers';
import type { Git } from '../../../src/repository';
import { gitProgram } from '../../../src/repository/git-program';
import { hasGit } from '../repository/git/git';
import { inHistory } from './history';
import { calm, prose, runIn } from './support';

/** Many files at which the readers look, and a document that is cited. */
const many = (count: number): Record<string, string> => ({
  'ai-readiness.yaml': `${calm}checklist:\n  diagnose:\n    risks-registered: { status: met, on: 2026-09-01, evidence: [docs/risks.md] }\n`,
  'docs/risks.md': prose,
  ...Object.fromEntries(
    Array.from({ length: count }, (_, at) => [`src/call${at}.ts`, `export const model = 'gpt-${at}';\n`]),
  ),
});

(hasGit ? describe : describe.skip)('what diff reads', () => {
  /** What differs, and how often sources and cited documents are read, and objects of git. */
  const cases: readonly (readonly [
    what: string,
    revisions: readonly string[],
    read: readonly [sources: number, cited: number],
  ])[] = [
    // 20 files, one of which is another one now, and the document; a manifest is no source.
    ['two commits', ['HEAD~1', 'HEAD'], [21, 1]],
    ['a commit and the work tree', ['HEAD~1'], [21, 1]],
    ['a commit and itself', ['HEAD', 'HEAD'], [20, 1]],
  ];
  for (const [what, revisions, expected] of cases)
    it(`is once what is the same in ${what}`, () =>
      inHistory(async (history) => {
        history.commit(many(20), { on: '2026-10-30' });
        history.commit({ 'src/call3.ts': "export const model = 'claude';\n" }, { on: '2026-10-31' });
        let sources = 0;
        let cited = 0;
        let objects = 0;
        const git: Git = {
          ...gitProgram,
          async objects(folder) {
            const reader = await gitProgram.objects(folder);
            assert.ok(reader !== undefined);
            return {
              read(id) {
                objects++;
                return reader.read(id);
              },
              close: () => reader.close(),
            };
          },
        };
        const counting: typeof readers = {
          ...readers,
          readSource(file) {
            sources++;
            return readers.readSource(file);
          },
          readCited(...args) {
            cited++;
            return readers.readCited(...args);
          },
        };
        const { code, err } = await runIn(history.folder, ['diff', ...revisions], {
          git,
          readers: async () => counting,
        });
        assert.equal(code, 0, err);
        assert.deepEqual([sources, cited], expected);
        // Each source once, and on each side the manifest, what it cites, and what is looked for beside them.
        assert.ok(objects <= expected[0] + 10, String(objects));
      }));

  it('has the size of a file that Git LFS keeps, also where it is told when a file changes', () =>
    inHistory(async (history) => {
      const oid = 'a'.repeat(64);
      const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize ${prose.length}\n`;
      history.commit({ ...many(0), 'docs/risks.md': pointer }, { on: '2026-10-30' });
      const folder = `${history.folder}/.git/lfs/objects/aa/aa`;
      mkdirSync(folder, { recursive: true });
      writeFileSync(`${folder}/${oid}`, prose);
      history.commit({ 'docs/risks.md': null }, { on: '2026-10-31' });
      const { out } = await runIn(history.folder, ['diff', '--format', 'json', 'HEAD~1', 'HEAD']);
      const [{ unknown, changes }] = JSON.parse(out).manifests;
      assert.deepEqual(unknown, []);
      assert.ok(
        changes.some(({ key, what }: Record<string, string>) => `${what} ${key}` === 'lost risks-registered'),
      );
    }));
});
