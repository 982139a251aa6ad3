/** Checks for Soda: its own language (`checks for orders:`), and contracts (`dataset:` with columns and checks). */
import { type Said, upTo } from '../../core/service';
import type { DocumentReader } from '../reader';
import type { SourceFile } from '../source/file';
import { type Tree, treeOf } from '../source/tree';
import { countFact, freshnessFact, listOf } from './contract-facts';
import { durationIn, durationOf } from './durations';

export const soda: DocumentReader = {
  name: 'soda',
  kind: 'data-contract',
  knows: (file) => isContract(file) || checksIn(file).length > 0,
  read: (file) => ({ said: isContract(file) ? contractFacts(file) : checkFacts(file, checksIn(file)) }),
};

function isContract(file: SourceFile): boolean {
  if (!/^["']?(?:dataset|checks)["']?\s{0,3}:/m.test(file.text)) return false;
  const root = treeOf(file);
  if (root?.get('dataset')?.text === undefined || root.get('evals') !== undefined) return false;
  const columns = root.get('columns')?.items ?? [];
  return (
    columns.some((column) => column.get('name') !== undefined) ||
    root.get('checks')?.items.some(isCheck) === true
  );
}

function isCheck(check: Tree): boolean {
  const names =
    check.get('type') === undefined ? check.entries.map(({ key }) => key) : [check.get('type')?.text ?? ''];
  return names.some((name) =>
    /^(?:schema|row_count|freshness|missing|invalid|duplicate|aggregate|metric|failed_rows|avg|min|max|sum|no_|rows_|freshness_in_)/.test(
      name,
    ),
  );
}

function contractFacts(file: SourceFile): Said[] {
  const root = treeOf(file);
  const columns = listOf(root?.get('columns'));
  const checks = [root, ...(columns?.items ?? [])].map((each) => listOf(each?.get('checks')));
  return [
    ...countFact(file, 'contract.columns', [columns]),
    ...countFact(file, 'contract.rules', checks),
    ...checks.flatMap((list) => (list?.items ?? []).flatMap((check) => contractFreshness(file, check))),
  ];
}

function contractFreshness(file: SourceFile, check: Tree): Said[] {
  const freshness = check.get('freshness');
  const limits = freshness?.get('threshold') ?? freshness;
  const unit = freshness?.get('unit') ?? limits?.get('unit');
  const limit = limits?.get('must_be_less_than') ?? limits?.get('must_be_less_than_or_equal');
  const age = unit === undefined ? undefined : durationOf(limit, unit);
  return age === undefined || limit === undefined
    ? []
    : [{ fact: 'contract.freshness', value: age, ...file.placeOf(limit.keyAt) }];
}

function checksIn(file: SourceFile): readonly Tree[] {
  if (!/^["']?checks for [^\n]{1,200}:/m.test(file.text)) return [];
  return (treeOf(file)?.entries ?? []).filter(({ key, isList }) => isList && /^checks for \S/.test(key));
}

function checkFacts(file: SourceFile, lists: readonly Tree[]): Said[] {
  return [
    ...countFact(file, 'contract.rules', lists),
    ...lists.flatMap((list) => list.items.flatMap((check) => checkFreshness(file, check, tableOf(list)))),
  ];
}

function tableOf(list: Tree): string {
  return upTo(list.key.replace(/^checks for (?:dataset )?/, ''), ' [').trim();
}

/** `freshness(created_at) < 1d`, or with limits of its own for a warning and a failure. */
function checkFreshness(file: SourceFile, check: Tree, table: string): Said[] {
  const line = check.text ?? String(check.entries[0]?.key ?? '');
  const [, rest] = /^freshness\s?\([^()]{1,100}\)(.{0,60})$/.exec(line) ?? [];
  if (rest === undefined) return [];
  const place = check.entries[0] ?? check;
  const plain = limitIn(rest, '<');
  if (plain !== undefined)
    return [{ fact: 'contract.freshness', value: { table, error: plain }, ...file.placeOf(place.keyAt) }];
  const failing = place.get('fail');
  const warn = limitIn(place.get('warn')?.text?.replace(/^when/, ''), '>');
  const error = limitIn(failing?.text?.replace(/^when/, ''), '>');
  return freshnessFact(file, { table, warn, error }, error === undefined ? place.get('warn') : failing);
}

/** In this language a bare `m` is minutes. */
function limitIn(text: string | undefined, operator: '<' | '>'): string | undefined {
  const [, sign, limit = ''] = /^\s{0,3}([<>])=?\s{0,3}(\d{1,6}[dhms])$/.exec(text?.trim() ?? '') ?? [];
  return sign === operator ? durationIn(limit.replace(/m$/, 'min')) : undefined;
}
