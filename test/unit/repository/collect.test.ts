import assert from 'node:assert/strict';
import { linkSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { fillTemplate } from '../../../src/core/facts/template';
import { type FileFact, isUnchangedTemplate, type Spelling } from '../../../src/core/service';
import { collectFacts, type Files, fileFinder, findRepository } from '../../../src/repository';
import type { FolderEntry } from '../../../src/repository/files';
import { nodeFiles, nodeFilesAtOnce } from '../../../src/repository/node';
import { candidatePaths } from '../../../src/repository/places';
import { remove, temporaryFolder } from '../temporary';

const template = fillTemplate('# Risks of {{workflow}}\n', 'risks-registered', {
  workflow: 'x',
  date: '2026-01-01',
  owner: 'y',
});

const failure = Object.assign(new Error("EIO: i/o error, stat '/r/a.md'"), { code: 'EIO' });
const linksOfDisk = nodeFiles.links ?? assert.fail();

/** The facts of the named files of a repository whose manifest is in `flow`. */
async function factsOf(repository: string, names: string[], files: Files = nodeFiles) {
  const folder = `${repository}/flow`;
  const references = names.map((file) => ({ file, path: [] }));
  const around = { folder, root: repository, files, finder: fileFinder(files) };
  return (await collectFacts(references, () => around)).files;
}

describe('collectFacts', () => {
  let outside: string;
  let repository: string;
  before(() => {
    outside = temporaryFolder({ 'secret.md': 'secret', 'deep/secret.md': 'secret' });
    repository = temporaryFolder({
      'flow/own.md': 'own',
      'flow/empty.md': '',
      'flow/blank.md': '\ufeff \r\n\t\n',
      'flow/same.md': 'the nearer one',
      'flow/template.md': template,
      'flow/changed.md': template.replace('# Risks', '# Our risks'),
      'flow/large.md': ' '.repeat(70_000),
      'flow/long.md': `x${' '.repeat(70_000)}`,
      // The first 64 KB end within a character that is white as well.
      'flow/cut.md': `${' '.repeat(65_535)}\u3000`,
      'flow/unfilled.md': template + '\n'.repeat(70_000),
      'flow/docs/': '',
      'flow/full/deep/er/a.md': 'x',
      'flow/full/deep/empty/': '',
      'flow/hollow/deep/er/': '',
      'flow/hollow/deep/blank.md': '\u200b\n\u2060',
      'flow/hollow/deep/ai-readiness.yaml': 'version: 1\n',
      'flow/unseen.md': '\u200b \u00ad\ufeff\u2800\n',
      'flow/nul.md': '\0\0\0',
      'flow/nul-and-more.md': '\0\0x',
      'flow/blank-first/a.md': '',
      'flow/blank-first/b.md': 'x',
      'flow/manifest-linked/': '',
      'flow/hollow/.gitkeep': '',
      'flow/hollow/.cache/a.md': 'x',
      'flow/linked/': '',
      'flow/unfilled/risks.md': template,
      'flow/unfilled/deep/again.md': template,
      'flow/unfilled/deep/.gitkeep': 'kept',
      'flow/filled/risks.md': template,
      'flow/filled/deep/risks.md': template.replace('# Risks', '# Our risks'),
      'flow/leading-out/': '',
      'same.md': 'x',
      'root.md': 'at the root',
      'docs/moved.md': 'moved',
      'a/twice.md': '1',
      'b/twice.md': '2',
      'node_modules/pkg/only-here.md': 'x',
    });
    symlinkSync(path.join(outside, 'secret.md'), path.join(repository, 'flow/link-out.md'));
    symlinkSync(outside, path.join(repository, 'flow/folder-out'));
    symlinkSync(path.join(repository, 'root.md'), path.join(repository, 'flow/link-in.md'));
    symlinkSync('../own.md', path.join(repository, 'flow/linked/own.md'));
    symlinkSync(path.join(outside, 'secret.md'), path.join(repository, 'flow/leading-out/secret.md'));
    symlinkSync('../hollow/deep/ai-readiness.yaml', path.join(repository, 'flow/manifest-linked/a.md'));
    symlinkSync('gone.md', path.join(repository, 'flow/leading-out/gone.md'));
    symlinkSync('loop.md', path.join(repository, 'flow/loop.md'));
  });
  after(() => {
    remove(outside);
    remove(repository);
  });

  const cases: [name: string, wanted: FileFact][] = [
    ['own.md', { kind: 'file', size: 3 }],
    ['./own.md', { kind: 'file', size: 3 }],
    ['docs', { kind: 'folder', isEmpty: true }],
    ['docs/', { kind: 'folder', isEmpty: true }],
    ['full', { kind: 'folder' }],
    ['hollow', { kind: 'folder', isEmpty: true }],
    ['unseen.md', { kind: 'file', size: 0 }],
    ['nul.md', { kind: 'file', size: 0 }],
    ['nul-and-more.md', { kind: 'file', size: 3 }],
    ['blank-first', { kind: 'folder' }],
    ['manifest-linked', { kind: 'folder', isEmpty: true }],
    ['linked', { kind: 'folder' }],
    ['unfilled', { kind: 'folder', isEmpty: true }],
    ['filled', { kind: 'folder' }],
    ['leading-out', { kind: 'folder', isEmpty: true }],
    ['empty.md', { kind: 'file', size: 0 }],
    ['blank.md', { kind: 'file', size: 0 }],
    ['large.md', { kind: 'file', size: 0 }],
    ['long.md', { kind: 'file', size: 70_001 }],
    ['cut.md', { kind: 'file', size: 0 }],
    ['unfilled.md', { kind: 'file', size: template.length + 70_000, unchangedTemplate: true }],
    ['template.md', { kind: 'file', size: template.length, unchangedTemplate: true }],
    ['changed.md', { kind: 'file', size: template.length + 4 }],
    ['same.md', { kind: 'file', size: 14 }],
    ['/same.md', { kind: 'file', size: 1 }],
    ['root.md', { kind: 'file', size: 11 }],
    ['../root.md', { kind: 'file', size: 11 }],
    ['..\\root.md', { kind: 'file', size: 11 }],
    ['flow/own.md', { kind: 'file', size: 3 }],
    ['/own.md', { kind: 'missing', movedTo: 'own.md' }],
    ['../../root.md', { kind: 'outside' }],
    ['/../root.md', { kind: 'outside' }],
    ['C:\\root.md', { kind: 'outside' }],
    ['\\\\server\\share\\root.md', { kind: 'outside' }],
    ['link-in.md', { kind: 'file', size: 11 }],
    ['link-out.md', { kind: 'outside' }],
    ['folder-out', { kind: 'outside' }],
    ['folder-out/secret.md', { kind: 'outside' }],
    ['folder-out/deep/nothing/here.md', { kind: 'outside' }],
    ['loop.md', { kind: 'missing' }],
    ['own.md/inside', { kind: 'missing' }],
    ['nul\u0000.md', { kind: 'missing' }],
    [`${'x'.repeat(300)}.md`, { kind: 'missing' }],
    ['old/moved.md', { kind: 'missing', movedTo: '../docs/moved.md' }],
    ['old/twice.md', { kind: 'missing' }],
    ['only-here.md', { kind: 'missing' }],
  ];
  for (const [name, wanted] of cases) {
    it(`${JSON.stringify(name).slice(0, 40)} is ${JSON.stringify(wanted)}`, async () => {
      assert.deepEqual((await factsOf(repository, [name])).get(name), wanted);
    });
  }

  it('does not look for a path that is too long or too deep, however it is written', async () => {
    const tooLong: FileFact = {
      kind: 'not-checked',
      reason: 'the path has more than 1,000 characters or 100 folders',
      advice: 'name a shorter path',
    };
    const deepest = `${'x/'.repeat(100)}not-there.md`;
    const names = [`x/${deepest}`, `x\\${deepest}`, 'a/'.repeat(10_000), 'x'.repeat(1_001)];
    const files: Files = { ...nodeFiles, stat: () => assert.fail(), list: () => assert.fail() };
    const facts = await factsOf(repository, names, files);
    for (const name of names) assert.deepEqual(facts.get(name), tooLong, name.slice(0, 20));
    assert.deepEqual((await factsOf(repository, [deepest])).get(deepest), { kind: 'missing' });
    const link = `[${'x'.repeat(1_000)}](own.md)`;
    assert.equal((await factsOf(repository, [link])).get(link)?.kind, 'file');
  });

  it('a pipe is there, and is none that counts; a file of that name at the root does', async () => {
    const files: Files = {
      ...nodeFiles,
      stat: async (at) =>
        /flow\/(own|same)\.md$/.test(at) ? { kind: 'other', size: 0 } : nodeFiles.stat(at),
    };
    const facts = await factsOf(repository, ['own.md', 'same.md'], files);
    assert.deepEqual(facts.get('own.md'), { kind: 'does-not-count', why: 'no-file' });
    assert.deepEqual(facts.get('same.md'), { kind: 'file', size: 1 });
  });

  it('asks nothing about links to the web', async () => {
    assert.equal((await factsOf(repository, ['https://example.com/a'])).size, 0);
  });

  it('says of what cannot be told why, and of all else what is there', async () => {
    const denied: Files = {
      ...nodeFiles,
      stat: async (at) => {
        if (at.endsWith('own.md')) throw Object.assign(new Error('denied'), { code: 'EACCES' });
        return nodeFiles.stat(at);
      },
    };
    const facts = await factsOf(repository, ['own.md', 'root.md'], denied);
    assert.deepEqual(facts.get('own.md'), {
      kind: 'not-checked',
      reason: 'permission is denied',
      advice: 'give whoever runs the check permission to read it',
    });
    assert.deepEqual(facts.get('root.md'), { kind: 'file', size: 11 });
  });

  const listFault = (at: RegExp): Partial<Files> => ({
    list: (folder) => (at.test(folder) ? Promise.reject(failure) : nodeFiles.list(folder)),
  });
  const faulty: [name: string, files: Partial<Files>, of: string][] = [
    ['stat', { stat: () => Promise.reject(failure) }, 'own.md'],
    ['read', { read: () => Promise.reject(failure) }, 'own.md'],
    ['read of a large file', { read: () => Promise.reject(failure) }, 'long.md'],
    ['realPath', { links: { ...linksOfDisk, realPath: () => Promise.reject(failure) } }, 'own.md'],
    ['list', listFault(/full$/), 'full'],
    ['list below', listFault(/er$/), 'full'],
  ];
  for (const [name, fault, of] of faulty) {
    it(`a fault of ${name} is neither there nor missing`, async () => {
      const facts = await factsOf(repository, [of], { ...nodeFiles, ...fault });
      assert.deepEqual(facts.get(of), {
        kind: 'not-checked',
        reason: 'an error: i/o error (EIO)',
        advice: 'see that it can be read, and check again',
      });
    });
  }

  it('a folder with a file holds although another folder in it cannot be listed', async () => {
    const facts = await factsOf(repository, ['full'], { ...nodeFiles, ...listFault(/empty$/) });
    assert.deepEqual(facts.get('full'), { kind: 'folder' });
  });

  it('looks no further than the first file of a folder, and not on end where there is none', async () => {
    const many = (name: string): FolderEntry[] =>
      Array.from({ length: 1_001 }, (_, index) => ({ name: `${name}${index}`, kind: 'folder' }));
    const lists: string[] = [];
    const files = (entries: readonly FolderEntry[]): Files => ({
      stat: async () => ({ kind: 'folder', size: 0 }),
      read: async (at) => {
        assert.equal(at, '/r/docs/a.md');
        return new TextEncoder().encode('x');
      },
      list: async (at) => {
        lists.push(at);
        return at === '/r/docs' ? entries : [];
      },
    });
    const factOf = async (entries: readonly FolderEntry[]) => {
      const around = { folder: '/r', root: '/r', files: files(entries) };
      return (await collectFacts([{ file: 'docs', path: [] }], () => around)).files.get('docs');
    };
    assert.deepEqual(await factOf([...many('a'), { name: 'a.md', kind: 'file' }]), { kind: 'folder' });
    // The name itself is looked up first.
    assert.deepEqual(lists, ['/r', '/r/docs']);
    assert.deepEqual(await factOf(many('a')), {
      kind: 'not-checked',
      reason: 'there is no file in the first 1,000 folders in it',
      advice: 'name a file instead',
    });
  });

  it('reads no more than 1,000 files of a folder to find one that holds something', async () => {
    const factOf = async (blank: number) => {
      let read = 0;
      const files: Files = {
        stat: async () => ({ kind: 'folder', size: 0 }),
        read: async (at) => {
          read++;
          return new TextEncoder().encode(at.endsWith('/last.md') ? 'x' : '');
        },
        list: async () =>
          [...Array(blank).keys(), 'last'].map((name) => ({ name: `${name}.md`, kind: 'file' })),
      };
      const around = { folder: '/r', root: '/r', files };
      const facts = await collectFacts([{ file: 'docs', path: [] }], () => around);
      return [facts.files.get('docs'), read];
    };
    assert.deepEqual(await factOf(999), [{ kind: 'folder' }, 1_000]);
    const reason = 'the first 1,000 files in it are empty or unfilled templates';
    const wanted = { kind: 'not-checked', reason, advice: 'name a file instead' };
    assert.deepEqual(await factOf(1_000), [wanted, 1_000]);
  });

  it('a folder holds although another file in it cannot be read', async () => {
    const files: Files = {
      ...nodeFiles,
      read: (at, limit) => (at.endsWith('first/a.md') ? Promise.reject(failure) : nodeFiles.read(at, limit)),
    };
    assert.deepEqual((await factsOf(repository, ['blank-first'], files)).get('blank-first'), {
      kind: 'folder',
    });
  });

  for (const [name, files] of Object.entries({ nodeFiles, nodeFilesAtOnce })) {
    it(`${name} reads no more than it is asked for`, async () => {
      const read = async (limit?: number) =>
        Buffer.from(await files.read(`${repository}/flow/same.md`, limit)).toString();
      assert.deepEqual(
        [await read(3), await read(14), await read(99), await read()],
        ['the', 'the nearer one', 'the nearer one', 'the nearer one'],
      );
    });
  }

  it('reads no more than 64 KB of a file', async () => {
    const limits: (number | undefined)[] = [];
    const read: Files['read'] = (at, limit) => {
      limits.push(limit);
      return nodeFiles.read(at, limit);
    };
    await factsOf(repository, ['long.md'], { ...nodeFiles, read });
    assert.deepEqual(limits, [65_536]);
  });

  it('asks little of each file that is missing, however deep, and nothing twice', async () => {
    const asked = new Map<string, number>();
    const counted =
      <T>(what: string, ask: (at: string) => T) =>
      (at: string): T => {
        asked.set(`${what} ${at}`, (asked.get(`${what} ${at}`) ?? 0) + 1);
        return ask(at);
      };
    const files: Files = {
      ...nodeFiles,
      stat: counted('stat', (at) => nodeFiles.stat(at)),
      links: {
        realPath: counted('realPath', (at) => linksOfDisk.realPath(at)),
        target: counted('target', (at) => linksOfDisk.target(at)),
      },
    };
    const shapes: readonly ((n: number) => string)[] = [
      (n) => `b${n}/${'a/'.repeat(98)}c`,
      (n) => `${'a/'.repeat(99)}${n}`,
      (n) => `[a](<x${n}/${'a/'.repeat(8)}b%20c.md#d>)`,
      (n) => `own.md/${'a/'.repeat(50)}${n}`,
    ];
    for (const [index, shape] of shapes.entries()) {
      asked.clear();
      const names = Array.from({ length: 100 }, (_, n) => shape(n));
      const facts = await factsOf(repository, names, { ...files, list: nodeFiles.list });
      assert.deepEqual(new Set([...facts.values()].map(({ kind }) => kind)), new Set(['missing']));
      assert.ok(asked.size < 40 * names.length, `${asked.size} questions for ${index}`);
      assert.equal(
        Math.max(...[...asked].filter(([of]) => !of.includes('.git')).map(([, count]) => count)),
        1,
      );
    }
  });

  it('finds a name among thousands as soon as among few', async () => {
    const entries = Array.from(
      { length: 20_000 },
      (_, n) => ({ name: `Name-${n}.md`, kind: 'file' }) as const,
    );
    let normalised = 0;
    const list = async (): Promise<readonly FolderEntry[]> =>
      entries.map((entry) => ({
        kind: entry.kind,
        get name() {
          normalised++;
          return entry.name;
        },
      }));
    const stat: Files['stat'] = async (at) =>
      /Name-\d+\.md$/.test(at) ? { kind: 'file', size: 1 } : undefined;
    const read: Files['read'] = async () => new TextEncoder().encode('x');
    const names = Array.from({ length: 1_000 }, (_, n) => `name-${n}.md`);
    const around = { folder: '/r', root: '/r', files: { stat, read, list } };
    const { files } = await collectFacts(
      names.map((file) => ({ file, path: [] })),
      () => around,
    );
    assert.deepEqual(files.get('name-7.md'), {
      kind: 'file',
      size: 1,
      spelling: { differs: 'other-case', name: 'Name-7.md' },
    });
    assert.ok(normalised < 10 * entries.length, `${normalised} names were looked at`);
  });

  it('says so of every file where not even the repository can be found', async () => {
    const references = ['a.md', 'b.md'].map((file) => ({ file, path: [] }));
    const { files } = await collectFacts(references, () => Promise.reject(failure));
    assert.deepEqual(
      [...files.values()].map(({ kind }) => kind),
      ['not-checked', 'not-checked'],
    );
  });

  it('looks up no more than 2,000 files, the same ones each time, and says so of the rest', async () => {
    const references = Array.from({ length: 2_002 }, (_, index) => ({ file: `${index}.md`, path: [] }));
    let asked = 0;
    const files: Files = {
      stat: async (at) => {
        if (at === '/r/.git') return undefined;
        asked++;
        return { kind: 'folder', size: 0 };
      },
      read: async () => new TextEncoder().encode('x'),
      list: async () => [{ name: 'a.md', kind: 'file' }],
    };
    const around = { folder: '/r', root: '/r', files };
    const first = (await collectFacts(references, () => around)).files;
    assert.deepEqual([first.size, asked, first.get('1999.md')?.kind], [2_002, 2_000, 'folder']);
    const again = (await collectFacts(references, () => around, first)).files;
    assert.deepEqual([again, asked], [first, 2_000]);
    assert.deepEqual(again.get('2000.md'), {
      kind: 'not-checked',
      reason: 'the manifest names more than 2,000 files',
      advice: 'name the folder that holds them instead',
    });
  });

  it('counts the spellings of one path once towards that limit, and looks it up once', async () => {
    const spellings = Array.from(
      { length: 2_000 },
      (_, n) => `${'./'.repeat(n % 40)}docs${'/'.repeat(1 + n / 40)}a.md`,
    );
    const others = ['docs/b/../a.md', 'docs\\a.md', 'docs/a.md/', '/docs/a.md', 'docs/never-written.md'];
    const references = [...spellings, ...others].map((file) => ({ file, path: [] }));
    const read: string[] = [];
    const files: Files = {
      stat: async (at) => (/\/docs(?:\/a\.md)?$/.test(at) ? { kind: 'file', size: 1 } : undefined),
      read: async (at) => {
        read.push(at);
        return new TextEncoder().encode('x');
      },
      list: async () => [],
    };
    const facts = (await collectFacts(references, () => ({ folder: '/r', root: '/r', files }))).files;
    assert.equal(facts.get('docs/never-written.md')?.kind, 'missing');
    for (const file of [...spellings, ...others.slice(0, 4)])
      assert.equal(facts.get(file)?.kind, 'file', file);
    // From the root is another place than from the folder of the manifest, even if the two are one here.
    assert.deepEqual(read, ['/r/docs/a.md', '/r/docs/a.md']);
  });

  it('reads nothing outside the repository, and looks for moved files only when one is missing', async () => {
    const asked: string[] = [];
    const files: Files = {
      ...nodeFiles,
      stat: (at) => {
        asked.push(at);
        return nodeFiles.stat(at);
      },
      read: (at, limit) => {
        asked.push(at);
        return nodeFiles.read(at, limit);
      },
      list: (at) => {
        asked.push(at);
        return nodeFiles.list(at);
      },
    };
    await factsOf(repository, ['own.md', 'link-out.md', 'folder-out/secret.md', '../../x', 'docs'], files);
    assert.deepEqual(
      new Set(asked),
      new Set(['/flow/own.md', '/flow/docs', '/flow', '/.git'].map((at) => repository + at)),
    );
  });

  it('does without links where a file system has none', async () => {
    const { links, ...files } = nodeFiles;
    assert.ok(links);
    assert.deepEqual((await factsOf(repository, ['own.md'], files)).get('own.md'), { kind: 'file', size: 3 });
  });

  it('knows its own template', () => assert.ok(isUnchangedTemplate(template)));
});

describe('names as people write them', () => {
  let repository: string;
  let shared: string;
  before(() => {
    repository = temporaryFolder({
      '.git/HEAD': 'ref: refs/heads/main',
      'flow/ai-readiness.yaml': 'version: 1\n',
      'flow/Docs/Owners.md': '# Owners\n\n## Roles\n',
      'flow/Docs/access test.md': 'x',
      'flow/a#b.md': 'x',
      'flow/cc:12': 'x',
      'flow/d%20e.md': 'x',
      'flow/d e.md': 'other',
      'flow/shut\u00a0': 'x',
      [`flow/${'Übersicht.md'.normalize('NFD')}`]: 'x',
      'flow/Straße/Café.md': 'x',
      'flow/both/a.md': 'x',
      'flow/named-twice/': '',
      'flow/Both/a.md': 'x',
      'top.md': 'x',
      '.gitignore': '/top.md\n/build/\n*.log\n',
      'flow/.gitignore': '!kept.log\n',
      'build/report.md': 'x',
      'flow/run.log': 'x',
      'flow/kept.log': 'x',
    });
    shared = temporaryFolder({ 'secret.md': 'x' });
    symlinkSync('ai-readiness.yaml', path.join(repository, 'flow/other-name.yaml'));
    linkSync(path.join(repository, 'flow/ai-readiness.yaml'), path.join(repository, 'flow/hard.md'));
    linkSync(
      path.join(repository, 'flow/ai-readiness.yaml'),
      path.join(repository, 'flow/named-twice/hard.md'),
    );
    linkSync(path.join(repository, 'flow/cc:12'), path.join(repository, 'flow/other-hard.md'));
    symlinkSync('../.git', path.join(repository, 'flow/history'));
    symlinkSync(shared, path.join(repository, 'flow/Out'));
  });
  after(() => {
    remove(repository);
    remove(shared);
  });

  const factIn = async (name: string) => {
    const around = {
      folder: `${repository}/flow`,
      root: repository,
      files: nodeFiles,
      finder: fileFinder(nodeFiles),
      manifest: `${repository}/flow/ai-readiness.yaml`,
    };
    return (await collectFacts([{ file: name, path: [] }], () => around)).files.get(name);
  };
  const spelled = (differs: Spelling['differs'], name: string) => ({
    spelling: { differs, name },
  });
  const owners: FileFact = { kind: 'file', size: 19 };
  const small: FileFact = { kind: 'file', size: 1 };
  const cases: readonly [name: string, wanted: FileFact][] = [
    ['Docs/Owners.md', owners],
    ['docs/Owners.md', { ...owners, ...spelled('other-case', 'Docs/Owners.md') }],
    ['Docs/owners.md#roles', { ...owners, ...spelled('other-case', 'Docs/Owners.md#roles') }],
    ['/flow/docs/OWNERS.md', { ...owners, ...spelled('other-case', '/flow/Docs/Owners.md') }],
    ['docs', { kind: 'folder', ...spelled('other-case', 'Docs') }],
    // A hard link to the manifest is the manifest.
    ['named-twice', { kind: 'folder', isEmpty: true }],
    ['Docs/Owners.md#roles', owners],
    ['Docs/Owners.md:3', owners],
    ['Docs/Owners.md#L3', owners],
    ['Docs/Owners.md#rolls', { ...owners, missingHeading: { heading: 'rolls', meant: ['roles'] } }],
    ['Docs\\Owners.md', owners],
    ['Docs/access%20test.md', { ...small, ...spelled('written-as-link', 'Docs/access test.md') }],
    ['[o](docs/owners.md#roles)', { ...owners, ...spelled('written-as-link', 'Docs/Owners.md#roles') }],
    ['`Docs/Owners.md` ', { ...owners, ...spelled('invisible-characters', 'Docs/Owners.md') }],
    ['Docs/Owners.md\u200b', { ...owners, ...spelled('invisible-characters', 'Docs/Owners.md') }],
    // What stands there comes first.
    ['a#b.md', small],
    ['cc:12', small],
    ['d%20e.md', small],
    ['shut\u00a0', small],
    // One name in another Unicode form is the same name.
    ['Übersicht.md', small],
    ['übersicht.md', { ...small, ...spelled('other-case', 'Übersicht.md'.normalize('NFD')) }],
    [
      'Straße/Café.md'.normalize('NFD'),
      { ...small, ...spelled('other-form', 'Straße/Café.md'.normalize('NFC')) },
    ],
    ['Straße/Café.md', small],
    ['Straße/Café.md#top'.normalize('NFD'), { ...small, ...spelled('other-form', 'Straße/Café.md#top') }],
    ['straße/Café.md'.normalize('NFD'), { ...small, ...spelled('other-case', 'Straße/Café.md') }],
    // As the folder lists it.
    ['Übersicht.md'.normalize('NFD'), small],
    // Nobody can tell which of the two is meant.
    ['BOTH/a.md', { kind: 'missing' }],
    ['out/secret.md', { kind: 'missing' }],
    ['.git/HEAD', { kind: 'does-not-count', why: 'version-control' }],
    ['../.git/HEAD', { kind: 'does-not-count', why: 'version-control' }],
    ['/.git/HEAD', { kind: 'does-not-count', why: 'version-control' }],
    ['/.git', { kind: 'does-not-count', why: 'version-control' }],
    ['/.GIT/head', { kind: 'does-not-count', why: 'version-control' }],
    ['file:///etc/passwd', { kind: 'outside' }],
    ['old/Owners.md:3', { kind: 'missing', movedTo: 'Docs/Owners.md:3' }],
    ['history/HEAD', { kind: 'does-not-count', why: 'version-control' }],
    ['.', { kind: 'does-not-count', why: 'around-manifest' }],
    ['./', { kind: 'does-not-count', why: 'around-manifest' }],
    ['..', { kind: 'does-not-count', why: 'around-manifest' }],
    ['/', { kind: 'does-not-count', why: 'around-manifest' }],
    ['Docs/..', { kind: 'does-not-count', why: 'around-manifest' }],
    ['../flow', { kind: 'does-not-count', why: 'around-manifest' }],
    ['ai-readiness.yaml', { kind: 'does-not-count', why: 'manifest' }],
    ['./AI-readiness.yaml', { kind: 'does-not-count', why: 'manifest' }],
    ['ai-readiness.yaml#checklist', { kind: 'does-not-count', why: 'manifest' }],
    ['hard.md', { kind: 'does-not-count', why: 'manifest' }],
    ['other-hard.md', small],
    ['other-name.yaml', { kind: 'does-not-count', why: 'manifest' }],
    ['../top.md', { kind: 'does-not-count', why: 'ignored' }],
    ['/build', { kind: 'does-not-count', why: 'ignored' }],
    ['/build/report.md#a', { kind: 'does-not-count', why: 'ignored' }],
    ['run.log', { kind: 'does-not-count', why: 'ignored' }],
    ['kept.log', small],
  ];
  for (const [name, wanted] of cases) {
    it(`${JSON.stringify(name)} is ${JSON.stringify(wanted)}`, async () =>
      assert.deepEqual(await factIn(name), wanted));
  }

  it('what is known of a file is known by its plain name too, which a fix writes', async () => {
    const around = { folder: `${repository}/flow`, root: repository, files: nodeFiles };
    const { files } = await collectFacts([{ file: 'docs/OWNERS.md#roles', path: [] }], () => around);
    assert.deepEqual([...files.keys()], ['docs/OWNERS.md#roles', 'Docs/Owners.md#roles']);
    assert.deepEqual(files.get('Docs/Owners.md#roles'), owners);
  });

  it('a path that an editor has copied is one of this repository', async () => {
    const full = `${repository}/flow/Docs/Owners.md`;
    const wanted = { ...owners, ...spelled('written-as-link', 'Docs/Owners.md') };
    assert.deepEqual(await factIn(full), wanted);
    assert.deepEqual(await factIn(`file://${full}`), wanted);
    assert.deepEqual(await factIn(`${shared}/secret.md`), { kind: 'missing' });
  });
});

describe('candidatePaths', () => {
  const standing = { folder: '/r/flow', root: '/r' };
  const cases: [file: string, wanted: string[]][] = [
    ['a.md', ['/r/flow/a.md', '/r/a.md']],
    ['/a.md', ['/r/a.md']],
    ['../a.md', ['/r/a.md']],
    ['../../a.md', []],
    ['C:/a.md', []],
  ];
  for (const [file, wanted] of cases)
    it(file, () => assert.deepEqual(candidatePaths(file, standing), wanted));
});

describe('findRepository', () => {
  let top: string;
  before(() => {
    top = temporaryFolder({
      'repo/.git/': '',
      'repo/a/b/ai-readiness.yaml': '',
      'repo/sub/.git/': '',
      'repo/sub/ai-readiness.yaml': '',
      'tree/.git': 'gitdir: x',
      'tree/a/': '',
      'bare/a/ai-readiness.yaml': '',
    });
    symlinkSync(path.join(top, 'repo/a'), path.join(top, 'bare/link'));
    symlinkSync(path.join(top, 'repo'), path.join(top, 'alias'));
    symlinkSync('a/b/ai-readiness.yaml', path.join(top, 'repo/ai-readiness.yaml'));
    symlinkSync('sub/ai-readiness.yaml', path.join(top, 'repo/ai-readiness.yml'));
    symlinkSync('a/ai-readiness.yaml', path.join(top, 'bare/ai-readiness.yaml'));
  });
  after(() => remove(top));

  type Case = [manifest: string, wanted: { folder: string; root: string }, otherwise?: string];
  const cases: Case[] = [
    ['repo/a/b/ai-readiness.yaml', { folder: 'repo/a/b', root: 'repo' }, 'repo/a'],
    ['repo/ai-readiness.yaml', { folder: 'repo/a/b', root: 'repo' }],
    ['repo/ai-readiness.yml', { folder: 'repo/sub', root: 'repo/sub' }],
    ['repo/a/new.yaml', { folder: 'repo/a', root: 'repo' }],
    ['alias/a/b/ai-readiness.yaml', { folder: 'alias/a/b', root: 'alias' }],
    ['alias/ai-readiness.yaml', { folder: 'alias/a/b', root: 'alias' }],
    ['tree/a/ai-readiness.yaml', { folder: 'tree/a', root: 'tree' }],
    ['bare/a/ai-readiness.yaml', { folder: 'bare/a', root: 'bare/a' }],
    ['bare/ai-readiness.yaml', { folder: 'bare/a', root: 'bare/a' }],
    ['bare/a/ai-readiness.yaml', { folder: 'bare/a', root: 'bare' }, 'bare'],
    ['bare/a/ai-readiness.yaml', { folder: 'bare/a', root: 'bare/a' }, 'repo'],
    ['bare/link/b/ai-readiness.yaml', { folder: 'repo/a/b', root: 'repo' }],
  ];
  it('does not go on above a folder at which nobody can look: more would count as inside then', async () => {
    const files: Files = {
      ...nodeFiles,
      stat: (at) => (at.endsWith('repo/a/.git') ? Promise.reject(failure) : nodeFiles.stat(at)),
    };
    await assert.rejects(findRepository(`${top}/repo/a/b/ai-readiness.yaml`, top, files), /EIO/);
  });

  for (const [manifest, wanted, otherwise] of cases) {
    it(`${manifest}${otherwise === undefined ? '' : `, in ${otherwise}`}`, async () => {
      const around = otherwise === undefined ? undefined : `${top}/${otherwise}`;
      const found = await findRepository(`${top}/${manifest}`, around, nodeFiles);
      assert.deepEqual(found, { folder: `${top}/${wanted.folder}`, root: `${top}/${wanted.root}` });
    });
  }
});
