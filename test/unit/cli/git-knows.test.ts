/** What git knows of what is claimed, told by `check` in histories that are made commit by commit. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, renameSync } from 'node:fs';
import path from 'node:path';
import { git, hasGit } from '../repository/git/git';
import { remove, temporaryFolder } from '../temporary';
import { type Files, type History, inHistory } from './history';
import { noGit, prose, runIn } from './support';

const name = 'ai-readiness.yaml';
const doc = 'docs/risks.md';

/** A manifest with an item that is met on a day by a document. */
function met(on = '2026-10-05', file = doc, item = 'risks-registered'): string {
  return `version: 1
stage: diagnose
workflow: { name: Triage }
checklist:
  diagnose:
    ${item}: { status: met, on: ${on}, evidence: ["${file}"] }
`;
}

/** One with an evaluation and its result. */
function evaluated(threshold = '>= 0.95', { on = '2026-09-20', cases = 400 } = {}): string {
  const result = on === '' ? '' : `\n    result: { on: ${on} }`;
  return `version: 1
stage: design
workflow: { name: Triage }
models: { coder: { provider: acme-ai, name: acme-large, version: "2026-08-15", declaredIn: lib/models.txt } }
evaluations:
  gate:
    item: evaluation-passed
    criteria: { fixedOn: 2026-09-02, file: docs/criteria.md }
    metrics: { accuracy: { threshold: "${threshold}", cases: ${cases}, value: 0.96 } }
    evaluated: { models: [coder], prompts: [prompts/code.txt] }${result}
`;
}

/** One that is to be evaluated, with a waiver that was given before that. */
function planned(threshold: string): string {
  return `${evaluated(threshold).replace(', value: 0.96', '')}checklist:
  design:
    threat-model-reviewed: { status: waived, reason: Later, approver: lena, expires: 2026-11-30 }
`;
}

const evaluatedFiles: Files = {
  'docs/criteria.md': prose,
  'prompts/code.txt': 'Code the invoice.\n',
  'lib/models.txt': 'acme-large\n',
};

/** One with a waiver until a day. */
function waived(expires: string, status = 'waived'): string {
  return `version: 1
stage: diagnose
workflow: { name: Triage }
checklist:
  design:
    threat-model-reviewed: { status: ${status}, reason: Later, approver: lena, expires: ${expires} }
`;
}

/** A waiver that is renewed again and again, on the days before it ends. */
function renewals(history: History, ...ends: readonly string[]): History {
  for (const end of ends) history.commit({ [name]: waived(end) }, { on: `${end.slice(0, 8)}01` });
  return history;
}

const codes =
  /^(evidence\/(not-committed|changed-since-review|moved-goalposts|outdated)|waiver\/renewed-again)$/;

interface Said {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
}

async function said(folder: string, args: readonly string[] = [], io = {}): Promise<Said[]> {
  const { out } = await runIn(folder, ['check', '--format', 'json', ...args], io);
  const { manifests } = JSON.parse(out) as { manifests: { findings: Said[] }[] };
  return manifests.flatMap(({ findings }) => findings.filter(({ code }) => codes.test(code)));
}

const changed = 'evidence/changed-since-review information';
const moved = 'evidence/moved-goalposts information';
const outdated = 'evidence/outdated information';
const renewed = 'waiver/renewed-again information';

const more = `${prose}The review found another risk, and how it is met.\n`;
const base = (history: History): History =>
  history.commit({ [name]: met(), [doc]: prose }, { on: '2026-10-05' });

const register = { risks: [{ id: 'r1', owner: 'ann', text: 'Wrong cost centre' }], reviewed: '2026-10-01' };
const registerYaml =
  'risks:\n  - id: r1\n    owner: ann\n    text: Wrong cost centre\nreviewed: 2026-10-01\n';

/** Data that a tool lays out otherwise, and what is said where it does more. */
const laidOut: readonly [
  what: string,
  before: string,
  after: string,
  wanted: readonly string[],
  file: string,
][] = [
  [
    'JSON that was indented otherwise',
    JSON.stringify(register),
    JSON.stringify(register, null, 4),
    [],
    'docs/risks.json',
  ],
  [
    'JSON with another large number',
    '{"id": 12345678901234567890}',
    '{"id": 12345678901234567999}',
    [changed],
    'docs/risks.json',
  ],
  [
    'JSON with another value',
    JSON.stringify(register),
    JSON.stringify({ ...register, reviewed: '2026-10-02' }),
    [changed],
    'docs/risks.json',
  ],
  ['YAML with an empty line', registerYaml, registerYaml.replace('rev', '\nrev'), [], 'docs/risks.yaml'],
  [
    'YAML that was indented otherwise',
    registerYaml,
    registerYaml.replaceAll(/^ +/gm, (blanks) => ' '.repeat(blanks.length * 2)),
    [],
    'docs/risks.yaml',
  ],
  [
    'YAML in which a line stands elsewhere',
    `${registerYaml}a:\n  b: 1\n  c: 1\n`,
    `${registerYaml}a:\n  b: 1\nc: 1\n`,
    [changed],
    'docs/risks.yaml',
  ],
  ['YAML with a comment', registerYaml, `# Seen by nobody\n${registerYaml}`, [changed], 'docs/risks.yaml'],
  ['a table with an empty line', 'a,b\nc,d\n', 'a,b\n\nc,d\n', [], 'docs/risks.csv'],
];

/** As a forge does it: everything of a branch in one commit, on the day of the merge. */
function squash(history: History, branch: string, on: string): void {
  history.git('merge', '-q', '--squash', branch);
  history.commit({}, { on });
}

