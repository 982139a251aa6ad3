import assert from 'node:assert/strict';
import { reachOf, roleWithin } from '../../../../../src/core/claims/repository/base/scope';
import { wordsOf } from '../../../../../src/core/claims/repository/base/words';
import type { FileRole, Said, TestimonyValues } from '../../../../../src/core/facts/testimony';
import type { Integration } from '../../../../../src/core/schema/generated/manifest-file';
import { type Case, expectClaims, file, say } from './support';

type Operation = TestimonyValues['operation'];

describe('integrations against their contracts', () => {
  const contract = 'docs/api.yaml';
  const operation = (method: string, path: string, more: Partial<Operation> = {}, line = 10): Said =>
    say(
      'operation',
      { method, path, auth: ['bearer'], idempotent: 'not-stated', keyLine: line + 4, ...more },
      line,
    );
  const get = operation('GET', '/cases/{id}', { idempotent: 'by-method' }, 5);
  const create = operation('POST', '/cases', {}, 10);
  const resolve = operation('POST', '/cases/{id}/resolve', { idempotent: 'by-key' }, 20);
  const given = (integration: Integration, ...says: readonly Said[]): Case => ({
    manifest: { integrations: { resolve: { contract, ...integration } } },
    files: [file(contract, ...says)],
  });
  const path = 'integrations.resolve';

  const table: readonly (readonly [shows: string, given: Case, ...expected: string[]])[] = [
    [
      'an operation that is there',
      given({ contract: `${contract}#POST /cases/{case}/resolve` }, get, create, resolve),
      `${path}.contract confirmed: the contract has POST /cases/{case}/resolve @ ${contract}:20`,
    ],
    [
      'an operation that is not',
      given({ contract: `${contract}#POST /cases/{id}/close` }, get, create, resolve),
      `${path}.contract contradicted (repository/differs, error): the contract has no POST /cases/{id}/close; it has GET /cases/{id}, POST /cases and POST /cases/{id}/resolve @ ${contract}`,
    ],
    [
      'another method is another operation',
      given({ contract: `${contract}#PUT /cases` }, create),
      `${path}.contract contradicted (repository/differs, error): the contract has no PUT /cases; it has POST /cases @ ${contract}`,
    ],
    [
      'a contract that was not read as a whole',
      given(
        { contract: `${contract}#PUT /cases` },
        create,
        say('unread', 'a reference leads to another file'),
      ),
      `${path}.contract cannot-tell: not all of the contract could be read`,
    ],
    [
      'a contract with operations in other files',
      given(
        { contract: `${contract}#PUT /cases` },
        create,
        say('api', { title: 'Cases', version: '1', partial: true }),
      ),
      `${path}.contract cannot-tell: not all of the contract could be read`,
    ],
    [
      'a contract with operations in other files',
      given(
        { contract: `${contract}#PUT /cases` },
        create,
        say('api', { title: 'Cases', version: '1', partial: true }),
      ),
      `${path}.contract cannot-tell: not all of the contract could be read`,
    ],
    ['a place that is no operation', given({ contract: `${contract}#cases` }, create)],
    [
      'idempotent by a key, by the words of the id',
      given({ idempotent: true }, get, create, resolve),
      `${path}.idempotent confirmed: POST /cases/{id}/resolve needs a key that makes it idempotent @ ${contract}:24`,
    ],
    [
      'not idempotent against a key, by the words of the id',
      given({ idempotent: false }, get, create, resolve),
      `${path}.idempotent contradicted (repository/differs, warning): POST /cases/{id}/resolve needs a key that makes it idempotent, the manifest says false @ ${contract}:24`,
    ],
    [
      'not idempotent against a key, by name',
      given({ idempotent: false, contract: `${contract}#POST /cases/{id}/resolve` }, create, resolve),
      `${path}.contract confirmed: the contract has POST /cases/{id}/resolve @ ${contract}:20`,
      `${path}.idempotent contradicted (repository/differs, error): POST /cases/{id}/resolve needs a key that makes it idempotent, the manifest says false @ ${contract}:24`,
    ],
    [
      'a method says nothing',
      given({ idempotent: true }, get, operation('PUT', '/cases/{id}')),
      `${path}.idempotent cannot-tell: the contract does not say it of PUT /cases/{id} @ ${contract}:14`,
    ],
    [
      'a write that nothing keeps from being made twice',
      given({ contract: `${contract}#POST /cases`, idempotent: true }, get, create, resolve),
      `${path}.contract confirmed: the contract has POST /cases @ ${contract}:10`,
      `${path}.idempotent cannot-tell (repository/differs, warning): the contract does not say it of POST /cases: there is no key by which a repeated call is known @ ${contract}:14`,
    ],
    [
      'a question that is asked by a POST',
      given({ idempotent: true }, operation('POST', '/cases/search')),
      `${path}.idempotent cannot-tell: the contract does not say it of POST /cases/search @ ${contract}:14`,
    ],
    [
      'an integration that only reads',
      given({ idempotent: true, direction: 'read' }, create),
      `${path}.idempotent cannot-tell: the contract does not say it of POST /cases @ ${contract}:14`,
    ],
    [
      'an optional key',
      given({ idempotent: true }, operation('POST', '/cases', { idempotent: 'by-optional-key' })),
      `${path}.idempotent cannot-tell: POST /cases may be sent with a key, and need not be @ ${contract}:14`,
    ],
    [
      'only some by a key',
      given({ idempotent: false }, create, operation('POST', '/other', { idempotent: 'by-key' }, 30)),
      `${path}.idempotent cannot-tell: the contract does not say it of POST /cases @ ${contract}:14`,
    ],
    ['nothing is written', given({ idempotent: false }, get)],
    [
      'a write that anyone may make',
      given({ auth: 'OAuth' }, get, operation('POST', '/cases', { auth: [] })),
      `${path}.auth cannot-tell (repository/differs, information): POST /cases needs no one to say who he is, by the contract @ ${contract}:10`,
    ],
    [
      'certificates are not in a contract',
      given({ auth: 'mTLS' }, get, operation('POST', '/cases', { auth: [] })),
    ],
    ['no scheme anywhere', given({}, operation('POST', '/cases', { auth: [] }))],
  ];
  for (const [shows, each, ...expected] of table) it(shows, () => expectClaims(each, ...expected));
});

