import { strict as assert } from 'node:assert';
import { type FileFact, type NextStep, nextSteps } from '../../../../src/core/service';
import { manifest, reportOf } from '../support';

const team = `owners:
  ann: { handle: "@ann", roles: [outcome, approver, overseer] }
  ben: { handle: "@ben", roles: [performance, oncall] }
`;

function stepsOf(
  rest: string,
  stage = 'diagnose',
  files: Readonly<Record<string, FileFact>> = {},
): readonly NextStep[] {
  return nextSteps(reportOf(manifest(team + rest, stage), files)).steps;
}

/** What a test looks at of a step: its heading, where it is so, and what it breaks. */
function inShort({ what, path, same, items }: NextStep): readonly [string, string, string] {
  const places = [path, ...same.map((each) => each.path)].map((each) => each.join('.'));
  return [what, places.join(' '), items.join(' ')];
}

const item = (id: string, rest: string): string => `    ${id}: { ${rest} }\n`;
const met = (id: string, evidence: string): string =>
  item(id, `status: met, by: ben, on: 2026-11-01, evidence: [${evidence}]`);
const source = (id: string, rest: string): string =>
  `  ${id}: { system: erp, classification: internal, freshness: 1h, accessProvenOn: 2026-11-01${rest} }\n`;
const erp = 'systems:\n  erp: { owner: ann, access: read, environment: production, changeLeadTime: 5d }\n';

