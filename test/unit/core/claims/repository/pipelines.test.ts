import type { FileRole, Gate, Said, TestimonyValues } from '../../../../../src/core/facts/testimony';
import type { Evidence, Item } from '../../../../../src/core/schema/generated/manifest-file';
import { type Case, expectClaims, type File, file, say } from './support';

const workflow = '.github/workflows/deploy.yml';
const ci: FileRole = 'ci';

function pipeline(...says: readonly Said[]): File {
  return { path: workflow, role: ci, says };
}

function met(
  stage: 'deploy' | 'operate',
  id: string,
  evidence: readonly Evidence[] = [workflow],
  more: Item = {},
): Case['manifest'] {
  return { checklist: { [stage]: { [id]: { status: 'met', evidence: [...evidence], ...more } } } };
}

const deploy = (value: Partial<TestimonyValues['workflow.deploy']> = {}, line = 22): Said =>
  say('workflow.deploy', { job: 'roll', environment: 'production', triggers: ['push'], ...value }, line);
const evaluation = (gate: Gate, line = 19): Said =>
  say('workflow.evaluation', { job: 'evaluate', step: 'Evaluate', triggers: ['push'], gate }, line);
const call = (ref: string, here: boolean): Said =>
  say('workflow.call', { job: 'gate', ref, pin: here ? 'local' : 'branch', here }, 27);

describe('a workflow that is cited for re-evaluation', () => {
  const manifest = met('operate', 'changes-re-evaluated');
  const path = 'checklist.operate.changes-re-evaluated.evidence.0';
  const opposite = '(evidence/contradicted, error, changes-re-evaluated)';

  const table: readonly (readonly [says: readonly Said[], expected: string])[] = [
    [[evaluation('blocks')], `confirmed: a deployment waits for the evaluation @ ${workflow}:19`],
    [
      [evaluation('does-not-block')],
      `contradicted ${opposite}: the evaluation may fail, and nothing stops @ ${workflow}:19`,
    ],
    [
      [evaluation('does-not-block'), evaluation('blocks', 30)],
      `confirmed: a deployment waits for the evaluation @ ${workflow}:19 ${workflow}:30`,
    ],
    [
      [evaluation('after-merge')],
      `cannot-tell: the evaluation runs after the change is merged @ ${workflow}:19`,
    ],
    [[evaluation('after-release')], `cannot-tell: the evaluation runs after the release @ ${workflow}:19`],
    [
      [evaluation('after-release'), deploy()],
      `cannot-tell: no deployment in it is seen to wait for the evaluation @ ${workflow}:19`,
    ],
    [[evaluation('manual')], `cannot-tell: someone starts the evaluation by hand @ ${workflow}:19`],
    [
      [evaluation('unknown')],
      `cannot-tell: whether the evaluation stops anything is a setting of the host @ ${workflow}:19`,
    ],
    [[deploy()], 'cannot-tell: no step of it evaluates the product'],
    [
      [call('org/shared/.github/workflows/gate.yml@main', false)],
      'cannot-tell: the called workflow is in another repository',
    ],
  ];
  for (const [says, expected] of table)
    it(expected, () => expectClaims({ manifest, files: [pipeline(...says)] }, `${path} ${expected}`));

  it('is contradicted where it is cited as a gate and evaluates nothing', () => {
    const evidence = [{ file: workflow, title: 'CI gate before each deploy' }];
    expectClaims(
      { manifest: met('operate', 'changes-re-evaluated', evidence), files: [pipeline(deploy())] },
      `${path} contradicted ${opposite}: it is cited as a gate, and no step of it evaluates the product`,
    );
    expectClaims(
      {
        manifest: met('operate', 'changes-re-evaluated', evidence),
        files: [pipeline(call('org/shared/x.yml@v1', false))],
      },
      `${path} cannot-tell: the called workflow is in another repository`,
    );
  });

  it('goes on to the workflows that it calls here', () => {
    const called: File = { path: '.github/workflows/gate.yml', role: ci, says: [evaluation('blocks', 8)] };
    expectClaims(
      { manifest, files: [pipeline(call('./.github/workflows/gate.yml', true)), called] },
      `${path} confirmed: a deployment waits for the evaluation @ .github/workflows/gate.yml:8`,
    );
  });

  it('says nothing of a document', () => {
    expectClaims({
      manifest: met('operate', 'changes-re-evaluated', ['docs/changes.md']),
      files: [file('docs/changes.md', say('document.date', '2026-01-01'))],
    });
  });
});

