import assert from 'node:assert/strict';
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
