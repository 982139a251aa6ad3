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
    ['mailto:ana@example.com', undefined],
    ['https://..', /name a site/],
    ['https://.', /name a site/],
    ['https://x', /name a site/],
    ['https://x/example.com', /name a site/],
    ['https://', /name a site/],
    ['http://', /name a site/],
    ['https:', /name a site/],
    ['https:example.com', /name a site/],
    ['https:///example.com', /name a site/],
    ['https://?a.b', /name a site/],
    ['https://#a.b', /name a site/],
    ['https://-.-', /name a site/],
    ['https://example..com', /name a site/],
    ['https://.example.com', /name a site/],
    ['https://exam ple.com', /name a site/],
    ['https://1.2.3', /name a site/],
    ['https://1.2.3.999', /name a site/],
    ['https://a.invalid', /name a site/],
    ['https://%2e%2e/a', /name a site/],
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