describe('one cause at several places is one step', () => {
  const sources = `${erp}data:\n${source('crm', '')}${source('dwh', '')}${source('mail', ', owner: ann')}`;

  it('three facts that are missing, as a finding tells them', () => {
    const three = stepsOf(
      `${sources}${source('web', '')}checklist:\n  diagnose:\n${met('data-sources-inventoried', 'docs/a.md')}`,
    );
    assert.deepEqual(three.filter(({ key }) => key.startsWith('data/no-owner')).map(inShort), [
      [
        '3 data sources have no owner: crm, dwh, web',
        'data.crm data.dwh data.web',
        'data-sources-inventoried',
      ],
    ]);
    const [step] = three;
    assert.equal(step?.how, 'Name who is accountable for their quality and use');
    assert.deepEqual(step?.opens, { stage: 'diagnose', step: 1, of: 9 });
  });

  it('and nothing else of the same entries', () => {
    const steps = stepsOf(
      `${erp}data:\n  a: { system: erp, freshness: 1h, usedFor: [input] }\n  b: { system: erp, owner: ann, usedFor: [input] }\nchecklist:\n  diagnose:\n${met('data-sources-inventoried', 'docs/a.md')}`,
    );
    const own = steps.filter(({ items }) => items.includes('data-sources-inventoried'));
    assert.deepEqual(own.map(({ what, key }) => [what, key]).sort(), [
      // The owner of one has nothing to do with the other.
      ['"a" has no classification', 'data/"classification"'],
      ['"b" has no classification', 'data/"classification"/ann'],
      ['"b" has no freshness', 'data/"freshness"/ann'],
      ['The data source "a" has no owner', 'data/no-owner/"owner"'],
    ]);
  });

  it('facts that are missing, where only a claim tells them', () => {
    const steps = stepsOf(
      `systems:\n  erp: { access: read }\n  crm: { access: read }\n  dwh: { owner: ann }\nchecklist:\n  diagnose:\n${met('systems-inventoried', 'docs/a.md')}`,
    );
    assert.deepEqual(inShort(steps[0] as NextStep), [
      '2 systems have no owner: erp, crm',
      'systems.erp systems.crm',
      'systems-inventoried',
    ]);
    assert.equal(steps[0]?.finding, undefined);
  });

  const claimed = `checklist:\n  diagnose:\n${met('data-sources-inventoried', 'docs/a.md')}`;

  it('a step that is done at one of them keeps its key', () => {
    const keys = [sources, sources.replace('mail', 'web').replace(', owner: ann', '')].map(
      (text) =>
        stepsOf(text + claimed, 'design').find(({ finding }) => finding?.code === 'data/no-owner')?.key,
    );
    assert.deepEqual(keys, ['data/no-owner/"owner"', 'data/no-owner/"owner"']);
  });

  it('many of them are not all named, and a name is shown as text of bounded length', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => source(name, ''));
    const steps = stepsOf(
      `${erp}data:\n${names.join('')}${source(`x${'-long'.repeat(20)}`, '')}${claimed}`,
      'design',
    );
    assert.deepEqual(
      steps.filter(({ key }) => key === 'data/no-owner/"owner"').map(({ what }) => what),
      ['8 data sources have no owner: a, b, c, d, e and 3 more'],
    );
  });

  describe('one file that several items cite, with the same complaint:', () => {
    const cited = `checklist:
  diagnose:
${met('workflow-scoped', 'docs/a.md')}${met('risks-registered', 'docs/a.md')}${item('risk-tier-assigned', 'status: in-progress, evidence: [docs/a.md]')}`;
    const complaints: readonly [what: string, fact: FileFact, step: string][] = [
      ['it is not there', { kind: 'missing' }, '"docs/a.md" does not exist in this repository'],
      [
        'it has moved',
        { kind: 'missing', movedTo: 'docs/b.md' },
        '"docs/a.md" does not exist in this repository',
      ],
      ['it is empty', { kind: 'file', size: 0 } as FileFact, '"docs/a.md" is empty'],
      ['it lies elsewhere', { kind: 'outside' }, '"docs/a.md" is outside the repository'],
    ];
    for (const [what, fact, heading] of complaints)
      it(what, () => {
        const steps = stepsOf(cited, 'diagnose', { 'docs/a.md': fact });
        assert.deepEqual(
          steps.filter((step) => step.what === heading).map(inShort),
          [
            [
              heading,
              'checklist.diagnose.workflow-scoped.evidence.0 checklist.diagnose.risks-registered.evidence.0 checklist.diagnose.risk-tier-assigned.evidence.0',
              fact.kind === 'outside'
                ? 'workflow-scoped risks-registered risk-tier-assigned'
                : 'workflow-scoped risks-registered',
            ],
          ],
          steps.map((step) => step.what).join('; '),
        );
      });

    it('and a contract that is the same file', () => {
      const steps = stepsOf(
        `${erp}data:\n${source('crm', ', owner: ann, contract: docs/a.md')}${cited}`,
        'diagnose',
        { 'docs/a.md': { kind: 'missing' } },
      );
      const own = steps.filter(({ finding }) => finding?.code === 'evidence/missing-file');
      assert.equal(own.length, 1);
      assert.equal(own[0]?.same.length, 3);
    });

    it('but two files are two', () => {
      const steps = stepsOf(cited.replace('docs/a.md', 'docs/c.md'), 'diagnose', {
        'docs/a.md': { kind: 'missing' },
        'docs/c.md': { kind: 'missing' },
      });
      assert.equal(steps.filter(({ finding }) => finding?.code === 'evidence/missing-file').length, 2);
    });
  });

  it('the same slip of the pen at several places', () => {
    const steps = stepsOf(
      'systems:\n  erp: { acces: read }\n  crm: { owner: ann, access: reed }\n  dwh: { owner: ann, access: reed }\n',
    );
    assert.deepEqual(
      steps.filter(({ finding }) => finding?.code === 'schema/not-one-of').map((step) => inShort(step)[1]),
      ['systems.crm.access systems.dwh.access'],
    );
  });

  it('whoever is not listed, as an owner and as who is asked next', () => {
    const steps = stepsOf(
      `systems:\n  erp: { owner: support-lead }\nescalation:\n  - { when: late, to: support-lead, within: 1h, safeDefault: hold }\nchecklist:\n  design:\n${met('escalation-path-defined', 'docs/a.md')}`,
      'design',
    );
    const own = steps.filter(({ what }) => what.includes('support-lead'));
    assert.deepEqual(own.map(inShort), [
      [
        '"support-lead" is not under "owners"',
        'systems.erp.owner escalation.0.to',
        'systems-inventoried escalation-path-defined',
      ],
    ]);
  });

  it('a role that nobody holds is another one than an owner whom nobody knows', () => {
    const steps = stepsOf(
      'systems:\n  erp: { owner: legal }\nescalation:\n  - { when: late, to: legal, within: 1h, safeDefault: hold }\n',
      'design',
    );
    assert.equal(steps.filter(({ what }) => what.includes('legal')).length, 2);
  });

  describe('a fact that is missing and that open work asks for is no step of its own,', () => {
    const keyed = (rest: string): readonly string[] =>
      stepsOf(`${erp}data:\n${source('crm', '')}${rest}`, 'design')
        .filter(({ what, how }) => /owner/.test(`${what} ${how}`) && /crm/.test(`${what} ${how}`))
        .map(({ key }) => key);
    const rows: readonly [what: string, rest: string, ...keys: string[]][] = [
      ['where the work names it', '', 'item/data-sources-inventoried'],
      ['but where the item is claimed', claimed, 'data/no-owner/"owner"'],
    ];
    for (const [what, rest, ...keys] of rows) it(what, () => assert.deepEqual(keyed(rest), keys));

    it('nor where nobody has begun to say anything of it', () => {
      const proven = (rest: string): readonly string[] =>
        stepsOf(`${erp}data:\n  crm: { system: erp, owner: ann }\n${rest}`, 'design')
          .filter(({ items }) => items.includes('data-access-proven'))
          .map(({ key }) => key);
      assert.deepEqual(proven(''), ['item/data-access-proven']);
      assert.deepEqual(proven(`  dwh: { system: erp, owner: ann, accessProvenOn: 2026-11-01 }\n`), [
        'item/data-access-proven',
      ]);
    });
  });

  it('two things that are told at one place are two', () => {
    const none = nextSteps(reportOf(manifest('owners: { ann: { handle: "@a" } }\n', 'design'))).steps;
    assert.deepEqual(
      none.filter(({ finding }) => finding?.code === 'owner/role-missing').map(({ what }) => what),
      ['No owner has the role "outcome"', 'No owner has the role "performance"'],
    );
  });
});

