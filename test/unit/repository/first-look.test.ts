import assert from 'node:assert/strict';
import { discover } from '../../../src/core/service';
import * as readers from '../../../src/readers';
import { firstLook } from '../../../src/repository';
import { nodeFilesAtOnce } from '../../../src/repository/node';
import { remove, temporaryFolder } from '../temporary';

describe('a first look', () => {
  let root = '';
  afterEach(() => remove(root));

  const bicep = `param chatModelName string = 'gpt-35-turbo'
param chatModelVersion string = '0613'
resource account 'Microsoft.CognitiveServices/accounts@2024-10-01' existing = { name: 'a' }
resource chat 'Microsoft.CognitiveServices/accounts/deployments@2024-10-01' = {
  parent: account
  name: 'chat'
  properties: { model: { format: 'OpenAI', name: chatModelName, version: chatModelVersion } }
}
`;
  const json = (name: string, version: string): string =>
    `{ "parameters": { "chatModelName": { "value": "${name}" }, "chatModelVersion": {\n "value": "${version}" } } }`;
  const byDefault = 'the default of a parameter';
  const unless = 'unless AOAI_VERSION says otherwise';
  const table: readonly (readonly [
    shows: string,
    files: Record<string, string>,
    name: string,
    version: string | undefined,
  ])[] = [
    ['no file of parameters', {}, byDefault, undefined],
    [
      'a variable without a default',
      { 'infra/main.parameters.json': json('gpt-35-turbo', '${AOAI_VERSION}') },
      byDefault,
      unless,
    ],
    [
      'a variable with an empty default',
      { 'infra/main.parameters.dev.json': json('gpt-35-turbo', '${AOAI_VERSION=}') },
      byDefault,
      unless,
    ],
    [
      'a variable for the name',
      { 'infra/main.parameters.json': json('${AOAI_MODEL}', '0613') },
      'unless AOAI_MODEL says otherwise',
      undefined,
    ],
    [
      'a variable in the language of Bicep',
      {
        'infra/main.bicepparam':
          "using './main.bicep'\nparam chatModelVersion = readEnvironmentVariable('AOAI_VERSION')\n",
      },
      byDefault,
      unless,
    ],
    [
      'a variable in another folder',
      { 'other/main.parameters.json': json('gpt-35-turbo', '${AOAI_VERSION}') },
      byDefault,
      undefined,
    ],
  ];
  for (const [shows, more, name, version] of table)
    it(`says of the default of a parameter what else sets it: ${shows}`, async () => {
      root = temporaryFolder({ 'infra/main.bicep': bicep, ...more });
      const look = await firstLook({ root, folder: root, files: nodeFilesAtOnce, readers });
      const fields = discover(look).proposals.find(({ section }) => section === 'models')?.fields ?? [];
      const noteOf = (key: string): string | undefined => fields.find((field) => field.key === key)?.note;
      assert.deepEqual([noteOf('name'), noteOf('version')], [name, version]);
    });

  it('knows what no code emits, as a check does, where a file of data is too large to be read', async () => {
    root = temporaryFolder({
      'rules.yml':
        'groups:\n- name: a\n  rules:\n  - alert: QueueLong\n    expr: waiting_cases > 5\n  - alert: Served\n    expr: cases_served > 5\n',
      'src/app.py':
        "from prometheus_client import Counter\nserved = Counter('cases_served', 'Cases that were served')\n",
      'coverage.json': `[${'1,'.repeat(300_000)}1]`,
    });
    const look = await firstLook({ root, folder: root, files: nodeFilesAtOnce, readers });
    assert.equal(look.isAllRead, false);
    const asked = discover(look).proposals.filter(({ section }) => section === 'signals');
    assert.deepEqual(
      asked.map(({ path, question }) => [path.at(-1), question]),
      [
        ['queue-long', 'no code here emits waiting_cases: where does it come from?'],
        ['served', undefined],
      ],
    );
  });
});
