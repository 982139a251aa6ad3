// The places at which the first proposal is taken: ‸ is the caret.

export interface MarkedPlace {
  readonly name: string;
  readonly text: string;
}

const start = 'version: 1\nstage: diagnose\n';
const head = `${start}workflow:\n  name: Ticket triage\n`;
const owners = 'owners:\n  dana:\n    handle: "@dana"\n    roles: [outcome]\n';
const systems = 'systems:\n  crm:\n    owner: dana\n';
const known = `${head}${owners}${systems}`;
const source = `${known}data:\n  tickets:\n    system: crm\n    owner: dana\n`;
const item = `${known}checklist:\n  diagnose:\n    workflow-scoped:\n`;

/** Keys of the top level, begun with their first letters at the end of a text. */
const sections = [
  'workflow',
  'risk',
  'owners',
  'systems',
  'data',
  'integrations',
  'models',
  'oversight',
  'controls',
  'value',
  'signals',
  'escalation',
  'checklist',
];

const texts: Readonly<Record<string, string>> = {
  'an empty text': '‸',
  'a key behind version': 'version: 1\n‸',
  'the value of version': 'version: ‸\n',
  'the value of stage': 'version: 1\nstage: ‸\n',
  'a key of the workflow': `${start}workflow:\n  ‸\n`,
  'a second key of the workflow': `${head}  ‸`,
  'an owner': `${head}owners:\n  ‸\n`,
  'a key of an owner': `${known.replace('    roles: [outcome]\n', '    ‸\n')}`,
  'a role of an owner': `${known.replace('[outcome]', '[‸]')}`,
  'a system': `${head}${owners}systems:\n  ‸\n`,
  'a key of a system': `${known}    ‸`,
  'a data source': `${known}data:\n  ‸\n`,
  'a key of a data source': `${source}    ‸`,
  'the classification begun': `${source}    class‸`,
  'the system of record begun': `${source}    systemOf‸`,
  'the permission begun': `${source}    perm‸`,
  'a key of the risk': `${known}risk:\n  ‸\n`,
  'a key of the value': `${known}value:\n  ‸\n`,
  'a step of the escalation': `${known}escalation:\n  - ‸\n`,
  'a key of the oversight': `${known}oversight:\n  ‸\n`,
  'a key of the controls': `${known}controls:\n  ‸\n`,
  'a stage of the checklist': `${known}checklist:\n  ‸\n`,
  'an item of the checklist': `${known}checklist:\n  diagnose:\n    ‸\n`,
  'an item begun': `${known}checklist:\n  diagnose:\n    owners‸\n`,
  'a key of an item': `${item}      ‸`,
  'the status of an item begun': `${item}      stat‸`,
  'the evidence of an item that is met': `${item}      status: met\n      ‸`,
  'a piece of evidence': `${item}      status: met\n      evidence:\n        - ‸`,
  'an owner in flow style': `${head}owners: { dana: { ‸ } }\n`,
  'a data source in flow style': `${known}data: { tickets: { system: crm, ‸ } }\n`,
  'an item in flow style': `${known}checklist: { diagnose: { workflow-scoped: { ‸ } } }\n`,
};

/** All of them. */
export const places: readonly MarkedPlace[] = [
  ...sections.map((key) => ({
    name: `the key ${key} begun`,
    text: `${key === 'workflow' ? start : head}${key.slice(0, 3)}‸`,
  })),
  ...Object.entries(texts).map(([name, text]) => ({ name, text })),
];