describe('what is wrong with what comes before an item', () => {
  const items = (rest: string): string => `checklist:\n  diagnose:\n${rest}`;

  it('is told with the work on it', () => {
    const steps = stepsOf(items(item('owners-named', 'status: unmet, dependsOn: [risks-registred, ghost]')));
    const own = steps.filter(({ items }) => items.includes('owners-named'));
    assert.deepEqual(
      own.map(({ key, what, how, kind, finding, same }) => [
        key,
        what,
        how,
        kind,
        finding?.fixes[0]?.title,
        same.length,
      ]),
      [
        [
          'item/owners-named',
          'Named owners',
          '"risks-registred" is not an item of the checklist, so nothing can depend on it. Did you mean "risks-registered"? "ghost" is not an item of the checklist, so nothing can depend on it.',
          'open',
          'Change to "risks-registered"',
          0,
        ],
      ],
    );
    assert.equal(own[0]?.opens?.of, 9);
  });

  it('is one step of its own where several items come after what is not there', () => {
    const steps = stepsOf(
      items(
        item('owners-named', 'status: unmet, dependsOn: [ghost]') +
          item('risks-registered', 'status: unmet, dependsOn: [ghost]'),
      ),
    );
    assert.deepEqual(
      steps.filter(({ finding }) => finding?.code === 'item/unknown').map((step) => inShort(step).slice(1)),
      [
        [
          'checklist.diagnose.owners-named.dependsOn.0 checklist.diagnose.risks-registered.dependsOn.0',
          'owners-named risks-registered',
        ],
      ],
    );
  });

  it('is one step of its own where items come after each other in a circle, or the item is done', () => {
    const circle = stepsOf(
      items(
        item('owners-named', 'status: unmet, dependsOn: [risks-registered]') +
          item('risks-registered', 'status: unmet, dependsOn: [owners-named]'),
      ),
    );
    assert.equal(circle.filter(({ finding }) => finding?.code === 'item/circular-dependency').length, 1);
    const done = stepsOf(
      items(
        item('workflow-scoped', 'status: met, by: ben, on: 2026-11-01, evidence: [a.md], dependsOn: [ghost]'),
      ),
    );
    const own = done.filter(({ path }) => path.includes('workflow-scoped'));
    assert.deepEqual(
      own.map(({ key, items }) => [key, items]),
      // It is satisfied all the same, and not broken.
      [['item/unknown/"ghost"', []]],
    );
  });

  it('is put right with an item whose id is misspelled, and is nothing else to be done', () => {
    const text = items(
      item('risks-registred', 'status: unmet') +
        item('owners-named', 'status: unmet, dependsOn: [risks-registred]'),
    );
    const steps = stepsOf(text).filter(({ finding }) => finding?.code === 'item/unknown');
    assert.deepEqual(
      steps.map(({ path, finding }) => [path.join('.'), finding?.fixes[0]?.operations.length]),
      [['checklist.diagnose.risks-registred', 2]],
    );
  });
});