/** A text that comes after the prose of a document, and what is said where another one takes its place. */
const wrapped: readonly [
  what: string,
  before: string,
  after: string,
  wanted: readonly string[],
  file?: string,
][] = [
  [
    'prose that was wrapped anew',
    'One risk is left, and it is small.',
    'One risk is left,\nand it is small.',
    [],
  ],
  ['prose that was put on one line', '- One risk\n  is left.\n- Two', '- One risk is left.\n- Two', []],
  ['a quotation that was wrapped anew', '> One risk is left.', '> One risk\n> is left.', []],
  ['a text that was wrapped anew', 'One risk is left.', 'One risk\nis  left.', [], 'docs/risks.txt'],
  ['prose that was wrapped before a number', 'One risk, as in #123 said.', 'One risk, as in\n#123 said.', []],
  [
    'prose that was wrapped before an address',
    'One risk: <https://x.example>.',
    'One risk:\n<https://x.example>.',
    [],
  ],
  ['prose that was wrapped anew, and a word', 'One risk is left.', 'One risk\nwas left.', [changed]],
  ['a text of which a word was changed', 'One risk.', 'Two risks.', [changed], 'docs/risks.txt'],
  ['two words that became one', 'No one is left.', 'Noone is left.', [changed]],
  ['a line that became a point of a list', 'One risk - two risks.', 'One risk\n- two risks.', [changed]],
  ['a line that became a heading', 'One # risk', 'One\n# risk', [changed]],
  ['a heading that prose was drawn into', '# One\n\nrisk', '# One risk', [changed]],
  ['code that was wrapped anew', '```\na b\n```\nx', '```\na\nb\n```\nx', [changed]],
  ['code in a point', '- ~~~ sh\n  a b\n  ~~~', '- ~~~ sh\n  a\n  b\n  ~~~', [changed]],
  ['prose after code', '````\n```\na\n````\nOne risk', '````\n```\na\n````\nOne\nrisk', []],
  ['a text of another kind', 'a: 1 b: 2', 'a: 1\nb: 2', [changed], 'docs/risks.rst'],
];

