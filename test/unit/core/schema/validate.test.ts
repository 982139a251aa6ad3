import { strict as assert } from 'node:assert';
import { readDocument } from '../../../../src/core/service';
import { manifest } from '../support';

/** One fault each: its code, path and message. */
const table: readonly [rest: string, code: string, path: string, message: string][] = [
  ['goLiv: 2027-03-01', 'unknown-key', 'goLiv', '"goLiv" is not a key of a manifest. Did you mean "goLive"?'],
  [
    'oversight: { colour: red }',
    'unknown-key',
    'oversight/colour',
    '"colour" is not a key of "oversight". Known keys: mode, reviewRate, minutesPerReview, hoursPerWeek, overseer.',
  ],
  [
    'checklist: { design: { no-such-item: { stats: met } } }',
    'unknown-key',
    'checklist/design/no-such-item/stats',
    '"stats" is not a key of "no-such-item". Did you mean "status"?',
  ],
  ['owners: .nan', 'wrong-type', 'owners', '"owners" must be a map of keys and values, but is .nan.'],
  ['owners: -.inf', 'wrong-type', 'owners', '"owners" must be a map of keys and values, but is -.inf.'],
  ['owners: [priya]', 'wrong-type', 'owners', '"owners" must be a map of keys and values, but is a list.'],
  [
    'risk: { jurisdictions: [EU, ~] }',
    'wrong-type',
    'risk/jurisdictions/1',
    'Entry 2 of "jurisdictions" is empty, but must be a text.',
  ],
  ['onwers:', 'unknown-key', 'onwers', '"onwers" is not a key of a manifest. Did you mean "owners"?'],
  ['goLive: 2027', 'bad-date', 'goLive', '"goLive": "2027" is not a date written as year-month-day.'],
  ['risk: { tier: 1 }', 'not-one-of', 'risk/tier', '"tier": "1" is not one of minimal, limited, high.'],
  [
    'oversight: { minutesPerReview: 3 min }',
    'wrong-type',
    'oversight/minutesPerReview',
    '"minutesPerReview" must be a number, but is the text "3 min". Write the number alone, without quotes or unit.',
  ],
  [
    'risk: { affectsPeople: "no" }',
    'wrong-type',
    'risk/affectsPeople',
    '"affectsPeople" must be true or false, but is the text "no".',
  ],
  [
    'risk: { reasoning: true }',
    'wrong-type',
    'risk/reasoning',
    '"reasoning" must be a text, but is true. Put it in quotes.',
  ],
  [
    'adoption: { population: 2.5 }',
    'wrong-type',
    'adoption/population',
    '"population" must be a whole number, but is the number 2.5.',
  ],
  [
    'models: { m: { version: [1] } }',
    'wrong-type',
    'models/m/version',
    '"version" must be a text or a number, but is a list.',
  ],
  [
    'escalation: [{ to: priya }, priya]',
    'wrong-type',
    'escalation/1',
    'Entry 2 of "escalation" must be a map of keys and values, but is the text "priya".',
  ],
  [
    'checklist: { diagnose: { owners-named: { evidence: [3] } } }',
    'wrong-type',
    'checklist/diagnose/owners-named/evidence/0',
    'Entry 1 of "evidence" must be a text or a map of keys and values, but is the number 3. Put it in quotes.',
  ],
  [
    'risk: { tier: hgh }',
    'not-one-of',
    'risk/tier',
    '"tier": "hgh" is not one of minimal, limited, high. Did you mean "high"?',
  ],
  [
    'owners: { a: { roles: [outcomes, boss] } }',
    'not-one-of',
    'owners/a/roles/0',
    'Entry 1 of "roles": "outcomes" is not one of outcome, performance, approver, overseer, oncall, data, security, legal. Did you mean "outcome"?',
  ],
  [
    'checklist: { design: { no-such-item: { status: done } } }',
    'not-one-of',
    'checklist/design/no-such-item/status',
    '"status": "done" is not one of met, in-progress, unmet, not-applicable, waived.',
  ],
  [
    'checklist: { diagnose: { owners-named: { evidence: [{ title: Owners }] } } }',
    'missing-key',
    'checklist/diagnose/owners-named/evidence/0',
    'Evidence needs a "url" or a "file".',
  ],
  [
    'systems: { SAP: {} }',
    'bad-format',
    'systems/SAP',
    '"SAP" is not an id: ids are lower-case words joined by hyphens, such as "erp-vendors".',
  ],
  [
    'oversight: { reviewRate: 10 }',
    'bad-format',
    'oversight/reviewRate',
    '"reviewRate": 10 is more than the maximum of 1.',
  ],
  [
    'oversight: { hoursPerWeek: -1 }',
    'bad-format',
    'oversight/hoursPerWeek',
    '"hoursPerWeek": -1 is less than the minimum of 0.',
  ],
  [
    'pilot: { results: { "": 1 } }',
    'bad-format',
    'pilot/results/',
    '"" is not an id: ids are lower-case words joined by hyphens, such as "erp-vendors".',
  ],
  ['risk: { reasoning: "" }', 'bad-format', 'risk/reasoning', '"reasoning": "" is empty.'],
  ['goLive: 2027-02-29', 'bad-date', 'goLive', '"goLive": "2027-02-29" does not exist in the calendar.'],
  [
    'goLive: 01/03/2027',
    'bad-date',
    'goLive',
    '"goLive": "01/03/2027" is not a date written as year-month-day.',
  ],
  [
    'systems: { sap: { changeLeadTime: 20 days } }',
    'bad-duration',
    'systems/sap/changeLeadTime',
    '"changeLeadTime": "20 days" is not a duration: a number and one of s, m, h, d, w.',
  ],
];