describe('what several people have to do apart', () => {
  const built = (id: string, owner: string): string =>
    `  ${id}: { system: erp, direction: read, status: built, owner: ${owner} }\n`;

  it('is a step for each integration that is not live, after what leads forward', () => {
    const steps = stepsOf(
      `${erp}integrations:\n${built('a', 'ann')}${built('b', 'ben')}${built('c', 'ben')}`,
      'operate',
    ).filter(({ finding }) => finding?.code === 'integration/not-live');
    assert.deepEqual(
      steps.map(({ path, who, same }) => [path[1], who, same.length]),
      [
        ['a', 'ann', 0],
        ['b', 'ben', 0],
        ['c', 'ben', 0],
      ],
    );
  });

  it('is a step for each owner, where the same fact is missing', () => {
    const text = `${erp}integrations:\n${built('a', 'ann')}${built('b', 'ben')}${built('c', 'ben')}checklist:\n  design:\n${met('integration-contracts-defined', 'docs/a.md')}`;
    const steps = stepsOf(text, 'design').filter(
      ({ finding }) => finding?.code === 'integration/fallback-missing',
    );
    assert.deepEqual(
      steps.map(({ what, who }) => [what, who]),
      [
        ['"a" has no fallback', 'ann'],
        ['2 integrations have no fallback: b, c', 'ben'],
      ],
    );
  });

  it('giving a claim up is no less to do than what leads forward', () => {
    const steps = stepsOf(
      `${erp}integrations:\n${built('a', 'ann')}evaluations: { e: { item: evaluation-passed, metrics: { m: { threshold: "> 1", value: 2 } } } }\nmodels: { m: { provider: x, version: latest } }\nsignals: { s: { owner: bem } }\n${`checklist:\n  deploy:\n${met('integration-tested', 'docs/a.md')}`}`,
      'operate',
    ).filter(({ opens }) => opens?.stage === 'deploy');
    const at = (code: string): number => steps.findIndex(({ finding }) => finding?.code === code);
    const back = at('integration/not-live');
    assert.ok(back >= 0);
    const ways = steps.slice(back + 1).flatMap(({ finding }) => finding?.fixes ?? []);
    assert.ok(
      ways.every(({ kind }) => kind === 'set-back' || kind === 'reopen' || kind === 'postpone'),
      ways.map(({ title }) => title).join('; '),
    );
  });
});

