import assert from 'node:assert/strict';
import { isLookedAt, readSource } from '../../../src/readers';
import { roleOf } from '../../../src/readers/role';

describe('what a file is for, by its path', () => {
  const cases: Readonly<Record<string, string>> = {
    'end_to_end_tests/scenario_manager.py': 'test',
    'backend/api_test/chat.py': 'test',
    'service/connector_job_tests/run.py': 'test',
    'services/chat-tests/app.py': 'test',
    // Two versions of a product are compared on those who use it.
    'src/ab_test/assign.py': 'product',
    'src/split-tests/assign.ts': 'product',
    'src/latest/app.py': 'product',
    'src/contests/app.py': 'product',
    'infra/simulators/simulator_file_content/deployments.json': 'test',
    'infra/simulator/main.bicep': 'test',
    'src/aoai-simulator/main.py': 'test',
    // It may be what the product does.
    'src/paic/simulator/engine.py': 'product',
    'transaction-simulator-service/src/main/java/com/acme/App.java': 'product',
    '.taskmaster/config.json': 'ci',
    '.copilot/mcp.json': 'ci',
    '.kiro/steering/agents.yaml': 'ci',
    '.gemini/settings.json': 'ci',
    'src/copilot/app.py': 'product',
    'gemini/client.py': 'product',
  };
  for (const [path, role] of Object.entries(cases))
    it(`${path}: ${role}`, () => {
      assert.equal(roleOf(path), role);
    });
});

describe('charts that another chart brings along', () => {
  const looked: Readonly<Record<string, boolean>> = {
    'charts/app/charts/mysql/values.yaml': false,
    'platform/k8s/model-registry/charts/mysql/values.yaml': false,
    'platform/k8s/model-registry/charts/mysql/charts/common/values.yaml': false,
    'ops/tracing/jaeger/charts/kafka/values.yaml': false,
    'ops/monitoring/stack/charts/prometheus-operator/values.yaml': false,
    // One's own, as far as anybody can tell.
    'charts/app/values.yaml': true,
    'charts/app/charts/orders/values.yaml': true,
    'charts/mysql/values.yaml': true,
    'deploy/helm/charts/redis/values.yaml': true,
    'deploy/shop/charts/orders/values.yaml': true,
    'src/charts/redis.yaml': true,
  };
  for (const [path, expected] of Object.entries(looked))
    it(`${path} is ${expected ? '' : 'not '}looked at`, () => {
      assert.equal(isLookedAt(path), expected);
    });

  it('are not read, whoever opens them', () => {
    const text = 'image:\n  repository: bitnami/mysql\n  tag: "9"\n';
    const read = (path: string): number =>
      readSource({ path, text, bytes: new TextEncoder().encode(text) }).testimony.length;
    assert.equal(read('charts/app/charts/mysql/values.yaml'), 0);
    assert.equal(read('charts/mysql/values.yaml'), 1);
  });
});
