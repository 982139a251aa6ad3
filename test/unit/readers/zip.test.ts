import assert from 'node:assert/strict';
import { deflateSync, strToU8, zipSync } from 'fflate';
import { isZip, readZip, type ZipDirectory } from '../../../src/readers/source/zip';
import { takesAtMost } from '../processor-time';

const most = 100_000;
const good = zipSync({
  'header.json': strToU8('{"a": "ä"}'),
  '_journal/start.json': [strToU8('{}'), { level: 0 }],
});

function directoryOf(bytes: Uint8Array): ZipDirectory {
  const zip = readZip(bytes);
  if (typeof zip === 'string') assert.fail(zip);
  return zip;
}

/** The zip with a number of two bytes changed, at an offset from a signature that is looked for from the end. */
function changed(signature: number, offset: number, value: number): Uint8Array {
  const bytes = good.slice();
  const view = new DataView(bytes.buffer);
  for (let at = bytes.length - 4; at >= 0; at--)
    if (view.getUint32(at, true) === signature) {
      view.setUint16(at + offset, value, true);
      return bytes;
    }
  return assert.fail('no such record');
}

describe('zips', () => {
  it('have members, packed or not', () => {
    assert.ok(isZip(good));
    const zip = directoryOf(good);
    assert.deepEqual([...zip.members.keys()], ['header.json', '_journal/start.json']);
    assert.deepEqual(zip.textOf('header.json', most), { text: '{"a": "ä"}' });
    assert.deepEqual(zip.textOf('_journal/start.json', most), { text: '{}' });
    assert.equal(zip.textOf('toString', most), 'it has no toString');
  });

  it('are read with something before and a comment behind', () => {
    const shifted = new Uint8Array([1, 2, 3, ...changed(0x06054b50, 20, 2), 65, 66]);
    assert.deepEqual(directoryOf(shifted).textOf('header.json', most), { text: '{"a": "ä"}' });
  });

  it('cost no more than a bound', () => {
    const bomb = zipSync({ 'header.json': new Uint8Array(40_000_000) });
    assert.equal(directoryOf(bomb).unpack('header.json', most), 'its header.json is too large');
    // It says that it is small.
    const view = new DataView(bomb.buffer);
    for (let at = bomb.length - 4; at >= 0; at--)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 1_000, true);
    takesAtMost(500, () =>
      assert.equal(directoryOf(bomb).unpack('header.json', most), 'its header.json is damaged'),
    );
  });

  const faults: readonly (readonly [what: string, bytes: Uint8Array, why: string])[] = [
    ['encrypted', changed(0x02014b50, 8, 1), 'its _journal/start.json is encrypted'],
    ['zstd', changed(0x02014b50, 10, 93), 'its _journal/start.json is packed in a way that is not read'],
    ['another checksum', changed(0x02014b50, 16, 1), 'its _journal/start.json is damaged'],
    ['another size', changed(0x02014b50, 24, 1), 'its _journal/start.json is damaged'],
    ['beyond the end', changed(0x02014b50, 42, 60_000), 'its _journal/start.json is cut off'],
  ];
  for (const [what, bytes, why] of faults)
    it(`are not read where wrong: ${what}`, () =>
      assert.equal(directoryOf(bytes).unpack('_journal/start.json', most), why));

  it('are not read where the directory is wrong', () => {
    assert.equal(readZip(new Uint8Array()), 'it is a zip that is cut off');
    assert.equal(readZip(changed(0x06054b50, 10, 3)), 'it is a zip that is damaged');
    assert.equal(readZip(changed(0x06054b50, 10, 65_535)), 'it is a zip of a kind that is not read');
    assert.equal(readZip(changed(0x06054b50, 12, 65_000)), 'it is a zip that is damaged');
    assert.equal(readZip(deflateSync(new Uint8Array(1_000))), 'it is a zip that is cut off');
  });

  it('never throw, cut anywhere or with any byte changed', () => {
    for (let at = 0; at < good.length; at++) {
      assert.equal(typeof readZip(good.subarray(0, at)), 'string');
      const bytes = good.slice();
      bytes[at] = (bytes[at] ?? 0) ^ 0xff;
      const zip = readZip(bytes);
      if (typeof zip === 'string') continue;
      const text = zip.textOf('header.json', most);
      assert.ok(typeof text === 'string' || text.text === '{"a": "ä"}');
    }
  });
});
