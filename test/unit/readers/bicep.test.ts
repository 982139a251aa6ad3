import assert from 'node:assert/strict';
import { bicepResources, declarationsOf, readBicep, resolveBicep } from '../../../src/readers/source/bicep';
import { entryAt, literalNumber, literalText } from '../../../src/readers/source/code-value';

const logs = `@description('It''s
here')
param location string = 'uksouth' // where
@allowed([
  30
  90
])
param days int = 30
#disable-next-line no-unused-params
param choice 'a' | 'b' = 'a'
param sized { name: string, size: int }?
var names = [
  'one', 'two'
  'three'
]

resource logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' = if (days > 0) {
  name: 'logs'
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: days
    'odd-key': '\${location}-x'
  }
  @batchSize(1)
  resource table 'tables' = [for name in names: if (name != 'one') {
    name: name
  }]
}

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' existing = {
  name: 'v'
}

module app 'modules/app.bicep' = {
  name: 'app'
  params: {
    when: days > 30
      ? 'long'
      : 'short'
    text: '''
it's as it is \${no}
'''
    list: empty(names) ? [] : [{ id: logs.id }]
  }
}

output id string = logs.id
`;

describe('the scanner of Bicep', () => {
  // Bicep escapes a quote with a backslash; two of them are two strings.
  const text = logs.replace("It''s\nhere", "It\\'s here");
  const file = readBicep(text);

  it('reads what is declared, in order', () => {
    assert.deepEqual(file.unread, []);
    assert.deepEqual(
      file.declarations.map(({ kind, name }) => `${kind} ${name}`),
      [
        'param location',
        'param days',
        'param choice',
        'param sized',
        'var names',
        'resource logs',
        'resource table',
        'resource vault',
        'module app',
        'output id',
      ],
    );
  });

  it('knows type, version, condition, decorators, parents and what exists elsewhere', () => {
    const [workspace, table, vault] = declarationsOf(file, 'resource');
    assert.equal(workspace?.type, 'Microsoft.OperationalInsights/workspaces');
    assert.equal(workspace.version, '2023-09-01');
    assert.equal(workspace.condition, 'days > 0');
    assert.equal(table?.type, 'Microsoft.OperationalInsights/workspaces/tables');
    assert.deepEqual([table.parent, table.loop, table.condition], ['logs', true, "name != 'one'"]);
    assert.deepEqual(
      table.decorators.map(({ name }) => name),
      ['batchSize'],
    );
    assert.equal(vault?.existing, true);
    assert.equal(declarationsOf(file, 'param')[2]?.type, "'a' | 'b'");
  });

  it('keeps the places of keys', () => {
    const [workspace] = bicepResources(file, 'microsoft.operationalinsights/workspaces');
    const entry = entryAt(workspace?.value, 'properties', 'RetentionInDays');
    assert.equal(entry?.start, text.indexOf('retentionInDays'));
    const odd = entryAt(workspace?.value, 'properties', 'odd-key')?.value;
    assert.ok(odd?.kind === 'string' && !odd.literal);
  });

  it('reads conditions over several lines, strings over several lines and lists without commas', () => {
    const [app] = declarationsOf(file, 'module');
    const when = entryAt(app?.value, 'params', 'when')?.value;
    assert.ok(
      when?.kind === 'conditional' && literalText(when.yes) === 'long' && literalText(when.no) === 'short',
    );
    assert.equal(literalText(entryAt(app?.value, 'params', 'text')?.value), "\nit's as it is ${no}\n");
    const list = entryAt(app?.value, 'params', 'list')?.value;
    assert.ok(list?.kind === 'conditional' && list.no.kind === 'list' && list.no.items.length === 1);
    const names = declarationsOf(file, 'var')[0]?.value;
    assert.ok(names?.kind === 'list' && names.items.length === 3);
  });

  it('resolves a parameter to its default, and says that it is one', () => {
    const source = readBicep(
      'param a int = 5\nparam b int\nvar c = 7\nvar d = a\nvar e = { x: { y: 9 } }\noutput o array = [a, b, c, d, e.x.y, f.g]\n',
    );
    const list = declarationsOf(source, 'output')[0]?.value;
    assert.ok(list?.kind === 'list');
    assert.deepEqual(
      list.items.map((item) => {
        const resolved = resolveBicep(source, item);
        return [literalNumber(resolved.value), resolved.default, resolved.variable];
      }),
      [
        [5, true, 'a'],
        [undefined, undefined, 'b'],
        [7, undefined, undefined],
        [5, true, 'a'],
        [9, undefined, undefined],
        [undefined, undefined, 'f.g'],
      ],
    );
  });

  it('reads a parameter file', () => {
    const source = readBicep("using 'main.bicep'\n\nparam location = 'uksouth'\nparam n = 3\n");
    assert.deepEqual(
      source.declarations.map(({ name, value }) => [name, value?.text]),
      [
        ['location', "'uksouth'"],
        ['n', '3'],
      ],
    );
  });

  it('passes over types and functions, and goes on behind what it cannot read', () => {
    const source = readBicep(
      "type sizes =\n  | 's'\n  | 'm'\nfunc f(x string) string => 'a${x}'\nparam p string = }\n@secure()\nparam q string\nresource r 'A.b/c@1' = {\n  x: 'open\n}\nparam s int = 1\n",
    );
    assert.deepEqual(
      source.declarations.map(({ name }) => name),
      ['q', 's'],
    );
    assert.deepEqual(
      source.unread.map(({ what }) => what),
      ['param', 'resource'],
    );
  });

  const hostile = {
    braces: `var a = ${'{'.repeat(200_000)}`,
    keys: `var a = ${'{a:'.repeat(100_000)}`,
    brackets: `var a = ${'['.repeat(200_000)}`,
    loops: `var a = ${'[for x in y: '.repeat(50_000)}`,
    strings: `var a = ${"'${".repeat(100_000)}`,
    quotes: "'''".repeat(100_001),
    decorators: '@a()\n'.repeat(50_000),
    resources: "resource a 'b' = {\n".repeat(20_000),
    types: `param a ${'{'.repeat(100_000)}`,
    choices: `param a 'x'\n${"| 'y'\n".repeat(50_000)}`,
    breaks: `param a\n${'\n'.repeat(100_000)}`,
    comments: '/*'.repeat(100_000),
  };
  for (const [name, source] of Object.entries(hostile))
    it(`ends in bounded time with too many ${name}`, () => {
      const { declarations, unread } = readBicep(source);
      assert.ok(declarations.length + unread.length < 60_000);
    });
});
