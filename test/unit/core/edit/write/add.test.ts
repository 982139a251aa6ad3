import { strict as assert } from 'node:assert';
import { edited, example, set, text } from '../example';

describe('adding what is not there', () => {
  const manifest = text`
    # The manifest of one workflow.
    version: 1
    stage: design   # where we are

    # what it is
    workflow:
      name: Triage

    owners:
      ann: { handle: "@ann", roles: [outcome] }
      bo:  { handle: "@bo" }

    checklist:
      diagnose:
        workflow-scoped:
          status: met   # yes
          evidence: [docs/map.md]

        # mandated
        first-workflow-justified:
          status: unmet
      design:
        data-contract-agreed: { status: in-progress }
  `;

  example(
    'puts a section where the format has it, with the space around it that others have',
    manifest,
    [
      set('goLive', '2027-03-01'),
      set('risk.tier', 'limited'),
      set('systems.sap', { name: 'SAP', owner: 'ann' }),
    ],
    manifest
      .replace('# where we are\n', '# where we are\ngoLive: 2027-03-01\n')
      .replace('\nowners:', '\nrisk:\n  tier: limited\n\nowners:')
      .replace('\nchecklist:', '\nsystems:\n  sap:\n    name: SAP\n    owner: ann\n\nchecklist:'),
  );
  example(
    'puts an entry into a map as its neighbours are, values in one column',
    manifest,
    [set('owners.cy', { roles: ['legal'], handle: '@cy' })],
    manifest.replace('{ handle: "@bo" }\n', '{ handle: "@bo" }\n  cy:  { handle: "@cy", roles: [legal] }\n'),
  );
  example(
    'puts items in the order of the catalogue, and their fields in that of the format',
    manifest,
    [
      set('checklist.diagnose.owners-named.status', 'met'),
      set('checklist.diagnose.owners-named.evidence.0', 'docs/owners.md'),
      set('checklist.diagnose.owners-named.by', 'ann'),
    ],
    manifest.replace(
      '      status: unmet\n',
      '      status: unmet\n\n    owners-named:\n      status: met\n      by: ann\n      evidence: [docs/owners.md]\n',
    ),
  );
  example(
    'leaves the comment above an entry with that entry',
    manifest,
    [
      set('checklist.diagnose.workflow-scoped.note', 'x'),
      set('checklist.diagnose.value-baseline-measured.status', 'unmet'),
    ],
    manifest
      .replace('      evidence: [docs/map.md]\n', '      evidence: [docs/map.md]\n      note: x\n')
      .replace('    # mandated\n', '    value-baseline-measured:\n      status: unmet\n\n    # mandated\n'),
  );
  example(
    'adds to braces in the order of the format',
    manifest,
    [set('checklist.design.data-contract-agreed.by', 'ann'), set('owners.bo.name', 'Bo')],
    manifest
      .replace('{ status: in-progress }', '{ status: in-progress, by: ann }')
      .replace('{ handle: "@bo" }', '{ handle: "@bo", name: Bo }'),
  );

  describe('writes an entry in braces or as a block', () => {
    const braces = (id: string) => `    ${id}: { status: unmet }\n`;
    const block = (id: string) => `    ${id}:\n      status: unmet\n`;
    const stage = (...items: readonly string[]) => `checklist:\n  deploy:\n${items.join('')}`;
    const other = `  diagnose:\n${['workflow-scoped', 'owners-named'].map(block).join('')}`;
    const [first, second, last] = ['workflow-embedded', 'users-trained', 'go-live-approved'] as const;
    const added = 'users-informed';
    const add = [set(`checklist.deploy.${added}.status`, 'unmet')];
    example(
      'as most beside it are, not as the last one is',
      stage(braces(first), braces(second), block(last)),
      add,
      stage(braces(first), braces(added), braces(second), block(last)),
    );
    example(
      'as the last one is where there are as many of each',
      stage(braces(second), block(last)),
      add,
      stage(block(added), braces(second), block(last)),
    );
    example(
      'as those of its own stage are, however many others there are',
      stage(braces(last)) + other,
      add,
      stage(braces(added), braces(last)) + other,
    );
  });

  it('begins a text that holds nothing', () => {
    assert.equal(edited('', set('version', 1)), 'version: 1\n');
    assert.equal(edited('# hello', set('workflow.name', 'X')), '# hello\nworkflow:\n  name: X\n');
    assert.equal(edited('{}\n', set('stage', 'design')), 'stage: design\n');
  });

  it('keeps line endings and the lack of a last one', () => {
    assert.equal(
      edited('version: 1\r\nstage: design', set('workflow.name', 'X')),
      'version: 1\r\nstage: design\r\nworkflow:\r\n  name: X',
    );
    assert.equal(edited('\ufeffstage: design\n', set('version', 1)), '\ufeffversion: 1\nstage: design\n');
  });

  example(
    'takes the indentation that the text has',
    'workflow:\n    name: X\nchecklist:\n    design:\n        a:\n            status: met\n            evidence:\n            -   x\n',
    [
      set('checklist.design.a.evidence.1', 'v'),
      set('checklist.design.b', { status: 'met', evidence: ['z'] }),
    ],
    'workflow:\n    name: X\nchecklist:\n    design:\n        a:\n            status: met\n            evidence:\n            -   x\n            -   v\n        b:\n            status: met\n            evidence:\n            - z\n',
  );
  example(
    'goes below what belongs to a neighbour',
    'oversight: { mode: sample }\n            # mode: none | sample\n\n# the end of it\ncontrols: {}\n',
    [set('escalation', [{ when: 'x', to: 'ann' }])],
    'oversight: { mode: sample }\n            # mode: none | sample\n\nescalation:\n  - { when: x, to: ann }\n\n# the end of it\ncontrols: {}\n',
  );
  example(
    'adds to brackets over several lines, with their commas and comments',
    'workflow:\n  users: [\n    a, # first\n    b # last\n  ]\n  outOfScope: [x,\n               y]\n',
    [set('workflow.users.2', 'c'), set('workflow.outOfScope.2', 'z')],
    'workflow:\n  users: [\n    a, # first\n    b, # last\n    c\n  ]\n  outOfScope: [x,\n               y,\n               z]\n',
  );
  example(
    'quotes keys where all others are quoted',
    '"stage": "design"\n"workflow":\n  "name": "X"\n',
    [set('workflow.audience', 'team'), set('risk.tier', 'high')],
    '"stage": "design"\n"workflow":\n  "name": "X"\n  "audience": "team"\n"risk":\n  "tier": "high"\n',
  );
  example(
    'opens empty brackets where a section begins',
    'owners: {} # nobody yet\nescalation: []\nstage: design\n',
    [set('owners.ann.handle', '@ann'), set('escalation.0.to', 'ann')],
    'owners: # nobody yet\n  ann:\n    handle: "@ann"\nescalation:\n  - to: ann\nstage: design\n',
  );
});
