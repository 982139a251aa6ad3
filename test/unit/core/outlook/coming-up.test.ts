import assert from 'node:assert/strict';
import {
  comingUp,
  evaluate,
  lawOf,
  noConfiguration,
  readConfig,
  readDocument,
  refine,
  upcomingShown,
} from '../../../../src/core/service';
import { judge, readSample } from '../../samples/sample';
import { law } from '../law';
import { manifest, today } from '../support';

const people = `owners:
  ann: { handle: "@ann", roles: [outcome, approver] }
  ben: { handle: "@ben", roles: [performance] }
  kim: { handle: "@kim", roles: [legal] }
`;

type Upcoming = ReturnType<typeof comingUp>[number];

/** What comes up, without what laws say. */
function ahead(rest: string, { stage, holidays }: { stage?: string; holidays?: string } = {}): Upcoming[] {
  const document = readDocument(manifest(`${people}${rest}`, stage));
  const configuration =
    holidays === undefined
      ? noConfiguration
      : refine(noConfiguration, { file: 'c.yaml', config: readConfig(`holidays: [${holidays}]`).config });
  return comingUp(evaluate(document, { today, configuration }), undefined);
}

/** `date days kind: sentence. more [item] @path who`. */
function inShort({ date, days, kind, before, about, after, more, item, path, who }: Upcoming): string {
  const sentence = [before, about, after].filter((part) => part !== '').join(' ');
  const rest = [
    more,
    item === undefined ? '' : `[${item}]`,
    path === undefined ? '' : `@${path.join('.')}`,
    who ?? '',
  ];
  return [`${date} ${days} ${kind}: ${sentence}`, ...rest].filter((part) => part !== '').join(' | ');
}

/** Of each: what it shows, the manifest, what comes up. */
const table: readonly (readonly [about: string, rest: string, ...expected: string[]])[] = [
  ['nothing has a day', ''],
  ['a day that is none', 'goLive: soon\n'],
  ['go-live', 'goLive: 2027-01-11\n', '2027-01-11 50 go-live: Go-live is planned | @goLive | ann'],
  [
    'go-live today',
    'goLive: 2026-11-22\n',
    '2026-11-22 0 go-live: Go-live is planned | Go-live is planned for today, but the Diagnose, Design and Deploy gates are not passed. | @goLive | ann',
  ],
  [
    'go-live that is over',
    'goLive: 2026-11-21\n',
    '2026-11-21 -1 go-live: Go-live was planned | Go-live was planned for 2026-11-21, 1 day ago, but the Diagnose, Design and Deploy gates are not passed: move the date, or finish the items. | @goLive | ann',
  ],
  [
    'a value that nobody has measured',
    'value: { signal: cost, unit: EUR, target: { value: 12000.5, by: 2027-06-30 } }\n',
    '2027-06-30 220 value: cost is to be 12,000.5 EUR | Nothing has been measured yet. | @value.target | ann',
  ],
  [
    'a value against what was measured before and in the pilot',
    'value: { signal: cost, unit: EUR, baseline: { value: 4.1 }, target: { value: 2, by: 2027-06-30 } }\npilot: { results: { cost: 2.65 } }\n',
    '2027-06-30 220 value: cost is to be 2 EUR | It was 4.1 EUR before and 2.65 EUR in the pilot. | @value.target | ann',
  ],
  [
    'a value whose day is over, without a name or a unit',
    'value: { baseline: { value: 4 }, target: { value: 2, by: 2026-10-01 } }\n',
    '2026-10-01 -52 value: The value was to be 2 | It was 4 before. | @value.target | ann',
  ],
  ['a value without a day', 'value: { signal: cost, target: { value: 2 } }\n'],
  [
    'the end of a pilot',
    'pilot: { to: 2026-12-01 }\n',
    '2026-12-01 9 pilot: The pilot ends | @pilot.to | ben',
  ],
  ['a pilot that is over', 'pilot: { to: 2026-11-21 }\n'],
  [
    'a waiver',
    'checklist: { diagnose: { risks-registered: { status: waived, by: kim, reason: Later, approver: ann, on: 2026-11-01, expires: 2026-12-10 } } }\n',
    '2026-12-10 18 waiver: The waiver of Risk register ends | Approved by ann. | [risks-registered] | @checklist.diagnose.risks-registered.expires | kim',
  ],
  [
    'a waiver that is over',
    'checklist: { diagnose: { risks-registered: { status: waived, by: kim, reason: Later, approver: ann, on: 2026-09-01, expires: 2026-11-20 } } }\n',
    '2026-11-20 -2 waiver: The waiver of Risk register has ended | Approved by ann. | [risks-registered] | @checklist.diagnose.risks-registered.expires | kim',
  ],
  [
    'a review, and evidence that expires; a link that has',
    'checklist: { design: { escalation-path-defined: { status: met, by: ben, on: 2026-10-01, evidence: [{ url: "https://example.com/a", on: 2026-10-01, by: ben, expires: 2026-12-24 }, { url: "https://example.com/b", on: 2026-10-01, by: ben, expires: 2026-11-01 }] } } }\n',
    '2026-11-01 -21 evidence: Evidence of Escalation paths has expired | https://example.com/b | [escalation-path-defined] | @checklist.design.escalation-path-defined.evidence.1 | ben',
    '2026-12-24 32 evidence: Evidence of Escalation paths expires | https://example.com/a | [escalation-path-defined] | @checklist.design.escalation-path-defined.evidence.0 | ben',
    '2027-01-01 40 review: Review due: Escalation paths | [escalation-path-defined] | @checklist.design.escalation-path-defined.on | ben',
  ],
  [
    'evidence of an item that is not said to be met: nobody has to deal with it',
    'checklist: { diagnose: { risks-registered: { status: in-progress, by: kim, evidence: [{ url: "https://example.com/a", expires: 2026-12-24 }] } } }\n',
  ],
  [
    'models, with whoever answers for performance',
    'models: { m: { name: m, retiresOn: 2027-01-02 }, old: { name: old, retiresOn: 2026-11-01 } }\n',
    '2026-11-01 -21 model: The model old has retired | @models.old.retiresOn | ben',
    '2027-01-02 41 model: The model m retires | @models.m.retiresOn | ben',
  ],
  [
    'a change that was asked for, with the owner of the system',
    'systems: { erp: { owner: kim, access: read, changeLeadTime: 2w, requestedOn: 2026-11-20 } }\n',
    '2026-12-04 12 system: The change to erp should be there | Asked for on 2026-11-20. | @systems.erp | kim',
  ],
  [
    'a change that should be there by now, and one that nobody has asked for',
    'systems: { erp: { owner: kim, changeLeadTime: 5d, requestedOn: 2026-10-01 }, crm: { owner: kim, changeLeadTime: 5d } }\n',
    '2026-10-08 -45 system: The change to erp was to be there | Asked for on 2026-10-01. | @systems.erp | kim',
  ],
  [
    'a change that should be there by now, to a system of which all that uses it is live',
    'systems: { erp: { owner: kim, changeLeadTime: 5d, requestedOn: 2026-10-01 } }\nintegrations: { orders: { system: erp, status: live } }\n',
  ],
  [
    'what a comment hides until a day',
    'systems:\n  # ai-readiness-ignore owner/unknown-id until 2026-12-31: she joins in December\n  erp: { owner: zoe, access: read }\n',
    '2026-12-31 39 hidden: What is hidden of owner/unknown-id shows again | she joins in December | @systems.erp.owner',
  ],
  [
    'a comment that hides nothing',
    'systems:\n  # ai-readiness-ignore owner/unknown-id until 2026-12-31: she joins in December\n  erp: { owner: kim, access: read }\n',
  ],
];

