import { strict as assert } from 'node:assert';
import { symlinkSync } from 'node:fs';
import path from 'node:path';
import type { JsonReport } from '../../../src/cli/formats/json-report';
import { remove, temporaryFolder } from '../temporary';
import { calm, runIn, wrong } from './support';

const manifest = 'ai-readiness.yaml';
const config = 'ai-readiness.config.yaml';
/** An error of its own: an owner whom nobody has. */
const unowned = `${calm}systems: { s: { owner: bob } }\n`;
const git = { '.git/HEAD': 'ref: refs/heads/main\n' };

async function inTree(
  tree: Readonly<Record<string, string>>,
  test: (folder: string) => Promise<void>,
): Promise<void> {
  const folder = temporaryFolder({ ...git, ...tree });
  try {
    await test(folder);
  } finally {
    remove(folder);
  }
}

async function jsonOf(folder: string, ...args: readonly string[]): Promise<JsonReport> {
  return JSON.parse((await runIn(folder, ['check', '--format', 'json', ...args])).out);
}

/** `code severity` of the findings of each manifest, by its path; hints and open work are left out. */
function told({ manifests }: JsonReport): Record<string, string[]> {
  return Object.fromEntries(
    manifests.map(({ path: at, findings }) => [
      at,
      findings
        .filter(({ code }) => !code.startsWith('gate/'))
        .map(
          ({ code, severity, ownSeverity }) => `${code} ${severity}${ownSeverity ? ` (${ownSeverity})` : ''}`,
        ),
    ]),
  );
}

