import { strict as assert } from 'node:assert';
import type { Repository } from '../../../../src/core/facts/evidence';
import { evaluate, type FileFact, type ItemReport, readDocument } from '../../../../src/core/service';
import { manifest, reportOf, today } from '../support';

const owners = 'owners:\n  priya: { roles: [outcome, performance] }\n  lena: { roles: [approver] }\n';

const files: Record<string, FileFact> = {
  'there.md': { kind: 'file', size: 10 },
  folder: { kind: 'folder' },
  hollow: { kind: 'folder', isEmpty: true },
  'gone.md': { kind: 'missing' },
  'empty.md': { kind: 'file', size: 0 },
  'outside.md': { kind: 'outside' },
  'denied.md': { kind: 'not-checked', reason: 'permission is denied', advice: 'make it readable' },
  'template.md': { kind: 'file', size: 10, unchangedTemplate: true },
};

function item(id: string, stage: string, claim: string): ItemReport {
  const text = manifest(`${owners}checklist: { ${stage}: { ${id}: ${claim} } }\n`);
  const found = reportOf(text, files).items.find((each) => each.id === id);
  assert.ok(found !== undefined);
  return found;
}

const met = (evidence: string): ItemReport =>
  item('risks-registered', 'diagnose', `{ status: met, evidence: [${evidence}] }`);
const waived = (rest: string, id = 'threat-model-reviewed', stage = 'design'): ItemReport =>
  item(id, stage, `{ status: waived, ${rest} }`);

