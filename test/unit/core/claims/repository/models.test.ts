import type { ModelTestimony, Said } from '../../../../../src/core/facts/testimony';
import type { Model } from '../../../../../src/core/schema/generated/manifest-file';
import { type Case, expectClaims, file, say } from './support';

function model(value: Partial<ModelTestimony> & Pick<ModelTestimony, 'id'>, line = 1): Said {
  return say('model', { pin: 'pinned', site: 'configured', ...value }, line);
}

const deployed = (id: string, version?: string, more: Partial<ModelTestimony> = {}, line = 10): Said =>
  model(
    { id, site: 'deployed', nameLine: line - 3, ...(version === undefined ? {} : { version }), ...more },
    line,
  );

const chat = (name: string, version?: string, more: Model = {}): Case['manifest'] => ({
  models: { chat: { name, ...(version === undefined ? {} : { version }), ...more } },
});

const bicep = 'infra/main.bicep';
const differs = '(repository/differs, warning)';

/** Of each: what it shows, the manifest's models, the files, the claims. */
const table: readonly (readonly [shows: string, given: Case, ...expected: string[]])[] = [
  [
    'a deployed model in its version',
    { manifest: chat('gpt-4.1', '2025-04-14'), files: [file(bicep, deployed('gpt-4.1', '2025-04-14'))] },
    `models.chat.name confirmed: the repository deploys gpt-4.1 2025-04-14 @ ${bicep}:10`,
    `models.chat.version confirmed: the repository deploys gpt-4.1 2025-04-14 @ ${bicep}:10`,
  ],
  [
    'a name without its version',
    { manifest: chat('gpt-4.1'), files: [file(bicep, deployed('gpt-4.1', '2025-04-14'))] },
    `models.chat.name confirmed: the repository deploys gpt-4.1 2025-04-14 @ ${bicep}:10`,
  ],
  [
    'the whole id in the name, in another spelling',
    { manifest: chat('GPT-4.1-2025-04-14'), files: [file(bicep, deployed('gpt-4.1', '2025-04-14'))] },
    `models.chat.name confirmed: the repository deploys gpt-4.1 2025-04-14 @ ${bicep}:10`,
  ],
  [
    'the spelling of Azure',
    { manifest: chat('gpt-3.5-turbo', '0613'), files: [file(bicep, deployed('gpt-35-turbo', '0613'))] },
    `models.chat.name confirmed: the repository deploys gpt-35-turbo 0613 @ ${bicep}:10`,
    `models.chat.version confirmed: the repository deploys gpt-35-turbo 0613 @ ${bicep}:10`,
  ],
  [
    'one model by the name of its maker and by that of a cloud',
    {
      manifest: chat('claude-sonnet-4-5-20250929'),
      files: [
        file(
          'app.rb',
          model({ id: 'anthropic.claude-sonnet-4-5-20250929-v1:0', site: 'mentioned', profile: 'eu' }, 4),
        ),
      ],
    },
    'models.chat.name confirmed: the repository names anthropic.claude-sonnet-4-5-20250929-v1:0 @ app.rb:4',
  ],
  [
    'a name with one day and a version of another',
    {
      manifest: chat('gpt-4.1-2025-04-14', '2025-01-01'),
      files: [file(bicep, deployed('gpt-4.1', '2025-04-14'))],
    },
    `models.chat.version contradicted ${differs}: the repository says gpt-4.1 2025-04-14, the manifest says gpt-4.1-2025-04-14 2025-01-01 @ ${bicep}:10`,
  ],
  [
    'the other way round',
    {
      manifest: chat('gpt-4.1-2025-04-14', '2025-01-01'),
      files: [file(bicep, deployed('gpt-4.1', '2025-01-01'))],
    },
    `models.chat.version contradicted ${differs}: the repository says gpt-4.1 2025-01-01, the manifest says gpt-4.1-2025-04-14 2025-01-01 @ ${bicep}:10`,
  ],
  [
    'a name and a version with the same day',
    {
      manifest: chat('gpt-4.1-2025-04-14', '2025-04-14'),
      files: [file(bicep, deployed('gpt-4.1-2025-04-14'))],
    },
    `models.chat.name confirmed: the repository deploys gpt-4.1-2025-04-14 @ ${bicep}:10`,
    `models.chat.version confirmed: the repository deploys gpt-4.1-2025-04-14 @ ${bicep}:10`,
  ],
  [
    'a version that is no day beside a name with one',
    {
      manifest: chat('gpt-4.1-2025-04-14', '7'),
      files: [file(bicep, deployed('gpt-4.1-2025-04-14'))],
    },
    `models.chat.version cannot-tell: the repository names gpt-4.1-2025-04-14, and not the version 7 @ ${bicep}:10`,
  ],
  [
    'another name, on the line of the name',
    { manifest: chat('gpt-4o', '2024-05-13'), files: [file(bicep, deployed('gpt-4.1', '2025-04-14'))] },
    `models.chat.name contradicted ${differs}: the repository says gpt-4.1 2025-04-14, the manifest says gpt-4o 2024-05-13 @ ${bicep}:7`,
  ],
  [
    'another version, on the line of the version',
    { manifest: chat('gpt-4.1', '2025-04-15'), files: [file(bicep, deployed('gpt-4.1', '2025-04-14'))] },
    `models.chat.version contradicted ${differs}: the repository says gpt-4.1 2025-04-14, the manifest says gpt-4.1 2025-04-15 @ ${bicep}:10`,
  ],
  [
    'what a file for development says is no fact about production',
    { manifest: chat('gpt-4.1'), files: [file('.env.development', model({ id: 'gpt-4.1-mini' }))] },
    'models.chat.name cannot-tell: the repository says gpt-4.1-mini, the manifest says gpt-4.1; but it says so in a file for development @ .env.development:1',
  ],
  [
    'nor is it another answer to the same question',
    {
      manifest: chat('gpt-4.1'),
      files: [
        file('.env.production', model({ id: 'gpt-4.1', setting: 'CHAT_MODEL' })),
        file('.env.development', model({ id: 'gpt-4.1-mini', setting: 'CHAT_MODEL' })),
      ],
    },
    'models.chat.name confirmed: the repository configures gpt-4.1 @ .env.production:1',
  ],
  [
    'the settings of one of several providers are no proof that it is the one',
    {
      manifest: chat('gpt-4.1'),
      files: [file('config.yaml', model({ id: 'gpt-4o', among: ['AzureOpenAI', 'OpenAI'] }))],
    },
    'models.chat.name cannot-tell: the repository says gpt-4o, the manifest says gpt-4.1; but it says so for one of several providers, AzureOpenAI and OpenAI @ config.yaml:1',
  ],
  [
    'nobody has to name what is only there for development, in an example or in a menu',
    {
      manifest: chat('gpt-4.1'),
      files: [
        file('.env.production', model({ id: 'gpt-4.1' })),
        file('src/appsettings.Development.json', model({ id: 'gpt-5' })),
        file('apps/support-example/config.yaml', model({ id: 'gpt-5-mini' })),
        file('src/recommended-models.json', model({ id: 'gpt-5-nano' })),
      ],
    },
    'models.chat.name confirmed: the repository configures gpt-4.1 @ .env.production:1',
  ],
  [
    'a smaller model of the same name is another one',
    { manifest: chat('gpt-4o'), files: [file('.env', model({ id: 'gpt-4o-mini', pin: 'moving' }))] },
    `models.chat.name contradicted ${differs}: the repository says gpt-4o-mini, the manifest says gpt-4o @ .env:1`,
  ],
  [
    'so is the next generation',
    {
      manifest: chat('claude-sonnet-4'),
      files: [file('.env', model({ id: 'claude-sonnet-4-5', pin: 'moving' }))],
    },
    `models.chat.name contradicted ${differs}: the repository says claude-sonnet-4-5, the manifest says claude-sonnet-4 @ .env:1`,
  ],
  [
    'an embedding does not speak of a chat model',
    {
      manifest: {
        models: { chat: { name: 'gpt-4o' }, embedding: { name: 'text-embedding-3-small', version: '2' } },
      },
      files: [file(bicep, deployed('gpt-4o'), deployed('text-embedding-3-small', '1', {}, 15))],
    },
    `models.chat.name confirmed: the repository deploys gpt-4o @ ${bicep}:10`,
    `models.embedding.version contradicted ${differs}: the repository says text-embedding-3-small 1, the manifest says text-embedding-3-small 2 @ ${bicep}:15`,
  ],
  [
    'a number that is the generation of an embedding is no version',
    {
      manifest: { models: { embedding: { name: 'text-embedding-ada-002', version: '2' } } },
      files: [file(bicep, deployed('text-embedding-ada-002', undefined, { pin: 'undated' }))],
    },
    `models.embedding.version cannot-tell: the repository names text-embedding-ada-002 without a version @ ${bicep}:10`,
  ],
  [
    'an alias in the code, a version in the manifest',
    {
      manifest: chat('gpt-4o', '2024-08-06'),
      files: [file('query.yml', model({ id: 'gpt-4o', pin: 'moving' }, 7))],
    },
    'models.chat.version cannot-tell: the repository asks for the alias gpt-4o, and not for gpt-4o 2024-08-06 @ query.yml:7',
  ],
  [
    'a version that is a part of the name',
    {
      manifest: { models: { fast: { name: 'gemini', version: '3.5' } } },
      files: [file('ecs.tf', model({ id: 'gemini-3.5-flash', pin: 'undated' }, 5))],
    },
    'models.fast.version cannot-tell: gemini 3.5 is only a part of the name gemini-3.5-flash @ ecs.tf:5',
  ],
  [
    'a setting that carries the id, among others',
    {
      manifest: { models: { best: { name: 'gpt-4o' }, fast: { name: 'gemini-3.5-flash' } } },
      files: [
        file(
          'ecs.tf',
          model({ id: 'gemini-3.5-flash', pin: 'undated', setting: 'FAST_LLM_MODEL_NAME' }, 5),
          model({ id: 'gemini-3.5-pro', pin: 'undated', setting: 'BEST_LLM_MODEL_NAME' }, 7),
        ),
      ],
    },
    `models.best.name contradicted ${differs}: the repository says gemini-3.5-pro, the manifest says gpt-4o @ ecs.tf:7`,
    'models.fast.name confirmed: the repository configures gemini-3.5-flash @ ecs.tf:5',
  ],
  [
    'two chat models, and nothing that says which is meant',
    {
      manifest: chat('gpt-5'),
      files: [file(bicep, deployed('gpt-4o'), deployed('gpt-4.1', undefined, {}, 20))],
    },
    'models cannot-tell (repository/model-undeclared, warning): the repository deploys or configures gpt-4o and gpt-4.1, which the manifest does not name @ infra/main.bicep:10 infra/main.bicep:20',
  ],
  [
    'a name that is one of a deployment, which runs another model',
    {
      manifest: { models: { answers: { name: 'gpt-4' } } },
      files: [
        file(
          'ai.yaml',
          deployed('gpt-4o-mini', undefined, { deployment: 'gpt-4o-mini' }, 5),
          deployed('gpt-4o', undefined, { deployment: 'gpt-4' }, 19),
        ),
      ],
    },
    `models.answers.name contradicted ${differs}: the deployment gpt-4 runs gpt-4o, the manifest says gpt-4 @ ai.yaml:16`,
    'models cannot-tell (repository/model-undeclared, warning): the repository deploys or configures gpt-4o-mini, which the manifest does not name @ ai.yaml:5',
  ],
  [
    'a name of a deployment that nobody takes for a model',
    {
      manifest: { models: { answers: { name: 'answers-uk' } } },
      files: [file('ai.yaml', deployed('gpt-4o', undefined, { deployment: 'answers-uk' }, 19))],
    },
    'models.answers.name confirmed: the deployment answers-uk runs gpt-4o @ ai.yaml:16',
  ],
  [
    'a deployment whose resource is not here',
    {
      manifest: chat('gpt-4o-prod'),
      files: [file('litellm.yaml', say('deployment-name', { name: 'gpt-4o-prod', model: null }, 14))],
    },
    'models.chat.name cannot-tell: gpt-4o-prod is the name of a deployment, and which model runs there is not in the repository @ litellm.yaml:14',
  ],
];

