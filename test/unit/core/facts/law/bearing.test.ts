import { strict as assert } from 'node:assert';
import { evaluate, lawOf, readDocument } from '../../../../../src/core/service';
import { law } from '../../law';
import { head } from '../../support';

/** What bears on an item: `id: words`, in the order in which it is shown; standards only where they are asked for. */
function bears(risk: string, { item, on, rest = '' }: { item: string; on: string; rest?: string }): string[] {
  const document = readDocument(`${head}${risk === '' ? '' : `risk: ${risk}\n`}${rest}`);
  const report = evaluate(document, { today: on, law });
  const view = lawOf(report);
  const found = report.items.find(({ id }) => id === item);
  assert.ok(found && view);
  return view
    .of(found.id)
    .filter(({ force }) => force !== 'guidance')
    .map(({ entry, words }) => `${entry.source} ${entry.id}: ${words}`);
}

const day = '2026-11-25';
const high = 'euAiAct: { class: high-risk, annexIII: 4(a), transparency: [] }';
const personal = 'data:\n  cv: { classification: confidential, personal: true, specialCategory: false }\n';
const impersonal = 'data:\n  parts: { classification: internal }\n';
const oversight = 'human-oversight-designed';

describe('laws that bear on an item', () => {
  const cases: [says: string, risk: string, about: Parameters<typeof bears>[1], wanted: string[]][] = [
    // 1. Area.
    ['nothing without a jurisdiction', `{ role: deployer, ${high} }`, { item: oversight, on: day }, []],
    [
      'a law of the EU in a member state',
      `{ role: deployer, jurisdictions: [DE], contexts: [], decisions: none, ${high} }`,
      { item: oversight, on: day },
      ['eu-ai-act 26(1): binds from 2 December 2027', 'eu-ai-act 26(2): binds from 2 December 2027'],
    ],
    [
      'no code that is only alike',
      `{ role: deployer, jurisdictions: [eu], ${high} }`,
      { item: oversight, on: day },
      [],
    ],
    [
      'no part of a country in the whole',
      `{ role: deployer, jurisdictions: [US], ${high} }`,
      { item: oversight, on: day },
      [],
    ],
    [
      'a part of a country by itself',
      '{ role: deployer, jurisdictions: [US-CO], contexts: [consequential-decision] }',
      { item: oversight, on: day },
      ['us-co-admt 6-1-1705(1)(a): binds from 1 January 2027'],
    ],
    // 2. Class limit.
    [
      'of product law of Section B only what Article 2(2) leaves',
      '{ role: provider, jurisdictions: [EU], decisions: none, euAiAct: { class: high-risk, annexI: { section: B }, transparency: [] } }',
      { item: 'risk-tier-assigned', on: day },
      [],
    ],
    // 3. Role.
    [
      'a provider what binds providers',
      `{ role: provider, jurisdictions: [EU], decisions: none, contexts: [], ${high} }`,
      { item: oversight, on: day },
      ['eu-ai-act 14: binds from 2 December 2027'],
    ],
    [
      'both roles what binds either',
      `{ role: both, jurisdictions: [EU], decisions: none, contexts: [], ${high} }`,
      { item: oversight, on: day },
      [
        'eu-ai-act 14: binds from 2 December 2027',
        'eu-ai-act 26(1): binds from 2 December 2027',
        'eu-ai-act 26(2): binds from 2 December 2027',
      ],
    ],
    [
      'roles before role',
      `{ role: provider, roles: [importer], jurisdictions: [EU], decisions: none, contexts: [], ${high} }`,
      { item: oversight, on: day },
      [],
    ],
    [
      'without a role what may bind',
      `{ jurisdictions: [EU], decisions: none, contexts: [], ${high} }`,
      { item: oversight, on: day },
      [
        'eu-ai-act 14: binds if you are the provider',
        'eu-ai-act 26(1): binds if you are the deployer',
        'eu-ai-act 26(2): binds if you are the deployer',
      ],
    ],
    [
      'whoever uses personal data as controller',
      '{ role: deployer, jurisdictions: [EU], decisions: automated, euAiAct: { class: not-high-risk } }',
      { item: oversight, on: day, rest: personal },
      [
        'gdpr 22(1): binds since 25 May 2018, as controller',
        'gdpr 22(3): binds since 25 May 2018, as controller',
      ],
    ],
    [
      'a controller that says so without a word on it',
      '{ role: deployer, jurisdictions: [EU], decisions: automated, euAiAct: { class: not-high-risk }, privacy: { role: joint } }',
      { item: oversight, on: day, rest: personal },
      ['gdpr 22(1): binds since 25 May 2018', 'gdpr 22(3): binds since 25 May 2018'],
    ],
    [
      'a processor its contract, with or without others',
      '{ role: deployer, jurisdictions: [UK], privacy: { role: processor } }',
      { item: 'third-parties-vetted', on: day, rest: personal },
      ['uk-gdpr 28(3): binds since 1 January 2021', 'uk-gdpr 44A: binds if personal data leave the area'],
    ],
    // 4. Class.
    [
      'nothing of another class',
      '{ role: deployer, jurisdictions: [EU], decisions: none, euAiAct: { class: not-high-risk, transparency: [] } }',
      { item: oversight, on: day, rest: impersonal },
      [],
    ],
    [
      'without a class what may bind',
      '{ role: provider, jurisdictions: [EU], decisions: none }',
      { item: oversight, on: day },
      [
        'eu-ai-act 14: binds if it is high-risk by its use (Annex III) or high-risk by product law (Annex I, Section A)',
      ],
    ],
    [
      'not what a point of Annex III excepts',
      '{ role: deployer, jurisdictions: [EU], decisions: none, contexts: [public-body], euAiAct: { class: high-risk, annexIII: 2(a), transparency: [] } }',
      { item: 'impact-assessed', on: day, rest: impersonal },
      [],
    ],
    [
      'the assessment of fundamental rights for credit',
      '{ role: deployer, jurisdictions: [EU], decisions: none, contexts: [], euAiAct: { class: high-risk, annexIII: 5(b), transparency: [] } }',
      { item: 'impact-assessed', on: day, rest: impersonal },
      ['eu-ai-act 27(1): binds from 2 December 2027'],
    ],
    [
      'an exempt system its registration',
      '{ role: provider, jurisdictions: [EU], decisions: none, contexts: [], euAiAct: { class: not-high-risk, annexIII: 4(a), exemption: { ground: 6(3)(d) }, profiling: false, transparency: [] } }',
      { item: 'go-live-approved', on: day, rest: impersonal },
      ['eu-ai-act 49(2): binds from 2 December 2027'],
    ],
    [
      'no exemption to one that profiles',
      '{ role: provider, jurisdictions: [EU], decisions: none, contexts: [], euAiAct: { class: not-high-risk, annexIII: 4(a), exemption: { ground: 6(3)(d) }, profiling: true, transparency: [] } }',
      { item: 'go-live-approved', on: day, rest: impersonal },
      [],
    ],
    // 8. Day, by class.
    [
      'product law its own day',
      '{ role: provider, jurisdictions: [EU], decisions: none, contexts: [], euAiAct: { class: high-risk, annexI: { section: A }, transparency: [] } }',
      { item: oversight, on: day },
      ['eu-ai-act 14: binds from 2 August 2028'],
    ],
    [
      'the earlier day of two',
      '{ role: provider, jurisdictions: [EU], decisions: none, contexts: [], euAiAct: { class: high-risk, annexIII: 4(a), annexI: { section: A }, transparency: [] } }',
      { item: oversight, on: day },
      ['eu-ai-act 14: binds from 2 December 2027'],
    ],
    [
      'in which wording',
      '{ role: deployer, jurisdictions: [EU], decisions: none, euAiAct: { class: not-high-risk, transparency: [] } }',
      { item: 'users-trained', on: day, rest: impersonal },
      ['eu-ai-act 4(1): binds since 2 February 2025, in this wording since 27 July 2026'],
    ],
    [
      'what a policy requires',
      '{ role: deployer, jurisdictions: [UK], contexts: [uk-central-government], decisions: none }',
      { item: 'users-informed', on: day, rest: impersonal },
      ['uk-atrs record: required by policy'],
    ],
  ];
  for (const [says, risk, about, wanted] of cases)
    it(`show ${says}`, () => assert.deepEqual(bears(risk, about), wanted));
});