describe('a workflow that is cited for something else', () => {
  const environment = say('workflow.environment', { job: 'roll', name: 'production' }, 15);
  const approved = 'checklist.deploy.go-live-approved.evidence.0 cannot-tell';
  const table: readonly (readonly [id: string, says: readonly Said[], ...expected: string[]])[] = [
    [
      'go-live-approved',
      [environment, deploy()],
      `${approved}: environment production makes an approval possible; who must approve is not in the repository @ ${workflow}:15`,
    ],
    [
      'go-live-approved',
      [deploy({ environment: null })],
      `${approved}: a pipeline deploys; it decides nothing @ ${workflow}:22`,
    ],
    [
      'go-live-approved',
      [call('org/shared/x.yml@main', false), deploy({ environment: 'unknown' })],
      `${approved}: the called workflow is in another repository @ ${workflow}:22`,
    ],
    [
      'go-live-approved',
      [say('workflow.manual', { job: 'approve' }, 9)],
      `${approved}: a person has to go on by hand; who, and for which release, is not in it @ ${workflow}:9`,
    ],
    [
      'go-live-approved',
      [say('owner', { pattern: '*', owners: ['@a'] }, 3)],
      `${approved}: it names who reviews code; there is no decision in it, and no date`,
    ],
    [
      'rollout-staged',
      [deploy({ strategy: 'canary', system: 'azure-pipelines' })],
      `checklist.deploy.rollout-staged.evidence.0 confirmed: the deployment goes out in steps @ ${workflow}:22`,
    ],
    [
      'rollout-staged',
      [deploy({ strategy: 'runOnce', system: 'azure-pipelines' })],
      `checklist.deploy.rollout-staged.evidence.0 cannot-tell: no step of it goes out to a part of the cases @ ${workflow}:22`,
    ],
    [
      'rollout-staged',
      [deploy(), say('workflow.unused-input', { input: 'environment', offers: ['staging'] }, 9)],
      `checklist.deploy.rollout-staged.evidence.0 cannot-tell: the input environment offers staging, and nothing uses it @ ${workflow}:9`,
    ],
    [
      'integration-tested',
      [say('workflow.tests', { job: 'test', modelCallsOff: 'ALLOW_PAID_APIS=0' }, 6)],
      `checklist.deploy.integration-tested.evidence.0 cannot-tell: the job test runs tests, and ALLOW_PAID_APIS=0 keeps those from running that call models @ ${workflow}:6`,
    ],
    [
      'integration-tested',
      [say('workflow.tests', { job: 'test' }, 6)],
      `checklist.deploy.integration-tested.evidence.0 cannot-tell: the job test runs tests; whether they call what the product calls is not in it @ ${workflow}:6`,
    ],
    [
      'consumption-limited',
      [say('iac.rate-limit', { limit: 20, window: '1s', scope: 'ip', where: 'ingress' }, 34)],
      `checklist.deploy.consumption-limited.evidence.0 confirmed: it limits requests to 20 in 1s for each ip; that an alert was tested is not in it @ ${workflow}:34`,
    ],
    [
      'consumption-limited',
      [say('iac.rate-limit', { limit: null, where: 'waf', variable: 'limit' }, 34)],
      `checklist.deploy.consumption-limited.evidence.0 cannot-tell: a variable decides how much is let through @ ${workflow}:34`,
    ],
    [
      'consumption-limited',
      [
        say(
          'operation',
          { method: 'POST', path: '/ask', auth: [], idempotent: 'not-stated', rateLimited: true },
          4,
        ),
      ],
      `checklist.deploy.consumption-limited.evidence.0 cannot-tell: the contract says what happens beyond a limit (429), and not which @ ${workflow}:4`,
    ],
  ];
  for (const [id, says, ...expected] of table)
    it(`${id}: ${says.map(({ fact }) => fact).join(', ')}`, () =>
      expectClaims({ manifest: met('deploy', id), files: [pipeline(...says)] }, ...expected));
});

