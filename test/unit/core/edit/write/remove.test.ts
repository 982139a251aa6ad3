import { strict as assert } from 'node:assert';
import { edited, example, move, refusal, remove, rename, set, text } from '../example';

describe('removing', () => {
  const manifest = text`
    version: 1
    stage: design

    # people
    owners:
      # decides
      ann: { handle: "@ann", roles: [outcome] }   # for now
      # runs it
      bob: { handle: "@bob", roles: [performance, oncall] }

      cat: { handle: "@cat" }
      # to come: dan

    checklist:
      diagnose:
        workflow-scoped:
          status: met
          evidence: [docs/map.md]   # the map
        owners-named: { status: unmet }
      design:
        data-contract-agreed:
          evidence:
            - docs/a.md   # v1
            # the newer one
            - docs/b.md   # v2
  `;

  example(
    'takes an entry with its comments, and nobody else’s',
    manifest,
    [remove('owners.bob')],
    manifest.replace(/ {2}# runs it\n.*\n/, ''),
  );
  example(
    'closes the gap that set an entry apart',
    manifest,
    [remove('owners.cat')],
    manifest.replace('\n\n  cat: { handle: "@cat" }\n', '\n'),
  );
  example(
    'takes one of several out of brackets',
    manifest,
    [remove('owners.bob.roles.0'), remove('owners.ann.handle')],
    manifest.replace('[performance, oncall]', '[oncall]').replace('{ handle: "@ann", roles', '{ roles'),
  );
  example(
    'takes a field that is left empty with the last of its values',
    manifest,
    [remove('checklist.diagnose.workflow-scoped.evidence.0')],
    manifest.replace(/ {6}evidence: \[docs.map.md\] .*\n/, ''),
  );
  example(
    'takes an item of a list with its comments',
    manifest,
    [remove('checklist.design.data-contract-agreed.evidence.1')],
    manifest.replace(/ {8}# the newer one\n.*\n/, ''),
  );
  example(
    'leaves a section and a named entry as empty brackets',
    'owners:\n  ann:\n    handle: x\nescalation: [ { to: ann } ]\n',
    [remove('owners.ann.handle'), remove('owners.ann'), remove('escalation.0')],
    'owners: {}\nescalation: []\n',
  );
  example(
    'leaves the comments of a list that it empties',
    'checklist:\n  design:\n    a:\n      status: met\n      evidence:\n        - x\n        # - y\n',
    [remove('checklist.design.a.evidence.0')],
    'checklist:\n  design:\n    a:\n      status: met\n      evidence: []\n        # - y\n',
  );
  example(
    'lets the next entry move up behind the dash',
    'escalation:\n- when: a\n  # who\n  to: ann\n- to: bob\n',
    [remove('escalation.0.when')],
    'escalation:\n- # who\n  to: ann\n- to: bob\n',
  );
  example(
    'keeps a comment that speaks for several',
    'owners:\n  # all of them\n  ann: { handle: a }\n  bob: { handle: b }\n',
    [remove('owners.ann')],
    'owners:\n  # all of them\n  bob: { handle: b }\n',
  );
  it('refuses what is not written there', () => {
    const before = 'x: &x { a: 1, b: 2 }\ny:\n  <<: *x\n  c: 3\nz: *x\n';
    assert.match(refusal(before, remove('y.a')), /merged in/);
    assert.match(refusal(before, remove('z.a')), /alias/);
    assert.match(refusal(before, remove('q')), /nothing at "q"/);
    assert.equal(edited(before, remove('y.c')), before.replace('  c: 3\n', ''));
  });
});

describe('renaming', () => {
  it('keeps quotes, place and comments', () => {
    const before = 'owners:\n  # a\n  "ann": { handle: x } # b\n  bob: {}\n';
    assert.equal(edited(before, rename('owners.ann', 'amy')), before.replace('ann', 'amy'));
    assert.equal(edited(before, rename('owners.bob', 'no')), before.replace('bob', '"no"'));
    assert.match(refusal(before, rename('owners.ann', 'bob')), /already exists/);
  });
});

describe('moving', () => {
  const before = text`
    checklist:
      diagnose:
          # about the contract
          data-contract-agreed:   # nearly
              status: in-progress
              # proof
              reason: |
                two
                  lines
          owners-named: { status: unmet }   # soon
      design:
        threat-model-reviewed:
          status: unmet
  `;

  example(
    'takes an entry as it is written, with its comments, in the new indentation',
    before,
    [move('checklist.diagnose.data-contract-agreed', 'checklist.design')],
    text`
      checklist:
        diagnose:
            owners-named: { status: unmet }   # soon
        design:
          # about the contract
          data-contract-agreed:   # nearly
              status: in-progress
              # proof
              reason: |
                two
                  lines
          threat-model-reviewed:
            status: unmet
    `,
  );
  it('makes the map that it moves into, and takes away the one that it empties', () => {
    const moved = 'checklist:\n  operate:\n    owners-named:\n      status: met # c\n';
    assert.equal(
      edited(moved, move('checklist.operate.owners-named', 'checklist.diagnose')),
      moved.replace('operate', 'diagnose'),
    );
  });
  it('loses no comment and no entry', () => {
    const flow =
      'checklist:\n  operate:\n    owners-named:\n      # why\n      status: met\n  diagnose: { x: {} }\n';
    assert.match(refusal(flow, move('checklist.operate.owners-named', 'checklist.diagnose')), /comments/);
    const taken = 'checklist:\n  operate: { a: { status: met } }\n  design: { a: {} }\n';
    assert.match(refusal(taken, move('checklist.operate.a', 'checklist.design')), /already exists/);
  });
});

describe('several operations', () => {
  it('are made one after the other, as one set of small edits', () => {
    const before = 'owners:\n  ann: { roles: [a, b, c] }\nstage: design\n';
    const after = edited(
      before,
      remove('owners.ann.roles.0'),
      remove('owners.ann.roles.0'),
      set('owners.ann.roles.1', 'd'),
      { kind: 'text', start: 0, end: 0, text: '# mine\n' },
      set('stage', 'deploy'),
    );
    assert.equal(after, '# mine\nowners:\n  ann: { roles: [c, d] }\nstage: deploy\n');
  });
});
