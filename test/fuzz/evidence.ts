// Evidence as people, tools and cheats might write it, looked up in a repository.
import { strict as assert } from 'node:assert';
import { evaluate, readDocument } from '../../src/core/service';
import { collectFacts, findRepository } from '../../src/repository';
import { change, pick, type Random } from './inputs';
import { findingsWell, today, viewsWell } from './places';
import { treeOf } from './tree';

const manifest = '/work/app/ai-readiness.yaml';

/** What the repository has. */
const contents: ReadonlyMap<string, string> = new Map([
  ['/work/app/.git/HEAD', 'ref: refs/heads/main\n'],
  ['/work/app/.git/config', '[core]\n'],
  ['/work/app/.gitignore', 'build/\n*.log\n'],
  ['/work/app/build/report.md', 'Made.\n'],
  ['/work/app/docs/map.md', '# Map\n\n## Where it begins\n\nHere.\n'],
  ['/work/app/docs/empty.md', ''],
  ['/work/app/docs/a b.md', 'A blank in its name.\n'],
  ['/work/app/docs/caf\u00e9.md', 'One form of its name.\n'],
  ['/work/app/Docs.md', 'Written large.\n'],
  ['/work/other/secret.md', 'Of someone else.\n'],
]);

/** What may stand for a file that is there. */
const good = [
  'docs/map.md',
  './docs/map.md',
  'docs//map.md',
  'docs/../docs/map.md',
  'docs/map.md#where-it-begins',
];

/** What proves nothing, however it is written. */
const worthless = [
  ...[
    '.git/HEAD',
    '.git',
    '.',
    './',
    '..',
    '/',
    '',
    ' ',
    'ai-readiness.yaml',
    './ai-readiness.yaml',
    '#',
    '%',
  ],
  ...['../other/secret.md', '/work/other/secret.md', '../../etc/passwd', 'build/report.md', 'x.log', 'no.md'],
  ...['docs/empty.md', 'https://..', 'https://', 'https://u:p@h', 'ftp://a.example/b'],
  ...['javascript:alert(1)', 'C:\\docs\\none.md', '\\\\host\\share', 'null', '~'],
  ...['constructor', '__proto__', 'toString', 'docs/none.md:12', '[none](docs/none.md)', '`docs/none.md`'],
  ...[
    'docs/none%20.md',
    '%2e%2e/other/secret.md',
    '..%2fother%2fsecret.md',
    '\u202edm.pam/scod',
    'x/'.repeat(900),
  ],
  ...[
    'a'.repeat(5_000),
    `docs/${'\u0301'.repeat(300)}`,
    '👨‍👩‍👧'.repeat(60),
    '**/*',
    '{a,b}',
    'docs/*.md',
    '$HOME',
  ],
];

/** Ways to write a path that may stand for another one, or for none. */
const disguises: readonly ((path: string) => string)[] = [
  (path) => path,
  (path) => ` ${path}`,
  (path) => `${path}\u00a0`,
  (path) => `\u200b${path}`,
  (path) => path.normalize('NFD'),
  (path) => path.toUpperCase(),
  (path) => path.replaceAll('/', '\\'),
  (path) => path.replaceAll(' ', '%20'),
  (path) => `${path}:12`,
  (path) => `${path}#L3`,
  (path) => `\`${path}\``,
  (path) => `<${path}>`,
  (path) => `[it](${path})`,
  (path) => `${path}/`,
];

/** A manifest whose items rest on evidence of all kinds. */
export function evidenceText(random: Random): string {
  const path = (): string => pick(random, disguises)(pick(random, random() < 0.5 ? good : worthless));
  const entry = (): string => {
    const text = JSON.stringify(path());
    const date = pick(random, ['2026-01-02', '2027-01-02', '2026-02-30', 'soon']);
    return pick(random, [
      text,
      `{ file: ${text} }`,
      `{ url: ${text}, on: ${date} }`,
      `{ url: ${text}, on: 2026-01-02, expires: ${date} }`,
    ]);
  };
  const items = ['workflow-scoped', 'risk-tier-assigned', 'systems-inventoried'].map((id) => {
    const entries = Array.from({ length: Math.floor(random() * 4) }, () => `        - ${entry()}\n`);
    return `    ${id}:\n      status: met\n      on: 2026-01-02\n      evidence:\n${entries.join('')}`;
  });
  const text = `version: 1\nstage: diagnose\nworkflow: { name: x }\nchecklist:\n  diagnose:\n${items.join('')}    owners-named: { status: met, on: 2026-01-02, evidence: [${JSON.stringify(pick(random, worthless))}] }\n`;
  return random() < 0.2 ? change(text, random) : text;
}

/** That what is looked up is answered, and that what proves nothing satisfies nothing. */
export async function checkEvidence(text: string): Promise<void> {
  const files = treeOf(contents);
  const document = readDocument(text);
  const repository = await collectFacts(document.files, async () => ({
    ...(await findRepository(manifest, undefined, files)),
    files,
    manifest,
  }));
  const report = evaluate(document, { today, repository });
  findingsWell({ document, report });
  viewsWell({ document, report });
  for (const { id, satisfied, status, evidence } of report.items) {
    const proofs = evidence.filter(({ file, url }) => !worthless.includes(file ?? url ?? ''));
    assert.ok(!satisfied || status !== 'met' || proofs.length > 0, `evidence: ${id} rests on nothing`);
    for (const { file, url, state } of evidence)
      assert.ok(
        state !== 'holds' || !worthless.includes(file ?? url ?? ''),
        `evidence: ${JSON.stringify(file ?? url)} counts`,
      );
  }
}
