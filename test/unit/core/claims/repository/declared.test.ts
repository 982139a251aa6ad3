import assert from 'node:assert/strict';
import { repositoryClaims } from '../../../../../src/core/claims/repository';
import { factsOf } from '../../../../../src/core/facts/context';
import type { FileFact } from '../../../../../src/core/facts/evidence';
import type { Manifest } from '../../../../../src/core/schema/generated/manifest-file';
import { readCited, readSource } from '../../../../../src/readers';
import { inShort } from './support';

type Files = Readonly<Record<string, string>>;

/** The claims of a manifest that names files, by what is really read there. */
function claimsOf(manifest: Manifest, texts: Files): string[] {
  const read = Object.entries(texts).map(([path, text]) => ({
    path,
    text,
    bytes: new TextEncoder().encode(text),
  }));
  const files = new Map<string, FileFact>();
  for (const name of namesIn(manifest)) {
    const [path = '', heading] = name.split('#');
    const file = read.find((each) => each.path === path);
    if (file !== undefined)
      files.set(name, { kind: 'file', size: file.bytes.length, reading: readCited(file, heading) });
  }
  const index = { readings: read.map((file) => readSource(file)), folder: '', others: [], isWhole: true };
  const facts = factsOf(manifest, '2026-11-22', { repository: { files, index } });
  return repositoryClaims(facts).map(inShort);
}

function namesIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(namesIn) : [];
}

const sheet = (...rows: readonly (readonly [label: string, value: string])[]): string =>
  `# Recapify\n\nVersion 3 of this sheet.\n\n## Model\n\n| Label | Value |\n| --- | --- |\n${rows.map(([label, value]) => `| ${label} | ${value} |\n`).join('')}`;

const error = '(repository/differs, error)';

