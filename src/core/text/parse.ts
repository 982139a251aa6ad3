import type { Document } from 'yaml';
import type { Range } from '../base/range';
import { quoted, shorten } from '../base/shorten';
import { grouped } from '../base/words';
import { noRepeats } from './anchors';
import { compose } from './compose';
import { blank, type Conflict, findConflicts, findStrayMarkers, keepOurs } from './conflicts';
import { Converter } from './convert';
import {
  findDeepSections,
  isBeyond,
  isFull,
  type Limits,
  limits,
  limitsOfFiles,
  limitsOfUnplain,
} from './limits';
import { lineEnd, lineStart, withKnownBreaks } from './lines';
import { isDoubtful, type Parsed, type ReadText, type Unreadable } from './parsed';
import { readPlainText } from './plain-text';
import type { SyntaxProblem } from './problem';
import type { Closings } from './recovered';
import { recover } from './recovery';
import { joinSections, readSections } from './sections';
import { explainSyntax } from './syntax-words';

/**
 * Reads a text. Never throws, whatever the text; time and memory are bounded by `limits`. Of `previous`, an earlier
 * version, the sections that have not changed are taken over.
 */
export function parse(text: string, previous?: Parsed): Parsed {
  const read = (part: string): ReadText => readPlainText(part) ?? readWhole(part);
  return parsed(text, { read, most: limits, ...(previous === undefined ? {} : { previous }) });
}

/**
 * The same for files that manifests name, by whoever takes no text in which something is broken: nothing is read round a
 * fault, which costs time, and the file may be larger than any manifest.
 */
export function parseUnbroken(text: string): Parsed {
  const read = (part: string): ReadText => readPlainText(part, limitsOfFiles) ?? readUnplain(part);
  return parsed(text, { read, most: limitsOfFiles });
}

function readUnplain(part: string): ReadText {
  if (!isBeyond(part, limitsOfUnplain)) return readWhole(part, { recoveries: 0, most: limitsOfUnplain });
  const { root, value, problems, unreadable, beyond, repeats } = tooLarge(part, limitsOfUnplain);
  return { root, value, problems, unreadable, beyond, repeats };
}

/** How a text is read. */
interface Way {
  readonly read: (part: string) => ReadText;
  readonly most: Limits;
  readonly previous?: Parsed;
}

function parsed(text: string, { read, most, previous }: Way): Parsed {
  if (isBeyond(text, most)) return tooLarge(text, most);
  const problems: SyntaxProblem[] = [];
  const unreadable: Unreadable[] = [];
  const conflicts = findConflicts(text);
  for (const conflict of conflicts.slice(0, limits.problems + 1)) problems.push(conflictProblem(conflict));
  let readable = withKnownBreaks(conflicts.length === 0 ? text : keepOurs(text, conflicts));
  const strays = findStrayMarkers(readable);
  for (const stray of strays.slice(0, limits.problems + 1))
    problems.push(strayMarkerProblem(readable, stray));
  problems.push(...unprintable(readable));
  const deep = findDeepSections(readable);
  for (const { start } of deep.slice(0, limits.problems + 1)) {
    problems.push({
      code: 'yaml/too-large',
      message: `This section is nested more than ${limits.depth} levels deep, so it was not read. The rest of the manifest was.`,
      range: { start, end: Math.min(lineEnd(readable, start), start + 80) },
      why: tooDeep,
    });
  }
  unreadable.push(...strays);
  // Markers may stand within a section that is nested too deep.
  if (strays.length > 0) readable = blank(readable, strays);
  if (deep.length > 0) readable = blank(readable, deep);
  const sections = readSections(readable, read, previous?.sections ?? []);
  const whole = sections === undefined ? read(readable) : joinSections(sections);
  // Of many sections there may be more than one call takes.
  for (const problem of whole.problems) problems.push(problem);
  const [omitted] = problems.splice(limits.problems);
  if (omitted !== undefined) problems.push(andMore(omitted));
  for (const each of whole.unreadable) unreadable.push(each);
  // A section that is not there may be any, and so may one whose faults are not told.
  const isCut = deep.length > 0 || omitted !== undefined;
  for (const { code, range } of problems) {
    // What else is said of such a line follows from it more often than not.
    if (code !== 'yaml/syntax' && code !== 'yaml/unresolved-alias') continue;
    unreadable.push({ start: lineStart(text, range.start), end: lineEnd(text, range.end) });
  }
  return {
    text,
    root: isCut && whole.root !== undefined ? { ...whole.root, cut: true } : whole.root,
    value: whole.value,
    problems,
    conflicts,
    unreadable,
    beyond: [...deep, ...whole.beyond],
    repeats: whole.repeats,
    ...(sections && { sections }),
  };
}

