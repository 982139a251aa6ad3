// What must hold of any text, whatever stands in it. Each check throws where it does not.
import { strict as assert } from 'node:assert';
import { isDeepStrictEqual } from 'node:util';
import { isRefusal } from '../../src/core/base/refusal';
import { applyEdits, applyOperations } from '../../src/core/edit/apply/apply';
import { evaluate, type Finding, fixAll, type ManifestDocument, readDocument } from '../../src/core/service';
import { change, pick, type Random, randomFrom, samples, spliced } from './inputs';
import { block, compare, sectionsOf } from './parsers';

const today = '2026-11-22';

/** One text to look at, and the versions before it. */
export interface Input {
  readonly text: string;
  readonly before: readonly string[];
  /** A finding that must be there, whatever else is wrong. */
  readonly wanted?: string;
}

/** The input that a number stands for. */
export function inputOf(seed: number): Input {
  const random = randomFrom(seed);
  if (random() < 0.2) return { text: block(random), before: [] };
  const sample = pick(random, samples());
  // A manifest in braces has no sections of lines.
  const hasSections = !/^\{/m.test(sample);
  return random() < 0.3 && hasSections ? besideFault(sample, random) : changed(sample, random);
}

function changed(sample: string, random: Random): Input {
  const versions = [sample];
  for (let left = 1 + Math.floor(random() * 5); left > 0; left--)
    versions.push(change(versions.at(-1) ?? '', random));
  return { text: versions.pop() ?? '', before: versions };
}

/** A sample with one section broken, and a known fault in a section of its own before or behind it. */
function besideFault(sample: string, random: Random): Input {
  const sections = sample.replace(/^goLive:.*\n/m, '').split(/^(?=[a-zA-Z])/m);
  const keyed = [...sections.keys()].filter((index) => /^[a-zA-Z]/.test(sections[index] ?? ''));
  const broken = pick(random, keyed);
  const whole = sections[broken] ?? '';
  // The line of the section itself stays, so that it stays one.
  const head = whole.indexOf('\n') + 1;
  const body = change(whole.slice(head), random, true).replace(/^(?=\S)/gm, '  ');
  const rest = spliced(sections, broken, 1, whole.slice(0, head) + body + (body.endsWith('\n') ? '' : '\n'));
  const fault = 'goLive: soon\n';
  const text = spliced(rest, random() < 0.5 ? 0 : rest.length, 0, fault).join('');
  return { text, before: [sample], wanted: 'schema/bad-date' };
}

/** Looks at one input from all sides. */
export function check({ text, before, wanted }: Input): void {
  const document = readDocument(text);
  const { findings } = evaluate(document, { today });
  inside(document, findings);
  inWords(text, findings);
  if (wanted !== undefined)
    assert.ok(
      findings.some(({ code }) => code === wanted),
      `lost: ${wanted}`,
    );
  asIfReadAtOnce(before, text, document);
  asOneParser(text);
  fixes(document, findings);
  allFixes(document);
}

function inside(document: ManifestDocument, findings: readonly Finding[]): void {
  for (const { code, range, related } of findings) {
    for (const { start, end } of [range, ...related.map((each) => each.range)]) {
      const [from, to] = [document.lines.offsetAt(start), document.lines.offsetAt(end)];
      assert.ok(0 <= from && from <= to && to <= document.text.length, `outside: ${code}`);
      const again = [document.lines.positionAt(from), document.lines.positionAt(to)];
      assert.deepEqual(again, [start, end], `outside: ${code}`);
    }
  }
}

function inWords(text: string, findings: readonly Finding[]): void {
  for (const { code, message, fixes: offered } of findings) {
    assert.notEqual(code, 'internal/check-failed', message);
    for (const words of [message, ...offered.map(({ title }) => title)])
      for (const slip of ['undefined', 'NaN', '[object '])
        assert.ok(!words.includes(slip) || text.includes(slip), `slip: ${code}: ${words}`);
  }
}

function asIfReadAtOnce(before: readonly string[], text: string, fresh: ManifestDocument): void {
  let document: ManifestDocument | undefined;
  for (const version of before) document = readDocument(version, document);
  const read = readDocument(text, document);
  // Not `deepEqual`, which would describe the whole difference of two trees.
  assert.ok(isDeepStrictEqual(read.parsed, fresh.parsed), 'incremental: the tree differs');
  assert.ok(isDeepStrictEqual(read.faults, fresh.faults), 'incremental: the faults differ');
}

/** The quick parser says nothing that `yaml` would not. */
function asOneParser(text: string): void {
  for (const part of [text, ...sectionsOf(text)])
    assert.notEqual(compare(part), 'other', `parsers: ${JSON.stringify(part)}`);
}

/** Every fix that can be made leaves a text that can be read at least as well as before. */
function fixes(document: ManifestDocument, findings: readonly Finding[]): void {
  const { problems } = document.parsed;
  for (const { code, fixes: offered } of findings.slice(0, 30)) {
    for (const { title, operations } of offered) {
      const result = applyOperations(document, operations);
      if (isRefusal(result)) continue;
      let last = 0;
      for (const { start, end } of result) {
        assert.ok(
          last <= start && start <= end && end <= document.text.length,
          `edit outside: ${code}: ${title}`,
        );
        last = end;
      }
      const after = readDocument(applyEdits(document.text, result));
      const worse = after.parsed.problems.length > 0 && problems.length === 0;
      assert.ok(!worse, `broken by a fix: ${code}: ${title}: ${after.parsed.problems[0]?.message}`);
    }
  }
}

/** Fix All adds no finding that can be seen for the first time, loses no comment, and has nothing left to do. */
function allFixes(document: ManifestDocument): void {
  const report = evaluate(document, { today });
  const fixed = fixAll(document, report);
  const after = readDocument(fixed.text);
  const again = evaluate(after, { today });
  assert.equal(fixAll(after, again).text, fixed.text, 'fix all: not done at once');
  assert.ok(after.parsed.problems.length <= document.parsed.problems.length, 'fix all: broken');
  // What broken text has kept back may be told once it can be read.
  if (document.parsed.unreadable.length > 0) return;
  const known = report.findings.map(placeOf);
  for (const finding of again.findings) {
    const isWork = ['gate/open-items', 'gate/early-signal'].includes(finding.code);
    assert.ok(isWork || known.includes(placeOf(finding)), `fix all: brought up ${placeOf(finding)}`);
  }
  const comments = (text: string): number => text.split(/(?<=^|\s)#/m).length;
  assert.ok(comments(fixed.text) >= comments(document.text), 'fix all: lost a comment');
}

/** A finding by its code and the last step of its place, which stays when it is moved. */
function placeOf({ code, path }: Finding): string {
  return `${code} ${path.at(-1) ?? ''}`;
}

/** The input with every line, and then every stretch, taken away that the fault does not need. */
export function smallest(input: Input, stillFails: (input: Input) => boolean): Input {
  // What is looked for has to be in the text to be lost.
  const fails = (each: Input): boolean =>
    (each.wanted === undefined || /^goLive: soon$/m.test(each.text)) && stillFails(each);
  let small = { ...input, before: fails({ ...input, before: [] }) ? [] : input.before };
  const parts = [(text: string) => text.split(/(?<=\n)/), (text: string) => [...text]];
  for (const split of parts) {
    for (let size = split(small.text).length; size >= 1; size = Math.floor(size / 2)) {
      for (let at = 0; at < split(small.text).length; ) {
        const less = { ...small, text: spliced(split(small.text), at, size).join('') };
        if (fails(less)) small = less;
        else at += size;
      }
    }
  }
  return small;
}
