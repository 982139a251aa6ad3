import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { applyEdits, Lines } from '../../../../src/core/service';
import { calm, hidden, runIn, wrong } from '../support';
import { checkIn, hostile, inTree, manifestWith } from './support';

/** The schema is of draft 4; of what that has otherwise it uses nothing. */
const {
  $schema: _,
  id: __,
  ...schema
} = JSON.parse(readFileSync('test/fixtures/formats/sarif-2.1.0-rtm.5.json', 'utf8'));
const ajv = new Ajv({ allErrors: true, strict: false, validateFormats: false, unicodeRegExp: false });
const validate = ajv.compile(schema);

interface Region {
  startLine: number;
  startColumn: number;
  endLine: number;
  endColumn: number;
}
interface Place {
  physicalLocation: { artifactLocation: { uri: string; uriBaseId?: string }; region?: Region };
  message?: { text: string };
}
interface Result {
  ruleId: string;
  ruleIndex: number;
  level: string;
  message: { text: string };
  locations: Place[];
  relatedLocations?: Place[];
  partialFingerprints: Record<string, string>;
  suppressions?: { kind: string; justification: string; location?: Place }[];
  fixes?: {
    description: { text: string };
    artifactChanges: {
      artifactLocation: { uri: string };
      replacements: { deletedRegion: Region; insertedContent?: { text: string } }[];
    }[];
  }[];
}
interface Run {
  results: Result[];
  tool: { driver: { name: string; rules: Rule[] } };
  invocations: {
    executionSuccessful: boolean;
    toolExecutionNotifications?: { message: { text: string } }[];
  }[];
  columnKind: string;
}
interface Rule {
  id: string;
  shortDescription: { text: string };
  fullDescription: { text: string };
  help: { text: string; markdown: string };
  defaultConfiguration: { level: string };
}

function runOf(text: string): Run {
  const log: { readonly runs: readonly [Run] } = JSON.parse(text);
  const isValid = validate(log);
  assert.ok(isValid, ajv.errorsText(validate.errors));
  assert.equal(log.runs.length, 1);
  return log.runs[0];
}

async function sarifOf(tree: Record<string, string>, ...args: string[]): Promise<Run> {
  return runOf((await checkIn(tree, ['--format', 'sarif', ...args])).out);
}

const named = 'ai-readiness.yaml';