describe('what may be done, against minimal privileges', () => {
  const manifest = met('deploy', 'privileges-minimised');
  const path = 'checklist.deploy.privileges-minimised.evidence.0';
  const opposite = '(evidence/contradicted, warning, privileges-minimised)';
  const token = (value: string): Said =>
    say('workflow.permissions', { scope: 'job', value, job: 'apply' }, 26);
  type Permission = TestimonyValues['iac.permission'];
  const permission = (actions: readonly string[], wide: boolean, more: Partial<Permission> = {}): Said =>
    say('iac.permission', { actions, wide, resources: ['*'], ...more }, 4);

  const table: readonly (readonly [says: readonly Said[], ...expected: string[]])[] = [
    [
      [token('write-all')],
      `${path} contradicted ${opposite}: a job may write everything (write-all) @ ${workflow}:26`,
    ],
    [
      [token('read')],
      `${path} cannot-tell: the pipeline has the permissions read; what the product may do is not in it @ ${workflow}:26`,
    ],
    [
      [say('workflow.security-scan', { tool: 'gitleaks', kind: 'secrets', blocks: false }, 12)],
      `${path} cannot-tell: gitleaks looks for secrets and stops nothing; what the product may do is not in it @ ${workflow}:12`,
    ],
    [
      [permission(['*'], true)],
      `${path} contradicted ${opposite}: a role may do everything (*) @ ${workflow}:4`,
    ],
    [
      [permission([], true, { policy: 'arn:aws:iam::aws:policy/AdministratorAccess' })],
      `${path} contradicted ${opposite}: a role may do everything (arn:aws:iam::aws:policy/AdministratorAccess) @ ${workflow}:4`,
    ],
    [
      [permission(['s3:*'], true)],
      `${path} cannot-tell (repository/differs, warning): a role may use s3:* on every resource @ ${workflow}:4`,
    ],
    [[permission(['bedrock:Invoke*', 'bedrock:Get*'], true)]],
    [[permission(['s3:GetObject'], false)]],
  ];
  for (const [says, ...expected] of table)
    it(JSON.stringify(says.map(({ value }) => value)), () =>
      expectClaims({ manifest, files: [pipeline(...says)] }, ...expected),
    );

  it('what nobody cites is information, and only where the item is met', () => {
    const files = [file('iam.tf', permission(['s3:*'], true)), pipeline()];
    expectClaims(
      { manifest, files },
      'checklist.deploy.privileges-minimised cannot-tell (repository/differs, information): a role may use s3:* on every resource @ iam.tf:4',
    );
    expectClaims({ manifest: {}, files });
  });
});

