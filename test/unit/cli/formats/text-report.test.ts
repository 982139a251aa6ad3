import assert from 'node:assert/strict';
import { remove, temporaryFolder } from '../../temporary';
import { hidden, runIn, wrong } from '../support';

async function textOf(manifest: string, columns?: number): Promise<string> {
  const folder = temporaryFolder({ 'shop/ai-readiness.yaml': manifest });
  try {
    return (await runIn(folder, ['check'], { columns })).out;
  } finally {
    remove(folder);
  }
}

describe('check: text', () => {
  it('shows name, stage, gates, findings with their source, and a summary', async () => {
    assert.equal(
      await textOf(wrong),
      `shop/ai-readiness.yaml
Wrong, "diagnos" is not a stage

  diagnose  not passed    0 of 9    0 %  weakest: workflow
  design    not passed   0 of 11    0 %  weakest: data
  deploy    not passed   0 of 14    0 %  weakest: workflow
  operate   not passed    0 of 6    0 %  weakest: workflow

shop/ai-readiness.yaml:2:8  error  schema/not-one-of
  "stage": "diagnos" is not one of diagnose, design, deploy, operate. Did you mean "diagnose"?
  2 | stage: diagnos
    |        ^^^^^^^

1 manifest: 1 error
`,
    );
  });

  it('marks the current stage, and a gate that is claimed and not passed', async () => {
    const text = await textOf('version: 1\nstage: design\nworkflow: { name: x }\n');
    assert.match(text, /^ {2}diagnose {2}not passed .*, claimed$/m);
    assert.match(text, /^> design /m);
    assert.match(text, /shop\/ai-readiness\.yaml:2:8 {2}error {2}gate\/stage-ahead/);
    assert.match(text, /^ {4}\d:1 {2}workflow-scoped: Nothing has been said about it yet/m);
    assert.match(text, /^ {9}and 4 more places$/m);
  });

  it('says how much of a gate is only stated, and where a file says otherwise', async () => {
    const folder = temporaryFolder({
      'shop/.git/HEAD': 'ref: refs/heads/main\n',
      'shop/evals/run.json': '{\n  "model": "gpt-4o",\n  "accuracy": 0.41,\n  "n_samples": 400\n}\n',
      'shop/docs/logs.md': `# Logging\n\n${'Every call is logged with its input, output and model. '.repeat(5)}\n`,
      'shop/ai-readiness.yaml': `version: 1
stage: deploy
workflow: { name: x }
evaluations:
  gate:
    item: evaluation-passed
    metrics: { accuracy: { threshold: ">= 0.9" } }
    result: { file: evals/run.json }
checklist:
  deploy:
    evaluation-passed: { status: met, by: a, on: 2026-01-01, evidence: [evals/run.json] }
    logging-enabled: { status: met, by: a, on: 2026-01-01, evidence: [docs/logs.md] }
`,
    });
    try {
      const { out } = await runIn(folder, ['check'], { columns: 60 });
      assert.match(out, /^> deploy {4}blocked {6}1 of \d+ {4}0 % {2}1 only stated,\n {41}weakest: /m);
      assert.match(out, /^ {4}shop\/evals\/run\.json:3 {2}accuracy 0\.41$/m);
      for (const line of out.split('\n')) assert.ok(line.length <= 60 || /^\S+:\d+:\d+ /.test(line), line);
    } finally {
      remove(folder);
    }
  });

  it('wraps to the width of the terminal', async () => {
    const text = await textOf('version: 1\nstage: deploy\nworkflow: { name: x }\n', 70);
    for (const line of text.split('\n')) assert.ok(line.length <= 70 || /^\S+:\d+:\d+ /.test(line), line);
  });

  it('obeys nothing that a manifest says', async () => {
    const evil = '\u001b[2J\u001b]0;x\u0007\u202e';
    const text = await textOf(
      `version: 1\nstage: "de\u009bploy ${evil}"\nworkflow: { name: "bad ${evil}" }\n"k\u001b[1A": 1\n`,
    );
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    assert.doesNotMatch(text, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    assert.match(text, /^bad ␛\[2J␛]0;x␇\ufffd, "de.ploy .+" is not a stage$/m);
  });

  it('shows text that spans lines by its first line', async () => {
    const text = await textOf('version: 1\nstage: diagnose\nworkflow: { name: x\nowners: {}\n');
    assert.match(text, /yaml\/syntax/);
    assert.doesNotMatch(text, /undefined|NaN/);
  });

  it('has colours on a terminal, and only there', async () => {
    const folder = temporaryFolder({ 'ai-readiness.yaml': wrong });
    const coloured = await runIn(folder, ['check'], { isTTY: true });
    const plain = await runIn(folder, ['check', '--no-color'], { isTTY: true });
    remove(folder);
    assert.ok(coloured.out.includes('\u001b[31merror\u001b[39m'));
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the codes of colours
    assert.equal(coloured.out.replace(/\u001b\[\d+m/g, ''), plain.out);
  });

  it('says what is hidden, by what, and how much in all', async () => {
    const folder = temporaryFolder({ 'ai-readiness.yaml': hidden });
    try {
      const { out } = await runIn(folder, ['check']);
      const by = 'comment in line 6, until 2026-12-31: Bob joins in December';
      assert.ok(
        out.includes(`1 error hidden:\n  ai-readiness.yaml:7:15  error  owner/unknown-id  ${by}\n`),
        out,
      );
      assert.match(out, /^1 manifest: .*; hidden: 1 error$/m);
      const counted = (await runIn(folder, ['check', '--count-hidden'])).out;
      assert.match(counted, /; hidden and counted: 1 error$/m);
    } finally {
      remove(folder);
    }
  });
});
