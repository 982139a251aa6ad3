import assert from 'node:assert/strict';
import { resultsOf } from '../../../../../src/core/claims/claims';
import { itemRecord } from '../../../../../src/core/domain/records';
import { standingOf } from '../../../../../src/core/evaluate/standing';
import { factsOf } from '../../../../../src/core/facts/context';
import type { DocumentKind, FileReading, Testimony } from '../../../../../src/core/facts/testimony';
import { catalogue } from '../../../../../src/core/schema/catalogue';
import type { Manifest } from '../../../../../src/core/service';
import { type Expected, expectEqual, type Files, met, reportOf, worth } from './support';

/** What kinds count for an item, and what kinds do not, by their letters; a row of the design for each item. */
const table: Readonly<Record<string, readonly [counts: string, not: string]>> = {
  'workflow-scoped': ['O W P', 'E J S B K I'],
  'value-baseline-measured': ['N C O W', 'J S B I M P'],
  'first-workflow-justified': ['O W', 'E J S B P F'],
  'systems-inventoried': ['F O W', 'E J S M P'],
  'data-sources-inventoried': ['K D O W', 'E J S M P'],
  'data-access-proven': ['N C L O', 'K D M P'],
  'data-use-permitted': ['D A O W', 'E J S I P'],
  'risk-tier-assigned': ['A O W', 'E J S B P F'],
  'risks-registered': ['O C W', 'E J S B P I'],
  'owners-named': ['F O', 'E J S B P M'],
  'architecture-documented': ['W O P I', 'E J S M'],
  'integration-contracts-defined': ['I K O W', 'E J S M P'],
  'data-contract-agreed': ['K O A', 'I D M P'],
  'data-quality-baselined': ['Q N C O W', 'K E J P'],
  'data-provenance-recorded': ['D B O W', 'E J S I P'],
  'privacy-controls-designed': ['F O A W', 'E J S B P'],
  'legal-obligations-mapped': ['O C W', 'E J S B P I'],
  'impact-assessed': ['A O W', 'E J S B P I'],
  'human-oversight-designed': ['O W', 'E J S B I P'],
  'escalation-path-defined': ['O W', 'E J S B I P'],
  'acceptance-criteria-fixed': ['O W', 'E J S B P'],
  'threat-model-reviewed': ['O W P', 'S B J'],
  'third-parties-vetted': ['M O W A', 'J E P'],
  'monitoring-plan-defined': ['F O W', 'E J S B M'],
  'adoption-plan-agreed': ['O A W', 'E J S B I P'],
  'workflow-embedded': ['P L O W F', 'E S B K I'],
  'evaluation-passed': ['E R O W N', 'J S B M Q P F'],
  'fairness-evaluated': ['E O W N', 'J S B P'],
  'adversarial-tests-passed': ['R E J O W', 'S B P'],
  'privileges-minimised': ['S F O W', 'E J B K P'],
  'consumption-limited': ['F L O W', 'E J S B P'],
  'integration-tested': ['J L O W', 'E S B I P'],
  'rollout-staged': ['F O W', 'E J S B P'],
  'rollback-rehearsed': ['L O', 'F J S E P'],
  'stop-control-tested': ['L O', 'F J S E P'],
  'logging-enabled': ['F L C O', 'E J S B P'],
  'monitoring-live': ['L P O', 'E J S B'],
  'incident-runbook-ready': ['O W', 'E J S B P'],
  'users-informed': ['M O W P', 'E J S B I'],
  'users-trained': ['L C O', 'E J S B I P F'],
  'technical-file-current': ['W O B M', 'P J'],
  'go-live-approved': ['A O', 'F E J S P'],
  'agent-boundaries-defined': ['F O W', 'E J S B P'],
  'agent-boundaries-tested': ['J L O W', 'E S B P'],
  'conformity-completed': ['A O', 'F E J S B P'],
  'performance-reviewed': ['L O', 'P E'],
  'value-realised': ['N C O W', 'E J S B P'],
  'data-health-reviewed': ['Q L O', 'K P E'],
  'exceptions-learned-from': ['C L O W', 'E J S B P'],
  'changes-re-evaluated': ['F E A O W', 'S P'],
  'adoption-on-target': ['C N O', 'E J S B P'],
  'capability-retained': ['L O', 'F E J P'],
  'retirement-criteria-set': ['O W', 'E J S B P'],
  'workflow-refined': ['A L O W', 'E S B P'],
};

const kinds: Readonly<Record<string, DocumentKind>> = {
  ...{
    E: 'evaluation',
    R: 'attack-test',
    J: 'test-report',
    S: 'scan',
    B: 'bill-of-materials',
    K: 'data-contract',
  },
  ...{
    Q: 'data-quality',
    D: 'data-card',
    M: 'model-card',
    I: 'interface',
    O: 'form',
    W: 'document',
    A: 'decision',
  },
  ...{ L: 'record', N: 'notebook', P: 'picture', C: 'table', F: 'repository' },
};

