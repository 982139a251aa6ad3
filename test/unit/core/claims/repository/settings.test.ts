import assert from 'node:assert/strict';
import type { ModelTestimony, Said, TestimonyValues } from '../../../../../src/core/facts/testimony';
import { type Case, claimsOf, expectClaims, file, inShort, say } from './support';

const differs = '(repository/differs, warning)';

describe('systems against what runs', () => {
  const run = (
    name: string,
    kind: string,
    image: string,
    more: Partial<TestimonyValues['system']> = {},
    line = 3,
  ): Said => say('system', { name, kind, image, tag: '1.2', ...more }, line);
  const compose = 'docker-compose.yaml';

  const confirmed: readonly (readonly [id: string, name: string | undefined, image: string])[] = [
    ['vectors', 'Qdrant', 'qdrant/qdrant'],
    ['database', 'PostgreSQL database', 'postgres'],
    ['postgres', undefined, 'pgvector/pgvector'],
    ['search', 'OpenSearch', 'opensearchproject/opensearch'],
    ['redis-cache', undefined, 'redis/redis-stack-server'],
    ['queue', 'Kafka', 'confluentinc/cp-kafka'],
  ];
  for (const [id, name, image] of confirmed)
    it(`${image} is ${name ?? id}`, () => {
      const systems = { [id]: name === undefined ? {} : { name } };
      expectClaims(
        { manifest: { systems }, files: [file(compose, run('some', 'database', image))] },
        `systems.${id} confirmed: ${compose} runs ${image}:1.2 @ ${compose}:3`,
      );
    });

  it('a system that is not there proves nothing, and those that the manifest lacks are said once', () => {
    const files = [
      file(compose, run('q', 'vector-store', 'qdrant/qdrant'), run('cache', 'key-value', 'redis', {}, 9)),
      file('infra/compose.yaml', run('q', 'vector-store', 'qdrant/qdrant', { tag: null })),
    ];
    expectClaims(
      { manifest: { systems: { search: { name: 'Azure AI Search' } } }, files },
      `systems cannot-tell (repository/system-undeclared, information): the repository runs 2 systems that the manifest does not list: redis and qdrant @ ${compose}:3 ${compose}:9 infra/compose.yaml:3`.replace(
        'redis and qdrant',
        'qdrant and redis',
      ),
    );
  });

  it('what runs only in a profile or for tests is no fact', () => {
    const files = [
      file(compose, run('q', 'vector-store', 'qdrant/qdrant', { profile: 'dev' })),
      file('compose.test.yaml', run('cache', 'key-value', 'redis', { role: 'test' })),
    ];
    expectClaims({ manifest: { systems: { vectors: { name: 'Qdrant' } } }, files });
  });

  it('a name after the sign that the file does not have', () => {
    const files = [
      file(
        compose,
        run('q', 'vector-store', 'qdrant/qdrant'),
        say('component', { name: 'api', built: true }, 7),
      ),
    ];
    const systems = {
      qdrant: { declaredIn: `${compose}#api` },
      vectors: { name: 'Qdrant', declaredIn: `${compose}#store` },
    };
    expectClaims(
      { manifest: { systems }, files },
      `systems.qdrant confirmed: the declared file has api @ ${compose}:7`,
      'systems.vectors.declaredIn cannot-tell (repository/declaration-missing, warning): the declared file has no store; it has q and api',
    );
  });
});

