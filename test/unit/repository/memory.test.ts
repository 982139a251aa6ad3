import assert from 'node:assert/strict';
import { evaluate, readDocument } from '../../../src/core/service';
import { FactMemory, type Files, type Known, type Surroundings } from '../../../src/repository';
import { nodeFiles } from '../../../src/repository/node';
import { remove, temporaryFolder } from '../temporary';
import { git, hasGit } from './git/git';

const text = `version: 1
stage: diagnose
workflow: { name: Triage }
checklist: { diagnose: { risks-registered: { status: met, evidence: [docs/risks.md] } } }
`;
const document = readDocument(text);
const denied = Object.assign(new Error('no'), { code: 'EACCES' });

/** A file system in which all that is asked for is a folder with a file in it, once `stat` has failed as often as it is told. */
class Flaky implements Files {
  asked = 0;

  constructor(private failures: number) {}

  async stat(path: string) {
    if (path.endsWith('/.git')) return undefined;
    this.asked++;
    if (this.failures-- > 0) throw denied;
    return path.endsWith('.git') ? undefined : ({ kind: 'folder', size: 0 } as const);
  }
  async read(path: string): Promise<Uint8Array> {
    assert.match(path, /\/a\.md$/, 'nothing else is read');
    return new TextEncoder().encode('x');
  }
  async list() {
    return [{ name: 'a.md', kind: 'file' } as const];
  }
}

const memoryOf = (files: Files) =>
  new FactMemory(async (): Promise<Surroundings> => ({ folder: '/r', root: '/r', files }));

async function statusOf(memory: FactMemory) {
  const repository = await memory.collect(document.files);
  const { items, findings } = evaluate(document, { today: '2026-11-22', repository });
  const item = items.find(({ id }) => id === 'risks-registered');
  return [
    item?.evidence[0]?.state,
    item?.satisfied,
    findings.some(({ code }) => code === 'evidence/not-checked'),
  ];
}

const all = () => true;
const none = () => false;

describe('FactMemory', () => {
  it('does not remember a fault: it looks again, and then knows', async () => {
    const files = new Flaky(1);
    const memory = memoryOf(files);
    assert.deepEqual(await statusOf(memory), ['not-checked', false, true]);
    assert.deepEqual(await statusOf(memory), ['weak', false, false]);
    assert.deepEqual(await statusOf(memory), ['weak', false, false]);
    assert.equal(files.asked, 2);
  });

  it('knows which manifest a change concerns although a fault was in the way', async () => {
    const memory = memoryOf(new Flaky(1));
    await memory.collect(document.files);
    const seen: [string, Known][] = [];
    assert.equal(
      memory.forget((file, known) => seen.push([file, known]) > 0),
      true,
    );
    assert.deepEqual(
      seen.map(([file, { fact, places }]) => [file, fact.kind, places]),
      [['docs/risks.md', 'not-checked', ['/r/docs/risks.md']]],
    );
    assert.equal(memory.forget(all), false, 'nothing is left');
  });

  it('looks again for a repository that could not be found, and takes any change for a chance', async () => {
    let failures = 1;
    const memory = new FactMemory(async () => {
      if (failures-- > 0) throw denied;
      return { folder: '/r', root: '/r', files: new Flaky(0) };
    });
    assert.deepEqual(await statusOf(memory), ['not-checked', false, true]);
    assert.equal(memory.forget(none), true);
    assert.deepEqual(await statusOf(memory), ['weak', false, false]);
    assert.equal(memory.forget(none), false);
  });

  it('does not remember what was overtaken while it was looked up', async () => {
    const files = new Flaky(0);
    const memory = memoryOf(files);
    const first = memory.collect(document.files);
    assert.equal(memory.forget(none), true);
    await first;
    await memory.collect(document.files);
    await memory.collect(document.files);
    assert.equal(files.asked, 2);
  });

  it('says where something may happen', async () => {
    const memory = memoryOf(new Flaky(0));
    await memory.collect(document.files);
    assert.deepEqual(memory.places(), ['/r/docs/risks.md']);
  });

  (hasGit ? it : it.skip)('rests on the index of its own work tree, once git was asked by it', async () => {
    const top = temporaryFolder({ 'repo/.gitignore': 'docs/', 'repo/docs/risks.md': 'x', 'repo/a.md': 'x' });
    try {
      git(`${top}/repo`, ['init', '-q']);
      git(`${top}/repo`, ['add', '.gitignore', 'a.md']);
      git(`${top}/repo`, ['add', '--force', 'docs']);
      git(`${top}/repo`, ['commit', '-qm', 'one']);
      git(`${top}/repo`, ['worktree', 'add', '-q', '../tree']);
      const root = `${top}/tree`;
      const memory = new FactMemory(async () => ({ folder: root, root, files: nodeFiles }));
      assert.deepEqual(await statusOf(memory), ['holds', true, false]);
      const index = `${top}/repo/.git/worktrees/tree/index`;
      assert.ok(memory.places().includes(index), memory.places().join());
      git(root, ['rm', '-q', '--cached', 'docs/risks.md']);
      assert.deepEqual(await statusOf(memory), ['holds', true, false], 'nobody has told it');
      memory.forget((_file, { places }) => places.includes(index));
      assert.deepEqual(await statusOf(memory), ['does-not-count', false, false]);
    } finally {
      remove(top);
    }
  });
});
