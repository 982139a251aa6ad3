/** Evaluates a manifest on the way from what it was to what it is, one thing changed after the other. */
import { evaluate } from '../evaluate/evaluate';
import { isReadable, type ManifestDocument } from '../facts/document';
import type { EvaluationInput } from '../facts/report';
import { editionOf, newestEdition } from '../schema/catalogue';
import type { Course } from './comparison';
import type { Side } from './traits';

/** A manifest as it was: with its files and on its day, and with those of now. */
interface Before {
  readonly document: ManifestDocument;
  readonly past: EvaluationInput;
  readonly present: EvaluationInput;
}

/** A manifest as it is. */
interface After {
  readonly document: ManifestDocument;
  readonly input: EvaluationInput;
}

/**
 * The reports from the one to the other (`compare`); `after` is absent where the manifest is gone, `before` where it is new.
 * Where nothing was changed, the report before stands there again. `isLeftOut`: where it is there on both sides and is looked
 * at on one alone, that is by the configuration, which changes together with the files.
 */
export function courseOf(
  before: Before | undefined,
  after: After | undefined,
  { isLeftOut = false } = {},
): Course {
  const last = after && sideOf(after.document, after.input);
  if (before === undefined) return [undefined, undefined, undefined, isLeftOut ? last : undefined, last];
  const { document, past, present } = before;
  const first = sideOf(document, past);
  const edition = after === undefined ? editionOf(document.manifest) : editionOf(after.document.manifest);
  const isEdited = edition !== editionOf(document.manifest);
  const edited = isEdited
    ? { ...document, manifest: { ...document.manifest, catalogue: edition } }
    : document;
  const second = isEdited ? sideOf(edited, past) : first;
  const third = present.today === past.today ? second : sideOf(edited, { ...past, today: present.today });
  if (after === undefined && isLeftOut) return [first, second, third, undefined, undefined];
  const fourth = sideOf(edited, present);
  const isSame = after?.document.text === document.text && !isEdited;
  return [first, second, third, fourth, isSame ? fourth : last];
}

function sideOf(document: ManifestDocument, input: EvaluationInput): Side {
  // All findings: a list that is cut would differ by what is left out.
  const report = evaluate(document, input, Number.POSITIVE_INFINITY);
  return { report, root: document.parsed.root };
}

/** The edition that judges from now on, where it is another one: `2026.2`. */
export function editionAfter(course: Course): string | undefined {
  const [first, , , , last] = course;
  if (first === undefined || last === undefined) return undefined;
  const [one, other] = [first, last].map(({ report }) => editionOf(report.manifest) ?? newestEdition);
  return one === other ? undefined : other;
}

/** What keeps a comparison from being the whole truth, in sentences. */
export function notesOnComparison(
  [first, , , , last]: Course,
  before: ManifestDocument | undefined,
  after: ManifestDocument | undefined,
): string[] {
  const notes: string[] = [];
  if (before !== undefined && !isReadable(before))
    notes.push('What it was before cannot be read as a whole.');
  if (after !== undefined && !isReadable(after)) notes.push('What it is now cannot be read as a whole.');
  const unseen = [first, last].reduce((sum, side) => sum + (side?.report.notChecked ?? 0), 0);
  if (unseen > 0)
    notes.push(
      'Some of what it names could not be looked at, before or now: what rests on that is not compared.',
    );
  return notes;
}