describe('how long logs are kept', () => {
  type Retention = TestimonyValues['iac.log-retention'];
  const kept = (days: number | null, more: Partial<Retention> = {}, line = 17): Said =>
    say('iac.log-retention', { days, of: 'log-analytics', ...more }, line);
  const keep = (retention: string): Case['manifest'] => ({ controls: { logging: { retention } } });
  const path = 'controls.logging.retention';
  const bicep = 'infra/main.bicep';

  const table: readonly (readonly [shows: string, given: Case, expected: string])[] = [
    [
      'equal',
      { manifest: keep('30d'), files: [file(bicep, kept(30))] },
      `${path} confirmed: logs are kept for 30 days @ ${bicep}:17`,
    ],
    [
      'in weeks',
      { manifest: keep('2w'), files: [file('main.tf', kept(14, { default: true }, 19))] },
      `${path} confirmed: logs are kept for 14 days @ main.tf:19`,
    ],
    [
      'shorter',
      { manifest: keep('400d'), files: [file(bicep, kept(30))] },
      `${path} contradicted ${differs}: the repository says 30 days, the manifest 400 days @ ${bicep}:17`,
    ],
    [
      'longer',
      { manifest: keep('29d'), files: [file(bicep, kept(30))] },
      `${path} contradicted (repository/differs, information): the repository says 30 days, the manifest 29 days @ ${bicep}:17`,
    ],
    [
      'shorter by a Bicep default',
      { manifest: keep('400d'), files: [file(bicep, kept(30, { default: true, variable: 'days' }))] },
      `${path} contradicted ${differs}: the repository says 30 days, the manifest 400 days @ ${bicep}:17`,
    ],
    [
      'a Bicep default that a parameter file sets',
      {
        manifest: keep('400d'),
        files: [
          file(bicep, kept(30, { default: true, variable: 'days' })),
          file('infra/main.parameters.json', say('iac.setting', { name: 'days', value: 400 }, 5)),
        ],
      },
      `${path} confirmed: logs are kept for 400 days @ ${bicep}:17`,
    ],
    [
      'a default of Terraform',
      { manifest: keep('180d'), files: [file('main.tf', kept(14, { default: true }, 19))] },
      `${path} cannot-tell: the repository says 14 days, the manifest 180 days, and not all of it is sure @ main.tf:19`,
    ],
    [
      'a variable',
      { manifest: keep('180d'), files: [file('main.tf', kept(null, { variable: 'days' }, 19))] },
      `${path} cannot-tell: a variable decides, and not all of it is sure @ main.tf:19`,
    ],
    [
      'one store of two',
      { manifest: keep('90d'), files: [file(bicep, kept(90), kept(30, {}, 40))] },
      `${path} cannot-tell: the repository says 30 days and 90 days, the manifest 90 days, and not all of it is sure @ ${bicep}:17 ${bicep}:40`,
    ],
    [
      'both stores',
      { manifest: keep('90d'), files: [file(bicep, kept(60), kept(30, {}, 40))] },
      `${path} contradicted ${differs}: the repository says 30 days and 60 days, the manifest 90 days @ ${bicep}:17 ${bicep}:40`,
    ],
    [
      'the log of who called, and nothing else',
      { manifest: keep('400d'), files: [file('main.tf', kept(30, { about: 'access' }))] },
      `${path} cannot-tell: the repository says 30 days, the manifest 400 days; but these logs are of something else (access) @ main.tf:17`,
    ],
    [
      'the log of a function beside that of the product',
      { manifest: keep('400d'), files: [file('main.tf', kept(14, { about: 'lambda' }), kept(400, {}, 40))] },
      `${path} confirmed: logs are kept for 400 days @ main.tf:40`,
    ],
    [
      'an export',
      {
        manifest: keep('400d'),
        files: [file(bicep, kept(30), say('iac.log-export', { to: 'storage' }, 50))],
      },
      `${path} cannot-tell: the repository says 30 days, the manifest 400 days; but logs are exported as well @ ${bicep}:17`,
    ],
    [
      'a component with a workspace',
      {
        manifest: keep('365d'),
        files: [file(bicep, kept(365, { of: 'application-insights', workspaceBased: true }, 10))],
      },
      `${path} cannot-tell: the workspace behind it decides how long logs are kept @ ${bicep}:10`,
    ],
    [
      'what never expires',
      { manifest: keep('400d'), files: [file('main.tf', kept(0, { of: 'cloudwatch-log-group' }, 4))] },
      `${path} cannot-tell: a variable decides, and not all of it is sure @ main.tf:4`,
    ],
    [
      'a repository that was not read as a whole',
      { manifest: keep('400d'), files: [file(bicep, kept(30))], isWhole: false },
      `${path} cannot-tell: the repository says 30 days, the manifest 400 days, and not all of it is sure @ ${bicep}:17`,
    ],
    [
      "another manifest's folder",
      {
        manifest: keep('400d'),
        files: [file(bicep, kept(30)), file('other/infra/main.bicep', kept(400))],
        others: ['other'],
      },
      `${path} contradicted ${differs}: the repository says 30 days, the manifest 400 days @ ${bicep}:17`,
    ],
  ];
  for (const [shows, given, expected] of table) it(shows, () => expectClaims(given, expected));

  it('is an error of the item that cites the file', () => {
    const manifest: Case['manifest'] = {
      ...keep('400d'),
      checklist: { deploy: { 'logging-enabled': { status: 'met', evidence: [bicep] } } },
    };
    expectClaims(
      { manifest, files: [file(bicep, kept(30))] },
      `${path} contradicted (repository/differs, error, logging-enabled): the repository says 30 days, the manifest 400 days @ ${bicep}:17`,
    );
  });

  it('is an error where what the item cites shows less than it claims, whatever else there is', () => {
    const manifest: Case['manifest'] = {
      ...keep('400d'),
      checklist: { deploy: { 'logging-enabled': { status: 'met', evidence: ['infra/y.tf'] } } },
    };
    const cited = (...says: readonly Said[]): Case => ({
      manifest,
      files: [file('infra/main.tf', kept(400)), file('infra/y.tf', ...says)],
    });
    const unsure = `${path} cannot-tell: the repository says 1 day and 400 days, the manifest 400 days, and not all of it is sure @ infra/main.tf:17 infra/y.tf:3`;
    expectClaims(
      cited(kept(1, {}, 3)),
      `${path} contradicted (repository/differs, error, logging-enabled): what is cited keeps logs for 1 day, the manifest says 400 days @ infra/y.tf:3`,
    );
    expectClaims(cited(kept(1, {}, 3), kept(400, {}, 5)), `${unsure} infra/y.tf:5`);
    expectClaims(cited(kept(1, { variable: 'days', default: true }, 3)), unsure);
  });
});

