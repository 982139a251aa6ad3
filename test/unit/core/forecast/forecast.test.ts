import { strict as assert } from 'node:assert';
import { stageIndex } from '../../../../src/core/base/stages';
import { overrunAfter } from '../../../../src/core/forecast/overrun';
import { type Evaluated, Planner, planningOf } from '../../../../src/core/forecast/plan';
import { simulationOf } from '../../../../src/core/forecast/scheduled';
import { spread } from '../../../../src/core/forecast/streams';
import type { Outlook } from '../../../../src/core/service';
import {
  doubtsOf,
  evaluate,
  type Forecast,
  Forecaster,
  noConfiguration,
  type Report,
  readDocument,
  type Stage,
  stages,
  toTheEnd,
  whyNoDates,
} from '../../../../src/core/service';

/** A Monday. */
const today = '2026-11-23';

const known = { low: '2d', likely: '2d', high: '2d' };
type Estimate = Partial<typeof known>;

/** The blocking items of a manifest without any facts, by stage. */
const all = evaluate(readDocument('version: 1\nworkflow: { name: X }\n'), { today }).items;
const required = all.filter(({ blocking }) => blocking);

type ItemReport = Report['items'][number];

interface Said {
  readonly status?: string;
  readonly estimate?: Estimate;
  readonly dependsOn?: readonly string[];
  readonly by?: string;
}

/** A manifest that says something of each item. */
function manifest(
  say: (id: string, stage: string, pillar: string) => Said | undefined,
  rest = '',
  items: readonly ItemReport[] = required,
): string {
  const checklist: Record<string, Record<string, Said>> = {};
  for (const { id, stage, pillar } of items) {
    const said = say(id, stage, pillar);
    if (said !== undefined) checklist[stage] = { ...checklist[stage], [id]: { status: 'unmet', ...said } };
  }
  return `version: 1\nstage: diagnose\nworkflow: { name: X }\nchecklist: ${JSON.stringify(checklist)}\n${rest}`;
}

function forecasterOf(
  text: string,
  configuration = noConfiguration,
  ratios: readonly number[] = [],
): Forecaster {
  return Forecaster.of(evaluate(readDocument(text), { today, configuration }), ratios);
}

const forecastOf = (...args: Parameters<typeof forecasterOf>): Forecast => forecasterOf(...args).forecast();

function outlookOf(text: string): Outlook {
  return toTheEnd(forecasterOf(text).outlook()) ?? assert.fail('there are no dates');
}

/** The forecast once some items are done. */
function doing({ items, manifest, whole, input }: Report, done: ReadonlySet<string>): Forecast {
  const all = items.map((item) => (done.has(item.id) ? { ...item, satisfied: true } : item));
  return Forecaster.of({ items: all, manifest, whole, input }).forecast();
}

/** The gates that have dates. */
const toldBy = ({ isWhole, gates }: Forecast): ReadonlySet<Stage> =>
  new Set(isWhole ? gates.map(({ stage }) => stage) : []);

const p50 = ({ goLive }: Forecast): number => goLive?.p50.workingDays ?? 0;
const p80 = ({ goLive }: Forecast): number => goLive?.p80.workingDays ?? 0;
const estimated = manifest(() => ({ estimate: known }));