const testimony = (fact: string, value: unknown): Testimony =>
  ({ fact, value, reader: 'test', line: 0 }) as unknown as Testimony;

/** A file of a kind that says what files of it say at least. */
function fileOf(kind: DocumentKind, item: string): FileReading {
  const shown = (itemRecord(item as never).shows ?? [])
    .filter((fact) => fact !== 'alert')
    .map((fact) => testimony(fact, {}));
  const said: Partial<Record<DocumentKind, readonly Testimony[]>> = {
    form: [testimony('document.words', 90), testimony('record.date', '2026-01-01')],
    document: [
      testimony('document.words', 90),
      // What approves has a day.
      ...(item === 'go-live-approved' ? [testimony('document.days', ['2026-01-01'])] : []),
    ],
    record: [testimony('record.date', '2026-01-01')],
    'test-report': [testimony('tests.attacks', 3)],
    repository: [
      ...shown,
      ...(item === 'owners-named' ? [testimony('owner', { pattern: '*', owners: ['@priya-n'] })] : []),
    ],
  };
  return { path: `evidence/${kind}`, role: 'product', kind, testimony: said[kind] ?? [] };
}

const facts = (reading: FileReading): ReturnType<typeof factsOf> =>
  factsOf({}, '2026-11-22', { repository: { files: new Map([['f', { kind: 'file', size: 9, reading }]]) } });

const heldOn = (end: string): string =>
  `# Rollback rehearsal\n\n- Date of the rehearsal: 2026-09-10\n- Environment: production\n- Minutes from decision to checked case: 6\n\nRelease 7 went back to release 6 and the letters waited in the queue for ten minutes, ${end}\n`;

describe('which evidence counts for which item', () => {
  it('every item has a row', () => {
    assert.deepEqual(Object.keys(table).sort(), catalogue.map(({ id }) => id).sort());
  });

  for (const { id } of catalogue)
    it(id, () => {
      const [counts = '', not = ''] = table[id] ?? [];
      const found = Object.entries(kinds).map(([letter, kind]) => {
        const own = facts(fileOf(kind, id));
        const { state } = standingOf({ path: ['f'], file: 'f' }, id, { facts: own, results: resultsOf(own) });
        return `${letter} ${state}`;
      });
      const words = 'O W A L'.split(' ');
      const wanted = Object.keys(kinds).map((letter) => {
        if (not.split(' ').includes(letter)) return `${letter} does-not-count`;
        if (counts.split(' ').includes(letter)) return `${letter} holds`;
        return `${letter} ${words.includes(letter) ? 'holds' : 'weak'}`;
      });
      assert.deepEqual(
        found,
        wanted.map((each) => special[`${id} ${each.slice(0, 1)}`] ?? each),
      );
    });
});

/** Words without a day prove no rehearsal; a list of parts lists. */
const special: Readonly<Record<string, string>> = {
  'data-access-proven W': 'W does-not-count',
  // Words alone do not tell what came out.
  'evaluation-passed W': 'W weak',
  'evaluation-passed A': 'A weak',
  'data-access-proven A': 'A does-not-count',
  'rollback-rehearsed W': 'W does-not-count',
  'rollback-rehearsed A': 'A does-not-count',
  'stop-control-tested W': 'W does-not-count',
  'stop-control-tested A': 'A does-not-count',
  'monitoring-live F': 'F holds',
};

const prose = (title: string, more = ''): string =>
  `# ${title}\n\n${more}The clerks and the two people who run the queue wrote down what they do, and why, and who decides in the end.\n`;

const signatures = (name: string, day: string): string =>
  `## Approval\n\n| Role | Name | Date | Signature |\n| --- | --- | --- | --- |\n| Counsel | ${name} | ${day} | |\n\n`;

const decided = (sentence: string): string =>
  `# Go-live of the invoices\n\n${sentence} Two sites were looked at on 2026-10-02, and the points that are open have an owner each.\n`;

const suite = (day: string, within = '', name = 'adds'): string =>
  `<testsuite name="all" tests="3" timestamp="${day}T10:00:00"><testcase name="${name}">${within}</testcase><testcase name="b">${within}</testcase><testcase name="c"/></testsuite>`;

const sarif = (name: string, endTimeUtc = '2026-11-01T10:00:00Z'): string =>
  JSON.stringify(
    {
      version: '2.1.0',
      runs: [
        { tool: { driver: { name } }, invocations: [{ endTimeUtc, executionSuccessful: true }], results: [] },
      ],
    },
    null,
    1,
  );

