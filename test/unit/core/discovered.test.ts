import assert from 'node:assert/strict';
import { inWords } from '../../../src/core/discover/proposal';
import type { ModelTestimony, TestimonyValues } from '../../../src/core/facts/testimony';
import { type Discovery, discover, worthInWords } from '../../../src/core/service';
import { type File, file, readingOf, say } from './claims/repository/support';

/** What is proposed and worth a look where the files of a repository say this. */
function discovered(...files: readonly File[]): Discovery {
  return discover({
    index: { readings: files.map(readingOf), folder: '', others: [], isWhole: true },
    looked: files.length,
    isAllRead: true,
    speaksOfLimits: true,
    dataFiles: new Map(),
    variables: new Map(),
    name: 'fixture',
  });
}

function worthOf(...files: readonly File[]): string[] {
  return discovered(...files).worth.map(worthInWords);
}

/** `label` of each proposal of a section, with `?` where it is to be asked about. */
function labelsOf({ proposals }: Discovery, section: string): string[] {
  return proposals
    .filter((each) => each.section === section)
    .map(({ label, question }) => (question === undefined ? label : `${label}?`));
}

const alert = (name: string, ...metrics: string[]) =>
  say('alert', { name, metrics, operator: '>', threshold: 1, for: null });
const emitted = file('src/app.py', say('metric', { name: 'requests_served', type: 'counter' }));

describe('signals that are proposed', () => {
  it('asks about an alert of several comparisons as a check would see it', () => {
    const compound = say('alert', {
      name: 'FallbacksHigh',
      metrics: ['fallbacks_high', 'requests_served'],
      operator: '>',
      threshold: 1,
      for: null,
      compound: true,
      comparisons: [
        { metrics: ['fallbacks_high'], operator: '>', threshold: 1 },
        { metrics: ['requests_served'], operator: '>', threshold: 20 },
      ],
    });
    const rules = file('rules.yml', compound, alert('Served', 'requests_served'));
    assert.deepEqual(labelsOf(discovered(rules, emitted), 'signals'), ['Served, <= 1', 'FallbacksHigh?']);
  });
});

describe('scans that stop nothing', () => {
  const scan = (tool: string, blocks?: boolean, kind: 'image' | 'dependencies' = 'dependencies') =>
    say('workflow.security-scan', { tool, kind, ...(blocks === undefined ? {} : { blocks }) });
  const loose = 'bandit may find anything and stop nothing (.github/workflows/ci.yml:1)';
  const cases: readonly (readonly [
    why: string,
    says: readonly ReturnType<typeof scan>[],
    worth: string[],
  ])[] = [
    ['none stops anything', [scan('bandit', false)], [loose]],
    ['another tool stops the job', [scan('bandit', false), scan('trivy', true)], [loose]],
    ['it stops the job elsewhere', [scan('bandit', false), scan('bandit', true)], []],
    ['it stops the job on what it finds elsewhere', [scan('trivy', false), scan('trivy', true, 'image')], []],
    ['a setting of the host may stop it', [scan('trivy', false), scan('Trivy')], []],
    [
      'only one of them stops it',
      [scan('bandit', false), scan('trivy', false), scan('trivy', true)],
      [loose],
    ],
  ];
  for (const [why, says, worth] of cases)
    it(why, () => assert.deepEqual(worthOf({ path: '.github/workflows/ci.yml', role: 'ci', says }), worth));
});

describe('models that are an alias', () => {
  const asked = file(
    'policies/routing.yaml',
    say('model', { id: 'gpt-4o', pin: 'moving', site: 'configured', provider: 'openai' }),
  );
  const deployed = (more: { readonly version?: string; readonly deployment: string }) =>
    file(
      'infra/main.bicep',
      say('model', {
        id: 'gpt-4o',
        pin: more.version === undefined ? 'moving' : 'pinned',
        site: 'deployed',
        ...more,
      }),
    );
  const alias = (text: string) =>
    `gpt-4o is an alias in ${text}: what it stands for changes without a release of yours`;
  const cases: readonly (readonly [why: string, files: readonly File[], worth: string[]])[] = [
    ['a provider chooses its version', [asked], [`${alias('1 file')} (policies/routing.yaml:1)`]],
    [
      'a deployment of that name runs a version',
      [asked, deployed({ version: '2024-08-06', deployment: 'gpt-4o' })],
      [],
    ],
    [
      'the deployment has another name',
      [asked, deployed({ version: '2024-08-06', deployment: 'chat' })],
      [`${alias('1 file')} (policies/routing.yaml:1)`],
    ],
    [
      'the deployment has no version either',
      [asked, deployed({ deployment: 'gpt-4o' })],
      [`${alias('2 files')} (infra/main.bicep:1 and policies/routing.yaml:1)`],
    ],
  ];
  for (const [why, files, worth] of cases) it(why, () => assert.deepEqual(worthOf(...files), worth));
});

