import * as assert from 'node:assert/strict';
import type { FileFact } from '../../../../src/core/facts/evidence';
import { type Decision, decisionOf } from '../../../../src/panel/export/decision';
import { exportReport } from '../../../../src/panel/export/export';
import type { Surroundings } from '../../../../src/panel/export/surroundings';
import { inNames } from '../../../../src/panel/export/words';
import { exportedOf } from '../manifests';

const text = `version: 1
stage: design
catalogue: "2026.2"
goLive: 2027-03-01
workflow: { name: X, scope: focused, volumePerMonth: 42000, audience: internal }
risk: { tier: limited, role: deployer, jurisdictions: [EU, NL] }
owners:
  priya: { name: Priya Nair, roles: [approver, outcome] }
  tomas: { handle: "@tomas-k", roles: [performance] }
  lena: { handle: "@lena-b", roles: [approver] }
data:
  vendors:
    owner: tomas
    classification: confidential
    permitted: { decision: granted, purpose: coding, on: 2026-09-20, by: priya }
  mails: { classification: personal }
models:
  coder: { provider: acme-ai, name: acme-large, version: "2026-08-15", region: eu-west }
  reader: { provider: acme-ai, name: acme-vision, version: latest }
value:
  signal: cost
  unit: EUR
  baseline: { value: 4.1, from: 2026-05-01, to: 2026-06-30 }
  target: { value: 1.6, by: 2027-06-30 }
pilot: { from: 2026-07-15, to: 2026-09-30, on: live-copy, cases: 9480, results: { cost: 2.05, rate: 0.64 } }
adoption: { signal: rate, target: 0.8 }
cost: { perCase: 0.04, monthlyLimit: 2500, currency: EUR }
agent:
  autonomy: acts-within-limits
  tools: { post: { effect: irreversible, approval: each }, find: { effect: read } }
checklist:
  diagnose:
    workflow-scoped:
      status: met
      by: priya
      on: 2026-09-10
      evidence:
        - "docs/process map (1).md"
        - docs/owners.md#roles
        - ../shared/a:b.md
        - { url: "https://wiki.example.com/c_(1)", title: The map, on: 2026-10-20, by: tomas, expires: 2027-04-20 }
    first-workflow-justified: { status: not-applicable, reason: Mandated by the board. }
    risks-registered: { status: waived, reason: Later., approver: priya, expires: 2026-12-31 }
  design:
    threat-model-reviewed: { status: waived, reason: In January., approver: tomas, expires: 2026-10-31 }
`;

function decided(surroundings: Surroundings = {}, manifest = text): Decision {
  return decisionOf({ ...exportedOf(manifest), surroundings });
}

