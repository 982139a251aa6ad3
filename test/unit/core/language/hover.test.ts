import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { essenceOf } from '../../../../src/core/language/guidance';
import { hoverAt } from '../../../../src/core/language/hover';
import { lawOfItem } from '../../../../src/core/language/law';
import { catalogue } from '../../../../src/core/service';
import { behind, covered, marked } from './marked';

type Row = readonly [about: string, at: string, over: string, ...says: RegExp[]];

const rows: readonly Row[] = [
  [
    'a stage',
    '\nstag',
    'stage',
    /^\| Gate \| State \| Items \| Weakest pillar \|/,
    /\*Before the \w+ gate:\* /,
  ],
  ['a value of an enumeration', 'stage: dep', 'deploy', /^\*\*deploy\*\*: /],
  [
    'the planned date',
    'goLive: 2027',
    '2027-03-01',
    /In 99 days/,
    /No dates yet: \d+ of \d+ open items before go-live/,
  ],
  ['a duration', 'timeLimit: 2', '2d', /2 days/],
  ['the age of data against what it may be', 'freshness: 1', '15m', /15 minutes old.*1 hour old at most/],
  ['a threshold', '"<= 2', '"<= 2.00"', /Read as: /],
  [
    'an owner where it is defined',
    '  pri',
    'priya',
    /Owner \(outcome, approver\)/,
    /Named by 1 system, 1 signal and 2 checklist items/,
  ],
  ['an owner where it is referred to', 'owner: "le', '"lena"', /Owner \(performance\)/, /@lena/],
  ['a deputy', 'deputy: le', 'lena', /Owner \(performance\)/],
  ['a system', 'system: s', 'sap', /System \(read-write\)/, /A change takes 20 working days/],
  [
    'a data source where it is defined',
    '\n  vendo',
    'vendors',
    /Data source \(sap\)/,
    /Age when it is read: 15m/,
  ],
  [
    'an integration where it is defined, and what falls back on it',
    '\n  queu',
    'queue',
    /Integration \(write, sap\)/,
    /Named by 1 integration$/,
  ],
  ['a signal where it is defined', '\n  cos', 'cost', /Signal/, /Named by value and pilot$/],
  [
    'an owner whom steps and integrations name',
    '\n  len',
    'lena',
    /Named by 1 owner, 1 data source, 1 escalation path and 2 checklist items$/,
  ],
  ['a signal', 'signal: co', 'cost', /Signal/, /Measured every 30d/, /Owner\\?: priya/],
  ['a signal among the results of the pilot', '{ cost', 'cost', /Signal|cost/],
  ['a fallback that is an integration', 'fallback: que', 'queue', /Integration \(write, sap\)/],
  ['a lead time', 'changeLeadTime: 2', '20d', /^20 working days$/],
  ['a fallback that is a system', 'fallback: sa', 'sap', /System/],
  ['an item', '    threat', 'threat-model-reviewed', /blocks the Design gate/, /What counts as evidence/],
  ['an item that others depend on', 'dependsOn: [work', 'workflow-scoped', /blocks the Diagnose gate/],
  [
    'a stage of the checklist',
    '  desi',
    'design',
    /gate (open|blocked), blocking items: \d+ of \d+/,
    /\*Before the Design gate:\* /,
  ],
  [
    'the end of a waiver',
    'expires: 2027-01',
    '2027-01-31',
    /^In 70 days\. The waiver holds through this day$/,
  ],
  ['the end of evidence', 'expires: 2026-11-2', '2026-11-20', /^2 days ago\. It counts through this day$/],
  ['the date of a review', 'on: 2026-07', '2026-07-01', /144 days ago/, /Next review due on 2026-08-01/],
];

