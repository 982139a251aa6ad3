import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { calm, runIn, uneasy, wrong } from '../support';
import { checkIn, hostile, inTree, manifestWith } from './support';

const named = 'ai-readiness.yaml';

interface Command {
  readonly kind: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

/** What the runner of GitHub makes of a line: a command and its properties, decodedd; undefined for any other line. */
function commandOf(line: string): Command | undefined {
  // As actions/runner has it: white space before is passed over, and the name ends at a blank.
  const match = /^\s*::([^ :]+)(?: ([^:]*(?::(?!:)[^:]*)*))?::(.*)$/.exec(line);
  if (match === null) return undefined;
  const decoded = (text: string): string =>
    text
      .replaceAll('%3A', ':')
      .replaceAll('%2C', ',')
      .replaceAll('%0D', '\r')
      .replaceAll('%0A', '\n')
      .replaceAll('%25', '%');
  const pairs = (match[2] ?? '').split(',').filter(Boolean);
  const properties = Object.fromEntries(
    pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), decoded(pair.slice(pair.indexOf('=') + 1))]),
  );
  return { kind: match[1] ?? '', properties, message: decoded(match[3] ?? '') };
}

const commandsOf = (out: string): Command[] =>
  out.split(/\r\n|[\n\r\u0085\u2028\u2029]/).flatMap((line) => commandOf(line) ?? []);

/** A manifest with so many errors: owners that are not there. */
function withErrors(count: number): string {
  const systems = Array.from({ length: count }, (_, at) => `  s${at}: { owner: nobody }`);
  return `${calm}owners: { ann: { roles: [outcome] } }\nsystems:\n${systems.join('\n')}\n`;
}

describe('check --format github', () => {
  it('annotates the line, and ends with the verdict in words', async () => {
    const { out, code } = await checkIn({ [`a,b:c/${named}`]: wrong }, ['--format', 'github']);
    assert.equal(code, 1);
    assert.deepEqual(commandsOf(out)[0], {
      kind: 'error',
      properties: {
        file: `a,b:c/${named}`,
        line: '2',
        endLine: '2',
        col: '8',
        endColumn: '14',
        title: 'AI Readiness: schema/not-one-of',
      },
      message: '"stage": "diagnos" is not one of diagnose, design, deploy, operate. Did you mean "diagnose"?',
    });
    assert.match(out, /\n1 manifest: 1 error.*\n$/);
  });

  it('tells at most ten of a kind, the worst first, and how many there are more', async () => {
    const tree = { [`a/${named}`]: uneasy, [`b/${named}`]: withErrors(14) };
    const { out } = await checkIn(tree, ['--format', 'github']);
    const all = commandsOf(out);
    assert.equal(all.filter(({ kind }) => kind === 'error').length, 10);
    assert.ok(all.filter(({ kind }) => kind === 'warning').length > 0);
    assert.ok(all.filter(({ kind }) => kind === 'notice').length <= 10);
    const order = ['error', 'warning', 'notice'];
    const kinds = all.map(({ kind }) => order.indexOf(kind));
    assert.deepEqual(kinds, [...kinds].sort());
    assert.match(
      all.at(-1)?.message ?? '',
      /^\d+ more are not shown here \((?:4|5) errors.*\): --format text has them all\.$/,
    );
  });

  it('says nothing of more where all are shown', async () => {
    const { out } = await checkIn({ [named]: withErrors(9) }, ['--format', 'github']);
    assert.equal(commandsOf(out).filter(({ kind }) => kind === 'error').length, 9);
    assert.doesNotMatch(out, /more (?:is|are) not shown/);
  });

  it('has all of it in the summary of the job, behind what is there', () =>
    inTree({ [named]: withErrors(14), summary: '# Before\n' }, async (folder) => {
      const env = { GITHUB_STEP_SUMMARY: `${folder}/summary` };
      const { out, code } = await runIn(folder, ['check', '--format', 'github'], { env });
      assert.equal(code, 1);
      assert.match(out, /: the summary of this job has more\./);
      const summary = readFileSync(`${folder}/summary`, 'utf8');
      assert.match(summary, /^# Before\n## AI Readiness: not passed\n/);
      assert.equal(summary.match(/owner\/unknown-id/g)?.length, 14);
    }));

  it('exits with 2 where the summary cannot be written, and annotates all the same', () =>
    inTree({ [named]: wrong, 'folder/': '' }, async (folder) => {
      const env = { GITHUB_STEP_SUMMARY: `${folder}/folder` };
      const { out, err, code } = await runIn(folder, ['check', '--format', 'github'], { env });
      assert.equal(code, 2);
      assert.equal(commandsOf(out)[0]?.kind, 'error');
      assert.match(err, /folder: .*a folder is where a file was expected/);
    }));

  it('tells what could not be read first', async () => {
    const { out } = await checkIn({ [named]: withErrors(12) }, ['--format', 'github', '.', 'nowhere']);
    assert.deepEqual(commandsOf(out)[0], {
      kind: 'error',
      properties: { file: 'nowhere', title: 'AI Readiness: not checked' },
      message: 'It was not checked: There is no such file or folder.',
    });
  });

  it('writes no commands where another format goes to standard output', () =>
    inTree({ [named]: manifestWith('::error::x') }, async (folder) => {
      const args = ['check', '--format', 'github', '--output', 'commands', '--format', 'text'];
      const { out } = await runIn(folder, args);
      assert.deepEqual(commandsOf(out), []);
      assert.ok(commandsOf(readFileSync(`${folder}/commands`, 'utf8')).length > 0);
      writeFileSync(`${folder}/commands`, '');
    }));

  for (const text of hostile)
    it(`lets no text be a command or a property: ${JSON.stringify(text.slice(0, 40))}`, async () => {
      const file = `x${text.replace(/[/\0\n\r]|\p{Surrogate}/gu, '').slice(0, 40)}`;
      const tree = { [`${file}/${named}`]: manifestWith(text) };
      const { out } = await checkIn(tree, ['--format', 'github', '.', text.slice(0, 300)]);
      const all = commandsOf(out);
      assert.ok(all.length > 3);
      for (const { kind, properties } of all) {
        assert.ok(['error', 'warning', 'notice'].includes(kind), kind);
        const keys = Object.keys(properties).filter(
          (key) => !['file', 'line', 'endLine', 'col', 'endColumn', 'title'].includes(key),
        );
        assert.deepEqual(keys, []);
        assert.match(properties.title ?? '', /^AI Readiness(?:: (?:[a-z]+\/[a-z-]+|not checked))?$/);
      }
      // One line is one command, or the last line of the report.
      assert.ok(
        out.split('\n').filter((line) => line !== '' && commandOf(line) === undefined).length <= 4,
        out,
      );
      assert.doesNotMatch(out, /##\[|##vso\[|\p{Surrogate}|[\u2028-\u202e]/u);
    });
});