describe('results that are proposed', () => {
  const result = (path: string, role?: File['role']): File => ({
    path,
    ...(role === undefined ? {} : { role }),
    kind: 'evaluation',
    says: [say('metric', { name: 'accuracy', value: 0.9 }), say('evaluation.ran', '2026-05-01')],
  });
  const cases: readonly (readonly [why: string, files: readonly File[], paths: string[]])[] = [
    ['of the product', [result('out/a.json')], ['out/a.json']],
    ['not of scripts', [result('scripts/update-results.json', 'tooling')], []],
    ['not of what stands below tooling', [result('tooling/prices/output/a.json')], []],
    [
      'of evaluations below tooling',
      [result('tooling/evals/a.json', 'evaluation')],
      ['tooling/evals/a.json'],
    ],
    [
      'those of evaluations before others',
      [...'abcd'.split('').map((each) => result(`${each}/a.json`)), result('evals/a.json', 'evaluation')],
      ['evals/a.json', 'a/a.json', 'b/a.json', 'c/a.json'],
    ],
  ];
  for (const [why, files, paths] of cases)
    it(why, () => assert.deepEqual(labelsOf(discovered(...files), 'evaluations'), paths));
});

describe('models that code names', () => {
  const model = (id: string, more: Partial<ModelTestimony> = {}) =>
    say('model', { id, pin: 'pinned', site: 'bound', provider: 'anthropic', ...more });
  const [one, two] = ['claude-sonnet-4-6', 'claude-opus-4-6'];
  const setting = { overridable: 'ANTHROPIC_MODEL', setting: 'ANTHROPIC_MODEL', default: true } as const;
  const listed = (...ids: string[]) =>
    file(
      'src/Chat.tsx',
      say('model-catalogue', { count: 9 }),
      ...ids.map((id) => model(id, { site: 'mentioned' })),
    );
  const six = [41, 42, 43, 44, 45, 46].map((each) => model(`claude-sonnet-4-${each}`));
  const cases: readonly (readonly [
    why: string,
    files: readonly File[],
    sentence: string,
    labels: string[],
  ])[] = [
    ['are proposed', [file('src/a.py', model(one))], 'Found: 1 model.', [one]],
    [
      'are proposed beside a list where a setting decides',
      [file('src/a.py', model(one, setting)), listed(one, two)],
      'Found: 1 model.',
      [one],
    ],
    [
      'are asked about where a list offers them',
      [file('src/a.py', model(one)), listed(one, two)],
      'Found: 1 model to ask about.',
      [`${one}?`],
    ],
    [
      'are asked about where a list offers others',
      [file('src/a.py', model(one)), listed(two)],
      'Found: 1 model to ask about.',
      [`${one}?`],
    ],
    [
      'are asked about where a caller may name another',
      [file('src/a.py', model(one, { overridable: 'options.model', default: true })), listed(one)],
      'Found: 1 model to ask about.',
      [`${one}?`],
    ],
    [
      'are counted where more are there than are proposed',
      [file('src/a.py', ...six)],
      'Found: 3 of 6 models.',
      ['claude-sonnet-4-41', 'claude-sonnet-4-42', 'claude-sonnet-4-43'],
    ],
    [
      'are counted beside what is configured',
      [file('src/a.py', ...six), file('.env.production', model(one, { site: 'configured' }))],
      'Found: 4 of 7 models.',
      [one, 'claude-sonnet-4-41', 'claude-sonnet-4-42', 'claude-sonnet-4-43'],
    ],
    [
      'are counted where all have to be asked about',
      [file('src/a.py', ...six), listed(one)],
      'Found: 3 of 6 models to ask about.',
      ['claude-sonnet-4-41?', 'claude-sonnet-4-42?', 'claude-sonnet-4-43?'],
    ],
    [
      'are counted apart where only some have to be asked about',
      [file('src/a.py', ...six), listed(one), file('.env.production', model(one, { site: 'configured' }))],
      'Found: 1 model and 3 of 6 to ask about.',
      [one, 'claude-sonnet-4-41?', 'claude-sonnet-4-42?', 'claude-sonnet-4-43?'],
    ],
  ];
  for (const [why, files, sentence, labels] of cases)
    it(why, () => {
      const all = discovered(...files);
      assert.equal(all.sentence, sentence);
      assert.deepEqual(labelsOf(all, 'models'), labels);
    });
});

describe("models of one's own", () => {
  const asked = (value: TestimonyValues['model-version'], line: number) =>
    say('model-version', { name: 'credit_risk', ...value }, line);
  const pinned = (version: string, line = 3) => asked({ version, pin: 'pinned' }, line);
  const moving = asked({ stage: 'Production', pin: 'moving' }, 1);
  const latest = asked({ version: 'latest', pin: 'moving' }, 9);
  const cases: readonly (readonly [why: string, files: readonly File[], ...comments: string[]])[] = [
    ['a version', [file('a.env', pinned('12'))], 'a.env', 'version a.env:3'],
    [
      'a version, and a stage in the same file',
      [file('a.env', pinned('12'), moving)],
      'a.env:1 stage Production, which is another version one day',
    ],
    [
      'a version, and what moves in another file',
      [file('a.env', pinned('12')), file('b.env', latest)],
      'b.env:9 version latest, which is another version one day',
    ],
    [
      'two versions',
      [file('a.env', pinned('12')), file('b.env', pinned('13'))],
      'a.env:3 the repository asks for 12 and 13',
    ],
  ];
  for (const [why, files, ...comments] of cases)
    it(why, () => {
      const [entry] = discovered(...files).proposals;
      const said = entry?.fields.flatMap(({ key, from, note }) =>
        from === undefined
          ? []
          : [
              [...(key === 'name' ? [] : [key]), inWords(from), ...(note === undefined ? [] : [note])].join(
                ' ',
              ),
            ],
      );
      assert.deepEqual(said, comments);
      const declaredIn = entry?.fields.find(({ key }) => key === 'declaredIn')?.value;
      assert.equal(declaredIn, comments[0]?.replace(/[: ].*/, ''));
    });
});
