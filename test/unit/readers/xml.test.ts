import assert from 'node:assert/strict';
import { elementsBelow, readXml, type XmlElement } from '../../../src/readers/source/xml';

function rootOf(text: string): XmlElement {
  const root = readXml(text);
  if (typeof root === 'string') assert.fail(root);
  return root;
}

describe('XML with positions', () => {
  it('knows where each tag begins', () => {
    const text =
      '\uFEFF<?xml version="1.0"?>\r\n<!-- <c> -->\r\n<a x="1 &gt; &lt;2">\r\n  <b/><b y=\'2\'>t</b>\r\n</a>\r\n';
    const root = rootOf(text);
    for (const element of [root, ...root.children])
      assert.ok(text.slice(element.offset).startsWith(`<${element.name}`), element.name);
    assert.equal(root.attributes.get('x'), '1 > <2');
    assert.deepEqual(
      root.children.map(({ attributes, text: words }) => [attributes.get('y'), words]),
      [
        [undefined, ''],
        ['2', 't'],
      ],
    );
  });

  it('knows namespaces, by prefix and by default', () => {
    const root = rootOf('<p:a xmlns:p="urn:p" xmlns="urn:d"><b/><p:c xmlns=""><d/></p:c></p:a>');
    const names = [
      root,
      ...elementsBelow(root, 'b'),
      ...elementsBelow(root, 'c'),
      ...elementsBelow(root, 'd'),
    ];
    assert.deepEqual(
      names.map(({ namespace, local }) => `${namespace} ${local}`),
      ['urn:p a', 'urn:d b', 'urn:p c', ' d'],
    );
  });

  it('takes words from CDATA, and cuts long ones', () => {
    assert.equal(rootOf('<a><![CDATA[<b>]]> &amp; c</a>').text, '<b> & c');
    assert.equal(rootOf(`<a>${'x'.repeat(1_000_000)}</a>`).text.length, 2_000);
  });

  const billion = `<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><a>&c;</a>`;
  for (const [text, why] of [
    ['', 'it is no valid XML'],
    ['a', 'it is no valid XML'],
    ['<a><b></a>', 'it is no valid XML'],
    ['<a>', 'it is no valid XML'],
    ['<a>&b;</a>', 'it is no valid XML'],
    [billion, 'it is no valid XML'],
    ['<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', 'it is no valid XML'],
    ['<a>'.repeat(100_000), 'it is nested too deeply'],
    [`<a>${'<b/>'.repeat(200_001)}</a>`, 'it is too large'],
  ] as const)
    it(`does not read ${text.slice(0, 40)}`, () => assert.equal(readXml(text), why));

  it('reads a file whose DTD it does not need', () =>
    assert.equal(rootOf('<!DOCTYPE a SYSTEM "a.dtd"><a>b</a>').text, 'b'));

  it('has no key of its own', () =>
    assert.deepEqual(
      [...rootOf('<a __proto__="1" toString="2"/>').attributes],
      [
        ['__proto__', '1'],
        ['toString', '2'],
      ],
    ));
});
