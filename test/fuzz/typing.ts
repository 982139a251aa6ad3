// A manifest as it is typed: what is said of each version is what would be said of it alone.
import { strict as assert } from 'node:assert';
import { isDeepStrictEqual } from 'node:util';
import { foldings, type ManifestDocument, outline, readDocument } from '../../src/core/service';
import { change, pick, type Random, samples } from './inputs';
import { checkedOf, findingsWell, offsetWell } from './places';

/** The versions of a text while a stretch of it is typed again, or taken away, or changed here and there. */
export function typedVersions(random: Random): string[] {
  const sample = pick(random, samples());
  const start = Math.floor(random() * sample.length);
  const length = 1 + Math.floor(random() * 25);
  const [before, typed, behind] = [
    sample.slice(0, start),
    sample.slice(start, start + length),
    sample.slice(start + length),
  ];
  const cuts = Array.from({ length: typed.length + 1 }, (_, at) => before + typed.slice(0, at) + behind);
  const versions = random() < 0.5 ? cuts : cuts.reverse();
  let last = versions.at(-1) ?? sample;
  for (let left = Math.floor(random() * 4); left > 0; left--) {
    last = change(last, random);
    versions.push(last);
  }
  return [sample, ...versions];
}

/** That a version reads the same after any other one: its tree, its findings with their places, its outline. */
export function checkTyping(versions: readonly string[]): void {
  let document: ManifestDocument | undefined;
  for (const text of versions) {
    document = readDocument(text, document);
    sameAsFresh(document);
    const checked = checkedOf(document);
    findingsWell(checked);
    // Where the caret may be, and far from it.
    for (const offset of [text.length >> 1, text.length]) offsetWell(checked, offset);
  }
}

/** That nothing of an earlier version is left in a document. */
export function sameAsFresh(document: ManifestDocument): void {
  const fresh = readDocument(document.text);
  // Not `deepEqual`, which would describe the whole difference of two trees.
  assert.ok(isDeepStrictEqual(document.parsed, fresh.parsed), 'incremental: the tree differs');
  assert.ok(isDeepStrictEqual(document.faults, fresh.faults), 'incremental: the faults differ');
  assert.ok(isDeepStrictEqual(document.manifest, fresh.manifest), 'incremental: the facts differ');
  assert.ok(isDeepStrictEqual(document.files, fresh.files), 'incremental: the files differ');
  const [one, other] = [checkedOf(document), checkedOf(fresh)];
  assert.ok(isDeepStrictEqual(one.report, other.report), 'incremental: the report differs');
  assert.ok(isDeepStrictEqual(outline(document), outline(fresh)), 'incremental: the outline differs');
  assert.ok(isDeepStrictEqual(foldings(document), foldings(fresh)), 'incremental: the foldings differ');
}
