import { strict as assert } from 'node:assert';
import { isJurisdiction, meantJurisdiction } from '../../../../../src/core/facts/law/jurisdictions';
import { triggerFacts } from '../../../../../src/core/facts/law/triggers';
import type { Trigger } from '../../../../../src/core/schema/generated/references';
import { readDocument } from '../../../../../src/core/service';
import { law } from '../../law';
import { head } from '../../support';

type Answer = true | false | undefined;
type Case = readonly [text: string, holds: Answer, area?: string];

const data = (source: string) => `data: { cv: ${source} }\n`;
const risk = (text: string) => `risk: { ${text} }\n`;
const marks = (words: string) => risk(`euAiAct: { transparency: [${words}] }`);
const people = data('{ personal: true }');
const model = (text: string) => `${people}models: { writer: { ${text} } }\n`;

/** A fact of a list: it holds, it does not once the list is there, and nothing is known without it. */
const listed = (key: (words: string) => string, ...words: string[]): Case[] => [
  ...words.map((word): Case => [key(word), true]),
  [key(''), false],
  ['', undefined],
];
const contexts = (words: string) => risk(`contexts: [${words}]`);

const cases: Readonly<Record<Trigger, readonly Case[]>> = {
  'personal-data': [
    [people, true],
    [data('{ classification: personal }'), true],
    [data('{ classification: special-category }'), true],
    [data('{ specialCategory: true }'), true],
    [data('{ classification: confidential }'), false],
    [data('{ personal: false }'), false],
    ['data: { cv: { personal: false }, parts: { owner: lena } }\n', undefined],
    ['', undefined],
  ],
  'special-category': [
    [data('{ classification: special-category }'), true],
    [data('{ specialCategory: true }'), true],
    [data('{ personal: true, specialCategory: false }'), false],
    [data('{ classification: personal }'), false],
    [data('{ classification: internal }'), false],
    [data('{ classification: confidential, personal: true }'), undefined],
    ['', undefined],
  ],
  dpia: [
    [risk('privacy: { dpia: { status: done } }'), true],
    [risk('privacy: { dpia: { status: pending } }'), true],
    [risk('privacy: { dpia: { status: not-needed, reason: none } }'), false],
    [risk('privacy: { role: controller }'), undefined],
  ],
  'dpia-high-risk-left': [
    [risk('privacy: { dpia: { residualRisk: high } }'), true],
    [risk('privacy: { dpia: { residualRisk: low } }'), false],
    [risk('privacy: { dpia: { status: not-needed } }'), false],
    [risk('privacy: { dpia: { status: done } }'), undefined],
  ],
  'third-country-transfer': [
    [model('region: us-east-1'), true, 'EU'],
    [model('region: eu-west-1'), false, 'EU'],
    [model('region: eu-west-1'), true, 'UK'],
    [model('region: eu-west-2'), true, 'EU'],
    [model('region: eu-west-2'), false, 'UK'],
    [model('region: swedencentral'), false, 'EU'],
    [model('region: our-cellar'), undefined, 'EU'],
    [model('provider: acme'), undefined, 'EU'],
    [model('region: eu-west-1, name: global.anthropic.claude'), true, 'EU'],
    [model('region: us-east-1, name: eu.anthropic.claude'), false, 'EU'],
    [`${people}models: { writer: { region: us-east-1, receives: [parts] } }\n`, undefined, 'EU'],
    [data('{ personal: false }'), false, 'EU'],
    ['data: { cv: { personal: true, system: crm } }\nsystems: { crm: { region: us-west-2 } }\n', true, 'EU'],
    ['', undefined, 'EU'],
  ],
  'processor-used': [
    [risk('privacy: { processors: [acme] }'), true],
    [model('provider: acme'), true],
    [`${model('provider: internal')}risk: { privacy: { processors: [] } }\n`, false],
    [data('{ personal: false }'), false],
    [people, undefined],
    ['', undefined],
  ],
  'solely-automated-decision': [
    [risk('decisions: automated'), true],
    [risk('decisions: supports'), false],
    [risk('affectsPeople: true'), false],
    ['', undefined],
  ],
  'decisions-about-people': [
    [risk('decisions: automated'), true],
    [risk('decisions: supports'), true],
    [risk('affectsPeople: true'), true],
    [risk('decisions: none, affectsPeople: true'), false],
    [risk('affectsPeople: false'), false],
    ['', undefined],
  ],
  'bias-correction-special-category': [
    [risk('privacy: { biasCorrection: true }'), true],
    [risk('privacy: { biasCorrection: false }'), false],
    ['', undefined],
  ],
  'generates-content': listed(marks, 'generates-content'),
  'interacts-with-people': listed(marks, 'interacts'),
  'emotion-or-biometric': listed(marks, 'emotion-recognition', 'biometric-categorisation'),
  'deep-fake-or-public-text': listed(marks, 'deep-fake', 'public-interest-text'),
  'workplace-use': listed(contexts, 'workplace'),
  'public-body': listed(contexts, 'public-body'),
  'provider-outside-union': listed(contexts, 'provider-outside-union'),
  'nis2-entity': listed(contexts, 'nis2-entity'),
  'financial-entity': listed(contexts, 'financial-entity'),
  'uk-central-government': listed(contexts, 'uk-central-government'),
  'consequential-decision': listed(contexts, 'consequential-decision'),
  'employment-decision': listed(contexts, 'employment-decision'),
  'fria-deployer': [
    [contexts('public-body'), true],
    [contexts('public-service'), true],
    [risk('euAiAct: { annexIII: 5(b) }'), true],
    [risk('euAiAct: { annexIII: "Annex III, 5 (C)" }'), true],
    [risk('contexts: [public-body], euAiAct: { annexIII: 2 }'), false],
    [risk('contexts: [], euAiAct: { annexIII: 4(a) }'), false],
    [contexts(''), undefined],
    ['', undefined],
  ],
  generative: [
    ['models: { a: { kind: predictive }, b: { kind: generative } }\n', true],
    ['models: { a: { kind: agent } }\n', true],
    ['models: { a: { kind: predictive } }\n', false],
    ['models: { a: { kind: predictive }, b: { provider: acme } }\n', undefined],
    ['', undefined],
  ],
  retrieval: [
    [data('{ usedFor: [input, retrieval] }'), true],
    [data('{ usedFor: [training] }'), false],
    ['data: { a: { usedFor: [training] }, b: { owner: lena } }\n', undefined],
    ['', undefined],
  ],
  agent: [
    ['agent: { maxSteps: 12 }\n', true],
    ['models: { a: { kind: agent } }\n', true],
    ['models: { a: { kind: generative } }\n', false],
    ['', undefined],
  ],
};

