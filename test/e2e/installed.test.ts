import * as assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { dev } from './harness/host';
import { eventually, launchWorkbench, type Workbench } from './harness/workbench';

/** Before any machine's clock: on that day the waiver of the manifest has not ended. */
const day = '2001-01-01';

const manifest = `version: 1
stage: diagnose
workflow: { name: Scratch }
owners: { priya: { roles: [outcome] } }
checklist:
  diagnose:
    workflow-scoped: { status: waived, reason: Not yet, approver: priya, on: 2000-12-20, expires: 2001-03-01 }
`;

const expired = /waiver .*(?:expired|ended)/i;

describe('a day in the environment', () => {
  let workbench: Workbench | undefined;
  afterEach(async () => {
    await workbench?.close();
    workbench = undefined;
  });

  it('is that of an extension in development', async () => {
    workbench = await launchWorkbench({ day, workspace: await folder() });
    await workbench.openFile('ai-readiness.yaml');
    const problems = await checked(workbench);
    assert.ok(!expired.test(problems), problems);
  });

  it('is nothing to an installed extension', async () => {
    const { pack, scratch } = await dev();
    const vsix = path.join(scratch('package'), 'ai-readiness.vsix');
    await pack(vsix);
    workbench = await launchWorkbench({ day, extensions: [vsix], workspace: await folder() });
    await workbench.openFile('ai-readiness.yaml');
    const problems = await checked(workbench);
    assert.match(problems, expired);
  });
});

async function folder(): Promise<string> {
  const target = (await dev()).scratch('source');
  writeFileSync(path.join(target, 'ai-readiness.yaml'), manifest);
  return target;
}

/** What is found, once anything is. */
function checked(workbench: Workbench): Promise<string> {
  return eventually(async () => {
    const rows = await workbench.problems();
    assert.ok(rows.length > 1);
    return rows.join('\n');
  }, 20_000);
}
