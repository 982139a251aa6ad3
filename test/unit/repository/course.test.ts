import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import type { FileReading } from '../../../src/core/service';
import { type Files, joinPath, RevisionFiles, Revisions } from '../../../src/repository';
import { Course } from '../../../src/repository/course';
import { gitProgram } from '../../../src/repository/git-program';
import { indexRepository, type SourceReaders } from '../../../src/repository/index-repository';
import { nodeFilesAtOnce } from '../../../src/repository/node';
import { inTree } from '../cli/formats/support';
import { type Files as Changed, type History, inHistory } from '../cli/history';
import { git, hasGit } from './git/git';

/** Looks at settings; each says its first line. */
const readers: SourceReaders = {
  isLookedAt: (path) => path.endsWith('.env'),
  readSource: ({ path, text }): FileReading => ({
    path,
    role: 'product',
    testimony: [{ reader: 'test', fact: 'tool', value: { name: text.trim() }, line: 0 }],
  }),
  mostOfSource: 2_048,
};

const many: Changed = Object.fromEntries(
  Array.from({ length: 120 }, (_, at) => [`many/${at % 7}/${at}.env`, `${at}`]),
);

/** What is done from commit to commit; each is a state of the same repository. */
const steps: readonly (Changed | ((history: History) => void))[] = [
  { 'ai-readiness.yaml': 'version: 1\n', 'a.env': 'one', 'src/b.env': 'two', 'src/deep/c.env': 'three' },
  { 'a.env': 'other', 'src/d.env': 'four' },
  { 'src/deep': null },
  { 'a.env': null, 'a.env/below/e.env': 'a folder now' },
  { 'a.env': null, 'src/a.txt': '' },
  { 'a.env': 'a file again', 'dist/f.env': 'made', 'build/g.env': 'tracked', 'x/y/z/ai-readiness.yml': 'a' },
  ({ folder }) => symlinkSync('src/b.env', `${folder}/link.env`),
  (history) => {
    history.write({ 'src/b.env': null });
    symlinkSync('d.env', `${history.folder}/src/b.env`);
  },
  { 'src/b.env': null, 'link.env': 'no link' },
  { '.gitignore': '*.log\n', 'src/.gitignore': 'b.env\n' },
  { ...many, 'large.env': 'x'.repeat(5_000) },
  { many: null, 'x/y': null, 'large.env': 'small' },
  { 'src/b.env': 'back', 'ünï/ line.env': 'odd' },
];

/** All that is listed, with its kind and size. */
async function allIn(folder: string, files: Files): Promise<string[]> {
  const found = await Promise.all(
    (await files.list(folder).catch(() => [])).map(async ({ name, kind }) => {
      const path = joinPath(folder, name);
      const stat = await files.stat(path).catch(() => undefined);
      return [
        `${path} ${kind} ${stat?.kind} ${stat?.size}`,
        ...(kind === 'folder' ? await allIn(path, files) : []),
      ];
    }),
  );
  return found.flat().sort();
}

(hasGit ? describe : describe.skip)('the files of one commit after the other', () => {
  it('are what each commit has, however it is come to, and say the same', () =>
    inHistory((history) =>
      inTree({ 'a.env': 'of another' }, async (other) => {
        for (const step of steps) {
          if (typeof step === 'function') step(history);
          history.commit(typeof step === 'function' ? {} : step);
        }
        git(other, ['init', '-q']);
        git(other, ['add', '.']);
        git(other, ['commit', '-qm', 'one']);
        history.git('-c', 'protocol.file.allow=always', 'submodule', 'add', '-q', other, 'sub');
        history.commit({}).commit({ sub: null });
        const ids = history.git('rev-list', '--reverse', 'HEAD').split('\n');
        assert.equal(ids.length, steps.length + 2);
        // There, back, and from one to one that is far from it.
        const way = [...ids, ...[...ids].reverse(), ...ids.filter((_, at) => at % 3 === 0)];
        const root = history.git('rev-parse', '--show-toplevel');
        const revisions = await Revisions.at(root, { git: gitProgram, asker: 'test' });
        const objects = await gitProgram.objects(root);
        assert.ok(objects);
        try {
          const means = { revisions, objects, disk: nodeFilesAtOnce, readers: async () => readers };
          const course = new Course(means);
          for (const [at, id] of way.entries()) {
            const { files, index } = await course.at(id, way[at + 1]);
            const fresh = await RevisionFiles.of({ id }, revisions, means);
            assert.deepEqual(await allIn(root, files), await allIn(root, fresh), `${at} ${id}`);
            assert.deepEqual([...(files.tracked ?? [])].sort(), [...fresh.tracked].sort());
            assert.deepEqual(index, await indexRepository(root, { files: fresh, readers }), `${at} ${id}`);
          }
        } finally {
          objects.close();
        }
      }),
    ));
});