describe('a release against the workflow that deploys it', () => {
  const by = (release: NonNullable<Case['manifest']['release']>): Case['manifest'] => ({
    release: { deployedBy: workflow, ...release },
  });
  it('a file that deploys nothing', () => {
    const owners = file('.github/CODEOWNERS', say('owner', { pattern: '*', owners: ['@ann'] }));
    expectClaims(
      { manifest: { release: { deployedBy: '.github/CODEOWNERS' } }, files: [owners] },
      'release.deployedBy contradicted (repository/differs, error): nothing in it deploys; it says who reviews code @ .github/CODEOWNERS',
    );
    expectClaims({ manifest: { release: { deployedBy: 'deploy.sh' } }, files: [file('deploy.sh')] });
  });

  const job = `release.deployedBy confirmed: the job roll deploys @ ${workflow}:22`;
  const path = 'release.environment';

  const table: readonly (readonly [environment: string, deployed: string | null, expected: string])[] = [
    ['production', 'production', `confirmed: the job roll deploys to production @ ${workflow}:22`],
    ['production', 'azure-prod-eu', `confirmed: the job roll deploys to azure-prod-eu @ ${workflow}:22`],
    [
      'production',
      'pre-prod',
      `contradicted (repository/differs, warning): the workflow deploys to pre-prod, the manifest says production @ ${workflow}:22`,
    ],
    [
      'production',
      'test-prod',
      `cannot-tell: the workflow deploys to test-prod, the manifest says production @ ${workflow}:22`,
    ],
    ['production', 'prod', `confirmed: the job roll deploys to prod @ ${workflow}:22`],
    [
      'staging',
      'production',
      `contradicted (repository/differs, warning): the workflow deploys to production, the manifest says staging @ ${workflow}:22`,
    ],
    [
      'production',
      'demo',
      `contradicted (repository/differs, warning): the workflow deploys to demo, the manifest says production @ ${workflow}:22`,
    ],
    [
      'production',
      'blue',
      `cannot-tell: the workflow deploys to blue, the manifest says production @ ${workflow}:22`,
    ],
    [
      'amber',
      'production',
      `cannot-tell: the workflow deploys to production, the manifest says amber @ ${workflow}:22`,
    ],
    [
      'production',
      null,
      `cannot-tell: the workflow deploys to no environment of the host, the manifest says production @ ${workflow}:22`,
    ],
    [
      'production',
      'unknown',
      `cannot-tell: the workflow deploys to what a workflow elsewhere says, the manifest says production @ ${workflow}:22`,
    ],
    [
      'production',
      'expression',
      `cannot-tell: the workflow deploys to what an expression says, the manifest says production @ ${workflow}:22`,
    ],
  ];
  for (const [environment, deployed, expected] of table)
    it(`${environment} and ${deployed}`, () =>
      expectClaims(
        { manifest: by({ environment }), files: [pipeline(deploy({ environment: deployed }))] },
        job,
        `${path} ${expected}`,
      ));

  it('a workflow that deploys to several', () => {
    expectClaims(
      {
        manifest: by({ environment: 'production' }),
        files: [pipeline(deploy(), deploy({ job: 'try', environment: 'staging' }, 40))],
      },
      `release.deployedBy confirmed: the job roll deploys @ ${workflow}:22 ${workflow}:40`,
      `${path} confirmed: the job roll deploys to production @ ${workflow}:22`,
    );
  });

  it('a workflow that nobody names can only confirm', () => {
    expectClaims(
      { manifest: { release: { environment: 'production' } }, files: [pipeline(deploy())] },
      `${path} confirmed: the job roll deploys to production @ ${workflow}:22`,
    );
    expectClaims({ manifest: { release: { environment: 'staging' } }, files: [pipeline(deploy())] });
  });

  it('a tag that moves', () => {
    expectClaims(
      {
        manifest: by({ version: '1.2.0' }),
        files: [pipeline(deploy(), say('workflow.deploys-tag', { tag: 'latest' }, 24))],
      },
      job,
      `release.version cannot-tell (repository/differs, information): the workflow deploys the tag latest, whichever version bears it @ ${workflow}:24`,
    );
  });

  const image = (tag: string | null, more: Partial<TestimonyValues['component']> = {}): Said =>
    say('component', { name: 'api', image: 'acme/api', tag, ...more }, 8);
  const versions: readonly (readonly [says: readonly Said[], expected: string | undefined])[] = [
    [[image('v1.2.0')], 'confirmed: the declared file has the tag 1.2.0 @ values.yaml:8'],
    [
      [image('1.2.1')],
      'contradicted (repository/differs, error): the declared file has the tag 1.2.1, the manifest says 1.2.0 @ values.yaml:8',
    ],
    [
      [image('latest')],
      'cannot-tell: the declared file has the tag latest, the manifest says 1.2.0 @ values.yaml:8',
    ],
    [[image('1.2.1', { overridable: 'TAG' })], undefined],
    [[image('1.2.1'), image('3.0.0', { name: 'web' })], undefined],
  ];
  for (const [says, expected] of versions)
    it(`a declared version: ${JSON.stringify(says.map(({ value }) => value))}`, () =>
      expectClaims(
        {
          manifest: { release: { version: '1.2.0', declaredIn: 'values.yaml' } },
          files: [file('values.yaml', ...says)],
        },
        ...(expected === undefined ? [] : [`release.version ${expected}`]),
      ));
});
