// Where things are said to stand, and how they are called: what must hold of every answer about any text.
import { strict as assert } from 'node:assert';
import { longestMessage } from '../../src/core/base/limits';
import type { PositionRange, Range } from '../../src/core/base/range';
import { isRefusal } from '../../src/core/base/refusal';
import { occurrences } from '../../src/core/language/symbols';
import {
  complete,
  definitionsAt,
  documentLinks,
  evaluate,
  foldings,
  hoverAt,
  inlayHints,
  lenses,
  locate,
  type ManifestDocument,
  nodeAt,
  type OutlineSymbol,
  outline,
  pathAt,
  type Report,
  referencesAt,
  renamableAt,
  renameAt,
} from '../../src/core/service';

export const today = '2026-11-22';

/** A text that was read and checked. */
export interface Checked {
  readonly document: ManifestDocument;
  readonly report: Report;
}

export function checkedOf(document: ManifestDocument): Checked {
  return { document, report: evaluate(document, { today }) };
}

/** Whether an offset is one at which a caret could stand. */
function isPlace(text: string, at: number): boolean {
  if (!Number.isInteger(at) || at < 0 || at > text.length) return false;
  const around = text.slice(Math.max(0, at - 1), at + 1);
  return at === 0 || at === text.length || !/^(?:\r\n|[\ud800-\udbff][\udc00-\udfff])$/.test(around);
}

/** That a range begins before it ends, inside of the text, and cuts nothing in two. */
export function inside({ text }: ManifestDocument, { start, end }: Range, what: string): void {
  assert.ok(isPlace(text, start) && isPlace(text, end), `outside: ${what}: ${start}-${end}`);
  assert.ok(start <= end, `backwards: ${what}: ${start}-${end}`);
}

function positionsInside(document: ManifestDocument, { start, end }: PositionRange, what: string): void {
  const range = { start: document.lines.offsetAt(start), end: document.lines.offsetAt(end) };
  inside(document, range, what);
  const again = { start: document.lines.positionAt(range.start), end: document.lines.positionAt(range.end) };
  assert.deepEqual(again, { start, end }, `outside: ${what}`);
}

/** That words are there, and are not longer than anyone reads, nor cut within a character. */
export function readable(words: string, what: string, most = longestMessage): void {
  assert.ok(words.length <= most, `too long: ${what}: ${words.length} characters: ${words.slice(0, 300)}`);
  assert.ok(!/\p{Surrogate}/u.test(words), `half a character: ${what}: ${words}`);
}

/** That findings stand where something is, are told once, and are called in a sentence. */
export function findingsWell({ document, report }: Checked): void {
  const told = new Set<string>();
  for (const { code, message, range, related, fixes } of [...report.findings, ...report.hidden]) {
    assert.notEqual(code, 'internal/check-failed', message);
    positionsInside(document, range, code);
    readable(message, code);
    for (const each of related) {
      positionsInside(document, each.range, `${code}: related`);
      readable(each.message, `${code}: related`);
    }
    for (const { title } of fixes) readable(title, `${code}: fix`, 300);
    const once = JSON.stringify([code, range, message]);
    assert.ok(!told.has(once), `twice: ${code}: ${message}`);
    told.add(once);
  }
  for (const { id, because } of report.items) readable(because, id);
}

/** That what an editor shows beside a text stands in it. */
export function viewsWell({ document, report }: Checked): void {
  symbolsWell(document, outline(document), { start: 0, end: document.text.length });
  for (const { range } of documentLinks(document)) inside(document, range, 'link');
  for (const { range, title } of lenses(document, report)) {
    inside(document, range, 'lens');
    readable(title, 'lens');
  }
  for (const { at, text } of inlayHints(document, report)) {
    inside(document, { start: at, end: at }, 'hint');
    readable(text, 'hint');
  }
  for (const { start, end } of foldings(document))
    assert.ok(0 <= start && start < end && end < document.lines.count, `folding: ${start}-${end}`);
  const seen = new Set<number>();
  for (const { range, id } of occurrences(document)) {
    inside(document, range, `id ${id.slice(0, 40)}`);
    assert.ok(!seen.has(range.start), `twice: id ${id.slice(0, 40)}`);
    seen.add(range.start);
  }
}