describe('the page of the decision', () => {
  it('has the verdict and the gates in the words of the panel', () => {
    const { verdict, gates } = decided();
    const { model } = exportedOf(text);
    assert.deepEqual(verdict, {
      words: model.verdict.words,
      why: inNames(model.verdict.why, model),
      tone: 'bad',
    });
    assert.deepEqual(
      gates.map(({ title, isCurrent, state, met, tone }) => [title, isCurrent, state, met, tone]),
      [
        ['Diagnose', false, 'Not passed, yet claimed', '2 of 9', 'bad'],
        ['Design', true, 'Blocked by errors', '0 of 12', 'bad'],
        ['Deploy', false, 'Not begun', '0 of 15', 'plain'],
        ['Operate', false, 'Not begun', '0 of 6', 'plain'],
      ],
    );
  });

  it('is no good news where the text was not read as a whole', () => {
    const passed = exportedOf(text);
    const stages = passed.model.stages.map((stage) => ({ ...stage, gate: 'passed' as const }));
    const verdict = { holds: true, words: 'Passed.', why: 'All.' };
    const broken = { message: 'no end', place: { line: 3, character: 0 } };
    const good = { ...passed.model, stages, verdict };
    assert.equal(decisionOf({ ...passed, model: good }).verdict.tone, 'good');
    const half = decisionOf({ ...passed, model: { ...good, broken } });
    assert.equal(half.verdict.tone, 'plain');
    assert.deepEqual(half.caveats, [
      'Part of the manifest could not be read (line 4: no end), so this page may lack what stands there.',
    ]);
  });

  const manifests = {
    'half done': text,
    'nothing said': 'version: 1\nstage: operate\n',
    'no stage': 'version: 1\n',
    'one cause that breaks several items': text.replaceAll('owner: tomas', 'owner: gone'),
    'a file that is broken at its root': `${text}stages: deploy\nextra: { a: 1 }\n`,
    'nothing claimed that is not so': 'version: 1\nstage: diagnose\n',
  };
  for (const [name, manifest] of Object.entries(manifests))
    it(`tells what blocks as the panel tells what to do next: ${name}`, () => {
      const { model } = exportedOf(manifest);
      const { steps, stages } = model;
      // Without a stage no gate is asked for.
      const isAsked = stages.some(({ current }) => current);
      const gates = steps.filter(({ opens }) => isAsked && opens !== undefined);
      const title = (id: string) => stages.find((stage) => stage.id === id)?.title ?? '';
      const ofFile = steps.slice(
        0,
        Math.max(
          0,
          steps.findIndex(({ opens }) => opens !== undefined),
        ),
      );
      const want = [
        ...ofFile.map(({ what }) => `All gates: ${what}`),
        ...gates.map(({ what, opens }) => `${title(opens?.stage ?? '')}: ${what}`),
      ];
      const { blocks, moreBlocks } = decided({}, manifest);
      assert.deepEqual(
        blocks.map(({ gate, what }) => `${gate}: ${what}`),
        want.slice(0, 12).map((each) => inNames(each, model)),
      );
      const left = [...moreBlocks.matchAll(/(\d+) of (?:the \w+ gate|all gates)/g)];
      assert.equal(
        left.reduce((sum, [, count]) => sum + Number(count), 0),
        Math.max(0, want.length - 12),
        moreBlocks,
      );
      const page = exportReport(exportedOf(manifest), 'html');
      const listed = page.match(/<ol class="blockers">(.*?)<\/ol>/s)?.[1]?.match(/<li>/g) ?? [];
      assert.equal(listed.length, want.length, 'the appendix lists all of them');
    });

  it('says of a cause what it breaks, and in the appendix what would help; of open work what it waits for', () => {
    const waiting = text.replace(
      '  design:\n',
      '  design:\n    architecture-documented: { status: in-progress, dependsOn: [data-contract-agreed] }\n',
    );
    const { blocks } = decided({}, waiting);
    const of = (what: RegExp) => blocks.find((row) => what.test(row.what));
    assert.deepEqual(of(/approved by @tomas-k/), {
      gate: 'Design',
      what: 'The waiver for “Reviewed threat model” is approved by @tomas-k, who owns performance',
      why: 'Breaks Reviewed threat model.',
      who: '@tomas-k',
    });
    const all = exportReport(exportedOf(waiting), 'markdown');
    assert.match(
      all,
      /\(Design\): Someone else must approve it\. Breaks Reviewed threat model\./,
      'in the appendix',
    );
    assert.match(all, /\*\*Architecture[^*]*\*\* \(Design\): In progress\. After Agreed data contracts\./);
  });

  it('has titles and names where the checks have ids, and leaves alone what is none', () => {
    const { model } = exportedOf(text);
    for (const [said, want] of [
      ['"threat-model-reviewed" is marked as met', '“Reviewed threat model” is marked as met'],
      ['"no-such-item" is not known', '"no-such-item" is not known'],
      [
        '2 steps open it, by priya, tomas and nobody.',
        '2 steps open it, by Priya Nair, @tomas-k and nobody.',
      ],
      [
        'In progress by tomas. Missing: data.tomas.owner.',
        'In progress by @tomas-k. Missing: data.tomas.owner.',
      ],
      ['It is approved by "tomas", who', 'It is approved by @tomas-k, who'],
      ['data-contract-agreed → x-y', 'Agreed data contracts → x-y'],
      ['Complete it by then.', 'Complete it by then.'],
    ] as const)
      assert.equal(inNames(said, model), want);
  });

  it('says once for which gate open work is, and nothing where there is nothing to say', () => {
    const bare = 'version: 1\nstage: design\nworkflow: { name: W }\n';
    const { blocks } = decided({}, bare);
    const rest = blocks.filter(({ why }) => why.startsWith('Nothing'));
    assert.ok(rest.length > 0);
    for (const { why } of rest) assert.equal(why, 'Nothing has been said about it yet.');
    const page = exportReport(exportedOf(bare), 'markdown');
    const [decision = ''] = page.split('<details>');
    assert.doesNotMatch(decision, /: {2}Next to act|\S[.]Next to act|\| Errors \|/);
    assert.match(decision, /yet\. Next to act: /);
  });

  it('says how many steps more there are than anyone does before looking again', () => {
    const lines = Array.from({ length: 150 }, (_, index) => `  s${index}: { owner: gone-${index} }\n`);
    const many = `version: 1\nstage: design\nsystems:\n${lines.join('')}`;
    const { steps, moreSteps } = exportedOf(many).model;
    assert.equal(steps.length, 100);
    assert.ok(moreSteps > 0);
    for (const format of ['html', 'markdown'] as const)
      assert.ok(
        exportReport(exportedOf(many), format).includes(`And ${moreSteps} more steps, once these are done.`),
        format,
      );
  });

  it('has the waivers with their ends, and why one does not hold', () => {
    assert.deepEqual(
      decided().waivers.map(({ title, approver, until, reason, trouble }) => [
        title,
        approver,
        until,
        reason,
        trouble === undefined,
      ]),
      [
        ['Risk register', 'Priya Nair', '2026-12-31 (in 41 days)', 'Later.', true],
        ['Reviewed threat model', '@tomas-k', '2026-10-31 (20 days ago)', 'In January.', false],
      ],
    );
  });

  it('has the facts that a decision turns on', () => {
    const { lines, tables } = decided().keyFacts;
    assert.deepEqual(lines, [
      ['People', 'Priya Nair (approver, outcome); @tomas-k (performance); @lena-b (approver)'],
      ['Risk', 'limited tier, deployer, EU, NL'],
      ['Use', 'focused, 42,000 cases a month, audience: internal'],
      ['Agent', 'acts within limits, irreversible: post (approval: each)'],
      ['Cost', '0.04 EUR a case, at most 2,500 EUR a month'],
    ]);
    const trial = '2026-07-15 to 2026-09-30, on live copy, 9,480 cases';
    assert.deepEqual(
      tables.map(({ head, rows }) => [head, ...rows]),
      [
        [
          ['Value', 'Baseline', 'Pilot', 'Target'],
          ['cost, in EUR', '4.1 (2026-05-01 to 2026-06-30)', `2.05 (${trial})`, '1.6 (by 2027-06-30)'],
          ['rate', '', `0.64 (${trial})`, '0.8'],
        ],
        [
          ['Model', 'Provider and name', 'Version', 'Region'],
          ['coder', 'acme-ai acme-large', '2026-08-15', 'eu-west'],
          ['reader', 'acme-ai acme-vision', 'latest (moves)', ''],
        ],
        [
          ['Data', 'Owner', 'Class', 'Permitted'],
          ['vendors', '@tomas-k', 'confidential', 'granted for coding, 2026-09-20, by Priya Nair'],
          ['mails', 'nobody', 'personal', 'not stated'],
        ],
      ],
    );
  });

  it('has those sign who own the outcome and who approve, and a line where nobody is named', () => {
    assert.deepEqual(decided().signers, [
      { role: 'Outcome owner, approver', name: 'Priya Nair' },
      { role: 'Approver', name: '@lena-b' },
    ]);
    assert.deepEqual(decided({}, 'version: 1\n').signers, [
      { role: 'Outcome owner', name: '' },
      { role: 'Approver', name: '' },
    ]);
  });

  it('says what exactly was judged', () => {
    assert.deepEqual(decided().basis, [
      ['Judged on', '2026-11-20'],
      ['Go-live', '2027-03-01 (in 101 days)'],
      ['Manifest', 'ai-readiness.yaml'],
      ['Checklist', 'Edition 2026.2'],
    ]);
  });

  const commit = '4f2a9c1d03bb8e6f2a1d4f2a9c1d03bb8e6f2a1d';
  const manifest = 'ai-readiness.yaml';
  const revisions: readonly [name: string, Surroundings, string | undefined][] = [
    ['nothing is known', {}, undefined],
    ['a text that is not saved', { isUnsaved: true }, 'The manifest has changes that are not saved.'],
    [
      'all is committed',
      { revision: { commit, branch: 'main', manifest, changed: [] } },
      '4f2a9c1d03bb on main. No uncommitted changes.',
    ],
    [
      'no branch, nothing known of changes',
      { revision: { commit, manifest } },
      '4f2a9c1d03bb. Whether there were uncommitted changes is not known.',
    ],
    [
      'no commit',
      { revision: { manifest, changed: [manifest] } },
      'Unknown. Uncommitted changes in the manifest.',
    ],
    [
      'the manifest, evidence and others',
      {
        revision: {
          commit,
          branch: 'a\u202eb',
          manifest,
          changed: [manifest, 'docs/process map (1).md', 'src/a.ts', 'src/b.ts'],
        },
      },
      '4f2a9c1d03bb on a\ufffdb. Uncommitted changes in the manifest, 1 cited file (docs/process map (1).md) and 2 other files.',
    ],
    [
      'a new folder of evidence, of which git names the folder alone',
      { revision: { commit, manifest, changed: ['docs/'] } },
      '4f2a9c1d03bb. Uncommitted changes in 2 cited files (docs/process map (1).md, docs/owners.md).',
    ],
    [
      'a text that is not saved, and others',
      { isUnsaved: true, revision: { commit, manifest, changed: ['x.md'] } },
      '4f2a9c1d03bb. The manifest has changes that are not saved. Uncommitted changes in 1 other file.',
    ],
  ];
  for (const [name, surroundings, words] of revisions)
    it(`says which revision it is: ${name}`, () => {
      const found = decided(surroundings).basis.find(([term]) => term === 'Git revision');
      assert.equal(found?.[1], words);
    });

  it('has what claimed gates rest on, and what does not apply', () => {
    const [diagnose, ...others] = decided({ toManifest: '' }).evidence;
    assert.deepEqual(others, []);
    const [row] = diagnose?.rows ?? [];
    assert.deepEqual(
      [row?.title, row?.by, row?.on, row?.proof],
      ['Workflow scope', 'Priya Nair', '2026-09-10', 'checked'],
    );
    assert.deepEqual(
      row?.cited.map(({ label, note }) => [label, note]),
      [
        ['docs/process map (1).md', ''],
        ['docs/owners.md#roles', ''],
        ['../shared/a:b.md', ''],
        ['1 more', ''],
      ],
    );
  });
});