/** Where an item stands, by what is said of it. */
const table: readonly [name: string, item: () => ItemReport, satisfied: boolean, because: string][] = [
  ['nothing', () => item('risks-registered', 'diagnose', '{}'), false, 'Not done yet.'],
  [
    'in progress',
    () => item('risks-registered', 'diagnose', '{ status: in-progress, by: lena }'),
    false,
    'In progress by lena.',
  ],
  ['met without evidence', () => met(''), false, 'It is marked as met, but no evidence is listed.'],
  ['a file that is there', () => met('there.md'), true, 'Met, with 1 piece of evidence.'],
  ['a folder', () => met('folder'), false, 'It is marked as met, but none of its evidence holds (weak).'],
  [
    'an empty folder',
    () => met('hollow'),
    false,
    'It is marked as met, but none of its evidence holds (empty).',
  ],
  [
    'a link that nobody has opened',
    () => met('"https://wiki.example.com/a"'),
    false,
    'It is marked as met, but none of its evidence holds (weak).',
  ],
  [
    'a link that somebody has opened',
    () => met('{ url: "https://wiki.example.com/a", on: 2026-10-01, by: priya }'),
    true,
    'Met, with 1 piece of evidence.',
  ],
  [
    'a link that nobody has opened, for an item that no gate needs',
    () => item('capability-retained', 'operate', '{ status: met, evidence: ["https://wiki.example.com/a"] }'),
    true,
    'Met, with 1 piece of evidence.',
  ],
  [
    'a link that has not expired',
    () => met('{ url: "https://a.example/minutes", on: 2026-10-01, by: priya, expires: 2026-11-22 }'),
    true,
    'Met, with 1 piece of evidence.',
  ],
  [
    'a file of another repository, whatever is here under that path',
    () => met('{ repository: github.com/acme/platform, commit: 4f2a9c1, file: gone.md }'),
    true,
    'Met, with 1 piece of evidence.',
  ],
  [
    'a file of another repository that has expired',
    () => met('{ repository: github.com/acme/platform, file: there.md, expires: 2026-11-21 }'),
    false,
    'It is marked as met, but none of its evidence holds (expired).',
  ],
  ['one of two files', () => met('gone.md, there.md'), true, 'Met, with 1 piece of evidence.'],
  [
    'a missing file',
    () => met('gone.md'),
    false,
    'It is marked as met, but none of its evidence holds (missing).',
  ],
  [
    'a missing and an empty file',
    () => met('gone.md, empty.md, { file: gone.md }'),
    false,
    'It is marked as met, but none of its evidence holds (missing, empty).',
  ],
  [
    'a file outside',
    () => met('outside.md'),
    false,
    'It is marked as met, but none of its evidence holds (outside the repository).',
  ],
  [
    'a file that could not be looked at',
    () => met('denied.md'),
    false,
    'It is marked as met, but none of its evidence holds (could not be checked).',
  ],
  [
    'a file that could not be looked at, and one that is there',
    () => met('denied.md, there.md'),
    true,
    'Met, with 1 piece of evidence.',
  ],
  [
    'a template',
    () => met('template.md'),
    false,
    'It is marked as met, but none of its evidence holds (an unfilled template).',
  ],
  [
    'an expired link',
    () => met('{ url: "https://a.example/minutes", expires: 2026-11-21 }'),
    false,
    'It is marked as met, but none of its evidence holds (expired).',
  ],
  [
    'an address of something else than a page',
    () => met('"ftp://example.com/a"'),
    false,
    'It is marked as met, but none of its evidence holds (not a web address).',
  ],
  [
    'not applicable',
    () => item('first-workflow-justified', 'diagnose', '{ status: not-applicable, reason: Mandated. }'),
    true,
    'Does not apply: Mandated.',
  ],
  [
    'not applicable without a reason',
    () => item('first-workflow-justified', 'diagnose', '{ status: not-applicable }'),
    false,
    'It is marked as not applicable, but no reason is given.',
  ],
  [
    'not applicable where it always applies',
    () => item('risks-registered', 'diagnose', '{ status: not-applicable, reason: No. }'),
    false,
    'This item always applies.',
  ],
  [
    'a waiver',
    () => waived('reason: Later., approver: lena, expires: 2027-01-31'),
    true,
    'Waived until 2027-01-31: Later.',
  ],
  [
    'a waiver that ended yesterday',
    () => waived('reason: Later., approver: lena, expires: 2026-11-21'),
    false,
    'The waiver expired on 2026-11-21.',
  ],
  [
    'a waiver that lasts too long, which only warns',
    () => waived('reason: Later., approver: lena, expires: 2028-01-31'),
    true,
    'Waived until 2028-01-31: Later.',
  ],
  [
    'a waiver without an end and approver',
    () => waived('reason: Later.'),
    false,
    'The waiver has no approver, no expires.',
  ],
  [
    'a waiver by the person who owns performance',
    () => waived('reason: Later., approver: priya, expires: 2027-01-31'),
    false,
    'The waiver is approved by the person who owns performance.',
  ],
  [
    'a waiver of what cannot be waived',
    () => waived('reason: Later., approver: lena, expires: 2027-01-31', 'owners-named', 'diagnose'),
    false,
    'This item cannot be waived.',
  ],
];