/** Places that are never enough to contradict. */
const weak: readonly (readonly [shows: string, path: string, said: Said, why: string | undefined])[] = [
  ['a literal in code', 'app.py', model({ id: 'gpt-4.1', site: 'bound' }), undefined],
  ['a name in code', 'app.py', model({ id: 'gpt-4.1', site: 'mentioned' }), undefined],
  ['a sample', '.env.sample', model({ id: 'gpt-4.1', sample: true }), undefined],
  ['a key of a judge', 'settings.yaml', model({ id: 'gpt-4.1', role: 'evaluation' }), undefined],
  [
    'the default of a variable',
    'main.tf',
    model({ id: 'gpt-4.1', default: true }),
    'as the default of a variable',
  ],
  [
    'what a variable overrides',
    'compose.yaml',
    model({ id: 'gpt-4.1', overridable: 'MODEL' }),
    'unless MODEL says otherwise',
  ],
  [
    'a resource on a condition',
    bicep,
    deployed('gpt-4.1', undefined, { conditional: 'isNew' }, 4),
    'on a condition',
  ],
];

describe('models against the repository', () => {
  for (const [shows, given, ...expected] of table) it(shows, () => expectClaims(given, ...expected));

  for (const [shows, path, said, why] of weak)
    it(`${shows} does not contradict`, () => {
      const expected =
        why === undefined
          ? []
          : [
              `models.chat.name cannot-tell: the repository says gpt-4.1, the manifest says gpt-4o; but it says so ${why} @ ${path}:1`,
            ];
      expectClaims({ manifest: chat('gpt-4o'), files: [file(path, said)] }, ...expected);
    });

  it('files of tests neither confirm nor contradict', () => {
    const files = [
      { path: 'tests/test_llm.py', role: 'test' as const, says: [model({ id: 'gpt-4o', role: 'test' })] },
    ];
    expectClaims({ manifest: chat('gpt-4o'), files });
    expectClaims({ manifest: chat('gpt-4.1'), files });
  });

  it('a catalogue neither confirms nor proposes', () => {
    const files = [
      file(
        'models.py',
        say('model-catalogue', { count: 9 }),
        model({ id: 'gpt-4o-2024-08-06', site: 'mentioned' }, 3),
      ),
    ];
    expectClaims({ manifest: chat('gpt-4o', '2024-08-06'), files });
  });

  it('an alias that code only mentions confirms nothing', () => {
    const files = [file('app.py', model({ id: 'gpt-4o', pin: 'moving', site: 'mentioned' }))];
    expectClaims({ manifest: chat('gpt-4o'), files });
  });

  it('a model of a judge is confirmed by its evaluation', () => {
    const files = [
      {
        path: 'evals/run.py',
        role: 'evaluation' as const,
        says: [model({ id: 'gpt-4.1', site: 'bound', role: 'evaluation' }, 3)],
      },
    ];
    expectClaims(
      { manifest: { models: { judge: { name: 'gpt-4.1' } } }, files },
      'models.judge.name confirmed: the repository asks for gpt-4.1 @ evals/run.py:3',
    );
    expectClaims({ manifest: chat('gpt-4.1'), files });
  });

  it("a name of one's own is not contradicted by what its maker calls a model", () => {
    const files = [file('.env', model({ id: 'gpt-4o', pin: 'moving', setting: 'CHAT_MODEL' }, 3))];
    expectClaims(
      { manifest: chat('acme-large'), files },
      "models.chat.name cannot-tell: the repository says gpt-4o, for which acme-large may be a name of one's own @ .env:3",
    );
  });
});

