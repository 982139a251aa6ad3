import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as path from 'node:path';
import { catalogue } from '../../../src/core/service';

const require = createRequire(path.resolve('package.json'));
const { guidanceHtml } = require('./src/dev/texts.cjs') as { guidanceHtml(text: string): string };

describe('guidance', () => {
  it('there is for every item', () => {
    for (const { id } of catalogue) {
      const html = guidanceHtml(readFileSync(path.resolve('schemas', 'guidance', `${id}.md`), 'utf8'));
      assert.match(html, /<h2>/, id);
      assert.doesNotMatch(html, /<(script|img|iframe|style)/, id);
    }
  });

  it('has no raw HTML, no images, and secure links only', () => {
    const html = guidanceHtml(
      '<script>a</script> [a](javascript:b) [c](command:d) ![e](https://f.example/g) [h](https://i.example/j) https://k.example',
    );
    assert.doesNotMatch(html, /<script|<img|javascript:b"|href="command/);
    assert.deepEqual(html.match(/href="[^"]*"/g), [
      'href="https://f.example/g"',
      'href="https://i.example/j"',
    ]);
  });
});
