import { strict as assert } from 'node:assert';
import {
  isModelLabel,
  isMovingVersion,
  knownModel,
  modelPin,
  pinOf,
  readModelId,
} from '../../../../src/core/facts/model-ids';

const pinned = 'pinned';
const undated = 'undated';

/** What the id alone says, whoever provides it. */
const byName: Readonly<Record<'pinned' | 'name' | 'undated' | 'missing', readonly string[]>> = {
  pinned: [
    'gpt-4o-2024-08-06',
    'gpt-4o-mini-2024-07-18',
    'gpt-4.1-2025-04-14',
    'gpt-5-2025-08-07',
    'gpt-4-0613',
    'gpt-4-32k-0314',
    'gpt-4-1106-preview',
    'gpt-4-0125-preview',
    'gpt-4-turbo-2024-04-09',
    'gpt-3.5-turbo-0125',
    'gpt-3.5-turbo-16k-0613',
    'gpt-4o-realtime-preview-2024-12-17',
    'o1-2024-12-17',
    'o1-preview-2024-09-12',
    'o3-mini-2025-01-31',
    'o4-mini-2025-04-16',
    'ft:gpt-4o-mini-2024-07-18:acme::9Xy2Zq',
    'openai/gpt-4o-2024-08-06',
    'openai:gpt-4o-2024-08-06',
    'claude-3-5-sonnet-20241022',
    'claude-3-opus-20240229',
    'claude-sonnet-4-20250514',
    'claude-sonnet-4-5-20250929',
    'claude-haiku-4-5-20251001',
    'claude-3-5-sonnet@20240620',
    'claude-sonnet-4-5@20250929',
    'claude-sonnet-4-6',
    'claude-opus-4-6',
    'claude-opus-4-7',
    'claude-opus-5',
    'claude-haiku-5-1',
    'Claude Sonnet 4.6',
    'anthropic/claude-sonnet-4-5-20250929',
    'eu.anthropic.claude-sonnet-4-5-20250929-v1:0',
    'us.anthropic.claude-3-5-sonnet-20241022-v2:0',
    'global.anthropic.claude-sonnet-4-6',
    'us-gov.anthropic.claude-3-haiku-20240307-v1:0',
    'bedrock/anthropic.claude-3-haiku-20240307-v1:0',
    'anthropic.claude-opus-4-7',
    'anthropic.claude-v2:1',
    'amazon.nova-pro-v1:0',
    'apac.amazon.nova-lite-v1:0',
    'amazon.titan-embed-text-v2:0',
    'meta.llama3-3-70b-instruct-v1:0',
    'mistral.mistral-large-2407-v1:0',
    'cohere.embed-english-v3',
    'openai.gpt-oss-120b-1:0',
    'deepseek.r1-v1:0',
    'arn:aws:bedrock:eu-west-1:123456789012:inference-profile/eu.anthropic.claude-sonnet-4-5-20250929-v1:0',
    'arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-pro-v1:0',
    'gemini-1.5-pro-002',
    'gemini-2.0-flash-001',
    'gemini-2.0-flash-lite-001',
    'gemini-2.5-flash-preview-05-20',
    'gemini-2.5-pro-preview-03-25',
    'gemini-2.5-flash-preview-09-2025',
    'gemini-1.5-pro@001',
    'vertex_ai/gemini-1.5-pro-002',
    'mistral-large-2411',
    'ministral-8b-2410',
    'codestral-2501',
    'command-r-plus-08-2024',
    'acme-large-2026-08-15',
    'acme-ocr-20260815',
    'models:/invoice-coder/7',
    'org/ranker@5c38ec7c405ec4b44b94cc5a9bb96e735b38267a',
  ],
  name: [
    'gpt-4o',
    'GPT-4o',
    'gpt-4o-mini',
    'gpt-4',
    'gpt-4-turbo',
    'gpt-4-turbo-preview',
    'gpt-35-turbo',
    'gpt-3.5-turbo-16k',
    'gpt-5',
    'gpt-5.4-mini',
    'gpt-5-chat-latest',
    'gpt-4o-audio-preview',
    'chatgpt-4o-latest',
    'o1',
    'o1-preview',
    'o3-mini',
    'openai/gpt-4o',
    'claude-sonnet-4-5',
    'claude-opus-4-1',
    'claude-sonnet-4',
    'claude-3-7-sonnet-latest',
    'claude-3-5-sonnet',
    'claude-3.5-sonnet',
    'anthropic/claude-sonnet-4.5',
    'gemini-1.5-pro',
    'gemini-2.0-flash',
    'gemini-2.0-flash-exp',
    'gemini-flash-latest',
    'gemini-pro',
    'gemini-3-pro-preview',
    'mistral-large-latest',
    'models:/invoice-coder/Production',
    'models:/invoice-coder@champion',
    'invoice-coder@champion',
    'acme-large-latest',
    'acme-large-preview',
  ],
  undated: [
    'text-embedding-ada-002',
    'text-embedding-3-small',
    'text-embedding-3-large',
    'whisper-1',
    'tts-1-hd',
    'dall-e-3',
    'gpt-image-1',
    'gemini-embedding-001',
    'text-embedding-005',
    'gemini-2.5-pro',
    'gemini-2.5-flash',
    'gemini-3.5-flash',
    'gemini-2.5-flash-lite',
    'claude-v4.5-sonnet',
    'claude-2.1',
    'mistral-tiny',
    'open-mistral-nemo',
    'anthropic.claude-3-sonnet',
  ],
  missing: [
    'acme-large',
    'gpt-4o-uk',
    'gpt-5-mini-sweden',
    'qwen3-vl-4b',
    'nvidia/nemotron-3-super-120b-a12b',
    'ranker-1000',
    'ocr-2024',
    `gpt-4o-${'east'.repeat(5000)}!`,
  ],
};

