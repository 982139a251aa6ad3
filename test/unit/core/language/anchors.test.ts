import assert from 'node:assert/strict';
import { isRefusal } from '../../../../src/core/base/refusal';
import { applyEdits } from '../../../../src/core/base/text-edit';
import { hoverAt } from '../../../../src/core/language/hover';
import { definitionsAt, referencesAt, renamableAt, renameAt } from '../../../../src/core/language/navigation';
import { readDocument } from '../../../../src/core/service';
import { behind, covered, marked } from './marked';

const head = 'version: 1\nstage: design\nworkflow: { name: x }\n';
const lead = `${head}x-lead: &lead priya
owners:
  priya: { handle: "@priya", roles: [outcome] }
  omar: { handle: "@omar", roles: [performance] }
systems:
  erp: &erp { name: ERP, owner: *lead, access: read }
  crm: { <<: *erp, name: CRM }
  hub:
    <<: [*erp, { changeLeadTime: 5d }]
    owner: omar
`;
/** The name stands for one value first, and for another from there on. */
const twice = `${head}x-a: &a one\nx-b: [*a, *a]\nx-c: &a two\nx-d: *a\n`;

/** `line "text"` of places, lines from 1. */
function shown(text: string, ranges: readonly { start: number; end: number }[]): string[] {
  const document = readDocument(text);
  return ranges.map(
    (range) => `${document.lines.positionAt(range.start).line + 1} "${covered(document, range)}"`,
  );
}

function definitions(at: string, text = lead): string[] {
  const { document, offset } = behind(at, text);
  return shown(text, definitionsAt(document, offset)?.targets ?? []);
}

function references(at: string, text = lead): string[] {
  const { document, offset } = behind(at, text);
  return shown(
    text,
    referencesAt(document, offset).map(({ range }) => range),
  );
}

function renamed(at: string, name: string, text = lead): string {
  const { document, offset } = behind(at, text);
  const result = renameAt(document, offset, name);
  return isRefusal(result) ? `refused: ${result.refused}` : applyEdits(text, result);
}

function hover(at: string, text = lead): string {
  const found = hoverAt(behind(at, text));
  return found === undefined ? '' : `${covered(readDocument(text), found.range)} | ${found.markdown.text}`;
}

describe('anchors', () => {
  const led: readonly [about: string, at: string, text: string, ...to: string[]][] = [
    ['an alias', 'owner: *le', lead, '4 "&lead"'],
    ['a merge', 'crm: { <<: *e', lead, '9 "&erp"'],
    ['one of several merges', '[*e', lead, '9 "&erp"'],
    ['the merge itself', '    <', lead, '9 "&erp"'],
    ['an anchor', '&le', lead, '4 "&lead"'],
    ['the first of a name', '[*', twice, '4 "&a"'],
    ['the last of a name', 'x-d: *', twice, '6 "&a"'],
    ['a key', 'a: 1\n  *k', `${head}x-k: &k b\nx-m:\n  a: 1\n  *k : 2\n`, '4 "&k"'],
    ['one with words like it in a comment', ': *a', `${head}x-a: &a # not &a\n  one\nx-b: *a\n`, '4 "&a"'],
    ['one whose value is empty', 'x-b: *', `${head}x-a: &a\nx-b: *a\n`, '4 "&a"'],
    ['one with a tag', 'x-b: *', `${head}x-a: &a !!str 1\nx-b: *a\n`, '4 "&a"'],
  ];
  for (const [about, at, text, ...to] of led)
    it(`are where ${about} leads to`, () => assert.deepEqual(definitions(at, text), to));

  it('lead from several merges to each of them', () => {
    const text = `${head}x-a: &a { p: 1 }\nx-b: &b { q: 2 }\nx-c: { <<: [*b, *a] }\n`;
    assert.deepEqual(definitions('{ <', text), ['5 "&b"', '4 "&a"']);
    assert.deepEqual(definitions('[*', text), ['5 "&b"']);
  });

  it('have the aliases that mean them, and no others', () => {
    assert.deepEqual(references('*er'), ['9 "&erp"', '10 "*erp"', '12 "*erp"']);
    assert.deepEqual(references('&a on'.slice(0, 2), twice), ['4 "&a"', '5 "*a"', '5 "*a"']);
    assert.deepEqual(references('x-c: &', twice), ['6 "&a"', '7 "*a"']);
  });

  it('stay what they are while what they name is read', () => {
    const text = `${head}x-a: &a one\nx-b: &a [*a]\nx-c: *a\n`;
    const { problems } = readDocument(text).parsed;
    assert.deepEqual(
      problems.map(({ code, message }) => [code, message]),
      [['yaml/unresolved-alias', '*a stands within the value that &a names: a value cannot repeat itself.']],
    );
    assert.deepEqual(references('x-c: *', text), ['5 "&a"', '6 "*a"']);
  });

  it('are renamed with their aliases', () => {
    assert.equal(renamed('*er', 'base'), lead.replaceAll('&erp', '&base').replaceAll('*erp', '*base'));
    assert.equal(renamed('&er', '&base'), renamed('*er', 'base'));
    assert.equal(
      renamed('x-c: &', 'b', twice),
      twice.replace('x-c: &a', 'x-c: &b').replace('x-d: *a', 'x-d: *b'),
    );
    assert.equal(
      renamed('x-a: &', 'b', twice),
      twice.replace('&a one', '&b one').replace('*a, *a', '*b, *b'),
    );
  });

  it('are not renamed to what cannot be read, or means something', () => {
    for (const name of ['', 'a b', 'a,b', '[', 'a:', '-', 'a'.repeat(101)])
      assert.match(renamed('*er', name), /^refused: .*letters/, name);
    assert.match(renamed('*er', 'lead'), /already/);
    assert.equal(renamed('*er', 'erp'), lead);
    const broken = `${lead}x-broken: "*erp\n  *erp: 1\n`;
    assert.match(renamed('crm: { <<: *er', 'base', broken), /cannot be read/);
  });

  it('say which text a new name is asked for', () => {
    const { document, offset } = behind('*er', lead);
    const found = renamableAt(document, offset);
    assert.ok(!isRefusal(found));
    assert.deepEqual([covered(document, found.range), found.name], ['erp', 'erp']);
    const nothing = marked(`${head}go¦Live: 2027-01-01\n`);
    assert.ok(isRefusal(renamableAt(nothing.document, nothing.offset)));
  });
});

