/** Code, infrastructure, rules and pipelines, and manifests that agree with them. */
import type { Json, Pair } from './seeding';

const differs = 'repository/differs' as const;

const bicep = `resource logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: 'invoices-logs'
  location: 'swedencentral'
  properties: {
    retentionInDays: 365
  }
}

resource chat 'Microsoft.CognitiveServices/accounts/deployments@2024-10-01' = {
  parent: account
  name: 'chat'
  sku: {
    name: 'Standard'
    capacity: 30
  }
  properties: {
    model: {
      format: 'OpenAI'
      name: 'gpt-4o'
      version: '2024-08-06'
    }
  }
}
`;

const rules = `groups:
  - name: invoices
    rules:
      - alert: ModelAccuracyLow
        expr: model_accuracy < 0.85
        for: 10m
      - alert: HighQueueDepth
        expr: queue_depth > 500
        for: 5m
`;

const code = `from prometheus_client import Gauge

accuracy = Gauge("model_accuracy", "Share of letters with the right account")
depth = Gauge("queue_depth", "Letters that wait")
`;

const terraform = `resource "aws_cloudwatch_log_group" "invoices" {
  name              = "/invoices/api"
  retention_in_days = 400
}

resource "aws_sqs_queue" "letters" {
  name = "letters"
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.dead.arn
    maxReceiveCount     = 5
  })
}
`;

const openapi = `openapi: 3.0.3
info:
  title: Posting
  version: 1.0.0
paths:
  /postings:
    post:
      summary: Posts an invoice
      security:
        - oauth: []
      responses:
        '200': { description: Done }
components:
  securitySchemes:
    oauth:
      type: oauth2
      flows: {}
`;

const workflow = `name: deploy
on:
  push:
    branches: [main]
jobs:
  evaluate:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: npx promptfoo eval -c evals/promptfooconfig.yaml
  deploy:
    needs: evaluate
    runs-on: ubuntu-latest
    environment: production
    steps:
      - run: az webapp deploy --name invoices --src-path app.zip
`;

const owners = `* @acme/invoices
/prompts/ @priya-n
`;

const answer = `from openai import OpenAI

client = OpenAI()


def answer(text):
    return client.chat.completions.create(
        model="gpt-4o-2024-08-06",
        messages=[{"role": "user", "content": text}],
    )
`;

const embedding = `
resource small 'Microsoft.CognitiveServices/accounts/deployments@2024-10-01' = {
  parent: account
  name: 'small'
  sku: {
    name: 'Standard'
    capacity: 10
  }
  properties: {
    model: {
      format: 'OpenAI'
      name: 'gpt-4o-mini'
      version: '2024-07-18'
    }
  }
}
`;

const model = { provider: 'azure-openai', name: 'gpt-4o', version: '2024-08-06' };
const people: Json = { priya: { handle: '@priya-n' } };