describe('the heading of a step', () => {
  const saying = (message: string): Pick<NextStep, 'what' | 'how'> | undefined => {
    const report = reportOf(manifest(`${team}${erp}`));
    const [finding] = reportOf(manifest(`${team}systems: { erp: { owner: ghost } }\n`)).findings.filter(
      ({ severity }) => severity === 'error',
    );
    const [step] = nextSteps({
      ...report,
      findings: finding === undefined ? [] : [{ ...finding, message, code: 'evidence/contradicted' }],
    }).steps;
    return step && { what: step.what, how: step.how };
  };
  const rows: readonly [message: string, what: string, how: string][] = [
    [
      '"docs/stop.md" line 14: the person who may stop is "ann", the manifest says "ben".',
      'The person who may stop is "ann", the manifest says "ben"',
      'It stands in "docs/stop.md", line 14.',
    ],
    ['"docs/a: b.md" line 1,204: it is late.', 'It is late', 'It stands in "docs/a: b.md", line 1,204.'],
    ['"docs/stop.md": it is about something else.', '"docs/stop.md": it is about something else', ''],
    ['"erp" has no owner: name one.', '"erp" has no owner', 'Name one.'],
  ];
  for (const [message, what, how] of rows)
    it(message, () => assert.deepEqual(saying(message), { what, how }));
});

describe('a claim that the facts prove wrong', () => {
  it('that an item does not apply is its own cause: the facts are as they should be', () => {
    const steps = stepsOf(
      `${erp}integrations:\n  post: { system: erp, direction: write }\nchecklist:\n  deploy:\n${item('rollback-rehearsed', 'status: not-applicable, reason: It only reads mail.')}`,
      'deploy',
    );
    const own = steps.filter(({ items, kind }) => kind === 'error' && items.includes('rollback-rehearsed'));
    assert.deepEqual(
      own.map(({ finding }) => finding?.code),
      ['item/contradicted'],
    );
  });
});

describe('a claim that cannot be made of an item', () => {
  const rows: readonly [what: string, rest: string][] = [
    ['that it does not apply', 'status: not-applicable, reason: There are none here'],
    ['that it is waived', 'status: waived, reason: Later, approver: ann, expires: 2026-12-31'],
  ];
  for (const [what, rest] of rows)
    it(`leaves the work, once it is given up: ${what}`, () => {
      const id = what.includes('waived') ? 'owners-named' : 'risks-registered';
      const steps = stepsOf(`checklist:\n  diagnose:\n${item(id, rest)}`);
      const own = steps.filter(({ items }) => items.includes(id));
      assert.deepEqual(
        own.map(({ kind, finding }) => [kind, finding?.code]),
        [
          ['error', what.includes('waived') ? 'waiver/not-waivable' : 'item/not-applicable-refused'],
          ['open', undefined],
        ],
      );
      assert.equal(own[1]?.how, 'Once it is reopened, this is the work.');
      assert.deepEqual([own[0]?.opens?.of, own[1]?.opens?.of], [10, 10]);
    });

  it('leaves the work also where its status is misspelled and its facts are not there', () => {
    const steps = stepsOf(
      `${erp}data:\n  a: { system: erp, owner: ann }\nchecklist:\n  diagnose:\n${item('data-sources-inventoried', 'status: done, by: ann, on: 2026-11-01, evidence: [docs/a.md]')}`,
    );
    const own = steps.filter(
      ({ items, opens }) => items.includes('data-sources-inventoried') && opens !== undefined,
    );
    assert.equal(own.length, 2);
  });
});

it('a system that nobody knows is one cause, whoever refers to it', () => {
  const steps = stepsOf(
    'systems:\n  sap: { owner: ann }\ndata:\n  a: { system: spa, owner: ann }\nintegrations:\n  p: { system: spa, direction: read, owner: ann }\n',
    'design',
  );
  const own = steps.filter(({ what }) => what.includes('"spa"'));
  assert.deepEqual(own.map(inShort), [
    ['"spa" is not under "systems"', 'data.a.system integrations.p.system', own[0]?.items.join(' ')],
  ]);
});