const said = (model: Parameters<typeof pinOf>[0]): string => {
  const found = pinOf(model);
  return found.pin === 'moving' ? found.by : found.pin;
};

/** What the id, the version and who provides it say together. */
const together: readonly [model: Parameters<typeof pinOf>[0], says: string][] = [
  [{}, 'missing'],
  [{ name: 'gpt-4o', version: '2024-08-06' }, pinned],
  [{ name: 'gpt-35-turbo-16k', version: '0613' }, pinned],
  [{ provider: 'azure', name: 'gpt-4', version: 'turbo-2024-04-09' }, pinned],
  [{ provider: 'azure', name: 'gpt-4', version: '0125-Preview' }, pinned],
  [{ name: 'text-embedding-ada-002', version: '2' }, pinned],
  [{ name: 'gemini-2.0-flash', version: '001' }, pinned],
  [{ name: 'claude-sonnet', version: '4.6' }, pinned],
  [{ name: 'claude-sonnet-4-5', version: '20250929' }, pinned],
  [{ name: 'mistral-large', version: '24.11' }, pinned],
  [{ name: 'acme-rank', version: '3.1' }, pinned],
  [{ name: 'fraud-model', version: '7', provider: 'internal' }, pinned],
  [{ version: '2026-08-15' }, pinned],
  [{ name: 'claude-3-5-sonnet-20241022', version: '3.5' }, pinned],
  [{ name: 'gpt-4o', version: '4o' }, 'part'],
  [{ name: 'gpt-4', version: '4' }, 'part'],
  [{ name: 'claude-3.5-sonnet', version: '3.5' }, 'part'],
  [{ name: 'claude-sonnet', version: '4.5' }, 'part'],
  [{ name: 'gemini-3.5-flash', version: '3.5' }, 'part'],
  [{ name: 'gpt-4o', version: 'latest' }, 'version'],
  [{ name: 'gpt-4o-2024-08-06', version: 'latest' }, 'version'],
  [{ name: 'fraud-model', version: 'champion' }, 'version'],
  [{ name: 'fraud-model', version: '@challenger' }, 'version'],
  [{ name: 'fraud-model', version: 'Production' }, 'version'],
  [{ name: 'fraud-model', version: 'Staging' }, 'version'],
  [{ name: 'fraud-model', version: '>=2' }, 'version'],
  [{ name: 'fraud-model', version: '1.x' }, 'version'],
  [{ provider: 'huggingface', name: 'intfloat/multilingual-e5-base' }, 'missing'],
  [{ provider: 'huggingface', name: 'intfloat/multilingual-e5-base', version: 'main' }, 'version'],
  [{ provider: 'Hugging Face', name: 'intfloat/e5', version: 'v1.0' }, 'version'],
  [
    { provider: 'huggingface', name: 'intfloat/e5', version: '5c38ec7c405ec4b44b94cc5a9bb96e735b38267a' },
    pinned,
  ],
  [{ provider: 'ollama', name: 'llama3.2:3b' }, 'missing'],
  [{ provider: 'ollama', name: 'llama3.2', version: '3b' }, 'version'],
  [
    {
      provider: 'ollama',
      name: 'llama3.2@sha256:dde5aa3fc5ffc17176b5e8bdc82f587b24b2678c6c66101bf7da77af9f7ccdff',
    },
    pinned,
  ],
  [{ name: 'gemini-2.5-pro' }, undated],
];

