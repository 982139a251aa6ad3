import { strict as assert } from 'node:assert';
import { factsOf } from '../../../../src/core/facts/context';
import { catalogue, itemRecord, readDocument, stages } from '../../../../src/core/service';
import { manifest, reportOf, today } from '../support';

/** Facts that leave no item a condition under which it may be not applicable. */
const facts = `risk: { tier: limited, role: both, affectsPeople: true, euAiAct: { class: high-risk } }
agent: { maxSteps: 3 }
owners: { o: { roles: [outcome], outsideTeam: true } }
systems: { s: { owner: o, access: write } }
data: { d: { system: s, owner: o, classification: personal, origin: third-party, usedFor: [training], maxAge: 1h } }
integrations: { i: { system: s, direction: write } }
models: { m: { provider: acme, name: large } }
adoption: { population: 24 }
`;

/** A manifest with these facts that claims the same of every item. */
function claimingAll(claim: string, stage: string): string {
  const checklist = stages.map((each) => {
    const items = catalogue.filter((item) => item.stage === each).map(({ id }) => `    ${id}: ${claim}\n`);
    return `  ${each}:\n${items.join('')}`;
  });
  return manifest(`${facts}checklist:\n${checklist.join('')}`, stage).replace(
    'name: Invoice triage',
    'name: Invoice triage, users: [customers]',
  );
}

const claims = ['{ status: not-applicable, reason: r }', '{ status: met, evidence: [a.md] }', '{}'];

/** Everything that is decided, without the words that it is told in. */
function decided(): unknown {
  return claims.flatMap((claim) =>
    stages.map((stage) => {
      const { items, gates, findings } = reportOf(claimingAll(claim, stage));
      return {
        gates,
        items: items.map(({ because: _, contradictions, ...item }) => ({
          ...item,
          contradictions: contradictions.map(({ path }) => path),
        })),
        findings: findings.map(({ code, severity, path, items: on }) => ({ code, severity, path, on })),
      };
    }),
  );
}

describe('the records of the items', () => {
  it('have a check, or why there is none, for just what the catalogue says of the item', () => {
    for (const { id, notApplicableWhen, earlySignal } of catalogue) {
      const record = itemRecord(id);
      assert.equal(record.whenNotApplicable !== undefined, notApplicableWhen !== null, id);
      assert.equal(record.earlySignal !== undefined, earlySignal !== null, id);
    }
  });

  it('say why where no fact can be checked', () => {
    const reasons = catalogue.flatMap(({ id }) => {
      const { whenNotApplicable, earlySignal } = itemRecord(id);
      return [whenNotApplicable, earlySignal].flatMap((check) =>
        typeof check === 'object' ? [check.noFact] : [],
      );
    });
    assert.ok(reasons.length > 0);
    for (const reason of reasons) assert.match(reason, /^The format [^.]{20,}\.$/);
  });

  it('contradict every item that may be not applicable, given the facts for it', () => {
    const report = reportOf(claimingAll('{ status: not-applicable, reason: r }', 'deploy'));
    const contradicted = report.items.filter(({ contradictions }) => contradictions.length > 0);
    assert.deepEqual(
      contradicted.map(({ id }) => id),
      catalogue
        .filter(({ id }) => typeof itemRecord(id).whenNotApplicable === 'function')
        .map(({ id }) => id),
    );
  });

  it('look only at facts that they say the item rests on', () => {
    const { manifest: read } = readDocument(claimingAll('{}', 'deploy'));
    const bare = factsOf({}, today);
    for (const { id } of catalogue) {
      const { whenMet, restsOn } = itemRecord(id);
      const sections: readonly string[] = restsOn.map(({ section }) => section);
      for (const { path } of [...(whenMet?.(factsOf(read, today)) ?? []), ...(whenMet?.(bare) ?? [])])
        assert.ok(sections.includes(String(path[0])), `${id}: ${path.join('.')}`);
    }
  });

  it('accept the facts as evidence only where the item rests on some', () => {
    for (const { id } of catalogue) {
      const { accepts, restsOn } = itemRecord(id);
      assert.equal(new Set(accepts).size, accepts.length, id);
      assert.ok(!accepts.includes('facts') || restsOn.length > 0, id);
    }
  });

  it('begin with one plain sentence, another one for each item', () => {
    const steps = catalogue.map(({ id }) => itemRecord(id).firstStep);
    for (const step of steps) assert.match(step, /^[A-Z][^.\n]{20,108}\.$/);
    assert.equal(new Set(steps).size, catalogue.length);
  });

  it('leave three items that cannot be waived', () => {
    const found = catalogue.filter(({ id }) => itemRecord(id).notWaivable).map(({ id }) => id);
    assert.deepEqual(found, ['risk-tier-assigned', 'owners-named', 'stop-control-tested']);
  });

  it('decide the same however the catalogue is worded', () => {
    const before = decided();
    const words = catalogue.map((item) => ({ ...item }));
    const reword = (text: string | null): string | null => (text === null ? null : `In other words: ${text}`);
    try {
      for (const item of catalogue)
        Object.assign(item, {
          title: reword(item.title),
          statement: reword(item.statement),
          acceptableEvidence: reword(item.acceptableEvidence),
          notApplicableWhen: reword(item.notApplicableWhen),
          earlySignal: reword(item.earlySignal),
        });
      assert.deepEqual(decided(), before);
    } finally {
      for (const [index, item] of catalogue.entries()) Object.assign(item, words[index]);
    }
  });
});
