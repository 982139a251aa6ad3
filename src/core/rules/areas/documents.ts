/** What is said of the documents that facts name, outside of the evidence: contracts, results, prompts and others. */
import { visible } from '../../base/characters';
import type { Fix } from '../../base/fix';
import type { Path } from '../../base/path';
import { quoted, shorten } from '../../base/shorten';
import {
  type DocumentFile,
  documentFiles,
  type FileFact,
  factOf,
  isEmpty,
  type Unchecked,
  uncheckedOf,
} from '../../facts/evidence';
import { fileNamed } from '../../facts/names';
import type { ItemId } from '../../schema/generated/catalogue';
import { changeTo, removeFix } from '../fixes/fixes';
import type { Problem, RuleContext } from '../rule';

/** Where a file that is not there is now, where that is known. */
export function movedTo(fact: FileFact | undefined): string | undefined {
  return fact?.kind === 'missing' ? fact.movedTo : undefined;
}

/** That there is nothing in a file or folder, and what to do, in words that follow its name. */
export function emptiness(fact: FileFact | undefined): string {
  return fact?.kind === 'folder'
    ? 'holds no document that anyone has filled in: write one'
    : 'is empty: write it';
}

/** That nobody could look at something. */
export function notChecked(what: string, { reason, advice }: Unchecked): string {
  return `${what} could not be checked (${shorten(reason)}), so it proves nothing: ${advice}.`;
}

/** A problem for each document that is missing, outside or empty; `what` follows its name. */
export function* documentsThat(
  context: RuleContext,
  kind: 'missing' | 'outside' | 'empty',
  what: (fact: FileFact) => string,
): Generator<Problem> {
  const weigh = weightOf(context);
  for (const named of documentFiles(context.documents)) {
    const fact = factOf(context.facts.repository, named.file);
    if (fact === undefined || (isEmpty(fact) ? 'empty' : fact.kind) !== kind) continue;
    if (isToldByClaim(named.path, context)) continue;
    yield {
      message: `${inWords(named)} ${what(fact)}.`,
      path: named.path,
      ...weigh(named.path),
      fixes: kind === 'empty' ? [] : fixesFor(named, fact),
      cause: { of: kind === 'missing' ? fileNamed(named.file) : named.file },
    };
  }
}

/** A problem for each document at which nobody could look. */
export function* uncheckedDocuments(context: RuleContext): Generator<Problem> {
  const weigh = weightOf(context);
  for (const named of documentFiles(context.documents)) {
    const unchecked = uncheckedOf(factOf(context.facts.repository, named.file));
    if (unchecked === undefined) continue;
    yield {
      message: notChecked(inWords(named), unchecked),
      path: named.path,
      ...weigh(named.path),
      cause: { of: named.file },
    };
  }
}

/** That a declaration is gone has a finding of its own, where the repository was looked at. */
function isToldByClaim(path: Path, { claims }: RuleContext): boolean {
  const place = path.join('\n');
  return claims.some(
    (each) => each.code === 'repository/declaration-missing' && each.path.join('\n') === place,
  );
}

function inWords({ noun, file }: DocumentFile): string {
  return `The ${noun} ${quoted(visible(file))}`;
}

function fixesFor({ path, noun }: DocumentFile, fact: FileFact): Fix[] {
  const moved = movedTo(fact);
  return [...(moved === undefined ? [] : [changeTo(path, moved)]), removeFix(`Remove the ${noun}`, path)];
}

/**
 * How much a document matters that is not as it should be, by its path: an item that is said to be met may stand on
 * it alone, cited or not.
 */
export function weightOf({ items }: RuleContext): (path: Path) => Pick<Problem, 'severity' | 'items'> {
  const resting = new Map<string, ItemId[]>();
  for (const { id, status, evidence, evidencedBy } of items) {
    const isAlone = status === 'met' && evidence.length === 0;
    if (!isAlone || evidencedBy.some(({ state }) => state === 'holds')) continue;
    for (const { path } of evidencedBy)
      resting.set(path.join('\n'), [...(resting.get(path.join('\n')) ?? []), id]);
  }
  return (path) => {
    const alone = resting.get(path.join('\n'));
    return alone === undefined ? { severity: 'warning' } : { severity: 'error', items: alone };
  };
}
