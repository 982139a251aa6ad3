import assert from 'node:assert/strict';
import type { Proposal } from '../../../../src/core/language/proposals';
import { complete, evaluate, readDocument } from '../../../../src/core/service';
import { places as first } from '../../../e2e/replay/places';
import { inManifests, repositoryFiles, unmark } from './positions';
import { claimsIn, resolved, takeFirst, textWith } from './taking';

const today = '2026-11-22';

/** A manifest with what others refer to, and a mark at its end. */
const head = `version: 1
stage: design
workflow:
  name: Triage
`;

/** Places besides those of the table of positions: `|` is the cursor. */
const more: readonly string[] = [
  ...['owners', 'systems', 'data', 'integrations', 'models', 'signals'].flatMap((section) => [
    `${head}${section}: |`,
    `${head}${section}:\n  |`,
    `${head}${section}:\n  some:\n    |`,
    `${head}${section}:\n  some: { | }`,
    `${head}${section}: { | }`,
    `${head}${section}: { some: { | } }`,
  ]),
  ...['risk', 'value', 'pilot', 'adoption', 'oversight', 'controls', 'checklist'].flatMap((section) => [
    `${head}${section}: |`,
    `${head}${section}:\n  |`,
    `${head}${section}: { | }`,
  ]),
  `{ "version": 1, "stage": "diagnose", "workflow": { "name": "x" }, | }`,
  `{ "version": 1, "stage": "diagnose", "workflow": { "name": "x" }, "|" }`,
  `{ "version": 1, "stage": "diagnose", "workflow": { "name": "x" }, "owners": { "a": { "|" } } }`,
  `{ "version": 1, "stage": "diagnose", "workflow": { "name": "x" }, "checklist": { "diagnose": { "|" } } }`,
  `${head}systems: { "|" }`,
  `${head}pilot: { results: { "|" } }`,
  `${head}owners:\n  a: { roles: "|" }`,
  `${head}controls: "|"`,
  `${head}checklist:\n  design: "|"`,
  `${head}checklist:\n  design:\n    threat-model-reviewed:\n      evidence: ["|"]`,
  `${head}|`,
  `${head}value: { signal: cost-per-case }\n|`,
  `${head}value: { signal: cost-per-case }\nsignals:\n  |`,
  `${head}escalation:\n  |`,
  `${head}escalation:\n  - |`,
  `${head}escalation: |`,
  `${head}escalation: [|]`,
  `${head}escalation:\n  - when: x\n    |`,
  `${head}value:\n  baseline:\n    |`,
  `${head}value:\n  target: { | }`,
  `${head}pilot:\n  results:\n    |`,
  `${head}controls:\n  stop: { | }`,
  `${head}data:\n  some:\n    permitted: |`,
  `${head}checklist:\n  diagnose: |`,
  `${head}checklist: { design: { | } }`,
  `${head}checklist: { design: { threat-model-reviewed: { | } } }`,
  `${head}checklist:\n  design:\n    threat-model-reviewed: |`,
  `${head}checklist:\n  design:\n    threat-model-reviewed:\n      status: unmet\n      |`,
  `${head}checklist:\n  design:\n    threat-model-reviewed:\n      evidence: |`,
  `${head}checklist:\n  design:\n    threat-model-reviewed:\n      evidence:\n        - |`,
  `${head}checklist:\n  design:\n    threat-model-reviewed:\n      evidence:\n        - url: |`,
  `${head}checklist:\n  design:\n    threat-model-reviewed:\n      estimate: |`,
];

/** The errors of a text by code and place, but for what every manifest must have and this one has not yet. */
function errorsOf(text: string): string[] {
  const { findings } = evaluate(readDocument(text), { today });
  return findings
    .filter(
      ({ severity, message }) => severity === 'error' && !/^(?:This|The|"workflow") .*needs/.test(message),
    )
    .map(({ code, path }) => `${code} ${path.join('.')}`);
}

/** What is proposed as a frame, not as a value that someone chooses by its name. */
const frames: ReadonlySet<Proposal['kind']> = new Set(['key', 'item', 'snippet']);

describe('the frame of an entry', () => {
  const called: readonly [text: string, label: string, begins: string][] = [
    [`${head}value: { signal: cost-per-case }\n|`, 'signals', 'signals:\n  ${1:cost-per-case}:'],
    [`${head}value: { signal: cost-per-case }\n|`, 'owners', 'owners:\n  ${1:name}:'],
    [
      `${head}owners: { ann: {} }\nsystems:\n  erp: { owner: bob }\nowners:\n  |`,
      'new entry of owners',
      '${1:bob}:',
    ],
    [`${head}value: { signal: Not an id }\n|`, 'signals', 'signals:\n  ${1:signal}:'],
  ];
  for (const [place, label, begins] of called)
    it(`is called what is referred to and not there: ${JSON.stringify(begins)}`, () => {
      const { text, offset } = unmark(place);
      const { proposals } = complete({ document: readDocument(text), offset, today, files: [] });
      const { insert } = proposals.find((each) => each.label === label) ?? assert.fail();
      assert.equal(insert.slice(0, begins.length), begins);
    });
});

describe('a proposal that is accepted', () => {
  // A tab is an error of its own, and so is a comma that is missing.
  const marked = inManifests
    .filter(({ about }) => !/with a tab|without a comma/.test(about))
    .map(({ text }) => text);
  const places = [...marked, ...more];

  it('is tried at more than 300 places', () => assert.ok(places.length > 300, `${places.length}`));

  for (const place of places) {
    it(`makes no error and no claim: ${JSON.stringify(place.slice(-90))}`, () => {
      const { text, offset } = unmark(place);
      const completion = complete({ document: readDocument(text), offset, today, files: repositoryFiles });
      // A word half typed may hide what is wrong elsewhere.
      const without = text.slice(0, completion.start) + text.slice(completion.end);
      const before = [...errorsOf(text), ...errorsOf(without)];
      for (const proposal of completion.proposals) {
        if (!frames.has(proposal.kind)) continue;
        const after = textWith(text, completion, proposal);
        const errors = errorsOf(after).filter((each) => !before.includes(each));
        assert.deepEqual(errors, [], `${proposal.label}:\n${after}`);
        assert.doesNotMatch(proposal.insert, /\$\{\d+\|/, proposal.label);
        if (/"\|"/.test(place)) assert.doesNotMatch(proposal.insert, /[:[{\n]/, proposal.label);
        const written = resolved(proposal.insert);
        assert.deepEqual(claimsIn(written), [], proposal.label);
        assert.doesNotMatch(written.replace(/#.*/g, ''), /\bmet\b/, proposal.label);
      }
    });
  }
});

describe('the first proposal', () => {
  for (const { name, text } of first)
    it(`brings no error and no claim: ${name}`, () => {
      const taken = takeFirst(text);
      assert.ok(taken);
      assert.deepEqual([taken.newErrors, taken.claims], [[], []], taken.text);
    });

  it('is told to claim something, where it does', () => {
    assert.deepEqual(claimsIn('a: { status: met, tier: "high" } # role: both\n# mode: none\n'), [
      'status: met',
      'tier: high',
    ]);
    assert.deepEqual(claimsIn('status:\nroles: [outcome]\nstatus: $1'), ['status: $1']);
  });
});