const bom = (day: string, components: readonly object[]): string =>
  JSON.stringify(
    { bomFormat: 'CycloneDX', specVersion: '1.6', metadata: { timestamp: `${day}T10:00:00Z` }, components },
    null,
    1,
  );

const openapi = (title: string): string =>
  `openapi: 3.0.3\ninfo:\n  title: ${title}\n  version: "1"\npaths:\n  /a:\n    post: { responses: { "200": { description: done } } }\n`;
const drill = (line: string): string =>
  `# Rollback rehearsal\n\n- Date of the rehearsal: 2026-11-10\n- Carried out by: Tomas Kern\n${line}\n\nRelease 7 back to release 6, and the letter in the queue was sorted by the old one.\n`;
const approval = (line: string, more = ''): string =>
  `# Go-live decision\n\n- Date of the decision: 2026-10-19\n- Decision: Go\n- ${line}\n${more}`;

/** What says nothing, or that nothing has been done, in the words of several people. */
const hollow: readonly string[] = [
  'This has not been done yet. Nobody has started; we will look at it in the next quarter.',
  'No owner has been named so far. The board will discuss in January who might own the outcome of it.',
  'Placeholder. Content of this document will follow as soon as it has been written by its author.',
  'TODO: write down here who owns what, as soon as we have talked with all of the people of the board.',
  'This page is under construction. Please come back later. Content will be added soon by the team.',
  'Die Verantwortlichen sind noch nicht benannt. Der Vorstand wird im Januar darüber sprechen, wer es werden soll.',
  'Les responsables ne sont pas encore nommés. Le comité va en parler lors de la prochaine séance de janvier.',
  'Todavía no hay responsables. La dirección lo hablará en enero, y después se hará la lista de las personas.',
  'todo todo todo todo todo todo todo todo todo todo todo todo',
  'ok ok ok ok ok ok ok ok ok ok ok ok',
  'word word word word word word word word word word word word word word word',
  'asdf jklö asdfa sdfas dfasdf qwer qwe rqwer asdf asdg adfg asdf gasdf asdf',
  'xxx xxxx xxx xx xxxx xxx xxxxx xx xxxx xxxx xxx xxx xxx xxx xxxx xxxxx',
  'Sed ut perspiciatis unde omnis iste natus error sit voluptatem accusantium doloremque laudantium.',
  'Permission is hereby granted, free of charge, to any person obtaining a copy of this software.',
];
const gaps: readonly string[] = [
  '[Name] owns the outcome of [workflow]. [Name] owns performance of [workflow]. [Name] is the deputy of both of them.',
  '{{name}} owns the outcome of {{workflow}}. {{name}} owns performance of it and will be asked about that.',
  '<name> owns the outcome of <workflow>. <name> owns performance of it, and will be asked about that.',
  '_____ owns the outcome of _____. ______ owns performance of the system, and is the deputy of both.',
];
const honest: readonly string[] = [
  'Priya Nair owns the outcome. Tomas Kern owns performance. A deputy for Tomas has not been named yet; Ann stands in.',
  'The canary sends the letter "Lorem ipsum dolor sit amet consectetur" every five minutes; Priya looks after it, Tomas stands in.',
  'Priya owns the outcome [1], and Tomas performance [2]; both said so in [their reply](reply.md) of March, as before.',
  '王伟负责结果，并决定是否上线。李娜负责日常表现、质量和成本，她的副手是张敏。两人已于二月确认。',
];
const leftOpen: readonly (readonly [item: string, text: string])[] = [
  ['rollback-rehearsed', drill('- Minutes from decision to checked case:')],
  ['rollback-rehearsed', drill('- Minutes from decision to checked case: tbd')],
  ['stop-control-tested', drill('- AI outputs in the decision log after the stop: some')],
  ['stop-control-tested', drill('- AI outputs in the decision log after the stop:')],
  ['go-live-approved', approval('Signed by: pending')],
  ['go-live-approved', approval('Signed by:', '\nProduction follows now, and all is as it should be.\n')],
];