describe('settings of an integration', () => {
  const config = 'config/application.yaml';
  const setting = (name: string, value: string | number): Said => say('iac.setting', { name, value }, 4);
  const given = (integration: Integration, ...says: readonly Said[]): Case => ({
    manifest: { integrations: { erp: { declaredIn: config, ...integration } } },
    files: [file(config, ...says)],
  });
  const table: readonly (readonly [given: Case, ...expected: string[]])[] = [
    [
      given({ timeout: '10s' }, setting('erp.timeout', '10s')),
      `integrations.erp.timeout confirmed: erp.timeout is 10s @ ${config}:4`,
    ],
    [
      given({ timeout: '10s' }, setting('erp.timeout', '500ms')),
      `integrations.erp.timeout contradicted (repository/differs, error): erp.timeout is 0.5s, the manifest says 10s @ ${config}:4`,
    ],
    [
      given({ timeout: '10s' }, setting('ERP_TIMEOUT_SECONDS', 12)),
      `integrations.erp.timeout contradicted (repository/differs, error): ERP_TIMEOUT_SECONDS is 12s, the manifest says 10s @ ${config}:4`,
    ],
    [given({ timeout: '10s' }, setting('ERP_TIMEOUT', 12))],
    [given({ timeout: '10s' }, setting('a.timeout', '1s'), setting('b.timeout', '2s'))],
    [
      given({ retry: 3 }, setting('ERP_RETRIES', 3)),
      `integrations.erp.retry confirmed: ERP_RETRIES is 3 @ ${config}:4`,
    ],
    [
      given({ retry: 3 }, setting('ERP_RETRIES', 4)),
      `integrations.erp.retry contradicted (repository/differs, error): ERP_RETRIES is 4, the manifest says 3 @ ${config}:4`,
    ],
    [given({ retry: 3 }, setting('ERP_RETRY_DELAY_SECONDS', 4))],
  ];
  for (const [each, ...expected] of table)
    it(JSON.stringify(each.files[0]?.says.map(({ value }) => value)), () => expectClaims(each, ...expected));

  it('are compared only where the manifest names the file', () => {
    expectClaims({
      manifest: { integrations: { erp: { timeout: '10s' } } },
      files: [file(config, setting('erp.timeout', '1s'))],
    });
  });
});

