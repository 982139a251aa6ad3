import assert from 'node:assert/strict';
import type { Proposal } from '../../../../src/core/language/proposals';
import { complete, evaluate, readDocument } from '../../../../src/core/service';
import { positions, repositoryFiles, unmark } from './positions';

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

/** What is asserted where nobody chose it. */
const sensitive =
  /\b(?:classification|tier|role|affectsPeople|systemOfRecord|outsideTeam|idempotent|mode|status|direction|decision|access|scope): *["\w]/;

/** A snippet as it stands there when nothing was filled in: the words of its places, and of choices the first. */
function resolved(snippet: string): string {
  return snippet
    .replace(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, '$1')
    .replace(/\$\{\d+:([^}]*)\}/g, '$1')
    .replace(/(?<!\\)\$\d+/g, '')
    .replace(/\\([\\$}])/g, '$1');
}

/** The text with a proposal in it: further lines are indented like the one that it stands on. */
function accepted(text: string, span: { start: number; end: number }, { insert, snippet }: Proposal): string {
  const before = text.slice(0, span.start);
  const [indentation = ''] = /^ */.exec(before.slice(before.lastIndexOf('\n') + 1)) ?? [];
  const written = (snippet === true ? resolved(insert) : insert).replaceAll('\n', `\n${indentation}`);
  return before + written + text.slice(span.end);
}

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
  const places = [...positions.map(({ text }) => text), ...more];

  it('is tried at more than 150 places', () => assert.ok(places.length > 150, `${places.length}`));

  for (const place of places) {
    it(`makes no error and no claim: ${JSON.stringify(place.slice(-90))}`, () => {
      const { text, offset } = unmark(place);
      const completion = complete({ document: readDocument(text), offset, today, files: repositoryFiles });
      // A word half typed may hide what is wrong elsewhere.
      const without = text.slice(0, completion.start) + text.slice(completion.end);
      const before = [...errorsOf(text), ...errorsOf(without)];
      for (const proposal of completion.proposals) {
        if (!frames.has(proposal.kind)) continue;
        const after = accepted(text, completion, proposal);
        const errors = errorsOf(after).filter((each) => !before.includes(each));
        assert.deepEqual(errors, [], `${proposal.label}:\n${after}`);
        assert.doesNotMatch(proposal.insert, /\$\{\d+\|/, proposal.label);
        if (/"\|"/.test(place)) assert.doesNotMatch(proposal.insert, /[:[{\n]/, proposal.label);
        const written = resolved(proposal.insert).replace(/#.*/g, '');
        assert.doesNotMatch(written, sensitive, proposal.label);
        assert.doesNotMatch(written, /\bmet\b/, proposal.label);
      }
    });
  }
});