describe('check --format sarif', () => {
  it('tells each finding with its rule, its place and its level', async () => {
    const run = await sarifOf({ [`a b/ü#1/${named}`]: wrong });
    const result = run.results.find(({ ruleId }) => ruleId === 'schema/not-one-of');
    assert.equal(result?.level, 'error');
    assert.equal(
      result?.message.text,
      '"stage": "diagnos" is not one of diagnose, design, deploy, operate. Did you mean "diagnose"?',
    );
    assert.deepEqual(result?.locations, [
      {
        physicalLocation: {
          artifactLocation: { uri: `a%20b/%C3%BC%231/${named}`, uriBaseId: '%SRCROOT%' },
          region: { startLine: 2, startColumn: 8, endLine: 2, endColumn: 15 },
        },
      },
    ]);
    assert.equal(run.columnKind, 'utf16CodeUnits');
    assert.deepEqual(run.invocations, [{ executionSuccessful: true }]);
  });

  it('describes each rule once, with its page', async () => {
    const run = await sarifOf({ [`a/${named}`]: wrong, [`b/${named}`]: wrong });
    const { rules } = run.tool.driver;
    assert.equal(new Set(rules.map(({ id }) => id)).size, rules.length);
    for (const { ruleId, ruleIndex } of run.results) assert.equal(rules[ruleIndex]?.id, ruleId);
    for (const rule of rules) {
      assert.match(rule.help.markdown, new RegExp(`^# ${rule.id}\\n[\\s\\S]*## How to fix it`));
      assert.match(rule.help.text, /^How to fix it$/m);
      assert.match(rule.fullDescription.text, /^[^`]{40,}$/);
      assert.doesNotMatch(rule.shortDescription.text, /`/);
    }
    assert.equal(rules.find(({ id }) => id === 'schema/not-one-of')?.defaultConfiguration.level, 'error');
  });

  it('has what a comment hides as suppressed, with its reason and the place of the comment', async () => {
    const run = await sarifOf({ [named]: hidden });
    const found = run.results.filter(({ suppressions }) => suppressions !== undefined);
    assert.deepEqual(
      found.map(({ ruleId, suppressions }) => [
        ruleId,
        suppressions?.[0]?.kind,
        suppressions?.[0]?.justification,
      ]),
      [['owner/unknown-id', 'inSource', 'Bob joins in December']],
    );
    assert.equal(found[0]?.suppressions?.[0]?.location?.physicalLocation.region?.startLine, 6);
  });

  it('says which configuration switches something off', async () => {
    const config = 'version: 1\nseverity: { gate/open-items: off }\n';
    const manifest = `${calm}owners: { ann: { roles: [outcome, performance] } }\n`;
    const run = await sarifOf({ [named]: manifest, 'ai-readiness.config.yaml': config });
    const all = run.results.flatMap(({ suppressions = [] }) => suppressions);
    assert.deepEqual(
      all.map(({ kind }) => kind),
      ['external'],
    );
    assert.match(all[0]?.justification ?? '', /ai-readiness\.config\.yaml/);
  });

  it('has safe fixes as replacements that fix the text', async () => {
    const text = 'version: 1\r\nstage: diagnose\r\nworkflow:\r\n\tname: "ä😀"\r\n';
    const run = await sarifOf({ [named]: text });
    const fixes = run.results.flatMap(({ fixes: each = [] }) => each);
    assert.equal(fixes.length, 1);
    const lines = new Lines(text);
    const offset = (line: number, column: number): number =>
      lines.offsetAt({ line: line - 1, character: column - 1 });
    const edits = (fixes[0]?.artifactChanges[0]?.replacements ?? []).map(
      ({ deletedRegion, insertedContent }) => ({
        start: offset(deletedRegion.startLine, deletedRegion.startColumn),
        end: offset(deletedRegion.endLine, deletedRegion.endColumn),
        text: insertedContent?.text ?? '',
      }),
    );
    assert.equal(applyEdits(text, edits), text.replace('\t', '  '));
  });

  it('tells what could not be read, and is valid with nothing else', async () => {
    const run = await sarifOf({ 'empty/': '' }, 'nowhere');
    assert.deepEqual(run.results, []);
    const [invocation] = run.invocations;
    assert.equal(invocation?.executionSuccessful, false);
    assert.deepEqual(
      invocation?.toolExecutionNotifications?.map(({ message }) => message.text),
      ['nowhere: There is no such file or folder.'],
    );
  });

  it('names paths from the root of the repository, wherever it runs', () =>
    inTree({ '.git/HEAD': 'ref: refs/heads/main\n', [`flows/a/${named}`]: wrong }, async (folder) => {
      for (const at of ['', '/flows', '/flows/a']) {
        const { out } = await runIn(`${folder}${at}`, ['check', '--format', 'sarif']);
        const uris = runOf(out).results.map(
          ({ locations }) => locations[0]?.physicalLocation.artifactLocation.uri,
        );
        assert.deepEqual([...new Set(uris)], [`flows/a/${named}`], at);
      }
    }));

  for (const text of hostile)
    it(`is valid, and has neither controls nor links of others, with ${JSON.stringify(text.slice(0, 40))}`, async () => {
      const { out } = await checkIn({ [named]: manifestWith(text) }, ['--format', 'sarif']);
      const run = runOf(out);
      assert.ok(run.results.length > 2);
      for (const { message, relatedLocations = [], suppressions = [] } of run.results) {
        const texts = [message, ...relatedLocations.map((each) => each.message)].map(
          (each) => each?.text ?? '',
        );
        for (const each of [...texts, ...suppressions.map(({ justification }) => justification)]) {
          assert.doesNotMatch(each, /[\p{Cc}\u2028-\u202e\u2066-\u2069]|\p{Surrogate}|\]\(/u);
          assert.ok(each.length <= 2_100);
        }
      }
      assert.doesNotMatch(out, /##\[|##vso\[|^::/m);
    });
});
