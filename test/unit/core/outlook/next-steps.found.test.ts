import { strict as assert } from 'node:assert';
import { type NextStep, nextSteps } from '../../../../src/core/service';
import { manifest, reportOf } from '../support';

const stepsOf = (text: string): readonly NextStep[] => nextSteps(reportOf(text)).steps;
const told = (text: string): string[] => stepsOf(text).map(({ what }) => what);

const team = `owners:
  ann: { handle: "@ann", roles: [outcome, approver, performance] }
`;

describe('what to do next, as a stranger tried it', () => {
  it('begins with what keeps part of the file from being read', () => {
    const first = (text: string): string | undefined => told(text)[0];
    assert.equal(first(manifest('systms: { sap: { name: SAP } }\n')), '"systms" is not a key of a manifest');
    assert.match(first(manifest('---\nversion: 1\n')) ?? '', /^One file holds one manifest/);
    assert.equal(
      first(manifest('').replace('diagnose', 'diagnos')),
      '"stage": "diagnos" is not one of diagnose, design, deploy, operate',
    );
    assert.equal(first(manifest('')), 'Workflow scope');
  });

  it('tells a waiver that does not hold once, where the waiver is wrong', () => {
    const waiver = '{ status: waived, reason: the board wants it, approver: ann, expires: 2026-12-01 }';
    const about = stepsOf(
      manifest(`${team}checklist: { diagnose: { workflow-scoped: ${waiver} } }\n`),
    ).filter(({ items }) => items.includes('workflow-scoped'));
    assert.ok(about.some(({ finding }) => finding?.code === 'waiver/self-approved'));
    assert.ok(about.every(({ key }) => key !== 'item/workflow-scoped'));
  });

  it('takes no finding for what breaks an item that says something else of the same entry', () => {
    const facts = `systems: { sap: { name: SAP, owner: ann, access: read } }
data: { a: { system: sap, owner: ann, classification: public } }
checklist: { diagnose: { data-sources-inventoried: { status: met, by: ann, on: 2026-11-01, evidence: [a.md] } } }
`;
    const breaks = stepsOf(manifest(team + facts)).filter(
      ({ items, kind }) => kind === 'error' && items.includes('data-sources-inventoried'),
    );
    assert.ok(breaks.some(({ what }) => what === '"a" has no freshness'));
    assert.ok(breaks.every(({ what }) => !what.startsWith('Access to "a"')));
  });

  it('is asked of nobody who is not there', () => {
    const facts = 'checklist: { diagnose: { workflow-scoped: { status: in-progress, by: ghost } } }\n';
    assert.ok(stepsOf(manifest(team + facts)).every(({ who }) => who !== 'ghost'));
  });
});