/** VS Code refuses a whole outline with a name that is empty or a selection that leaves its range. */
function symbolsWell(document: ManifestDocument, symbols: readonly OutlineSymbol[], around: Range): void {
  for (const { name, detail, range, selection, children } of symbols) {
    assert.notEqual(name, '', 'symbol: no name');
    readable(name, 'symbol', 100);
    readable(detail, 'symbol', 300);
    inside(document, range, 'symbol');
    inside(document, selection, 'symbol');
    assert.ok(around.start <= range.start && range.end <= around.end, `symbol: ${name} leaves its parent`);
    assert.ok(
      range.start <= selection.start && selection.end <= range.end,
      `symbol: the key of ${name} leaves its range`,
    );
    symbolsWell(document, children, range);
  }
}

/** That whatever is asked at an offset has an answer, and the answer stands around it. */
export function offsetWell({ document, report }: Checked, offset: number): void {
  const hover = hoverAt({ document, report, offset });
  if (hover !== undefined) {
    around(document, hover.range, offset, 'hover');
    readable(hover.markdown.text, 'hover', 6_000);
  }
  const { start, end, proposals } = complete({ document, offset, today, files: ['docs/a.md'] });
  assert.ok(start <= offset && offset <= end && end <= document.text.length, 'completion: elsewhere');
  for (const { label, detail, insert } of proposals) {
    assert.notEqual(label, '', 'completion: no label');
    for (const words of [label, detail ?? '', insert])
      assert.ok(!/undefined|\[object/.test(words) || /undefined|\[object/.test(document.text), words);
  }
  namesWell(document, offset);
  // A lens, a fix and the panel go back from an offset to what stands there.
  const path = pathAt(document.parsed.root, offset);
  if (document.parsed.root !== undefined)
    assert.ok(nodeAt(document.parsed.root, path) !== undefined, `path: ${path.join('.')}`);
  inside(document, locate(document.text, document.parsed.root, path, 'key'), 'place');
}

/** That the name at an offset leads somewhere, is listed itself, and is changed only where it stands. */
function namesWell(document: ManifestDocument, offset: number): void {
  const definition = definitionsAt(document, offset);
  if (definition !== undefined) {
    around(document, definition.origin, offset, 'definition');
    for (const target of definition.targets) inside(document, target, 'definition');
  }
  const places = referencesAt(document, offset);
  const seen = new Set<number>();
  for (const { range } of places) {
    inside(document, range, 'reference');
    assert.ok(!seen.has(range.start), `twice: reference at ${range.start}`);
    seen.add(range.start);
  }
  const renamable = renamableAt(document, offset);
  if (!isRefusal(renamable)) {
    const { range, name } = renamable;
    // The caret may stand before the mark of an anchor, which is no part of its name.
    inside(document, range, 'renamable');
    assert.ok(range.start - 1 <= offset && offset <= range.end, 'renamable: elsewhere');
    assert.notEqual(name, '');
    assert.ok(
      places.some((each) => each.range.start <= range.start && range.end <= each.range.end),
      'references: not even itself',
    );
  }
  const edits = renameAt(document, offset, 'other-name');
  if (isRefusal(edits)) {
    assert.notEqual(edits.refused, '');
    readable(edits.refused, 'rename');
  } else for (const edit of edits) inside(document, edit, 'rename');
}

function around(document: ManifestDocument, range: Range, offset: number, what: string): void {
  inside(document, range, what);
  assert.ok(range.start <= offset && offset <= range.end, `${what}: elsewhere`);
}