describe('a sheet of a supplier that declaredIn names', () => {
  const model = {
    provider: 'Recapify',
    name: 'recapify-minutes',
    version: '4.8.2',
    region: 'eu-west-3',
    retention: '7d',
    trainsOnInputs: false,
    retiresOn: '2027-12-31',
  };
  const table: readonly (readonly [label: string, value: string, key: string, verdict: string])[] = [
    ['Version', '4.8.2', 'version', 'confirmed'],
    ['Model version', 'v4.8.2 (frozen)', 'version', 'confirmed'],
    ['Version', '4.9.0', 'version', `contradicted ${error}`],
    ['Version', '4.8', 'version', 'cannot-tell'],
    ['Version', '3', 'version', 'cannot-tell'],
    ['API version', '2026-01-01', 'version', ''],
    ['Region', 'EU-West-3 (Paris)', 'region', 'confirmed'],
    ['Data location', 'us-east-1', 'region', `contradicted ${error}`],
    ['Hosted in', 'EU', 'region', 'cannot-tell'],
    ['Hosted in', 'United States', 'region', `contradicted ${error}`],
    ['Region', 'see annex 3', 'region', 'cannot-tell'],
    ['Backup region', 'us-east-1', 'region', ''],
    ['Kept for', '7 days', 'retention', 'confirmed'],
    ['Kept for', '168 hours', 'retention', 'confirmed'],
    ['Retention', 'P30D', 'retention', `contradicted ${error}`],
    ['Retention (days)', '30', 'retention', `contradicted ${error}`],
    ['Retention', 'none', 'retention', `contradicted ${error}`],
    ['Retention', 'as agreed', 'retention', 'cannot-tell'],
    ['Log retention', '30 days', 'retention', ''],
    ["Training on customers' inputs", 'no', 'trainsOnInputs', 'confirmed'],
    ["Training on customers' inputs", 'Yes', 'trainsOnInputs', `contradicted ${error}`],
    ['Training on inputs', 'only where you agree', 'trainsOnInputs', 'cannot-tell'],
    ['Opt out of training', 'yes', 'trainsOnInputs', ''],
    ['Training data', 'public texts', 'trainsOnInputs', 'cannot-tell'],
    ['End of life', '31 December 2027', 'retiresOn', 'confirmed'],
    ['EOL', '2026-12-31', 'retiresOn', `contradicted ${error}`],
    ['End of life', 'not planned', 'retiresOn', 'cannot-tell'],
    ['Model name', 'recapify-minutes', 'name', 'confirmed'],
    ['Model name', 'Recapify Minutes', 'name', 'confirmed'],
    ['Model name', 'recapify-notes', 'name', `contradicted ${error}`],
    ['Model name', 'gpt-4o-2024-08-06', 'name', 'cannot-tell'],
    ['Product name', 'Recapify Suite', 'name', ''],
    ['Version', 'TBD', 'version', 'cannot-tell'],
    ['Version', '<version>', 'version', ''],
  ];
  for (const [label, value, key, verdict] of table)
    it(`${label}: ${value}`, () => {
      const found = claimsOf(
        { models: { notes: { ...model, declaredIn: 'vendor/sheet.md#model' } } },
        { 'vendor/sheet.md': sheet([label, value]) },
      );
      const said = found.map((each) => each.split(':')[0]);
      assert.deepEqual(said, verdict === '' ? [] : [`models.notes.${key} ${verdict}`], found.join('\n'));
    });

  it('without a place only what stands beside the name of the model', () => {
    const manifest: Manifest = { models: { notes: { ...model, declaredIn: 'vendor/sheet.md' } } };
    assert.deepEqual(claimsOf(manifest, { 'vendor/sheet.md': sheet(['Version', '4.9.0']) }), []);
    assert.deepEqual(
      claimsOf(manifest, {
        'vendor/sheet.md': sheet(['Model name', 'recapify-minutes'], ['Version', '4.9.0']),
      }),
      [
        'models.notes.name confirmed: the declared file says recapify-minutes @ vendor/sheet.md:9',
        `models.notes.version contradicted ${error}: the declared file says 4.9.0, the manifest 4.8.2 @ vendor/sheet.md:10`,
      ],
    );
  });

  it('a bare number is counted by its own label, and not by that of another row', () => {
    const found = claimsOf(
      { models: { notes: { ...model, declaredIn: 'vendor/sheet.md#model' } } },
      { 'vendor/sheet.md': sheet(['Retention (days)', '30'], ['Data retention', '7']) },
    );
    assert.deepEqual(
      found.map((each) => each.split(':')[0]),
      ['models.notes.retention cannot-tell'],
    );
  });

  it('what says itself that it is of the model goes before what may be of the sheet', () => {
    const found = claimsOf(
      { models: { notes: { ...model, declaredIn: 'vendor/sheet.md#model' } } },
      { 'vendor/sheet.md': sheet(['Version', '4.8.2'], ['Model version', '4.9.0']) },
    );
    assert.deepEqual(
      found.map((each) => each.split(':')[0]),
      [`models.notes.version contradicted ${error}`],
    );
  });

  it('what is an example or was so once says nothing', () => {
    const text = `# Recapify\n\n## Model\n\n### Earlier versions\n\n- Version: 4.7.0\n`;
    assert.deepEqual(
      claimsOf(
        { models: { notes: { ...model, declaredIn: 'vendor/sheet.md#model' } } },
        { 'vendor/sheet.md': text },
      ),
      [],
    );
  });

  it('a system, by a sheet that names one place', () => {
    const manifest: Manifest = {
      systems: { recapify: { region: 'eu-west-3', declaredIn: 'vendor/sheet.md' } },
    };
    assert.deepEqual(claimsOf(manifest, { 'vendor/sheet.md': sheet(['Region', 'us-east-1']) }), [
      `systems.recapify.region contradicted ${error}: the declared file says us-east-1, the manifest eu-west-3 @ vendor/sheet.md:9`,
    ]);
    assert.deepEqual(
      claimsOf(manifest, {
        'vendor/sheet.md': sheet(['Region', 'us-east-1'], ['Location', 'eu-central-1']),
      }).map((each) => each.split(':')[0]),
      ['systems.recapify.region cannot-tell'],
    );
  });
});

