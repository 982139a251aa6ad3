import { strict as assert } from 'node:assert';
import { factsOf } from '../../../../src/core/facts/context';
import {
  criteriaFault,
  currentMetrics,
  isMet,
  isRun,
  metricInWords,
  otherReleases,
  resultAhead,
} from '../../../../src/core/facts/evaluations';
import type { Evaluation, Manifest, Metric } from '../../../../src/core/schema/generated/manifest-file';

const today = '2026-11-22';

describe('facts/evaluations', () => {
  const verdicts: readonly [Metric, boolean | undefined][] = [
    [{ threshold: '>= 0.92', value: 0.92 }, true],
    [{ threshold: '>= 0.92', value: 0.9199 }, false],
    [{ threshold: '> 0.92', value: 0.92 }, false],
    [{ threshold: '<= 0', value: 0 }, true],
    [{ threshold: '< 0', value: 0 }, false],
    [{ threshold: '= 3', value: 3 }, true],
    [{ threshold: '0.2 .. 0.8', value: 0.2 }, true],
    [{ threshold: '0.2 .. 0.8', value: 0.81 }, false],
    [{ threshold: '<= 2 s', value: 2.5 }, false],
    [{ threshold: '>= 92 %', value: 93 }, true],
    [{ threshold: '>= 92 %', value: 91 }, false],
    // 0.95 may be 95 %, or less than one.
    [{ threshold: '>= 92 %', value: 0.95 }, undefined],
    [{ threshold: '>= 92 %', value: 0.87 }, false],
    [{ threshold: '<= 2 %', value: 0.01 }, true],
    [{ threshold: '<= 2 %', value: 0.5 }, undefined],
    [{ threshold: '>= 57 %', value: 0.57 }, undefined],
    [{ threshold: '<= 2 %', value: 0 }, true],
    [{ threshold: 0.92, value: 0.5 }, undefined],
    [{ threshold: 'good', value: 0.5 }, undefined],
    [{ threshold: '>= 0.92' }, undefined],
  ];
  for (const [metric, verdict] of verdicts)
    it(`${metric.threshold} and ${metric.value}: ${verdict}`, () => {
      assert.equal(isMet(metric), verdict);
    });

  const words: readonly [Metric, number | undefined, string | undefined][] = [
    [
      { threshold: '>= 0.92', value: 0.95 },
      400,
      '0.95, which meets ">= 0.92"; as a share of 400 cases, 92.4 % to 96.7 % (Wilson, 95 %)',
    ],
    [
      { threshold: '<= 0', value: 0 },
      200,
      '0, which meets "<= 0"; as a share of 200 cases, 0.0 % to 1.9 % (Wilson, 95 %)',
    ],
    [
      { threshold: '>= 92 %', value: 91 },
      1000,
      '91, which misses ">= 92 %"; as a share of 1,000 cases, 89.1 % to 92.6 % (Wilson, 95 %)',
    ],
    [
      { threshold: '>= 0.92', value: 1 },
      1,
      '1, which meets ">= 0.92"; as a share of 1 case, 20.7 % to 100.0 % (Wilson, 95 %)',
    ],
    [{ threshold: '>= 0.92', value: 0.95 }, undefined, '0.95, which meets ">= 0.92"'],
    [{ threshold: '>= 0.92', value: 0.95, slice: 'foreign' }, 400, '0.95, which meets ">= 0.92"'],
    [{ threshold: '<= 2 s', value: 0.8 }, 400, '0.8, which meets "<= 2 s"'],
    [{ threshold: '<= 12', value: 0.8 }, 400, '0.8, which meets "<= 12"'],
    [{ threshold: '>= 92 %', value: 0.95 }, 400, '0.95'],
    [{ threshold: '>= 0.92' }, 400, undefined],
  ];
  for (const [metric, cases, said] of words)
    it(`${metric.threshold} and ${metric.value} of ${cases} in words`, () => {
      assert.equal(metricInWords(cases === undefined ? {} : { data: { cases } }, metric), said);
    });

  const late: readonly [Evaluation, string | undefined][] = [
    [
      { criteria: { fixedOn: '2026-09-21' }, result: { on: '2026-09-20' } },
      'were fixed on 2026-09-21, after the result of 2026-09-20 was known',
    ],
    [{ criteria: { fixedOn: '2026-09-20' }, result: { on: '2026-09-20' } }, undefined],
    [{ criteria: { fixedOn: '2027-09-20' } }, undefined],
    [
      { criteria: { fixedOn: '2027-09-20' }, result: { file: 'a.json' } },
      'are fixed on 2027-09-20, which lies in the future',
    ],
    [{ criteria: { fixedOn: '2026-11-23' }, result: { file: 'a.json' } }, undefined],
    [{ criteria: { fixedOn: '2027-09-20' }, result: { on: '2027-09-19', file: 'a.json' } }, undefined],
    [{ criteria: {}, result: { on: '2026-09-20' } }, undefined],
  ];
  for (const [evaluation, fault] of late)
    it(`${JSON.stringify(evaluation)}: ${fault}`, () => {
      assert.equal(criteriaFault(evaluation, today), fault);
    });

  it('tells a plan from what has been run', () => {
    assert.equal(isRun({ metrics: { a: { threshold: '> 0' } } }, today), false);
    assert.equal(isRun({ metrics: { a: { threshold: '> 0', value: 0 } } }, today), true);
    assert.equal(isRun({ result: { on: today } }, today), true);
    assert.equal(isRun({ result: { on: '2027-01-01', file: 'a.json' } }, today), false);
    assert.equal(resultAhead({ result: { on: '2027-01-01', file: 'a.json' } }, today), '2027-01-01');
    assert.equal(resultAhead({ result: { on: '2027-01-01' } }, today), undefined);
  });

  it('leaves out what a later evaluation of the same item has measured again', () => {
    const metrics = { a: { threshold: '> 0', value: 0 }, b: { threshold: '> 0', value: 0 } };
    const [first, second] = [{ result: { on: '2026-09-01' } }, { result: { on: '2026-09-02' } }];
    const left = (evaluations: Manifest['evaluations']) =>
      currentMetrics({ evaluations: evaluations ?? {} }).map(({ evaluation, id }) => `${evaluation}.${id}`);
    const again = { a: { threshold: '> 0', value: 1 } };
    assert.deepEqual(left({ one: { ...first, metrics }, two: { ...second, metrics: again } }), [
      'one.b',
      'two.a',
    ]);
    assert.deepEqual(left({ one: { metrics }, two: { ...second, metrics: again } }), [
      'one.a',
      'one.b',
      'two.a',
    ]);
    const planned = { a: { threshold: '> 0' } };
    assert.deepEqual(left({ one: { ...first, metrics: again }, two: { ...second, metrics: planned } }), [
      'one.a',
      'two.a',
    ]);
    const other = { item: 'fairness-evaluated' as const, ...second, metrics: again };
    assert.deepEqual(left({ one: { ...first, metrics: again }, two: other }), ['one.a', 'two.a']);
  });

  const judged = (evaluated: Evaluation['evaluated'], on = '2026-09-20'): Evaluation => ({
    item: 'evaluation-passed',
    ...(evaluated === undefined ? {} : { evaluated }),
    result: { on },
  });
  const releases: readonly [about: string, Omit<Manifest, 'version'>, at: readonly string[]][] = [
    ['the same', { release: { version: '1.0' }, evaluations: { a: judged({ release: '1.0' }) } }, []],
    ['a v before it', { release: { version: 'v1.0' }, evaluations: { a: judged({ release: '1.0' }) } }, []],
    [
      'another',
      { release: { version: '1.1' }, evaluations: { a: judged({ release: '1.0' }) } },
      ['a.release'],
    ],
    ['no release', { evaluations: { a: judged({ release: '1.0' }) } }, []],
    ['nothing judged', { release: { version: '1.1' }, evaluations: { a: judged(undefined) } }, []],
    [
      'a shortened commit',
      { release: { commit: '4F2A9C1' }, evaluations: { a: judged({ commit: '4f2a9c1d33' }) } },
      [],
    ],
    [
      'another commit',
      { release: { commit: '4f2a9c1' }, evaluations: { a: judged({ commit: '9d3f0aa' }) } },
      ['a.commit'],
    ],
    [
      'another name of one commit',
      {
        release: { version: '1.0', commit: '4f2a9c1' },
        evaluations: { a: judged({ release: '1.0-rc1', commit: '4f2a9c1' }) },
      },
      [],
    ],
    [
      'the latest of two that both judged another',
      {
        release: { version: '1.2' },
        evaluations: { a: judged({ release: '1.1' }, '2026-09-21'), b: judged({ release: '1.0' }) },
      },
      ['a.release'],
    ],
    [
      'one of two judged it',
      {
        release: { version: '1.1' },
        evaluations: { a: judged({ release: '1.0' }), b: judged({ release: '1.1' }) },
      },
      [],
    ],
    [
      'one of two may have judged it',
      { release: { version: '1.1' }, evaluations: { a: judged({ release: '1.0' }), b: judged(undefined) } },
      [],
    ],
    [
      'other prompts',
      { release: { prompts: ['p/a.md'] }, evaluations: { a: judged({ prompts: ['./p/b.md'] }) } },
      ['a.prompts'],
    ],
    [
      'one more prompt than what runs',
      { release: { prompts: ['p/a.md'] }, evaluations: { a: judged({ prompts: ['./p/a.md', 'p/b.md'] }) } },
      [],
    ],
    [
      'a model that was not judged',
      { models: { m: {}, n: {} }, evaluations: { a: judged({ models: ['m'] }) } },
      ['a.models'],
    ],
    [
      'models that were judged by two together',
      {
        models: { m: {}, n: {} },
        evaluations: { a: judged({ models: ['m'] }), b: judged({ models: ['n'] }) },
      },
      [],
    ],
    [
      'one that does not say which models',
      { models: { m: {}, n: {} }, evaluations: { a: judged({ models: ['m'] }), b: judged({}) } },
      [],
    ],
  ];
  for (const [about, manifest, at] of releases)
    it(`judged: ${about}`, () => {
      const found = otherReleases(factsOf(manifest, today));
      assert.deepEqual(
        found.map(({ evaluation, path }) => `${evaluation}.${path.at(-1)}`),
        at,
      );
    });
});