describe('models of which the repository gives several answers', () => {
  const itself = '(repository/contradicts-itself, information)';

  it('a setting that two files set otherwise', () => {
    const setting = 'AZURE_OPENAI_MODEL_NAME';
    const files = [
      file('.env', model({ id: 'gpt-4o', pin: 'moving', setting }, 2)),
      file('compose.yaml', model({ id: 'gpt-4.1', pin: 'moving', setting }, 8)),
    ];
    for (const name of ['gpt-4o', 'gpt-4.1'])
      expectClaims(
        { manifest: chat(name), files },
        `models.chat.name cannot-tell ${itself}: the repository gives 2 answers: ${name === 'gpt-4o' ? 'gpt-4o and gpt-4.1' : 'gpt-4.1 and gpt-4o'} @ ${name === 'gpt-4o' ? '.env:2 compose.yaml:8' : 'compose.yaml:8 .env:2'}`,
      );
  });

  it('a setting whose name says nothing is another one in each file', () => {
    const setting = 'modelName';
    const files = [
      file(
        'main.tf',
        deployed('gpt-4o', undefined, { setting }),
        deployed('text-embedding-3-small', '1', { setting }, 20),
      ),
      file('api/config.yaml', model({ id: 'gpt-4.1', pin: 'moving', setting: 'model' }, 4)),
    ];
    expectClaims(
      { manifest: chat('gpt-4o'), files },
      'models.chat.name confirmed: the repository deploys gpt-4o @ main.tf:10',
      'models cannot-tell (repository/model-undeclared, warning): the repository deploys or configures gpt-4.1 and text-embedding-3-small 1, which the manifest does not name @ api/config.yaml:4 main.tf:20',
    );
  });

  it('code and setting', () => {
    const files = [
      file('app.py', model({ id: 'gpt-4o', pin: 'moving', site: 'bound' }, 2)),
      file('.env', model({ id: 'gpt-4.1', pin: 'moving' }, 8)),
    ];
    expectClaims(
      { manifest: chat('gpt-4o'), files },
      `models.chat.name cannot-tell ${itself}: the repository gives 2 answers: gpt-4o and gpt-4.1 @ app.py:2 .env:8`,
    );
  });

  it('a place without the version is no other answer', () => {
    const files = [
      file(bicep, deployed('gpt-4.1', '2025-04-14')),
      file('.env', model({ id: 'gpt-4.1', pin: 'moving' }, 8)),
    ];
    expectClaims(
      { manifest: chat('gpt-4o'), files },
      `models.chat.name contradicted ${differs}: the repository says gpt-4.1 2025-04-14, the manifest says gpt-4o @ ${bicep}:7 .env:8`,
    );
  });

  it('two versions of one model that the manifest has both', () => {
    const files = [file(bicep, deployed('gpt-4o', '2024-08-06'), deployed('gpt-4o', '2024-05-13', {}, 20))];
    const models = {
      chat: { name: 'gpt-4o', version: '2024-08-06' },
      second: { name: 'gpt-4o', version: '2024-05-13' },
    };
    expectClaims(
      { manifest: { models }, files },
      `models.chat.name confirmed: the repository deploys gpt-4o 2024-08-06 @ ${bicep}:10`,
      `models.chat.version confirmed: the repository deploys gpt-4o 2024-08-06 @ ${bicep}:10`,
      `models.second.name confirmed: the repository deploys gpt-4o 2024-05-13 @ ${bicep}:20`,
      `models.second.version confirmed: the repository deploys gpt-4o 2024-05-13 @ ${bicep}:20`,
    );
  });

  it('a Bicep default that a parameter file may override', () => {
    const setting = 'chatModelName';
    const parameters = 'infra/main.parameters.json';
    const overridable = 'CHAT_MODEL';
    const files = [
      file(bicep, deployed('gpt-4.1', undefined, { setting })),
      file(parameters, model({ id: 'gpt-4.1', setting, overridable }, 9)),
    ];
    expectClaims(
      { manifest: chat('gpt-4o'), files },
      `models.chat.name cannot-tell: the repository says gpt-4.1, the manifest says gpt-4o; but it says so as a default, which a parameter file overrides @ ${bicep}:7 ${parameters}:9`,
    );
    const literal = [
      file(bicep, deployed('gpt-4.1', undefined, { setting })),
      file(parameters, model({ id: 'gpt-4.1', setting }, 9)),
    ];
    expectClaims(
      { manifest: chat('gpt-4o'), files: literal },
      `models.chat.name contradicted ${differs}: the repository says gpt-4.1, the manifest says gpt-4o @ ${parameters}:9 ${bicep}:7`,
    );
  });

  it('a Bicep default that none overrides contradicts', () => {
    expectClaims(
      { manifest: chat('gpt-4o'), files: [file(bicep, deployed('gpt-4.1', undefined, { default: true }))] },
      `models.chat.name contradicted ${differs}: the repository says gpt-4.1, the manifest says gpt-4o @ ${bicep}:7`,
    );
  });
});