describe('a forecast', () => {
  it('counts working days, without weekends and holidays', () => {
    const { goLive } = forecastOf(estimated);
    assert.ok(goLive);
    const free = forecastOf(estimated, { ...noConfiguration, holidays: ['2026-11-24', '2026-11-25'] }).goLive;
    assert.equal(free?.p50.workingDays, goLive.p50.workingDays);
    const between = (from = '', to = ''): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;
    assert.equal(between(goLive.p50.date, free?.p50.date) >= 2, true);
    for (const { date = '' } of [goLive.p50, goLive.p80])
      assert.ok(![0, 6].includes(new Date(`${date}T12:00:00Z`).getUTCDay()), date);
  });

  for (const [days, half, four] of [
    [10, 13, 19],
    [20, 26, 37],
    [30, 39, 55],
  ] as const)
    it(`of one item that takes ${days} days: 1.3 times as long in half of all cases, 1.82 in four of five`, () => {
      const forecast = forecastOf(
        manifest((id) => ({ estimate: { likely: id === 'workflow-scoped' ? `${days}d` : '0d' } })),
      );
      assert.deepEqual([p50(forecast), p80(forecast)], [half, four]);
    });

  it('has each gate that is not passed, one behind the other; go-live is the deploy gate', () => {
    const { gates, goLive } = forecastOf(estimated);
    assert.deepEqual(
      gates.map(({ stage }) => stage),
      ['diagnose', 'design', 'deploy', 'operate'],
    );
    const days = gates.map((gate) => gate.p50.workingDays);
    assert.deepEqual(
      [...days].sort((one, other) => one - other),
      days,
    );
    assert.deepEqual(gates[2] && { p50: gates[2].p50, p80: gates[2].p80 }, goLive);
  });

  it('asks for estimates where fewer than half of what is open before go-live has one', () => {
    const before = required.filter(({ stage }) => stage !== 'operate');
    const half = Math.ceil(before.length / 2);
    const only = (count: number): string => {
      const first = new Set(before.slice(0, count).map(({ id }) => id));
      return manifest((id) => (first.has(id as never) ? { estimate: known } : undefined));
    };
    const [few, enough] = [forecastOf(only(half - 1)), forecastOf(only(half))];
    assert.deepEqual([few.isWhole, enough.isWhole], [false, true]);
    assert.deepEqual(few.plan.estimated, { count: half - 1, of: before.length, done: 0 });
    assert.equal(few.plan.unestimated.length, before.length - half + 1);
    assert.ok(p50(few) < p50(enough), 'what is not estimated is not counted');
  });

  it('counts what was estimated and is done, and says so', () => {
    const before = required.filter(({ stage }) => stage !== 'operate').map(({ id }) => id);
    const estimatedOnes = before.slice(0, Math.ceil(before.length / 2));
    const report = evaluate(
      readDocument(manifest((id) => (estimatedOnes.includes(id as never) ? { estimate: known } : undefined))),
      { today },
    );
    const after = doing(report, new Set(estimatedOnes.slice(0, -1)));
    assert.deepEqual(after.plan.estimated, {
      count: 1,
      of: before.length - estimatedOnes.length + 1,
      done: estimatedOnes.length - 1,
    });
    assert.equal(after.isWhole, true);
    const one = before[0] ?? assert.fail();
    const few = doing(
      evaluate(readDocument(manifest((id) => (id === one ? { estimate: known } : undefined))), { today }),
      new Set([one]),
    );
    assert.match(
      whyNoDates(few) ?? '',
      /^No dates yet: 0 of \d+ open items before go-live are estimated, and 1 that is done; a forecast needs half of all these\. /,
    );
  });

  describe('never loses its dates where an item is done', () => {
    const shares = [0.2, 0.5, 0.6, 1];
    for (const share of shares)
      it(`with ${share * 100} % of all estimated, in any order`, () => {
        for (let seed = 0; seed < 2; seed++) {
          const estimate = spread(`estimate ${seed}`, all.length);
          const places = new Map(all.map(({ id }, place) => [id as string, place]));
          const say = (id: string): Said => {
            const place = places.get(id) ?? 0;
            return {
              ...((estimate[place] ?? 1) < share && { estimate: known }),
              // Some of them are recommended ones.
              dependsOn: [all[(place * 7 + seed) % all.length]?.id ?? ''],
            };
          };
          const text = manifest(say, '', all);
          const report = evaluate(readDocument(text), { today });
          const order = spread(`order ${seed}`, report.items.length);
          const items = [...report.items.keys()].sort(
            (one, other) => (order[one] ?? 0) - (order[other] ?? 0),
          );
          const done = new Set<string>();
          let told = toldBy(doing(report, done));
          for (const item of items) {
            done.add(report.items[item]?.id ?? '');
            const after = doing(report, done);
            const left = new Set(
              after.plan.work.filter(({ blocking }) => blocking).map(({ stage }) => stage),
            );
            const now = toldBy(after);
            for (const gate of told)
              assert.ok(now.has(gate) || !left.has(stages.indexOf(gate)), `${gate} at ${[...done].join()}`);
            told = now;
          }
        }
      });
  });

  it('has no date for the Operate gate before go-live where half up to there is not estimated, and says so', () => {
    const before = required.filter(({ stage }) => stage !== 'operate');
    const half = new Set(before.slice(0, Math.ceil(before.length / 2)).map(({ id }) => id as string));
    const text = manifest((id) => (half.has(id) ? { estimate: known } : undefined));
    const report = evaluate(readDocument(text), { today });
    const forecast = doing(report, new Set());
    assert.deepEqual([forecast.isWhole, forecast.untold], [true, ['operate']]);
    assert.ok(!toldBy(forecast).has('operate') && toldBy(forecast).has('deploy'));
    assert.ok(
      doubtsOf(forecast, report).includes(
        'There is no date for the Operate gate: fewer than half of the items before it are estimated.',
      ),
    );
  });

  it('says which values it does not count, and that findings know nothing of closed stages', () => {
    const text = manifest(() => ({ estimate: known }));
    const doubts = (body: string, ratios: readonly number[] = []): string => {
      const report = evaluate(readDocument(body), { today });
      return doubtsOf(Forecaster.of(report, ratios).forecast(), report).join('\n');
    };
    const late = `goLive: 2026-11-27\n${text}`;
    assert.match(
      doubts(text.replace('version: 1', 'version: 1\nowners: 3')),
      /^What the schema refuses is not counted: line 2\.$/m,
    );
    assert.match(doubts(late, [1, 2]), /^Findings about the planned day know nothing of closed stages/m);
    for (const of of [doubts(text, [1, 2]), doubts(late)]) assert.doesNotMatch(of, /refuses|Findings about/);
  });

  it('puts the points of an estimate in order, and says so', () => {
    const of = (estimate: Estimate): [Forecast, string[]] => {
      const text = manifest((id) => ({ estimate: id === 'owners-named' ? estimate : known }));
      const report = evaluate(readDocument(text), { today });
      const forecast = Forecaster.of(report).forecast();
      return [forecast, doubtsOf(forecast, report)];
    };
    const [turned, doubts] = of({ low: '20d', likely: '5d', high: '2d' });
    const [ordered, others] = of({ low: '2d', likely: '5d', high: '20d' });
    assert.deepEqual(p80(turned), p80(ordered));
    const says = 'Not written from low to high, and taken in that order: the estimate of owners-named.';
    assert.ok(doubts.includes(says), doubts.join('\n'));
    assert.deepEqual(
      doubts.filter((each) => each !== says),
      others,
    );
  });

  it('says that a lead time is not counted where a finding counts it', () => {
    const systems = 'systems: { s: { changeLeadTime: 200d } }\n';
    const text = `goLive: 2027-02-26\n${systems}${manifest(() => ({ estimate: { likely: '1d' } }))}`;
    const report = evaluate(readDocument(text), { today });
    const doubts = (of: typeof report): string => doubtsOf(Forecaster.of(of).forecast(), of).join('\n');
    const isNotCounted = /^The lead times of systems are not counted, since every item that waits/m;
    assert.doesNotMatch(doubts(report), isNotCounted);
    // What is found once every integration item is met.
    const findings = report.findings.map((each) => ({
      ...each,
      code: each.code === 'plan/impossible-date' ? ('plan/shorter-than-lead-time' as const) : each.code,
    }));
    const items = report.items.filter(({ pillar }) => pillar !== 'integration');
    assert.match(doubts({ ...report, items, findings }), isNotCounted);
  });

  it('takes eight hours for a working day', () => {
    const of = (likely: string): number | undefined =>
      forecastOf(manifest(() => ({ estimate: { likely } }))).goLive?.p50.workingDays;
    assert.equal(of('16h'), of('2d'));
  });

  it('asks first for what the next gate and most others wait for', () => {
    const text = manifest((id) =>
      id === 'owners-named' || id === 'risk-tier-assigned' ? { dependsOn: ['data-access-proven'] } : {},
    );
    const [first, ...rest] = forecastOf(text).plan.unestimated;
    assert.equal(first, 'data-access-proven');
    assert.equal(rest[0], 'workflow-scoped');
  });

  it('takes the median of the team for what is not estimated: of its pillar, else of all', () => {
    const text = manifest((_, stage, pillar) => {
      if (stage === 'operate') return undefined;
      if (pillar === 'data') return stage === 'diagnose' ? { estimate: { likely: '10d' } } : undefined;
      return pillar === 'security' ? undefined : { estimate: { likely: '2d' } };
    });
    const { plan } = forecastOf(text);
    const estimateOf = (id: string) => plan.work.find((each) => each.id === id)?.estimate;
    const days = (count: number) => ({ low: count, likely: count, high: count });
    assert.deepEqual(estimateOf('data-access-proven'), { days: days(10), from: 'item' });
    assert.deepEqual(estimateOf('data-contract-agreed'), { days: days(10), from: 'pillar' });
    assert.deepEqual(estimateOf('threat-model-reviewed'), { days: days(2), from: 'all' });
  });

  const forms: readonly (readonly [estimate: Estimate, low: number, likely: number, high: number])[] = [
    [{ likely: '5d' }, 5, 5, 5],
    [{ likely: '1w' }, 5, 5, 5],
    [{ low: '2d', high: '6d' }, 2, 4, 6],
    [{ low: '2d', likely: '3d' }, 2, 3, 3],
    [{ low: '9d', likely: '3d', high: '5d' }, 3, 5, 9],
  ];
  for (const [estimate, low, likely, high] of forms)
    it(`reads ${JSON.stringify(estimate)}`, () => {
      const { plan } = forecastOf(manifest((id) => (id === 'owners-named' ? { estimate } : undefined)));
      const { days, from } = plan.work.find(({ id }) => id === 'owners-named')?.estimate ?? {};
      assert.deepEqual([days, from], [{ low, likely, high }, 'item']);
    });

  for (const estimate of [{ low: '2d' }, { high: '2d' }, { likely: 'soon' }, {}])
    it(`makes nothing of ${JSON.stringify(estimate)}`, () => {
      const { plan } = forecastOf(manifest((id) => (id === 'owners-named' ? { estimate } : undefined)));
      assert.equal(plan.work.find(({ id }) => id === 'owners-named')?.estimate, undefined);
    });

  it('is the same whoever of several with the same roles signs, approves and owns', () => {
    const of = (checklist: string, more = '', [ann, bob] = ['ann', 'bob']): Forecast =>
      forecastOf(
        `${estimated.replace(/checklist: .*/, (line) => line.replace('"risks-registered":{', `"risks-registered":{${checklist}`))}owners: { ${ann}: { roles: [outcome, approver, performance] }, ${bob}: { roles: [performance, approver, outcome] } }\n${more.replaceAll('bob', bob ?? '')}`,
        { ...noConfiguration, itemsAtOnce: 1 },
      );
    const plain = of('');
    for (const by of ['"by":"ann",', '"by":"bob",']) {
      const { goLive } = of(`${by}"approver":"bob",`);
      assert.ok((goLive?.p80.workingDays ?? 0) <= p80(plain), by);
    }
    const owned = 'systems: { erp: { owner: bob } }\n';
    assert.deepEqual(of('', owned, ['zoe', 'bob']).goLive, of('', owned, ['ann', 'bob']).goLive);
  });

  it('is later with one owner than with one for each item', () => {
    const owners = `owners: { anna: { roles: [outcome] }, ben: { roles: [performance] } }\n`;
    const by = (owner: (place: number) => string): number => {
      let place = 0;
      const text = manifest(() => ({ estimate: known, by: owner(place++) }), owners);
      return p80(forecastOf(text));
    };
    assert.ok(by(() => 'anna') > by((place) => (place % 2 === 0 ? 'anna' : 'ben')));
  });

  describe('with an owner of whose items some wait for somebody else', () => {
    const deploy: readonly string[] = required.filter(({ stage }) => stage === 'deploy').map(({ id }) => id);
    const [awaited = '', ...others] = deploy;
    const days = (count: number): Estimate => ({ low: `${count}d`, likely: `${count}d`, high: `${count}d` });
    const plan = (isWaiting: boolean): string =>
      manifest((id) => {
        const place = others.indexOf(id);
        if (id === awaited) return { by: 'ann', estimate: days(40) };
        if (place < 0 || place > 7) return { by: 'cid', estimate: days(0) };
        if (place > 2) return { by: 'bob', estimate: days(20) };
        return { by: 'bob', estimate: days(2), ...(isWaiting && { dependsOn: [awaited] }) };
      }, 'owners: { ann: { roles: [outcome] }, bob: { roles: [performance] }, cid: { roles: [oncall] } }\n');

    it('does the others meanwhile', () => {
      const [free, waiting] = [forecastOf(plan(false)), forecastOf(plan(true))];
      assert.ok(p50(free) > 40);
      assert.ok(p50(waiting) - p50(free) <= 3, `${p50(waiting)} instead of ${p50(free)}`);
    });

    it('begins first with what several wait for, one after the other', () => {
      const [last = '', middle = '', first = ''] = others;
      const chain = manifest((id) => {
        const [by, estimate] = ['bob', days(10)];
        if (id === last) return { by, estimate, dependsOn: [middle] };
        if (id === middle) return { by, estimate, dependsOn: [first] };
        return { by, estimate: others.slice(0, 6).includes(id) ? estimate : days(0) };
      }, 'owners: { bob: { roles: [outcome] } }\n');
      // Three at a time: the chain of 30 days and three of 10 in the two rooms beside it.
      assert.ok(p50(forecastOf(chain)) <= Math.ceil(30 * 1.3), String(p50(forecastOf(chain))));
    });
  });

  it('names the item that brings go-live forward most, also where that only makes room for others', () => {
    const likely: Readonly<Record<string, number>> = {
      'workflow-embedded': 20,
      'evaluation-passed': 6,
      'adversarial-tests-passed': 8,
      'privileges-minimised': 8,
    };
    const text = manifest((id) => {
      const estimate = `${likely[id] ?? 0}d`;
      return { by: 'ben', estimate: { low: estimate, likely: estimate, high: estimate } };
    }, 'owners: { ben: { roles: [outcome] } }\n');
    const forecaster = forecasterOf(text, { ...noConfiguration, itemsAtOnce: 2 });
    const report = evaluate(readDocument(text), {
      today,
      configuration: { ...noConfiguration, itemsAtOnce: 2 },
    });
    const best = Math.min(...report.items.map(({ id }) => p50(doing(report, new Set([id])))));
    assert.equal(forecaster.soonest()?.workingDays, best);
  });

  it('is later where an owner moves fewer items at a time', () => {
    const days = [1, 3, 1_000_000_000].map((itemsAtOnce) =>
      p80(forecastOf(estimated, { ...noConfiguration, itemsAtOnce })),
    );
    assert.ok((days[0] ?? 0) > (days[1] ?? 0) && (days[1] ?? 0) > (days[2] ?? 0), days.join(' '));
  });

  describe('waits for systems', () => {
    const systems = (facts: string, status = 'planned'): string =>
      `systems: { sap: { ${facts} } }\nintegrations: { post: { system: sap, status: ${status} } }\n`;
    const withSystem = (facts: string, status?: string): string =>
      manifest(() => ({ estimate: known }), systems(facts, status));
    const plain = p50(forecastOf(withSystem('')));
    it('for their lead time, from when the integration is begun', () => {
      const { plan } = forecastOf(withSystem('changeLeadTime: 40d'));
      assert.deepEqual(
        plan.work.filter(({ least }) => least > 0).map(({ id, least }) => [id, least]),
        [['integration-tested', 40]],
      );
      assert.ok(p50(forecastOf(withSystem('changeLeadTime: 40d'))) >= plain + 38);
    });
    it('from when it was asked for', () => {
      const soon = p50(forecastOf(withSystem('changeLeadTime: 40d, requestedOn: 2026-11-20')));
      assert.ok(soon >= 39 && soon < p50(forecastOf(withSystem('changeLeadTime: 40d'))));
    });
    it('and not where the change was asked for long ago, or is live', () => {
      assert.equal(p50(forecastOf(withSystem('changeLeadTime: 40d, requestedOn: 2026-01-02'))), plain);
      assert.equal(p50(forecastOf(withSystem('changeLeadTime: 40d', 'live'))), plain);
    });
    describe('as long as any integration item is open', () => {
      const text = withSystem('changeLeadTime: 100d');
      const report = evaluate(readDocument(text), { today });
      const contracts = 'integration-contracts-defined';
      const rows: readonly (readonly [done: readonly string[], waits: string | undefined])[] = [
        [[], 'integration-tested'],
        [['integration-tested'], contracts],
        [[contracts], 'integration-tested'],
        [[contracts, 'integration-tested'], undefined],
      ];
      for (const [done, waits] of rows)
        it(`${waits ?? 'and no longer'}, where done is: ${done.join(', ') || 'nothing'}`, () => {
          const after = doing(report, new Set(done));
          const lead = after.plan.work.filter(({ least }) => least > 0);
          assert.deepEqual(
            lead.map(({ id, least }) => [id, least]),
            waits === undefined ? [] : [[waits, 100]],
          );
          assert.equal(p50(after) >= 100, waits !== undefined);
          const [, design] = after.gates;
          assert.ok((design?.p50.workingDays ?? 0) < 100, 'no system is changed for a contract');
        });
    });

    it('never less with one more', () => {
      const more = `${withSystem('changeLeadTime: 40d')}  `.replace(
        'systems: {',
        'systems: { crm: { changeLeadTime: 5d },',
      );
      assert.ok(p50(forecastOf(more)) >= p50(forecastOf(withSystem('changeLeadTime: 40d'))));
    });
  });

  it('waits for what an item depends on, and what that depends on', () => {
    const chain = manifest((id) => ({
      estimate: known,
      ...(id === 'owners-named' ? { dependsOn: ['risks-registered'] } : {}),
      ...(id === 'risks-registered' ? { dependsOn: ['risk-tier-assigned'] } : {}),
    }));
    const generous = { ...noConfiguration, itemsAtOnce: 99 };
    const first = (text: string): number => forecastOf(text, generous).gates[0]?.p50.workingDays ?? 0;
    assert.deepEqual([first(estimated), first(chain)], [3, 8]);
  });

  it('waits for nothing in a circle or in a later stage, and says so', () => {
    const odd = manifest((id) => ({
      estimate: known,
      ...(id === 'owners-named' ? { dependsOn: ['risks-registered', 'evaluation-passed'] } : {}),
      ...(id === 'risks-registered' ? { dependsOn: ['owners-named'] } : {}),
    }));
    const { plan } = forecastOf(odd);
    const said = plan.ignored.map((each) => each.join(' → ')).sort();
    assert.equal(said.length, 2);
    assert.ok(said.includes('owners-named → evaluation-passed'), said.join());
  });

  for (const [what, passedOver] of [
    ['an item of a later stage', { 'owners-named': ['rollout-staged'] }],
    ['itself', { 'owners-named': ['owners-named'] }],
  ] as const)
    it(`counts nothing that is passed over: ${what}`, () => {
      const text = (dependencies: Readonly<Record<string, readonly string[]>>): string =>
        manifest(
          (id) => ({
            estimate: { likely: id === 'rollout-staged' ? '40d' : '2d' },
            dependsOn: dependencies[id] ?? [],
          }),
          '',
          all.filter(({ id, blocking }) => blocking || id === 'rollout-staged'),
        );
      const [without, over] = [forecastOf(text({})), forecastOf(text(passedOver))];
      assert.deepEqual(over.gates, without.gates);
      assert.equal(over.plan.work.length, without.plan.work.length);
      assert.equal(over.plan.ignored.length, 1);
    });

  it('is never later where an item is done, one that waits for systems neither', () => {
    const text = manifest(
      (_, stage) => ({ estimate: { low: '1d', likely: '3d', high: stage === 'design' ? '9d' : '4d' } }),
      'systems: { erp: { changeLeadTime: 90d } }\nintegrations: { post: { system: erp, status: planned } }\n',
    );
    const { items, ...rest } = evaluate(readDocument(text), { today });
    const all = (done?: string) =>
      Forecaster.of({
        items: items.map((item) => (item.id === done ? { ...item, satisfied: true } : item)),
        ...rest,
      }).forecast().gates;
    const before = new Map(all().map(({ stage, ...range }) => [stage, range]));
    for (const { id } of required)
      for (const { stage, ...after } of all(id))
        for (const share of ['p50', 'p80'] as const)
          assert.ok(
            after[share].workingDays <= (before.get(stage)?.[share].workingDays ?? 0),
            `${id}: ${stage}`,
          );
  });

  it('is the same whatever owners and order of dependencies are', () => {
    const owners = 'owners: { OWNER: { roles: [outcome] } }\n';
    const text = (name: string, before: readonly string[]): string =>
      manifest(
        (id) => ({ estimate: known, by: name, ...(id === 'owners-named' ? { dependsOn: before } : {}) }),
        owners.replace('OWNER', name),
      );
    const daysOf = (each: string) => forecastOf(each).gates;
    const first = daysOf(text('anna', ['risks-registered', 'risk-tier-assigned']));
    assert.deepEqual(daysOf(text('zoe', ['risks-registered', 'risk-tier-assigned'])), first);
    assert.deepEqual(daysOf(text('anna', ['risk-tier-assigned', 'risks-registered'])), first);
  });

  describe('is never earlier with one integration more', () => {
    const owners =
      'owners: { anna: { roles: [performance, oncall] }, ben: { roles: [outcome] }, carl: { roles: [security] } }\n';
    const systems =
      'systems: { crm: { owner: carl, changeLeadTime: 40d }, erp: { owner: ben }, sap: { changeLeadTime: 12d } }\n';
    const one = { ...noConfiguration, itemsAtOnce: 1 };
    const daysWith = (integrations: readonly string[]): number[] => {
      const said = integrations.map((each, place) => `i${place}: { ${each} }`).join(', ');
      const text = manifest(
        (id, _, pillar) => ({
          estimate: { low: '1d', likely: '3d', high: pillar === 'integration' ? '20d' : '8d' },
          ...(id === 'evaluation-passed' && { by: 'anna' }),
          ...(id === 'users-trained' && { by: 'carl' }),
        }),
        `${owners}${systems}integrations: { ${said} }\n`,
      );
      return forecastOf(text, one).gates.flatMap((gate) => [gate.p50.workingDays, gate.p80.workingDays]);
    };
    const live = 'system: crm, status: live';
    const rows: readonly (readonly [what: string, before: readonly string[], added: string])[] = [
      ['the first', [], 'system: crm, status: planned'],
      ['the first, of an owner of its own', [], 'system: erp, owner: anna'],
      ['a second, of another system', ['system: crm, status: planned'], 'system: erp, status: planned'],
      ['that comes first', ['system: erp, owner: anna'], 'system: crm, owner: carl'],
      ['with a system that is live', [live], 'system: crm, status: planned'],
      ['that is live, with a system of which another is not', ['system: crm, status: planned'], live],
      ['that is live, with a system of which another is', [live], live],
      ['of a system that nobody owns', ['system: erp'], 'system: sap'],
      ['of nobody', ['owner: anna'], 'owner: ghost'],
    ];
    for (const [what, before, added] of rows)
      it(what, () => {
        const [without, first, last] = [before, [added, ...before], [...before, added]].map(daysWith);
        for (const after of [first, last])
          for (const [place, days] of (after ?? []).entries())
            assert.ok(days >= (without?.[place] ?? 0), `${after?.join()}, and ${without?.join()} without it`);
      });

    it('but for the first with a system that is live: by that its change is there', () => {
      const [without, after] = [daysWith([]), daysWith([live])];
      assert.ok((after[4] ?? 0) < (without[4] ?? 0), `${after.join()}, and ${without.join()} without it`);
    });
  });

  describe('is the same in whatever order things are written', () => {
    type Entry = readonly [id: string, facts: string];
    const sections: Readonly<Record<string, readonly Entry[]>> = {
      owners: [
        ['anna', 'roles: [legal]'],
        ['ben', 'roles: [legal]'],
        ['carl', 'roles: [performance]'],
        ['dora', 'roles: [performance, outcome]'],
      ],
      systems: [
        ['crm', 'owner: anna, changeLeadTime: 12d'],
        ['erp', 'owner: ben, changeLeadTime: 30d'],
        ['sap', 'owner: dora'],
      ],
      integrations: [
        ['load', 'system: crm, status: live'],
        ['post', 'system: erp, owner: ben, status: planned'],
        ['read', 'system: sap, owner: carl, status: planned'],
      ],
      data: [
        ['claims', 'owner: anna'],
        ['people', 'owner: carl'],
      ],
      signals: [
        ['errors', 'owner: anna'],
        ['quality', 'owner: ben'],
      ],
    };
    const text = (order: (all: readonly Entry[], section: string) => readonly Entry[]): string =>
      manifest(
        (id, _, pillar) => ({
          estimate: { low: '2d', likely: '5d', high: '20d' },
          // The rest is up to who holds a role, or is named by the facts.
          ...(pillar === 'value' && { by: 'anna' }),
          ...(id === 'owners-named' && { dependsOn: ['risks-registered'] }),
        }),
        Object.entries(sections)
          .map(([section, all]) => {
            const entries = order(all, section).map(([id, facts]) => `${id}: { ${facts} }`);
            return `${section}: { ${entries.join(', ')} }\n`;
          })
          .join(''),
      );
    const one = { ...noConfiguration, itemsAtOnce: 1 };
    const { gates, plan } = forecastOf(
      text((all) => all),
      one,
    );
    const owned = plan.work.map(({ id, owner }) => [id, owner]);
    for (const turned of Object.keys(sections))
      it(`of ${turned}`, () => {
        const other = forecastOf(
          text((all, section) => (section === turned ? [...all].reverse() : all)),
          one,
        );
        assert.deepEqual(
          other.plan.work.map(({ id, owner }) => [id, owner]),
          owned,
        );
        assert.deepEqual(other.gates, gates);
      });

    it('of dependencies, one of them in a circle', () => {
      const all = ['risks-registered', 'risk-tier-assigned', 'workflow-scoped', 'systems-inventoried'];
      const depending = (dependsOn: readonly string[]): Forecast =>
        forecastOf(
          manifest((id) => ({
            estimate: { low: '2d', likely: '5d', high: '20d' },
            ...(id === 'workflow-scoped' && { dependsOn: ['owners-named'] }),
            ...(id === 'owners-named' && { dependsOn }),
          })),
          one,
        );
      const [first, other] = [depending(all), depending([...all].reverse())];
      assert.deepEqual(other.gates, first.gates);
      assert.deepEqual(other.plan.ignored, first.plan.ignored);
    });
  });

  it('counts on what closed stages have shown', () => {
    const ratios = Array.from({ length: 40 }, () => 4);
    const { closed, goLive } = forecastOf(estimated, noConfiguration, ratios);
    assert.equal(closed, 40);
    assert.ok((goLive?.p50.workingDays ?? 0) > 2 * p50(forecastOf(estimated)));
  });

  for (const [what, likely, isDate] of [
    ['a number without neighbours', `${'9'.repeat(21)}d`, false],
    ['more than there is a number for', `${'9'.repeat(400)}d`, true],
    ['no time', '0d', true],
    ['seconds', '1s', true],
  ] as const)
    it(`comes to an end where an item takes ${what}`, () => {
      const { goLive } = forecastOf(
        manifest((id) => ({ estimate: id === 'owners-named' ? { likely } : known })),
      );
      assert.equal(goLive?.p80.date !== undefined, isDate);
      assert.ok(Number.isFinite(goLive?.p50.workingDays));
    });

  it('is about the operate gate where nothing is left before go-live, and about nothing after', () => {
    const { items, manifest, whole, input } = evaluate(readDocument(estimated), { today });
    const left = (...stages: readonly string[]) =>
      Forecaster.of({
        items: items.map((item) => ({ ...item, satisfied: !stages.includes(item.stage) })),
        manifest,
        whole,
        input,
      });
    const operating = left('operate').forecast();
    assert.deepEqual([operating.plan.goal, operating.goLive], ['operate', undefined]);
    assert.deepEqual(
      operating.gates.map(({ stage }) => stage),
      ['operate'],
    );
    assert.deepEqual(left().forecast().gates, []);
  });
});

describe('what a forecast says when asked', () => {
  const text = manifest((id, stage, pillar) => ({
    estimate: { likely: pillar === 'data' ? '20d' : stage === 'deploy' ? '1d' : '2d' },
    ...(id === 'data-quality-baselined' ? { dependsOn: ['data-contract-agreed'] } : {}),
  }));
  const { drivers, items } = outlookOf(text);

  it('is what the time goes into: all of P80, in its whole days', () => {
    const sum = Object.values(drivers).reduce((total, each) => total + each, 0);
    assert.ok(Math.abs(sum - p80(forecastOf(text))) < 1e-6, `${sum}`);
    assert.ok(drivers.data > drivers.governance + drivers.integration + drivers.other);
  });

  it('is what each item would win, most first; what nothing waits for wins nothing', () => {
    const before = required.filter(({ stage }) => stage !== 'operate');
    assert.equal(items.length, before.length);
    const wins = items.map((each) => each.wins);
    assert.deepEqual(
      [...wins].sort((one, other) => other - one),
      wins,
    );
    assert.ok((wins[0] ?? 0) > 20);
    assert.ok(['data-contract-agreed', 'data-quality-baselined'].includes(items[0]?.id ?? ''), items[0]?.id);
    assert.equal(items.find(({ id }) => id === 'owners-named')?.wins, 0);
  });
});

/** P80 as far as it is known, not rounded up to whole days. */
function exactP80(report: Evaluated): number {
  const planning = planningOf(report);
  const { work, goal } = new Planner(planning).plan();
  return simulationOf(work, planning, overrunAfter([])).quantile(stageIndex(goal), 0.8);
}

/** The same once an item is done, without a change to anything else. */
function whenDone({ items, manifest, whole, input }: Report, done: string): Evaluated {
  const all = items.map((item) => (item.id === done ? { ...item, satisfied: true } : item));
  return { items: all, manifest, whole, input };
}

describe('what is won by doing an item now', () => {
  /** One person does it all, one item at a time. */
  const one = { ...noConfiguration, itemsAtOnce: 1 };
  const owners = 'owners: { anna: { roles: [oncall] } }\n';
  const told = (says: Readonly<Record<string, Said>>, rest = ''): string =>
    manifest(
      (id) => ({ estimate: { likely: '0d' }, by: 'anna', ...says[id] }),
      `${owners}${rest}`,
      all.filter(({ id, blocking }) => blocking || id in says),
    );
  const days = (likely: string, dependsOn: readonly string[] = []): Said => ({
    estimate: { likely },
    dependsOn,
  });
  const systems =
    'systems: { sap: { changeLeadTime: 30d } }\nintegrations: { post: { system: sap, status: planned } }\n';
  const rows: readonly (readonly [what: string, text: string])[] = [
    [
      'which alone waits for a recommended one',
      told({
        'evaluation-passed': days('10d', ['rollout-staged']),
        'rollout-staged': days('40d'),
        'users-trained': days('10d'),
      }),
    ],
    [
      'where another waits for the same',
      told({
        'evaluation-passed': days('10d', ['rollout-staged']),
        'users-trained': days('5d', ['rollout-staged']),
        'rollout-staged': days('40d'),
      }),
    ],
    [
      'where what it waits for waits in turn',
      told({
        'evaluation-passed': days('10d', ['workflow-embedded', 'rollout-staged']),
        'rollout-staged': days('40d', ['adversarial-tests-passed']),
        'adversarial-tests-passed': days('3d'),
      }),
    ],
    [
      'where a system has to be changed',
      told(
        {
          'integration-contracts-defined': days('8d'),
          'integration-tested': days('4d'),
          'users-trained': days('9d'),
        },
        systems,
      ),
    ],
  ];
  for (const [what, text] of rows)
    it(`is how much earlier P80 is once it is done, ${what}`, () => {
      const report = evaluate(readDocument(text), { today, configuration: one });
      const forecaster = Forecaster.of(report);
      const before = exactP80(report);
      const { items } = toTheEnd(forecaster.outlook()) ?? assert.fail();
      assert.ok(items.some(({ wins }) => wins > 5));
      for (const { id, wins } of items) {
        const after = exactP80(whenDone(report, id));
        assert.ok(Math.abs(before - after - wins) <= 0.06, `${id}: ${wins}, and really ${before - after}`);
      }
    });

  it('is as much, at random', () => {
    for (let seed = 0; seed < 3; seed++) {
      const drawn = spread(`wins ${seed}`, all.length);
      const places = new Map(all.map(({ id }, place) => [id as string, place]));
      const text = manifest(
        (id) => {
          const place = places.get(id) ?? 0;
          const share = drawn[place] ?? 0;
          return {
            estimate: { low: '1d', likely: '2d', high: `${3 + Math.round(share * 20)}d` },
            by: 'anna',
            dependsOn: [all[(place * 11 + Math.round(share * 20)) % all.length]?.id ?? ''],
          };
        },
        `${owners}${systems}`,
        all,
      );
      const report = evaluate(readDocument(text), { today });
      const forecaster = Forecaster.of(report);
      const before = exactP80(report);
      const { items } = toTheEnd(forecaster.outlook()) ?? assert.fail();
      for (const { id, wins } of items.filter((_, place) => place % 4 === 0)) {
        const after = exactP80(whenDone(report, id));
        assert.ok(
          Math.abs(before - after - wins) <= 0.06,
          `${seed} ${id}: ${wins}, and really ${before - after}`,
        );
      }
    }
  });
});