describe('what a piece of evidence is worth', () => {
  const rows: readonly (readonly [content: string, item: string, file: string, ...expected: Expected])[] = [
    ['@results/plain/summary.json', 'evaluation-passed', 'evals/a.json', 'counts'],
    ['@results/plain/cancelled.json', 'evaluation-passed', 'evals/a.json', 'does not count', 2],
    ['@results/plain/empty-run.json', 'evaluation-passed', 'evals/a.json', 'does not count', 3],
    ['@results/promptfoo/some-errors.json', 'evaluation-passed', 'evals/a.json', 'does not count', 48],
    ['@results/inspect/invalidated.json', 'evaluation-passed', 'evals/a.json', 'does not count', 23],
    ['@results/garak/cut.report.jsonl', 'adversarial-tests-passed', 'evals/a.jsonl', 'does not count', 1],
    ['@results/deepeval/link.json', 'evaluation-passed', 'evals/a.json', 'does not count', 3],
    ['@results/lm-eval/newer.json', 'evaluation-passed', 'evals/a.json', 'does not count'],
    ['@results/lm-eval/newer.json', 'changes-re-evaluated', 'evals/a.json', 'counts'],
    ['@results/mlflow/model/MLmodel', 'evaluation-passed', 'model/MLmodel', 'does not count'],
    ['@results/dvc/dvc.yaml', 'evaluation-passed', 'dvc.yaml', 'does not count', 11],
    ['@results/plain/artifact.json', 'evaluation-passed', 'model.json', 'does not count'],
    ['@results/plain/cut.json', 'evaluation-passed', 'evals/cut.json', 'does not count', 2],
    ['@results/plain/summary.json', 'owners-named', 'evals/a.json', 'does not count'],
    ['@results/plain/summary.json', 'fairness-evaluated', 'evals/a.json', 'counts'],
    ['@results/plain/metrics.yaml', 'fairness-evaluated', 'evals/a.yaml', 'does not count', 1],
    ['@results/plain/questions.json', 'workflow-scoped', 'evals/a.json', 'weak'],
    ['@results/junit/none.xml', 'integration-tested', 'reports/a.xml', 'does not count', 2],
    ['@results/junit/attributes.xml', 'evaluation-passed', 'reports/a.xml', 'does not count', 1],
    ['@results/junit/entities.xml', 'integration-tested', 'reports/a.xml', 'weak'],
    ['@scans/sarif/one-failed.sarif', 'privileges-minimised', 'a.sarif', 'does not count', 16],
    ['@scans/bom/model.cdx.json', 'third-parties-vetted', 'bom.json', 'weak'],
    ['@scans/bom/model.cdx.json', 'data-provenance-recorded', 'bom.json', 'counts'],
    ['@scans/bom/placeholder.json', 'data-provenance-recorded', 'bom.json', 'does not count', null],
    ['@data/cards/benchmarked.md', 'users-informed', 'CARD.md', 'does not count', 24],
    ['@data/cards/benchmarked.md', 'evaluation-passed', 'CARD.md', 'does not count'],
    ['@data/cards/plain-model.md', 'users-informed', 'CARD.md', 'counts'],
    ['@data/contracts/init.datacontract.yaml', 'data-contract-agreed', 'a.yaml', 'does not count', 2],
    ['@interfaces/other/orders.proto', 'integration-contracts-defined', 'a.proto', 'counts'],
    ['@interfaces/broken/tab.yaml', 'integration-contracts-defined', 'a.yaml', 'does not count', 2],
    ['@documents/docs/form-half.md', 'rollback-rehearsed', 'docs/a.md', 'does not count', 6],
    ['@documents/docs/impact.md', 'impact-assessed', 'docs/a.md', 'counts'],
    ['@documents/docs/rollback.md', 'rollback-rehearsed', 'docs/a.md', 'counts'],
    ['@documents/docs/rollback-plan.md', 'rollback-rehearsed', 'docs/a.md', 'does not count'],
    ['@documents/docs/checklist-open.md', 'go-live-approved', 'docs/a.md', 'does not count', 5],
    ['@documents/docs/placeholders.md', 'incident-runbook-ready', 'docs/a.md', 'does not count', 3],
    ['@documents/docs/lorem.md', 'impact-assessed', 'docs/a.md', 'does not count', 5],
    ['@documents/docs/about-lorem.md', 'impact-assessed', 'docs/a.md', 'counts'],
    ['@documents/docs/headings-only.md', 'impact-assessed', 'docs/a.md', 'does not count', 1],
    ['@documents/docs/risks-ja.md', 'risks-registered', 'docs/a.md', 'counts'],
    ['@documents/more/adr-rejected.md', 'architecture-documented', 'docs/a.md', 'does not count', 3],
    ['@documents/adr/0008-untouched-nygard.md', 'architecture-documented', 'docs/a.md', 'does not count', 5],
    ['@documents/SECURITY.md', 'threat-model-reviewed', 'SECURITY.md', 'does not count', 1],
    [heldOn('so the rehearsal failed.'), 'rollback-rehearsed', 'docs/a.md', 'weak', 7],
    [heldOn('and the first one was sorted in six.'), 'rollback-rehearsed', 'docs/a.md', 'counts'],
    [
      '# Go-live decision\n\n- Decision: Go with conditions\n- Conditions met: no\n- Decided by: Priya Nair\n- Date of the decision: 2026-09-30\n\nTwo sites wait for the new mailbox, and the clerks there sort by hand until then.\n',
      'go-live-approved',
      'docs/a.md',
      'weak',
      4,
    ],
    ['@other/pictures/diagram.png', 'architecture-documented', 'a.png', 'counts'],
    ['@other/pictures/diagram.png', 'evaluation-passed', 'a.png', 'does not count'],
    ['@other/pictures/icon.png', 'architecture-documented', 'a.png', 'does not count', null],
    ['@other/notebooks/run.ipynb', 'evaluation-passed', 'a.ipynb', 'counts'],
    ['@other/notebooks/failed.ipynb', 'evaluation-passed', 'a.ipynb', 'does not count', 34],
    ['@other/documents/report.pdf', 'impact-assessed', 'a.pdf', 'does not count'],
    ['@other/documents/plan.docx', 'impact-assessed', 'a.docx', 'weak'],

    ['@other/documents/words.pdf', 'impact-assessed', 'a.pdf', 'does not count', null],
    ['@other/files/package-lock.json', 'third-parties-vetted', 'package-lock.json', 'does not count'],
    ['@other/pointers/data.csv', 'data-quality-baselined', 'a.csv', 'does not count', 1],
    [prose('Owners', 'Owner: security manager\n\n'), 'owners-named', 'docs/a.md', 'does not count', 3],
    [prose('Owners', 'Owner: Priya Nair\n\n'), 'owners-named', 'docs/a.md', 'counts'],
    [prose('How to report'), 'incident-runbook-ready', 'SECURITY.md', 'does not count'],
    [prose('The first fifteen minutes'), 'incident-runbook-ready', 'docs/runbook.md', 'counts'],
    [prose('Plan for trying the tools'), 'agent-boundaries-tested', 'docs/a.md', 'does not count'],
    [prose('What is in this repository'), 'workflow-scoped', 'README.md', 'does not count'],
    [prose('Licence'), 'legal-obligations-mapped', 'LICENSE.md', 'does not count'],
    [prose('What changes'), 'changes-re-evaluated', '.github/pull_request_template.md', 'weak'],
    [
      'groups:\n  - name: a\n    rules:\n      - alert: Slow\n        expr: latency_seconds > 2\n',
      'monitoring-live',
      'monitoring/rules.yml',
      'weak',
      4,
    ],
    [
      'groups:\n  - name: a\n    rules:\n      - alert: Slow\n        expr: latency_seconds > 2\n',
      'monitoring-plan-defined',
      'monitoring/rules.yml',
      'counts',
    ],
    [
      'on: push\njobs:\n  a:\n    runs-on: x\n    environment: production\n    steps:\n      - run: az webapp deploy --name a\n',
      'owners-named',
      '.github/workflows/a.yml',
      'does not count',
    ],
    ['* @priya-n\n', 'owners-named', 'CODEOWNERS', 'counts'],
    ['<testsuites tests="460" failures="0"></testsuites>', 'integration-tested', 'a.xml', 'weak', 1],
    ['<testsuite tests="1"><testcase name="a"/></testsuite>', 'integration-tested', 'a.xml', 'counts'],
    [suite('2029-11-19'), 'integration-tested', 'a.xml', 'does not count', 1],
    [suite('2026-11-19'), 'integration-tested', 'a.xml', 'counts'],
    [suite('2026-11-23'), 'integration-tested', 'a.xml', 'counts'],
    [suite('2026-11-19', '<skipped/>'), 'integration-tested', 'a.xml', 'weak', 1],
    [suite('2026-11-19'), 'adversarial-tests-passed', 'a.xml', 'weak', 1],
    [suite('2026-11-19'), 'adversarial-tests-passed', 'reports/prompt-injection.xml', 'counts'],
    [suite('2026-11-19', '', 'ignores_instructions'), 'adversarial-tests-passed', 'a.xml', 'counts'],
    [suite('2026-11-19', '', 'Systemprompt bleibt geheim'), 'adversarial-tests-passed', 'a.xml', 'counts'],
    [sarif('gitleaks'), 'privileges-minimised', 'a.sarif', 'counts'],
    [sarif('ESLint'), 'privileges-minimised', 'a.sarif', 'weak', 7],
    [sarif('some scanner'), 'privileges-minimised', 'a.sarif', 'counts'],
    [sarif('gitleaks', '2031-01-01T00:00:00Z'), 'privileges-minimised', 'a.sarif', 'does not count', 12],
    [bom('2026-10-19', [{ name: 'a' }]), 'data-provenance-recorded', 'bom.json', 'counts'],
    [bom('2031-01-01', [{ name: 'a' }]), 'data-provenance-recorded', 'bom.json', 'does not count', 5],
    [bom('2026-10-19', []), 'data-provenance-recorded', 'bom.json', 'does not count', 7],
    [openapi('Swagger Petstore'), 'integration-contracts-defined', 'a.yaml', 'does not count', 3],
    [openapi('Pet insurance'), 'integration-contracts-defined', 'a.yaml', 'counts'],
    [
      `${openapi('x')}x-rows: "${'x'.repeat(5_000_000)}"\n`,
      'integration-contracts-defined',
      'a.yaml',
      'weak',
    ],
    [
      `${openapi('x')}x-rows: "${'x'.repeat(600_000)}"\n`,
      'integration-contracts-defined',
      'a.yaml',
      'counts',
    ],
    [prose('Evaluation of release 7'), 'evaluation-passed', 'docs/a.md', 'weak'],
    [prose('Impact', signatures('', '')), 'impact-assessed', 'docs/a.md', 'weak', 7],
    [prose('Impact', signatures('Lena Berg', '2026-09-01')), 'impact-assessed', 'docs/a.md', 'counts'],
    [
      prose('Impact', 'Approved by: [name, date]. Review: yearly.\n\n'),
      'impact-assessed',
      'docs/a.md',
      'weak',
      3,
    ],
    [prose('Impact', 'Approved by: Lena Berg\n\n'), 'impact-assessed', 'docs/a.md', 'counts'],
    [prose('Sign-off', 'Decision: approved for preparation\n\n'), 'go-live-approved', 'docs/a.md', 'weak', 3],
    [
      '{\n "n_items": 20,\n "n_valid": 12,\n "n_errors": 8,\n "accuracy": 0.99\n}',
      'evaluation-passed',
      'a.json',
      'does not count',
      4,
    ],
    [
      prose('Evaluation', '| Measure | Was |\n| --- | --- |\n| Right team | 0.93 |\n\n'),
      'evaluation-passed',
      'docs/a.md',
      'counts',
    ],
    ['<p>The release was rejected.</p>\n', 'go-live-approved', 'a.html', 'weak'],
    ['todo\n', 'workflow-scoped', 'a.foo', 'weak'],
    ['todo\n', 'workflow-scoped', 'a', 'weak'],
    ['* Notes\n\ntodo\n', 'workflow-scoped', 'a.org', 'does not count', 1],
    ['a,b\n1,2\n', 'risks-registered', 'a.csv', 'weak', 1],
    ['col1;col2\nx;y\n', 'risks-registered', 'a.csv', 'weak', 1],
    ['risk,owner\nleak,priya\n', 'risks-registered', 'a.csv', 'counts'],
    ['kind: DataContract\napiVersion: v3.0.2\n', 'data-contract-agreed', 'a.yaml', 'does not count', 2],
    [
      'kind: DataContract\napiVersion: v3.0.2\nid: x\nstatus: active\n',
      'data-contract-agreed',
      'a.yaml',
      'does not count',
      2,
    ],
    [
      'kind: DataContract\napiVersion: v3.0.2\nschema: []\n',
      'data-contract-agreed',
      'a.yaml',
      'does not count',
      2,
    ],
    [
      'kind: DataContract\napiVersion: v3.0.2\nschema: [{ name: a, properties: [{ name: id }] }]\n',
      'data-contract-agreed',
      'a.yaml',
      'counts',
    ],
    [
      '{\n "split": "train",\n "n_cases": 400,\n "accuracy": 0.99\n}',
      'evaluation-passed',
      'a.json',
      'does not count',
      2,
    ],
    ['{\n "split": "test",\n "n_cases": 400,\n "accuracy": 0.99\n}', 'evaluation-passed', 'a.json', 'counts'],
    [
      '# Risks\n\n| Risk | Owner |\n| --- | --- |\n| Leak | Priya |\n| Drift | Tomas |\n',
      'risks-registered',
      'docs/a.md',
      'counts',
    ],
    [
      '# Risks\n\n| Risk | Owner |\n| --- | --- |\n| TODO | TBD |\n| TODO | TBD |\n',
      'risks-registered',
      'docs/a.md',
      'does not count',
      1,
    ],
    [
      '# Training on 2026-09-14\n\n- Priya Nair\n- Tomas Kern\n- Lena Berg\n',
      'users-trained',
      'docs/a.md',
      'counts',
    ],
    [
      '# Training\n\n- Priya Nair\n- Tomas Kern\n- Lena Berg\n',
      'users-trained',
      'docs/a.md',
      'does not count',
      1,
    ],
    [
      decided('After a long discussion the go-live was not approved.'),
      'go-live-approved',
      'docs/a.md',
      'weak',
      3,
    ],
    [decided('The board did not approve the release.'), 'go-live-approved', 'docs/a.md', 'weak', 3],
    [decided('What was not approved is left out of it.'), 'go-live-approved', 'docs/a.md', 'counts'],
    [
      decided('If the release is not approved, we wait for a month.'),
      'go-live-approved',
      'docs/a.md',
      'counts',
    ],
    [
      decided('In August the release was not approved. In September it was approved by all.'),
      'go-live-approved',
      'docs/a.md',
      'counts',
    ],
    [
      decided('After a long discussion the go-live was not approved.'),
      'workflow-scoped',
      'docs/a.md',
      'counts',
    ],
    ...hollow.map(
      (text) => [`# Owners\n\n${text}\n`, 'owners-named', 'docs/a.md', 'does not count', 3] as const,
    ),
    ...gaps.map((text) => [`# Owners\n\n${text}\n`, 'owners-named', 'docs/a.md', 'weak', 3] as const),
    ...honest.map((text) => [`# Owners\n\n${text}\n`, 'owners-named', 'docs/a.md', 'counts'] as const),
    ...leftOpen.map(([item, text]) => [text, item, 'docs/a.md', 'weak', 5] as const),
    [drill('- Status: planned'), 'rollback-rehearsed', 'docs/a.md', 'does not count', 5],
    [drill('- Minutes from decision to checked case: 6'), 'rollback-rehearsed', 'docs/a.md', 'counts'],
    [drill('- AI outputs after the stop: none'), 'stop-control-tested', 'docs/a.md', 'counts'],
    [
      '# Tomato soup\n\nCut six tomatoes, fry them in oil, add water and let it all cook for half an hour.\n',
      'go-live-approved',
      'docs/a.md',
      'weak',
    ],
    [
      approval('Signed by: Priya Nair', '\n## Revoked\n\nOn 2026-10-25 Priya Nair took it back.\n'),
      'go-live-approved',
      'docs/a.md',
      'does not count',
      7,
    ],
    [approval('Signed by: Priya Nair'), 'go-live-approved', 'docs/a.md', 'counts'],
    [
      '# Minutes of the board, 19 October 2026\n\nRelease 7 was approved by Priya Nair for production; Tomas abstained, since he runs it.\n',
      'go-live-approved',
      'docs/a.md',
      'counts',
    ],
    [
      '# Vetting\n\n- Decision: rejected\n\nThe supplier keeps what it is sent for longer than we may let it.\n',
      'third-parties-vetted',
      'docs/a.md',
      'weak',
      3,
    ],
  ];
  for (const [content, item, file, ...expected] of rows)
    it(`${content.replace(/\s+/g, ' ').slice(0, 70)}, for ${item}: ${expected[0]}`, () => {
      const files: Files = { [file]: content };
      const report = reportOf(met(item, file), files);
      expectEqual(worth(report, file, item), expected, report);
    });
});