describe('what comes up', () => {
  for (const [about, rest, ...expected] of table)
    it(about, () => assert.deepEqual(ahead(rest).map(inShort), expected));

  it('is by day, and on one day by what it is about', () => {
    const all = ahead(`goLive: 2026-12-10
models: { z: { name: z, retiresOn: 2026-12-10 }, a: { name: a, retiresOn: 2026-12-10 } }
pilot: { to: 2026-12-09 }
`);
    assert.deepEqual(
      all.map(({ date, about }) => `${date} ${about}`),
      ['2026-12-09 The pilot', '2026-12-10 Go-live', '2026-12-10 a', '2026-12-10 z'],
    );
  });

  it('says nothing of a go-live that was, once it is operated', () => {
    assert.deepEqual(
      ahead('goLive: 2026-06-01\n', { stage: 'operate' }).map(({ kind }) => kind),
      [],
    );
  });

  it('says of go-live what keeps it back', () => {
    const [goLive] = ahead('goLive: 2026-11-24\nsystems: { erp: { changeLeadTime: 5d } }\n');
    assert.match(goLive?.more ?? '', /takes 5 working days/);
  });

  it('counts no holidays among the days that a change takes', () => {
    const erp = 'systems: { erp: { owner: kim, changeLeadTime: 2d, requestedOn: 2026-12-23 } }\n';
    assert.deepEqual(
      ahead(erp).map(({ date }) => date),
      ['2026-12-25'],
    );
    assert.deepEqual(
      ahead(erp, { holidays: '2026-12-25, 2026-12-28' }).map(({ date }) => date),
      ['2026-12-29'],
    );
  });

  /** Of each waiver: what it shows, what it says, what is told of its approval. */
  const approvals: readonly (readonly [about: string, said: string, more: RegExp])[] = [
    ['who may', 'reason: Later, approver: ann', /^Approved by ann\.$/],
    [
      'who owns performance',
      'reason: Later, approver: ben',
      /^The waiver for "risks-registered" is approved by "ben", who owns performance: someone else must approve it\.$/,
    ],
    ['somebody whom nobody knows', 'reason: Later, approver: zoe', /^"zoe" is not .*"owners"/],
    ['nobody', 'reason: Later', /^"risks-registered" is waived without "approver": /],
    ['who may, and done by somebody unknown', 'reason: Later, approver: ann, by: zoe', /^Approved by ann\.$/],
  ];
  for (const [about, said, more] of approvals)
    it(`says of a waiver that is approved by ${about} whether that counts`, () => {
      const item = `risks-registered: { status: waived, ${said}, on: 2026-11-01, expires: 2026-12-10 }`;
      const [waiver] = ahead(`checklist: { diagnose: { ${item} } }\n`);
      assert.match(waiver?.more ?? '', more);
    });

  it('says so as well where a comment hides what is wrong with the approval', () => {
    const [waiver] = ahead(`checklist:
  diagnose:
    risks-registered:
      status: waived
      reason: Later
      # ai-readiness-ignore waiver/self-approved until 2026-12-31: we know
      approver: ben
      on: 2026-11-01
      expires: 2026-12-10
`);
    assert.match(waiver?.more ?? '', /who owns performance/);
  });

  it('is told up to two hundred, the nearest, with how many more there are', () => {
    const models = Array.from(
      { length: 250 },
      (_, index) =>
        `  m${index}: { name: m, retiresOn: ${2027 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01 }\n`,
    );
    const all = ahead(`models:\n${models.join('')}`);
    const { told, leftOut } = upcomingShown(all);
    assert.deepEqual([all.length, told.length, leftOut], [250, 200, 50]);
    assert.equal(told.at(-1)?.about, 'm199');
  });

  it('has the duties of one day and one law together', () => {
    const document = readDocument(
      manifest(
        `${people}risk: { tier: high, role: provider, jurisdictions: [EU], euAiAct: { class: high-risk, annexIII: 4 } }\n`,
      ),
    );
    const report = evaluate(document, { today, law });
    const view = lawOf(report);
    assert.deepEqual(comingUp(report, undefined), []);
    const all = comingUp(report, view);
    const duties = new Map<string, Set<string>>();
    for (const { id } of report.items)
      for (const { source, entry, force, day } of view?.of(id) ?? [])
        if (force === 'will-bind' && day !== undefined) {
          const key = `${day} ${source.url}`;
          duties.set(key, (duties.get(key) ?? new Set()).add(entry.id));
        }
    assert.ok(all.length > 0);
    assert.equal(all.length, duties.size);
    for (const { kind, days, who, before, about, after, more } of all) {
      assert.equal(kind, 'law');
      assert.equal(who, 'kim');
      assert.ok(days > 0);
      const others = more === '' ? 0 : more.split(', ').length;
      assert.match(
        `${before}${about} ${after}`,
        others === 0 ? / binds$/ : new RegExp(` and ${others} more bind$`),
      );
    }
    assert.ok(
      all.some(({ more }) => more.includes(', ')),
      'several on one day',
    );
  });

  it('is in order in every sample, and each has somebody', async () => {
    const all = readSample();
    for (const name of ['invoice-triage', 'claims-assistant', 'returns-desk', 'meeting-notes']) {
      const report = await judge(all, `${name}/ai-readiness.yaml`);
      const days = comingUp(report, lawOf(report)).map((each) => each.days);
      assert.ok(days.length > 0, name);
      assert.deepEqual(
        days,
        [...days].sort((one, other) => one - other),
        name,
      );
    }
  });
});

