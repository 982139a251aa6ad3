import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { catalogue } from '../../../../src/core/service';
import { remove, temporaryFolder } from '../../temporary';
import { calm, hidden, runIn, uneasy, wrong } from '../support';

const schema = JSON.parse(readFileSync('schemas/report.schema.json', 'utf8'));
const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
const validate = ajv.compile(schema);

describe('check --format json', () => {
  let folder: string;
  before(() => {
    folder = temporaryFolder({
      'calm/ai-readiness.yaml': calm,
      'wrong/ai-readiness.yaml': wrong,
      'uneasy/ai-readiness.yaml': uneasy,
      'broken/ai-readiness.yaml': 'version: 1\nstage: [\n\u001b\u009b\u202e: "\n',
      'hidden/ai-readiness.yaml': hidden,
      'ahead/ai-readiness.yaml': 'version: 1\nstage: operate\nworkflow: { name: Ahead }\n',
    });
  });
  after(() => remove(folder));

  for (const args of [['.'], ['calm'], ['hidden'], ['nowhere', 'wrong'], ['nowhere']]) {
    it(`follows its schema on ${args.join(' ')}`, async () => {
      const { out } = await runIn(folder, ['check', '--format', 'json', ...args]);
      assert.ok(validate(JSON.parse(out)), ajv.errorsText(validate.errors));
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
      assert.doesNotMatch(out, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    });
  }

  it('follows its schema in its documentation', () => {
    const text = /```json\n([\s\S]*?)```/.exec(readFileSync('media/docs/json-report.md', 'utf8'))?.[1] ?? '';
    const example = JSON.parse(text);
    const [manifest] = example.manifests;
    const gate = manifest.gates.diagnose;
    manifest.gates = { diagnose: gate, design: gate, deploy: gate, operate: gate };
    assert.ok(validate(example), ajv.errorsText(validate.errors));
  });

  it('says exactly what was found', async () => {
    const report = JSON.parse((await runIn(folder, ['check', 'wrong', '--format', 'json'])).out);
    const [manifest] = report.manifests;
    assert.deepEqual(report.tool, { name: 'ai-readiness', version: '0.0.0-test' });
    assert.equal(manifest.path, 'wrong/ai-readiness.yaml');
    assert.equal(manifest.name, 'Wrong');
    assert.equal(manifest.stage, null);
    assert.equal(manifest.catalogue, '2026.2');
    const asked = catalogue.filter(({ gate }) => !/^required-(where|for)-/.test(gate));
    assert.equal(manifest.items.length, asked.length);
    assert.deepEqual(manifest.findings, [
      {
        code: 'schema/not-one-of',
        severity: 'error',
        message:
          '"stage": "diagnos" is not one of diagnose, design, deploy, operate. Did you mean "diagnose"?',
        path: ['stage'],
        range: { start: { line: 1, character: 7 }, end: { line: 1, character: 14 } },
        related: [],
      },
    ]);
    assert.deepEqual(report.summary, {
      manifests: 1,
      leftOut: 0,
      failures: 0,
      notFound: 0,
      notChecked: 0,
      error: 1,
      warning: 0,
      information: 0,
      hint: 0,
      ahead: 0,
      lowered: { error: 0, warning: 0, information: 0, hint: 0 },
      hidden: { error: 0, warning: 0, information: 0, hint: 0 },
      failOn: 'error',
      countHidden: false,
      passed: false,
    });
  });

  it('lists what is hidden, and each comment', async () => {
    const report = JSON.parse((await runIn(folder, ['check', 'hidden', '--format', 'json'])).out);
    const [manifest] = report.manifests;
    assert.deepEqual(
      manifest.findings.filter(({ code }: { code: string }) => !code.startsWith('gate/')),
      [],
    );
    const hiddenBy = { kind: 'comment', line: 5, reason: 'Bob joins in December', until: '2026-12-31' };
    assert.deepEqual(manifest.hidden, [
      {
        code: 'owner/unknown-id',
        severity: 'error',
        message: manifest.hidden[0]?.message,
        path: ['systems', 's', 'owner'],
        range: { start: { line: 6, character: 14 }, end: { line: 6, character: 17 } },
        related: [],
        hiddenBy,
      },
    ]);
    assert.match(manifest.hidden[0]?.message, /^"bob" /);
    assert.deepEqual(manifest.suppressions, [
      {
        line: 5,
        codes: ['owner/unknown-id'],
        reason: 'Bob joins in December',
        until: '2026-12-31',
        hides: 1,
      },
    ]);
    assert.deepEqual(report.summary.hidden, { error: 1, warning: 0, information: 0, hint: 0 });
  });

  it('is passed exactly when the exit code is 0', async () => {
    for (const args of [
      ['calm'],
      ['uneasy'],
      ['uneasy', '--fail-on', 'warning'],
      ['wrong'],
      ['nowhere'],
      ['calm', 'nowhere'],
    ]) {
      const { code, out } = await runIn(folder, ['check', '--format', 'json', ...args]);
      assert.equal(JSON.parse(out).summary.passed, code === 0, args.join(' '));
    }
  });
});