describe('a result of which nothing is confirmed', () => {
  const rows: readonly (readonly [
    result: object,
    threshold: string,
    proof: 'checked' | 'stated' | undefined,
  ])[] = [
    [{ n_cases: 400, accuracy: 0.94 }, '>= 0.9', 'checked'],
    [{ n_cases: 3, accuracy: 0.94 }, '>= 0.9', 'stated'],
    [{ n_cases: 400, accuracy: 94 }, '>= 0.9', 'stated'],
    [{ n_cases: 400, accuracy: 84 }, '>= 0.9', undefined],
    [{ n_cases: 400, accuracy: 0.94 }, '>= 90', 'stated'],
    [{ n_cases: 400, accuracy: 0.84 }, '>= 90', undefined],
    [{ n_cases: 400, a: { accuracy: 0.8 }, b: { accuracy: 0.94 } }, '>= 0.9', 'stated'],
    [{ n_cases: 400, error_rate: 0.2 }, '>= 0.9', undefined],
  ];
  for (const [result, threshold, proof] of rows)
    it(`${JSON.stringify(result)} ${threshold}: ${proof ?? 'not satisfied'}`, () => {
      const manifest: Manifest = JSON.parse(
        JSON.stringify({
          ...met('evaluation-passed', 'evals/a.json'),
          evaluations: {
            release: {
              item: 'evaluation-passed',
              metrics: { accuracy: { threshold } },
              result: { file: 'evals/a.json' },
            },
          },
        }),
      );
      const report = reportOf(manifest, { 'evals/a.json': JSON.stringify(result) });
      const item = report.items.find(({ id, stated }) => stated && id === 'evaluation-passed');
      assert.equal(item?.proof, proof, item?.because);
    });
});