describe('where a model is', () => {
  const bicep = 'infra/main.bicep';
  const deployed = say('model', { id: 'gpt-4.1', pin: 'pinned', site: 'deployed', sku: 'Standard' }, 10);
  const chat = (region: string, more: Case['manifest'] = {}): Case['manifest'] => ({
    models: { chat: { region } },
    ...more,
  });
  const region = (value: string, more: Partial<TestimonyValues['iac.region']> = {}): Said =>
    say('iac.region', { value, ...more }, 2);

  const claude = 'anthropic.claude-sonnet-4-5-20250929-v1:0';
  const called = (profile: string | undefined, more: Partial<ModelTestimony> = {}, line = 3): Said[] => [
    say(
      'model',
      {
        ...{ id: claude, pin: 'pinned', site: 'configured', provider: 'bedrock' },
        ...(profile === undefined ? {} : { profile }),
        ...more,
      },
      line,
    ),
    ...(profile === undefined ? [] : [say('model-processing', { id: claude, scope: profile }, line)]),
  ];
  const coder = (in_: string, declaredIn?: string): Case['manifest'] => ({
    models: {
      coder: { name: claude, region: in_, ...(declaredIn === undefined ? {} : { declaredIn }) },
    },
  });
  const profileIn = (
    in_: string,
    profile: string,
    isDeclared: boolean,
    more: Partial<ModelTestimony> = {},
  ): Case => ({
    manifest: coder(in_, isDeclared ? 'lib/models.rb' : undefined),
    files: [file('lib/models.rb', ...called(profile, more))],
  });
  const error = '(repository/differs, error)';
  const lies = (weight: string, where: string, in_: string): string =>
    `models.coder.region contradicted ${weight}: requests are processed in any region of ${where}, the manifest says ${in_} @ lib/models.rb:3`;
  const may = (where: string, in_: string): string =>
    `models.coder.region cannot-tell: requests may be processed in any region of ${where}, and not only in ${in_} @ lib/models.rb:3`;
  const profiles: readonly (readonly [shows: string, given: Case, expected: string])[] = [
    [
      'a profile of another part of the world, in the declared file',
      profileIn('eu', 'us', true),
      lies(error, 'the US', 'eu'),
    ],
    [
      'the other way round, in words only',
      profileIn('us', 'eu', true, { site: 'mentioned' }),
      lies(error, 'the EU', 'us'),
    ],
    [
      'a region of a cloud',
      profileIn('eu-central-1', 'apac', true),
      lies(error, 'Asia and the Pacific', 'eu-central-1'),
    ],
    ['a region in short', profileIn('eu-west', 'us', true), lies(error, 'the US', 'eu-west')],
    ['in a file that nobody declares', profileIn('eu', 'us', false), lies(differs, 'the US', 'eu')],
    ['within it', profileIn('eu-west-1', 'eu', true), may('the EU', 'eu-west-1')],
    ['a neighbour', profileIn('eu-west-2', 'eu', true), may('the EU', 'eu-west-2')],
    ['Canada is served from the US', profileIn('ca-central-1', 'us', true), may('the US', 'ca-central-1')],
    ['a name of one’s own', profileIn('main site', 'us', true), may('the US', 'main site')],
    [
      'where a variable may say otherwise',
      profileIn('eu', 'us', true, { overridable: 'MODEL' }),
      may('the US', 'eu'),
    ],
    ['a sample', profileIn('eu', 'us', true, { sample: true }), may('the US', 'eu')],
    ['as one mention of many', profileIn('eu', 'us', false, { site: 'mentioned' }), may('the US', 'eu')],
    [
      'each part of the world has its own',
      {
        manifest: coder('eu', 'lib/models.rb'),
        files: [file('lib/models.rb', ...called('us'), ...called('eu', {}, 4))],
      },
      `models.coder.region cannot-tell: requests may be processed in any region of the US, and not only in eu @ lib/models.rb:3 lib/models.rb:4`,
    ],
    [
      'beside a call without a profile',
      {
        manifest: coder('eu', 'lib/models.rb'),
        files: [file('lib/models.rb', ...called('us'), ...called(undefined, {}, 4))],
      },
      may('the US', 'eu'),
    ],
  ];

  const table: readonly (readonly [shows: string, given: Case, ...expected: string[]])[] = [
    [
      'a kind of deployment that may leave it',
      {
        manifest: chat('westeurope'),
        files: [file(bicep, deployed, say('model-processing', { id: 'gpt-4.1', scope: 'global' }, 27))],
      },
      `models.chat.region cannot-tell: requests may be processed anywhere, and not only in westeurope @ ${bicep}:27`,
    ],
    [
      'which matters for personal data',
      {
        manifest: chat('westeurope', { data: { claims: { classification: 'personal' } } }),
        files: [file(bicep, deployed, say('model-processing', { id: 'gpt-4.1', scope: 'eu' }, 27))],
      },
      `models.chat.region cannot-tell ${differs}: requests may be processed in any region of the EU, and not only in westeurope @ ${bicep}:27`,
    ],
    [
      'a zone that the manifest names',
      {
        manifest: chat('EU'),
        files: [file(bicep, deployed, say('model-processing', { id: 'gpt-4.1', scope: 'eu' }, 27))],
      },
      `models.chat.region confirmed: requests may be processed in any region of the EU @ ${bicep}:27`,
    ],
    [
      'the very resource',
      {
        manifest: chat('UK South'),
        files: [file(bicep, deployed, region('uksouth', { of: 'Microsoft.CognitiveServices/accounts' }))],
      },
      `models.chat.region confirmed: the region there is uksouth @ ${bicep}:2`,
    ],
    [
      'the very resource elsewhere',
      {
        manifest: { models: { chat: { name: 'gpt-4.1', region: 'eu-west' } } },
        files: [file(bicep, deployed, region('uksouth', { of: 'Microsoft.CognitiveServices/accounts' }))],
      },
      `models.chat.name confirmed: the repository deploys gpt-4.1 @ ${bicep}:10`,
      `models.chat.region contradicted ${differs}: the resource that runs it is in uksouth, the manifest says eu-west @ ${bicep}:2`,
    ],
    [
      'another resource says nothing',
      {
        manifest: chat('eu-west'),
        files: [file(bicep, deployed, region('uksouth', { of: 'Microsoft.OperationalInsights/workspaces' }))],
      },
    ],
    [
      'a default',
      { manifest: chat('uk-south'), files: [file(bicep, deployed, region('uksouth', { default: true }))] },
      `models.chat.region cannot-tell: uk-south is only one answer, or the default, there @ ${bicep}:2`,
    ],
    [
      'a data zone is the one in which the account lies',
      {
        manifest: chat('eu', { data: { claims: { classification: 'personal' } } }),
        files: [
          file(
            bicep,
            deployed,
            region('swedencentral', { of: 'account' }),
            say('model-processing', { id: 'gpt-4.1', scope: 'datazone' }, 27),
          ),
        ],
      },
      `models.chat.region confirmed: requests may be processed in any region of the EU @ ${bicep}:27`,
    ],
    [
      'a data zone by a default',
      {
        manifest: chat('eu', { data: { claims: { classification: 'personal' } } }),
        files: [
          file(
            bicep,
            deployed,
            region('swedencentral', { default: true }),
            say('model-processing', { id: 'gpt-4.1', scope: 'datazone' }, 27),
          ),
        ],
      },
      `models.chat.region cannot-tell: requests may be processed in any region of the EU, where the default of the place holds @ ${bicep}:27`,
    ],
    [
      'another data zone',
      {
        manifest: chat('eu', { data: { claims: { classification: 'personal' } } }),
        files: [
          file(
            bicep,
            deployed,
            region('eastus2', { of: 'account' }),
            say('model-processing', { id: 'gpt-4.1', scope: 'datazone' }, 27),
          ),
        ],
      },
      `models.chat.region cannot-tell ${differs}: requests may be processed in any region of the US, and not only in eu @ ${bicep}:27`,
    ],
    [
      'the default in the declared file',
      {
        manifest: { models: { chat: { name: 'gpt-4.1', region: 'swedencentral', declaredIn: bicep } } },
        files: [file(bicep, deployed, region('westeurope', { default: true }))],
      },
      `models.chat.name confirmed: the declared file names gpt-4.1 @ ${bicep}:10`,
      `models.chat.region contradicted ${differs}: the default place there is westeurope, the manifest says swedencentral @ ${bicep}:2`,
    ],
    [
      'which a file of parameters may set',
      {
        manifest: { models: { chat: { name: 'gpt-4.1', region: 'swedencentral', declaredIn: bicep } } },
        files: [
          file(bicep, deployed, region('westeurope', { default: true })),
          file('infra/main.parameters.json', say('tool', { name: 'x' })),
        ],
      },
      `models.chat.name confirmed: the declared file names gpt-4.1 @ ${bicep}:10`,
      `models.chat.region cannot-tell: the default place there is westeurope, the manifest says swedencentral @ ${bicep}:2`,
    ],
    [
      "a maker's own service is in no region of ours",
      {
        manifest: chat('uksouth'),
        files: [
          file(
            'main.tf',
            say('model', { id: 'gpt-4.1', pin: 'moving', site: 'configured' }, 3),
            region('uksouth'),
          ),
        ],
      },
    ],
  ];
  for (const [shows, given, ...expected] of table) it(shows, () => expectClaims(given, ...expected));
  for (const [shows, given, expected] of profiles)
    it(`by a profile: ${shows}`, () => {
      const told = claimsOf(given).filter(({ path }) => path.at(-1) === 'region');
      assert.deepEqual(told.map(inShort), [expected]);
    });
});