describe('ids of models', () => {
  for (const [says, names] of Object.entries(byName))
    for (const name of names)
      it(`${name.slice(0, 60)}: ${says}`, () => {
        assert.equal(said({ name }), says);
      });

  for (const [model, says] of together)
    it(`${JSON.stringify(model).slice(0, 100)}: ${says}`, () => {
      assert.equal(said(model), says);
    });

  it('takes router and profile off an id', () => {
    assert.deepEqual(readModelId('bedrock/eu.anthropic.claude-sonnet-4-6'), {
      id: 'anthropic.claude-sonnet-4-6',
      profile: 'eu',
    });
    assert.deepEqual(readModelId('us-gov.amazon.nova-pro-v1:0'), {
      id: 'amazon.nova-pro-v1:0',
      profile: 'us-gov',
    });
    assert.deepEqual(readModelId('eu.large'), { id: 'eu.large' });
    assert.deepEqual(readModelId('gemini/gemini-2.5-pro'), { id: 'gemini-2.5-pro' });
  });

  it('knows the words that are no version', () => {
    for (const word of [
      'latest',
      'Stable',
      'v2:latest',
      '^1.2',
      '~1',
      '1.x',
      '*',
      '@champion',
      '@acme/mcp@latest',
    ])
      assert.ok(isMovingVersion(word), word);
    for (const word of ['1.4.2', 7, '2026-08-15', 'v1', '@acme/mcp@1.4.2'])
      assert.ok(!isMovingVersion(word), String(word));
  });

  it('knows who makes what is spelled as its maker spells it', () => {
    const makers: Readonly<Record<string, readonly string[]>> = {
      openai: ['gpt-4-1106-preview', 'gpt-5.4-mini', 'openai:gpt-4o', 'o3-mini', 'whisper-1'],
      anthropic: ['claude-3-5-sonnet-v2@20241022', 'claude-opus-5', 'anthropic/claude-sonnet-4.5'],
      google: ['gemini-2.0-flash-thinking-exp-01-21', 'text-embedding-005', 'models/gemini-1.5-pro-002'],
      mistral: ['mistral-large-2411', 'open-mistral-nemo', 'mixtral-8x7b'],
      bedrock: ['eu.anthropic.claude-sonnet-4-6', 'meta.llama3-3-70b-instruct-v1:0', 'qwen.qwen3-32b-v1:0'],
    };
    for (const [maker, ids] of Object.entries(makers))
      for (const id of ids) assert.equal(knownModel(id)?.maker, maker, id);
  });

  it('takes for a model nothing that only begins like one', () => {
    for (const text of [
      'gpt-4-',
      'gpt-test',
      'gpt-x',
      'GPT-4o',
      'gpt-4o-uk',
      'claude-code-20250219',
      'claude-v4.5-sonnet',
      'claude-desktop',
      'gemini-api-key',
      'gemini-cli',
      'mistral-common',
      'meta.helm.sh/release-name',
      'bedrock:Invoke*',
      'anthropic.types',
      'openai.types.chat',
      'text-embedding-dim',
      '2024-02-01',
      `gpt-4o${'-mini'.repeat(50)}`,
    ])
      assert.equal(knownModel(text), undefined, text);
  });

  it('tells the label of a place or a stage from a model', () => {
    for (const label of ['gpt-4o-uk', 'gpt-5-mini-sweden', 'gpt-4o-prod', 'gpt-4o-eastus'])
      assert.ok(isModelLabel(label), label);
    for (const other of ['gpt-4o', 'gpt-4o-2024-08-06', 'web-prod', 'gpt-4o-mini'])
      assert.ok(!isModelLabel(other), other);
  });

  it('says the pin of an id with its version and its host', () => {
    assert.equal(modelPin({ name: 'gpt-4o' }), 'moving');
    assert.equal(modelPin({ name: 'gpt-4.1', version: '2025-04-14' }), 'pinned');
    assert.equal(modelPin({ name: 'acme-large' }), 'unknown');
    assert.equal(modelPin({ name: 'intfloat/e5', provider: 'huggingface' }), 'moving');
    assert.equal(modelPin({ name: 'gpt-4o', version: '4o' }), 'unknown');
  });
});
