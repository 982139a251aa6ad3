import assert from 'node:assert/strict';
import { applyEdits, Lines } from '../../../../src/core/service';
import { calm, runIn, uneasy, wrong } from '../support';
import { checkIn, hostile, inTree, manifestWith } from './support';

const named = 'ai-readiness.yaml';

interface Issue {
  description: string;
  check_name: string;
  fingerprint: string;
  severity: string;
  location: { path: string; lines: { begin: number; end: number } };
}

interface Place {
  line: number;
  column?: number;
}
interface Span {
  start: Place;
  end?: Place;
}
interface Diagnostic {
  message: string;
  location: { path: string; range?: Span };
  severity: string;
  code: { value: string };
  suggestions?: { range: Required<Span>; text: string }[];
  relatedLocations?: { message: string; location: { path: string; range: Span } }[];
}

async function issuesOf(tree: Record<string, string>, ...args: string[]): Promise<Issue[]> {
  return JSON.parse((await checkIn(tree, ['--format', 'gitlab', ...args])).out);
}

async function diagnosticsOf(tree: Record<string, string>, ...args: string[]): Promise<Diagnostic[]> {
  const log = JSON.parse((await checkIn(tree, ['--format', 'rdjson', ...args])).out);
  assert.deepEqual(Object.keys(log), ['source', 'diagnostics']);
  assert.deepEqual(log.source, { name: 'ai-readiness' });
  return log.diagnostics;
}

describe('check --format gitlab', () => {
  it('has an issue of each finding, each with a fingerprint of its own', async () => {
    const issues = await issuesOf({ [`a/${named}`]: wrong, [`b/${named}`]: wrong, [`c/${named}`]: uneasy });
    const issue = issues.find(({ check_name: code }) => code === 'schema/not-one-of');
    assert.deepEqual(issue, {
      description:
        '"stage": "diagnos" is not one of diagnose, design, deploy, operate. Did you mean "diagnose"?',
      check_name: 'schema/not-one-of',
      fingerprint: issue?.fingerprint,
      severity: 'critical',
      location: { path: `a/${named}`, lines: { begin: 2, end: 2 } },
    });
    assert.equal(new Set(issues.map(({ fingerprint }) => fingerprint)).size, issues.length);
    assert.deepEqual([...new Set(issues.map(({ severity }) => severity))].sort(), [
      'critical',
      'info',
      'major',
      'minor',
    ]);
  });

  it('is an empty list where nothing was found, and names what was not checked', async () => {
    const tree = {
      [named]: calm,
      'ai-readiness.config.yaml': 'version: 1\nseverity: { gate/open-items: off, gate/early-signal: off }\n',
    };
    assert.deepEqual(await issuesOf(tree), []);
    const [issue] = await issuesOf(tree, 'nowhere');
    assert.deepEqual(
      [issue?.check_name, issue?.severity, issue?.location.path],
      ['not-checked', 'blocker', 'nowhere'],
    );
  });
});

describe('check --format rdjson', () => {
  const manifest = `${calm.replace('Calm', 'ä😀')}owners: { ann: { roles: [outcome] } }
systems: { "ä😀é": { owner: nobody } }
`;

  it('counts columns in bytes of UTF-8', async () => {
    const found = await diagnosticsOf({ [named]: manifest });
    const { location, severity } = found.find(({ code }) => code.value === 'owner/unknown-id') ?? {};
    assert.equal(severity, 'ERROR');
    const line = Buffer.from(manifest.split('\n')[4] ?? '');
    const { start, end } = location?.range ?? assert.fail('there is no range');
    assert.equal(start.line, 5);
    const bytes = line.subarray((start.column ?? 0) - 1, (end?.column ?? 0) - 1);
    assert.equal(bytes.toString('utf8'), 'nobody');
  });

  /** What a reviewer takes with one click is what `--fix` would do for that finding. */
  const fixable: readonly [what: string, before: string, after: string][] = [
    [
      'a tab',
      'version: 1\nstage: diagnose\nworkflow:\n\tname: W\n',
      'version: 1\nstage: diagnose\nworkflow:\n  name: W\n',
    ],
    [
      'CRLF and other letters',
      'version: 1\r\nstage: diagnose\r\nworkflow:\r\n\tname: "ä😀"\r\n',
      'version: 1\r\nstage: diagnose\r\nworkflow:\r\n  name: "ä😀"\r\n',
    ],
  ];
  for (const [what, before, after] of fixable)
    it(`suggests each safe fix: ${what}`, () =>
      inTree({ [named]: before }, async (folder) => {
        const { out } = await runIn(folder, ['check', '--format', 'rdjson']);
        const { diagnostics }: { diagnostics: Diagnostic[] } = JSON.parse(out);
        const all = diagnostics.flatMap(({ suggestions = [] }) => suggestions);
        assert.equal(all.length, 1);
        const lines = new Lines(before);
        const offset = ({ line, column = 1 }: Place): number => {
          const bytes = Buffer.from(lines.lineText(line - 1)).subarray(0, column - 1);
          return lines.offsetAt({ line: line - 1, character: bytes.toString('utf8').length });
        };
        const edits = all.map(({ range, text }) => ({
          start: offset(range.start),
          end: offset(range.end),
          text,
        }));
        assert.equal(applyEdits(before, edits), after);
        await runIn(folder, ['check', '--fix']);
        assert.deepEqual(
          (await runIn(folder, ['check', '--format', 'rdjson'])).out.includes('suggestions'),
          false,
        );
      }));

  it('suggests what check --fix makes where two fixes together bring up a finding, which says what it left', () => {
    const slow = `${calm}data: { v: { freshness: 15 days, maxAge: 1 days } }\n`;
    return inTree({ [named]: slow }, async (folder) => {
      const { out } = await runIn(folder, ['check', '--format', 'rdjson']);
      const { diagnostics }: { diagnostics: Diagnostic[] } = JSON.parse(out);
      const all = diagnostics.flatMap(({ suggestions = [] }) => suggestions.map(({ text }) => text));
      assert.deepEqual(all, ['d']);
      const first = await runIn(folder, ['check', '--fix']);
      assert.match(
        first.out + first.err,
        /Fixed 1 finding in .*\n {2}line \d+: Write it as 1d .*\n {2}Left to you, because another finding would come of it:\n {2}line \d+: Write it as 15d /,
      );
      const second = await runIn(folder, ['check', '--fix']);
      assert.match(second.out + second.err, /Fixed nothing in .*\n {2}Left to you/);
    });
  });

  it('names what was not checked', async () => {
    const [only] = await diagnosticsOf({ [named]: calm }, 'nowhere');
    assert.deepEqual(only, {
      message: 'It was not checked: There is no such file or folder.',
      location: { path: 'nowhere' },
      severity: 'ERROR',
      code: { value: 'not-checked' },
    });
  });
});

for (const text of hostile)
  describe(`lists with ${JSON.stringify(text.slice(0, 40))}`, () => {
    const tree = { [named]: manifestWith(text) };
    const harmful = /[\p{Cc}\u2028-\u202e\u2066-\u2069]|\p{Surrogate}/u;

    it('gitlab: nothing in them is obeyed', async () => {
      const issues = await issuesOf(tree);
      assert.ok(issues.length > 2);
      for (const { description } of issues) assert.doesNotMatch(description, harmful);
    });

    it('rdjson: nothing in them is obeyed', async () => {
      const found = await diagnosticsOf(tree);
      assert.ok(found.length > 2);
      for (const { message, relatedLocations = [] } of found)
        for (const each of [message, ...relatedLocations.map((related) => related.message)])
          assert.doesNotMatch(each, harmful);
    });
  });
