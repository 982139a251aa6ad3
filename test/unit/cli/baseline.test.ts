import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { JsonReport } from '../../../src/cli/formats/json-report';
import type { Files } from '../../../src/repository';
import { nodeFiles } from '../../../src/repository/node';
import { inTree } from './formats/support';
import { calm, hidden, runIn, uneasy, wrong } from './support';

const named = 'ai-readiness.yaml';
const tree = { [`a/${named}`]: wrong, [`b/${named}`]: uneasy };

interface File {
  version: number;
  findings: { path: string; code: string; fingerprint: string }[];
}

const fileIn = (folder: string): File => JSON.parse(readFileSync(`${folder}/known.json`, 'utf8'));

async function check(folder: string, ...args: string[]) {
  return runIn(folder, ['check', '--baseline', 'known.json', ...args]);
}

async function summaryIn(folder: string, ...args: string[]): Promise<JsonReport['summary']> {
  return JSON.parse((await check(folder, '--format', 'json', ...args)).out).summary;
}

describe('check --baseline', () => {
  it('is written with a finding on each line, sorted, and knows them all', () =>
    inTree(tree, async (folder) => {
      const first = await check(folder, '--update-baseline');
      assert.deepEqual([first.code, first.err], [0, '']);
      const text = readFileSync(`${folder}/known.json`, 'utf8');
      const lines = text.split('\n');
      assert.deepEqual(lines.slice(0, 3), ['{', '  "version": 1,', '  "findings": [']);
      const entries = lines.slice(3, -4);
      assert.ok(entries.length >= 3);
      assert.deepEqual(entries, [...entries].sort());
      for (const line of lines.slice(3, -3))
        assert.match(
          line,
          /^ {4}\{"path":"[ab]\/ai-readiness\.yaml","code":"[a-z]+\/[a-z-]+","fingerprint":"[0-9a-f]{32}"\},?$/,
        );
      const { code, out } = await check(folder, '--fail-on', 'warning');
      assert.equal(code, 0, out);
      assert.match(
        out,
        new RegExp(
          `\\n2 manifests: nothing found\\n${fileIn(folder).findings.length} findings are known from the baseline\\.\\n$`,
        ),
      );
      assert.doesNotMatch(out, /not-one-of/);
      await check(folder, '--update-baseline');
      assert.equal(readFileSync(`${folder}/known.json`, 'utf8'), text);
    }));

  it('fails for a new finding, and tells it alone', () =>
    inTree(tree, async (folder) => {
      await check(folder, '--update-baseline');
      writeFileSync(
        `${folder}/a/${named}`,
        `# a line more\n${wrong}owners: { ann: { roles: [outcome] } }\nsystems: { s: { owner: bob } }\n`,
      );
      const { code, out } = await check(folder);
      assert.equal(code, 1);
      assert.match(out, /error {2}owner\/unknown-id/);
      assert.doesNotMatch(out, /schema\/not-one-of/);
      const summary = await summaryIn(folder);
      assert.equal(summary.error, 1);
      assert.equal(summary.passed, false);
    }));

  it('tells what is gone, until it is written anew', () =>
    inTree(tree, async (folder) => {
      await check(folder, '--update-baseline');
      writeFileSync(`${folder}/a/${named}`, calm);
      const { out } = await check(folder);
      assert.match(
        out,
        /\n\d+ findings? (?:is|are) known from the baseline\. 1 of the baseline is gone: run --update-baseline\.\n$/,
      );
      assert.equal((await summaryIn(folder)).baseline?.gone, 1);
      await check(folder, '--update-baseline');
      assert.equal((await summaryIn(folder)).baseline?.gone, 0);
      assert.equal(
        fileIn(folder).findings.some(({ code }) => code === 'schema/not-one-of'),
        false,
      );
    }));

  it('keeps what it knows of manifests that this run does not check, and drops those that are gone', () =>
    inTree(tree, async (folder) => {
      await check(folder, '--update-baseline');
      const before = fileIn(folder);
      assert.equal((await summaryIn(folder, 'b')).baseline?.gone, 0);
      await check(folder, '--update-baseline', 'b');
      assert.deepEqual(fileIn(folder), before);
      rmSync(`${folder}/a`, { recursive: true });
      const gone = before.findings.filter(({ path }) => path.startsWith('a/')).length;
      assert.equal((await summaryIn(folder, 'b')).baseline?.gone, gone);
      await check(folder, '--update-baseline', 'b');
      assert.deepEqual(
        fileIn(folder).findings,
        before.findings.filter(({ path }) => path.startsWith('b/')),
      );
    }));

  it('is the same from each folder of a repository', () =>
    inTree({ ...tree, '.git/HEAD': 'ref: refs/heads/main\n' }, async (folder) => {
      await check(folder, '--update-baseline');
      const { code } = await runIn(`${folder}/a`, [
        'check',
        '--baseline',
        '../known.json',
        '--fail-on',
        'warning',
      ]);
      assert.equal(code, 0);
    }));

  it('knows nothing of what could not be checked, nor of what is hidden and counted', () =>
    inTree({ [named]: hidden }, async (folder) => {
      await check(folder, '--update-baseline');
      assert.equal((await check(folder, '--count-hidden')).code, 1);
      assert.equal((await check(folder, 'nowhere', '--update-baseline')).code, 2);
    }));

  it('does not take what could not be checked for known', () =>
    inTree(
      {
        [named]: `${calm}checklist: { diagnose: { risks-registered: { status: met, evidence: [a.md] } } }\n`,
        'a.md': 'x',
      },
      async (folder) => {
        const files: Files = {
          ...nodeFiles,
          stat: (file) =>
            file.endsWith('a.md') ? Promise.reject(new Error('EIO: no')) : nodeFiles.stat(file),
        };
        const { code } = await runIn(folder, ['check', '--baseline', 'known.json', '--update-baseline'], {
          files,
        });
        assert.equal(code, 2);
        assert.equal(
          fileIn(folder).findings.some((each) => each.code === 'evidence/not-checked'),
          false,
        );
      },
    ));

  it('is one that two branches have added to', () =>
    inTree(tree, async (folder) => {
      await check(folder, '--update-baseline');
      const file = fileIn(folder);
      const [first] = file.findings;
      const twice = { ...file, findings: [...file.findings, first] };
      writeFileSync(`${folder}/known.json`, JSON.stringify(twice));
      assert.equal((await summaryIn(folder)).baseline?.gone, 0);
    }));

  /** A file that is no baseline, and the word that is said of it. */
  const broken: readonly [what: string, text: string, word: RegExp][] = [
    ['no JSON', '{ "version": 1,', /The baseline "known\.json" is no JSON that can be read\./],
    ['a merge', '{\n<<<<<<< ours\n  "version": 1\n', /has the marks of a merge that is not finished/],
    ['another thing', '{ "name": "x" }', /has no version, so it is no baseline/],
    ['a list', '[]', /has no version/],
    [
      'a newer one',
      '{ "version": 2, "entries": [] }',
      /has version 2, and this program knows version 1: update/,
    ],
    ['another shape', '{ "version": 1, "findings": [{ "path": 1 }] }', /does not have the shape of one/],
    ['an older one', '{ "version": 0, "findings": [] }', /does not have the shape of one/],
  ];
  for (const [what, text, word] of broken)
    for (const more of [[], ['--update-baseline']])
      it(`exits with 2 and changes nothing: ${what} ${more}`, () =>
        inTree({ ...tree, 'known.json': text }, async (folder) => {
          const { code, err } = await check(folder, ...more);
          assert.equal(code, 2);
          assert.match(err, word);
          assert.equal(readFileSync(`${folder}/known.json`, 'utf8'), text);
        }));

  it('exits with 2 where there is none, and where it cannot be written', () =>
    inTree({ ...tree, 'folder/': '' }, async (folder) => {
      const none = await check(folder);
      assert.equal(none.code, 2);
      assert.match(none.err, /The baseline "known\.json" is not there: --update-baseline writes it\./);
      const there = await runIn(folder, ['check', '--baseline', 'folder', '--update-baseline']);
      assert.equal(there.code, 2);
      assert.match(there.err, /The baseline "folder" is no file\./);
      const below = await runIn(folder, ['check', '--baseline', `a/${named}/x`, '--update-baseline']);
      assert.equal(below.code, 2);
    }));
});