describe('check with a configuration', () => {
  it('says how one should be called that has another name, and does not pass', () =>
    inTree(
      {
        'ai-readiness.config.yml': 'version: 1\nexclude: [a]\n',
        [`a/${manifest}`]: calm,
        'a/ai-readiness.config.yml/x': '',
      },
      async (folder) => {
        const { code, out } = await runIn(folder, ['check']);
        assert.equal(code, 2);
        assert.match(
          out,
          /^ai-readiness\.config\.yml\nnot checked {2}A configuration is called ai-readiness\.config\.yaml: by this name/m,
        );
        assert.match(out, new RegExp(`^a/${manifest}`, 'm'));
        assert.doesNotMatch(out, /^a\/ai-readiness\.config/m);
      },
    ));

  const lowers = 'version: 1\nseverity: { owner/unknown-id: hint }\n';

  it('lowers an error to a warning, and says how often it did', () =>
    inTree({ [config]: lowers, [`a/${manifest}`]: unowned }, async (folder) => {
      const report = await jsonOf(folder);
      assert.deepEqual(told(report), { [`a/${manifest}`]: ['owner/unknown-id warning (error)'] });
      assert.deepEqual(report.summary.lowered, { error: 1, warning: 0, information: 0, hint: 0 });
      assert.deepEqual(
        report.configurations.flatMap(({ findings }) => findings.map((each) => each.code)),
        ['config/loosens'],
      );
    }));

  it('fails a run that counts what is lowered, and no other', () =>
    inTree(
      { [config]: 'version: 1\nseverity: { owner/unknown-id: warning }\n', [manifest]: unowned },
      async (folder) => {
        const plain = await runIn(folder, ['check']);
        assert.deepEqual([plain.code, /; shown as less: 1 error\n$/.test(plain.out)], [0, true], plain.out);
        assert.match(plain.out, /warning {2}owner\/unknown-id {2}\(error by itself\)/);
        const counted = await runIn(folder, ['check', '--count-hidden']);
        assert.deepEqual(
          [counted.code, /shown as less and counted: 1 error\n$/.test(counted.out)],
          [1, true],
        );
      },
    ));

  it('hides what is off, and lists it with the file that says so', () =>
    inTree(
      { [config]: 'version: 1\nseverity: { gate/open-items: "off" }\n', [manifest]: calm },
      async (folder) => {
        const { manifests, summary } = await jsonOf(folder);
        assert.deepEqual(
          manifests[0]?.hidden.map(({ code, hiddenBy }) => [code, hiddenBy]),
          [['gate/open-items', { kind: 'configuration', file: config }]],
        );
        assert.equal(summary.hidden.information, 1);
        assert.match(
          (await runIn(folder, ['check'])).out,
          /gate\/open-items {2}switched off in ai-readiness\.config\.yaml/,
        );
      },
    ));

  it('is the same from wherever it is run, and for standard input', () =>
    inTree(
      {
        [config]: lowers,
        [`team/${config}`]: 'version: 1\nseverity: { owner/unknown-id: error }\n',
        [`team/a/${manifest}`]: unowned,
        [`b/${manifest}`]: unowned,
      },
      async (folder) => {
        const wanted = ['owner/unknown-id error'];
        for (const [cwd, args, at] of [
          ['.', [], `team/a/${manifest}`],
          ['team', [], `a/${manifest}`],
          ['team/a', [], manifest],
          ['b', ['../team/a'], `../team/a/${manifest}`],
          ['b', [`../team/a/${manifest}`], `../team/a/${manifest}`],
        ] as const) {
          const report = await jsonOf(path.join(folder, cwd), ...args);
          assert.deepEqual(told(report)[at], wanted, `${cwd} ${args}`);
          assert.ok(report.configurations.length >= 2, `${cwd} ${args}`);
        }
        assert.deepEqual(told(await jsonOf(folder))[`b/${manifest}`], ['owner/unknown-id warning (error)']);
        const { out } = await runIn(
          folder,
          ['check', '-', '--stdin-filename', `b/${manifest}`, '--format', 'json'],
          {
            stdin: async () => new TextEncoder().encode(unowned),
          },
        );
        assert.deepEqual(told(JSON.parse(out)), { [`b/${manifest}`]: ['owner/unknown-id warning (error)'] });
      },
    ));

  it('leaves out what it excludes, from its own folder, but not what is named', () =>
    inTree(
      {
        [config]: 'version: 1\nexclude: [examples/**]\n',
        [`examples/x/${manifest}`]: wrong,
        [`team/${config}`]: 'version: 1\nexclude: [old]\n',
        [`team/old/${manifest}`]: wrong,
        [`team/examples/${manifest}`]: calm,
      },
      async (folder) => {
        const report = await jsonOf(folder);
        assert.deepEqual(Object.keys(told(report)), [`team/examples/${manifest}`]);
        assert.deepEqual(report.leftOut.paths, [`examples/x/${manifest}`, `team/old/${manifest}`]);
        assert.equal(report.summary.leftOut, 2);
        const inside = await runIn(path.join(folder, 'examples'), ['check']);
        assert.deepEqual([inside.code, /a configuration leaves out\./.test(inside.out)], [2, true]);
        assert.equal((await runIn(folder, ['check', `examples/x/${manifest}`])).code, 1);
        const both = await jsonOf(folder, '--exclude', 'team');
        assert.equal(both.summary.leftOut, 3);
      },
    ));

  it('is itself checked: what is wrong with it is an error of the run', () =>
    inTree({ [config]: 'version: 1\nseverities: {}\n', [`a/${manifest}`]: calm }, async (folder) => {
      const { code, out } = await runIn(path.join(folder, 'a'), ['check']);
      assert.equal(code, 1);
      assert.match(out, /^\.\.\/ai-readiness\.config\.yaml:2:1 {2}error {2}config\/unknown-key$/m);
      assert.match(out, /Did you mean "severity"\?/);
      const report = await jsonOf(folder);
      assert.deepEqual(
        report.configurations.map(({ path: at, findings }) => [at, findings.map((each) => each.code)]),
        [[config, ['config/unknown-key']]],
      );
      assert.equal(report.summary.error, 1);
    }));

  it('ends with 2 where one cannot be read, or leads elsewhere', () =>
    inTree({ [`${config}/x`]: '', [`a/${manifest}`]: calm, [`b/${manifest}`]: calm }, async (folder) => {
      symlinkSync('/etc/hostname', path.join(folder, 'b', config));
      symlinkSync('nowhere.yaml', path.join(folder, 'a', config));
      const { code, out } = await runIn(folder, ['check']);
      assert.equal(code, 2);
      assert.match(out, /^ai-readiness\.config\.yaml\nnot checked {2}It is a folder, not a file\.$/m);
      assert.match(
        out,
        /^a\/ai-readiness\.config\.yaml\nnot checked {2}It is a link to a file that is not there\.$/m,
      );
      assert.match(out, /^b\/ai-readiness\.config\.yaml\nnot checked {2}It is a link to a file outside/m);
    }));

  it('has no effect where git ignores it, or above the repository', () =>
    inTree(
      {
        '.gitignore': 'local/\n',
        [`local/${config}`]: lowers,
        [`local/${manifest}`]: unowned,
        'inner/.git/HEAD': 'ref: refs/heads/main\n',
        [`inner/${manifest}`]: unowned,
      },
      async (folder) => {
        assert.deepEqual(told(await jsonOf(folder, `local/${manifest}`)), {
          [`local/${manifest}`]: ['owner/unknown-id error'],
        });
        const inner = await jsonOf(folder, 'inner');
        assert.deepEqual(
          [inner.configurations, told(inner)],
          [[], { [`inner/${manifest}`]: ['owner/unknown-id error'] }],
        );
      },
    ));

  it('holds below --root where there is no repository', async () => {
    const folder = temporaryFolder({ [config]: lowers, [`a/${manifest}`]: unowned });
    try {
      assert.deepEqual(told(await jsonOf(folder)), { [`a/${manifest}`]: ['owner/unknown-id error'] });
      assert.deepEqual(told(await jsonOf(folder, '--root', '.')), {
        [`a/${manifest}`]: ['owner/unknown-id warning (error)'],
      });
    } finally {
      remove(folder);
    }
  });
});

