import { strict as assert } from 'node:assert';
import { edited, example, refusal, set, text } from '../example';

describe('setting a value that is there', () => {
  const item = text`
    checklist:
      diagnose:
        workflow-scoped:
          status: met                  # met | in-progress
          by: 'ann'   # who
          on: 2026-09-10
          reason: "quoted"
  `;

  example(
    'replaces the word alone, and leaves the comment where it is',
    item,
    [set('checklist.diagnose.workflow-scoped.status', 'unmet')],
    item.replace('status: met ', 'status: unmet '),
  );
  example(
    'keeps the quotes that are there',
    item,
    [
      set('checklist.diagnose.workflow-scoped.by', "o'hara"),
      set('checklist.diagnose.workflow-scoped.reason', 'say "yes"'),
    ],
    item.replace("'ann'", "'o''hara'").replace('"quoted"', '"say \\"yes\\""'),
  );
  example(
    'writes dates bare',
    item,
    [set('checklist.diagnose.workflow-scoped.on', '2026-10-01')],
    item.replace('2026-09-10', '2026-10-01'),
  );

  it('changes nothing where the text says it already, however it is written', () => {
    const before = 'value: { target: { value: 4.10 } }\nworkflow: { name: "X" }\n';
    assert.equal(edited(before, set('value.target.value', 4.1), set('workflow.name', 'X')), before);
  });

  example(
    'folds a folded text again, in the width that it had',
    text`
      workflow:
        summary: >   # what it does
          Reads supplier invoices, codes them,
          and routes the rest to a clerk.
        trigger: mail
    `,
    [
      set(
        'workflow.summary',
        'Reads invoices of all suppliers, codes what it is sure of and leaves the rest.\n',
      ),
    ],
    text`
      workflow:
        summary: >   # what it does
          Reads invoices of all suppliers, codes
          what it is sure of and leaves the rest.
        trigger: mail
    `,
  );
  example(
    'keeps a block text a block, with the line break at its end or without',
    'workflow:\n    summary: |\n        one\n        two\n    name: X\n',
    [set('workflow.summary', 'one\nthree')],
    'workflow:\n    summary: |-\n        one\n        three\n    name: X\n',
  );
  example(
    'writes a text of several lines as a block',
    'workflow:\n  summary: one   # c\n  name: X\n',
    [set('workflow.summary', 'one\ntwo: # no comment')],
    'workflow:\n  summary: |-   # c\n    one\n    two: # no comment\n  name: X\n',
  );
  example(
    'fills in what is empty',
    'stage:   # where\nworkflow:\n  name:\ndata: { a: { owner: } , b: }\n',
    [
      set('stage', 'design'),
      set('workflow.name', 'no'),
      set('data.a.owner', 'ann'),
      set('data.b.owner', 'ann'),
    ],
    'stage: design   # where\nworkflow:\n  name: "no"\ndata: { a: { owner: ann } , b: { owner: ann } }\n',
  );
  example(
    'turns a map into another one entry by entry',
    text`
      data:
        erp:
          permitted: { decision: pending, purpose: coding }   # asked
          system: sap   # the new one
          maxAge: 1h
    `,
    [
      set('data.erp', {
        permitted: { decision: 'granted', purpose: 'coding', on: '2026-09-20' },
        system: 'sap',
      }),
    ],
    text`
      data:
        erp:
          permitted: { decision: granted, purpose: coding, on: 2026-09-20 }   # asked
          system: sap   # the new one
    `,
  );
  example(
    'turns a list into another one item by item',
    'workflow:\n  users:\n    - a   # first\n    - b\n    - c   # last\n',
    [set('workflow.users', ['a', 'x', 'z', 'c'])],
    'workflow:\n  users:\n    - a   # first\n    - x\n    - z\n    - c   # last\n',
  );
  example(
    'puts a list in the place of a word',
    'checklist:\n  design:\n    a:\n      evidence: docs/a.md   # the map\n      status: met\n',
    [set('checklist.design.a.evidence', ['docs/a.md'])],
    'checklist:\n  design:\n    a:\n      evidence:   # the map\n        - docs/a.md\n      status: met\n',
  );
});

describe('values that stand in several places', () => {
  const shared = text`
    x-base: &base
      owner: ann
      system: sap
    data:
      one:
        <<: *base
        system: crm
      two: *base
      three: { <<: *base }
    owners:
      ann: { handle: &handle "@ann" }
      bob: { handle: *handle }
  `;

  example(
    'writes what is merged in out, where it is changed',
    shared,
    [set('data.one.owner', 'bob'), set('data.three.owner', 'bob')],
    shared
      .replace('system: crm\n', 'system: crm\n    owner: bob\n')
      .replace('{ <<: *base }', '{ <<: *base, owner: bob }'),
  );
  example(
    'puts a value in the place of an alias',
    shared,
    [set('owners.bob.handle', '@bob')],
    shared.replace('*handle', '"@bob"'),
  );
  describe('refuses in words that name the place', () => {
    const shared =
      'checklist:\n  diagnose:\n    workflow-scoped: &x { status: met, by: ann }\n    risks-registered: *x\n';
    for (const [before, path, words] of [
      [
        'just text\n',
        'stage',
        'The manifest is a single value, so "stage" cannot be set in it. Change it in the text first.',
      ],
      [
        '- a\n',
        'stage',
        'The manifest is a list, so "stage" cannot be set in it. Change it in the text first.',
      ],
      [
        'owners: ann\n',
        'owners.bob',
        '"owners" is a single value, so "bob" cannot be set in it. Change it in the text first.',
      ],
      [
        'owners: { ann: { roles: [outcome] } }\n',
        'owners.ann.roles.4',
        '"roles" of "ann" in "owners" has no entry 5.',
      ],
      [
        shared,
        'checklist.diagnose.risks-registered.by',
        'The item "Risk register" repeats a value from elsewhere (an alias). Change it there, or write it out here first.',
      ],
    ] as const)
      it(`${path} in ${JSON.stringify(before.slice(0, 20))}`, () =>
        assert.equal(refusal(before, set(path, 'bob')), words));

    it('what stands in an item that others repeat', () => {
      assert.match(
        refusal(shared, set('checklist.diagnose.workflow-scoped.by', 'bob')),
        /^"by" of the item "Workflow scope" cannot be changed on its own: other places repeat the same value/,
      );
    });
  });

  it('refuses to change what an alias repeats', () => {
    assert.match(refusal(shared, set('x-base.owner', 'bob')), /"owner" in "x-base".*repeat/);
    assert.match(refusal(shared, set('owners.ann.handle', 'x')), /"handle" of "ann" in "owners".*repeat/);
    assert.match(refusal(shared, set('data.two.owner', 'bob')), /"two" in "data" repeats/);
  });
});

describe('what is refused', () => {
  it('says why', () => {
    assert.match(refusal('stage: design\n', set('stage.name', 'x')), /"stage" is a single value/);
    assert.match(
      refusal('workflow:\n  users: [a]\n', set('workflow.users.3', 'x')),
      /"users" in "workflow" has no entry 4/,
    );
    assert.match(refusal('workflow:\n  name: x\n', set('workflow.volumePerMonth', Number.NaN)), /NaN/);
    assert.match(
      refusal('owners:\n<<<<<<< a\n  b: 1\n=======\n  c: 1\n>>>>>>> d\n', set('owners.b', 2)),
      /fix the text/,
    );
    assert.match(refusal('stage: design\nowners: {\n', set('owners.a.handle', 'x')), /fix the text|safely/);
  });
});