export const repositoryPairs: readonly Pair[] = [
  {
    name: 'a deployed model',
    isProduct: true,
    manifest: { models: { chat: model } },
    files: { 'infra/main.bicep': bicep },
    changes: [
      {
        in: 'manifest',
        value: 'models.chat.version',
        becomes: ['2024-05-13', '2024-11-20', '2024-08-07', '2025-04-14'],
        against: "version: '2024-08-06'",
        gives: differs,
      },
      {
        in: 'infra/main.bicep',
        value: "version: '2024-08-06'",
        becomes: ['2024-05-13', '2024-11-20', '2025-03-01'].map((day) => `version: '${day}'`),
        against: 'models.chat.version',
        gives: differs,
      },
    ],
  },
  {
    name: 'a model and the code that declares it',
    isProduct: true,
    manifest: { models: { chat: { ...model, declaredIn: 'src/answer.py' } } },
    files: { 'src/answer.py': answer },
    changes: [
      {
        in: 'src/answer.py',
        value: 'gpt-4o-2024-08-06',
        becomes: ['claude-sonnet-4-5-20250929', 'mistral-large-2411', 'gemini-2.5-flash'],
        against: 'models.chat.name',
        gives: differs,
      },
      {
        in: 'src/answer.py',
        value: 'gpt-4o-2024-08-06',
        becomes: ['gpt-4o-2024-05-13', 'gpt-4o-2024-11-20'],
        against: 'models.chat.version',
        gives: differs,
      },
      {
        in: 'manifest',
        value: 'models.chat.version',
        becomes: ['2024-05-13', '2024-11-20', '2025-01-01'],
        against: 'gpt-4o-2024-08-06',
        gives: differs,
      },
    ],
  },
  {
    name: 'a model that nobody has listed',
    isProduct: true,
    manifest: {
      models: {
        chat: model,
        small: { provider: 'azure-openai', name: 'gpt-4o-mini', version: '2024-07-18' },
      },
    },
    files: { 'infra/main.bicep': `${bicep}${embedding}` },
    changes: [
      {
        in: 'infra/main.bicep',
        value: "name: 'gpt-4o-mini'",
        becomes: ["name: 'o4-mini'", "name: 'gpt-4.1-nano'", "name: 'gpt-4.1-mini'", "name: 'gpt-5'"],
        shows: "version: '2024-07-18'",
        against: 'models',
        gives: 'repository/model-undeclared',
      },
    ],
  },
  {
    name: 'how long logs are kept, in Bicep',
    isProduct: true,
    manifest: { controls: { logging: { retention: '365d' } } },
    files: { 'infra/main.bicep': bicep.replace(/\nresource chat[\s\S]*$/, '') },
    changes: [
      {
        in: 'infra/main.bicep',
        value: 'retentionInDays: 365',
        becomes: [30, 60, 90, 180, 270, 364, 400].map((days) => `retentionInDays: ${days}`),
        against: 'controls.logging.retention',
        gives: differs,
      },
      {
        in: 'manifest',
        value: 'controls.logging.retention',
        becomes: ['366d', '400d', '730d', '180d', '364d'],
        against: 'retentionInDays',
        gives: differs,
      },
    ],
  },
  {
    name: 'how long logs are kept, in Terraform',
    isProduct: true,
    manifest: { controls: { logging: { retention: '400d' } } },
    files: { 'infra/main.tf': terraform },
    changes: [
      {
        in: 'infra/main.tf',
        value: 'retention_in_days = 400',
        becomes: [7, 14, 30, 90, 180, 365].map((days) => `retention_in_days = ${days}`),
        against: 'controls.logging.retention',
        gives: differs,
      },
      {
        in: 'manifest',
        value: 'controls.logging.retention',
        becomes: ['401d', '500d', '730d', '60w'],
        against: 'retention_in_days',
        gives: differs,
      },
    ],
  },
  {
    name: 'a rule of an alert',
    isProduct: true,
    manifest: {
      signals: {
        'model-accuracy': { source: 'prometheus', threshold: '>= 0.85' },
        'queue-depth': { source: 'prometheus', threshold: '<= 500' },
      },
    },
    files: { 'monitoring/rules.yml': rules, 'src/metrics.py': code },
    changes: [
      {
        in: 'monitoring/rules.yml',
        value: 'model_accuracy < 0.85',
        becomes: [0.5, 0.6, 0.7, 0.8, 0.84, 0.9].map((value) => `model_accuracy < ${value}`),
        against: 'signals.model-accuracy.threshold',
        gives: differs,
      },
      {
        in: 'manifest',
        value: 'signals.model-accuracy.threshold',
        becomes: ['>= 0.86', '>= 0.9', '>= 0.95', '>= 0.99', '>= 0.8'],
        against: 'expr: model_accuracy',
        file: 'monitoring/rules.yml',
        gives: differs,
      },
      {
        in: 'monitoring/rules.yml',
        value: 'queue_depth > 500',
        becomes: [501, 600, 1000, 5000, 400].map((value) => `queue_depth > ${value}`),
        against: 'signals.queue-depth.threshold',
        gives: differs,
      },
      {
        in: 'manifest',
        value: 'signals.queue-depth.threshold',
        becomes: ['<= 499', '<= 400', '<= 100', '<= 50', '<= 600'],
        against: 'expr: queue_depth',
        file: 'monitoring/rules.yml',
        gives: differs,
      },
    ],
  },
  {
    name: 'an operation and who may call it',
    isProduct: true,
    manifest: {
      integrations: { posting: { direction: 'write', auth: 'oauth2', contract: 'contracts/posting.yaml' } },
    },
    files: { 'contracts/posting.yaml': openapi },
    changes: [
      {
        in: 'contracts/posting.yaml',
        value: '    post:',
        becomes: ['    get:', '    head:'],
        against: 'integrations.posting.direction',
        shows: 'paths:',
      },
    ],
  },
  {
    name: 'where it is deployed',
    isProduct: true,
    manifest: {
      release: { environment: 'production' },
      checklist: {
        operate: { 'changes-re-evaluated': { status: 'met', evidence: ['.github/workflows/deploy.yml'] } },
      },
    },
    files: { '.github/workflows/deploy.yml': workflow },
    changes: [
      {
        in: '.github/workflows/deploy.yml',
        value: '      - run: npx promptfoo',
        becomes: ['      - continue-on-error: true\n        run: npx promptfoo'],
        against: 'checklist.operate.changes-re-evaluated.evidence.0',
        shows: 'npx promptfoo',
      },
    ],
  },
  {
    name: 'who answers for it',
    isProduct: true,
    manifest: {
      owners: people,
      checklist: { diagnose: { 'owners-named': { status: 'met', evidence: ['CODEOWNERS'] } } },
    },
    files: { CODEOWNERS: owners },
    changes: [],
  },
];
