import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import path from 'node:path';
import { remove, type Tree, temporaryFolder } from '../temporary';

const require = createRequire(path.join(process.cwd(), 'package.json'));
const { noticesOf, packagesOf } = require('./src/dev/notices.cjs') as {
  noticesOf(inputs: readonly string[], root: string): string;
  packagesOf(inputs: readonly string[]): string[];
};

const packed = (license: string): string => JSON.stringify({ name: 'left', version: '1.2.3', license });
const inputs = ['src/a.ts', 'node_modules/left/dist/index.js', 'node_modules/left/more.js'];

function notices(tree: Tree): string {
  const folder = temporaryFolder(tree);
  try {
    return noticesOf(inputs, folder);
  } finally {
    remove(folder);
  }
}

describe('the notices of other packages', () => {
  it('name each once, with its licence in full', () => {
    const text = notices({
      'node_modules/left/package.json': packed('MIT'),
      'node_modules/left/LICENSE': 'Permission is granted.\r\nAS IS.\r\n',
      'node_modules/left/LICENSE-ICONS.md': 'Attribution.',
    });
    assert.match(text, /^left 1\.2\.3 \(MIT\)\n\nPermission is granted\.\nAS IS\.\n\nAttribution\.$/m);
    assert.equal(text.match(/left/g)?.length, 1);
  });

  it('names a licence of Creative Commons by its address, and keeps what a package adds to it', () => {
    const licence =
      'Attribution 4.0 International\n\nLong.\n\nCreative Commons may be contacted at creativecommons.org.';
    const text = notices({
      'node_modules/left/package.json': packed('CC-BY-4.0'),
      'node_modules/left/LICENSE': `\ufeff${licence}\n\nLogo by Someone.`,
    });
    assert.match(
      text,
      /International: https:\/\/creativecommons\.org\/licenses\/by\/4\.0\/legalcode\n\nLogo by Someone\.$/m,
    );
    assert.doesNotMatch(text, /Long\./);
  });

  it('cannot be made where a licence is not known, or its text is not there', () => {
    const manifest = 'node_modules/left/package.json';
    assert.throws(
      () => notices({ [manifest]: packed('SSPL-1.0'), 'node_modules/left/LICENSE': 'x' }),
      /not known: SSPL/,
    );
    assert.throws(
      () => notices({ [manifest]: '{ "name": "left" }', 'node_modules/left/LICENSE': 'x' }),
      /not known/,
    );
    assert.throws(() => notices({ [manifest]: packed('MIT') }), /no text of its licence/);
  });

  it('are of what is bundled, wherever it lies', () =>
    assert.deepEqual(
      packagesOf([
        '../../main/node_modules/@a/b/x.js',
        'node_modules/c/node_modules/d/y.js',
        'schemas/x.json',
      ]),
      ['node_modules/@a/b', 'node_modules/c/node_modules/d'],
    ));
});
