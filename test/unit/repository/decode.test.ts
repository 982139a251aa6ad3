import assert from 'node:assert/strict';
import { decodeText } from '../../../src/repository';

describe('decodeText', () => {
  const text = 'name: café 日本';
  const little = Buffer.from(text, 'utf16le');
  const cases: [name: string, bytes: Uint8Array, wanted: string][] = [
    ['UTF-8', Buffer.from(text), text],
    [
      'UTF-8 with a byte order mark',
      Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)]),
      text,
    ],
    ['UTF-16, little end first', Buffer.concat([Buffer.from([0xff, 0xfe]), little]), text],
    ['UTF-16, big end first', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(little).swap16()]), text],
    ['bytes that are no text', Buffer.from([0x61, 0xe9, 0x62]), 'a\ufffdb'],
    ['half a character of UTF-16', Buffer.from([0xff, 0xfe, 0x61]), '\ufffd'],
    ['nothing', new Uint8Array(), ''],
  ];
  for (const [name, bytes, wanted] of cases) it(name, () => assert.equal(decodeText(bytes), wanted));
});
