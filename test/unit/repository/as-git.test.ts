import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Files, Ignored, searchManifests } from '../../../src/repository';
import { nodeFiles } from '../../../src/repository/node';
import { remove, temporaryFolder } from '../temporary';
import { git, hasGit } from './git/git';

const disk: Files = { ...nodeFiles, user: () => undefined };

const paths = [
  'a.md',
  'A.md',
  'build/a.md',
  'build/keep.md',
  'build/deep/a.md',
  'build/deep/keep.md',
  'docs/a.md',
  'docs/build/a.md',
  'docs/keep.md',
  'docs/.hidden/a.md',
  'x y/a b.md',
  '[a]/b.md',
  'ä.md',
  'ä/ä.md',
];

/** What an ignore file at the root says; and, behind `docs:`, one in that folder. */
const rules = [
  'build/',
  'build',
  'build/*\n!build/keep.md',
  'build/**\n!build/keep.md',
  'build/**\n!build/**/\n!build/**/keep.md',
  '/build\n!/build/keep.md',
  '*\n!*/\n!*.md',
  '*\n!keep.md',
  '/*\n!/docs\n/docs/*\n!/docs/keep.md',
  'docs/*\ndocs:!keep.md',
  'docs/\ndocs:!keep.md',
  'docs:*\n!.gitignore',
  'docs:build',
  'docs:/build\n!/build/a.md',
  '**/build',
  '**/build/**',
  'docs/**/a.md',
  '*.MD',
  '\\[a\\]',
  '[a]',
  '\\[a]/',
  'x\\ y/',
  'x y',
  'x y/ ',
  '#a.md\n\\#a.md',
  '!a.md\na.md\n!a.md',
  'a.md\\',
  'a.md ',
  'a.md\\ ',
  '.hidden',
  '.*',
  'docs/.*/\n!docs/.hidden/',
  '/',
  '//a.md',
  './a.md',
  'docs//a.md',
  'docs/../a.md',
  '[!a].md',
  '[^b].md',
  '**',
  '**/',
  '*/',
  '/**/a.md',
  'a**d',
  'build/**/a.md',
  '?.md',
  '??.md',
  '[ä].md',
  'Ä.md',
  '*Ä/',
  'ä*',
];

/** What git says on the paths that it is given. */
function asked(root: string, args: readonly string[], input = ''): string[] {
  const env = { ...process.env, HOME: root, XDG_CONFIG_HOME: `${root}/.none`, GIT_CONFIG_NOSYSTEM: '1' };
  const { stdout } = spawnSync('git', args, { cwd: root, env, input, encoding: 'utf8' });
  return stdout.split('\0').filter(Boolean);
}

async function inRepository(use: (root: string) => Promise<void>): Promise<void> {
  const manifests = paths.map((each) => path.posix.join(path.posix.dirname(each), 'ai-readiness.yaml'));
  const root = temporaryFolder(Object.fromEntries([...paths, ...manifests].map((each) => [each, 'x'])));
  try {
    git(root, ['init', '-q']);
    await use(root);
  } finally {
    remove(root);
  }
}

/** That we ignore and find what git does. */
async function agrees(root: string): Promise<void> {
  const ignored = new Ignored(disk);
  const ours: string[] = [];
  for (const each of paths) if (await ignored.has(`${root}/${each}`, 'file', root)) ours.push(each);
  assert.deepEqual(ours, asked(root, ['check-ignore', '-z', '--stdin'], paths.join('\0')));
  const { manifests } = await searchManifests(root, disk);
  const all = asked(root, ['ls-files', '-coz', '--exclude-standard']);
  assert.deepEqual(
    manifests.map(({ path: at }) => path.relative(root, at)).sort(),
    all.filter((each) => each.endsWith('ai-readiness.yaml')).sort(),
  );
}

(hasGit ? describe : describe.skip)('what is ignored and which manifests there are, as git has it', () => {
  for (const text of rules)
    for (const ignoreCase of [false, true])
      it(JSON.stringify(text) + (ignoreCase ? ' in either case' : ''), () =>
        inRepository(async (root) => {
          git(root, ['config', 'core.ignorecase', String(ignoreCase)]);
          const [own = '', docs = ''] = text.split('docs:');
          writeFileSync(path.join(root, '.gitignore'), own);
          if (docs !== '') writeFileSync(path.join(root, 'docs/.gitignore'), docs);
          await agrees(root);
        }),
      );

  it('an ignore file that is a link says nothing', () =>
    inRepository(async (root) => {
      writeFileSync(path.join(root, 'rules'), '*.md\n*.yaml\n');
      symlinkSync('rules', path.join(root, '.gitignore'));
      symlinkSync('../rules', path.join(root, 'docs/.gitignore'));
      await agrees(root);
    }));
});