describe('a configuration that declaredIn names', () => {
  const ranker = { provider: 'internal', name: 'warehouse-ranker', version: '2026.10.3' };
  const gemini = { provider: 'google-vertex', name: 'gemini-2.0-flash-001', region: 'europe-west3' };
  const spring = (location: string): string =>
    `spring:\n  ai:\n    gemini:\n      location: ${location}\n      chat:\n        options:\n          model: gemini-2.0-flash-001\n`;

  const table: readonly (readonly [
    shows: string,
    manifest: Manifest,
    file: string,
    text: string,
    ...expected: readonly string[],
  ])[] = [
    [
      'a version beside the name',
      { models: { ranker: { ...ranker, declaredIn: 'params.yaml' } } },
      'params.yaml',
      'name: warehouse-ranker\nversion: 2026.10.4\n',
      'models.ranker.name confirmed',
      `models.ranker.version contradicted ${error}`,
    ],
    [
      'the version of something else',
      { models: { ranker: { ...ranker, declaredIn: 'params.yaml' } } },
      'params.yaml',
      'name: pipeline\nversion: 2026.10.4\n',
    ],
    [
      'the version of the format',
      { models: { ranker: { ...ranker, declaredIn: 'params.yaml' } } },
      'params.yaml',
      'version: 3\nname: warehouse-ranker\n',
      'models.ranker.name confirmed',
      'models.ranker.version cannot-tell',
    ],
    [
      'below the id of the model',
      { models: { ranker: { ...ranker, declaredIn: 'params.json' } } },
      'params.json',
      '{ "ranker": { "version": "2026.11.1" }, "other": { "version": "1.0" } }',
      `models.ranker.version contradicted ${error}`,
    ],
    [
      'at the place that is named',
      { models: { ranker: { ...ranker, declaredIn: 'app.properties#rank' } } },
      'app.properties',
      'rank.version=2026.11.1\nother.version=1.0\n',
      `models.ranker.version contradicted ${error}`,
    ],
    [
      'in an expression',
      { models: { ranker: { ...ranker, declaredIn: 'app.yaml#ranker' } } },
      'app.yaml',
      'ranker:\n  version: ${VERSION}\n',
    ],
    [
      'a region above the model',
      { models: { chat: { ...gemini, declaredIn: 'src/application.yml' } } },
      'src/application.yml',
      spring('us-central1'),
      'models.chat.name confirmed',
      `models.chat.region contradicted ${error}`,
    ],
    [
      'the same region',
      { models: { chat: { ...gemini, declaredIn: 'src/application.yml' } } },
      'src/application.yml',
      spring('europe-west3'),
      'models.chat.name confirmed',
      'models.chat.region confirmed',
    ],
    [
      'a region of another cloud',
      { models: { chat: { ...gemini, declaredIn: 'src/application.yml' } } },
      'src/application.yml',
      spring('us-east-1'),
      'models.chat.name confirmed',
    ],
    [
      'a region of something else in the file',
      { models: { chat: { ...gemini, declaredIn: 'src/application.yml' } } },
      'src/application.yml',
      `${spring('europe-west3').replace('location: europe-west3', 'x: 1')}bucket:\n  location: us-central1\n`,
      'models.chat.name confirmed',
    ],
    [
      'a sample',
      { models: { ranker: { ...ranker, declaredIn: '.env.example#RANKER' } } },
      '.env.example',
      'MODEL_VERSION=1.0\nRANKER=1\n',
    ],
  ];
  for (const [shows, manifest, file, text, ...expected] of table)
    it(shows, () => {
      const found = claimsOf(manifest, { [file]: text });
      assert.deepEqual(
        found.map((each) => each.split(':')[0]),
        expected,
        found.join('\n'),
      );
    });

  const releases: readonly (readonly [file: string, text: string, verdict: string])[] = [
    ['package.json', '{ "name": "x", "version": "2.5.0" }', `contradicted ${error}`],
    ['package.json', '{ "name": "x", "version": "2.4.0" }', 'confirmed'],
    ['package.json', '{ "name": "x", "config": { "version": "9.9.9" } }', ''],
    ['pyproject.toml', '[project]\nname = "x"\nversion = "2.5.0"  # next\n', `contradicted ${error}`],
    ['pyproject.toml', '[tool.other]\nversion = "2.5.0"\n', ''],
    ['Chart.yaml', 'apiVersion: v2\nversion: 0.3.1\nappVersion: "2.4.0"\n', 'confirmed'],
    ['Chart.yaml', 'apiVersion: v2\nversion: 0.3.1\nappVersion: "2.5.0"\n', `contradicted ${error}`],
    ['Chart.yaml', 'apiVersion: v2\nversion: 2.4.0\nappVersion: "1.0.0"\n', 'confirmed'],
    ['VERSION', 'v2.5.0\n', `contradicted ${error}`],
    ['settings.yaml', 'version: 1.0.7\nrelease: 2.4.0\n', 'confirmed'],
    ['settings.yaml', 'version: 1.0.7\nrelease: 2.5.0\n', `contradicted ${error}`],
    ['settings.yaml', 'version: 2\n', 'cannot-tell'],
    ['settings.yaml', 'version: 1.0.7\n', ''],
  ];
  for (const [file, text, verdict] of releases)
    it(`a release in ${file}: ${text.replace(/\s+/g, ' ')}`, () => {
      const found = claimsOf(
        { models: { ranker: { version: '1.0.7' } }, release: { version: '2.4.0', declaredIn: file } },
        { [file]: text },
      );
      const said = found.map((each) => each.split(':')[0]);
      assert.deepEqual(said, verdict === '' ? [] : [`release.version ${verdict}`], found.join('\n'));
    });
});

