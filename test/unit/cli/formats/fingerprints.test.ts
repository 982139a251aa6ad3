import assert from 'node:assert/strict';
import { checkIn } from './support';

const named = 'ai-readiness.yaml';

/** `code → fingerprint` of all that is found, in the order in which it is told. */
async function printsOf(text: string, path = named, ...args: string[]): Promise<string[]> {
  const { out } = await checkIn({ [path]: text }, ['--format', 'gitlab', ...args]);
  const issues: { check_name: string; fingerprint: string }[] = JSON.parse(out);
  return issues.map(({ check_name: code, fingerprint }) => `${code} ${fingerprint}`).sort();
}

const base = `version: 1
stage: diagnose
workflow: { name: W }
owners: { ann: { roles: [outcome] }, bob: { roles: [performance, approver] } }
systems: { crm: { name: CRM, owner: nobody } }
checklist:
  diagnose:
    owners-named: { status: met, evidence: [docs/a.md, docs/b.md] }
    risks-registered: { status: waived, approver: bob, expires: 2026-12-20, reason: the register follows }
`;

/** The same manifest, written otherwise: nothing that is found in it is another finding. */
const same: readonly [what: string, text: string, ...args: string[]][] = [
  ['lines above', `# one\n\n\n# two\n${base}`],
  ['CRLF', base.replaceAll('\n', '\r\n')],
  ['another order of sections', base.replace(/^(owners:.*\n)(systems:.*\n)/m, '$2$1')],
  [
    'another style',
    base.replace(
      'systems: { crm: { name: CRM, owner: nobody } }',
      'systems:\n  crm:\n      name: "CRM"\n      owner: "nobody"',
    ),
  ],
  ['evidence in another order', base.replace('docs/a.md, docs/b.md', 'docs/b.md, docs/a.md')],
  ['another day', base, '--today', '2026-11-05'],
];

describe('fingerprints', () => {
  it('are the same for an entry of a list that is known by what it says, wherever it stands', async () => {
    const withPaths = (...entries: string[]): string =>
      `${base}escalation:\n${entries.map((each) => `  - ${each}\n`).join('')}`;
    const [nobody, other] = [
      '{ when: the amount is over the limit, to: ghost }',
      '{ when: it is late, to: bob }',
    ];
    const [one, moved] = [await printsOf(withPaths(nobody)), await printsOf(withPaths(other, nobody))];
    const lost = one.filter((each) => each.startsWith('escalation/') && each.includes('unknown'));
    assert.equal(lost.length, 1, one.join('\n'));
    assert.ok(moved.includes(lost[0] ?? ''), moved.join('\n'));
  });

  for (const [what, text, ...args] of same)
    it(`survive ${what}`, async () =>
      assert.deepEqual(await printsOf(text, named, ...args), await printsOf(base)));

  it('survive a day on which a planned day is too early for one more reason', async () => {
    const open = 'status: unmet, estimate: { likely: 100d }';
    const planned = `${base}    workflow-scoped: { ${open} }
    systems-inventoried: { ${open} }
  deploy:
    integration-tested: { ${open} }
integrations: { read: { system: crm, direction: read } }
goLive: 2026-12-20
`.replace('{ name: CRM,', '{ name: CRM, changeLeadTime: 30d,');
    const of = async (day: string): Promise<[string[], string]> => {
      const { out } = await checkIn({ [named]: planned }, ['--today', day]);
      const prints = await printsOf(planned, named, '--today', day);
      return [prints.filter((each) => each.startsWith('plan/impossible-date')), out];
    };
    const [[before, said], [after, saidLater]] = [await of('2026-11-02'), await of('2026-11-25')];
    assert.equal(before.length, 1);
    assert.deepEqual(after, before);
    // The names in it are others by then.
    assert.deepEqual([/"crm"/i.test(said), /a change to "CRM"/i.test(saidLater)], [false, true], saidLater);
  });

  it('survive another entry of a list before theirs', async () => {
    const more = await printsOf(base.replace('docs/a.md,', 'docs/0.md, docs/a.md,'));
    const before = await printsOf(base);
    assert.deepEqual(
      before.filter((each) => !more.includes(each)),
      [],
    );
    assert.equal(more.length, before.length + 1);
  });

  it('differ by file, code, place and what is named', async () => {
    const before = new Set(await printsOf(base));
    const others = [
      await printsOf(base, `other/${named}`),
      (await printsOf(base.replace('owner: nobody', 'owner: somebody'))).filter((each) =>
        each.startsWith('owner/unknown-id'),
      ),
      (await printsOf(base.replace('crm: {', 'erp: {'))).filter((each) =>
        each.startsWith('owner/unknown-id'),
      ),
    ];
    for (const all of others) {
      assert.ok(all.length > 0);
      assert.deepEqual(
        all.filter((each) => before.has(each)),
        [],
      );
    }
  });

  it('are all different in one report, also of findings that are alike', async () => {
    const alike = base
      .replace('[docs/a.md, docs/b.md]', '[docs/a.md, docs/a.md, docs/a.md]')
      .replace('owner: nobody', 'owner: nobody, owner: nobody');
    const prints = (await printsOf(alike)).map((each) => each.split(' ')[1]);
    assert.equal(new Set(prints).size, prints.length);
    assert.ok(prints.every((each) => /^[0-9a-f]{32}$/.test(each ?? '')));
  });
});
