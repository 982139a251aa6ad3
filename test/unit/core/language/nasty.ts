/** Texts in which something may be taken for what it is not; all that is asked at any place of them has an answer. */

const head = 'version: 1\nstage: design\nworkflow: { name: x }\n';

/** Keys that every object has, that JavaScript knows, or that are nearly ours. */
const foreign = [
  'constructor',
  '__proto__',
  'toString',
  'hasOwnProperty',
  'valueOf',
  'prototype',
  'length',
  'desing',
  'undefined',
];

/** One key at every level of the format, as a key, as an id, as a value, and among entries of lists. */
const withKey = (key: string): string => `version: 1
stage: ${key}
${key}: ${key}
workflow: { ${key}: ${key}, name: x }
owners:
  ${key}: { handle: "@x", roles: [${key}], deputy: ${key}, ${key}: 1 }
systems:
  ${key}: { owner: ${key}, access: ${key}, ${key}: { ${key}: 1 } }
data: { ${key}: { system: ${key}, owner: ${key}, maxAge: ${key}, freshness: 1h, permitted: { ${key}: 1 } } }
integrations: { ${key}: { system: ${key}, fallback: ${key} } }
models: { ${key}: { ${key}: 1 } }
value: { signal: ${key}, baseline: { ${key}: 1 }, ${key}: 1 }
pilot: { results: { ${key}: 1 }, ${key}: 2 }
signals: { ${key}: { threshold: ${key}, owner: ${key}, interval: ${key} } }
escalation:
  - { when: ${key}, to: ${key}, ${key}: 1 }
  - ${key}
checklist:
  ${key}: { ${key}: { status: met } }
  design:
    ${key}: { status: ${key}, by: ${key}, on: ${key}, dependsOn: [${key}], ${key}: 1 }
    threat-model-reviewed: { status: met, by: ${key}, evidence: [${key}, { ${key}: 1, file: ${key} }], ${key}: 1 }
  threat-model-reviewed:
    status: met
`;

const aliases = `${head}x-lead: &lead ana
x-map: &map { owner: *lead, access: read }
x-list: &list [*lead, *map]
owners: { ana: { roles: [outcome] } }
systems:
  erp: *map
  crm: &crm { <<: *map, name: CRM }
  hub: { <<: [*map, *crm, { name: Hub }] }
  *lead : { owner: *lead }
? &key fax
: { <<: *map }
x-lead-again: &lead omar
x-self: &self [*self]
data: { a: *nobody, b: { <<: *list }, c: *, d: & }
checklist: { design: &items { threat-model-reviewed: &item { by: *lead } }, deploy: *items }
`;

const broken = `${head}owners:
  ana: { roles: [outcome
  omar: { handle: "@omar, roles: [oncall] }
systems:
\terp: { owner: ana }
  crm
  hub: owner: ana
<<<<<<< ours
risk: { tier: high }
=======
risk: { tier: 😀 }
>>>>>>> theirs
data: { a: { system: erp, 'freshness: 1h } }
checklist:
  design:
    threat-model-reviewed: { status: met, by: *a, evidence: [docs/😀.md, { file: `;

const unicode = `\ufeff# 👨‍👩‍👧 ours\n${head}owners:\n  äöü: { handle: "@😀", name: "👨‍👩‍👧🇩🇪" }\n  "😀": { deputy: äöü }\nx-😀: &😀 { a: 1 }\nx-b: *😀\n`;

const alias = (lines: string): string => `${head}${lines}`;

export const nasty: Readonly<Record<string, string>> = {
  ...Object.fromEntries(foreign.map((key) => [`the key ${key}`, withKey(key)])),
  aliases,
  'aliases with CRLF': aliases.replaceAll('\n', '\r\n'),
  broken,
  'broken with CRLF': broken.replaceAll('\n', '\r\n'),
  'characters of several units': unicode,
  'characters of several units with CR': unicode.replaceAll('\n', '\r'),
  'flow style in JSON': JSON.stringify(
    { version: 1, owners: { ana: { roles: ['outcome'] } }, toString: 1 },
    undefined,
    2,
  ),
  'flow style that is open':
    '{\n  "version": 1,\n  "owners": { "ana": { "roles": ["outcome", \n  "systems": { "erp": {',
  'a merge in the checklist': alias(
    'checklist:\n  design: { <<: { threat-model-reviewed: { status: met } } }\n',
  ),
  'anchors alone': '&a &b\n*a\n&',
  'a star': '*',
  'an ampersand': '&',
  'a merge key': '<<: *',
  nothing: '',
  blanks: ' \t\r\n\t ',
  'a mark of order alone': '\ufeff',
  'half a character': `${head}owners: { "\ud83d": { handle: \udc00 } }\n`,
  'several documents': `${head}---\nx: &a 1\n...\n*a\n`,
  'a text of several lines': `${head}risk:\n  reasoning: |\n    owner: *a\n    <<: *b\n  tier: >-\n    high\n`,
};