describe('schema/validate', () => {
  for (const [rest, code, path, message] of table) {
    it(rest, () => {
      const { faults } = readDocument(manifest(`${rest}\n`));
      const [first] = faults;
      assert.deepEqual(
        [first?.code, first?.path.join('/'), first?.message],
        [`schema/${code}`, path, message],
      );
      // The list of roles has a second fault of its own.
      assert.equal(faults.length, rest.includes('boss') ? 2 : 1);
    });
  }

  it('says what every manifest needs', () => {
    const messages = (text: string): string[] => readDocument(text).faults.map(({ message }) => message);
    assert.deepEqual(
      messages('x-a: 1\n').map((message) => message.slice(0, 31)),
      [
        'The manifest needs "version". T',
        'The manifest needs "stage" (dia',
        'The manifest needs "workflow". ',
      ],
    );
    assert.deepEqual(messages('version: 1\nstage: diagnose\nworkflow: {}\n'), [
      '"workflow" needs "name". What people call the workflow.',
    ]);
    assert.deepEqual(messages('version: [1]\nstage: diagnose\nworkflow: { name: a }\n'), [
      '"version" must be 1, but is a list.',
    ]);
    assert.deepEqual(messages(''), [
      'This manifest is empty: it needs at least version, stage and workflow with a name.',
    ]);
  });

  it('keeps what conforms, and the indexes of what comes after a fault', () => {
    const text = manifest(
      'risk: { tier: hgh, role: deployer }\nescalation: [7, { to: priya }]\ndata: { a: [], b: { owner: lena } }\n',
    );
    const { manifest: facts } = readDocument(text);
    assert.deepEqual({ ...facts.risk }, { role: 'deployer' });
    assert.equal(facts.escalation?.length, 2);
    assert.equal(facts.escalation?.[1]?.to, 'priya');
    assert.deepEqual(Object.keys(facts.data ?? {}), ['b']);
  });

  it('leaves the values of the document as they are', () => {
    const { parsed } = readDocument(manifest('risk: { tier: hgh }\n'));
    assert.equal(JSON.stringify((parsed.value as { risk: unknown }).risk), '{"tier":"hgh"}');
  });

  it('lists all faults, however many', () => {
    const { faults } = readDocument(
      manifest(`${Array.from({ length: 300 }, (_, n) => `k${n}: 1`).join('\n')}\n`),
    );
    assert.deepEqual(
      faults.map(({ code, path }) => [code, ...path]),
      Array.from({ length: 300 }, (_, n) => ['schema/unknown-key', `k${n}`]),
    );
  });
});
