import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { applyEdits } from '../../../../../src/core/edit/apply/apply';
import { format } from '../../../../../src/core/edit/format/format';
import { parse } from '../../../../../src/core/text/parse';
import { isEqual } from '../../../../../src/core/text/plain';
import { tokensOf } from '../../../../../src/core/text/tokens';

/** Fixed, so that a failure is the same on every machine; FORMAT_RUNS and FORMAT_SEED search further. */
const options = {
  seed: Number(process.env.FORMAT_SEED ?? 20261126),
  numRuns: Number(process.env.FORMAT_RUNS ?? 8),
};

function yamlFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.ya?ml$/.test(name))
    .map((name) => path.join(folder, name));
}

/** Every manifest of the project that can be read: the samples, the fixtures, and so the examples of the pages. */
const texts = ['test/workspaces', 'test/fixtures']
  .flatMap(yamlFiles)
  .map((name): [string, string] => [name, readFileSync(name, 'utf8')])
  .filter(([, text]) => parse(text).problems.length === 0);

function formatted(text: string): string {
  return applyEdits(text, format(parse(text)));
}

type Change = (text: string, at: number) => string;

const pick = <T>(all: readonly T[], at: number): T | undefined => all[at % Math.max(all.length, 1)];

function inserted(text: string, at: number | undefined, blanks: string): string {
  return at === undefined ? text : text.slice(0, at) + blanks + text.slice(at);
}

/** Blanks at the end of a line. */
const atLineEnd: Change = (text, at) =>
  inserted(text, pick([...text.matchAll(/(?=\r?\n)/g)], at)?.index, at % 2 === 0 ? '  ' : ' \t');

/** A tab in the place of the blank between two tokens. */
const tab: Change = (text, at) => {
  const tokens = tokensOf(text);
  const gaps = tokens.filter(({ end }, index) => text[end] === ' ' && tokens[index + 1]?.start === end + 1);
  const end = pick(gaps, at)?.end;
  return end === undefined ? text : `${text.slice(0, end)}\t${text.slice(end + 1)}`;
};

/** What is below a key, further in; what stands below a text or a bracket is indented as its author likes. */
const deeper: Change = (text, at) => {
  const lines = text.split('\n');
  const depthOf = (line: string): number => (line.trim() === '' ? Infinity : line.search(/\S/));
  const from = at % lines.length;
  if (!/:\s*$/.test(lines[from] ?? '')) return text;
  const below = lines.slice(from + 1).findIndex((line) => depthOf(line) <= depthOf(lines[from] ?? ''));
  const end = below === -1 ? lines.length : from + 1 + below;
  const width = ' '.repeat(1 + (at % 3));
  return lines
    .map((line, index) => (index > from && index < end && line.trim() !== '' ? width + line : line))
    .join('\n');
};

/** Empty lines at the end. */
const emptyLines: Change = (text, at) => (text.endsWith('\n') ? text + '\n'.repeat(at % 4) : text);

/** More blanks where some are, which may align what was not. */
const anywhere: Change = (text, at) => {
  const tokens = tokensOf(text);
  const token = tokens[at % Math.max(tokens.length, 1)];
  return token?.kind === 'block' ? text : inserted(text, token?.start, ' '.repeat(1 + (at % 3)));
};

function changed(text: string, changes: readonly (readonly [Change, number])[]): string | undefined {
  const after = changes.reduce((each, [change, at]) => change(each, at), text);
  const parsed = parse(after);
  // It must still be the same manifest: blanks at the end of a line in a block are part of what it says.
  const isSame = parsed.problems.length === 0 && isEqual(parsed.value, parse(text).value);
  return isSame ? after : undefined;
}

const changesOf = (kinds: readonly Change[]): fc.Arbitrary<[Change, number][]> =>
  fc.array(fc.tuple(fc.constantFrom(...kinds), fc.nat(100_000)), { minLength: 1, maxLength: 4 });

describe('format, on every manifest of the project', () => {
  it('has enough of them', () => assert.ok(texts.length > 300, `${texts.length}`));

  it('changes white space only, and nothing the second time', () => {
    for (const [name, text] of texts) {
      const edits = format(parse(text));
      for (const { start, end, text: written } of edits)
        assert.match(text.slice(start, end) + written, /^\s*$/, name);
      assert.deepEqual(format(parse(applyEdits(text, edits))), [], name);
    }
  });

  it('finds nothing to do in the samples that were written with care', () => {
    for (const name of ['invoice-triage', 'claims-assistant', 'support-triage', 'newcomer'])
      assert.deepEqual(
        format(parse(readFileSync(`test/workspaces/${name}/ai-readiness.yaml`, 'utf8'))),
        [],
        name,
      );
  });

  it('undoes changes of white space', () => {
    // A text with two or three indentations may be indented otherwise as a whole by one change.
    const plain = texts
      .filter(([, text]) => (text.match(/^ +\w+:$/gm)?.length ?? 0) > 5)
      .map(([name, text]) => [name, formatted(text)] as const);
    let count = 0;
    fc.assert(
      fc.property(changesOf([atLineEnd, tab, deeper, emptyLines]), (changes) => {
        for (const [name, text] of plain.filter((_, index) => index % 12 === count % 12)) {
          const after = changed(text, changes);
          if (after !== undefined) assert.equal(formatted(after), text, name);
        }
        count++;
      }),
      options,
    );
  });

  it('reads as before and is done at once, whatever the white space was', () => {
    let count = 0;
    fc.assert(
      fc.property(changesOf([anywhere, atLineEnd, tab, deeper, emptyLines]), (changes) => {
        for (const [name, text] of texts.filter((_, index) => index % 12 === count % 12)) {
          const after = changed(text, changes);
          if (after === undefined) continue;
          const once = formatted(after);
          assert.ok(isEqual(parse(once).value, parse(text).value), name);
          assert.equal(formatted(once), once, name);
        }
        count++;
      }),
      options,
    );
  });
});
