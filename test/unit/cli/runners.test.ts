import assert from 'node:assert/strict';
import { notObeyed, notObeyedJson } from '../../../src/cli/runners';
import { remove, temporaryFolder } from '../temporary';
import { runIn } from './support';

/** What a runner takes for a command: white space and what is not seen are passed over. */
const obeyed =
  /^(?:\s|\p{Format}|\p{Mn})*:[\p{Format}\p{Mn}]*:|#[\p{Format}\p{Mn}]*#[\p{Format}\p{Mn}]*(?:\w*\[)|section_(?:start|end):|travis_fold:/imu;

const commands = [
  '::stop-commands::x',
  ' \u00a0::error::x',
  '\u200d:\u200d:error::x',
  '##[error]x',
  'a ##vso[task.complete result=Succeeded;]DONE',
  '###[group]',
  '#\u200d#[group]',
  '##teamcity[buildStatus]',
  'section_start:1:x',
  'travis_fold:start:x',
];

describe('what the runners of CI systems obey', () => {
  for (const text of commands) {
    it(`is broken up in ${JSON.stringify(text)}`, () => {
      assert.match(text, obeyed);
      assert.doesNotMatch(notObeyed(`fine\n${text}\n`), obeyed);
      assert.doesNotMatch(notObeyed(`\u001b[1m${text}`).slice(4), obeyed);
    });
    it(`is escaped in JSON, and nothing is lost: ${JSON.stringify(text)}`, () => {
      const json = notObeyedJson(JSON.stringify(text));
      assert.doesNotMatch(json, obeyed);
      assert.equal(JSON.parse(json), text);
    });
  }

  it('leaves everything else as it is', () => {
    const text = 'a::b # one ## two\n:x\n[#1] ##\n';
    assert.equal(notObeyed(text), text);
  });

  it('is in nothing that is said, whatever a manifest, a file name or an argument holds', async () => {
    for (const text of commands) {
      const quoted = JSON.stringify(text);
      const manifest = `version: 1\nstage: ${quoted}\nworkflow: { name: ${quoted} }\n${quoted}: 1\nsystems: { s: { owner: ${quoted} } }\nchecklist: { diagnose: { owners-named: { status: met, evidence: [${quoted}] } } }\n`;
      const folder = temporaryFolder({ [`${text}/ai-readiness.yaml`]: manifest });
      try {
        const { out, err } = await runIn(folder, ['check', '.', text, `${text}.yaml`]);
        const json = await runIn(folder, ['check', '.', text, '--format', 'json']);
        const wrong = await runIn(folder, ['check', '--fail-on', text]);
        const unknown = await runIn(folder, ['explain', text]);
        for (const said of [out, err, json.out, wrong.err, unknown.err]) assert.doesNotMatch(said, obeyed);
        assert.notEqual(out, '');
      } finally {
        remove(folder);
      }
    }
  });
});
