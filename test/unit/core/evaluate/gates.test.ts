import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import {
  catalogue,
  evaluate,
  type Gate,
  readDocument,
  type Stage,
  stages,
} from '../../../../src/core/service';
import { manifest, reportOf, today } from '../support';

const operate = readFileSync('test/fixtures/clean/operate.yaml', 'utf8');
const highRisk = readFileSync('test/fixtures/clean/operate-high-risk.yaml', 'utf8');

function gateOf(text: string, stage: Stage): Gate {
  return reportOf(text).gates[stage];
}

/** A healthy manifest with one item of the checklist replaced. */
function withItem(id: string, claim: string): string {
  const line = new RegExp(`^ {4}${id}: .*$`, 'm');
  assert.match(operate, line);
  return operate.replace(line, `    ${id}: ${claim}`);
}

describe('evaluate/gates', () => {
  it('all gates of a healthy manifest are passed, with full scores where all of it is taken to hold', () => {
    const report = evaluate(readDocument(operate), { today, repository: 'taken-to-hold' });
    for (const gate of Object.values(report.gates)) {
      assert.deepEqual(
        [gate.state, gate.score, gate.blockers, gate.errors],
        ['passed', 100, [], 0],
        gate.stage,
      );
      assert.equal(gate.met, gate.required);
    }
  });

  it('what is only stated counts half, and passes a gate all the same', () => {
    const gate = gateOf(operate, 'design');
    assert.equal(gate.state, 'passed');
    for (const { met, stated, required, score } of gate.pillars)
      assert.equal(score, Math.round(((met - stated / 2) / required) * 100));
    assert.equal(
      gate.stated,
      gate.pillars.reduce((sum, { stated }) => sum + stated, 0),
    );
    // No file was read: what is checked rests on typed facts.
    assert.ok(gate.stated > 0 && gate.stated < gate.met);
  });

  it('errors besides the items that are lacking are those about none of them', () => {
    const unknown = (text: string): string =>
      text.replace(/^( {2}touchless-rate: .*owner: )\w+/m, '$1support-lead');
    const open = (text: string): string =>
      text.replace(
        /^ {4}monitoring-plan-defined: .*$/m,
        '    monitoring-plan-defined: { status: in-progress }',
      );
    const rows: readonly [text: string, blockers: number, errors: number, besides: number][] = [
      [operate, 0, 0, 0],
      [unknown(operate), 0, 1, 1],
      [open(operate), 1, 0, 0],
      [open(unknown(operate)), 1, 1, 0],
    ];
    for (const [text, ...expected] of rows) {
      const { blockers, errors, besides } = gateOf(text, 'design');
      assert.deepEqual([blockers.length, errors, besides], expected);
    }
  });

  it('required are the items of the catalogue, more of them with a high risk', () => {
    const count = (stage: Stage, levels: readonly string[]): number =>
      catalogue.filter((item) => item.stage === stage && levels.includes(item.gate)).length;
    for (const stage of stages) {
      assert.equal(gateOf(operate, stage).required, count(stage, ['required']));
      assert.equal(gateOf(highRisk, stage).required, count(stage, ['required', 'required-when-high-risk']));
    }
  });

  it('a bare manifest has open gates and claims nothing', () => {
    const { gates } = reportOf(manifest(''));
    for (const stage of stages) {
      assert.deepEqual([gates[stage].state, gates[stage].score, gates[stage].met], ['open', 0, 0]);
      assert.equal(gates[stage].claimed, false);
      assert.equal(gates[stage].blockers.length, gates[stage].required);
    }
  });

  it('a stage claims the gates before it', () => {
    const { gates } = reportOf(manifest('', 'deploy'));
    assert.deepEqual(
      stages.map((stage) => gates[stage].claimed),
      [true, true, false, false],
    );
  });

  it('a score is that of the weakest pillar', () => {
    const gate = gateOf(withItem('privacy-controls-designed', '{ status: in-progress }'), 'design');
    // Governance has three blocking items in design, of which two are left, and only stated.
    assert.deepEqual([gate.state, gate.score, gate.weakest], ['open', 33, 'governance']);
    assert.deepEqual(gate.blockers, ['privacy-controls-designed']);
    assert.equal(gate.pillars.find(({ pillar }) => pillar === 'data')?.score, 50);
  });

  it('an error blocks the gate of the stage that it touches, and no other', () => {
    const states = (text: string): string[] => stages.map((stage) => gateOf(text, stage).state);
    const cases: readonly [from: string, to: string, states: string[]][] = [
      ['tier: limited', 'tier: hgh', ['blocked', 'passed', 'passed', 'passed']],
      ['threshold: ">= 0.70"', 'threshold: { a: 1 }', ['passed', 'blocked', 'passed', 'passed']],
      ['retention: 400d', 'retention: 400 days', ['passed', 'passed', 'blocked', 'passed']],
      ['status: live', 'status: built', ['passed', 'passed', 'blocked', 'passed']],
      ['freshness: 15m', 'freshness: 2h', ['blocked', 'passed', 'passed', 'passed']],
    ];
    for (const [from, to, expected] of cases) {
      assert.ok(operate.includes(from), from);
      assert.deepEqual(states(operate.replace(from, to)), expected, to);
    }
  });

  it('a warning moves no gate', () => {
    const slow = operate.replace(
      'alertTestedOn: 2026-09-02 }',
      'alertTestedOn: 2026-09-02, neededWithin: 1h }',
    );
    assert.equal(gateOf(slow, 'design').state, 'passed');
  });

  it('an ignored problem in the sections without a gate blocks none', () => {
    const { gates } = reportOf(operate.replace('goLive: 2026-10-15', 'goLive: soon'));
    assert.deepEqual(
      stages.map((stage) => gates[stage].state),
      ['passed', 'passed', 'passed', 'passed'],
    );
  });
});
