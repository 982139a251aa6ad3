import assert from 'node:assert/strict';
import { hoverAt, type ItemReport, readDocument } from '../../../../src/core/service';
import { manifest, messages, reportOf } from '../support';

function itemOf(text: string, id: string): ItemReport {
  const item = reportOf(text).items.find((each) => each.id === id);
  assert.ok(item);
  return item;
}

const ready = 'The facts are there: say that it is met, with its evidence.';
const nothing = 'Nothing has been said about it yet (Diagnose).';

const workflow = (fields: string): string =>
  `version: 1\nstage: diagnose\nworkflow: { name: Invoices${fields} }\n`;
const whole =
  ', trigger: An invoice arrives, endState: It is posted, users: [clerks], volumePerMonth: 900, outOfScope: [credit notes]';

describe('facts before ticks', () => {
  it('a workflow of which all is said can be said to be scoped', () => {
    const { because, facts, status, satisfied } = itemOf(workflow(whole), 'workflow-scoped');
    assert.equal(because, ready);
    assert.deepEqual(facts, { areComplete: true, missing: [] });
    // Nothing is met without a person who says so.
    assert.deepEqual([status, satisfied], ['unmet', false]);
  });

  it('one without its volume says that', () => {
    const text = workflow(whole.replace(', volumePerMonth: 900', ''));
    assert.equal(
      itemOf(text, 'workflow-scoped').because,
      `${nothing} Missing in the facts: workflow.volumePerMonth.`,
    );
    assert.match(
      reportOf(text).findings.find(({ code }) => code === 'gate/open-items')?.related[0]?.message ?? '',
      /^workflow-scoped: Nothing .* Missing in the facts: workflow\.volumePerMonth\.$/,
    );
  });

  it('where nothing of it is said, nothing is listed', () => {
    const { because, facts } = itemOf(workflow(''), 'workflow-scoped');
    assert.deepEqual([because, facts], [nothing, undefined]);
  });

  const cases: [what: string, id: string, rest: string, says: string][] = [
    [
      'an item in progress',
      'workflow-scoped',
      'checklist: { diagnose: { workflow-scoped: { status: in-progress, by: ana } } }\n',
      `In progress by ana. ${ready}`,
    ],
    [
      'an item that is unmet',
      'workflow-scoped',
      'checklist: { diagnose: { workflow-scoped: { status: unmet } } }\n',
      ready,
    ],
    [
      'an empty list',
      'workflow-scoped',
      'workflow: { name: a, trigger: b, endState: c, users: [], volumePerMonth: 1, outOfScope: [d] }\n',
      `${nothing} Missing in the facts: workflow.users.`,
    ],
    [
      'one source of two',
      'data-sources-inventoried',
      'data: { erp: { system: sap, owner: ana, classification: internal, freshness: 1d }, crm: { system: sap } }\n',
      `${nothing} Missing in the facts: data.crm.owner, data.crm.classification and data.crm.freshness.`,
    ],
    [
      'an interface that we offer, which needs no fallback of ours',
      'integration-contracts-defined',
      'integrations: { a: { side: provider, direction: read, auth: oauth, contract: a.yaml } }\n',
      ready,
    ],
    [
      'one that we call beside it',
      'integration-contracts-defined',
      'integrations: { a: { side: provider, direction: read }, b: { direction: read, auth: oauth, contract: b.yaml, timeout: 1s } }\n',
      'Nothing has been said about it yet (Design). Missing in the facts: integrations.a.auth, integrations.a.contract, integrations.b.retry and integrations.b.fallback.',
    ],
    [
      'what is said against it',
      'data-use-permitted',
      'data: { erp: { permitted: { decision: denied, purpose: coding } } }\n',
      nothing,
    ],
    [
      'an end of what the facts say',
      'data-use-permitted',
      'data: { erp: { permitted: { decision: granted, purpose: coding } } }\n',
      ready,
    ],
    [
      'one role of two',
      'owners-named',
      'owners: { ana: { roles: [outcome] } }\n',
      `${nothing} Missing in the facts: an owner with the role "performance".`,
    ],
    [
      'both roles',
      'owners-named',
      'owners: { ana: { roles: [outcome] }, ben: { roles: [performance] } }\n',
      ready,
    ],
    [
      'a path of escalation',
      'escalation-path-defined',
      'escalation: [{ when: a, to: ana, within: 1h, safeDefault: wait }, { when: b }]\n',
      'Nothing has been said about it yet (Design). Missing in the facts: escalation.2.to, escalation.2.within and escalation.2.safeDefault.',
    ],
    [
      'a target without a day',
      'value-baseline-measured',
      'value: { signal: a, baseline: { value: 4, from: 2026-05-01, to: 2026-06-01 }, target: { value: 1 } }\n',
      `${nothing} Missing in the facts: value.target.by.`,
    ],
    [
      'a role by its older key',
      'risk-tier-assigned',
      'risk: { tier: limited, role: deployer, reasoning: a }\n',
      ready,
    ],
    [
      'a role by its list',
      'risk-tier-assigned',
      'risk: { tier: limited, roles: [deployer], reasoning: a }\n',
      ready,
    ],
    [
      'no role',
      'risk-tier-assigned',
      'risk: { tier: limited, reasoning: a }\n',
      `${nothing} Missing in the facts: risk.roles.`,
    ],
    [
      'many of them',
      'data-sources-inventoried',
      'data: { erp: { system: sap }, crm: { system: sap } }\n',
      `${nothing} Missing in the facts: data.erp.owner, data.erp.classification, data.erp.freshness, data.crm.owner, data.crm.classification and 1 more.`,
    ],
    [
      'a tool of an agent',
      'agent-boundaries-defined',
      'agent: { tools: { refund: { effect: reversible, approval: above-limit } } }\n',
      'Nothing has been said about it yet (Design). Missing in the facts: agent.tools.refund.limit.',
    ],
    [
      'all tools of an agent',
      'agent-boundaries-defined',
      'agent: { tools: { refund: { effect: reversible, approval: above-limit, limit: 200 EUR } } }\n',
      ready,
    ],
  ];
  for (const [what, id, rest, says] of cases)
    it(`${what}: ${id}`, () => {
      const text = rest.startsWith('workflow')
        ? `version: 1\nstage: diagnose\n${rest}`
        : workflow(whole) + rest;
      assert.equal(itemOf(text, id).because, says);
    });

  it('what cannot be read is not missing, and not there', () => {
    const { because, facts } = itemOf(workflow(whole.replace('900', '"many"')), 'workflow-scoped');
    assert.equal(because, nothing);
    assert.deepEqual(facts, { areComplete: false, missing: [] });
  });

  it('an item that is met stays so, and its hover says what its facts lack', () => {
    const claim =
      'checklist:\n  diagnose:\n    workflow-scoped: { status: met, by: ana, on: 2026-10-01, evidence: [docs/scope.md] }\n';
    const text = workflow(whole.replace(', volumePerMonth: 900', '')) + claim;
    const report = reportOf(text);
    assert.equal(itemOf(text, 'workflow-scoped').satisfied, true);
    assert.deepEqual(messages(text, 'item/contradicted'), []);
    const hover = hoverAt({ document: readDocument(text), offset: text.indexOf('workflow-scoped'), report });
    assert.match(hover?.markdown.text ?? '', /\*Missing in the facts:\* workflow\\?\.volumePerMonth\./);
  });

  it('a waiver and what does not apply speak for themselves', () => {
    const claim =
      'checklist: { diagnose: { workflow-scoped: { status: waived, reason: a b, approver: ana, expires: 2026-12-01 } } }\n';
    assert.equal(itemOf(manifest(claim), 'workflow-scoped').facts, undefined);
  });
});