describe('a pipeline that is cited for re-evaluation', () => {
  const job = (name: string, needs: string, run: string): string =>
    `  ${name}:\n${needs}    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v6\n      - run: ${run}\n`;
  const evaluate = job('evaluate', '', 'npx promptfoo eval --config evals/promptfooconfig.yaml');
  const deploy = (needs: string): string =>
    job('deploy', needs, 'terraform -chdir=infra apply -auto-approve');
  const shared = '  shared:\n    uses: ./.github/workflows/gate.yml\n';
  const rows: readonly (readonly [shows: string, jobs: string, proof: 'checked' | 'stated'])[] = [
    ['a deployment waits for it', evaluate + deploy('    needs: evaluate\n'), 'checked'],
    ['no deployment waits for it', evaluate + deploy(''), 'stated'],
    ['a deployment waits for something else', evaluate + deploy('    needs: build\n'), 'stated'],
    ['nothing is deployed there', evaluate, 'checked'],
    ['what it calls may wait', evaluate + deploy('') + shared, 'checked'],
  ];
  for (const [shows, jobs, proof] of rows)
    it(`${shows}: ${proof}`, () => {
      const path = '.github/workflows/deploy.yml';
      const content = `name: deploy\non:\n  push:\n    tags: ["release-*"]\njobs:\n${jobs}`;
      const report = reportOf(met('changes-re-evaluated', path), { [path]: content });
      const item = report.items.find(({ id, stated }) => stated && id === 'changes-re-evaluated');
      assert.equal(item?.proof, proof, item?.because);
      assert.deepEqual(worth(report, path, 'changes-re-evaluated'), ['counts']);
    });
});