describe('prompts and servers of tools', () => {
  it('a prompt, instructions for coding, the prompt of a judge', () => {
    const prompts = ['prompts/answer.prompty', 'AGENTS.md', 'evals/judge.prompty', 'prompts/plain.txt'];
    const files = [
      file('prompts/answer.prompty', say('prompt', { name: 'Answer', form: 'prompty' }, 2)),
      file('AGENTS.md', say('coding-instructions', {}, 1)),
      {
        path: 'evals/judge.prompty',
        role: 'evaluation' as const,
        says: [say('prompt', { name: 'Judge', form: 'prompty', role: 'evaluation' }, 2)],
      },
      file('prompts/plain.txt'),
    ];
    expectClaims(
      { manifest: { release: { prompts } }, files },
      'release.prompts.0 confirmed: it is a prompt (prompty) @ prompts/answer.prompty:2',
      'release.prompts.1 contradicted (repository/differs, warning): these are instructions for those who write the code, and not a prompt of the product @ AGENTS.md:1',
      'release.prompts.2 cannot-tell: it is a prompt of an evaluation, by where it stands @ evals/judge.prompty:2',
    );
  });

  type Server = TestimonyValues['mcp-server'];
  const server = (pin: string | null, more: Partial<Server> = {}): Said =>
    say(
      'mcp-server',
      { name: 'erp', transport: 'stdio', target: '@acme/erp', pin, audience: 'developers', ...more },
      3,
    );
  const path = 'agent.servers.erp.version';
  const table: readonly (readonly [
    said: Said,
    declared: string | undefined,
    inferred: string | undefined,
  ])[] = [
    [
      server('1.4.2'),
      'confirmed: it is started as @acme/erp 1.4.2',
      'confirmed: it is started as @acme/erp 1.4.2',
    ],
    [
      server('1.4.3'),
      'contradicted (repository/differs, error): it is started as @acme/erp 1.4.3, the manifest says 1.4.2',
      'cannot-tell: it is started as @acme/erp 1.4.3, the manifest says 1.4.2',
    ],
    [
      server(null),
      'contradicted (repository/differs, error): it is started as @acme/erp, in whichever version is the newest, the manifest says 1.4.2',
      'cannot-tell: it is started as @acme/erp, in whichever version is the newest, the manifest says 1.4.2',
    ],
    [
      server('^1.4'),
      'cannot-tell: it is started as @acme/erp ^1.4, the manifest says 1.4.2',
      'cannot-tell: it is started as @acme/erp ^1.4, the manifest says 1.4.2',
    ],
    [
      server(null, { transport: 'http', target: 'https://mcp.acme.com' }),
      'cannot-tell: who runs the server decides its version',
      'cannot-tell: who runs the server decides its version',
    ],
    [
      server(null, { local: true, target: 'python server.py' }),
      'cannot-tell: who runs the server decides its version',
      'cannot-tell: who runs the server decides its version',
    ],
  ];
  for (const [said, declared, inferred] of table)
    it(JSON.stringify(said.value), () => {
      const files = [file('.mcp.json', said)];
      const version = '1.4.2';
      expectClaims(
        { manifest: { agent: { servers: { erp: { version, declaredIn: '.mcp.json' } } } }, files },
        `${path} ${declared} @ .mcp.json:3`,
      );
      expectClaims(
        { manifest: { agent: { servers: { erp: { version } } } }, files },
        `${path} ${inferred} @ .mcp.json:3`,
      );
    });

  it('tools that a definition names', () => {
    const files = [
      file('agents/hr.json', say('agent.tools', { agent: 'hr', names: ['post_invoice', 'search'] }, 12)),
      { path: 'tests/a.json', role: 'test' as const, says: [say('agent.tools', { names: ['refund'] }, 2)] },
    ];
    expectClaims(
      { manifest: { agent: { tools: { 'post-invoice': {}, refund: {} } } }, files },
      'agent.tools.post-invoice confirmed: agents/hr.json gives an agent the tool post_invoice @ agents/hr.json:12',
    );
  });

  it('a server that the declared file lacks', () => {
    expectClaims(
      {
        manifest: { agent: { servers: { crm: { version: '1.4.2', declaredIn: '.mcp.json' } } } },
        files: [file('.mcp.json', server('1.4.2'))],
      },
      'agent.servers.crm.declaredIn cannot-tell (repository/declaration-missing, warning): the declared file has no server crm; it has erp',
    );
  });
});

