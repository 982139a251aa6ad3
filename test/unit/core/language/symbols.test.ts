import assert from 'node:assert/strict';
import { isRefusal } from '../../../../src/core/base/refusal';
import { applyEdits } from '../../../../src/core/base/text-edit';
import { definitionOf, occurrenceAt, referencesOf, renameId } from '../../../../src/core/language/symbols';
import { behind, covered, type Marked, marked, whole } from './marked';

const lineOf = ({ document }: Marked, { start }: { start: number }) => document.lines.positionAt(start).line;

describe('ids', () => {
  const definitions: readonly [about: string, at: string, line: number][] = [
    ['an owner', 'owner: pri', 10],
    ['an owner in quotes', 'owner: "le', 11],
    ['a deputy', 'deputy: le', 11],
    ['who is to take a case', 'to: le', 11],
    ['who has done an item', 'by: pri', 10],
    ['who has approved a waiver', 'approver: pri', 10],
    ['a system', 'system: sa', 13],
    ['a signal', 'signal: co', 28],
    ['a result of the pilot', 'results: { co', 28],
    ['a fallback that is an integration', 'fallback: que', 23],
    ['a fallback that is a system', 'fallback: sap', 13],
    ['an item that another depends on', 'dependsOn: [work', 35],
  ];
  for (const [about, at, line] of definitions) {
    it(`are defined: ${about}`, () => {
      const place = behind(at);
      const found = definitionOf(place.document, place.offset);
      assert.ok(found);
      assert.equal(lineOf(place, found.range), line);
      assert.equal(covered(place.document, found.range), found.id);
    });
  }

  it('are referred to, the definition first', () => {
    const place = behind('  len');
    const found = referencesOf(place.document, place.offset);
    assert.deepEqual(
      found.map(({ role, range }) => [role, lineOf(place, range)]),
      [
        ['definition', 11],
        ['reference', 10],
        ['reference', 17],
        ['reference', 30],
        ['reference', 43],
        ['reference', 52],
      ],
    );
  });

  it('are not roles, statuses and free texts', () => {
    for (const at of ['to: onc', 'status: me', 'name: Inv', 'roles: [out']) {
      const place = behind(at);
      assert.equal(occurrenceAt(place.document, place.offset), undefined, at);
    }
  });
});

describe('rename', () => {
  const renamed = ({ document, offset }: Marked, name: string): string => {
    const result = renameId(document, offset, name);
    assert.ok(!isRefusal(result), JSON.stringify(result));
    return applyEdits(document.text, result);
  };
  const refused = ({ document, offset }: Marked, name: string): string => {
    const result = renameId(document, offset, name);
    return isRefusal(result) ? result.refused : 'done';
  };

  it('changes an owner everywhere, and nothing else', () => {
    const expected = whole.replace(/\blena\b(?!-)/g, 'magdalena');
    assert.equal(renamed(behind('deputy: le'), 'magdalena'), expected.replace('@magdalena', '@lena'));
  });

  it('changes a signal also among the results of the pilot', () => {
    assert.equal(renamed(behind('  cost'), 'price'), whole.replace(/\bcost\b/g, 'price'));
  });

  it('tells a system from an integration', () => {
    assert.equal(renamed(behind('fallback: que'), 'hold'), whole.replace(/\bqueue\b/g, 'hold'));
  });

  it('leaves aliases and what is merged alone', () => {
    const text = 'owners:\n  a: {}\nsystems:\n  s: &s { owner: a }\n  t: { <<: *s }\n  u: *s\n';
    assert.equal(
      renamed(behind('owner: ', text.replace('owner: a', 'owner: a')), 'b'),
      text.replace('  a:', '  b:').replace('owner: a', 'owner: b'),
    );
    const anchored = 'owners:\n  a: {}\nsystems:\n  s: { owner: &o a }\n  t: { owner: *o }\n';
    assert.equal(
      renamed(behind('  a', anchored), 'b'),
      anchored.replace('  a:', '  b:').replace('&o a', '&o b'),
    );
  });

  it('reaches what an alias or a merge brings in from the notes', () => {
    const text =
      'x-source: &source { owner: a }\nowners:\n  a: {}\ndata:\n  s: { <<: *source }\n  t: *source\n';
    assert.equal(
      renamed(behind('  a', text), 'b'),
      text.replace('owner: a', 'owner: b').replace('  a:', '  b:'),
    );
  });

  it('changes what stands in an item that the catalogue does not know', () => {
    const text = 'owners:\n  a: {}\nchecklist:\n  design:\n    no-such-item: { by: a }\n';
    assert.equal(renamed(behind('  a', text), 'b'), text.replace('  a:', '  b:').replace('by: a', 'by: b'));
  });

  it('refuses what it must not or cannot do', () => {
    assert.match(refused(behind('    threat'), 'x'), /catalogue/);
    assert.match(refused(behind('owner: pri'), 'Two Words'), /lower-case/);
    assert.match(refused(behind('owner: pri'), 'lena'), /already/);
    assert.match(refused(behind('fallback: que'), 'sap'), /already/);
    assert.match(refused(behind('name: Inv'), 'x'), /no id/);
    assert.match(refused(marked('systems:\n  s: { owner: no¦body }\n'), 'x'), /not defined/);
  });
});