describe('evaluate/items', () => {
  for (const [name, make, satisfied, because] of table) {
    it(name, () => {
      const report = make();
      assert.deepEqual([report.satisfied, report.because], [satisfied, because]);
    });
  }

  it('takes a file for proof only where someone has looked, or where that is given up on purpose', () => {
    const text = manifest(
      'checklist: { diagnose: { risks-registered: { status: met, evidence: [a.md] } } }\n',
    );
    const told = (repository?: Repository) => {
      const report = evaluate(readDocument(text), {
        today,
        ...(repository === undefined ? {} : { repository }),
      });
      const found = report.items.find(({ id }) => id === 'risks-registered');
      const messages = report.findings.filter(({ code }) => code === 'evidence/not-checked');
      return [found?.satisfied, found?.evidence[0]?.state, messages[0]?.severity, messages[0]?.message];
    };
    const unknown =
      '"a.md" could not be checked (nobody has looked for it), so it proves nothing: check again.';
    assert.deepEqual(told(), [false, 'unknown', 'error', unknown]);
    assert.deepEqual(told({ files: new Map() }), [false, 'unknown', 'error', unknown]);
    assert.deepEqual(told('taken-to-hold'), [true, 'holds', undefined, undefined]);
  });

  it('of an item that nobody speaks of, says that', () => {
    const report = reportOf(manifest('')).items.find(({ id }) => id === 'risks-registered');
    assert.deepEqual(
      [report?.stated, report?.status, report?.because],
      [false, 'unmet', 'Nothing has been said about it yet (Diagnose).'],
    );
  });

  it('every item that is claimed and not satisfied has an error that says why', () => {
    const claims = [
      ...['', 'denied.md', 'gone.md', 'empty.md', 'outside.md', 'template.md', '"file:///a"'].map(
        (evidence) => `{ status: met, evidence: [${evidence}] }`,
      ),
      '{ status: not-applicable }',
      '{ status: not-applicable, reason: No. }',
      '{ status: waived }',
      '{ status: waived, reason: No., approver: priya, expires: 2027-01-31 }',
      '{ status: waived, reason: No., approver: lena, expires: 2026-01-31 }',
      '{ status: waived, approver: lena, expires: 2027-01-31 }',
    ];
    const claimed = [
      'risks-registered',
      'owners-named',
      'first-workflow-justified',
      'data-sources-inventoried',
    ];
    for (const claim of claims) {
      const text = manifest(
        `${owners}checklist:\n  diagnose:\n${claimed.map((id) => `    ${id}: ${claim}\n`).join('')}`,
      );
      const report = reportOf(text, files);
      for (const { id, satisfied, because } of report.items.filter(({ stated }) => stated)) {
        const told = report.findings.some(
          ({ severity, items }) => severity === 'error' && items.includes(id),
        );
        assert.ok(satisfied || told, `${id} ${claim}: ${because}`);
      }
    }
  });

  it('knows when a review is due', () => {
    const due = (id: string, stage: string, on: string): string | undefined =>
      item(id, stage, `{ status: met, on: ${on}, evidence: [there.md] }`).reviewDue;
    assert.equal(due('data-quality-baselined', 'design', '2026-10-31'), '2026-11-30');
    assert.equal(due('privacy-controls-designed', 'design', '2024-02-29'), '2025-02-28');
    assert.equal(due('technical-file-current', 'deploy', '2026-10-31'), undefined);
    assert.equal(due('risks-registered', 'diagnose', '2026-10-31'), undefined);
  });

  const facts: readonly [about: string, id: string, stage: string, rest: string][] = [
    [
      'the contract of data',
      'data-contract-agreed',
      'design',
      'data: { a: { owner: priya, contract: FILE } }',
    ],
    [
      'the contract of an integration',
      'integration-contracts-defined',
      'design',
      'integrations: { a: { side: provider, direction: read, contract: FILE } }',
    ],
    [
      'the result of an evaluation',
      'evaluation-passed',
      'deploy',
      'evaluations: { a: { item: evaluation-passed, metrics: { m: { threshold: "> 0" } }, result: { file: FILE } } }',
    ],
    [
      'the result of a metric',
      'adversarial-tests-passed',
      'deploy',
      'evaluations: { a: { item: adversarial-tests-passed, metrics: { m: { threshold: "> 0", file: FILE } } } }',
    ],
  ];
  for (const [about, id, stage, rest] of facts)
    it(`${about} is evidence without being cited`, () => {
      const under = (file: string, claim = '{ status: met }') => {
        const text = manifest(
          `${owners}${rest.replace('FILE', file)}\nchecklist: { ${stage}: { ${id}: ${claim} } }\n`,
        );
        const report = reportOf(text, files);
        const found = report.items.find((each) => each.id === id);
        const errors = report.findings.filter(
          ({ severity, items }) => severity === 'error' && items.includes(id),
        );
        return [found?.satisfied, found?.because, errors.map(({ code }) => code).join()];
      };
      assert.deepEqual(under('there.md'), [true, 'Met, with 1 piece of evidence.', '']);
      assert.deepEqual(under('there.md', '{ status: met, evidence: [there.md] }'), [
        true,
        'Met, with 1 piece of evidence.',
        '',
      ]);
      assert.deepEqual(under('"https://wiki.example.com/a"'), [
        false,
        'It is marked as met, but none of its evidence holds (weak).',
        '',
      ]);
      for (const [file, state, code] of [
        ['gone.md', 'missing', 'evidence/missing-file'],
        ['empty.md', 'empty', 'evidence/empty-file'],
        ['outside.md', 'outside the repository', 'evidence/outside-repository'],
        ['denied.md', 'could not be checked', 'evidence/not-checked'],
        ['template.md', 'an unfilled template', 'item/met-without-evidence'],
      ] as const)
        assert.deepEqual(under(file), [
          false,
          `It is marked as met, but none of its evidence holds (${state}).`,
          code,
        ]);
    });

  it('an evaluation that is about no item is evidence of none', () => {
    const text = manifest(
      `${owners}evaluations: { a: { metrics: { m: { threshold: "> 0" } }, result: { file: there.md } } }\nchecklist: { deploy: { evaluation-passed: { status: met } } }\n`,
    );
    const found = reportOf(text, files).items.find(({ id }) => id === 'evaluation-passed');
    assert.equal(found?.because, 'It is marked as met, but no evidence is listed.');
  });

  it('what an evaluation says against an item is one finding, and the item is not satisfied', () => {
    const text = manifest(
      `${owners}evaluations: { a: { item: evaluation-passed, metrics: { m: { threshold: ">= 0.9", value: 0.8 } } } }\nchecklist: { deploy: { evaluation-passed: { status: met, evidence: [there.md] } } }\n`,
    );
    const report = reportOf(text, files);
    const found = report.items.find(({ id }) => id === 'evaluation-passed');
    assert.equal(found?.because, 'The facts say otherwise: "m" is 0.8, which misses ">= 0.9".');
    assert.deepEqual(
      report.findings.filter(({ severity }) => severity === 'error').map(({ code }) => code),
      ['evaluation/below-threshold'],
    );
  });
});