describe("models of one's own", () => {
  const asked = (value: TestimonyValues['model-version'], line = 2): Said =>
    say('model-version', { name: 'fraud_xgboost', ...value }, line);
  const manifest: Case['manifest'] = {
    models: { scorer: { kind: 'predictive', name: 'fraud-xgboost', version: '7' } },
  };
  const path = 'models.scorer.version';
  const table: readonly (readonly [says: readonly Said[], expected: string | undefined, name?: string])[] = [
    [[asked({ version: '7', pin: 'pinned' })], 'confirmed: the setting asks for 7 @ api.env:2'],
    [
      [asked({ version: '8', pin: 'pinned' })],
      'contradicted (repository/differs, warning): the setting asks for 8, the manifest says 7 @ api.env:2',
    ],
    [
      [asked({ version: 'latest', pin: 'moving' })],
      'cannot-tell: the setting asks for latest, the manifest says 7 @ api.env:2',
    ],
    [
      [asked({ stage: 'Production', pin: 'moving' })],
      'cannot-tell: the setting asks for Production, the manifest says 7 @ api.env:2',
    ],
    [
      [asked({ version: '7' }), asked({ version: '8' }, 9)],
      'cannot-tell (repository/contradicts-itself, information): the repository gives 2 answers: 7 and 8 @ api.env:2 api.env:9',
    ],
    [[say('model-version', { version: '8' })], undefined],
  ];
  for (const [says, expected] of table)
    it(JSON.stringify(says.map(({ value }) => value)), () =>
      expectClaims(
        { manifest, files: [file('api.env', ...says)] },
        ...(expected === undefined ? [] : [`${path} ${expected}`]),
      ),
    );

  it('a sample does not contradict', () => {
    expectClaims(
      { manifest, files: [file('api.env.example', asked({ version: '8', pin: 'pinned' }))] },
      `${path} cannot-tell: the setting asks for 8, the manifest says 7 @ api.env.example:2`,
    );
  });

  const name = 'models.scorer.name';
  const two = [asked({ version: '7' }), asked({ name: 'default_risk', stage: 'Production' }, 5)];
  const declaring: readonly (readonly [
    shows: string,
    name: string,
    says: readonly Said[],
    expected?: string | undefined,
    where?: { readonly declaredIn?: string; readonly file?: string; readonly other?: string },
  ])[] = [
    ['the model that the file asks for', 'fraud-xgboost', [asked({ version: '7' })]],
    [
      'another one',
      'default-risk',
      [asked({ version: '7' })],
      'contradicted (repository/differs, warning): the declared file asks for fraud_xgboost, the manifest says default-risk @ api.env:2',
    ],
    [
      'another one, by the stage',
      'default-risk',
      [asked({ stage: 'Production', pin: 'moving' })],
      'contradicted (repository/differs, warning): the declared file asks for fraud_xgboost, the manifest says default-risk @ api.env:2',
    ],
    [
      'a part of its name',
      'fraud',
      [asked({ version: '7' })],
      'cannot-tell: the declared file asks for fraud_xgboost, the manifest says fraud @ api.env:2',
    ],
    [
      'what people call it',
      'Detector of false cards',
      [asked({ version: '7' })],
      'cannot-tell: the declared file asks for fraud_xgboost, the manifest says Detector of false cards @ api.env:2',
    ],
    ['one of two in the file', 'default-risk', two],
    [
      'none of two in the file',
      'churn',
      two,
      'cannot-tell: the declared file asks for fraud_xgboost and default_risk, the manifest says churn @ api.env:2 api.env:5',
    ],
    [
      'another one than the place in the file',
      'churn',
      two,
      'contradicted (repository/differs, warning): the declared file asks for default_risk, the manifest says churn @ api.env:5',
      { declaredIn: 'api.env#default_risk' },
    ],
    [
      'none in a sample',
      'churn',
      [asked({ version: '7' })],
      'cannot-tell: the declared file asks for fraud_xgboost, the manifest says churn @ api.env.example:2',
      { file: 'api.env.example' },
    ],
    [
      'none, where the file asks for another of the manifest',
      'churn',
      [asked({ version: '7' })],
      undefined,
      {
        other: 'fraud-xgboost',
      },
    ],
    ['none, where the file has no name', 'churn', [say('model-version', { version: '7' })]],
  ];
  for (const [shows, given, says, expected, where = {}] of declaring)
    it(`declared: ${shows}`, () => {
      const { file: at = 'api.env', declaredIn = at, other } = where;
      const models = {
        scorer: { name: given, declaredIn },
        ...(other === undefined ? {} : { other: { name: other } }),
      };
      expectClaims(
        { manifest: { models }, files: [file(at, ...says)] },
        ...(expected === undefined ? [] : [`${name} ${expected}`]),
      );
    });
});

