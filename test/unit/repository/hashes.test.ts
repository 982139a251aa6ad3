import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import * as readers from '../../../src/readers';
import { collectFacts, FactMemory } from '../../../src/repository';
import { hashesOf } from '../../../src/repository/hashes';
import { nodeFiles } from '../../../src/repository/node';
import { remove, temporaryFolder } from '../temporary';

const inNode = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const text = (written: string): Uint8Array => new TextEncoder().encode(written);

describe('hashes of files', () => {
  it('are those that others work out, at every length of a block', () => {
    for (const length of [0, 1, 55, 56, 57, 63, 64, 65, 119, 120, 127, 128, 129, 100_003]) {
      const bytes = new Uint8Array(length).map((_, index) => (index * 7 + 11) & 0xff);
      assert.equal(hashesOf(bytes)[0], inNode(bytes), String(length));
    }
  });

  it('are those of a text with either line end', () => {
    const [plain, windows] = [text('a\nb\n'), text('a\r\nb\r\n')];
    const both = [inNode(plain), inNode(windows)].sort();
    assert.deepEqual(hashesOf(plain).sort(), both);
    assert.deepEqual(hashesOf(windows).sort(), both);
  });

  it('are one of what is no text, and none of what is too large', () => {
    const bytes = Uint8Array.of(0, 10, 13, 10);
    assert.deepEqual(hashesOf(bytes), [inNode(bytes)]);
    assert.deepEqual(hashesOf(new Uint8Array(4 * 1024 * 1024 + 1)), []);
  });

  describe('of a file that a manifest names', () => {
    let root = '';
    afterEach(() => remove(root));

    it('are worked out where it states one, and only there', async () => {
      root = temporaryFolder({ 'a.jsonl': '{"a": 1}', 'b.jsonl': '{"a": 2}' });
      const around = { folder: root, root, files: nodeFiles, readers: async () => readers };
      const references = [
        { file: './a.jsonl', path: [] },
        { file: 'a.jsonl', path: [], isHashed: true as const },
        { file: 'b.jsonl', path: [] },
      ];
      const { files } = await collectFacts(references, () => around);
      const hashes = ['a.jsonl', './a.jsonl', 'b.jsonl'].map((name) => {
        const fact = files.get(name);
        return fact?.kind === 'file' ? fact.hashes : undefined;
      });
      const own = [inNode(text('{"a": 1}'))];
      assert.deepEqual(hashes, [own, own, undefined]);
    });

    it('are worked out as soon as it states one', async () => {
      root = temporaryFolder({ 'a.jsonl': '{"a": 1}' });
      const around = { folder: root, root, files: nodeFiles, readers: async () => readers };
      const memory = new FactMemory(async () => around);
      const hashesFor = async (isHashed: boolean): Promise<readonly string[] | undefined> => {
        const reference = { file: 'a.jsonl', path: [], ...(isHashed ? { isHashed: true as const } : {}) };
        const fact = (await memory.collect([reference])).files.get('a.jsonl');
        return fact?.kind === 'file' ? fact.hashes : undefined;
      };
      assert.equal(await hashesFor(false), undefined);
      assert.deepEqual(await hashesFor(true), [inNode(text('{"a": 1}'))]);
    });
  });
});