describe('hover', () => {
  for (const [about, at, over, ...says] of rows) {
    it(`describes ${about}`, () => {
      const place = behind(at);
      const found = hoverAt(place);
      assert.ok(found, 'nothing is said');
      assert.equal(covered(place.document, found.range), over);
      for (const each of says) assert.match(found.markdown.text, each);
    });
  }

  it('says what came out of a metric, and how sure that is', () => {
    const metrics = (line: string) =>
      hoverAt(marked(`evaluations:\n  gate:\n    data: { cases: 400 }\n    metrics:\n      ${line}\n`))
        ?.markdown.text ?? '';
    const said = /0\.95, which meets .*400 cases, 92\.4 % to 96\.7 % /;
    assert.match(metrics('accu¦racy: { threshold: ">= 0.92", value: 0.95 }'), said);
    assert.match(metrics('accuracy: { threshold: ">= 0.92", value: 0.9¦5 }'), said);
    assert.match(metrics('accuracy: { threshold: ">= 0.92", val¦ue: 0.95 }'), said);
    assert.doesNotMatch(metrics('accu¦racy: { threshold: ">= 0.92" }'), /meets/);
    assert.match(metrics('accuracy: { threshold: ">= 0.¦92", value: 0.95 }'), /^Read as: /);
    assert.equal(metrics('accu¦racy: {}'), '**Metric**\n\nOne number, and what it must be.');
  });

  it('says at the edition what a newer one would change', () => {
    const said = hoverAt(
      marked('version: 1\ncatal¦ogue: "2026.1"\nstage: diagnose\nagent: { maxSteps: 3 }\n'),
    );
    assert.match(said?.markdown.text ?? '', /judges this manifest;[\s\S]* 2026\.2 is newer\..* it adds /);
  });

  it('names the item whose guidance belongs to it', () => {
    assert.equal(hoverAt(behind('    threat'))?.item, 'threat-model-reviewed');
    assert.equal(hoverAt(behind('\nstag'))?.item, undefined);
  });

  it('shows references to a law only where it bears', () => {
    const under = (risk: string) =>
      hoverAt(marked(`${risk}checklist:\n  design:\n    impact-assessed¦: { status: unmet }\n`))?.markdown
        .text ?? '';
    const decided = 'euAiAct: { class: high-risk, annexIII: 5(b), transparency: [] }, contexts: []';
    assert.match(
      under(`risk: { role: deployer, jurisdictions: [FR], ${decided} }\n`),
      /^- \[EU AI Act 27\\\(1\\\)\]\(https:[^)]+#art_27\), Fundamental rights impact assessment: \*\*binds from 2 December 2027\*\*\. Before first use/m,
    );
    const open = under('risk: { role: deployer, jurisdictions: [FR] }\n');
    assert.match(open, /EU AI Act 27\\\(1\\\)\]\([^)]+\): binds if it is high-risk by its use/);
    assert.match(open, /`risk\.euAiAct\.class`/);
    assert.match(open, /\*Law as of 25 November 2026\. No legal advice\.\*/);
    const nowhere = under('');
    assert.doesNotMatch(nowhere, /EU AI Act|Law as of/);
    assert.match(nowhere, /^\*Guidance:\* \[NIST AI Risk Management Framework\]\(https:/m);
    assert.match(nowhere, /No jurisdiction is stated, so no law is shown: add risk/);
  });

  it('sets the notes on laws as sentences', () => {
    const notes = { asOf: 'Read today.', notes: ['Nothing is stated.', 'It is old.'] };
    const said = lawOfItem('impact-assessed', { of: () => [], notes }).text;
    assert.equal(said, '*Nothing is stated. It is old.*');
  });

  it('says nothing of white space, comments and free text', () => {
    for (const at of ['# Where', 'name: Invoices', '\n  name'.slice(0, 2)])
      assert.equal(hoverAt(behind(at)), undefined, at);
  });

  it('shows hostile texts as text', () => {
    const text =
      'owners:\n  a: { handle: "[x](command:evil) <img src=x onerror=1> **b**", roles: [outcome] }\nsystems:\n  s: { owner: a¦ }\n';
    const said = hoverAt(marked(text))?.markdown.text ?? '';
    const system = hoverAt(
      marked('systems:\n  s: {}\nintegrations:\n  i¦: { system: "[x](command:evil)" }\n'),
    );
    assert.doesNotMatch(system?.markdown.text ?? '[x', /(?<!\\)\[x/);
    assert.match(said, /x/);
    assert.doesNotMatch(said, /(?<!\\)\[x|(?<!\\)<img|(?<!\\)\*\*b/);
  });

  it('says of a reference to what is not there where it should be', () => {
    const said = (text: string) => hoverAt(marked(text))?.markdown.text;
    assert.equal(
      said('integrations:\n  a: { fallback: no¦body }\n'),
      '**nobody** is not under `integrations` or `systems`.',
    );
    assert.equal(said('systems:\n  a: { owner: no¦body }\n'), '**nobody** is not under `owners`.');
    assert.equal(said('escalation:\n  - { to: onc¦all }\n'), undefined);
  });

  const misplaced: readonly Row[] = [
    [
      'a misspelled stage',
      '  des¦ing:',
      'desing',
      /^\*\*desing\*\* is not a stage\. Did you mean `design`\?/,
      /`operate`/,
    ],
    [
      'what is no stage at all',
      '  x-no¦te: later',
      'x-note',
      /is not a stage\.\n/,
      /`diagnose`, `design`, `deploy`, `operate`/,
    ],
    [
      'an item one level too high',
      '  owners-na¦med: {}',
      'owners-named',
      /^`owners-named` belongs under `diagnose`\./,
      /counts as evidence/,
    ],
    [
      'a misspelled one',
      '  owner-nam¦ed: {}',
      'owner-named',
      /Did you mean `owners-named`\? It belongs under `diagnose`/,
    ],
    [
      'an item under another stage',
      '  operate:\n    owners-na¦med: {}',
      'owners-named',
      /^`owners-named` belongs under `diagnose`/,
    ],
    [
      'an item under a misspelled stage',
      '  desing:\n    owners-na¦med: {}',
      'owners-named',
      /belongs under `diagnose`/,
    ],
    [
      'a misspelled item',
      '  diagnose:\n    owners-nmaed¦: {}',
      'owners-nmaed',
      /is not an item of the checklist\./,
      /Did you mean `owners-named`/,
    ],
    [
      'a key that every object has',
      '  construc¦tor: {}',
      'constructor',
      /^\*\*constructor\*\* is not a stage\.\n/,
    ],
    ['one that makes objects', '  __pro¦to__: {}', '__proto__', /is not a stage\.\n/],
  ];
  for (const [about, at, over, ...says] of misplaced) {
    it(`says below \`checklist\` where it belongs: ${about}`, () => {
      const place = marked(`version: 1\nchecklist:\n${at}\n`);
      const found = hoverAt(place);
      assert.equal(found && covered(place.document, found.range), over);
      for (const each of says) assert.match(found?.markdown.text ?? '', each);
    });
  }

  it('works on broken text', () => {
    const { markdown, gate } = hoverAt(marked('version: 1\nsta¦ge: design\nworkflow: [\n')) ?? {};
    assert.match(markdown?.text ?? '', /\| \*\*Design\*\* \| not passed \|/);
    assert.equal(gate, 'diagnose');
  });
});

describe('the essence of the guidance', () => {
  it('is short, and there for every item', () => {
    for (const { id } of catalogue) {
      const essence = essenceOf(readFileSync(`schemas/guidance/${id}.md`, 'utf8')).text;
      assert.match(essence, /\*The usual trap:\* ["\w]/, id);
      assert.ok(essence.length > 150 && essence.length < 1_400, `${id}: ${essence.length}`);
      assert.doesNotMatch(essence, /^#/m, id);
    }
  });

  it('is empty where there is no guidance', () => assert.equal(essenceOf('Something else.').text, ''));
});

describe('the hover of the day of going live', () => {
  /** All that is left is estimated, so that there are dates. */
  const estimated = (goLive: string, stage = 'diagnose'): string =>
    `version: 1\nstage: ${stage}\nworkflow: { name: X }\ngoLive: ${goLive}\nchecklist:\n${(
      ['diagnose', 'design', 'deploy'] as const
    )
      .map((each) => {
        const items = catalogue.filter((item) => item.stage === each && item.gate === 'required');
        return `  ${each}:\n${items.map(({ id }) => `    ${id}: { estimate: { likely: 2d } }\n`).join('')}`;
      })
      .join('')}`;
  const hovered = (text: string): string =>
    hoverAt(marked(text.replace('goLive: 20', 'goLive: 20¦')))?.markdown.text ?? '';

  it('has the days of the forecast, how often the planned one is kept, and what is not known', () => {
    const text = hovered(estimated('2028-01-03'));
    assert.match(
      text,
      /^In 407 days\n\nForecast: \*\*202\d-\d\d-\d\d\*\* in half of all cases \(P50\), \*\*202\d-\d\d-\d\d\*\* in four of five \(P80\)\. The planned day is kept in more than 95 % of them\.\n\n/,
    );
    assert.match(text, /\n\n\*Not calibrated: /);
  });

  it('has no forecast of what is live', () => {
    assert.doesNotMatch(hovered(estimated('2026-01-05', 'operate')), /Forecast/);
  });
});