describe('check --require-gate', () => {
  const schema = JSON.parse(readFileSync('schemas/report.schema.json', 'utf8'));
  const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema);

  it('fails while the gate is not passed, whatever else is asked for', () =>
    inTree({ [named]: calm }, async (folder) => {
      assert.equal((await runIn(folder, ['check'])).code, 0);
      for (const more of [[], ['--fail-on', 'never']])
        assert.equal((await runIn(folder, ['check', '--require-gate', 'deploy', ...more])).code, 1);
    }));

  const passed: readonly [gate: string, workflow: string, code: number][] = [
    ['operate', 'meeting-notes', 0],
    ['diagnose', 'applicant-screening', 0],
    ['design', 'applicant-screening', 1],
    ['diagnose', 'newcomer', 1],
  ];
  for (const [gate, workflow, code] of passed)
    it(`${gate}, of ${workflow}: ends with ${code}`, async () => {
      const args = ['check', '--require-gate', gate, '--fail-on', 'never', '--today', '2026-11-27'];
      assert.equal((await runIn(path.resolve('test/workspaces', workflow), args)).code, code);
    });

  const told: readonly [format: string, word: RegExp][] = [
    ['text', /\n1 manifest has not passed the Deploy gate, which --require-gate asks for\.\n$/],
    ['json', /"requireGate": \{\n\s+"stage": "deploy",\n\s+"notPassed": 1\n/],
    ['sarif', /"ruleId": "gate\/required"/],
    [
      'github',
      /::error file=ai-readiness\.yaml,line=2,.*title=AI Readiness%3A gate\/required::The Deploy gate is not passed/,
    ],
    ['gitlab', /"check_name": "gate\/required"/],
    ['rdjson', /"value": "gate\/required"/],
    ['markdown', /1 manifest has not passed the Deploy gate/],
  ];
  for (const [format, word] of told)
    it(`is told in ${format}`, () =>
      inTree({ [named]: calm }, async (folder) => {
        const { out } = await runIn(folder, ['check', '--require-gate', 'deploy', '--format', format]);
        assert.match(out, word);
      }));

  it('is in the JSON as its schema has it, with a baseline as well', () =>
    inTree({ [named]: calm }, async (folder) => {
      await runIn(folder, ['check', '--baseline', 'b.json', '--update-baseline']);
      const { out } = await runIn(folder, [
        'check',
        '--require-gate',
        'design',
        '--baseline',
        'b.json',
        '--format',
        'json',
      ]);
      const report: JsonReport = JSON.parse(out);
      assert.equal(validate(report), true, JSON.stringify(validate.errors));
      assert.deepEqual(report.summary.requireGate, { stage: 'design', notPassed: 1 });
      assert.equal(report.summary.passed, false);
    }));
});
