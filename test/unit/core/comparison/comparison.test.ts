import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import {
  type Change,
  type Course,
  compare,
  courseOf,
  divided,
  type EvaluationInput,
  evaluate,
  type FileFact,
  identities,
  isRegression,
  type Report,
  readDocument,
  stages,
} from '../../../../src/core/service';

/** A manifest, the files around it and the day, as a few choices. */
interface State {
  readonly stage: string;
  readonly edition: string | undefined;
  readonly day: string;
  readonly risk: string;
  readonly owner: string;
  readonly items: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<string, string>>;
}

const items = {
  'workflow-scoped': 'diagnose',
  'owners-named': 'diagnose',
  'risks-registered': 'diagnose',
  'escalation-path-defined': 'design',
  'rollback-rehearsed': 'deploy',
} as const;
const names = ['a.md', 'b.md', 'docs/c.md'];

const file = fc.constantFrom(...names, 'https://example.com/d');
const date = fc.constantFrom('2026-09-01', '2026-10-15', '2026-11-01', '2026-12-31');
const item = fc.oneof(
  fc.constant(''),
  fc.constant('{ status: in-progress }'),
  fc.tuple(file, date).map(([of, on]) => `{ status: met, on: ${on}, by: ann, evidence: [${of}] }`),
  fc
    .tuple(file, date)
    .map(([of, until]) => `{ status: met, by: ann, evidence: [{ file: ${of}, expires: ${until} }, a.md] }`),
  fc
    .tuple(fc.constantFrom('ann', 'bob', 'eve'), date)
    .map(
      ([by, until]) => `{ status: waived, reason: There is none yet, approver: ${by}, expires: ${until} }`,
    ),
);
const state: fc.Arbitrary<State> = fc.record({
  stage: fc.constantFrom('diagnose', 'design', 'operate', 'diagnos'),
  edition: fc.constantFrom(undefined, '2026.1', '2026.2'),
  day: fc.constantFrom('2026-09-15', '2026-10-20', '2026-11-20', '2027-01-10'),
  risk: fc.constantFrom('', 'risk: { tier: high }\n', 'risk: { tier: limited }\n'),
  owner: fc.constantFrom('ann', 'bob', 'carl'),
  items: fc.record(Object.fromEntries(Object.keys(items).map((id) => [id, item]))),
  files: fc.record(
    Object.fromEntries(
      names.map((name) => [name, fc.constantFrom('there', 'missing', 'empty', 'not-checked')]),
    ),
  ),
});

/** One choice made anew, or several. */
const edits = fc.array(
  fc.tuple(fc.constantFrom('stage', 'edition', 'day', 'risk', 'owner', 'items', 'files'), state),
  { minLength: 1, maxLength: 4 },
);

const textOf = ({ stage, edition, risk, owner, items: chosen }: State): string =>
  `version: 1
stage: ${stage}
workflow: { name: Letters }
owners:
  ann: { name: Ann, roles: [outcome, approver] }
  bob: { name: Bob, roles: [performance] }
systems:
  crm: { name: CRM, owner: ${owner} }
${edition === undefined ? '' : `catalogue: "${edition}"\n`}${risk}checklist:
${stages
  .map((each) => {
    const lines = Object.entries(chosen)
      .filter(([id, text]) => text !== '' && items[id as keyof typeof items] === each)
      .map(([id, text]) => `    ${id}: ${text}\n`);
    return lines.length === 0 ? '' : `  ${each}:\n${lines.join('')}`;
  })
  .join('')}`;

const facts: Readonly<Record<string, FileFact>> = {
  there: { kind: 'file', size: 500 },
  empty: { kind: 'file', size: 0 },
  missing: { kind: 'missing' },
  'not-checked': { kind: 'not-checked', reason: 'the disk is asleep', advice: 'wake it' },
};

const inputOf = ({ files }: State, today: string): EvaluationInput => ({
  today,
  repository: {
    files: new Map(Object.entries(files).map(([name, how]) => [name, facts[how] ?? { kind: 'missing' }])),
  },
});

function courseBetween(before: State, after: State): Course {
  return courseOf(
    {
      document: readDocument(textOf(before)),
      past: inputOf(before, before.day),
      present: inputOf(after, after.day),
    },
    { document: readDocument(textOf(after)), input: inputOf(after, after.day) },
  );
}

/** What a report says, taken from it in another way than the comparison does: by kind and key, what is so. */
function saidBy(side: Course[0]): Map<string, string> {
  if (side === undefined) return new Map();
  const { report, root } = side;
  const said = new Map<string, string>();
  for (const stage of stages) {
    const { state: how, met, required, errors } = report.gates[stage];
    said.set(`gate ${stage}`, JSON.stringify([how, met, required, errors]));
  }
  for (const { id, blocking, stated, status, satisfied, proof } of report.items)
    if (blocking || stated) said.set(`item ${id}`, JSON.stringify([blocking, status, satisfied, proof]));
  // Of one code at one place, all of them together.
  for (const [finding, identity] of identities(root, allOf(report))) {
    const [code, place, names, others] = JSON.parse(identity.slice(0, identity.lastIndexOf('#')));
    const id = `finding ${JSON.stringify([code, place, others])}`;
    const each = JSON.stringify([finding.ownSeverity ?? finding.severity, names]);
    said.set(id, [...(said.get(id)?.split('\n') ?? []), each].sort().join('\n'));
  }
  return said;
}

const allOf = ({ findings, hidden }: Report) => [...findings, ...hidden];

const idOf = ({ kind, key }: Change): string => `${kind} ${key}`;

