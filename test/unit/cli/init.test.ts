import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { evaluate, readDocument } from '../../../src/core/service';
import { remove, type Tree, temporaryFolder } from '../temporary';
import { type Ran, runIn } from './support';

async function inFolder(tree: Tree, use: (folder: string) => Promise<void>): Promise<void> {
  const folder = temporaryFolder(tree);
  try {
    await use(folder);
  } finally {
    remove(folder);
  }
}

describe('init', () => {
  it('writes a manifest that is right from the first line', () =>
    inFolder({ 'invoice-triage/README.md': 'x' }, async (folder) => {
      const { code, out } = await runIn(folder, ['init', 'invoice-triage']);
      assert.equal(code, 0);
      assert.match(out, /Wrote invoice-triage\/ai-readiness\.yaml/);
      const text = readFileSync(path.join(folder, 'invoice-triage', 'ai-readiness.yaml'), 'utf8');
      const { name, stage, findings } = evaluate(readDocument(text), { today: '2026-11-01' });
      assert.deepEqual([name, stage], ['Invoice triage', 'diagnose']);
      assert.deepEqual(
        findings.filter(({ severity }) => severity === 'error' || severity === 'warning'),
        [],
      );
      assert.equal((await runIn(folder, ['check'])).code, 0);
    }));

  it('begins with the name and the stage that are given', () =>
    inFolder({}, async (folder) => {
      const args = ['init', '--name', 'Claims: "fast" #1', '--stage', 'design', 'ai-readiness.yml'];
      assert.equal((await runIn(folder, args)).code, 0);
      const { manifest } = readDocument(readFileSync(path.join(folder, 'ai-readiness.yml'), 'utf8'));
      assert.deepEqual([manifest.workflow?.name, manifest.stage], ['Claims: "fast" #1', 'design']);
    }));

  const origin = '[remote "origin"]\n\turl = https://user:secret@code.example/acme/rag-api_v2.git\n';
  const names: readonly [folder: string, config: string, name: string][] = [
    ['openai-faq-bot', '', 'OpenAI FAQ bot'],
    ['claims.desk', origin, 'Claims desk'],
    ['tmpk3x9qz', origin, 'RAG API v2'],
    ['tmp.AbC12', origin, 'RAG API v2'],
    ['workspace', '[remote "origin"]\n\turl = git@code.example:acme/mail-sorter\n', 'Mail sorter'],
    ['repo', '[remote "other"]\n\turl = https://code.example/acme/mail\n', 'A workflow'],
    ['src', '', 'A workflow'],
    ['12', '', 'A workflow'],
  ];
  for (const [place, config, name] of names) {
    it(`calls a workflow in ${place} ${name}`, () =>
      inFolder(
        { [`${place}/.git/config`]: config, [`${place}/.git/HEAD`]: 'ref: refs/heads/main' },
        async (folder) => {
          const { out } = await runIn(path.join(folder, place), ['init', '--dry-run']);
          assert.equal(readDocument(out).manifest.workflow?.name, name);
          assert.doesNotMatch(out, /secret/);
        },
      ));
  }

  it('never overwrites', () =>
    inFolder({ 'ai-readiness.yml': 'mine' }, async (folder) => {
      for (const args of [['init'], ['init', 'ai-readiness.yaml'], ['init', 'ai-readiness.yml']]) {
        const { code, err } = await runIn(folder, args);
        assert.equal(code, 2);
        assert.match(err, /There is already a manifest: ai-readiness\.yml/);
      }
      assert.equal(readFileSync(path.join(folder, 'ai-readiness.yml'), 'utf8'), 'mine');
      assert.ok(!existsSync(path.join(folder, 'ai-readiness.yaml')));
    }));

  const places: readonly [folder: string, word: string][] = [
    ['plain-1.2', 'plain-1.2/ai-readiness.yaml'],
    ['Über', 'Über/ai-readiness.yaml'],
    ['my flows', "'my flows/ai-readiness.yaml'"],
    ['#1', "'#1/ai-readiness.yaml'"],
    ["Ann's", "'Ann'\\''s/ai-readiness.yaml'"],
    ['./-x', './-x/ai-readiness.yaml'],
    ['$HOME', "'$HOME/ai-readiness.yaml'"],
  ];
  for (const [place, word] of places) {
    it(`says how to check what is in ${place}, for a shell`, () =>
      inFolder({ [`${place}/README.md`]: 'x' }, async (folder) => {
        const { out } = await runIn(folder, ['init', place]);
        assert.ok(out.endsWith(`Check it with: ai-readiness check ${word}\n`), out);
      }));
  }
  it('knows a manifest whose name differs in its case, and makes none', () =>
    inFolder({ 'a/AI-Readiness.yaml': 'mine', 'b/': '' }, async (folder) => {
      const { code, err } = await runIn(folder, ['init', 'a']);
      assert.equal(code, 2);
      assert.match(err, /There is already a manifest: a\/AI-Readiness\.yaml/);
      assert.equal((await runIn(folder, ['init', 'b/AI-Readiness.YML'])).code, 0);
      assert.ok(existsSync(path.join(folder, 'b/ai-readiness.yml')));
    }));

  describe('looks at the repository first', () => {
    const tree: Tree = {
      '.git/HEAD': 'ref: refs/heads/main\n',
      'infra/main.bicep':
        "resource chat 'Microsoft.CognitiveServices/accounts/deployments@2025-06-01' = {\n  name: 'chat'\n  sku: { name: 'Standard' }\n  properties: { model: { format: 'OpenAI', name: 'gpt-4.1', version: '2025-04-14' } }\n}\n",
      'docker-compose.dev.yml': 'services:\n  cache:\n    image: redis:7-alpine\n',
      'src/a.py': 'client.chat.completions.create(model="gpt-4o-mini", messages=[])\n',
    };

    it('says what it has found, and writes it with its place', () =>
      inFolder(tree, async (folder) => {
        const { code, out } = await runIn(folder, ['init']);
        assert.equal(code, 0);
        assert.equal(
          out,
          [
            'Found: 2 models, 1 system to ask about.',
            'Worth a look:',
            '  - gpt-4o-mini is an alias in 1 file: what it stands for changes without a release of yours (src/a.py:1)',
            '  - Nothing limits spending: none of the 3 files that were read speaks of a limit on calls or costs (infra/main.bicep:4)',
            '',
            'Wrote ai-readiness.yaml. The comments in it say what comes next.',
            'Check it with: ai-readiness check ai-readiness.yaml',
            '',
          ].join('\n'),
        );
        const text = readFileSync(path.join(folder, 'ai-readiness.yaml'), 'utf8');
        assert.match(text, /^ {4}version: "2025-04-14" {8}# from infra\/main\.bicep:4$/m);
        assert.match(text, /^# +redis: \{ declaredIn: docker-compose\.dev\.yml#cache \}$/m);
        const { models, systems } = readDocument(text).manifest;
        assert.deepEqual(Object.keys(models ?? {}), ['gpt-4-1', 'gpt-4o-mini']);
        assert.equal(systems, undefined, 'what need not be in production is a comment');
        const checked = await runIn(folder, ['check', '--fail-on', 'warning']);
        assert.equal(checked.code, 0, checked.out);
      }));

    it('looks at the whole repository from a folder in it', () =>
      inFolder({ ...tree, '.github/CODEOWNERS': '* @acme/desk\n', 'src/b.py': '' }, async (folder) => {
        const { out } = await runIn(folder, ['init', 'src']);
        assert.match(out, /^Found: 1 model, 1 owner\.\n/);
        const { manifest } = readDocument(readFileSync(path.join(folder, 'src/ai-readiness.yaml'), 'utf8'));
        assert.deepEqual({ ...manifest.owners?.desk }, { handle: '@acme/desk', kind: 'team' });
        assert.equal(manifest.models?.['gpt-4o-mini']?.declaredIn, 'a.py');
      }));

    it('prints the manifest and writes nothing with --dry-run, also beside one that is there', () =>
      inFolder({ ...tree, 'ai-readiness.yaml': 'mine' }, async (folder) => {
        const { code, out, err } = await runIn(folder, ['init', '--dry-run', '--name', 'Desk']);
        assert.deepEqual([code, err], [0, '']);
        assert.equal(readDocument(out).manifest.workflow?.name, 'Desk');
        assert.match(out, /# from src\/a\.py:1/);
        assert.match(out, /^# Found: 2 models, .*\n# Worth a look:\n# {3}- gpt-4o-mini is an alias/);
        assert.equal(readFileSync(path.join(folder, 'ai-readiness.yaml'), 'utf8'), 'mine');
      }));

    it('does not look with --empty', () =>
      inFolder(tree, async (folder) => {
        const readers = (): never => assert.fail('a file was read');
        const { code, out } = await runIn(folder, ['init', '--empty'], { readers });
        assert.equal(code, 0);
        assert.match(out, /^Wrote/);
        const { manifest } = readDocument(readFileSync(path.join(folder, 'ai-readiness.yaml'), 'utf8'));
        assert.equal(manifest.models, undefined);
      }));

    it('writes the same without a find as without a look', () =>
      inFolder({ 'README.md': 'x' }, async (folder) => {
        const looked = await runIn(folder, ['init', '--dry-run', '--name', 'x']);
        assert.equal(looked.out, (await runIn(folder, ['init', '--dry-run', '--name', 'x', '--empty'])).out);
      }));
  });

  const wrong: readonly [args: string[], says: RegExp][] = [
    [['init', 'nowhere'], /no folder "nowhere"/],
    [['init', 'a', 'b'], /one path/],
    [['init', '--name', ''], /--name wants the name of the workflow, not an empty text/],
    [['init', '--name', ' \t'], /--name wants the name/],
    [['init', '--stage', 'dessign'], /--stage is one of/],
    [['check', '--dry-run'], /--dry-run is an option of "init"/],
    [['facts', '--empty'], /--empty is an option of "init"/],
    [['init', '--fix'], /--fix is an option of "check"/],
    [['check', '--name', 'x'], /--name is an option of "init"/],
  ];
  for (const [args, says] of wrong) {
    it(`refuses ${args.join(' ')}`, () =>
      inFolder({}, async (folder) => {
        const { code, err } = await runIn(folder, args);
        assert.equal(code, 2);
        assert.match(err, says);
      }));
  }
});

describe('check --fix', () => {
  const misplaced = [
    'version: 1',
    'stage: diagnose   # for now',
    'workflow: { name: "Naïve" }',
    'checklist:',
    '  deploy:',
    '    owners-named: { status: unmet }  # soon',
    '',
  ];
  const file = 'ai-readiness.yaml';

  async function fixed(folder: string, ...args: string[]): Promise<Ran & { text: string }> {
    const ran = await runIn(folder, ['check', '--fix', ...args]);
    return { ...ran, text: readFileSync(path.join(folder, file), 'utf8') };
  }

  for (const [about, newline, mark] of [
    ['line endings', '\r\n', ''],
    ['a byte order mark', '\n', '\ufeff'],
  ] as const) {
    it(`fixes what is safe, and keeps ${about}`, () =>
      inFolder({ [file]: mark + misplaced.join(newline) }, async (folder) => {
        const { code, err, text } = await fixed(folder);
        assert.equal(code, 0);
        assert.match(err, /^Fixed 1 finding in ai-readiness\.yaml:\n {2}line 6: .*\(item\/wrong-stage\)/);
        const expected = mark + misplaced.join(newline).replace('  deploy:', '  diagnose:');
        assert.equal(text, expected);
        assert.equal((await fixed(folder)).err, '', 'nothing is left to fix');
      }));
  }

  it('leaves alone what is no UTF-8, and says so', () =>
    inFolder({ [file]: '' }, async (folder) => {
      const bytes = Buffer.from(misplaced.join('\n'), 'latin1');
      writeFileSync(path.join(folder, file), bytes);
      const { code, err, out } = await fixed(folder);
      assert.equal(code, 2);
      assert.match(out + err, /not UTF-8/);
      assert.deepEqual(readFileSync(path.join(folder, file)), bytes);
    }));

  it('says what was fixed past the JSON', () =>
    inFolder({ [file]: misplaced.join('\n') }, async (folder) => {
      const { out, err } = await fixed(folder, '--format', 'json');
      assert.deepEqual(JSON.parse(out).summary.error, 0);
      assert.match(err, /Fixed 1 finding/);
    }));
});