describe('links that lead to no page of their own', () => {
  for (const [url, state] of Object.entries({
    'https://www.google.com/': 'weak',
    'https://github.com/': 'weak',
    'https://wiki.acme.org': 'weak',
    'https://wiki.acme.org/index.html': 'weak',
    'https://giphy.com/gifs/cat': 'weak',
    'https://bit.ly/3abc': 'weak',
    'https://10.0.0.1/x': 'weak',
    'https://192.168.2.7/x': 'weak',
    'https://docs.google.com/document/d/1abc': 'holds',
    'https://wiki.acme.org/pages/12': 'holds',
    'https://wiki.acme.org/#/pages/12': 'holds',
    'https://wiki.acme.org/?page=12': 'holds',
    'https://wiki/owners': 'holds',
  }))
    it(`${url}: ${state}`, () => {
      const text = manifest(
        `${owners}checklist: { diagnose: { risks-registered: { status: met, evidence: [{ url: "${url}", on: 2026-02-04, by: priya }] } } }\n`,
      );
      const item = reportOf(text, files).items.find(({ id }) => id === 'risks-registered');
      assert.deepEqual(
        item?.evidence.map((each) => each.state),
        [state],
      );
    });
});

describe('evidence in another repository', () => {
  const text = manifest(
    `${owners}checklist: { diagnose: { risks-registered: { status: met, evidence: [{ repository: github.com/acme/platform, commit: 9d07c3e, file: gone.md }] } } }\n`,
  );

  it('is not looked for in this one', () => assert.deepEqual(readDocument(text).files, []));

  it('has no finding', () =>
    assert.deepEqual(
      reportOf(text, files).findings.filter(({ code }) => code.startsWith('evidence/')),
      [],
    ));

  it('is weak without the commit, under which alone it never changes', () =>
    assert.deepEqual(
      reportOf(text.replace(' commit: 9d07c3e,', ''), files)
        .findings.filter(({ code }) => code.startsWith('evidence/'))
        .map(({ code }) => code),
      ['evidence/weak'],
    ));

  it('is told by the repository and the path', () =>
    assert.equal(
      reportOf(text, files).items.find(({ id }) => id === 'risks-registered')?.evidence[0]?.elsewhere,
      'github.com/acme/platform/gone.md',
    ));
});