/** The changes from one report of a course to the next alone. */
const stepOf = (course: Course, at: number): readonly Change[] => {
  const [one, other] = [course[at], course[at + 1]];
  const { changes, unknown } = compare([one, one, one, one, other]);
  return [...changes, ...unknown];
};

const causes = ['edition', 'day', 'files', 'manifest'] as const;
const further = Number(process.env.FUZZ ?? 1);

describe('what has changed', function () {
  this.timeout(180_000 * further);

  it('is the one report less the other, and its causes add up to it', () => {
    fc.assert(
      fc.property(state, edits, (before, changed) => {
        const after: State = Object.assign(
          {},
          before,
          ...changed.map(([key, other]) => ({ [key]: other[key as keyof State] })),
        );
        const course = courseBetween(before, after);
        const { changes, unknown } = compare(course);
        const all = new Map([...changes, ...unknown].map((each) => [idOf(each), each]));
        assert.equal(all.size, changes.length + unknown.length);

        const [was, is] = [saidBy(course[0]), saidBy(course[4])];
        const differing = [...new Set([...was.keys(), ...is.keys()])].filter(
          (id) => was.get(id) !== is.get(id),
        );
        const told = [...all.keys()].filter((id) => /^(?:gate|item|finding) /.test(id));
        const places = told.map((id) => /^finding \[.*?\]\](?= \[|$)/.exec(id)?.[0] ?? id);
        assert.deepEqual([...new Set(places)].sort(), differing.sort());

        const steps = causes.map((_, at) => new Map(stepOf(course, at).map((each) => [idOf(each), each])));
        for (const [id, change] of all) {
          assert.deepEqual(
            change.causes,
            causes.filter((_, at) => steps[at]?.has(id)),
          );
          // From step to step it goes on where it stood, and arrives.
          let value = change.before?.value;
          for (const step of steps) {
            const next = step.get(id);
            if (next === undefined) continue;
            assert.equal(next.before?.value, value);
            value = next.after?.value;
          }
          assert.equal(value, change.after?.value);
          const isLater = [2, 3].some((at) => steps[at]?.has(id));
          if (!isLater) assert.equal(change.own, undefined);
        }
        // What differs on the way and not in the end was taken back.
        for (const step of steps)
          for (const id of step.keys())
            if (!all.has(id)) assert.ok(steps.filter((each) => each.has(id)).length > 1, id);
      }),
      { seed: 20_261_127, numRuns: 10_000 * further },
    );
  });

  it('is no regression where only the day and the edition are others', () => {
    fc.assert(
      fc.property(state, state, (before, { day, edition }) => {
        const { changes } = compare(courseBetween(before, { ...before, day, edition }));
        // The line that names the edition is in the manifest.
        assert.deepEqual(
          changes
            .filter(isRegression)
            .map(idOf)
            .filter((id) => !id.startsWith('finding ["catalogue/')),
          [],
        );
      }),
      { seed: 20_261_128, numRuns: 300 * further },
    );
  });

  it('is no regression where files could only not be looked at on one side', () => {
    fc.assert(
      fc.property(
        state,
        fc.uniqueArray(fc.constantFrom(...names)),
        fc.boolean(),
        (seen, lacking, isLater) => {
          const hidden = Object.fromEntries(lacking.map((name) => [name, 'not-checked']));
          const unseen: State = { ...seen, files: { ...seen.files, ...hidden } };
          const { changes } = compare(isLater ? courseBetween(seen, unseen) : courseBetween(unseen, seen));
          assert.deepEqual(changes.map(idOf), []);
        },
      ),
      { seed: 20_261_130, numRuns: 1_000 * further },
    );
  });

  it('is nothing between a state and itself', () => {
    fc.assert(
      fc.property(state, (same) => {
        assert.deepEqual(compare(courseBetween(same, same)), { changes: [], unknown: [] });
      }),
      { seed: 20_261_129, numRuns: 200 * further },
    );
  });

  it('evaluates only as often as something was changed', () => {
    const [first] = fc.sample(state, { seed: 1, numRuns: 1 });
    assert.ok(first !== undefined);
    const [one, two, three] = courseBetween(first, first);
    assert.equal(one, two);
    assert.equal(two, three);
  });
});

describe('a gate that the day has shut', () => {
  const document = readDocument('version: 1\nstage: diagnose\nworkflow: { name: T }\n');
  const report = evaluate(document, { today: '2026-11-20' });
  const side = (
    state: 'passed' | 'blocked',
    blockers: Report['gates']['diagnose']['blockers'],
    met: number,
  ) => ({
    report: {
      ...report,
      gates: { ...report.gates, diagnose: { ...report.gates.diagnose, state, blockers, met, errors: 0 } },
    },
    root: document.parsed.root,
  });
  const [before, aged] = [side('passed', [], 9), side('blocked', ['risks-registered'], 8)];
  const gateOf = (after: ReturnType<typeof side>): Change | undefined =>
    compare([before, before, aged, aged, after]).changes.find(({ kind }) => kind === 'gate');

  for (const [what, after, isLost] of [
    ['is lost by a change that mends that and breaks something else', ['owners-named'], true],
    ['is lost by a change that breaks more', ['risks-registered', 'owners-named'], true],
    ['is not lost by a change that leaves it so', ['risks-registered'], false],
  ] as const)
    it(what, () => {
      const gate = gateOf(side('blocked', after, 7));
      assert.ok(gate);
      assert.equal(isRegression(gate), isLost);
      const { own, others } = divided({ changes: [gate], unknown: [] });
      assert.deepEqual([own.length, others.length], isLost ? [1, 0] : [0, 1]);
    });
});
