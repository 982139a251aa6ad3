// What must hold of any text, whatever stands in it. Each check throws where it does not.
import { strict as assert } from 'node:assert';
import { isRefusal } from '../../src/core/base/refusal';
import { applyEdits, applyOperations } from '../../src/core/edit/apply/apply';
import { evaluate, type Finding, fixAll, type ManifestDocument, readDocument } from '../../src/core/service';
import { argumentsOf, checkArguments } from './arguments';
import { checkEvidence, evidenceText } from './evidence';
import { change, pick, type Random, randomFrom, samples, spliced } from './inputs';
import { block, compare, sectionsOf } from './parsers';
import { checkedOf, findingsWell, offsetWell, today, viewsWell } from './places';
import { checkTyping, sameAsFresh, typedVersions } from './typing';

/** What is looked for. Thousands of `short` and `arguments` are looked at in the time of a hundred others. */
export const kinds = ['short', 'manifest', 'fixes', 'typing', 'evidence', 'arguments'] as const;
export type Kind = (typeof kinds)[number];

/** One text to look at, and the versions before it. */
export interface Input {
  readonly kind: Kind;
  readonly text: string;
  readonly before: readonly string[];
  /** A finding that must be there, whatever else is wrong. */
  readonly wanted?: string;
  /** The places that are asked about, as shares of the text. */
  readonly places?: readonly number[];
  readonly argv?: readonly string[];
}

/** The input that a number stands for, of one of some kinds. */
export function inputOf(seed: number, among: readonly Kind[] = kinds): Input {
  const random = randomFrom(seed);
  const kind = pick(random, among);
  if (kind === 'evidence') return { kind, text: evidenceText(random), before: [] };
  if (kind === 'typing') {
    const versions = typedVersions(random);
    return { kind, text: versions.pop() ?? '', before: versions };
  }
  const argv = kind === 'arguments' ? { argv: argumentsOf(random) } : {};
  if (kind === 'short') return { kind, ...shortOf(random), places: [random()] };
  const places = kind === 'manifest' ? { places: [random(), random()] } : {};
  return { kind, ...manifestOf(random), ...argv, ...places };
}

type Text = Pick<Input, 'text' | 'before' | 'wanted'>;

function manifestOf(random: Random): Text {
  if (random() < 0.2) return { text: block(random), before: [] };
  const sample = pick(random, samples());
  // A manifest in braces has no sections of lines.
  const hasSections = !/^\{/m.test(sample);
  return random() < 0.3 && hasSections ? besideFault(sample, random) : changed(sample, random);
}

/** A few lines that follow each other in a sample, changed. */
function shortOf(random: Random): Text {
  const lines = pick(random, samples()).split('\n');
  const start = Math.floor(random() * lines.length);
  const some = lines.slice(start, start + 1 + Math.floor(random() * 8));
  const above = lines
    .slice(0, start)
    .filter((line) => /^\w/.test(line))
    .at(-1);
  const isNested = /^\s/.test(some[0] ?? '') && above !== undefined;
  const text = [...(isNested ? [above.replace(/:.*$/, ':')] : []), ...some, ''].join('\n');
  return changed(random() < 0.5 ? `version: 1\nstage: design\n${text}` : text, random);
}

function changed(sample: string, random: Random): Text {
  const versions = [sample];
  for (let left = 1 + Math.floor(random() * 5); left > 0; left--)
    versions.push(change(versions.at(-1) ?? '', random));
  return { text: versions.pop() ?? '', before: versions };
}

/** A sample with one section broken, and a known fault in a section of its own before or behind it. */
function besideFault(sample: string, random: Random): Text {
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

/** Looks at one input from the sides that its kind is about. */
export async function check(input: Input): Promise<void> {
  const { kind, text, before, argv = [] } = input;
  if (kind === 'typing') return checkTyping([...before, text]);
  if (kind === 'evidence') return checkEvidence(text);
  if (kind === 'arguments') return checkArguments(argv, text);
  return kind === 'fixes' ? checkFixes(text) : checkManifest(input);
}

function checkManifest({ text, before, wanted, places = [] }: Input): void {
  const document = readDocument(text);
  const checked = checkedOf(document);
  const { findings } = checked.report;
  findingsWell(checked);
  viewsWell(checked);
  inWords(text, findings);
  if (wanted !== undefined)
    assert.ok(
      findings.some(({ code }) => code === wanted),
      `lost: ${wanted}`,
    );
  for (const share of places) offsetWell(checked, Math.floor(share * (text.length + 1)));
  if (before.length > 0) asIfReadAtOnce(before, text);
  asOneParser(text);
}

function checkFixes(text: string): void {
  const document = readDocument(text);
  fixes(document, evaluate(document, { today }).findings);
  allFixes(document);
}

function inWords(text: string, findings: readonly Finding[]): void {
  for (const { code, message, fixes: offered } of findings) {
    assert.notEqual(code, 'internal/check-failed', message);
    for (const words of [message, ...offered.map(({ title }) => title)])
      for (const slip of ['undefined', 'NaN', '[object '])
        assert.ok(!words.includes(slip) || text.includes(slip), `slip: ${code}: ${words}`);
  }
}

function asIfReadAtOnce(before: readonly string[], text: string): void {
  let document: ManifestDocument | undefined;
  for (const version of before) document = readDocument(version, document);
  sameAsFresh(readDocument(text, document));
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

/** The input with every version, line and stretch taken away that the fault does not need. */
export async function smallest(input: Input, stillFails: (input: Input) => Promise<boolean>): Promise<Input> {
  // What is looked for has to be in the text to be lost.
  const fails = async (each: Input): Promise<boolean> =>
    (each.wanted === undefined || /^goLive: soon$/m.test(each.text)) && (await stillFails(each));
  let small = { ...input, before: (await fails({ ...input, before: [] })) ? [] : input.before };
  const parts = [(text: string) => text.split(/(?<=\n)/), (text: string) => [...text]];
  for (const split of parts) {
    for (let size = split(small.text).length; size >= 1; size = Math.floor(size / 2)) {
      for (let at = 0; at < split(small.text).length; ) {
        const less = { ...small, text: spliced(split(small.text), at, size).join('') };
        if (await fails(less)) small = less;
        else at += size;
      }
    }
  }
  return small;
}