describe('what has to hold for a duty', () => {
  for (const trigger of law.triggers.keys())
    for (const [text, holds, area = ''] of cases[trigger])
      it(`${trigger}: ${String(holds)} of ${JSON.stringify(text)} ${area}`, () => {
        const { manifest, faults } = readDocument(head + text);
        assert.deepEqual(faults, []);
        assert.equal(triggerFacts[trigger].holds(manifest, area), holds);
      });
});

describe('jurisdictions', () => {
  it('have a code of every area of a law', () => {
    for (const codes of law.areas.values()) for (const code of codes) assert.ok(isJurisdiction(code), code);
  });

  const written: [word: string, isKnown: boolean, meant?: string][] = [
    ['DE', true],
    ['EU', true],
    ['US-CA', true],
    ['CA-QC', true],
    ['US-XX', false],
    ['XX', false],
    ['de', false, 'DE'],
    ['GB-eng', false, 'GB-ENG'],
    ['U.S.', false, 'US'],
    ['United  Kingdom', false, 'UK'],
    ['EEA', false, 'EU'],
    ['constructor', false],
  ];
  for (const [word, isKnown, meant] of written)
    it(`${word} is ${isKnown ? '' : 'not '}known${meant === undefined ? '' : `, and means ${meant}`}`, () => {
      assert.equal(isJurisdiction(word), isKnown);
      if (!isKnown) assert.equal(meantJurisdiction(word), meant);
    });
});