describe('a model with the place where the repository names it', () => {
  const declaredIn = 'lib/models.rb';
  const says = [
    model({ id: 'anthropic.claude-sonnet-4-5-20250929-v1:0', site: 'mentioned' }, 4),
    model({ id: 'amazon.titan-embed-text-v2:0', site: 'mentioned' }, 6),
  ];

  it('is confirmed by that file', () => {
    expectClaims(
      {
        manifest: chat('eu.anthropic.claude-sonnet-4-5-20250929-v1:0', undefined, { declaredIn }),
        files: [file(declaredIn, ...says)],
      },
      `models.chat.name confirmed: the declared file names anthropic.claude-sonnet-4-5-20250929-v1:0 @ ${declaredIn}:4`,
    );
  });

  it('is an error where that file says something else, whatever its worth', () => {
    expectClaims(
      {
        manifest: chat('anthropic.claude-sonnet-4-6', undefined, { declaredIn }),
        files: [file(declaredIn, ...says)],
      },
      `models.chat.name contradicted (repository/differs, error): the declared file says anthropic.claude-sonnet-4-5-20250929-v1:0, the manifest anthropic.claude-sonnet-4-6 @ ${declaredIn}:4`,
    );
  });

  it('is an error on the version where only that differs', () => {
    expectClaims(
      {
        manifest: chat('gpt-4o', '2024-05-13', { declaredIn: bicep }),
        files: [file(bicep, deployed('gpt-4o', '2024-08-06'))],
      },
      `models.chat.version contradicted (repository/differs, error): the declared file says gpt-4o 2024-08-06, the manifest gpt-4o 2024-05-13 @ ${bicep}:10`,
    );
  });

  it('is not contradicted by a sample', () => {
    expectClaims(
      {
        manifest: chat('gpt-4o', undefined, { declaredIn: '.env.sample' }),
        files: [file('.env.sample', model({ id: 'gpt-4.1', sample: true }, 3))],
      },
      'models.chat.name cannot-tell: the declared file says gpt-4.1, the manifest gpt-4o; but the file is a sample @ .env.sample:3',
    );
  });

  it('is looked for by the name after the sign', () => {
    const files = [
      file(
        '.env',
        model({ id: 'gpt-4o', setting: 'FAST_MODEL' }, 2),
        model({ id: 'gpt-4.1', setting: 'BEST_MODEL' }, 3),
      ),
    ];
    expectClaims(
      {
        manifest: {
          models: { writer: { name: 'gpt-4o', declaredIn: '.env#BEST_MODEL' }, fast: { name: 'gpt-4o' } },
        },
        files,
      },
      'models.writer.name contradicted (repository/differs, error): the declared file says gpt-4.1, the manifest gpt-4o @ .env:3',
      'models.fast.name confirmed: the repository configures gpt-4o @ .env:2',
      'models cannot-tell (repository/model-undeclared, warning): the repository deploys or configures gpt-4.1, which the manifest does not name @ .env:3',
    );
  });

  it('is asked of the rest where that file names no model, and said where it is gone', () => {
    expectClaims(
      {
        manifest: chat('gpt-4o', undefined, { declaredIn: 'notes.py' }),
        files: [file('notes.py'), file('.env', model({ id: 'gpt-4o' }, 2))],
      },
      'models.chat.name confirmed: the repository configures gpt-4o @ .env:2',
    );
    expectClaims(
      {
        manifest: chat('gpt-4o', undefined, { declaredIn: ['lib/gone.rb'] }),
        files: [],
        missing: ['lib/gone.rb'],
      },
      'models.chat.declaredIn.0 cannot-tell (repository/declaration-missing, warning): "lib/gone.rb" is not there',
    );
  });
});