describe('queues, owners and secrets', () => {
  const queue = (name: string, maxReceive: number, line = 11): Said =>
    say('iac.queue', { name, maxReceive }, line);
  const retry = (count: number): Case['manifest'] => ({ integrations: { 'llm-queue': { retry: count } } });
  const path = 'integrations.llm-queue.retry';
  const queues: readonly (readonly [count: number, said: readonly Said[], ...expected: string[]])[] = [
    [
      3,
      [queue('minute-llm', 3)],
      `${path} confirmed: the queue gives a message up after 3 receives @ sqs.tf:11`,
    ],
    [
      4,
      [queue('minute-llm', 3)],
      `${path} contradicted ${differs}: the queue gives a message up after 3 receives, the manifest says 4 retries @ sqs.tf:11`,
    ],
    [
      2,
      [queue('minute-llm', 3)],
      `${path} cannot-tell: the queue gives a message up after 3 receives, the manifest says 2 retries, which may be the same @ sqs.tf:11`,
    ],
    [3, [queue('minute-email', 5)]],
    [
      3,
      [queue('llm-fast', 3), queue('llm-slow', 5, 20)],
      `${path} cannot-tell: the queue gives a message up after 3 or 5 receives, the manifest says 3 retries @ sqs.tf:11 sqs.tf:20`,
    ],
  ];
  for (const [count, said, ...expected] of queues)
    it(`${count} retries beside ${said.length} queues`, () =>
      expectClaims({ manifest: retry(count), files: [file('sqs.tf', ...said)] }, ...expected));

  const owner = (pattern: string, owners: readonly string[], line: number, effective?: false): Said =>
    say('owner', { pattern, owners, ...(effective === undefined ? {} : { effective }) }, line);
  const owners = {
    kim: { handle: '@Org/Admins' },
    ann: { handle: '@ann' },
    lee: { handle: 'lee@example.org' },
  };

  it('owners that review code', () => {
    const files = [
      file('CODEOWNERS', owner('*', ['@ann'], 1)),
      file(
        '.github/CODEOWNERS',
        owner('src/', ['@ann'], 1, false),
        owner('*', ['@org/admins', 'lee@example.org'], 3),
      ),
    ];
    expectClaims(
      { manifest: { owners }, files },
      'owners.kim.handle confirmed: @Org/Admins reviews all code @ .github/CODEOWNERS:3',
      'owners.ann.handle cannot-tell: a later line hides the one that names @ann @ .github/CODEOWNERS:1',
      'owners.lee.handle confirmed: the address reviews all code @ .github/CODEOWNERS:3',
    );
  });

  it('whoever reviews everything reviews the rest of it', () => {
    const files = [
      file('.github/CODEOWNERS', owner('*', ['@ann', '@kim'], 1), owner('/infra/', ['@kim'], 2)),
    ];
    expectClaims(
      { manifest: { owners: { ann: { handle: '@ann' }, kim: { handle: '@kim' } } }, files },
      'owners.ann.handle confirmed: @ann reviews the rest of the code @ .github/CODEOWNERS:1',
      'owners.kim.handle confirmed: @kim reviews all code @ .github/CODEOWNERS:1 .github/CODEOWNERS:2',
    );
  });

  it('an owner need not review code', () => {
    expectClaims(
      {
        manifest: { owners: { ann: { handle: '@ann' } } },
        files: [file('CODEOWNERS', owner('*', ['@org/admins'], 1))],
      },
      'owners.ann.handle cannot-tell: it is not among those who review code, which an owner need not do',
    );
    expectClaims({ manifest: { owners }, files: [] });
  });

  it('secrets are counted, and never shown', () => {
    const secret = `sk-${'live'.repeat(9)}`;
    const files = [
      file('.env', say('secret', { form: 'sk-' }, 4)),
      { path: 'scripts/run.sh', role: 'tooling' as const, says: [say('secret', { form: secret }, 9)] },
      { path: 'tests/a.py', role: 'test' as const, says: [say('secret', { form: 'sk-' }, 1)] },
    ];
    expectClaims(
      { manifest: {}, files },
      'checklist cannot-tell (repository/secret, warning): 2 secrets may stand in the repository in plain text @ .env:4 scripts/run.sh:9',
    );
    const met: Case['manifest'] = { checklist: { deploy: { 'privileges-minimised': { status: 'met' } } } };
    expectClaims(
      { manifest: met, files },
      'checklist.deploy.privileges-minimised contradicted (repository/secret, warning): 2 secrets may stand in the repository in plain text @ .env:4 scripts/run.sh:9',
    );
  });
});