const tooDeep = `it is nested more than ${limits.depth} levels deep`;

function tooLarge(text: string, limit: Limits): Parsed {
  const thousands = (count: number): string => grouped(Math.round(count / 1000));
  const most =
    text.length > limit.characters
      ? `${thousands(text.length)} thousand characters; a file of more than ${thousands(limit.characters)} thousand`
      : `too many lines and separators; a file with more than ${grouped(limit.marks)} of them`;
  const message = `This file has ${most} is not read. Keep bulk data in files of its own and refer to them as evidence.`;
  const range = { start: 0, end: lineEnd(text, 0) };
  const why =
    text.length > limit.characters
      ? `it has ${grouped(text.length)} characters, and at most ${grouped(limit.characters)} are read of such a file`
      : `it has more than ${grouped(limit.marks)} lines and separators, the most that are read of such a file`;
  return {
    text,
    root: undefined,
    value: undefined,
    problems: [{ code: 'yaml/too-large', message, range, why }],
    conflicts: [],
    unreadable: [],
    beyond: [{ start: 0, end: text.length }],
    repeats: noRepeats,
  };
}

function andMore({ range }: SyntaxProblem): SyntaxProblem {
  const message = `More than ${limits.problems} places of this text are broken: from here on they are not listed. Fix those above first.`;
  return { code: 'yaml/too-large', message, range };
}

function conflictProblem(conflict: Conflict): SyntaxProblem {
  const ours = shorten(conflict.ours.label) || 'our side';
  const theirs = shorten(conflict.theirs.label) || 'their side';
  return {
    code: 'yaml/merge-conflict',
    message: `Unresolved merge conflict between ${quoted(ours)} and ${quoted(theirs)}: keep one side or both and delete the markers. Until then, the side of ${quoted(ours)} is the one that is checked.`,
    range: conflict.marker,
    related: { message: `The side of ${quoted(theirs)} starts here`, range: conflict.theirs.range },
  };
}

function strayMarkerProblem(text: string, range: Range): SyntaxProblem {
  const message = `${quoted(text.slice(range.start, range.end))} is a leftover marker from a git merge conflict: delete this line.`;
  return { code: 'yaml/merge-conflict', message, range };
}

/** The characters that YAML 1.2 does not allow in a text, and the one that stands for bytes that are not UTF-8. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
export const unprintableCharacter = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffd-\uffff]/g;

function unprintable(text: string): SyntaxProblem[] {
  const first = text.search(unprintableCharacter);
  if (first === -1) return [];
  const count = text.match(unprintableCharacter)?.length ?? 1;
  const code = text.charCodeAt(first);
  const what =
    code === 0xfffd
      ? 'bytes here are not valid UTF-8. Save the file as UTF-8'
      : `the control character U+${code.toString(16).toUpperCase().padStart(4, '0')} is not allowed in YAML. Delete it`;
  const more = count > 1 ? ` (${count} such places in the file)` : '';
  const range = { start: first, end: first + 1 };
  return [{ code: 'yaml/syntax', message: `Some text cannot be read: ${what}${more}.`, range }];
}

/** How much is spent on a text. */
interface Effort {
  /** How often it is read again, around what is broken. */
  readonly recoveries?: number;
  readonly most?: Limits;
}

/**
 * Composes a text; where something keeps the parser from reading what follows, blanks that and composes again, so
 * that an error in one place hides nothing in another.
 */
