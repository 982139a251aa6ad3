import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { verdictOf } from '../../../../src/panel/model/verdict';
import type { StageId } from '../../../../src/panel/protocol/basics';
import type { StepView } from '../../../../src/panel/protocol/steps';
import { modelOf } from '../manifests';

type Claim = Parameters<typeof verdictOf>[0];

/** `7/9`, `9/9 passed`, `7/9 2e` for two errors, `7/9 2e1` where one of them is about no item that is lacking, `9/9 passed 3s` for three that are only stated. */
function gateOf(stage: StageId, written: string, claimed: boolean): Claim['gates'][StageId] {
  const [, met = '0', required = '0'] = /(\d+)\/(\d+)/.exec(written) ?? [];
  const [, errors = 0, besides = 0] = (/(\d+)e(\d*)/.exec(written) ?? []).map(Number);
  const state = written.includes('passed') ? 'passed' : errors > 0 ? 'blocked' : 'open';
  const stated = Number(/(\d+)s/.exec(written)?.[1] ?? 0);
  return { stage, state, claimed, met: Number(met), required: Number(required), stated, errors, besides };
}

function claimOf(stage: StageId | undefined, gates: readonly [string, string, string, string]): Claim {
  const ids = ['diagnose', 'design', 'deploy', 'operate'] as const;
  const at = stage === undefined ? 0 : ids.indexOf(stage);
  const all = ids.map((id, index) => [id, gateOf(id, gates[index] ?? '', index < at)]);
  return { stage, gates: Object.fromEntries(all) };
}

const step = (who: string, change: Partial<StepView> = {}): StepView => ({
  ...{
    key: 'item/risks-registered',
    what: 'Risk register',
    how: '',
    kind: 'open',
    who,
    after: [],
    later: [],
    ways: [],
  },
  items: ['risks-registered'],
  opens: { stage: 'diagnose', step: 1, of: 2 },
  ...change,
});
const steps = [step('priya'), step('tomas'), step('lena', { opens: { stage: 'design', step: 1, of: 1 } })];