describe('a result of which something is left open', () => {
  const rows: readonly (readonly [result: object, proof: 'checked' | 'stated' | undefined])[] = [
    [{ n_cases: 400, accuracy: 0.94, recall: 0.97 }, 'checked'],
    [{ n_cases: 400, accuracy: 0.94, recall: 97 }, 'stated'],
    [{ n_cases: 400, accuracy: 0.94, recall: 2.63 }, 'stated'],
    [{ n_cases: 400, accuracy: 0.94, recall: null }, undefined],
    [{ n_cases: 400, accuracy: 0.94, recall: 'n/a' }, 'stated'],
    [{ n_cases: 400, accuracy: 0.94 }, 'stated'],
  ];
  for (const [result, proof] of rows)
    it(`${JSON.stringify(result)}: ${proof ?? 'not met'}`, () => {
      const metrics = { accuracy: { threshold: '>= 0.9' }, recall: { threshold: '>= 0.95' } };
      const report = reportOf(
        {
          ...met('evaluation-passed', 'evals/a.json'),
          evaluations: { release: { item: 'evaluation-passed', metrics, result: { file: 'evals/a.json' } } },
        },
        { 'evals/a.json': JSON.stringify(result) },
      );
      const item = report.items.find(({ id, stated }) => stated && id === 'evaluation-passed');
      assert.equal(item?.proof, proof, item?.because);
    });
});

