import { strict as assert } from 'node:assert';
import {
  readConfig,
  readDocument,
  sharedDefinitionAt,
  sharedEntryAt,
  usesOfShared,
} from '../../../../src/core/service';
import { covered } from './marked';

const root = readConfig(
  'version: 1\ndefaults:\n  owners: { dpo: { handle: "@dpo" }, ann: {} }\n  systems: { erp: { owner: dpo } }\n',
);
const team = readConfig('version: 1\ndefaults: { owners: { "dpo": { handle: "@team" } } }\n');
const text = `version: 1
stage: diagnose
owners: { ann: { deputy: "dpo" } }
systems: { crm: { owner: ann } }
integrations: { i: { system: erp, owner: dpo } }
escalation:
  - { when: unsure, to: dpo }
  - { when: refused, to: oncall }
`;
const document = readDocument(text);

/** Which configuration has what is named where `what` stands, and what is there. */
function target(what: RegExp): string | undefined {
  const found = sharedDefinitionAt(document, text.search(what) + 1, [root, team]);
  const config = found && [root, team][found.index];
  return config && `${found.index} ${config.text.slice(found.target.start, found.target.end)}`;
}

describe('entries that a configuration shares', () => {
  it('are found from where a manifest names them: the nearest counts, and the manifest before all', () => {
    assert.equal(target(/dpo" \}/), '1 "dpo"');
    assert.equal(target(/dpo \}\n {2}-/), '1 "dpo"');
    assert.equal(target(/erp/), '0 erp');
    assert.equal(target(/ann \}/), undefined);
    assert.equal(target(/oncall/), undefined);
    assert.equal(target(/diagnose/), undefined);
    assert.equal(sharedDefinitionAt(document, text.indexOf('erp'), []), undefined);
  });

  it('are found from where they stand, and with them the places that name them', () => {
    const at = (what: string) => sharedEntryAt(root, root.text.indexOf(what));
    assert.deepEqual(at('dpo'), { section: 'owners', id: 'dpo' });
    assert.deepEqual(at('erp'), { section: 'systems', id: 'erp' });
    assert.equal(at('handle'), undefined);
    assert.equal(at('version'), undefined);
    const uses = (section: 'owners' | 'systems', id: string) =>
      usesOfShared(document, { section, id }).map((range) => covered(document, range));
    assert.deepEqual(uses('owners', 'dpo'), ['dpo', 'dpo', 'dpo']);
    assert.deepEqual(uses('systems', 'erp'), ['erp']);
    // The manifest has one of its own.
    assert.deepEqual(uses('owners', 'ann'), []);
    assert.deepEqual(uses('systems', 'dpo'), []);
  });
});