describe('the verdict on a manifest', () => {
  const none = '0/6';
  const table: readonly [StageId | undefined, [string, string, string, string], string, string, string][] = [
    [
      undefined,
      ['0/9', '0/11', '0/14', none],
      'No stage is claimed.',
      'So no gate is asked for.',
      'Choose the stage…',
    ],
    [
      'design',
      ['7/9', '6/11', '0/14', none],
      'Design is claimed. It does not hold.',
      'The Diagnose gate lacks 2 of 9. 2 steps open it, by priya and tomas.',
      'Work on “Risk register”',
    ],
    [
      'deploy',
      ['7/9 1e', '11/11 2e', '0/14', none],
      'Deploy is claimed. It does not hold.',
      'The Diagnose gate lacks 2 of 9 and the Design gate is blocked by 2 errors. 2 steps open Diagnose, by priya and tomas.',
      'Work on “Risk register”',
    ],
    [
      'design',
      ['7/9 3e2', '6/11', '0/14', none],
      'Design is claimed. It does not hold.',
      'The Diagnose gate lacks 2 of 9 and is blocked by 2 errors besides. 2 steps open it, by priya and tomas.',
      'Work on “Risk register”',
    ],
    [
      'deploy',
      ['7/9 3e1', '5/11 4e', '0/14', none],
      'Deploy is claimed. It does not hold.',
      'The Diagnose gate lacks 2 of 9 and is blocked by 1 error besides; the Design gate lacks 6 of 11. 2 steps open Diagnose, by priya and tomas.',
      'Work on “Risk register”',
    ],
    [
      'diagnose',
      ['7/9', '0/11', '0/14', none],
      'Diagnose is under way.',
      'The Diagnose gate lacks 2 of 9. 2 steps open it, by priya and tomas.',
      'Work on “Risk register”',
    ],
    [
      'design',
      ['9/9 passed', '6/11', '0/14', none],
      'Design is claimed, and it holds.',
      'The Design gate lacks 5 of 11. 2 steps open it, by priya and tomas.',
      'Work on “Risk register”',
    ],
    [
      'design',
      ['9/9 passed', '6/11 1e', '0/14', none],
      'Design is under way. 1 error blocks its gate.',
      'The Design gate lacks 5 of 11. 2 steps open it, by priya and tomas.',
      'Work on “Risk register”',
    ],
    [
      'design',
      ['9/9 passed 3s', '11/11 passed 1s', '0/14', none],
      'The Design gate is passed.',
      '4 items that it rests on are only stated.',
      'Move to Deploy…',
    ],
    [
      'operate',
      ['9/9 passed', '11/11 passed', '14/14 passed', '6/6 passed'],
      'All four gates are passed.',
      'All that it rests on is checked.',
      '',
    ],
  ];
  for (const [stage, gates, words, why, next] of table)
    it(`${words} ${why}`, () => {
      const isDone = next === '' || next.startsWith('Move');
      const says = verdictOf(claimOf(stage, gates), isDone ? [] : steps);
      assert.deepEqual([says.words, says.why, says.next?.words ?? ''], [words, why, next]);
      assert.equal(says.holds, !/does not hold|No stage|its gate/.test(words));
    });

  describe('where one error keeps two gates shut', () => {
    const passed = readFileSync('test/fixtures/clean/deploy-passed.yaml', 'utf8');
    const unknown = passed.replace('sap: { name: SAP S/4HANA, owner: priya', 'sap: { owner: support-lead');
    const both = unknown.replace('">= 0.70", owner: tomas', '">= 0.70", owner: support-lead');

    it('says of the later one that it needs no step of its own', () => {
      const { verdict, stages, steps: own } = modelOf(both);
      assert.deepEqual(
        own.flatMap(({ what, opens }) => (opens === undefined ? [] : [[what, opens.stage, opens.of]])),
        [['"support-lead" is not under "owners"', 'diagnose', 1]],
      );
      assert.equal(
        verdict.why,
        'The Diagnose gate is blocked by 1 error and the Design gate is blocked by 1 error. 1 step opens Diagnose, by priya. Design needs no step of its own.',
      );
      assert.deepEqual(
        stages.map(({ isWithoutSteps }) => isWithoutSteps),
        [undefined, true, undefined, undefined],
      );
    });

    it('says nothing of it where each has its own', () => {
      const { verdict, stages } = modelOf(unknown);
      assert.doesNotMatch(verdict.why, /of its own/);
      assert.ok(stages.every(({ isWithoutSteps }) => isWithoutSteps === undefined));
    });
  });

  it('is neither good nor bad where nothing is satisfied yet', () => {
    const isOpen = (stage: StageId | undefined, diagnose: string) =>
      verdictOf(claimOf(stage, [diagnose, '0/11', '0/14', none]), steps).isOpen;
    assert.deepEqual(
      [
        isOpen('diagnose', '0/9'),
        isOpen('diagnose', '1/9'),
        isOpen('design', '0/9'),
        isOpen(undefined, '0/9'),
      ],
      [true, undefined, undefined, true],
    );
  });

  it('says when the date of going live is at risk, and only then', () => {
    const claim = claimOf('design', ['7/9', '6/11', '0/14', none]);
    assert.doesNotMatch(verdictOf(claim, steps).why, /Go-live/);
    const atRisk = verdictOf({ ...claim, atRisk: '2027-01-11' }, steps);
    assert.match(atRisk.why, / Go-live on 11 January 2027 is at risk\.$/);
    const late = { ...claim, atRisk: '2027-01-11', today: '2027-01-12' };
    assert.match(verdictOf(late, steps).why, / Go-live was planned for 11 January 2027\.$/);
    assert.doesNotMatch(verdictOf({ ...late, stage: 'operate' }, steps).why, /Go-live/);
  });

  const allPassed = ['9/9 passed', '11/11 passed', '14/14 passed', '6/6 passed'] as const;

  it('is not that all is passed where the file cannot be read whole', () => {
    const { opens, ...other } = step('priya', { kind: 'error', what: 'Conflict markers', isOfFile: true });
    assert.ok(opens);
    const says = verdictOf(claimOf('operate', [...allPassed]), [other]);
    assert.deepEqual(
      [says.holds, says.words, says.why, says.next?.words],
      [
        false,
        'All four gates are passed, as far as the file can be read.',
        '1 error in it may hide the rest.',
        'Fix: Conflict markers',
      ],
    );
    const isOpen = verdictOf(claimOf('design', ['9/9 passed', '6/11', '0/14', none]), [other]);
    assert.deepEqual(
      [isOpen.holds, isOpen.words],
      [false, 'Design is claimed, and it holds, as far as the file can be read.'],
    );
    const { verdict, steps: own } = modelOf(
      'version: 1\nstage: diagnose\nworkflow: { name: W }\n---\na: 1\n',
    );
    assert.equal(own[0]?.isOfFile, true);
    assert.equal(verdict.next && 'step' in verdict.next && verdict.next.step, own[0]?.key);
  });

  it('says what is over once all is passed, and what to do about it', () => {
    const { opens, ...review } = step('priya', { kind: 'warning', what: 'The review is overdue' });
    assert.ok(opens);
    const says = verdictOf({ ...claimOf('operate', [...allPassed]), overdue: 2 }, [review]);
    assert.deepEqual(
      [says.holds, says.why, says.next?.words],
      [true, '2 dates are over. All that it rests on is checked.', 'Fix: The review is overdue'],
    );
    // What is left to do is told also where nothing is over yet.
    const soon = verdictOf(claimOf('operate', [...allPassed]), [review]);
    assert.equal(soon.next?.words, 'Fix: The review is overdue');
  });

  it('names the stage that is meant, whatever else is wrong with the file', () => {
    const { verdict } = modelOf('version: 2\nstage: desgin\nworkflow: { name: W }\n');
    assert.equal(verdict.words, 'The claimed stage is not one that is known.');
    assert.equal(verdict.next?.words, 'Change to "design"');
  });

  it('is on the manifest as it is', () => {
    const { verdict, stages, isEarlyKnown } = modelOf('version: 1\nstage: design\nworkflow: { name: W }\n');
    assert.match(verdict.why, new RegExp(`^The Diagnose gate lacks ${stages[0]?.required} of`));
    assert.equal(verdict.next && 'step' in verdict.next && verdict.next.step, 'item/workflow-scoped');
    assert.equal(isEarlyKnown, false, 'three lines say nothing of data and risk');
  });

  it('says of a misspelled stage that it is one, and which one is meant', () => {
    const { verdict } = modelOf('version: 1\nstage: desgin\nworkflow: { name: W }\n');
    assert.equal(verdict.words, 'The claimed stage is not one that is known.');
    assert.equal(verdict.next?.words, 'Change to "design"');
  });

  it('counts the steps that open the gate, whatever is wrong with the file besides', () => {
    const { verdict } = modelOf('version: 1\nstage: design\nworkflow: { name: W }\n---\na: 1\n');
    assert.match(verdict.why, /steps open it\.$/);
    assert.match(verdict.next?.words ?? '', /^Fix: The file holds more than one YAML document$/);
  });
});