describe('laws on the eve and on the day', () => {
  const highDeployer = `{ role: deployer, jurisdictions: [EU], decisions: none, contexts: [], ${high} }`;
  const publicDeployer = `{ role: deployer, jurisdictions: [EU], decisions: none, contexts: [public-body], ${high} }`;
  const generator =
    '{ role: provider, jurisdictions: [EU], decisions: none, contexts: [], euAiAct: { class: not-high-risk, transparency: [generates-content] } }';
  const item = 'users-informed';
  const use = 'first use is taken to be go-live';
  const cases: [says: string, risk: string, about: Parameters<typeof bears>[1], wanted: string[]][] = [
    [
      'new prohibitions, eve',
      generator,
      { item: 'risk-tier-assigned', on: '2026-12-01', rest: impersonal },
      ['eu-ai-act 5(1): binds since 2 February 2025', 'eu-ai-act 5(1)(ba)-(bb): binds from 2 December 2026'],
    ],
    [
      'new prohibitions, day',
      generator,
      { item: 'risk-tier-assigned', on: '2026-12-02', rest: impersonal },
      ['eu-ai-act 5(1): binds since 2 February 2025', 'eu-ai-act 5(1)(ba)-(bb): binds since 2 December 2026'],
    ],
    [
      'marking',
      generator,
      { item, on: '2026-12-01', rest: impersonal },
      ['eu-ai-act 50(2): binds since 2 August 2026'],
    ],
    [
      'marking by a system from before, eve',
      generator,
      { item, on: '2026-12-01', rest: `${impersonal}goLive: 2026-08-01\n` },
      [`eu-ai-act 50(2): binds from 2 December 2026 (111(4); ${use}, 1 August 2026)`],
    ],
    [
      'marking by a system from before, day',
      generator,
      { item, on: '2026-12-02', rest: `${impersonal}goLive: 2026-08-01\n` },
      [`eu-ai-act 50(2): binds since 2 December 2026 (111(4); ${use}, 1 August 2026)`],
    ],
    [
      'marking by a system of that very day',
      generator,
      { item, on: '2026-12-01', rest: `${impersonal}goLive: 2026-08-02\n` },
      ['eu-ai-act 50(2): binds since 2 August 2026'],
    ],
    [
      'high-risk, eve',
      highDeployer,
      { item: oversight, on: '2027-12-01' },
      ['eu-ai-act 26(1): binds from 2 December 2027', 'eu-ai-act 26(2): binds from 2 December 2027'],
    ],
    [
      'high-risk, day',
      highDeployer,
      { item: oversight, on: '2027-12-02' },
      ['eu-ai-act 26(1): binds since 2 December 2027', 'eu-ai-act 26(2): binds since 2 December 2027'],
    ],
    [
      'high-risk, in use from the day',
      highDeployer,
      { item: oversight, on: '2027-12-01', rest: 'goLive: 2027-12-02\n' },
      ['eu-ai-act 26(1): binds from 2 December 2027', 'eu-ai-act 26(2): binds from 2 December 2027'],
    ],
    ...['2027-12-01', '2027-12-02'].map((on): (typeof cases)[number] => [
      `high-risk, in use before the day, on ${on}`,
      highDeployer,
      { item: oversight, on, rest: 'goLive: 2027-12-01\n' },
      ['26(1)', '26(2)'].map(
        (id) =>
          `eu-ai-act ${id}: binds once its design changes significantly after 2 December 2027 (111(2)); ${use}, 1 December 2027`,
      ),
    ]),
    [
      'high-risk of a public body, in use before the day',
      publicDeployer,
      { item: oversight, on: '2027-12-02', rest: 'goLive: 2027-03-01\n' },
      ['26(1)', '26(2)'].map(
        (id) =>
          `eu-ai-act ${id}: binds once its design changes significantly after 2 December 2027 (111(2)), in any case by 2 August 2030; ${use}, 1 March 2027`,
      ),
    ],
    [
      'high-risk of a public body, on its last day',
      publicDeployer,
      { item: oversight, on: '2030-08-02', rest: 'goLive: 2027-03-01\n' },
      ['26(1)', '26(2)'].map((id) => `eu-ai-act ${id}: binds since 2 August 2030 (111(2))`),
    ],
  ];
  for (const [says, risk, about, wanted] of cases)
    it(says, () => assert.deepEqual(bears(risk, about), wanted));
});

