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

  const wrong: readonly [args: string[], says: RegExp][] = [
    [['init', 'nowhere'], /no folder "nowhere"/],
    [['init', 'a', 'b'], /one path/],
    [['init', '--name', ''], /--name wants the name of the workflow, not an empty text/],
    [['init', '--name', ' \t'], /--name wants the name/],
    [['init', '--stage', 'dessign'], /--stage is one of/],
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