describe('names of any length', () => {
  it('are shortened, and stand on one line', () => {
    const long = `a\n${'b'.repeat(5_000)}`;
    const files = [
      file('compose.yaml', say('system', { name: long, kind: 'database', image: 'redis', tag: long }, 3)),
    ];
    const [claim] = claimsOf({ manifest: { systems: { redis: {} } }, files });
    assert.equal(claim?.verdict, 'confirmed');
    assert.ok(claim.reason.length <= 400 && !claim.reason.includes('\n'), claim.reason);
    assert.ok((claim.places[0]?.says.length ?? 0) <= 100, claim.places[0]?.says);
  });
});

describe('words that every object has', () => {
  it('are names like others', () => {
    const files = [
      file(
        'compose.yaml',
        say('system', { name: 'toString', kind: 'database', image: 'constructor', tag: null }, 3),
        say('model', { id: '__proto__', pin: 'unknown', site: 'deployed', setting: 'constructor' }, 4),
        say('model-processing', { id: '__proto__', scope: 'constructor' }, 5),
        say('alert', { name: 'valueOf', metrics: ['valueOf'], operator: '>', threshold: 1, for: null }, 6),
      ),
    ];
    const manifest: Case['manifest'] = {
      models: { constructor: { name: '__proto__', region: 'toString' } },
      signals: { 'value-of': { threshold: '<= 1 constructor' } },
      systems: { constructor: {} },
    };
    expectClaims(
      { manifest, files },
      'models.constructor.name confirmed: the repository deploys __proto__ @ compose.yaml:4',
      'models.constructor.region cannot-tell: requests may be processed anywhere in constructor, and not only in toString @ compose.yaml:5',
      'systems.constructor confirmed: compose.yaml runs constructor @ compose.yaml:3',
      'signals.value-of.threshold cannot-tell: the alert valueOf fires above 1, the manifest says <= 1 constructor @ compose.yaml:6',
    );
  });
});