describe('places in declared files', () => {
  const gone = '(repository/declaration-missing, warning)';
  const bicep = (name: string): string =>
    `resource a 'Microsoft.CognitiveServices/accounts@2024-10-01' = {\n  name: 'oai-ticket-router'\n}\nresource r 'Microsoft.CognitiveServices/accounts/deployments@2024-10-01' = {\n  parent: a\n  name: '${name}'\n  properties: { model: { format: 'OpenAI', name: 'gpt-4.1-mini', version: '2025-04-14' } }\n}\n`;
  const table: readonly (readonly [place: string, file: string, text: string, isGone: boolean])[] = [
    ['service-bulletins', 'sources.yaml', 'bulletins:\n  from: x\n', true],
    ['service-bulletins', 'sources.yaml', 'service_bulletins:\n  from: x\n', false],
    ['service-bulletins', 'sources.yaml', 'sources:\n  - name: service-bulletins\n', false],
    ['bulletins', 'sources.yaml', 'serviceBulletins:\n  from: x\n', false],
    ['sources.bulletins', 'sources.yaml', 'sources:\n  bulletins: x\n', false],
    ['sources.bulletins', 'sources.yaml', 'sources:\n  notes: x\n', true],
    ['coder', 'models.md', '# Models\n\n| Id | Name |\n| --- | --- |\n| coder | acme |\n', false],
    ['model-and-version', 'models.md', '# Sheet\n\n## Model and version\n\nText.\n', false],
    ['service-bulletins', 'models.md', '# Sheet\n\nText of bulletins.\n', true],
    ['L12', 'sources.yaml', 'bulletins: x\n', false],
  ];
  for (const [place, file, text, isGone] of table)
    it(`data at #${place} in ${text.replace(/\s+/g, ' ')}`, () => {
      const found = claimsOf({ data: { bulletins: { declaredIn: `${file}#${place}` } } }, { [file]: text });
      const expected = `data.bulletins.declaredIn cannot-tell ${gone}`;
      assert.deepEqual(
        found.map((each) => each.split(':')[0]),
        isGone ? [expected] : [],
      );
    });

  it('a deployment that bears another name now', () => {
    const of = (name: string): string[] =>
      claimsOf(
        { models: { router: { name: 'gpt-4.1-mini', declaredIn: 'main.bicep#ticket-router' } } },
        { 'main.bicep': bicep(name) },
      ).map((each) => each.split(':')[0] ?? '');
    assert.deepEqual(of('ticket-router'), ['models.router.name confirmed']);
    assert.deepEqual(of('prod-ticket-router'), ['models.router.name confirmed']);
    assert.deepEqual(of('router-2'), [
      'models.router.name confirmed',
      `models.router.declaredIn cannot-tell ${gone}`,
    ]);
  });
});

describe('several declared files', () => {
  const sonnet = (day: string): string => `MODEL_ID=eu.anthropic.claude-sonnet-4-5-${day}-v1:0\n`;
  const drafter = {
    name: 'eu.anthropic.claude-sonnet-4-5-20250929-v1:0',
    declaredIn: ['a.env', 'b.env'],
  };
  const table: readonly (readonly [
    shows: string,
    second: string,
    more: NonNullable<Manifest['models']>,
    expected: string,
  ])[] = [
    ['both agree', sonnet('20250929'), {}, 'models.drafter.name confirmed'],
    ['one has another version', sonnet('20250514'), {}, `models.drafter.version contradicted ${error}`],
    [
      'one has another model',
      'MODEL_ID=gpt-4o-2024-08-06\n',
      {},
      `models.drafter.name contradicted ${error}`,
    ],
    [
      'one has a model of the manifest besides',
      'JUDGE_MODEL=gpt-4o-2024-08-06\n',
      { second: { name: 'gpt-4o-2024-08-06' } },
      'models.drafter.name confirmed',
    ],
    ['one names no model', 'PORT=80\n', {}, 'models.drafter.name confirmed'],
  ];
  for (const [shows, second, more, expected] of table)
    it(shows, () => {
      const found = claimsOf(
        { models: { drafter, ...more } },
        { 'a.env': sonnet('20250929'), 'b.env': second },
      ).filter((each) => each.startsWith('models.drafter'));
      assert.deepEqual(
        found.map((each) => each.split(': ')[0]),
        [expected],
        found.join('\n'),
      );
    });
});

