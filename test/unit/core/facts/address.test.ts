import { strict as assert } from 'node:assert';
import { addressTrouble, withoutCredentials } from '../../../../src/core/facts/address';

describe('facts/address', () => {
  const rows: readonly [url: string, trouble: RegExp | undefined][] = [
    ['https://example.com', undefined],
    ['https://example.com./a', undefined],
    ['https://a.b-c.example.com:8443/x?y=@z#w', undefined],
    ['https://bücher.example/a', undefined],
    ['https://10.2.3.4/a', undefined],
    ['https://[2001:db8::1]/a', undefined],
    ['http://example.com', undefined],
    ['https://wiki/display/OPS', undefined],
    ['http://go/runbook', undefined],
    ['https://wiki', /name a page/],
    ['https://wiki/', /name a page/],
    ['mailto:ana@example.com', undefined],
    ['https://..', /name a page/],
    ['https://.', /name a page/],
    ['https://x', /name a page/],
    ['https://x/example.com', /name a page/],
    ['https://', /name a page/],
    ['http://', /name a page/],
    ['https:', /name a page/],
    ['https:example.com', /name a page/],
    ['https:///example.com', /name a page/],
    ['https://?a.b', /name a page/],
    ['https://#a.b', /name a page/],
    ['https://-.-', /name a page/],
    ['https://example..com', /name a page/],
    ['https://.example.com', /name a page/],
    ['https://exam ple.com', /name a page/],
    ['https://1.2.3', /name a page/],
    ['https://1.2.3.999', /name a page/],
    ['https://a.invalid', /name a page/],
    ['https://%2e%2e/a', /name a page/],
    ['https://localhost', /machine/],
    ['https://LOCALHOST:8080/a', /machine/],
    ['https://localhost./a', /machine/],
    ['https://app.localhost/a', /machine/],
    ['https://127.0.0.1/a', /machine/],
    ['https://0.0.0.0', /machine/],
    ['https://[::1]:80/a', /machine/],
    ['https://u:p@h', /password/],
    ['https://u@example.com/a', /password/],
    ['https://@example.com', /password/],
    ['HTTPS://u:p@example.com', /password/],
  ];
  for (const [url, trouble] of rows) {
    it(`${url}: ${trouble ?? 'fine'}`, () => {
      const found = addressTrouble(url);
      if (trouble === undefined) assert.equal(found, undefined);
      else assert.match(found ?? '', trouble);
    });
  }

  it('repeats no password', () => {
    assert.equal(withoutCredentials('https://u:p@example.com/a@b'), 'https://example.com/a@b');
    assert.equal(withoutCredentials('https://u:p@x@example.com?c'), 'https://example.com?c');
    for (const url of ['https://example.com/a@b', 'docs/a@b.md', 'https://'])
      assert.equal(withoutCredentials(url), url);
  });
});