export function readWhole(
  source: string,
  { recoveries = mostRecoveries(source), most = limits }: Effort = {},
): ReadText {
  const problems: SyntaxProblem[] = [];
  const unreadable: Unreadable[] = [];
  const beyond: Range[] = [];
  let text = source;
  let closings: Closings = new Map();
  for (let attempt = 1; ; attempt++) {
    const documents = compose(text, closings);
    if (documents === undefined) break;
    const recovered = recoveries === 0 ? undefined : recover(text, documents[0], closings);
    if (recovered === undefined || attempt > recoveries) {
      const told = problems.length;
      const misplaced: Unreadable[] = [];
      const { root, ...read } = convert(text, documents, { problems, beyond, misplaced, most });
      const isKnown = (problem: SyntaxProblem, index: number): boolean =>
        index < told || !isDoubtful(unreadable, problem.range);
      // What could only be read around this one more fault is not in the document.
      const isCut = recovered !== undefined && root !== undefined;
      return {
        ...read,
        root: isCut ? { ...root, cut: true } : root,
        problems: problems.filter(isKnown),
        unreadable: [...unreadable, ...misplaced],
        beyond,
      };
    }
    // What is found once more on a line follows from what was found first.
    const lines = new Set(problems.map(({ range }) => lineStart(source, range.start)));
    for (const problem of recovered.problems) {
      const line = lineStart(source, problem.range.start);
      if (!lines.has(line) && !isDoubtful(unreadable, problem.range)) problems.push(problem);
      lines.add(line);
    }
    unreadable.push(...recovered.unreadable);
    text = recovered.text;
    closings = recovered.closings ?? closings;
  }
  const range = { start: 0, end: lineEnd(source, 0) };
  problems.push({
    code: 'yaml/too-large',
    message: 'This file is nested too deeply to be read.',
    range,
    why: tooDeep,
  });
  beyond.push({ start: 0, end: source.length });
  return { root: undefined, value: undefined, problems, unreadable, beyond, repeats: noRepeats };
}

function mostRecoveries({ length }: string): number {
  return length > limits.quick ? limits.recoveriesOfLong : limits.recoveries;
}

interface Found {
  readonly problems: SyntaxProblem[];
  readonly beyond: Range[];
  readonly most: Limits;
  /** Lines that are in the wrong column because of one above them. */
  readonly misplaced: Unreadable[];
}

function convert(
  text: string,
  documents: Document.Parsed[],
  { problems, beyond, misplaced, most }: Found,
): Pick<Parsed, 'root' | 'value' | 'repeats'> {
  const nothing = { root: undefined, value: undefined, repeats: noRepeats };
  const [first, ...others] = documents;
  if (first === undefined) return nothing;
  // Faults in a later document repeat what multiple-documents says. One fault often makes the parser stumble several
  // times on its line: the first says it best.
  const told = new Set(problems.map(({ range }) => lineStart(text, range.start)));
  let line: Range = { start: 0, end: -1 };
  let code: string | undefined;
  for (const error of first.errors) {
    if (isFull(problems)) break;
    const [at] = error.pos;
    if ((line.start <= at && at <= line.end) || error.code === 'MULTIPLE_DOCS') continue;
    line = { start: lineStart(text, at), end: lineEnd(text, at) };
    // Where one line is in the wrong column, those below it are, too.
    const isNext = code === 'BAD_INDENT' && error.code === code;
    code = error.code;
    if (code === 'BAD_INDENT') misplaced.push({ ...line, doubtful: true });
    if (isNext) continue;
    const problem = explainSyntax(text, error);
    const shown = lineStart(text, problem.range.start);
    if (told.has(line.start) || told.has(shown)) continue;
    told.add(line.start).add(shown);
    problems.push(problem);
  }
  const second = others[0];
  if (second !== undefined) {
    const range = secondDocument(text, second.range[0]);
    const message = `One file holds one manifest, but this file holds ${documents.length} documents: only the first is read. Delete this separator, or move what follows to a file of its own.`;
    problems.push({ code: 'yaml/multiple-documents', message, range });
  }
  if (first.contents === null) return nothing;
  const converter = new Converter(text, { problems, beyond }, most);
  const [root, value] = converter.convert(first.contents, 0);
  const isEmpty = root.kind === 'scalar' && root.value === null && root.start === root.end;
  return isEmpty ? nothing : { root, value, repeats: converter.repeats() };
}

function secondDocument(text: string, from: number): Range {
  const separator = text.lastIndexOf('---', from + 3);
  const start = separator === -1 ? from : separator;
  return { start, end: lineEnd(text, start) };
}
