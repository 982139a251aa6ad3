import assert from 'node:assert/strict';
import { discover } from '../../../src/core/service';
import * as readers from '../../../src/readers';
import { firstLook } from '../../../src/repository';
import { nodeFilesAtOnce } from '../../../src/repository/node';
import { remove, temporaryFolder } from '../temporary';

describe('a first look', () => {
  let root = '';
  afterEach(() => remove(root));

  it('knows what no code emits, as a check does, where a file of data is too large to be read', async () => {
    root = temporaryFolder({
      'rules.yml':
        'groups:\n- name: a\n  rules:\n  - alert: QueueLong\n    expr: waiting_cases > 5\n  - alert: Served\n    expr: cases_served > 5\n',
      'src/app.py':
        "from prometheus_client import Counter\nserved = Counter('cases_served', 'Cases that were served')\n",
      'coverage.json': `[${'1,'.repeat(300_000)}1]`,
    });
    const look = await firstLook({ root, folder: root, files: nodeFilesAtOnce, readers });
    assert.equal(look.isAllRead, false);
    const asked = discover(look).proposals.filter(({ section }) => section === 'signals');
    assert.deepEqual(
      asked.map(({ path, question }) => [path.at(-1), question]),
      [
        ['queue-long', 'no code here emits waiting_cases: where does it come from?'],
        ['served', undefined],
      ],
    );
  });
});
