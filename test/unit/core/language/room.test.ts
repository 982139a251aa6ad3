import assert from 'node:assert/strict';
import { complete, readDocument } from '../../../../src/core/service';
import { repositoryFiles, unmark } from './positions';

const head = `version: 1
stage: design
workflow: { name: x }
`;

/** Places at which a word more would break the text, take a line from its key, or swallow a mark. `|` is the cursor. */
const full: Readonly<Record<string, string>> = {
  'before a comment': `|# ours\n${head}`,
  'before a comment behind a value': `${head}owners:\n  ana: {}\ndata:\n  erp:\n    owner: |# x\n`,
  'behind a value': `${head}owners:\n  ana: {}\ndata:\n  erp:\n    owner: ana | # x\n`,
  'behind a value in braces': `${head}owners:\n  ana: {}\ndata: { erp: { owner: ana | } }\n`,
  'before a text in quotes': `${head}owners:\n  ana:\n    handle: |"@ana"\n`,
  'before a list': 'owners:\n  a:\n    roles: |[outcome]\n',
  'before a map': 'owners:\n  a: |{ handle: "@a" }\n',
  'before an anchor': 'data:\n  a: |&a\n    system: sap\n',
  'before a key in quotes': `{ "version": 1, |"stage": "design" }\n`,
  'in the indentation of a key': `${head}owners:\n  ana:\n |   roles: []\n`,
  'in the indentation before a key, one level deep': 'workflow:\n | name: Triage\n',
  'in the indentation before a key, with a word begun': 'workflow:\nri|  name: Triage\n',
  'in the indentation before an item': 'escalation:\n |  - when: a\n',
  'before a key, in its column': 'version: 1\nworkflow:\n    | name: x\n',
  'before the mark of an item': `${head}escalation:\n  |- when: x\n    to: ana\n`,
  'before the mark of an item in the first column': `${head}escalation:\n|- when: x\n  to: ana\n`,
  'right behind the mark of an item': `${head}owners:\n  ana:\n    roles:\n      -|\n`,
  'between a key and what is nested in it': `${head}owners:\n  ana:\n|\n    roles: []\n`,
  'between a key and its list': `${head}escalation:\n|\n- when: x\n`,
  'in a column that no key stands in': `${head}owners:\n  ana:\n    roles: []\n |\n    deputy: omar\n`,
  'in the column of a key, above what is nested in it': `${head}checklist:\n  design:\n    threat-model-reviewed:\n    |\n      status: unmet\n`,
  'in a column that is none of the map': 'workflow:\n    name: Triage\n  |\n',
  'in a column that is none of the manifest': 'version: 1\n ow|\n',
  'where a comma would be missing behind it': `{ version: 1, |\n  stage: design }\n`,
  'where a comma would be missing before it': `${head}owners: { ana: {}\n|\n}\n`,
  'on the line of a bracket': `{ version: 1\n}|\n`,
  'before an explicit value': `${head}owners:\n  ? ana\n|  : roles: []\n`,
  'among the anchors of a merge': `${head}x-a: &a { access: read }\nsystems:\n  erp:\n    <<: [| *a]\n`,
};

/** Places that look like one of those, and have room. */
const free: Readonly<Record<string, string>> = {
  'before a comment with a blank': `${head}owners:\n  ana: {}\ndata:\n  erp:\n    owner: | # x\n`,
  'on a line of its own above a comment': `${head}owners:\n  ana:\n    |\n    # x\n    roles: []\n`,
  'on the line of a comment': `${head}owners:\n  ana:\n    | # x\n    roles: []\n`,
  'above a section, below a comment': `${head}owners:\n  ana: {}\n|\n# x\nrisk: { tier: high }\n`,
  'in braces with a comma behind it': `{ version: 1, |,\n  stage: design }\n`,
  'in braces that are open': `${head}systems: { erp: { |\nrisk: { tier: high }\n`,
  'on a line of its own in braces': `${head}owners: {\n  ana: {},\n  omar: {\n    |\n  }\n}\n`,
  'behind a star that is the last': `${head}x-a: &a { access: read }\nsystems:\n  erp:\n    <<: [*a, |]\n`,
};

function proposalsAt(place: string): readonly string[] {
  const { text, offset } = unmark(place);
  const input = { document: readDocument(text), offset, today: '2026-11-22', files: repositoryFiles };
  return complete(input).proposals.map(({ label }) => label);
}

describe('where there is no room for a word, nothing is proposed', () => {
  for (const [where, place] of Object.entries(full))
    for (const [ends, text] of [
      ['LF', place],
      ['CRLF', place.replaceAll('\n', '\r\n')],
    ] as const)
      it(`${where}, with ${ends}`, () => assert.deepEqual(proposalsAt(text), []));
});

describe('where there is room, something is proposed', () => {
  for (const [where, place] of Object.entries(free))
    it(where, () => assert.notDeepEqual(proposalsAt(place), []));
});