const histories: readonly [what: string, make: (history: History) => unknown, wanted: readonly string[]][] = [
  ['a document as it was', (h) => base(h), []],
  [
    'a document that was changed later',
    (h) => base(h).commit({ [doc]: more }, { on: '2026-10-08' }),
    [changed],
  ],
  ['a document that was changed on the same day', (h) => base(h).commit({ [doc]: more }), []],
  [
    'a document that was changed in the night after, in another time zone',
    (h) => {
      base(h).write({ [doc]: more });
      at(h, '2026-10-06T11:30:00+12:00');
    },
    [],
  ],
  [
    'a document that was changed and looked at again',
    (h) =>
      base(h)
        .commit({ [doc]: more }, { on: '2026-10-08' })
        .commit({ [name]: met('2026-10-09') }, { on: '2026-10-09' }),
    [],
  ],
  [
    'a document that was changed together with the date',
    (h) => base(h).commit({ [doc]: more, [name]: met('2026-10-07') }, { on: '2026-10-20' }),
    [],
  ],
  [
    'a change that was taken back',
    (h) =>
      base(h)
        .commit({ [doc]: more }, { on: '2026-10-08' })
        .commit({ [doc]: prose }, { on: '2026-10-09' }),
    [],
  ],
  [
    'a change of line ends and blanks alone',
    (h) => base(h).commit({ [doc]: `${prose.replaceAll('\n', ' \r\n')}\r\n` }, { on: '2026-10-08' }),
    [],
  ],
  [
    'a notice in a comment, and a table that a tool has formatted',
    (h) => {
      const table = `${prose}\n| risk | owner |\n| --- | --- |\n| a | b |\n`;
      const formatted = `<!-- Copyright\nAcme -->\n\n${prose}\n\n|  risk  | owner |\n| ------ | ----- |\n|a       |     b |\n`;
      h.commit({ [name]: met(), [doc]: table }, { on: '2026-10-05' });
      h.commit({ [doc]: formatted }, { on: '2026-10-08' });
    },
    [],
  ],
  ...wrapped.map(([what, before, after, wanted, file = doc]): (typeof histories)[number] => [
    what,
    (h) => {
      h.commit({ [name]: met('2026-10-05', file), [file]: `${prose}\n${before}\n` }, { on: '2026-10-05' });
      h.commit({ [file]: `${prose}\n${after}\n` }, { on: '2026-10-08' });
    },
    wanted,
  ]),
  ...laidOut.map(([what, before, after, wanted, file]): (typeof histories)[number] => [
    what,
    (h) =>
      h
        .commit({ [name]: met('2026-10-05', file), [file]: before }, { on: '2026-10-05' })
        .commit({ [file]: after }, { on: '2026-10-08' }),
    wanted,
  ]),
  [
    'a change before a commit with an old date',
    (h) =>
      base(h)
        .commit({ [doc]: more }, { on: '2026-10-08' })
        .commit({ 'README.md': 'x' }, { on: '2026-09-08' })
        .commit({ 'README.md': 'y' }, { on: '2026-10-10' }),
    [changed],
  ],
  [
    'a document that was removed and written anew',
    (h) =>
      base(h)
        .commit({ [doc]: null }, { on: '2026-10-08' })
        .commit(
          { [doc]: `# Other risks\n\n${'Nothing of what stood there before. '.repeat(30)}` },
          { on: '2026-10-09' },
        ),
    [changed],
  ],
  [
    'a document that was removed and put back',
    (h) =>
      base(h)
        .commit({ [doc]: null }, { on: '2026-10-08' })
        .commit({ [doc]: prose }, { on: '2026-10-09' }),
    [],
  ],
  [
    'a cell of a table',
    (h) => {
      const table = `${prose}\n| risk | owner |\n| --- | --- |\n| a | b |\n`;
      h.commit({ [name]: met(), [doc]: table }, { on: '2026-10-05' });
      h.commit({ [doc]: table.replace('| b |', '| b c |') }, { on: '2026-10-08' });
    },
    [changed],
  ],
  [
    'a change of the mode alone',
    (h) => {
      base(h).git('config', 'core.fileMode', 'true');
      chmodSync(path.join(h.folder, doc), 0o755);
      h.commit({}, { on: '2026-10-08' });
      assert.match(h.git('show', '--summary'), /mode change/);
    },
    [],
  ],
  ['a change that is not committed', (h) => base(h).write({ [doc]: more }), []],
  [
    'a squash of the claim and the document, long after its date',
    (h) => {
      h.commit({ 'README.md': 'x' }, { on: '2026-10-01' }).git('checkout', '-q', '-b', 'work');
      base(h)
        .commit({ [doc]: more }, { on: '2026-10-08' })
        .git('checkout', '-q', 'main');
      squash(h, 'work', '2026-10-20');
    },
    [],
  ],
  [
    'a squash of a change, after the claim',
    (h) => {
      base(h).git('checkout', '-q', '-b', 'work');
      h.commit({ [doc]: more }, { on: '2026-10-08' }).git('checkout', '-q', 'main');
      squash(h, 'work', '2026-10-20');
    },
    [changed],
  ],
  [
    'a merge of a change, after the claim',
    (h) => {
      base(h).git('checkout', '-q', '-b', 'work');
      h.commit({ [doc]: more }, { on: '2026-10-08' }).git('checkout', '-q', 'main');
      h.commit({ 'README.md': 'x' }, { on: '2026-10-09' }).git('merge', '-q', '--no-ff', '-m', 'x', 'work');
    },
    [changed],
  ],
  [
    'a merge of a branch that began before the claim, with a change that is later',
    (h) => {
      h.commit({ [doc]: prose }, { on: '2026-10-01' }).git('branch', 'work');
      h.commit({ [name]: met() }, { on: '2026-10-05' }).git('checkout', '-q', 'work');
      h.commit({ [doc]: more }, { on: '2026-10-08' }).git('checkout', '-q', 'main');
      h.git('merge', '-q', '--no-ff', '-m', 'x', 'work');
    },
    [changed],
  ],
  [
    'a merge of a change that is older than the date',
    (h) => {
      h.commit({ [doc]: prose }, { on: '2026-10-01' }).git('branch', 'work');
      h.commit({ [name]: met() }, { on: '2026-10-05' }).git('checkout', '-q', 'work');
      h.commit({ [doc]: more }, { on: '2026-10-04' }).git('checkout', '-q', 'main');
      h.git('merge', '-q', '--no-ff', '-m', 'x', 'work');
    },
    [],
  ],
  [
    'a merge that brings the claim to a change that was there',
    (h) => {
      h.commit({ [doc]: prose }, { on: '2026-10-01' }).git('branch', 'work');
      h.commit({ [doc]: more }, { on: '2026-10-08' }).git('checkout', '-q', 'work');
      h.commit({ [name]: met() }, { on: '2026-10-05' }).git('checkout', '-q', 'main');
      h.git('merge', '-q', '--no-ff', '-m', 'x', 'work');
    },
    [],
  ],
  [
    'a change that a merge dropped',
    (h) => {
      base(h).git('checkout', '-q', '-b', 'work');
      h.commit({ [doc]: more, 'README.md': 'x' }, { on: '2026-10-08' }).git('checkout', '-q', 'main');
      h.git('merge', '-q', '--no-ff', '--no-commit', 'work');
      h.git('checkout', '-q', 'HEAD', '--', doc);
      h.commit({}, { on: '2026-10-09' });
      assert.equal(h.git('rev-list', '--count', '--merges', 'HEAD'), '1');
    },
    [],
  ],
  [
    'a change that a merge dropped, of two of which it took the other one',
    (h) => {
      const both = `${met()}    workflow-scoped: { status: met, on: 2026-10-05, evidence: [docs/scope.md] }\n`;
      h.commit({ [name]: both, [doc]: prose, 'docs/scope.md': prose }, { on: '2026-10-05' });
      h.git('checkout', '-q', '-b', 'work');
      h.commit({ [doc]: more, 'docs/scope.md': more }, { on: '2026-10-08' });
      h.git('checkout', '-q', 'main');
      h.git('merge', '-q', '--no-ff', '--no-commit', 'work');
      h.git('checkout', '-q', 'HEAD', '--', doc);
      h.commit({}, { on: '2026-10-09' });
    },
    [changed],
  ],
  [
    'a branch of which a merge took nothing',
    (h) => {
      h.commit({ ...evaluatedFiles, [name]: evaluated(), [doc]: prose }, { on: '2026-09-20' });
      h.git('checkout', '-q', '-b', 'work');
      h.commit({ 'docs/criteria.md': more, 'lib/models.txt': 'acme-small\n' }, { on: '2026-10-08' });
      h.commit({ 'prompts/code.txt': 'Code it.\n', [name]: evaluated('>= 0.99') }, { on: '2026-10-08' });
      h.commit({ [name]: evaluated('>= 0.97') }, { on: '2026-10-09' }).git('checkout', '-q', 'main');
      h.git('merge', '-q', '-s', 'ours', '-m', 'x', 'work');
    },
    [],
  ],
  [
    'renewals of which a merge took nothing',
    (h) => {
      renewals(h, '2026-07-31', '2026-08-31').git('checkout', '-q', '-b', 'work');
      renewals(h, '2026-09-30', '2026-10-31', '2026-11-30').git('checkout', '-q', 'main');
      h.git('merge', '-q', '-s', 'ours', '-m', 'x', 'work');
      h.commit({ [name]: waived('2026-11-30') }, { on: '2026-10-20' });
    },
    [],
  ],
  [
    'a change on the branch itself that a merge has taken back with a text of before',
    (h) => {
      h.commit({ [doc]: prose }, { on: '2026-10-01' }).git('branch', 'work');
      h.commit({ [name]: met() }, { on: '2026-10-05' }).commit({ [doc]: more }, { on: '2026-10-08' });
      h.git('checkout', '-q', 'work');
      h.commit({ [doc]: `${more}x\n` }, { on: '2026-10-08' }).commit({ [doc]: prose }, { on: '2026-10-09' });
      h.git('checkout', '-q', 'main');
      h.git('merge', '-q', '--no-ff', '--no-commit', 'work');
      h.git('checkout', '-q', 'work', '--', doc);
      h.commit({}, { on: '2026-10-10' });
    },
    [],
  ],
  [
    'a rebase of the claim and what it rests on, today',
    (h) => {
      h.commit({ 'README.md': 'x' }, { on: '2026-10-01' }).git('checkout', '-q', '-b', 'work');
      h.commit({ [doc]: prose }, { on: '2026-10-04' }).commit({ [name]: met() }, { on: '2026-10-05' });
      h.git('checkout', '-q', 'main');
      h.commit({ 'README.md': 'y' }, { on: '2026-10-10' }).git('checkout', '-q', 'work');
      h.git('rebase', '-q', 'main');
    },
    [],
  ],
  [
    'a rebase of an older change behind the claim',
    (h) => {
      h.commit({ [doc]: prose }, { on: '2026-10-01' }).git('checkout', '-q', '-b', 'work');
      h.commit({ [doc]: more }, { on: '2026-10-04' }).git('checkout', '-q', 'main');
      h.commit({ [name]: met() }, { on: '2026-10-05' }).git('checkout', '-q', 'work');
      h.git('rebase', '-q', 'main');
    },
    [],
  ],
  [
    'a later change that was picked from another branch',
    (h) => {
      base(h).git('checkout', '-q', '-b', 'work');
      h.commit({ [doc]: more }, { on: '2026-10-08' }).git('checkout', '-q', 'main');
      h.git('cherry-pick', 'work');
    },
    [changed],
  ],
  [
    'an older change that was picked from another branch',
    (h) => {
      h.commit({ [doc]: prose }, { on: '2026-10-01' }).git('checkout', '-q', '-b', 'work');
      h.commit({ [doc]: more }, { on: '2026-10-03' }).git('checkout', '-q', 'main');
      h.commit({ [name]: met() }, { on: '2026-10-05' }).git('cherry-pick', 'work');
    },
    [],
  ],
  [
    'a change by a clock that was ahead',
    (h) => {
      base(h).write({ [doc]: more });
      at(h, '2099-01-01T12:00:00Z', '2026-10-05T13:00:00Z');
    },
    [],
  ],
  [
    'a change of which a forced push has made nothing',
    (h) => {
      base(h)
        .commit({ [doc]: more }, { on: '2026-10-08' })
        .git('reset', '-q', '--hard', 'HEAD~1');
    },
    [],
  ],
  [
    'a change by a bot',
    (h) =>
      base(h).commit(
        { [doc]: more },
        { on: '2026-10-08', by: 'dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>' },
      ),
    [changed],
  ],
  [
    'a document that was moved along with its name in the manifest',
    (h) => {
      base(h);
      renameSync(path.join(h.folder, doc), path.join(h.folder, 'docs/moved.md'));
      h.commit({ [name]: met('2026-10-05', 'docs/moved.md') }, { on: '2026-10-08' });
    },
    [],
  ],
  [
    'a document that was moved, and changed after that',
    (h) => {
      base(h);
      renameSync(path.join(h.folder, doc), path.join(h.folder, 'docs/moved.md'));
      h.commit({ [name]: met('2026-10-05', 'docs/moved.md') }, { on: '2026-10-08' });
      h.commit({ 'docs/moved.md': more }, { on: '2026-10-09' });
    },
    [changed],
  ],
  [
    'a document that was changed, and moved after that along with its name in the manifest',
    (h) => {
      base(h).commit({ [doc]: more }, { on: '2026-10-08' });
      renameSync(path.join(h.folder, doc), path.join(h.folder, 'docs/moved.md'));
      h.commit({ [name]: met('2026-10-05', 'docs/moved.md') }, { on: '2026-10-09' });
    },
    [changed],
  ],
  [
    'a document that was moved and changed at once, before the manifest named it so',
    (h) => {
      base(h).git('mv', doc, 'docs/moved.md');
      h.commit({ 'docs/moved.md': `${prose.repeat(4)}${more}` }, { on: '2026-10-08' });
      h.commit({ [name]: met('2026-10-05', 'docs/moved.md') }, { on: '2026-10-09' });
    },
    [],
  ],
  [
    'a document that was moved and changed at once, with the manifest in another folder',
    (h) => {
      h.commit(
        { [`flow/${name}`]: met('2026-10-05', '../docs/risks.md'), [doc]: prose.repeat(3) },
        { on: '2026-10-05' },
      );
      h.git('mv', doc, 'flow/moved.md');
      h.commit(
        { [`flow/${name}`]: met('2026-10-05', 'moved.md'), 'flow/moved.md': `${prose.repeat(3)}${more}` },
        { on: '2026-10-08' },
      );
    },
    [changed],
  ],
  [
    'a document that took the name of another one, which was changed',
    (h) => {
      h.commit({ [doc]: prose, 'docs/own.md': `${more}\n\nOf its own.\n` }, { on: '2026-10-01' });
      h.commit({ [name]: met('2026-10-05', 'docs/own.md') }, { on: '2026-10-05' });
      h.commit({ [doc]: more }, { on: '2026-10-08' }).git('rm', '-q', doc);
      h.git('mv', 'docs/own.md', doc);
      h.commit({ [name]: met() }, { on: '2026-10-09' });
    },
    [],
  ],
  [
    'another part of a document that was moved',
    (h) => {
      const parts = (one: string, other: string): string =>
        `# All\n\n## One\n\n${one}\n\n## Other\n\n${other}\n`;
      h.commit({ [name]: met('2026-10-05', `${doc}#one`), [doc]: parts(prose, prose) }, { on: '2026-10-05' });
      h.git('mv', doc, 'docs/moved.md');
      h.commit(
        { [name]: met('2026-10-05', 'docs/moved.md#other'), 'docs/moved.md': parts(prose, more) },
        { on: '2026-10-08' },
      );
    },
    [],
  ],
  [
    'a change before the manifest was renamed',
    (h) => {
      h.commit({ 'ai-readiness.yml': met(), [doc]: prose }, { on: '2026-10-05' });
      h.commit({ [doc]: more }, { on: '2026-10-08' });
      renameSync(path.join(h.folder, 'ai-readiness.yml'), path.join(h.folder, name));
      h.commit({}, { on: '2026-10-09' });
    },
    [changed],
  ],
  [
    'a change of another part than the one that is cited',
    (h) => {
      const parts = (one: string, other: string): string =>
        `# All\n\n## One\n\n${one}\n\n## Other\n\n${other}\n`;
      h.commit({ [name]: met('2026-10-05', `${doc}#one`), [doc]: parts(prose, prose) }, { on: '2026-10-05' });
      h.commit({ [doc]: parts(prose, more) }, { on: '2026-10-08' });
    },
    [],
  ],
  [
    'a change of the very part that is cited',
    (h) => {
      const parts = (one: string): string => `# All\n\n## One\n\n${one}\n\n## Other\n\n${prose}\n`;
      h.commit({ [name]: met('2026-10-05', `${doc}#one`), [doc]: parts(prose) }, { on: '2026-10-05' });
      h.commit({ [doc]: parts(more) }, { on: '2026-10-08' });
    },
    [changed],
  ],
  [
    'a file with a hostile name',
    (h) => {
      const hostile = ':(exclude)* $(x)\u0001.md';
      h.commit(
        { [name]: met('2026-10-05', ':(exclude)* $(x)\\u0001.md'), [hostile]: prose },
        { on: '2026-10-05' },
      );
      h.commit({ [hostile]: more }, { on: '2026-10-08' });
    },
    [changed],
  ],
  [
    'a claim that was made again after the file was there for the first time',
    (h) => h.commit({ [name]: met() }, { on: '2026-10-05' }).commit({ [doc]: prose }, { on: '2026-10-08' }),
    [],
  ],
  // What evaluations judge.
  [
    'an evaluation as it was',
    (h) => h.commit({ [name]: evaluated(), ...evaluatedFiles }, { on: '2026-09-21' }),
    [],
  ],
  [
    'a threshold that was lowered after the result',
    (h) =>
      h
        .commit({ [name]: evaluated(), ...evaluatedFiles }, { on: '2026-09-21' })
        .commit({ [name]: evaluated('>= 0.9') }),
    [moved],
  ],
  [
    'a threshold that was lowered together with the name of its metric',
    (h) =>
      h
        .commit({ [name]: evaluated(), ...evaluatedFiles }, { on: '2026-09-21' })
        .commit({ [name]: evaluated('>= 0.9').replace('accuracy:', 'exactness:') }),
    [moved],
  ],
  [
    'a threshold that was lowered, and its metric and evaluation named otherwise before and after',
    (h) => {
      const read = (threshold: string, id: string): string =>
        evaluated(threshold).replace('accuracy:', `${id}:`).replace('value: 0.96', 'as: metrics.accuracy');
      h.commit({ [name]: read('>= 0.95', 'accuracy'), ...evaluatedFiles }, { on: '2026-09-21' })
        .commit({ [name]: read('>= 0.95', 'exactness') })
        .commit({ [name]: read('>= 0.9', 'exactness') })
        .commit({ [name]: read('>= 0.9', 'share').replace('  gate:', '  release:') });
    },
    [moved],
  ],
  [
    'a threshold that was lowered before the result, whose day was planned',
    (h) =>
      h
        .commit({ [name]: planned('>= 0.95'), ...evaluatedFiles }, { on: '2026-09-01' })
        .commit({ [name]: planned('>= 0.9') }, { on: '2026-09-10' }),
    [],
  ],
  [
    'another metric in the place of one that asked for more',
    (h) =>
      h
        .commit({ [name]: evaluated(), ...evaluatedFiles }, { on: '2026-09-21' })
        .commit({ [name]: evaluated('>= 0.5').replace('accuracy:', 'recall:').replace('0.96', '0.7') }),
    [],
  ],
  [
    'a threshold that was raised after the result',
    (h) =>
      h
        .commit({ [name]: evaluated('>= 0.9'), ...evaluatedFiles }, { on: '2026-09-21' })
        .commit({ [name]: evaluated() }),
    [],
  ],
  [
    'fewer cases than were asked for before',
    (h) =>
      h
        .commit({ [name]: evaluated(), ...evaluatedFiles }, { on: '2026-09-21' })
        .commit({ [name]: evaluated('>= 0.95', { cases: 200 }) }),
    [moved],
  ],
  [
    'a threshold that was lowered before the result, and with it',
    (h) =>
      h
        .commit({ [name]: evaluated('>= 0.99', { on: '' }), ...evaluatedFiles }, { on: '2026-09-01' })
        .commit({ [name]: evaluated('>= 0.97', { on: '' }) }, { on: '2026-09-02' })
        .commit({ [name]: evaluated() }, { on: '2026-09-21' }),
    [],
  ],
  [
    'a threshold that was lowered, and a new result after that',
    (h) =>
      h
        .commit({ [name]: evaluated(), ...evaluatedFiles }, { on: '2026-09-21' })
        .commit({ [name]: evaluated('>= 0.9', { on: '2026-09-25' }) }, { on: '2026-09-25' }),
    [],
  ],
  [
    'a threshold that was lowered on a branch that knew of no result',
    (h) => {
      const text = (threshold: string, on: string): string =>
        evaluated(threshold, { on }).replace('result:', '\n\n\n\n    result:');
      h.commit({ [name]: `${text('>= 0.95', '')}\n\n\n\n`, ...evaluatedFiles }, { on: '2026-09-01' }).git(
        'checkout',
        '-q',
        '-b',
        'work',
      );
      h.commit({ [name]: `${text('>= 0.9', '')}\n\n\n\n` }, { on: '2026-09-10' }).git(
        'checkout',
        '-q',
        'main',
      );
      h.commit(
        { [name]: `${text('>= 0.95', '')}\n\n\n\n    result: { on: 2026-09-20 }\n` },
        { on: '2026-09-21' },
      );
      h.git('merge', '-q', '--no-ff', '-m', 'x', 'work');
      assert.match(h.git('show', `HEAD:${name}`), />= 0\.9"[\s\S]*result:/);
    },
    [],
  ],
  [
    'criteria in a file that were changed after the result',
    (h) =>
      h
        .commit({ [name]: evaluated(), ...evaluatedFiles }, { on: '2026-09-21' })
        .commit({ 'docs/criteria.md': more }),
    [moved],
  ],
  [
    'a prompt that was changed after the result',
    (h) =>
      h
        .commit({ [name]: evaluated(), ...evaluatedFiles }, { on: '2026-09-21' })
        .commit({ 'prompts/code.txt': 'Do.\n' }),
    [outdated],
  ],
  [
    'a model that was changed after the result',
    (h) =>
      h
        .commit({ [name]: evaluated(), ...evaluatedFiles }, { on: '2026-09-21' })
        .commit({ 'lib/models.txt': 'acme-huge\n' }),
    [outdated],
  ],
  // Waivers.
  ['a waiver that was renewed twice', (h) => renewals(h, '2026-05-31', '2026-08-31', '2026-11-30'), []],
  [
    'a waiver that was renewed three times',
    (h) => renewals(h, '2026-05-31', '2026-07-31', '2026-09-30', '2026-11-30'),
    [renewed],
  ],
  [
    'a waiver that two branches have renewed differently, and that was renewed once after that',
    (h) => {
      renewals(h, '2026-05-31').git('checkout', '-q', '-b', 'work');
      renewals(h, '2026-07-31').git('checkout', '-q', 'main');
      renewals(h, '2026-08-31').git('merge', '-q', '--no-ff', '-X', 'ours', '-m', 'x', 'work');
      renewals(h, '2026-11-30');
    },
    [],
  ],
  [
    'a waiver that was renewed twice, and before that was another one',
    (h) => {
      renewals(h, '2026-02-28', '2026-03-31', '2026-04-30').commit(
        { [name]: waived('2026-04-30', 'in-progress') },
        { on: '2026-04-02' },
      );
      renewals(h, '2026-05-31', '2026-08-31', '2026-11-30');
    },
    [],
  ],
  [
    'a waiver of which the date was corrected on one day',
    (h) => {
      for (const end of ['2026-08-31', '2026-09-30', '2026-10-31', '2026-11-30'])
        h.commit({ [name]: waived(end) });
    },
    [],
  ],
  [
    'a renewal that came by two branches, and one by a squash',
    (h) => {
      renewals(h, '2026-05-31').git('checkout', '-q', '-b', 'work');
      renewals(h, '2026-08-31', '2026-11-30').git('checkout', '-q', 'main');
      h.git('cherry-pick', 'work~1');
      h.git('merge', '-q', '--no-ff', '-X', 'theirs', '-m', 'x', 'work');
    },
    [],
  ],
  [
    'a manifest that was renamed between the renewals',
    (h) => {
      renewals(h, '2026-05-31', '2026-07-31');
      renameSync(path.join(h.folder, name), path.join(h.folder, 'ai-readiness.yml'));
      h.commit({}, { on: '2026-08-01' });
      renameSync(path.join(h.folder, 'ai-readiness.yml'), path.join(h.folder, name));
      h.commit({}, { on: '2026-08-02' });
      renewals(h, '2026-09-30', '2026-11-30');
    },
    [renewed],
  ],
  [
    'a version that nobody can read between the renewals',
    (h) => {
      renewals(h, '2026-05-31', '2026-07-31').commit(
        { [name]: '<<<<<<< a\nversion: [\n' },
        { on: '2026-08-01' },
      );
      renewals(h, '2026-07-31', '2026-09-30', '2026-11-30');
    },
    [renewed],
  ],
  // What is not committed.
  [
    'evidence that is not committed, alone',
    (h) => h.commit({ [name]: met() }).write({ [doc]: prose }),
    ['evidence/not-committed error'],
  ],
  [
    'evidence that is only meant to be added',
    (h) =>
      h
        .commit({ [name]: met() })
        .write({ [doc]: prose })
        .git('add', '-N', doc),
    ['evidence/not-committed error'],
  ],
  [
    'evidence that was only meant to be added, and was committed with a split index',
    (h) => {
      h.commit({ [name]: met() }).git('config', 'core.splitIndex', 'true');
      h.write({ [doc]: prose }).git('add', '-N', doc);
      h.git('add', doc);
      h.commit({}, { on: '2026-10-05' });
    },
    [],
  ],
  [
    'evidence that is to be committed',
    (h) =>
      h
        .commit({ [name]: met() })
        .write({ [doc]: prose })
        .git('add', '-A'),
    [],
  ],
  [
    'neither the manifest nor its evidence',
    (h) => h.commit({ 'README.md': 'x' }).write({ [name]: met(), [doc]: prose }),
    [],
  ],
  ['a repository without a commit', (h) => h.write({ [name]: met(), [doc]: prose }), []],
];

/** Commits what differs, made and committed at moments in a time zone. */
function at(history: History, moment: string, committed = moment): void {
  history.git('add', '-A');
  execFileSync(
    'git',
    ['-c', 'user.name=Ann', '-c', 'user.email=ann@example.com', 'commit', '-q', '-m', 'x'],
    {
      cwd: history.folder,
      env: { ...process.env, HOME: history.folder, GIT_AUTHOR_DATE: moment, GIT_COMMITTER_DATE: committed },
    },
  );
}

describe('what git knows', () => {
  before(function () {
    if (!hasGit) this.skip();
  });

  for (const [what, make, wanted] of histories)
    it(`${wanted.length === 0 ? 'says nothing' : `says ${wanted.join(', ')}`} of ${what}`, () =>
      inHistory(async (history) => {
        make(history);
        const found = (await said(history.folder)).map(({ code, severity }) => `${code} ${severity}`);
        assert.deepEqual(found, wanted);
      }));

  it('names the day, the commit and the date', () =>
    inHistory(async (history) => {
      base(history).commit({ [doc]: more }, { on: '2026-10-08' });
      const [found] = await said(history.folder);
      const commit = history.git('rev-parse', 'HEAD').slice(0, 10);
      assert.equal(
        found?.message,
        `"docs/risks.md" was changed on 2026-10-08 (commit ${commit}), after "risks-registered" was dated 2026-10-05. Look at it again, and write the new date.`,
      );
    }));

  it('says nothing in a shallow clone, without git, and where git does not answer', () =>
    inHistory(async (history) => {
      base(history).commit({ [doc]: more }, { on: '2026-10-08' });
      renewals(history);
      const clone = temporaryFolder({});
      history.git('clone', '-q', '--depth', '2', `file://${history.folder}`, `${clone}/shallow`);
      history.git('clone', '-q', `file://${history.folder}`, `${clone}/whole`);
      assert.deepEqual(await said(`${clone}/shallow`), []);
      assert.equal((await said(`${clone}/whole`)).length, 1);
      assert.deepEqual(await said(history.folder, [], { git: noGit }), []);
      const failing = { ...noGit, run: async () => ({ code: 128, out: '', err: 'fatal: corrupt' }) };
      assert.deepEqual(await said(history.folder, [], { git: failing }), []);
      remove(clone);
    }));

  it('says once, in words, that a shallow clone cannot tell, and only where something would rest on it', () =>
    inHistory(async (history) => {
      base(history)
        .commit({ [`other/${name}`]: met('2026-10-05', `/${doc}`) })
        .commit({ [doc]: more });
      const clone = temporaryFolder({});
      history.git('clone', '-q', '--depth', '1', `file://${history.folder}`, `${clone}/shallow`);
      const sentence =
        'Git cannot tell what was changed since somebody relied on it, nor who approved it: this is a shallow clone. Fetch its whole history (fetch-depth: 0, GIT_DEPTH: 0, or git fetch --unshallow).';
      const { out, code } = await runIn(`${clone}/shallow`, ['check']);
      assert.equal(out.replace(/\s+/g, ' ').split(sentence).length, 2, out);
      const comment = await runIn(`${clone}/shallow`, ['check', '--format', 'markdown']);
      assert.equal(comment.out.split('Git cannot tell').length, 2, comment.out);
      const whole = await runIn(history.folder, ['check']);
      assert.deepEqual([code, whole.out.includes('Git cannot tell')], [whole.code, false]);
      const cannotTell = async (folder: string): Promise<unknown> =>
        JSON.parse((await runIn(folder, ['check', '--format', 'json'])).out).manifests.map(
          (each: { cannotTell: unknown }) => each.cannotTell,
        );
      assert.deepEqual(await cannotTell(`${clone}/shallow`), [[sentence], [sentence]]);
      assert.deepEqual(await cannotTell(history.folder), [[], []]);
      git(clone, ['-C', 'shallow', 'checkout', '-q', '--detach']);
      git(`${clone}/shallow`, ['rm', '-q', '-r', 'docs', 'other']);
      assert.deepEqual(await cannotTell(`${clone}/shallow`), [[]]);
      remove(clone);
    }));

  it('says what it knows, and that it does not know all, where a clone lacks files of earlier commits', () =>
    inHistory(async (history) => {
      history.git('config', 'uploadpack.allowFilter', 'true');
      base(history).commit({ [doc]: more }, { on: '2026-10-08' });
      const clone = temporaryFolder({});
      history.git('clone', '-q', '--filter=blob:none', `file://${history.folder}`, `${clone}/part`);
      const { out } = await runIn(`${clone}/part`, ['check', '--format', 'json']);
      const [{ findings, cannotTell }] = JSON.parse(out).manifests;
      assert.deepEqual(
        findings.filter((each: Said) => codes.test(each.code)),
        [],
      );
      assert.match(String(cannotTell), /^Git cannot tell .*: this clone lacks files of earlier commits/);
      remove(clone);
    }));

  /** What is around a repository, or set in it. */
  const around: readonly (readonly [
    what: string,
    set: (history: History) => void,
    env: Record<string, string>,
    wanted: readonly string[],
  ])[] = [
    [
      'another repository in the environment',
      () => undefined,
      { GIT_DIR: '/nowhere/.git', GIT_WORK_TREE: '/nowhere' },
      [changed],
    ],
    [
      'other pathspecs in the environment',
      () => undefined,
      { GIT_GLOB_PATHSPECS: '1', GIT_NOGLOB_PATHSPECS: '1' },
      [changed],
    ],
    ['an index of another repository', () => undefined, { GIT_INDEX_FILE: '/nowhere/index' }, [changed]],
    [
      'settings of all kinds',
      (h) => {
        for (const [key, value] of Object.entries(settings)) h.git('config', key, value);
      },
      {},
      [changed],
    ],
    ['commits that are replaced', (h) => h.git('replace', '--graft', 'HEAD'), {}, [changed]],
    [
      'a history that ends early by a graft',
      (h) => h.write({ '.git/info/grafts': `${h.git('rev-parse', 'HEAD')}\n` }),
      {},
      [changed],
    ],
    [
      'a missing commit',
      (h) => {
        const id = h.git('rev-parse', 'HEAD~1');
        h.write({ [`.git/objects/${id.slice(0, 2)}/${id.slice(2)}`]: null });
      },
      {},
      [],
    ],
  ];
  const settings = {
    'color.ui': 'always',
    'log.showSignature': 'true',
    'log.follow': 'true',
    'log.diffMerges': 'on',
    'log.decorate': 'full',
    'diff.orderFile': '/nowhere/order',
    'diff.renames': 'copies',
    'diff.external': 'false',
    'diff.relative': 'true',
    'format.pretty': 'oneline',
    'core.quotePath': 'true',
    'core.pager': 'false',
    'i18n.logOutputEncoding': 'UTF-16',
  };
  for (const [what, set, env, wanted] of around)
    it(`is not misled by ${what}`, () =>
      inHistory(async (history) => {
        base(history).commit({ [doc]: more }, { on: '2026-10-08' });
        set(history);
        const before = { ...process.env };
        Object.assign(process.env, env);
        try {
          const found = (await said(history.folder)).map(({ code, severity }) => `${code} ${severity}`);
          assert.deepEqual(found, wanted);
        } finally {
          for (const key of Object.keys(env)) {
            if (before[key] === undefined) delete process.env[key];
            else process.env[key] = before[key];
          }
        }
      }));

  it('asks git as often for many manifests as for two', () =>
    inHistory(async (history) => {
      const { gitProgram } = await import('../../../src/repository/git-program');
      const asked = async (): Promise<number> => {
        let runs = 0;
        const counting = {
          ...gitProgram,
          run: (...args: Parameters<typeof gitProgram.run>) => {
            runs++;
            return gitProgram.run(...args);
          },
        };
        assert.deepEqual(await said(history.folder, [], { git: counting }), []);
        return runs;
      };
      history.commit({ [`a/${name}`]: met(), [`a/${doc}`]: prose, [`b/${name}`]: waived('2026-12-01') });
      const few = await asked();
      for (const each of ['c', 'd', 'e', 'f', 'g'])
        history.commit({ [`${each}/${name}`]: met(), [`${each}/${doc}`]: prose });
      // Those that were added later are looked up for the names that they had before.
      assert.ok((await asked()) <= few + 1);
    }));

  it('says the same from every folder, of a manifest in a folder, and in another work tree', () =>
    inHistory(async (history) => {
      const files = { [`flow/${name}`]: met(), [`flow/${doc}`]: prose };
      history.commit(files, { on: '2026-10-05' }).commit({ [`flow/${doc}`]: more }, { on: '2026-10-08' });
      history.git('worktree', 'add', '-q', '--detach', 'tree');
      for (const folder of ['', '/flow', '/flow/docs', '/tree/flow'])
        assert.equal(
          (await said(`${history.folder}${folder}`, ['--exclude', 'tree/**'])).length,
          folder.endsWith('docs') ? 0 : 1,
          folder,
        );
    }));

  it('asks no git where nothing could come of it', () =>
    inHistory(async (history) => {
      let runs = 0;
      const counting = {
        run: async () => {
          runs++;
          return undefined;
        },
        objects: async () => undefined,
      };
      history.commit({ [name]: met().replace(' on: 2026-10-05,', ''), [doc]: prose });
      await runIn(history.folder, ['check'], { git: counting });
      assert.equal(runs, 0);
      history.commit({ [name]: met() });
      await runIn(history.folder, ['check'], { git: counting });
      assert.ok(runs > 0);
    }));
});