describe('what is shown of all that comes up', () => {
  const proof = (count: number, year: number): string =>
    `checklist: { diagnose: { workflow-scoped: { status: met, by: ann, on: 2026-11-01, evidence: [${Array.from(
      { length: count },
      (_, at) => `{ url: "https://x.example/${at}", on: 2025-01-01, by: ann, expires: ${year}-${day(at)} }`,
    ).join(', ')}] } } }\n`;
  const day = (at: number): string =>
    `${String(1 + Math.floor(at / 28)).padStart(2, '0')}-${String(1 + (at % 28)).padStart(2, '0')}`;

  it('has what there is one of, and the nearest of the rest, in its order, with how many are left out', () => {
    const all = ahead(`goLive: 2027-05-01\n${proof(210, 2026)}`);
    const { told, leftOut } = upcomingShown(all);
    assert.deepEqual([told.length, leftOut], [200, all.length - 200]);
    assert.ok(all.length >= 211);
    assert.ok(told.some(({ kind }) => kind === 'go-live'));
    assert.deepEqual(told, all.slice(-200), 'what is longest over is left out');
  });

  it('is all where it is not too much', () => {
    const all = ahead(proof(150, 2027));
    assert.deepEqual(upcomingShown(all), { told: all, leftOut: 0 });
  });
});