describe('the hover', () => {
  const rows: readonly [about: string, at: string, ...says: RegExp[]][] = [
    [
      'of an alias of an id',
      'owner: *le',
      /^\*lead \| `\*lead` stands for `priya`, from line 4\./,
      /\*\*priya\*\* · Owner \(outcome\)/,
    ],
    [
      'of a merge',
      'crm: { <<: *e',
      /`\*erp` stands for `\{ name: ERP, owner: priya, access: read \}`, from line 9/,
    ],
    [
      'of the merge key',
      '    <',
      /^<< \| Takes over the keys of `\*erp`: name; owner; access; changeLeadTime/,
    ],
    ['of an anchor', '&er', /^&erp \| `&erp` names this value, which is used in 2 places: lines 10; 12\./],
    ['of an anchor of one place', '&le', /used in 1 place: line 9\./],
    ['of an entry with merged keys', '  cr', /^crm \| \*\*crm\*\* · System \(read\)/],
    ['of an id under an anchor', '&lead pri', /^priya \| \*\*priya\*\* · Owner \(outcome\)/],
  ];
  for (const [about, at, ...says] of rows) {
    it(`${about} says what it stands for`, () => {
      for (const each of says) assert.match(hover(at), each);
    });
  }

  it('of an alias says what its value means there', () => {
    const text = `${head}x-s: &s high\nx-m: &m { provider: acme }\nrisk: { tier: *s }\nmodels: { coder: *m }\n`;
    assert.match(hover('tier: *', text), /stands for `high`.*\*\*high\*\*: /s);
    assert.match(hover('coder: *', text), /stands for `\{ provider: acme \}`.*\*\*coder\*\* · Model/s);
    assert.match(hover('&s', `${head}x-s: &s high\n`), /nothing uses it/);
  });

  it('of an alias of something large is short', () => {
    const many = Array.from(
      { length: 500 },
      (_, index) => `k${index}: { a: { b: { c: ${'x'.repeat(200)} } } }`,
    );
    const text = `${head}x-s: &s { ${many.join(', ')} }\nx-t: *s\n`;
    assert.ok(hover('x-t: *', text).length < 400);
  });
});

describe('an id that an alias stands for', () => {
  it('is defined at its entry, and referred to at the alias', () => {
    assert.deepEqual(definitions('&lead pri'), ['6 "priya"']);
    assert.deepEqual(references('  pri'), ['6 "priya"', '4 "priya"', '9 "*lead"']);
  });

  it('is renamed where it is written', () => {
    assert.equal(
      renamed('  pri', 'ana'),
      lead.replace('&lead priya', '&lead ana').replace('  priya:', '  ana:'),
    );
    const keys = `${head}x-o: &o priya\nowners:\n  *o : { roles: [outcome] }\nsystems: { s: { owner: priya } }\n`;
    assert.equal(renamed('s: { owner: pri', 'ana', keys), keys.replaceAll('priya', 'ana'));
  });

  it('is not renamed where another thing would be, too', () => {
    const text = `${head}x-i: &i erp\nowners: { erp: {} }\nsystems: { erp: { owner: *i } }\ndata: { d: { system: *i } }\n`;
    assert.match(renamed('owners: { er', 'ana', text), /refused: .* system "erp" as well/);
    const shared = `${head}x-c: &c { hub: {} }\nsystems: { <<: *c }\nowners: { <<: *c }\n`;
    assert.match(renamed('&c { hu', 'ana', shared), /refused: .*as well/);
  });
});