describe('links of the page', () => {
  const there: FileFact = { kind: 'file', size: 1 };
  const read = (path: string): FileFact => ({
    ...there,
    reading: { path, role: 'product', kind: 'document', testimony: [] },
  });

  /** The link of a piece of evidence, and what is said of it. */
  function linked(
    evidence: string,
    { toManifest, folder = '', fact = there }: { toManifest?: string; folder?: string; fact?: FileFact } = {},
  ): { markdown: string; html: string } {
    const yaml = `version: 1
stage: diagnose
owners: { ana: { handle: "@ana", roles: [outcome] } }
checklist:
  diagnose:
    workflow-scoped: { status: met, by: ana, on: 2026-09-10, evidence: [${evidence}] }
`;
    const name: string = evidence.startsWith('"') ? JSON.parse(evidence) : '';
    const files = new Map([[name, fact]]);
    const exported = {
      ...exportedOf(yaml, { files, folder }),
      surroundings: toManifest === undefined ? {} : { toManifest },
    };
    const [, markdown = ''] = /Evidence: (.*) \|\n/.exec(exportReport(exported, 'markdown')) ?? [];
    const [, html = ''] = /<p>Evidence:<\/p><ul><li>(.*?)<\/li>/.exec(exportReport(exported, 'html')) ?? [];
    return { markdown, html };
  }

  const files: readonly [
    what: string,
    evidence: string,
    options: Parameters<typeof linked>[1],
    target: string | undefined,
  ][] = [
    ['beside the page', '"docs/a.md"', { toManifest: '' }, 'docs/a.md'],
    ['above the page', '"docs/a.md"', { toManifest: '..' }, '../docs/a.md'],
    [
      'below the page',
      '"../shared/a.md"',
      { toManifest: 'services/x', folder: 'services/x' },
      'services/shared/a.md',
    ],
    [
      'in the folder of the page',
      '"../../out/a.md"',
      { toManifest: '../services/x', folder: 'services/x' },
      '../out/a.md',
    ],
    [
      'where it was read',
      '"DOCS\\\\a.md"',
      { toManifest: '', folder: 'x', fact: read('x/docs/a.md') },
      'docs/a.md',
    ],
    [
      'with a heading',
      '"docs/a.md#the-roles"',
      { toManifest: '', fact: read('docs/a.md') },
      'docs/a.md#the-roles',
    ],
    [
      'with signs that mean something',
      '"docs/a b (1)%#.md"',
      { toManifest: '', fact: read('docs/a b (1)%#.md') },
      'docs/a%20b%20%281%29%25%23.md',
    ],
    [
      'like a scheme',
      '"x/../javascript:x/a:b"',
      { toManifest: '', fact: read('javascript:x/a:b') },
      'javascript%3Ax/a%3Ab',
    ],
    ['in another script', '"docs/\u00fcber.md"', { toManifest: '' }, 'docs/%C3%BCber.md'],
    ['a folder', '"docs/evals/"', { toManifest: '', fact: { kind: 'folder' } }, 'docs/evals'],
    ['no way from the page', '"docs/a.md"', {}, undefined],
    ['out of the repository', '"../a.md"', { toManifest: '' }, undefined],
    ['out of the repository, by detours', '"docs/../../a.md"', { toManifest: '' }, undefined],
    ['an absolute path', '"/etc/passwd"', { toManifest: '' }, undefined],
    ['a path on a drive', '"C:/secret"', { toManifest: '' }, undefined],
    ['a path on a server', '"//evil/share"', { toManifest: '' }, undefined],
    ['what is not there', '"docs/a.md"', { toManifest: '', fact: { kind: 'missing' } }, undefined],
    ['what is outside', '"docs/a.md"', { toManifest: '', fact: { kind: 'outside' } }, undefined],
    [
      'a turn of direction',
      '"docs/\\u202egpj.exe"',
      { toManifest: '', fact: read('docs/\u202egpj.exe') },
      undefined,
    ],
    ['a line break', '"docs/a\\nb.md"', { toManifest: '', fact: read('docs/a\nb.md') }, undefined],
    ['half a character', '"docs/a.md"', { toManifest: '', fact: read('docs/\ud800.md') }, undefined],
  ];
  for (const [what, evidence, options, target] of files)
    it(`lead to a file: ${what}`, () => {
      const { markdown, html } = linked(evidence, options);
      assert.equal(/\]\(([^)]*)\)/.exec(markdown)?.[1], target, markdown);
      assert.equal(/ href="([^"]*)"/.exec(html)?.[1], target, html);
    });

  const pages: readonly [evidence: string, link: string | undefined, says: RegExp][] = [
    [
      '"https://wiki.example.org/c_(1)"',
      'https://wiki.example.org/c_%281%29',
      /wiki\.example\.org, not checked/,
    ],
    [
      '{ url: "https://wiki.example.org/c", title: "good.example", on: 2026-10-01, by: ana }',
      'https://wiki.example.org/c',
      /good\.example.* \(wiki\.example\.org, not checked, of 2026-10-01, by @ana, counts\)/,
    ],
    ['"https://user:secret@wiki.example.org/c"', undefined, /wiki\.example\.org, not checked/],
    ['"http://wiki.example.org/c"', undefined, /wiki\.example\.org, not checked/],
    ['"https://wiki.example.org\\\\@evil.example/c"', undefined, /not checked/],
    ['"https://w\u0456ki.example.org/c"', undefined, /w\u0456ki\.example\.org, not checked/],
    ['"https://wiki.example.org/\\u202ec"', 'https://wiki.example.org/c', /wiki\.example\.org, not checked/],
    ['"javascript:alert(1)"', undefined, /not checked/],
    ['{ repository: github.com/acme/x, file: docs/a.md, commit: 4f2a9c1 }', undefined, /not checked/],
  ];
  for (const [evidence, link, says] of pages)
    it(`lead to a page of the web, with its site: ${evidence}`, () => {
      const { markdown, html } = linked(evidence, { toManifest: '' });
      const shown = markdown.replaceAll('\\', '');
      assert.equal(/\]\((http[^)]*)\)/.exec(shown)?.[1], link, markdown);
      assert.equal(/ href="([^"]*)"/.exec(html)?.[1], link, html);
      assert.match(shown.replaceAll(/\]\([^)]*\)/g, ''), says);
      assert.match(html.replaceAll(/<[^>]*>/g, ''), says);
      assert.doesNotMatch(markdown + html, /secret/);
    });
});
