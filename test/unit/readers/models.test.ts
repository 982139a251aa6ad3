import assert from 'node:assert/strict';
import { isLookedAt, readSource } from '../../../src/readers';
import { modelReaders } from '../../../src/readers/models';
import { takesAtMost } from '../processor-time';

/** What the reader of models says of a file: line, fact and value. */
function saidOf(path: string, text: string): unknown[] {
  return readSource({ path, text, bytes: new TextEncoder().encode(text) })
    .testimony.filter(({ reader }) => reader === 'models')
    .map(({ line, fact, value }) => [line === undefined ? null : line + 1, fact, value]);
}

/** The ids that a file names, with their sites. */
function idsOf(path: string, text: string): string[] {
  return readSource({ path, text, bytes: new TextEncoder().encode(text) }).testimony.flatMap((each) =>
    each.fact === 'model' ? [`${each.value.id} ${each.value.site}`] : [],
  );
}

describe('models of a repository', () => {
  it('says what model servers are started with, and by which revision', () => {
    const compose = `services:
  vllm:
    image: vllm/vllm-openai:v0.6.3
    command: --model meta-llama/Llama-3.1-8B-Instruct --served-model-name llama
  tei:
    image: ghcr.io/huggingface/text-embeddings-inference:cpu-1.5
    command: ["--model-id", "BAAI/bge-m3", "--revision", "5617a9f61b028005a4858fdac845db406aefb181"]
  api:
    build: .
    environment:
      - OPENAI_MODEL=\${OPENAI_MODEL:-gpt-4o}
      - MODEL_PATH=/models/x.gguf
models:
  llm:
    model: ai/smollm2
`;
    const host = { provider: 'huggingface', site: 'configured', selfHosted: true };
    assert.deepEqual(saidOf('compose.yaml', compose), [
      [4, 'model', { id: 'meta-llama/Llama-3.1-8B-Instruct', pin: 'moving', ...host }],
      [
        7,
        'model',
        { id: 'BAAI/bge-m3', pin: 'pinned', version: '5617a9f61b028005a4858fdac845db406aefb181', ...host },
      ],
      [
        11,
        'model',
        {
          id: 'gpt-4o',
          pin: 'moving',
          site: 'configured',
          setting: 'OPENAI_MODEL',
          overridable: 'OPENAI_MODEL',
          default: true,
          provider: 'openai',
        },
      ],
      [15, 'model', { id: 'ai/smollm2', pin: 'moving', site: 'configured', provider: 'docker' }],
    ]);
  });

  it('reads the environment of a container, and no labels', () => {
    const deployment = `apiVersion: apps/v1
kind: Deployment
metadata: { labels: { model: gpt-4o } }
spec:
  template:
    spec:
      containers:
        - name: api
          env:
            - { name: OPENAI_MODEL, value: gpt-4o-mini }
`;
    assert.deepEqual(idsOf('k8s/api.yaml', deployment), ['gpt-4o-mini configured']);
  });

  it('reads of a workflow only what it sets for what it runs', () => {
    const workflow = `on: { workflow_dispatch: { inputs: { model: { default: gpt-4.1 } } } }
env: { OPENAI_MODEL: gpt-4o }
jobs:
  review:
    steps:
      - uses: example/review@v1
        with: { model: claude-sonnet-4-5 }
`;
    assert.deepEqual(saidOf('.github/workflows/review.yml', workflow), [
      [
        2,
        'model',
        {
          id: 'gpt-4o',
          pin: 'moving',
          site: 'configured',
          role: 'ci',
          setting: 'OPENAI_MODEL',
          provider: 'openai',
        },
      ],
    ]);
  });

  it('finds a deployment of Bicep with its parameters, its place and its name', () => {
    const bicep = `param modelName string = 'gpt-4o-mini'
param modelVersion string = '2024-07-18'
param visionModelVersion string = '2023-04-15'
resource chat 'Microsoft.CognitiveServices/accounts/deployments@2024-10-01' = if (useChat) {
  name: 'chat'
  sku: { name: 'DataZoneStandard' }
  properties: { model: { format: 'OpenAI', name: modelName, version: modelVersion } }
}
`;
    assert.deepEqual(saidOf('infra/ai.bicep', bicep), [
      [
        2,
        'model',
        {
          id: 'gpt-4o-mini',
          pin: 'pinned',
          site: 'deployed',
          version: '2024-07-18',
          deployment: 'chat',
          sku: 'DataZoneStandard',
          upgrade: 'default',
          setting: 'modelName',
          versionSetting: 'modelVersion',
          nameLine: 1,
          default: true,
          conditional: 'useChat',
        },
      ],
      [5, 'deployment-name', { name: 'chat', model: 'gpt-4o-mini' }],
      [6, 'model-processing', { id: 'gpt-4o-mini', scope: 'datazone' }],
    ]);
  });

  it('leaves a deployment to its variables where an expression decides', () => {
    const terraform = `variable "chatModelName" { default = "gpt-35-turbo" }
variable "chatModelVersion" { default = "0613" }
module "openai" {
  deployments = [{
    name  = "chat"
    model = { format = "OpenAI", name = var.chatModelName != "" ? var.chatModelName : "gpt-4", version = var.chatModelVersion }
  }]
}
`;
    assert.deepEqual(idsOf('infra/main.tf', terraform), ['gpt-35-turbo configured']);
  });

  it('reads the resources of Terraform, and no permissions', () => {
    const terraform = `resource "azurerm_cognitive_deployment" "gpt" {
  name = "gpt-4"
  model {
    format  = "OpenAI"
    name    = "gpt-4o"
    version = "2024-08-06"
  }
  sku { name = "GlobalStandard" }
  version_upgrade_option = "NoAutoUpgrade"
}
resource "aws_bedrockagent_agent" "main" {
  foundation_model = "eu.anthropic.claude-sonnet-4-5-20250929-v1:0"
}
data "aws_iam_policy_document" "p" {
  statement {
    actions   = ["bedrock:Invoke*"]
    resources = ["arn:aws:bedrock:*::foundation-model/anthropic.claude-3-haiku-20240307-v1:0"]
  }
}
`;
    assert.deepEqual(idsOf('main.tf', terraform), [
      'gpt-4o deployed',
      'anthropic.claude-sonnet-4-5-20250929-v1:0 configured',
    ]);
  });

  it('takes nothing that only a sample, an assistant or a manifest says', () => {
    for (const path of ['ai-readiness.yaml', '.aider.conf.yml', '.continue/config.yaml', 'package-lock.json'])
      assert.deepEqual(saidOf(path, 'model: gpt-4o\n'), [], path);
    assert.ok(!modelReaders.some(({ looksAt }) => looksAt('node_modules/x/index.js')));
    assert.ok(isLookedAt('deploy/terraform.tfvars.example'));
  });

  it('binds nothing outside of the product', () => {
    const code = 'client = ChatOpenAI(model="gpt-4o")\n';
    assert.deepEqual(idsOf('src/app.py', code), ['gpt-4o bound']);
    for (const path of ['tests/test_app.py', 'evals/run.py', 'examples/app.py', 'scripts/x.py'])
      assert.deepEqual(idsOf(path, code), ['gpt-4o mentioned'], path);
  });

  it('looks into no line of more than 1,500 characters', () => {
    assert.deepEqual(idsOf('app.js', `const x = "${'a'.repeat(1500)}", y = { model: "gpt-4o" };`), []);
  });

  const named: readonly (readonly [why: string, path: string, text: string, said: readonly string[]])[] = [
    [
      'models of many makers as a host of them calls them',
      'configs/models.yaml',
      `provider: { kind: nvidia_nim }
models:
  - model: qwen/qwen3.5-122b-a10b
  - model: meta/llama-3.3-70b-instruct
  - { provider: openrouter, model: "arcee-ai/trinity-large-preview:free" }
  - { provider: openrouter, model: deepseek/deepseek-chat }
  - { provider: groq, model: somebody/new-model-7b }
  - { model: x-ai/grok-4 }
  - { model: perplexity/sonar-pro }
  - { model: groq/llama-3.3-70b-versatile }
  - { model: openrouter/auto }
`,
      [
        'qwen/qwen3.5-122b-a10b unknown -',
        'meta/llama-3.3-70b-instruct unknown -',
        'arcee-ai/trinity-large-preview:free unknown -',
        'deepseek/deepseek-chat unknown -',
        'somebody/new-model-7b unknown -',
        'x-ai/grok-4 unknown -',
        'perplexity/sonar-pro unknown -',
        'llama-3.3-70b-versatile unknown -',
      ],
    ],
    [
      'no folder, and no table of a schema',
      'configs/app.yaml',
      `a: { model: models/churn-7b }
b: { model: meta/schema-2 }
c: { model: team/churn-v2 }
d: { model: cohere/segments }
e: { provider: groq, model: outputs/run-7 }
f: { model: amazon/orders-2 }
`,
      [],
    ],
    [
      'the number of a generation of Mistral with a dot',
      'configs/m.yaml',
      'a: { model: mistral-small-3.2-24b-instruct-2506 }\nb: { model: mistral-medium-3 }\nc: { model: mistral-medium-3.1 }\n',
      [
        'mistral-small-3.2-24b-instruct-2506 pinned mistral',
        'mistral-medium-3 undated mistral',
        'mistral-medium-3.1 undated mistral',
      ],
    ],
    [
      'the maker of an id that the provider of an outer map does not serve',
      'config.yaml',
      `apps:
  - name: claude
    provider: anthropic
    shadow:
      providers:
        - { name: openai, model: gpt-5-mini }
`,
      ['gpt-5-mini moving openai'],
    ],
    [
      'the nearest provider',
      'config.yaml',
      `llm:
  provider: bedrock
  fallback: { provider: anthropic, model: claude-sonnet-4-5 }
  main: { model: claude-sonnet-4-5 }
azure:
  type: azure
  inner: { provider: openai, model: gpt-4o }
hosted: { provider: scaleway, model: mistral-small-3.2-24b-instruct-2506 }
`,
      [
        'claude-sonnet-4-5 moving anthropic',
        'claude-sonnet-4-5 moving bedrock',
        'gpt-4o moving -',
        'mistral-small-3.2-24b-instruct-2506 pinned -',
      ],
    ],
    [
      'the default of a variable of Ollama',
      'src/app.py',
      'import os\nA = os.getenv("OLLAMA_MODEL", "llama3.1")\nB = os.getenv("OLLAMA_URL", "http://ollama")\nOLLAMA_EMBED_MODEL = "nomic-embed-text"\nOLLAMA_MODEL_PATH = "models/x"\n',
      ['llama3.1 moving ollama', 'nomic-embed-text moving ollama'],
    ],
  ];
  for (const [why, path, text, said] of named)
    it(`says ${why}`, () => {
      const found = readSource({ path, text, bytes: new TextEncoder().encode(text) }).testimony;
      assert.deepEqual(
        found.flatMap((each) =>
          each.fact === 'model' ? [`${each.value.id} ${each.value.pin} ${each.value.provider ?? '-'}`] : [],
        ),
        said,
      );
    });

  it('finds the models of a list that a module deploys', () => {
    const bicep = `var modelDeployments array = [
  { format: 'OpenAI', name: 'gpt-4.1-mini', version: '2025-04-14', sku: { name: 'GlobalStandard', capacity: 100 } }
  { format: 'OpenAI', name: 'gpt-4.1', version: '', sku: { name: 'Standard' } }
  { format: 'json', name: 'gpt-4o', version: '1' }
]
module foundry './f.bicep' = { name: 'f', params: { modelDeployments: modelDeployments } }
`;
    const pinned = {
      id: 'gpt-4.1-mini',
      pin: 'pinned',
      site: 'deployed',
      version: '2025-04-14',
      sku: 'GlobalStandard',
      upgrade: 'default',
    };
    assert.deepEqual(saidOf('infra/ai.bicep', bicep), [
      [2, 'model', pinned],
      [2, 'model-processing', { id: 'gpt-4.1-mini', scope: 'global' }],
      [3, 'model', { id: 'gpt-4.1', pin: 'moving', site: 'deployed', sku: 'Standard', upgrade: 'default' }],
    ]);
    const parameters =
      '{"parameters":{"deployments":{"value":[\n{"format":"OpenAI","name":"gpt-4.1-mini","version":"2025-04-14","sku":{"name":"GlobalStandard"}}]}}}';
    assert.deepEqual(saidOf('infra/main.parameters.json', parameters), [
      [2, 'model', pinned],
      [2, 'model-processing', { id: 'gpt-4.1-mini', scope: 'global' }],
    ]);
    const terraform = `variable "models" {
  default = [{ format = "OpenAI", name = "gpt-4.1-mini", version = "2025-04-14" }]
}
`;
    assert.deepEqual(idsOf('infra/variables.tf', terraform), ['gpt-4.1-mini deployed']);
  });

  it('only names what is switched off', () => {
    const values = `premium:
  enabled: false
  models:
    chat: { model: gpt-4o }
search: { disabled: true, model: gpt-4.1 }
main:
  cache: { enabled: false }
  model: gpt-4o-mini
`;
    assert.deepEqual(idsOf('charts/app/values.yaml', values), [
      'gpt-4o mentioned',
      'gpt-4.1 mentioned',
      'gpt-4o-mini configured',
    ]);
  });

  it('knows a judge by the name of the map that it stands in', () => {
    const code = `JUDGE_MODELS = {
    "gemini": {"model": "gemini-3-pro-preview", "provider": "google-ai"},
}
CHAT_MODELS = {
    "gemini": {"model": "gemini-2.5-pro"},
}
judges: dict[str, dict] = dict(
    first={"model": "gpt-4o"},
)
def judge(answer):
    return client.chat(model="gpt-4.1")
`;
    const found = readSource({
      path: 'src/a.py',
      text: code,
      bytes: new TextEncoder().encode(code),
    }).testimony;
    assert.deepEqual(
      found.flatMap((each) =>
        each.fact === 'model' ? [`${each.value.id} ${each.value.role ?? 'product'}`] : [],
      ),
      ['gemini-3-pro-preview evaluation', 'gemini-2.5-pro product', 'gpt-4o evaluation', 'gpt-4.1 product'],
    );
  });

  it('says where in a registry a model is taken from, whatever the setting is called', () => {
    const env = `SCORING_MLFLOW_MODEL_URI=models:/credit_risk_model/Production
CHURN=models:/churn/12
FRAUD_MODEL="models:/fraud@champion"
NEWEST_URI=models:/newest/latest
OTHER_URI=models:/
SCORING_MODEL_NAME=credit_risk_model
SCORING_MODEL_VERSION=12
`;
    assert.deepEqual(saidOf('app/mlflow.env', env), [
      [1, 'model-version', { name: 'credit_risk_model', stage: 'Production', pin: 'moving' }],
      [2, 'model-version', { name: 'churn', version: '12', pin: 'pinned' }],
      [3, 'model-version', { name: 'fraud', stage: 'champion', pin: 'moving' }],
      [4, 'model-version', { name: 'newest', version: 'latest', pin: 'moving' }],
      [7, 'model-version', { name: 'credit_risk_model', version: '12', pin: 'pinned' }],
    ]);
    assert.deepEqual(saidOf('config/app.yaml', 'scoring:\n  model_uri: models:/churn/Staging\n'), [
      [2, 'model-version', { name: 'churn', stage: 'Staging', pin: 'moving' }],
    ]);
    assert.deepEqual(saidOf('tests/app.env', 'MODEL_URI=models:/churn/Staging\n'), []);
  });

  const hostile: Readonly<Record<string, string>> = {
    'strings that do not end': '"\\',
    'templates that do not end': '`\\',
    slashes: '= /a',
    brackets: '(',
    'many ids': '  "gpt-4o",\n',
    'many settings': 'OPENAI_MODEL=gpt-4o\n',
    'many choices': 'x = a ? "gpt-4o" : ',
  };
  for (const [name, part] of Object.entries(hostile))
    it(`is not held up by ${name}`, () => {
      const text = `model = "gpt-4o"\n${part.repeat(100_000 / part.length)}`;
      takesAtMost(4_000, () => {
        for (const path of ['a.py', 'a.ts', 'a.rb', '.env']) saidOf(path, text);
      });
    });
});
