import { strict as assert } from 'node:assert';
import type { FileFact } from '../../../../src/core/service';
import { manifest, reportOf } from '../support';

const owners = `owners:
  deniz: { handle: "@d", roles: [performance] }
  hanna: { handle: "@h", roles: [outcome] }
  leon: { handle: "@l" }
`;

describe('who is offered as the approver of a waiver', () => {
  const rows: readonly [what: string, said: string, offered: readonly string[]][] = [
    ['never who owns performance', 'approver: zzzzzz', ['choose:hanna', 'choose:leon']],
    ['nor who asks for it', 'approver: zzzzzz, by: leon', ['choose:hanna']],
    ['not even where the name is like it', 'approver: denis', ['choose:hanna', 'choose:leon']],
  ];
  for (const [what, said, offered] of rows)
    it(what, () => {
      const item = `{ status: waived, reason: Later, on: 2026-11-01, expires: 2026-12-10, ${said} }`;
      const report = reportOf(manifest(`${owners}checklist: { design: { impact-assessed: ${item} } }\n`));
      const found = report.findings.find(({ code }) => code === 'owner/unknown-id');
      const ids = found?.fixes.map(({ id }) => id).filter((id) => id.startsWith('ch'));
      assert.deepEqual(ids, offered);
    });
});

describe('a file that is not there', () => {
  it('is one cause, whatever part of it is cited', () => {
    const missing: FileFact = { kind: 'missing' };
    const cited = ['docs/a.md', 'docs/a.md#signals', 'docs/a.md:12'];
    const contract = 'docs/a.md#contract';
    const text = manifest(
      `${owners}data: { orders: { contract: "${contract}" } }\nchecklist: { diagnose: { workflow-scoped: { status: met, by: leon, on: 2026-11-01, evidence: ${JSON.stringify(cited)} } } }\n`,
    );
    const { findings } = reportOf(
      text,
      Object.fromEntries([contract, ...cited].map((each) => [each, missing])),
    );
    assert.deepEqual(
      findings.filter(({ code }) => code === 'evidence/missing-file').map(({ cause }) => cause?.of),
      ['docs/a.md', 'docs/a.md', 'docs/a.md', 'docs/a.md'],
    );
  });
});