describe('the files of a manifest', () => {
  const places: readonly (readonly [
    path: string,
    folder: string,
    others: readonly string[],
    reach: string,
  ])[] = [
    ['infra/main.bicep', '', [], 'own'],
    ['services/a/main.tf', '', ['services/a'], 'none'],
    ['services/a/main.tf', 'services/a', [''], 'own'],
    ['services/ab/main.tf', 'services/a', [''], 'none'],
    ['compose.yaml', 'services/a', [''], 'shared'],
    ['.github/CODEOWNERS', 'services/a', [], 'shared'],
    ['infra/main.tf', 'services/a', [], 'none'],
    ['services/a/deep/x.tf', 'services/a', ['services/a/deep'], 'none'],
  ];
  for (const [path, folder, others, reach] of places)
    it(`${path} is ${reach} of ${folder || 'the root'}`, () =>
      assert.equal(reachOf(path, { folder, others }), reach));

  const roles: readonly (readonly [path: string, role: FileRole, folder: string, expected: FileRole])[] = [
    ['samples/a/infra/main.tf', 'example', 'samples/a', 'product'],
    ['samples/a/docs/x.yaml', 'example', 'samples/a', 'example'],
    ['samples/a/scripts/x.sh', 'example', 'samples/a', 'tooling'],
    ['samples/a/main.tf', 'example', '', 'example'],
    ['samples/a/tests/x.py', 'test', 'samples/a', 'test'],
    ['docs/x.yaml', 'example', 'services/a', 'example'],
  ];
  for (const [path, role, folder, expected] of roles)
    it(`${path} is ${expected} for ${folder || 'the root'}`, () =>
      assert.equal(roleWithin({ path, role }, folder), expected));

  const names: readonly (readonly [name: string, words: readonly string[]])[] = [
    ['HighAPILatency', ['high', 'api', 'latency']],
    ['fraud_scoring_fallbacks_total', ['fraud', 'scoring', 'fallback', 'total']],
    ['BEST_LLM_MODEL_NAME', ['best', 'llm', 'model', 'name']],
    ['processCpuPercentage', ['process', 'cpu', 'percentage']],
    ['status-queries', ['status', 'query']],
  ];
  for (const [name, words] of names) it(`the words of ${name}`, () => assert.deepEqual(wordsOf(name), words));
});