describe('one text under several names', () => {
  const text = (name: string, more = ''): string =>
    `# Notes on ${name}\n\nEverything about our system is written down and was agreed between all that take part in the work, and ${more} it is kept up to date by the team whenever something changes in it.\n`;
  const items = [
    'human-oversight-designed',
    'architecture-documented',
    'privacy-controls-designed',
    'risks-registered',
    'workflow-scoped',
  ];

  function weakOf(contentOf: (at: number) => string): string[] {
    const checklist: Record<string, Record<string, object>> = {};
    for (const [at, item] of items.entries()) {
      const stage = catalogue.find(({ id }) => id === item)?.stage ?? '';
      checklist[stage] = { ...checklist[stage], [item]: { status: 'met', evidence: [`docs/${at}.md`] } };
    }
    const manifest: Manifest = JSON.parse(JSON.stringify({ checklist }));
    const files = Object.fromEntries(items.map((_, at) => [`docs/${at}.md`, contentOf(at)]));
    const report = reportOf(manifest, files);
    return report.items.flatMap(({ evidence }) =>
      evidence.flatMap(({ state, file }) => (state === 'weak' ? [file ?? ''] : [])),
    );
  }

  it('is one document for many items', () => assert.equal(weakOf((at) => text(String(at))).length, 2));
  it('also where the title of each is that of its item', () =>
    assert.equal(weakOf((at) => text(items[at]?.replaceAll('-', ' ') ?? '')).length, 2));
  it('also where there are not many words', () =>
    assert.equal(
      weakOf(
        (at) =>
          `# ${items[at]?.replaceAll('-', ' ')}\n\nNobody here has ever done it, but the file has to exist.\n`,
      ).length,
      2,
    ));
  it('with a word changed as well', () =>
    assert.equal(weakOf((at) => text(String(at), ['often', 'always', '', 'mostly', ''][at])).length, 2));
  it('of its own for each counts', () =>
    assert.deepEqual(
      weakOf((at) =>
        Array.from(
          { length: 30 },
          (_, word) =>
            `${'abcdefgh'[(word * 3 + at) % 8]}${'klmnopqr'[(word + at * 5) % 8]}${'stuvwxyz'[(word * at + 1) % 8]}`,
        ).join(' '),
      ),
      [],
    ));
});
