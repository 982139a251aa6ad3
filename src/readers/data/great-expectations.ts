/** Results of Great Expectations: of one suite, or of a checkpoint with several. */
import type { Said } from '../../core/service';
import type { DocumentReader } from '../reader';
import type { SourceFile } from '../source/file';
import { type Tree, treeOf } from '../source/tree';
import { dayFact, textFact } from './plain-facts';

export const greatExpectations: DocumentReader = {
  name: 'great-expectations',
  kind: 'data-quality',
  knows: (file) => validationsIn(file).length > 0,
  read: (file) => ({ said: factsOf(file, validationsIn(file)) }),
};

function validationsIn(file: SourceFile): readonly Tree[] {
  if (!file.text.includes('evaluated_expectations')) return [];
  const root = treeOf(file);
  const runs = (root?.get('run_results')?.entries ?? []).map((run) => run.get('validation_result') ?? run);
  return [root, ...runs, ...(root?.get('validation_results')?.items ?? [])].filter(
    (each): each is Tree => each?.get('statistics', 'evaluated_expectations')?.number !== undefined,
  );
}

function factsOf(file: SourceFile, validations: readonly Tree[]): Said[] {
  const ran =
    firstText(validations, [
      ['meta', 'run_id', 'run_time'],
      ['meta', 'validation_time'],
    ]) ?? treeOf(file)?.get('run_id', 'run_time');
  return [
    ...dayFact(file, 'quality.ran', ran),
    ...countFact(
      file,
      'quality.passed',
      validations.map((each) => each.get('statistics', 'successful_expectations')),
    ),
    ...countFact(
      file,
      'quality.failed',
      validations.map((each) => each.get('statistics', 'unsuccessful_expectations')),
    ),
    ...validations.flatMap((each) => suiteFact(file, each)),
  ];
}

function firstText(validations: readonly Tree[], paths: readonly (readonly string[])[]): Tree | undefined {
  return validations
    .flatMap((each) => paths.map((path) => each.get(...path)))
    .find((tree) => tree?.text !== undefined);
}

/** The sum over all suites; nothing where one of them does not say it. */
function countFact(
  file: SourceFile,
  fact: 'quality.passed' | 'quality.failed',
  counts: readonly (Tree | undefined)[],
): Said[] {
  const numbers = counts.map((count) => count?.number);
  if (!numbers.every((number) => number !== undefined)) return [];
  const value = numbers.reduce((sum, number) => sum + number, 0);
  return [{ fact, value, ...file.placeOf(counts[0]?.keyAt) }];
}

function suiteFact(file: SourceFile, validation: Tree): Said[] {
  const suite = firstText(
    [validation],
    [['suite_name'], ['meta', 'expectation_suite_name'], ['meta', 'suite_name']],
  );
  return textFact(file, 'quality.suite', suite);
}
