import assert from 'node:assert/strict';
import { isLookedAt, readSource } from '../../../src/readers';
import { modelReaders } from '../../../src/readers/models';

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
      const begin = performance.now();
      for (const path of ['a.py', 'a.ts', 'a.rb', '.env']) saidOf(path, text);
      assert.ok(performance.now() - begin < 4_000);
    });
});