describe('integrations, data and systems in the file that declaredIn names', () => {
  const warning = '(repository/differs, warning)';
  const group = (key: string, value: string): string =>
    `other:\n  timeout: 1h\nset-group:\n  ${key}: ${value}\n`;
  const rows: readonly (readonly [declaredIn: string, text: string, ...claims: string[]])[] = [
    ['a.yaml', group('timeout', '5s'), 'timeout confirmed'],
    ['a.yaml', group('timeout', '5000ms'), 'timeout confirmed'],
    ['a.yaml', group('timeoutMs', '5000'), 'timeout confirmed'],
    ['a.yaml', group('timeout', '500ms'), `timeout contradicted ${error}`],
    ['a.yaml', group('timeout', 'PT50S'), `timeout contradicted ${error}`],
    ['a.yaml', group('timeout', '5'), 'timeout cannot-tell'],
    ['a.yaml', group('connect-timeout', '1s')],
    ['a.yaml', group('pool', '{ timeout: 1s }')],
    ['a.yaml', group('retries', '2'), 'retry confirmed'],
    ['a.yaml', group('max_retries', '9'), `retry contradicted ${error}`],
    ['a.yaml', group('retry', 'never'), 'retry cannot-tell'],
    ['a.yaml#zendesk.timeout', 'zendesk:\n  timeout: 50s\n', `timeout contradicted ${error}`],
    ['a.yaml#zendesk', 'zendesk:\n  pool:\n    timeout: 50s\n'],
    ['a.yaml', 'timeout: 50s\nretry: 2\n', `timeout contradicted ${warning}`, 'retry confirmed'],
    ['a.yaml', 'zendesk:\n  timeout: 50s\n'],
    ['a.properties', 'set-group.timeout=50s\n', `timeout contradicted ${error}`],
  ];
  for (const [declaredIn, text, ...claims] of rows)
    it(`${declaredIn}: ${text.replace(/\n/g, ' ')}`, () => {
      const manifest: Manifest = { integrations: { 'set-group': { timeout: '5s', retry: 2, declaredIn } } };
      const found = claimsOf(manifest, { [declaredIn.replace(/#.*/, '')]: text }).filter((each) =>
        each.startsWith('integrations.'),
      );
      assert.deepEqual(
        found.map((each) => each.replace('integrations.set-group.', '').replace(/:.*/, '')),
        claims,
      );
    });

  const others: readonly (readonly [manifest: Manifest, text: string, ...claims: string[]])[] = [
    [
      { data: { help: { classification: 'public' } } },
      'classification: confidential',
      `classification contradicted ${warning}`,
    ],
    [{ data: { help: { classification: 'public' } } }, 'classification: green', 'classification cannot-tell'],
    [{ data: { help: { maxAge: '7d' } } }, 'help:\n  maxAge: 30d', `maxAge contradicted ${error}`],
    [{ systems: { help: { environment: 'production' } } }, 'help:\n  env: prod', 'environment confirmed'],
    [
      { systems: { help: { environment: 'production' } } },
      'help:\n  env: staging',
      `environment contradicted ${error}`,
    ],
    [{ systems: { help: { environment: 'production' } } }, 'help:\n  env: blue', 'environment cannot-tell'],
    [
      { systems: { help: { access: 'read-write' } } },
      'help:\n  access: read-only',
      `access contradicted ${error}`,
    ],
    [{ systems: { help: { access: 'read-write' } } }, 'help:\n  access: rw', 'access confirmed'],
  ];
  for (const [manifest, text, ...claims] of others)
    it(`${JSON.stringify(manifest)}: ${text.replace(/\n/g, ' ')}`, () => {
      const [[section = '', things = {}] = []] = Object.entries(manifest);
      const declared = { [section]: { help: { ...things.help, declaredIn: 'a.yaml' } } };
      const found = claimsOf(declared, { 'a.yaml': `${text}\n` }).filter((each) => each.startsWith(section));
      assert.deepEqual(
        found.map((each) => each.replace(`${section}.help.`, '').replace(/:.*/, '')),
        claims,
      );
    });
});
