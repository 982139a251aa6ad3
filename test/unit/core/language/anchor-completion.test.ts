import assert from 'node:assert/strict';
import { complete } from '../../../../src/core/service';
import { marked, today } from './marked';

const head = `version: 1
stage: design
workflow: { name: x }
x-lead: &lead priya
x-tier: &tier high
x-days: &days 5
x-list: &list [a]
x-system: &system { name: ERP, access: read }
x-other: &other { colour: red }
x-tier-again: &tier minimal
owners: { priya: { roles: [outcome] } }
`;

const labels = (text: string): string[] => {
  const { document, offset } = marked(text);
  return complete({ document, offset, today, files: [] }).proposals.map(({ label }) => label);
};
const all = ['*lead', '*tier', '*days', '*list', '*system', '*other'];

describe('completion of aliases', () => {
  it('proposes items of lists, in both styles', () => {
    assert.deepEqual(new Set(labels(`${head}x-a: [one, *¦]\n`)), new Set(all));
    assert.deepEqual(new Set(labels(`${head}x-a:\n  - *¦\n`)), new Set(all));
  });

  it('proposes maps after a merge key, with and without the star', () => {
    for (const text of ['  erp:\n    <<: ¦\n', '  erp: { <<: ¦ }\n', '  erp:\n    <<: *¦\n'])
      assert.deepEqual(labels(`${head}systems:\n${text}`), ['*system', '*other'], text);
    for (const text of ['    <<: [¦]\n', '    <<: [*system, ¦]\n', '    <<: [*system, *o¦]\n'])
      assert.deepEqual(labels(`${head}systems:\n  erp:\n${text}`), ['*system', '*other'], text);
  });

  it('replaces what is begun, and shows what is meant', () => {
    const { document, offset } = marked(`${head}risk: { tier: *ti¦er }\n`);
    const found = complete({ document, offset, today, files: [] });
    assert.equal(document.text.slice(found.start, found.end), '*tier');
    assert.deepEqual([found.proposals[0]?.insert, found.proposals[0]?.detail], ['*tier', 'minimal']);
  });

  it('proposes only what is defined above, and not what the place is in', () => {
    assert.deepEqual(labels('x-a: &a 1\nx-b: *¦\nx-c: &c 1\n'), ['*a']);
    assert.deepEqual(labels('x-a: &a 1\nx-b: &b\n  k: *¦\n'), ['*a']);
    assert.deepEqual(labels('x-a: *¦\n'), []);
  });

  it('proposes nothing after an ampersand', () => {
    for (const text of ['risk: { tier: &¦ }\n', 'systems:\n  erp: &e¦\n', 'x-a: [&¦]\n', 'stage: &¦\n'])
      assert.deepEqual(labels(head + text), [], text);
  });

  it('leaves stars alone in texts, quotes and comments', () => {
    for (const text of [
      'workflow: { name: a *¦ }\n',
      'workflow: { name: "*¦" }\n',
      '# risk: *¦\n',
      'workflow:\n  summary: |\n    *¦\n',
      'workflow:\n  summary: |\n    - *¦\n',
      'workflow:\n  summary: |\n    see: *¦\n',
      'workflow:\n  summary: one\n    *¦\n',
    ])
      assert.ok(!labels(head + text).some((label) => label.startsWith('*')), text);
  });
});

describe('keys that a merge brings in', () => {
  it('are not proposed again', () => {
    for (const text of [
      'systems:\n  erp:\n    <<: *system\n    ¦\n',
      'systems:\n  erp: { <<: *system, ¦ }\n',
    ]) {
      const found = labels(head + text);
      assert.ok(found.includes('owner'), text);
      assert.ok(!found.includes('access') && !found.includes('name'), text);
    }
    const steps = `${head}x-step: &step { to: priya }\nescalation:\n  - { when: x }\n  - <<: *step\n    ¦\n`;
    assert.ok(labels(steps).includes('within') && !labels(steps).includes('to'));
  });
});
