import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { isManifestPath } from '../../../../src/core/base/manifest-files';
import { isRefusal } from '../../../../src/core/base/refusal';
import { applyEdits } from '../../../../src/core/base/text-edit';
import { isMapSection, mapSectionIds } from '../../../../src/core/domain/sections';
import { type Occurrence, occurrences, renameId } from '../../../../src/core/language/symbols';
import { unknownIdCode } from '../../../../src/core/rules/areas/references';
import {
  type ReferringPlace,
  referencesIn,
  shareIds,
  targetOf,
} from '../../../../src/core/schema/references';
import { evaluate, type ManifestDocument, readDocument } from '../../../../src/core/service';
import { manifestWith, places } from '../schema/places';
import { today } from '../support';

const samples = readdirSync('test', { recursive: true, encoding: 'utf8' })
  .map((file) => `test/${file.replaceAll('\\', '/')}`)
  .filter((file) => isManifestPath(file) || file.startsWith('test/fixtures/clean/'))
  .filter((file) => /\.ya?ml$/.test(file))
  .map((file) => [file, readFileSync(file, 'utf8')] as const);

const name = 'quite-another-name';

/** The codes that tell of ids that are not there, each as often as it does. */
function unknownIds(document: ManifestDocument): string[] {
  const codes = new Set<string | undefined>(places.map(unknownIdCode));
  return evaluate(document, { today }).findings.flatMap(({ code, path }) =>
    codes.has(code) ? [`${code} ${path.length}`] : [],
  );
}

function renamed(document: ManifestDocument, { range }: Occurrence, to: string): ManifestDocument {
  const result = renameId(document, range.start, to);
  assert.ok(!isRefusal(result), JSON.stringify(result));
  return readDocument(applyEdits(document.text, result));
}

/** Renames each id that a manifest defines, there and back. */
function assertRenames(text: string): number {
  const document = readDocument(text);
  const before = unknownIds(document);
  const all = occurrences(document).filter(
    ({ role, section }) => role === 'definition' && section !== 'checklist',
  );
  // An id that a system and an integration share could not be given back, since a fallback may name either.
  const defined = all.filter(
    (one) =>
      !all.some((other) => other !== one && other.id === one.id && shareIds(one.section, other.section)),
  );
  for (const each of defined) {
    const { section, id, path } = each;
    const after = renamed(document, each, name);
    const left = occurrences(after).filter((other) => other.section === section && other.id === id);
    assert.deepEqual(left, [], path.join('.'));
    assert.deepEqual(unknownIds(after), before, path.join('.'));
    const there = occurrences(after).find((other) => other.role === 'definition' && other.id === name);
    assert.ok(there, path.join('.'));
    assert.equal(renamed(after, there, id).text, text, path.join('.'));
  }
  return defined.length;
}

/** What the generic walk finds, rename, references and unknown ids find alike. */
function assertAlike(text: string): void {
  const document = readDocument(text);
  const found = occurrences(document).filter(({ role }) => role === 'reference');
  const findings = evaluate(document, { today }).findings;
  for (const reference of referencesIn(document.manifest)) {
    const at = reference.path.join('.');
    const target = targetOf(document.manifest, reference);
    const occurrence =
      found.find(({ path }) => path.join('.') === at) ??
      // What an alias or a merge repeats is found where its anchor is.
      (/[*]/.test(text) ? found.find(({ id: each }) => each === reference.id) : undefined);
    const finding = findings.find(
      ({ code, path }) => code === unknownIdCode(reference) && path.join('.') === at,
    );
    if (target !== undefined) {
      assert.equal(occurrence?.section, target, at);
      assert.equal(finding, undefined, at);
    } else if (reference.words.length === 0) {
      assert.ok(occurrence && reference.sections.includes(occurrence.section), at);
      // In diagnose there need not be signals yet.
      const isEarly = document.manifest.signals === undefined && document.manifest.stage === 'diagnose';
      assert.ok(finding !== undefined || (isEarly && reference.sections.includes('signals')), at);
    }
  }
}

/** Few ids, so that one and the same stands in several sections. */
const id = fc.constantFrom(...mapSectionIds.map((section) => `a-${section}`), 'overseer', 'nobody');
const reference = fc.tuple(
  fc.constantFrom(...places).filter(({ sections }) => sections.every(isMapSection)),
  id,
);

/** A manifest in which an id of any section may be in others too, written in one style or another. */
const manifests = fc
  .record({
    references: fc.array(reference, { maxLength: 20 }),
    more: fc.array(fc.tuple(fc.constantFrom(...mapSectionIds), id), { maxLength: 8 }),
    style: fc.constantFrom('json', 'block', 'quoted'),
  })
  .map(({ references, more, style }) => {
    const value = parse(manifestWith(references satisfies [ReferringPlace, string][]));
    for (const [section, each] of more) value[section][each] ??= {};
    if (style === 'json') return JSON.stringify(value);
    return stringify(value, style === 'quoted' ? { defaultStringType: 'QUOTE_SINGLE' } : {});
  });

describe('ids', () => {
  it('of the samples are renamed and back, and nothing else changes', () => {
    assert.ok(samples.length >= 10);
    for (const [file, text] of samples)
      assert.ok(assertRenames(text) > 0 || /newcomer|fixtures/.test(file), file);
  }).timeout(120_000);

  it('of the samples are found alike by all that looks for them', () => {
    for (const [, text] of samples) assertAlike(text);
  }).timeout(120_000);

  it('of any manifest are renamed and back', () => {
    fc.assert(
      fc.property(manifests, (text) => void assertRenames(text)),
      { numRuns: 40, seed: 7 },
    );
  }).timeout(120_000);

  it('of any manifest are found alike by all that looks for them', () => {
    fc.assert(fc.property(manifests, assertAlike), { numRuns: 150, seed: 8 });
  }).timeout(120_000);
});