describe('check with laws and standards of the team', () => {
  const names = 'version: 1\nreferences: governance/references.json\n';
  const lawful = `${calm}risk: { role: deployer, jurisdictions: [BR], euAiAct: { class: not-high-risk } }\n`;
  const over = (change: object): string =>
    JSON.stringify({
      schema: 1,
      areas: { BR: { codes: ['BR'] } },
      sources: [
        {
          id: 'lgpd',
          title: 'LGPD (Lei 13.709)',
          edition: '2018',
          url: 'https://www.planalto.gov.br/x',
          kind: 'law',
        },
      ],
      entries: [
        {
          source: 'lgpd',
          id: '38',
          name: 'Report',
          asks: 'Report the impact.',
          binds: { jurisdictions: ['BR'] },
          from: '2020-09-18',
        },
      ],
      items: { 'impact-assessed': [{ source: 'lgpd', id: '38', strength: 'duty' }] },
      ...change,
    });
  const tree = (text: string) => ({
    'team/ai-readiness.config.yaml': names,
    'team/governance/references.json': text,
    [`team/a/${manifest}`]: lawful,
  });

  it('shows what they add, and finds nothing wrong', () =>
    inTree(tree(over({})), async (folder) => {
      const report = await jsonOf(folder);
      assert.deepEqual(
        report.configurations.map(({ findings }) => findings),
        [[]],
      );
      const item = report.manifests[0]?.items.find(({ id }) => id === 'impact-assessed');
      const added = item?.references.find(({ source }) => source === 'lgpd');
      assert.equal(added?.words, 'binds since 18 September 2020');
      assert.deepEqual(report.manifests[0]?.law?.notes, []);
    }));

  const wrong: [what: string, tree: Readonly<Record<string, string>>, says: RegExp][] = [
    [
      'is not there',
      { [config]: names },
      /"governance\/references\.json" does not fit .* There is no such file\.$/,
    ],
    [
      'is outside',
      { [config]: 'version: 1\nreferences: ../other.json\n' },
      /It is outside of the repository\.$/,
    ],
    ['is no JSON', tree('{'), /It is not JSON\.$/],
    [
      'is ignored',
      { ...tree(over({})), '.gitignore': 'governance\n' },
      /Git ignores it, so nobody else has it\.$/,
    ],
    ['is a folder', { [config]: 'version: 1\nreferences: team\n', 'team/a': 'x' }, /It is not a file\.$/],
    [
      'has faults',
      tree(over({ classes: { low: {} }, triggers: { moon: {} } })),
      /There is no class "low" \(and 1 more fault\)\.$/,
    ],
  ];
  for (const [what, files, says] of wrong)
    it(`tells of one that ${what}`, () =>
      inTree({ ...files, [manifest]: calm }, async (folder) => {
        const report = await jsonOf(folder);
        const findings = report.configurations.flatMap((each) => each.findings);
        assert.deepEqual(
          findings.map(({ code }) => code),
          ['config/broken-references'],
        );
        assert.match(findings[0]?.message ?? '', says);
      }));

  it('explains an item for a manifest with them', () =>
    inTree(tree(over({})), async (folder) => {
      const { code, out } = await runIn(folder, [
        'explain',
        'impact-assessed',
        '--manifest',
        `team/a/${manifest}`,
      ]);
      assert.equal(code, 0);
      assert.match(out, /- LGPD 38, Report: binds since 18 September 2020\. Report the impact\.\n/);
    }));
});