describe('what is shown of laws', () => {
  const viewOf = (text: string, today: string) => {
    const view = lawOf(evaluate(readDocument(head + text), { today, law }));
    assert.ok(view);
    return view;
  };

  it('stands in order: what binds, what will, what may, and guidance', () => {
    const risk =
      '{ role: deployer, jurisdictions: [EU, US-CO], decisions: supports, contexts: [consequential-decision], euAiAct: { class: high-risk, annexIII: 4(a), transparency: [] } }';
    const { of } = viewOf(`risk: ${risk}\n`, day);
    const forces = of('users-informed').map(({ force }) => force);
    assert.deepEqual([...new Set(forces)], ['will-bind', 'open', 'guidance']);
    const days = of('users-informed').flatMap((each) => each.day ?? []);
    assert.deepEqual(days, [...days].sort());
    assert.deepEqual([...new Set(days)], ['2027-01-01', '2027-12-02']);
  });

  it('is the newer of two editions of a list', () => {
    const sources = viewOf('', day)
      .of('adversarial-tests-passed')
      .map(({ source }) => source.id);
    assert.ok(sources.includes('owasp-llm-2026'));
    assert.ok(!sources.includes('owasp-llm-2025'));
  });

  it('says of guidance from a law since when it is in force, and never that it binds', () => {
    const { of } = viewOf('risk: { role: deployer, jurisdictions: [EU] }\n', day);
    const definition = of('workflow-scoped').find(({ entry }) => entry.id === '3(12)');
    assert.equal(definition?.words, 'guidance, in force since 2 February 2025');
  });

  const noted: [text: string, today: string, notes: RegExp[]][] = [
    ['', '2026-11-25', [/^No jurisdiction is stated, so no law is shown: add risk\.jurisdictions/]],
    ['risk: { jurisdictions: [] }\n', '2026-11-25', [/^No jurisdiction is stated/]],
    ['risk: { jurisdictions: [BR, DE] }\n', '2026-11-25', []],
    [
      'risk: { jurisdictions: [BR, US-TX] }\n',
      '2026-11-25',
      [/^No law of "BR" and "US-TX" is known here\.$/],
    ],
    ['risk: { jurisdictions: [DE] }\n', '2027-05-24', []],
    ['risk: { jurisdictions: [DE] }\n', '2027-05-25', [/^What is known of laws here is 181 days old/]],
  ];
  for (const [text, today, notes] of noted)
    it(`notes ${notes.length === 0 ? 'nothing' : notes.join()} on ${text.trim() || 'nothing'} on ${today}`, () => {
      const found = viewOf(text, today).notes;
      assert.equal(found.asOf, 'Law as of 25 November 2026. No legal advice.');
      assert.equal(found.notes.length, notes.length);
      for (const [index, note] of notes.entries()) assert.match(found.notes[index] ?? '', note);
    });
});
